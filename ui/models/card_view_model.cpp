// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/card_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

using station::Mark;

CardViewModel::CardViewModel(Pictures& pictures)
    : m_pictures(pictures)
    , m_holding(holdColumns())
    , m_devices(deviceColumns())
{
}

void CardViewModel::show(const station::BenchView& view, bool itemFirst)
{
    m_kind = m_code = m_brand = m_detail = m_state = m_custodian = m_picture = {};
    m_stateMark = 0;
    m_offered = false;
    if (view.item && (itemFirst || !view.parcel))
        showItem(*view.item);
    else if (view.parcel)
        showParcel(*view.parcel);
    m_next = ui::say(view.outcome.next);
    m_holding.show(holdRows(view));
    m_devices.show(servingRows(view));
    m_held = int(view.holding.size());
    m_parcels = tr("%n parcels", nullptr, int(view.parcelsToday));
    m_exceptions = tr("%n exceptions", nullptr, int(view.exceptionsToday));
    m_unknown = tr("%n unknown scans", nullptr, int(view.unknownScansToday));
    m_hasExceptions = view.exceptionsToday > 0;
    m_hasUnknown = view.unknownScansToday > 0;
    showSync(view);
    Q_EMIT changed();
}

void CardViewModel::showParcel(const station::ParcelView& parcel)
{
    m_kind = tr("Parcel");
    m_code = groupedByFour(text(parcel.tracking));
    m_brand = text(parcel.brand);
    m_detail = text(parcel.carrier);
    m_state = named("parcel state", parcel.state);
    m_stateMark = markNumber(parcel.state == "refused" ? Mark::Refused
            : parcel.state == "arrived"                ? Mark::Info
                                                       : Mark::Ok);
    m_custodian = text(parcel.custodian);
    if (!parcel.photos.empty())
        m_picture = m_pictures.keep(parcel.photos.back().thumbnail);
}

void CardViewModel::showItem(const station::ItemView& item)
{
    m_kind = tr("Item");
    m_code = groupedByFour(text(item.lpn));
    m_brand = text(item.brand);
    m_detail = text(item.sku);
    m_state = named("item state", item.process);
    m_stateMark = markNumber(item.label == "verified" ? Mark::Ok : Mark::Attention);
    if (item.label != "verified")
        m_state += QStringLiteral(" · ") + tr("label not scanned back");
    m_custodian = text(item.custodian);
    m_offered = item.offered;
    if (!item.photos.empty())
        m_picture = m_pictures.keep(item.photos.back().thumbnail);
    else
        m_picture = m_pictures.keep(item.labelPicture);
}

void CardViewModel::showSync(const station::BenchView& view)
{
    constexpr UtcMs Late = 60 * 60 * 1000;
    std::uint64_t waiting = 0;
    std::optional<UtcMs> oldest;
    std::optional<UtcMs> last;
    bool forked = false;
    for (const auto& lane : view.lanes) {
        waiting += lane.leaves - std::min(lane.leaves, lane.receipted);
        if (lane.oldestUnsynced)
            oldest = std::min(oldest.value_or(*lane.oldestUnsynced), *lane.oldestUnsynced);
        if (lane.lastReceipt)
            last = std::max(last.value_or(*lane.lastReceipt), *lane.lastReceipt);
        forked = forked || lane.forked;
    }
    const UtcMs age = oldest ? view.now - *oldest : 0;
    m_syncedMark = markNumber(forked ? Mark::Refused : age > Late ? Mark::Attention : Mark::Ok);
    if (forked)
        m_synced = tr("lane forked");
    else if (waiting > 0 && oldest)
        m_synced = tr("%1 waiting, %2").arg(waiting).arg(ageSince(*oldest, view.now));
    else if (last)
        m_synced = ageSince(*last, view.now);
    else
        m_synced = tr("never synced");
    if (waiting > 0 && !forked && m_syncedMark == markNumber(Mark::Ok))
        m_syncedMark = markNumber(Mark::Info);
}

} // namespace custody::ui
