// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// An item comes out of its parcel: registered, labelled, its label scanned back.

#include <algorithm>

#include "app/labels/languages/encode.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/scan/check_digit.h"
#include "app/scan/normalise.h"
#include "app/station/acts.h"
#include "app/station/device_trouble.h"
#include "app/station/lpn.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

Json describe(const chain::Item& item) { return {{"item", toText(item.id)}, {"lpn", item.lpn}}; }

void bringToHand(Desk& desk, const chain::Item& item)
{
    if (desk.item != item.id)
        desk.labelPicture.clear();
    desk.item = item.id;
    desk.parcel = item.parcel;
    desk.page = Page::Item;
}

// The brand on the label, so that a tote of many brands can be sorted by eye.
Result<labels::Layout> labelOf(Desk& desk, const chain::Item& item, const devices::LabelPrinter& printer)
{
    labels::ItemLabel label;
    label.lpn = item.lpn;
    label.lines = {desk.brandName(item.tenant), item.sku};
    label.reprint = static_cast<int>(item.prints);
    const auto room = TRY(labels::room(printer.language(), printer.medium()));
    return labels::layOut(label, room, printer.dpi());
}

bool isCurrency(std::string_view code)
{
    return code.size() == 3
        && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

Result<> checkGtin(std::string_view gtin)
{
    const auto size = gtin.size();
    if (size == 0 || ((size == 8 || size == 12 || size == 13 || size == 14) && scan::passesMod10(gtin)))
        return {};
    return fail(Fault::Invalid, say::wrongGtin);
}

Result<Answer> registerNew(Desk& desk, const Command& command, const chain::Parcel& parcel,
    const PersonId& who, const ItemFacts& facts)
{
    if (const auto refusal = chain::mayRegisterItem(parcel, who))
        return desk.refuse(command, *refusal, who, parcel.id);
    auto registered = desk.event(chain::EventType::ItemRegistered, who);
    registered.parcel = parcel.id;
    registered.item = uuid7<SubjectId>(registered.at, crypto::randomArray<10>());
    const auto lpn = makeLpn(crypto::randomBytes(8));
    registered.fields = {{"item", toText(*registered.item)}, {"lpn", lpn},
        {"sku", facts.sku.empty() ? facts.gtin : facts.sku},
        {"category", facts.category.empty() ? "other" : facts.category}};
    if (!facts.gtin.empty())
        registered.fields.push_back({"gtin", facts.gtin});
    for (const auto& more : facts.more)
        registered.fields.push_back(more);
    const auto id = *registered.item;
    auto answer = TRY(desk.record(command, std::move(registered), {{"item", toText(id)}, {"lpn", lpn}}));
    bringToHand(desk, TRY(desk.store.things().item(id)));
    desk.outcome = {Mark::Ok, say::itemRegistered, {}, say::nextPrint};
    return answer;
}

Result<Answer> registerItem(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto parcel = TRY(desk.findParcel(TRY(command.text("parcel"))));
    ItemFacts facts{TRY(command.maybeText("sku")).value_or(""), TRY(command.maybeText("gtin")).value_or(""),
        TRY(command.maybeText("category")).value_or(""), {}};
    if (facts.sku.empty() && facts.gtin.empty() && facts.category.empty())
        return fail(Fault::Invalid, say::filled(say::isMissing, "sku, gtin, category"));
    const bool stated = !facts.sku.empty() || !facts.gtin.empty();
    facts.more.push_back({"identified_by", std::string(stated ? "stated" : "visual")});
    TRY(checkGtin(facts.gtin));
    if (const auto currency = TRY(command.maybeText("currency")); currency && !isCurrency(*currency))
        return fail(Fault::Invalid, say::currencyWord);
    if (const auto told = TRY(command.maybeText("zone_class"));
        told && *told != "standard" && *told != "high_value" && *told != "restricted")
        return fail(Fault::Invalid, say::itemClassWords);
    for (const char* key : {"serial", "currency", "zone_class"})
        if (const auto value = TRY(command.maybeText(key)))
            facts.more.push_back({key, *value});
    if (const auto value = TRY(command.maybeNumber("declared_value_minor"))) {
        if (*value < 0)
            return fail(Fault::Invalid, say::valueNegative);
        facts.more.push_back({"declared_value_minor", *value});
    }
    return registerNew(desk, command, parcel, person.id, facts);
}

Result<Answer> printLabel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(desk.findItem(TRY(command.text("item"))));
    if (const auto refusal = chain::mayPrintLabel(item, person.id))
        return desk.refuse(command, *refusal, person.id, item.parcel, item.id);
    auto* printer = desk.devices.printer;
    if (!printer)
        return fail(Fault::Device, say::noPrinter);
    if (const auto ready = printer->ready(); !ready)
        return deviceFailed(ready.error(), printer->note());
    const auto layout = labelOf(desk, item, *printer);
    if (!layout)
        return labelFailed(layout.error());
    const auto encoded = labels::encode(*layout, printer->language(), printer->medium());
    if (!encoded)
        return labelFailed(encoded.error());
    const auto& job = *encoded;

    // Asked for on the record first: a label that came out must never be one the ledger does not know of.
    auto asked = about(desk, chain::EventType::LabelPrintRequested, person.id, item);
    asked.fields = {{"zpl_sha256", hex(crypto::sha256(job))}, {"reprint", item.prints}};
    const auto events = TRY(desk.store.record({{asked}, {}, {}, {}, {}}));
    bringToHand(desk, item);
    desk.labelPicture = TRY(labels::toPng(TRY(labels::rasterise(*layout)), layout->dpi));

    const auto printed = printer->print(job);
    if (!printed) {
        auto failure = about(desk, chain::EventType::LabelFailed, person.id, item);
        failure.fields = {{"why", printed.error().what}};
        TRY(desk.store.record({{failure}, {}, {}, {}, {}}));
        return deviceFailed(printed.error(), printer->note());
    }
    const bool sent = *printed == devices::PrintOutcome::Sent;
    auto more = describe(item);
    more["printed"] = sent ? "sent" : "printed";
    store::Recording recording;
    if (!sent) { // that it came out is said only by a printer that knows
        recording.events.push_back(about(desk, chain::EventType::LabelPrinted, person.id, item));
        recording.events.back().fields = {{"printer", printer->description()}};
    }
    auto answer = TRY(desk.record(command, std::move(recording), std::move(more), events));
    desk.outcome = sent ? Outcome{Mark::Attention, say::labelSent, {}, say::nextScanBack}
                        : Outcome{Mark::Ok, say::labelPrinted, {}, say::nextScanBack};
    return answer;
}

