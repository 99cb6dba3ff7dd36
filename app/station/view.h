// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a bench shows, as one value: made on the store thread after each command, shown by the window. It
// holds words and pictures, never keys, badge numbers or PINs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QMetaType>

#include "app/base/clock.h"

namespace custody::station {

enum class Page { SignIn, Scan, Parcel, Photo, Item, HandOff, History, Status, Board };

// How a thing stands: a shape, a colour and a word on every screen.
enum class Mark { None, Ok, Attention, Refused, Info };

// What the last command came to: the flash, the sound and the sentence.
struct Outcome {
    Mark mark = Mark::None;
    std::string say; // five words or so: "Parcel scanned"; for a refusal the whole sentence
    std::string rule; // "G1" when a guard refused
    std::string next; // what to do now
    bool repeat = false; // the same scan again
};

struct PersonView {
    std::string pseudonym; // eight characters a colleague can compare
    std::string name;
    std::string role; // inspector, receiver, supervisor
    std::string language; // en, es
};

struct PhotoView {
    std::string role; // outer_label, opened_parcel, front, defect_1
    std::vector<std::uint8_t> thumbnail; // JPEG, at most 640 px wide
    UtcMs at = 0;
};

struct ParcelView {
    std::string id;
    std::string brand;
    std::string carrier; // "UPS"
    std::string tracking;
    std::string check; // "check digit agrees", "no check digit", "should end in 7"
    Mark checkMark = Mark::None;
    std::string state; // arrived, accepted, refused, opened, reconciled, closed
    std::string expectation; // expected, unexpected
    std::string addressedTo; // the postcode on its label when that is another site's
    std::string custodian; // name, or empty
    std::int64_t pieces = 0;
    std::string outerCondition;
    std::int64_t weightGrams = 0;
    std::vector<PhotoView> photos;
    std::vector<std::string> items; // LPNs
};

struct ItemView {
    std::string id;
    std::string lpn;
    std::string brand;
    std::string sku;
    std::string category;
    std::string process; // registered, labelled, photographed …
    std::string label; // none, printed, verified, replaced
    std::string custodian; // who holds it, by name
    bool offered = false;
    std::vector<std::uint8_t> labelPicture; // PNG as sent to the printer
    std::vector<PhotoView> photos;
};

struct OfferView {
    std::string id;
    std::string from;
    std::string to; // name, or empty: whoever accepts
    std::string purpose;
    std::vector<std::string> lpns;
    std::string state; // waiting, accepted, declined, cancelled
    std::string acceptedBy;
    bool receipts = false; // this bench can write one
};

struct HoldingView { // one thing in my hands
    std::string title; // LPN or tracking number
    std::string detail; // brand, sku
    UtcMs since = 0;
};

struct HistoryRow {
    UtcMs at = 0;
    std::string type; // custody.accepted
    std::string say; // "Ben accepted LPN-…"
    std::string who; // name
    std::string custodianAfter; // name; empty: unchanged
    std::string lane; // short pseudonym of the lane
    std::uint64_t index = 0;
    Mark mark = Mark::Ok;
    bool receipted = false; // the cloud's receipt covers it
};

struct DeviceView {
    std::string name; // "badge reader"
    Mark mark = Mark::Ok;
    std::string say; // "ready", "out of labels"
    std::string what = {}; // maker, model, port; empty: not known
    std::string driver = {};
    std::string firmware = {};
    std::string fault = {}; // a sentence; empty since it last did well
    std::string advice = {}; // what to do about it
    std::string rule = {}; // a line to write into udev's rules
    bool canTest = false; // device.test does something that a person sees or hears
};

struct LaneView {
    std::string name; // brand, or "station"
    std::uint64_t leaves = 0;
    std::uint64_t receipted = 0;
    std::optional<UtcMs> oldestUnsynced;
    std::optional<UtcMs> lastReceipt;
    bool forked = false;
};

struct ZoneView {
    std::string name;
    std::string zoneClass; // standard, high_value, restricted, quarantine
    std::optional<std::int64_t> items; // absent: hidden while whoever looks counts it
    std::int64_t capacity = 0; // 0: no limit
    UtcMs oldest = 0; // since when the first of them lies; 0: none
    std::int64_t limitMinutes = 0;
    std::vector<std::string> inside; // people, by name
};

struct ApprovalView {
    std::string lpn;
    std::string sku;
    std::string grade;
    std::string route; // restock, destroy …
    std::string decider;
};

struct OverdueView {
    std::string title; // LPN or tracking number
    std::string rule; // held, dwell, unopened, missing, unaccepted, discrepancy, clip
    std::string where; // who holds it, or the zone
    UtcMs dueAt = 0;
};

struct BoardView {
    std::vector<ZoneView> zones; // high value first
    std::vector<ApprovalView> approvals;
    std::vector<OverdueView> overdue; // the longest first
};

struct BenchView {
    std::string site; // eh1
    std::string station; // st07
    UtcMs now = 0;
    std::string timeZone = "America/New_York";
    Page page = Page::SignIn;
    Outcome outcome;
    std::optional<PersonView> person;
    std::optional<PersonView> badgeAwaitingPin; // a badge was read, its PIN is not yet in
    std::optional<ParcelView> parcel;
    std::optional<ItemView> item;
    std::optional<OfferView> offer;
    std::string zone; // where what is scanned next is put; empty: nowhere
    std::optional<BoardView> board; // while that page is open
    std::vector<HoldingView> holding; // oldest first
    std::vector<HistoryRow> history; // of the current item or parcel, oldest first
    std::vector<DeviceView> devices;
    std::vector<LaneView> lanes;
    std::int64_t parcelsToday = 0;
    std::int64_t exceptionsToday = 0;
    std::int64_t unknownScansToday = 0;
};

} // namespace custody::station

Q_DECLARE_METATYPE(custody::station::BenchView)
