// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/camera_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

using station::CameraState;
using station::Mark;

bool CameraViewModel::present() const { return m_state != CameraState::Absent; }
bool CameraViewModel::on() const { return present() && m_state != CameraState::Off; }

bool CameraViewModel::showing() const
{
    return !m_picture.isNull()
        && (m_state == CameraState::Live || m_state == CameraState::Black || m_state == CameraState::Frozen);
}

int CameraViewModel::mark() const
{
    switch (m_state) {
    case CameraState::Black:
    case CameraState::Frozen:
    case CameraState::Lost: return markNumber(Mark::Attention);
    default: return markNumber(Mark::Info);
    }
}

QString CameraViewModel::words() const
{
    switch (m_state) {
    case CameraState::Absent: return tr("No camera here. Scan with the hand scanner.");
    case CameraState::Off: return tr("The camera is off.");
    case CameraState::Starting: return tr("The camera starts…");
    case CameraState::Black: return tr("Only black. Is the lens covered?");
    case CameraState::Frozen: return tr("The picture stands still. Switch the camera off and on.");
    case CameraState::Lost: return tr("The camera is gone. Check its cable.");
    case CameraState::Live: break;
    }
    switch (static_cast<vision::Hint>(m_hint)) {
    case vision::Hint::Closer: return tr("Closer");
    case vision::Hint::HoldStill: return tr("Hold still");
    case vision::Hint::Glare: return tr("Glare: tilt the label");
    case vision::Hint::None: break;
    }
    return {};
}

void CameraViewModel::tell(std::vector<station::DeviceView>& devices) const
{
    for (auto& device : devices) {
        if (device.name != "camera" || m_state == CameraState::Absent)
            continue;
        const bool lost = m_state == CameraState::Lost;
        const bool bad = lost || m_state == CameraState::Black || m_state == CameraState::Frozen;
        if (lost && device.mark == Mark::Attention)
            continue; // the station knows why
        device.mark = bad ? Mark::Attention : Mark::Ok;
        device.say = !bad ? "ready" : lost ? "not plugged in" : "no good picture";
        if (!bad)
            device.fault = device.advice = {};
    }
}

void CameraViewModel::toggle()
{
    if (present())
        Q_EMIT wantsOn(!on());
}

void CameraViewModel::showState(int state)
{
    m_state = static_cast<CameraState>(state);
    m_hint = 0;
    m_outlines.clear();
    if (!on() || m_state == CameraState::Lost)
        m_picture = {};
    Q_EMIT changed();
    Q_EMIT stateChanged();
    Q_EMIT pictureChanged();
}

void CameraViewModel::showPreview(const station::Preview& preview)
{
    if (preview.colour.empty() || !on())
        return;
    const bool first = m_picture.isNull();
    m_picture =
        QImage(preview.colour.data(), preview.width, preview.height, 3 * preview.width, QImage::Format_BGR888)
            .convertToFormat(QImage::Format_RGB32);
    if (first)
        Q_EMIT changed();
    Q_EMIT pictureChanged();
}

void CameraViewModel::showSight(const station::Sight& sight)
{
    m_outlines.clear();
    for (const auto& outline : sight.outlines) {
        QPolygonF polygon;
        for (const auto& [x, y] : outline)
            polygon << QPointF(x, y);
        m_outlines.append(polygon);
    }
    if (m_hint != sight.hint) {
        m_hint = sight.hint;
        Q_EMIT changed();
    }
    Q_EMIT pictureChanged();
}

} // namespace custody::ui
