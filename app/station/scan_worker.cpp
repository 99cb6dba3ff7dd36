// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/scan_worker.h"

#include <QJsonObject>

#include "app/vision/frame_pixels.h"

namespace custody::station {
namespace {

constexpr std::int64_t quietMs = 1200; // without a code, before the worker is advised
constexpr std::uint32_t theStream = 1;

Sight sightOf(const decoder::Answer& answer)
{
    Sight sight;
    for (const auto& symbol : answer.symbols) {
        auto& outline = sight.outlines.emplace_back();
        for (std::size_t i = 0; i < outline.size(); ++i)
            outline[i] = {static_cast<double>(symbol.corners[i].x) / answer.width,
                static_cast<double>(symbol.corners[i].y) / answer.height};
    }
    return sight;
}

// A command is UTF-8; other bytes of a two-dimensional code are taken for Latin-1, as its default says.
QString toText(const std::string& content)
{
    return isUtf8(content) ? QString::fromStdString(content)
                           : QString::fromLatin1(content.c_str(), qsizetype(content.size()));
}

QJsonArray besideOf(const LiveCode& code)
{
    QJsonArray beside;
    for (const auto& other : code.beside)
        beside.append(QJsonObject{
            {"raw", toText(other.content)}, {"symbology", QString::fromStdString(other.symbology)}});
    return beside;
}

} // namespace

ScanWorker::ScanWorker(
    CameraFeed& feed, Settings settings, decoder::Decoder::OnMishap onMishap, const Clock& clock)
    : m_feed(feed)
    , m_settings(std::move(settings))
    , m_onMishap(std::move(onMishap))
    , m_clock(clock)
    , m_scan(m_settings.repeatWindow)
{
    qRegisterMetaType<Sight>();
}

int ScanWorker::hint(const GreyView& frame, bool found)
{
    auto thumb = vision::thumbOf(frame);
    const auto quality = vision::judge(thumb, m_before);
    m_before = std::move(thumb);
    const auto now = m_clock.monotonicMs();
    if (found || m_foundAt == 0)
        m_foundAt = now;
    return now - m_foundAt < quietMs ? 0 : static_cast<int>(vision::hintFor(quality));
}

void ScanWorker::look()
{
    const auto frame = m_feed.frames().takeAway();
    if (!frame)
        return;
    const auto& [width, height, colour] = **frame;
    const auto grey = vision::greyOf(colour, width, height);
    const GreyView view{grey.data(), width, height, width};
    if (grey.empty())
        return;
    if (!m_decoder)
        m_decoder.emplace(m_settings.decoder, m_onMishap);
    const auto region = m_scan.next(width, height);
    const auto answer =
        m_decoder->readFrame(view, {m_settings.budget, decoder::mostSymbols}, theStream, region);
    auto sight = answer ? sightOf(*answer) : Sight();
    sight.hint = hint(view, !sight.outlines.empty());
    if (answer)
        if (const auto code = m_scan.saw(answer->symbols, width, height, m_clock.monotonicMs()))
            Q_EMIT scanned(toText(code->content), QString::fromStdString(code->symbology), besideOf(*code));
    Q_EMIT sighted(sight);
}

void ScanWorker::end() { m_decoder.reset(); }

} // namespace custody::station