Result<Answer> verifyLabel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto item = TRY(desk.findItem(TRY(command.text("item"))));
    const auto read = TRY(command.text("scanned"));
    // A script cannot know the number beforehand; at a real bench only the label itself can tell it.
    const bool played = read == "@lpn" && desk.store.sealing() == crypto::Sealing::Plain;
    const auto scanned = played ? item.lpn : scan::bare(scan::normalise(read).content);
    if (const auto refusal = chain::mayVerifyLabel(item, person.id))
        return desk.refuse(command, *refusal, person.id, item.parcel, item.id);
    if (scanned != item.lpn)
        return desk.refuse(
            command, {"label", say::otherLabel, say::otherLabelNext}, person.id, item.parcel, item.id);
    auto verified = about(desk, chain::EventType::LabelVerified, person.id, item);
    verified.fields = {{"scanned", scanned}};
    auto answer = TRY(desk.record(command, std::move(verified), describe(item)));
    bringToHand(desk, item);
    desk.outcome = {Mark::Ok, say::labelVerified, {}, say::nextPhotographItem};
    return answer;
}

// The label is torn or wrong: a new number, and the old one is void for good.
Result<Answer> replaceLabel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto item = TRY(itemOf(desk, command));
    const auto approver = TRY(desk.prove(command));
    if (const auto refusal = chain::mayReplaceLabel(item, person.id, actorOf(approver)))
        return refuse(desk, command, *refusal, person.id, item);
    auto event = about(desk, chain::EventType::LabelReplaced, person.id, item);
    event.fields = {{"old_lpn", item.lpn}, {"lpn", makeLpn(crypto::randomBytes(8))},
        {"reason", TRY(command.text("reason"))}, {"approver", toText(approver.id)}};
    const auto old = item.lpn;
    chain::apply(item, event);
    desk.labelPicture.clear();
    return done(desk, command, item, {std::move(event)}, say::labelReplaced, say::nextPrint, Mark::Ok,
        {{"old_lpn", old}});
}

} // namespace custody::station
