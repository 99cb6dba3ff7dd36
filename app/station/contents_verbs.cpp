// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What was in the box against what was announced, and the end of the box.

#include <algorithm>
#include <set>

#include "app/station/acts.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

constexpr std::size_t mostLines = 200;

Result<std::vector<chain::Item>> itemsOf(Desk& desk, const chain::Parcel& parcel)
{
    std::vector<chain::Item> items;
    for (const auto& id : parcel.items)
        items.push_back(TRY(desk.store.things().item(id)));
    return items;
}

bool answers(const chain::ExpectedLine& line, const chain::Item& item)
{
    return (!line.sku.empty() && line.sku == item.sku) || (!line.gtin.empty() && line.gtin == item.gtin);
}

// Each item answers the first line that still lacks one; what answers none is extra.
std::vector<chain::Item> match(std::vector<chain::ExpectedLine>& lines, const std::vector<chain::Item>& items)
{
    std::vector<chain::Item> extra;
    for (auto& line : lines)
        line.found = 0;
    for (const auto& item : items) {
        const auto line = std::find_if(lines.begin(), lines.end(),
            [&](const chain::ExpectedLine& one) { return answers(one, item) && one.found < one.quantity; });
        if (line == lines.end())
            extra.push_back(item);
        else
            ++line->found;
    }
    for (auto& line : lines)
        if (line.found >= line.quantity)
            line.resolution = "found";
    return extra;
}

// What the worker says of lines that her items do not answer: {"line":2,"resolution":"missing"}.
Result<> resolve(const Command& command, std::vector<chain::ExpectedLine>& lines)
{
    for (const auto& said : TRY(command.parts("lines"))) {
        const auto at = TRY(said.maybeNumber("line")).value_or(0);
        const auto sku = TRY(said.maybeText("sku")).value_or("");
        const auto resolution = TRY(said.text("resolution"));
        if (resolution != "found" && resolution != "missing" && resolution != "wrong")
            return fail(Fault::Invalid, say::resolutionWords);
        auto line = lines.end();
        if (at >= 1 && at <= static_cast<std::int64_t>(lines.size()))
            line = lines.begin() + (at - 1);
        else if (!sku.empty())
            line = std::find_if(lines.begin(), lines.end(),
                [&](const auto& one) { return one.sku == sku || one.gtin == sku; });
        if (line == lines.end())
            return fail(Fault::NotFound, say::noSuchLine);
        if (resolution == "found" && line->found < line->quantity)
            return fail(Fault::Invalid, say::lineNotFound);
        line->resolution = resolution;
        if (const auto found = TRY(said.maybeNumber("found")))
            line->found = *found;
    }
    return {};
}

std::vector<chain::Field> fieldsOf(
    const std::vector<chain::ExpectedLine>& lines, const std::vector<chain::Item>& items, std::size_t extra)
{
    const auto count = [&](std::string_view resolution) {
        return static_cast<std::int64_t>(std::count_if(
            lines.begin(), lines.end(), [&](const auto& line) { return line.resolution == resolution; }));
    };
    std::vector<chain::Field> fields{{"lines", static_cast<std::int64_t>(lines.size())},
        {"missing", count("missing")}, {"extra", static_cast<std::int64_t>(extra)},
        {"unresolved", count("")}};
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        const auto put = [&](const char* what, const std::string& value) {
            if (!value.empty())
                fields.push_back({numbered("line", at + 1, what), value});
        };
        put("sku", line.sku);
        put("gtin", line.gtin);
        put("resolution", line.resolution);
        fields.push_back({numbered("line", at + 1, "quantity"), line.quantity});
        fields.push_back({numbered("line", at + 1, "found"), line.found});
    }
    for (std::size_t at = 0; at < items.size(); ++at)
        fields.push_back({numbered("item", at + 1), items[at].lpn});
    return fields;
}

// The items that an earlier look into the box named: what was extra then was said then.
Result<std::set<std::string>> reconciledBefore(Desk& desk, const chain::Parcel& parcel)
{
    std::set<std::string> out;
    for (const auto& place : TRY(desk.store.things().placesOf(parcel.id))) {
        const auto lane = TRY(desk.store.ledger().lane(place.lane));
        const auto bytes = TRY(desk.store.ledger().entryBytes(place.lane, place.index));
        if (TRY(ledger::decodeEntry(bytes)).type != chain::name(EventType::ParcelReconciled))
            continue;
        const auto opened = TRY(store::openEvent(desk.store, lane, place.index, parcel.id));
        for (std::size_t at = 1; !opened.text(numbered("item", at)).empty(); ++at)
            out.insert(opened.text(numbered("item", at)));
    }
    return out;
}

chain::Event opened(const Desk& desk, const PersonId& who, const chain::Parcel& parcel, const char* kind,
    const std::string& expected, const std::string& found)
{
    auto event = desk.event(EventType::DiscrepancyOpened, who);
    event.parcel = parcel.id;
    event.fields = {{"discrepancy", toText(desk.store.newEventId())}, {"kind", std::string(kind)},
        {"owner", toText(who)}};
    if (!expected.empty())
        event.fields.push_back({"expected", expected});
    if (!found.empty())
        event.fields.push_back({"found", found});
    return event;
}

} // namespace

