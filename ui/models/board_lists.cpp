// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The lists of the supervisor's board.

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/lists.h"
#include "ui/models/words.h"

namespace custody::ui {

namespace {

constexpr UtcMs Minute = 60'000;

QString tell(const char* words) { return QCoreApplication::translate("lists", words); }

} // namespace

std::vector<Column<ZoneRow>> zoneColumns()
{
    return {{"name", [](const ZoneRow& row) { return row.name; }},
        {"kind", [](const ZoneRow& row) { return row.kind; }},
        {"items", [](const ZoneRow& row) { return row.items; }},
        {"oldest", [](const ZoneRow& row) { return row.oldest; }},
        {"inside", [](const ZoneRow& row) { return row.inside; }},
        {"mark", [](const ZoneRow& row) { return row.mark; }},
        {"zoneWords", [](const ZoneRow& row) { return row.words; }},
        {"load", [](const ZoneRow& row) { return row.load; }}};
}

std::vector<Column<OverdueRow>> overdueColumns()
{
    return {{"title", [](const OverdueRow& row) { return row.title; }},
        {"rule", [](const OverdueRow& row) { return row.rule; }},
        {"where", [](const OverdueRow& row) { return row.where; }},
        {"late", [](const OverdueRow& row) { return row.late; }}};
}

std::vector<Column<ApprovalRow>> approvalColumns()
{
    return {{"lpn", [](const ApprovalRow& row) { return row.lpn; }},
        {"route", [](const ApprovalRow& row) { return row.route; }},
        {"detail", [](const ApprovalRow& row) { return row.detail; }},
        {"chosen", [](const ApprovalRow& row) { return row.chosen; }}};
}

std::vector<ZoneRow> zoneRows(const station::BoardView& board, UtcMs now)
{
    std::vector<ZoneRow> rows;
    for (const auto& zone : board.zones) {
        ZoneRow row;
        row.name = text(zone.name);
        row.kind = named("zone class", zone.zoneClass);
        const bool full = zone.capacity > 0 && zone.items && *zone.items >= zone.capacity;
        const bool late = zone.oldest > 0 && now - zone.oldest > zone.limitMinutes * Minute;
        if (!zone.items)
            row.items = tell(QT_TRANSLATE_NOOP("lists", "being counted"));
        else if (zone.capacity > 0)
            row.items = tell(QT_TRANSLATE_NOOP("lists", "%1 of %2")).arg(*zone.items).arg(zone.capacity);
        else
            row.items = QString::number(*zone.items);
        row.oldest = zone.oldest > 0 ? ageSince(zone.oldest, now) : QStringLiteral("–");
        QStringList people;
        for (const auto& one : zone.inside)
            people << text(one);
        row.inside = people.join(QStringLiteral(", "));
        row.mark = markNumber(late || full ? station::Mark::Attention : station::Mark::Ok);
        row.words = late ? tell(QT_TRANSLATE_NOOP("lists", "lies too long"))
            : full       ? tell(QT_TRANSLATE_NOOP("lists", "full"))
                         : tell(QT_TRANSLATE_NOOP("lists", "in order"));
        if (zone.capacity > 0 && zone.items)
            row.load = std::min(1.0, double(*zone.items) / double(zone.capacity));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<OverdueRow> overdueRows(const station::BoardView& board, UtcMs now)
{
    std::vector<OverdueRow> rows;
    for (const auto& one : board.overdue)
        rows.push_back({groupedByFour(text(one.title)), named("overdue", one.rule), text(one.where),
            ageSince(one.dueAt, now)});
    return rows;
}

} // namespace custody::ui
