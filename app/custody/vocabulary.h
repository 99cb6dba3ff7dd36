// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The vocabulary as one table: what each event is called, what it is about, which facts it carries, and what
// it is in EPCIS 2.0 / CBV. Leaves, checks, exports and resources/formats/events.md are all read from here.

#include <span>
#include <string_view>

#include "app/custody/event.h"

namespace custody::chain {

enum class FieldKind { Text, Number, Truth, Bytes };
std::string_view name(FieldKind kind); // "text" "number" "truth" "bytes"

// A fact an event carries. `#` in a name stands for a number: line.#.sku. "*": any other fact too.
struct FieldRule {
    std::string_view name;
    FieldKind kind = FieldKind::Text;
    bool needed = false;
    std::string_view tells;
};

enum class About { Station, Person, Parcel, Item, ParcelOrItem, Zone, Container };
std::string_view name(About about);

// What the event is for a trading partner (EPCIS 2.0, CBV 2.0). Empty shape: not exported.
struct EpcisTerms {
    std::string_view shape; // ObjectEvent AggregationEvent
    std::string_view action; // ADD OBSERVE DELETE
    std::string_view bizStep; // empty: no fitting term
    std::string_view disposition; // of a rule that has one for all its events; the exporter knows the others
};

struct EventRule {
    EventType type;
    std::string_view name;
    int version;
    About about;
    std::string_view tells;
    std::span<const FieldRule> fields;
    EpcisTerms epcis{};
};

// Every event there is, each once, in the order of a parcel's life.
std::span<const EventRule> vocabulary();
const EventRule& ruleOf(EventType type);

// That the event carries every fact it must, no other, and each of its kind. Invalid names the fact.
Result<> fits(const Event& event);

// resources/formats/events.md, whole.
std::string vocabularyPage();

// The parts the table is made of.
std::span<const EventRule> parcelEvents();
std::span<const EventRule> itemEvents();
std::span<const EventRule> custodyEvents();
std::span<const EventRule> placeEvents();
std::span<const EventRule> stationEvents();

} // namespace custody::chain
