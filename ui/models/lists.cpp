// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/lists.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/models/words.h"

namespace custody::ui {

namespace {

QString tell(const char* words) { return QCoreApplication::translate("lists", words); }

// What a stranger calls itself, in the room of so many Latin letters.
QString cutTo(const QString& name, int room)
{
    constexpr char32_t wideFrom = 0x1100; // letters of East Asia take the room of two
    QString cut;
    for (const char32_t letter : name.toUcs4()) {
        room -= letter < wideFrom ? 1 : 2;
        if (room < 1 && cut.size() < name.size() - 1)
            return cut + QChar(0x2026);
        cut += QString::fromUcs4(&letter, 1);
    }
    return cut;
}

// "ZD620 (port 1-2, serial D2J…)", as usb::Plugged describes itself, in the language of the page. A long name
// gives way to port and serial number: they tell which one it is.
QString deviceName(const QString& described)
{
    static const QRegularExpression where(QStringLiteral("^(.*) \\(port ([0-9.-]+)(?:, serial (.*))?\\)$"));
    constexpr int roomOfName = 44, roomOfSerial = 26;
    const auto found = where.match(described);
    if (!found.hasMatch())
        return cutTo(described, roomOfName);
    auto place = tell(QT_TRANSLATE_NOOP("lists", "port %1")).arg(found.captured(2));
    if (!found.captured(3).isEmpty())
        place += QStringLiteral(", ")
            + tell(QT_TRANSLATE_NOOP("lists", "serial %1")).arg(cutTo(found.captured(3), roomOfSerial));
    return QStringLiteral("%1 (%2)").arg(cutTo(found.captured(1), roomOfName), place);
}

// One, or several between which the worker has to choose.
QString deviceNames(const std::string& described)
{
    auto names = text(described).split(QStringLiteral("; "));
    for (auto& name : names)
        name = deviceName(name);
    return names.join(QStringLiteral("; "));
}

} // namespace

std::vector<Column<HoldRow>> holdColumns()
{
    return {{"title", [](const HoldRow& row) { return row.title; }},
        {"detail", [](const HoldRow& row) { return row.detail; }},
        {"age", [](const HoldRow& row) { return row.age; }}};
}

std::vector<Column<PhotoRow>> photoColumns()
{
    return {{"role", [](const PhotoRow& row) { return row.role; }},
        {"name", [](const PhotoRow& row) { return row.name; }},
        {"picture", [](const PhotoRow& row) { return row.picture; }},
        {"next", [](const PhotoRow& row) { return row.next; }}};
}

std::vector<Column<HistoryLine>> historyColumns()
{
    return {{"time", [](const HistoryLine& row) { return row.time; }},
        {"title", [](const HistoryLine& row) { return row.title; }},
        {"detail", [](const HistoryLine& row) { return row.detail; }},
        {"custodian", [](const HistoryLine& row) { return row.custodian; }},
        {"band", [](const HistoryLine& row) { return row.band; }},
        {"handedOver", [](const HistoryLine& row) { return row.handedOver; }},
        {"mark", [](const HistoryLine& row) { return row.mark; }},
        {"receipted", [](const HistoryLine& row) { return row.receipted; }},
        {"place", [](const HistoryLine& row) { return row.place; }}};
}

std::vector<Column<DeviceRow>> deviceColumns()
{
    return {{"key", [](const DeviceRow& row) { return row.key; }},
        {"name", [](const DeviceRow& row) { return row.name; }},
        {"mark", [](const DeviceRow& row) { return row.mark; }},
        {"deviceWords", [](const DeviceRow& row) { return row.words; }},
        {"what", [](const DeviceRow& row) { return row.what; }},
        {"fault", [](const DeviceRow& row) { return row.fault; }},
        {"advice", [](const DeviceRow& row) { return row.advice; }},
        {"rule", [](const DeviceRow& row) { return row.rule; }},
        {"canTest", [](const DeviceRow& row) { return row.canTest; }}};
}

std::vector<Column<LaneRow>> laneColumns()
{
    return {{"name", [](const LaneRow& row) { return row.name; }},
        {"leaves", [](const LaneRow& row) { return row.leaves; }},
        {"receipted", [](const LaneRow& row) { return row.receipted; }},
        {"oldest", [](const LaneRow& row) { return row.oldest; }},
        {"lastReceipt", [](const LaneRow& row) { return row.lastReceipt; }},
        {"mark", [](const LaneRow& row) { return row.mark; }},
        {"laneWords", [](const LaneRow& row) { return row.words; }}};
}

std::vector<Column<CodeRow>> codeColumns()
{
    return {{"code", [](const CodeRow& row) { return row.code; }}};
}

std::vector<Column<ChoiceRow>> choiceColumns()
{
    return {{"key", [](const ChoiceRow& row) { return row.key; }},
        {"name", [](const ChoiceRow& row) { return row.name; }},
        {"picture", [](const ChoiceRow& row) { return row.picture; }},
        {"chosen", [](const ChoiceRow& row) { return row.chosen; }}};
}

std::vector<HoldRow> holdRows(const station::BenchView& view)
{
    std::vector<HoldRow> rows;
    for (const auto& thing : view.holding)
        rows.push_back(
            {groupedByFour(text(thing.title)), text(thing.detail), ageSince(thing.since, view.now)});
    return rows;
}

std::vector<HistoryLine> historyLines(const station::BenchView& view)
{
    std::vector<HistoryLine> lines;
    std::map<std::string, int> bands;
    std::string holder;
    for (const auto& row : view.history) {
        const bool handedOver = !row.custodianAfter.empty() && row.custodianAfter != holder;
        if (handedOver)
            holder = row.custodianAfter;
        if (!holder.empty())
            bands.try_emplace(holder, int(bands.size()));
        HistoryLine line;
        line.time = timeAt(row.at, view.now, view.timeZone);
        line.title = named("event", row.type);
        line.detail = ui::say(row.say);
        line.custodian = text(holder);
        line.band = holder.empty() ? -1 : bands.at(holder);
        line.handedOver = handedOver;
        line.mark = markNumber(row.mark);
        line.receipted = row.receipted;
        line.place = QStringLiteral("%1 #%2").arg(text(row.lane)).arg(row.index);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<DeviceRow> deviceRows(const station::BenchView& view)
{
    std::vector<DeviceRow> rows;
    for (const auto& device : view.devices) {
        QStringList what;
        if (!device.what.empty())
            what << deviceNames(device.what);
        if (!device.driver.empty())
            what << tell(QT_TRANSLATE_NOOP("lists", "driver %1")).arg(text(device.driver));
        if (!device.firmware.empty())
            what << tell(QT_TRANSLATE_NOOP("lists", "firmware %1")).arg(text(device.firmware));
        rows.push_back(
            {text(device.name), named("device", device.name), markNumber(device.mark), ui::say(device.say),
                what.join(QStringLiteral("  ·  ")), ui::say(device.fault), ui::say(device.advice),
                text(device.rule), device.canTest && view.person.has_value()}); // the bench tests for nobody
    }
    return rows;
}

std::vector<DeviceRow> servingRows(const station::BenchView& view)
{
    auto rows = deviceRows(view);
    std::erase_if(rows, [](const DeviceRow& row) {
        return row.mark == markNumber(station::Mark::None) || row.mark == markNumber(station::Mark::Info);
    });
    constexpr std::ptrdiff_t mostExplained = 2;
    const auto troubled = std::count_if(rows.begin(), rows.end(),
        [](const DeviceRow& row) { return row.mark != markNumber(station::Mark::Ok); });
    for (auto& row : rows)
        if (troubled > mostExplained)
            row.words.clear();
    return rows;
}

std::vector<LaneRow> laneRows(const station::BenchView& view)
{
    std::vector<LaneRow> rows;
    for (const auto& lane : view.lanes) {
        LaneRow row;
        row.name =
            lane.name == "station" ? tell(QT_TRANSLATE_NOOP("lists", "this station")) : ui::say(lane.name);
        row.leaves = QString::number(lane.leaves);
        row.receipted = QString::number(lane.receipted);
        row.oldest = lane.oldestUnsynced ? ageSince(*lane.oldestUnsynced, view.now) : QStringLiteral("–");
        row.lastReceipt = lane.lastReceipt ? timeAt(*lane.lastReceipt, view.now, view.timeZone)
                                           : tell(QT_TRANSLATE_NOOP("lists", "never"));
        if (lane.forked) {
            row.mark = markNumber(station::Mark::Refused);
            row.words = tell(QT_TRANSLATE_NOOP("lists", "does not match the cloud: call a supervisor"));
        } else if (lane.receipted < lane.leaves) {
            row.mark = markNumber(station::Mark::Info);
            row.words = tell(QT_TRANSLATE_NOOP("lists", "waiting to be sent"));
        } else {
            row.mark = markNumber(station::Mark::Ok);
            row.words = tell(QT_TRANSLATE_NOOP("lists", "all receipted"));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CodeRow> codeRows(const std::vector<std::string>& codes)
{
    std::vector<CodeRow> rows;
    for (const auto& code : codes)
        rows.push_back({groupedByFour(text(code))});
    return rows;
}

std::vector<PhotoRow> photoRows(
    const std::vector<station::PhotoView>& taken, const std::vector<const char*>& wanted, Pictures& pictures)
{
    std::vector<PhotoRow> rows;
    for (const auto& photo : taken)
        rows.push_back({text(photo.role), named("photo", photo.role), pictures.keep(photo.thumbnail), false});
    bool first = true;
    for (const char* role : wanted) {
        const bool have =
            std::any_of(taken.begin(), taken.end(), [role](const auto& photo) { return photo.role == role; });
        if (have)
            continue;
        rows.push_back({QString::fromUtf8(role), named("photo", role), {}, first});
        first = false;
    }
    return rows;
}

} // namespace custody::ui
