// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the sheet says in its own words, in each language. {…} is filled in; what stands in [ ] is left out
// when one of its {…} is not known, because the certificate hides it or the event never had it.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace custody::paper {

enum class Language { English, Spanish };
Result<Language> parseLanguage(std::string_view code); // en, es

struct Phrases {
    const char* record;
    const char* item;
    const char* parcel;
    const char* lane;
    const char* withheld;
    const char* brand;
    const char* carrier;
    const char* tracking;
    const char* grade;
    const char* unbroken; // {count}
    const char* unbrokenOne;
    const char* unbrokenMeans;
    const char* countersigned; // {who} {when}
    const char* notCountersigned;
    const char* earlierLeftOut;
    const char* subjectStated;
    const char* whoHeldIt;
    const char* held; // {since} {until}
    const char* holds; // {since}
    const char* nobodyHeldIt;
    const char* photos;
    const char* photoTaken; // {when} {who}
    const char* photoCopies;
    const char* whatHappened;
    const char* timesAre;
    const char* person; // {id}
    const char* namedPerson; // {name} {id}
    const char* station;
    const char* recordedBy; // {who}
    const char* notShown; // {count}
    const char* notShownOne;
    const char* photoNotShown;
    const char* erasedOn; // {when}
    const char* erased;
    const char* smallestUnits; // {value}
    const char* cut; // after a value too long for the sheet
    const char* inTheseWords; // the sentence a receiver accepted
    const char* checkIt;
    const char* checkOpen; // {file}
    const char* checkPolicy;
    const char* checkRun;
    const char* checkFirstLine;
    const char* checkCompare;
    const char* fingerprint;
    const char* checkpoint; // {count} {lane}
    const char* qrHolds;
    const char* qrHoldsPart;
    const char* doesNotProve;
    const char* notTruth;
    const char* notLater;
    const char* notUnseen;
    const char* notNames;
    const char* exported; // {when}
    const char* page; // {page} {pages}
};
const Phrases& phrases(Language language);

// A known event, in the field's own words; an unknown one shows its name, because hiding it would hide a
// fact.
struct EventWords {
    std::string_view type;
    const char* title[2]; // by language
    const char* sentence[2];
};
const EventWords* eventWords(std::string_view type);

// "line.3.sku" → "line.#.sku", and 3.
std::string unnumbered(std::string_view field, std::string* number = nullptr);
// "outer_condition" → "Outside". Absent: not for people (hashes, ids); the attached certificate has it.
std::optional<std::string> fieldLabel(std::string_view event, std::string_view field, Language language);
// "defect_1" → "defect", true → "yes"; what the bench told a worker is told in her language. A word of no
// table stays as it is.
std::string valueWords(std::string_view field, const std::string& value, Language language);

// Fills a sentence; `value` is asked for each {name}.
using ValueOf = std::function<std::optional<std::string>(std::string_view name)>;
std::string fill(std::string_view sentence, const ValueOf& value);

std::string dayWords(UtcMs time, Language language); // November 22, 2026 · 22 de noviembre de 2026
std::string clockWords(UtcMs time); // 14:02:05
std::string timeWords(UtcMs time, Language language); // November 22, 2026, 14:02 UTC
std::string laterWords(UtcMs time, UtcMs than, Language language); // the time alone on the same day

} // namespace custody::paper