Result<std::vector<chain::Field>> expectedLines(const Command& command)
{
    std::vector<chain::Field> fields;
    const auto lines = TRY(command.parts("lines"));
    if (lines.size() > mostLines)
        return fail(Fault::Invalid, say::tooManyLines);
    for (std::size_t at = 1; at <= lines.size(); ++at) {
        const auto& line = lines[at - 1];
        const auto sku = TRY(line.maybeText("sku")).value_or("");
        const auto gtin = TRY(line.maybeText("gtin")).value_or("");
        if (sku.empty() && gtin.empty())
            return fail(Fault::Invalid, say::lineUnnamed);
        TRY(checkGtin(gtin));
        auto quantity = TRY(line.maybeNumber("quantity"));
        if (!quantity)
            quantity = TRY(line.maybeNumber("qty"));
        if (quantity.value_or(1) < 1 || quantity.value_or(1) > 10'000)
            return fail(Fault::Invalid, say::quantityRange);
        if (!sku.empty())
            fields.push_back({numbered("line", at, "sku"), sku});
        if (!gtin.empty())
            fields.push_back({numbered("line", at, "gtin"), gtin});
        fields.push_back({numbered("line", at, "quantity"), quantity.value_or(1)});
    }
    return fields;
}

Result<Answer> reconcileParcel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto parcel = TRY(parcelOf(desk, command));
    if (const auto refusal = chain::mayReconcile(parcel, person.id))
        return desk.refuse(command, *refusal, person.id, parcel.id);
    const auto items = TRY(itemsOf(desk, parcel));
    auto lines = parcel.lines;
    const auto extra = match(lines, items);
    TRY(resolve(command, lines));

    store::Recording recording;
    auto event = desk.event(EventType::ParcelReconciled, person.id);
    event.parcel = parcel.id;
    // Where nothing was announced, nothing is extra.
    event.fields = fieldsOf(lines, items, lines.empty() ? 0 : extra.size());
    recording.events.push_back(std::move(event));
    Json unresolved = Json::array(), said = Json::array();
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        const auto& product = line.sku.empty() ? line.gtin : line.sku;
        const auto& before = parcel.lines[at].resolution;
        said.push_back({{"line", at + 1}, {"product", product}, {"expected", line.quantity},
            {"found", line.found}, {"resolution", line.resolution}});
        if (line.resolution.empty())
            unresolved.push_back(at + 1);
        else if (line.resolution != "found" && before != line.resolution)
            recording.events.push_back(
                opened(desk, person.id, parcel, line.resolution == "missing" ? "missing" : "wrong_item",
                    product + " x" + std::to_string(line.quantity), std::to_string(line.found)));
    }
    const auto told = lines.empty() ? std::set<std::string>() : TRY(reconciledBefore(desk, parcel));
    if (!lines.empty())
        for (const auto& item : extra)
            if (!told.contains(item.lpn)
                && std::ranges::none_of(item.voidLpns, [&](const auto& old) { return told.contains(old); }))
                recording.events.push_back(opened(desk, person.id, parcel, "extra", "", item.lpn));
    auto answer = TRY(desk.record(command, std::move(recording),
        {{"parcel", toText(parcel.id)}, {"lines", said}, {"unresolved", unresolved}}));
    desk.parcel = parcel.id;
    desk.page = Page::Parcel;
    desk.outcome = unresolved.empty() ? Outcome{Mark::Ok, say::reconciled, {}, say::nextClose}
                                      : Outcome{Mark::Attention, say::linesOpen, {}, say::nextResolveLines};
    return answer;
}

Result<Answer> closeParcel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto parcel = TRY(parcelOf(desk, command));
    const auto items = TRY(itemsOf(desk, parcel));
    const auto policy = TRY(desk.policyOf(parcel.tenant));
    std::string proof;
    for (const auto& photo : parcel.photos)
        if (photo.role == "empty" && !photo.rejected)
            proof = toText(photo.event);
    if (const auto refusal = chain::mayClose(parcel, items, person.id, policy, !proof.empty()))
        return desk.refuse(command, *refusal, person.id, parcel.id);
    auto event = desk.event(EventType::ParcelClosed, person.id);
    event.parcel = parcel.id;
    event.fields = {{"items", static_cast<std::int64_t>(items.size())}};
    if (!proof.empty())
        event.fields.push_back({"proof", proof});
    auto answer = TRY(desk.record(command, std::move(event), {{"parcel", toText(parcel.id)}}));
    desk.parcel = parcel.id;
    desk.page = Page::Parcel;
    desk.outcome = {Mark::Ok, say::parcelClosed, {}, say::nextScanParcel};
    return answer;
}

} // namespace custody::station
