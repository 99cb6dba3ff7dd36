// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/photo_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

PhotoViewModel::PhotoViewModel(Pictures& pictures)
    : m_pictures(pictures)
    , m_shots(photoColumns())
{
}

void PhotoViewModel::show(const station::BenchView& view)
{
    std::vector<station::PhotoView> taken;
    std::vector<const char*> wanted;
    m_ofItem = view.item.has_value();
    m_subject.clear();
    // The ghosts only lay out the strip: whether the shots suffice, the bench decides (G4).
    if (view.item) {
        m_subject = text(view.item->id);
        taken = view.item->photos;
        wanted = {"front", "back", "tag"};
    } else if (view.parcel) {
        m_subject = text(view.parcel->id);
        taken = view.parcel->photos;
        wanted = {"outer_label"};
        if (view.parcel->state != "arrived")
            wanted.push_back("opened_parcel");
    }
    std::vector<PhotoRow> rows = photoRows(taken, wanted, m_pictures);
    m_nextRole = m_nextName = {};
    for (const auto& row : rows)
        if (row.next) {
            m_nextRole = row.role;
            m_nextName = row.name;
        }
    if (m_nextRole.isEmpty())
        m_nextRole = m_ofItem ? QStringLiteral("defect_1") : QStringLiteral("opened_parcel");
    m_progress = tr("%1 of %2").arg(taken.size()).arg(rows.size());
    m_lastPicture = taken.empty() ? QString() : m_pictures.keep(taken.back().thumbnail);
    m_lastWords = taken.empty() ? QString()
                                : QStringLiteral("%1 · %2").arg(named("photo", taken.back().role),
                                    timeAt(taken.back().at, view.now, view.timeZone));
    m_shots.show(std::move(rows));
    Q_EMIT changed();
}

QString PhotoViewModel::question() const
{
    if (m_subject.isEmpty())
        return tr("Scan what you want to photograph");
    return m_nextName.isEmpty() ? tr("All shots taken") : tr("Next: %1").arg(m_nextName);
}

void PhotoViewModel::primary()
{
    if (!m_subject.isEmpty())
        record({{"do", "photo.capture"}, {"subject", m_subject}, {"role", m_nextRole}, {"camera", "bench"}});
}

void PhotoViewModel::second()
{
    if (!m_subject.isEmpty())
        Q_EMIT wantsPage(int(m_ofItem ? station::Page::Item : station::Page::Parcel));
}

} // namespace custody::ui
