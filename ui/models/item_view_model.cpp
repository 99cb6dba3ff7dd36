// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/item_view_model.h"

#include <QJsonArray>

#include "ui/models/words.h"

namespace custody::ui {

using station::Mark;

ItemViewModel::ItemViewModel(Pictures& pictures)
    : m_pictures(pictures)
{
}

void ItemViewModel::show(const station::BenchView& view)
{
    m_item = view.item.value_or(station::ItemView{});
    m_labelPicture = m_pictures.keep(m_item.labelPicture);
    Q_EMIT changed();
}

int ItemViewModel::step() const { return m_item.label == "verified" ? 2 : waitsForScan() ? 1 : 0; }

QString ItemViewModel::question() const
{
    if (m_item.id.empty())
        return tr("Scan an item");
    switch (step()) {
    case 0: return tr("Print the label");
    case 1: return tr("Scan the label you stuck on");
    default: return m_item.offered ? tr("Waiting for the receiver") : tr("Label in place");
    }
}

QString ItemViewModel::primaryVerb() const
{
    if (m_item.id.empty() || step() == 1 || (step() == 2 && m_item.offered))
        return {};
    return step() == 0 ? tr("Print label") : tr("Hand over");
}

QString ItemViewModel::secondVerb() const
{
    if (m_item.id.empty())
        return {};
    return step() == 1 ? tr("Print again") : tr("Take photo");
}

QString ItemViewModel::lpn() const { return groupedByFour(text(m_item.lpn)); }
QString ItemViewModel::brand() const { return text(m_item.brand); }
QString ItemViewModel::sku() const { return text(m_item.sku); }
QString ItemViewModel::process() const { return named("item state", m_item.process); }

QString ItemViewModel::labelWords() const
{
    switch (step()) {
    case 0: return tr("no label yet");
    case 1:
        return m_item.label == "printed" ? tr("printed, not yet scanned back")
                                         : tr("sent to the printer, not yet scanned back");
    default: return tr("scanned back: it is on the right item");
    }
}

int ItemViewModel::labelMark() const { return markNumber(step() == 2 ? Mark::Ok : Mark::Attention); }

void ItemViewModel::scanBack(const QString& raw)
{
    Q_EMIT wantsScanRecorded({{"do", "label.verify"}, {"item", text(m_item.id)}, {"scanned", raw}});
}

void ItemViewModel::primary()
{
    if (primaryVerb().isEmpty())
        return;
    if (step() == 0)
        record({{"do", "label.print"}, {"item", text(m_item.id)}});
    else
        record({{"do", "custody.offer"}, {"items", QJsonArray{text(m_item.id)}}, {"to", ""},
            {"purpose", "hand_over"}});
}

void ItemViewModel::second()
{
    if (m_item.id.empty())
        return;
    if (step() == 1)
        record({{"do", "label.print"}, {"item", text(m_item.id)}});
    else
        Q_EMIT wantsPage(int(station::Page::Photo));
}

} // namespace custody::ui
