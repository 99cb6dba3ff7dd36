// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The lists of the bench and what each of their rows holds, already in words.

#include "ui/models/pictures.h"
#include "ui/models/rows.h"
#include "ui/models/rows_type.h"

#include "app/station/view.h"

namespace custody::ui {

struct HoldRow {
    QString title;
    QString detail;
    QString age;
    bool operator==(const HoldRow&) const = default;
};

struct PhotoRow {
    QString role;
    QString name; // the role in the worker's words
    QString picture; // empty: a ghost, not yet taken
    bool next = false;
    bool operator==(const PhotoRow&) const = default;
};

struct HistoryLine {
    QString time;
    QString title;
    QString detail;
    QString custodian; // who holds it from here on
    int band = -1; // which colour of custodian; -1: nobody
    bool handedOver = false; // the custodian changed here
    int mark = 0;
    bool receipted = false;
    QString place; // lane and index
    bool operator==(const HistoryLine&) const = default;
};

struct DeviceRow {
    QString key; // as the command says it
    QString name;
    int mark = 0;
    QString words;
    QString what; // who it is, driver and firmware
    QString fault;
    QString advice;
    QString rule; // a line for udev
    bool canTest = false;
    bool operator==(const DeviceRow&) const = default;
};

struct LaneRow {
    QString name;
    QString leaves;
    QString receipted;
    QString oldest;
    QString lastReceipt;
    int mark = 0;
    QString words;
    bool operator==(const LaneRow&) const = default;
};

struct CodeRow {
    QString code;
    bool operator==(const CodeRow&) const = default;
};

struct ZoneRow {
    QString name;
    QString kind; // "high value", in words
    QString items; // "12 of 40"
    QString oldest; // "3 h of 72 h"
    QString inside; // who is in there; empty: nobody
    int mark = 0;
    QString words; // "over its limit"
    double load = 0; // 0 to 1 of its capacity; 0 without one
    bool operator==(const ZoneRow&) const = default;
};

struct OverdueRow {
    QString title;
    QString rule; // in words
    QString where;
    QString late; // "2 h"
    bool operator==(const OverdueRow&) const = default;
};

struct ApprovalRow {
    QString lpn;
    QString route; // in words
    QString detail;
    bool chosen = false;
    bool operator==(const ApprovalRow&) const = default;
};

struct ChoiceRow {
    QString key; // as the command says it
    QString name;
    QString picture; // a pictogram's name
    bool chosen = false;
    bool operator==(const ChoiceRow&) const = default;
};

std::vector<Column<HoldRow>> holdColumns();
std::vector<Column<PhotoRow>> photoColumns();
std::vector<Column<HistoryLine>> historyColumns();
std::vector<Column<DeviceRow>> deviceColumns();
std::vector<Column<LaneRow>> laneColumns();
std::vector<Column<CodeRow>> codeColumns();
std::vector<Column<ChoiceRow>> choiceColumns();
std::vector<Column<ZoneRow>> zoneColumns();
std::vector<Column<OverdueRow>> overdueColumns();
std::vector<Column<ApprovalRow>> approvalColumns();

std::vector<HoldRow> holdRows(const station::BenchView& view);
std::vector<HistoryLine> historyLines(const station::BenchView& view);
std::vector<DeviceRow> deviceRows(const station::BenchView& view);
// Those that serve the work or should, for the top bar: it has no room for others, nor for the words of more
// than two in trouble.
std::vector<DeviceRow> servingRows(const station::BenchView& view);
std::vector<LaneRow> laneRows(const station::BenchView& view);
std::vector<ZoneRow> zoneRows(const station::BoardView& board, UtcMs now);
std::vector<OverdueRow> overdueRows(const station::BoardView& board, UtcMs now);
std::vector<CodeRow> codeRows(const std::vector<std::string>& codes);
// The photos taken, then a ghost for each shot still wanted.
std::vector<PhotoRow> photoRows(
    const std::vector<station::PhotoView>& taken, const std::vector<const char*>& wanted, Pictures& pictures);

} // namespace custody::ui
