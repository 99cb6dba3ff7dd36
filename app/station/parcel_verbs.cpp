// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A parcel arrives, and is accepted or refused.

#include <algorithm>
#include <set>

#include "app/scan/normalise.h"
#include "app/scan/parse.h"
#include "app/station/lpn.h"
#include "app/station/sayings.h"
#include "app/station/scanned.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

constexpr std::int64_t heaviest = 1'000'000; // grams: a tonne is no parcel

Json describe(const chain::Parcel& parcel)
{
    return {{"parcel", toText(parcel.id)}, {"carrier", parcel.carrier}, {"tracking", parcel.tracking}};
}

Result<Answer> scannedAgain(
    Desk& desk, const Command& command, const PersonId& who, const chain::Parcel& parcel)
{
    auto again = desk.event(chain::EventType::ParcelDuplicateScan, who);
    again.parcel = parcel.id;
    again.fields = {{"seconds_apart", (desk.store.clock().now() - parcel.scannedAt) / 1000}};
    auto more = describe(parcel);
    more["repeat"] = true;
    auto answer = TRY(desk.record(command, std::move(again), more));
    desk.parcel = parcel.id;
    desk.page = Page::Parcel;
    desk.outcome = {Mark::Attention, say::parcelAgain, {}, {}, true};
    return answer;
}

// An item's own label, scanned where a carrier label was asked for: the item comes to hand.
Result<std::optional<Answer>> scannedItem(Desk& desk, const Scanned& scanned)
{
    const auto lpn = scan::bare(scan::normalise(text(scanned.raw)).content);
    const auto id = isLpn(lpn) ? TRY(desk.store.things().itemByLpn(lpn)) : std::nullopt;
    if (!id)
        return std::optional<Answer>();
    const auto item = TRY(desk.store.things().item(*id));
    desk.item = item.id;
    desk.parcel = item.parcel;
    desk.page = Page::Item;
    desk.outcome = {Mark::Info, say::itemFound, {}, {}};
    Answer answer;
    answer.more = {{"item", toText(item.id)}, {"lpn", item.lpn}};
    return std::optional(answer);
}

// The tag of goods, scanned while an open parcel is at hand: what comes out of the box.
Result<std::optional<Answer>> scannedGoods(
    Desk& desk, const Command& command, const Scanned& scanned, const PersonId& who)
{
    const std::string gtin(scanned.reading.element("01"));
    if (gtin.empty() || !desk.parcel)
        return std::optional<Answer>();
    const auto parcel = TRY(desk.store.things().parcel(*desk.parcel));
    if (parcel.stage != chain::ParcelStage::Opened)
        return std::optional<Answer>();
    return std::optional(TRY(
        registerNew(desk, command, parcel, who, {{}, gtin, {}, {{"identified_by", std::string("scan")}}})));
}

// The parcels this number could mean. Where two carriers could have printed it, the reading becomes that of
// the carrier whose parcel is awaited.
Result<std::vector<chain::Parcel>> parcelsOf(Desk& desk, scan::Reading& reading)
{
    std::vector<chain::Parcel> known;
    std::vector<scan::AnnouncedParcel> announced;
    std::set<std::string> asked;
    for (const auto& candidate : reading.candidates) {
        if (!asked.insert(candidate.tracking).second)
            continue;
        for (auto& parcel : TRY(desk.parcelsByTracking(candidate.tracking)))
            if (parcel.stage != chain::ParcelStage::Refused && parcel.stage != chain::ParcelStage::Assigned) {
                announced.push_back({parcel.carrier, parcel.tracking});
                known.push_back(std::move(parcel));
            }
    }
    const auto match = scan::matchExpected(reading, announced);
    if (match.match != scan::Match::None && match.reading > 0) {
        const auto& meant = reading.candidates[match.reading];
        reading.carrier = meant.carrier;
        reading.tracking = meant.tracking;
        reading.check = meant.check;
        reading.format = meant.format;
    }
    std::vector<chain::Parcel> meant;
    for (const auto which : match.parcels)
        meant.push_back(known[which]);
    return meant;
}

// Without those that had this number before: carriers use a number again.
void dropEarlierUses(std::vector<chain::Parcel>& known, UtcMs now)
{
    const auto all = known;
    std::erase_if(known, [&](const chain::Parcel& parcel) {
        const bool announcedSince = std::ranges::any_of(all, [&](const chain::Parcel& other) {
            return other.stage == chain::ParcelStage::Expected && madeAt(other.id) >= parcel.scannedAt;
        });
        return chain::isNumberFree(parcel, announcedSince, now);
    });
}

std::string_view name(scan::Destination destination)
{
    switch (destination) {
    case scan::Destination::Here: return "here";
    case scan::Destination::Elsewhere: return "elsewhere";
    case scan::Destination::Unknown: return "unknown";
    }
    return "unknown";
}

// The trigger was pulled twice, or the camera still sees it: nothing happened, so nothing is recorded.
Answer stillInView(const chain::Parcel& parcel)
{
    Answer answer;
    answer.more = describe(parcel);
    answer.more["repeat"] = true;
    return answer;
}

} // namespace

Result<Answer> expectParcel(Desk& desk, const Command& command)
{
    const auto tenant = TRY(desk.findTenant(TRY(command.text("tenant"))));
    const auto told = TRY(command.text("tracking"));
    const auto reading = scan::parseScan(told, {}, desk.dock.codes);
    if (reading.verdict == scan::Verdict::Invalid && reading.carrier != "none")
        return fail(Fault::Invalid, whyNot(reading));
    const auto plain = [](const std::string& text, std::size_t most) {
        return text.size() <= most && std::all_of(text.begin(), text.end(), [](unsigned char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'
                || c == '_';
        });
    };
    auto announced = desk.event(chain::EventType::ParcelExpected);
    announced.parcel = SubjectId{uuid7<SubjectId>(announced.at, crypto::randomArray<10>())};
    const auto named = TRY(command.maybeText("carrier"));
    const auto meant = std::find_if(reading.candidates.begin(), reading.candidates.end(),
        [&](const scan::Candidate& candidate) { return candidate.carrier == named; });
    const auto tracking = meant != reading.candidates.end() ? meant->tracking
        : reading.tracking.empty()                          ? told
                                                            : reading.tracking;
    for (const auto& known : TRY(desk.parcelsByTracking(tracking)))
        if (known.tenant == tenant && known.stage == chain::ParcelStage::Expected)
            return fail(Fault::Invalid, say::alreadyAnnounced);
    const auto carrier = named.value_or(reading.carrier);
    if (!plain(tracking, 64) || !plain(carrier, 20))
        return fail(Fault::Invalid, say::badTracking);
    announced.fields = {{"tenant", toText(tenant)}, {"carrier", carrier}, {"tracking", tracking}};
    if (const auto rma = TRY(command.maybeText("rma")))
        announced.fields.push_back({"rma", *rma});
    for (auto& field : TRY(expectedLines(command)))
        announced.fields.push_back(std::move(field));
    auto answer = TRY(desk.record(command, announced,
        {{"parcel", toText(*announced.parcel)}, {"carrier", carrier}, {"tracking", tracking}}));
    desk.outcome = {Mark::Info, say::parcelExpected, {}, {}};
    return answer;
}

Result<Answer> scanParcel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    auto scanned = TRY(scanOf(desk, command));
    if (auto place = TRY(scannedPlace(desk, command, scan::normalise(text(scanned.raw)).content)))
        return *place;
    if (auto item = TRY(scannedItem(desk, scanned)))
        return *item;
    if (auto goods = TRY(scannedGoods(desk, command, scanned, person.id)))
        return *goods;
    auto& reading = scanned.reading;
    if (scanned.agreement == scan::Agreement::Disagree || reading.verdict != scan::Verdict::Valid
        || reading.carrier == "none") {
        if (!TRY(command.truth("unknown", false)))
            return keepUnread(desk, command, scanned, person.id);
        reading = scan::Reading{}; // a box all the same, whatever its label says
        reading.carrier = "none";
    }

    auto known = TRY(parcelsOf(desk, reading));
    const auto now = desk.store.clock().now();
    dropEarlierUses(known, now);
    const bool repeat =
        !reading.tracking.empty() && desk.repeats.isRepeat(reading.carrier + " " + reading.tracking, now);
    const auto destination = scan::destinationOf(reading, desk.dock.postalCodes);
    const auto addressedTo =
        destination == scan::Destination::Elsewhere ? reading.extra.at("ship_to_postal") : std::string();
    const auto arrived = std::find_if(known.begin(), known.end(),
        [](const chain::Parcel& p) { return p.stage != chain::ParcelStage::Expected; });
    if (arrived != known.end() && repeat && desk.parcel == arrived->id)
        return stillInView(*arrived);
    if (arrived != known.end()) {
        auto again = scannedAgain(desk, command, person.id, *arrived);
        desk.addressedTo = addressedTo;
        return again;
    }
    const auto named = TRY(command.maybeText("tenant"));
    std::optional<TenantId> tenant;
    if (named) {
        tenant = TRY(desk.findTenant(*named));
        std::erase_if(known, [&](const chain::Parcel& p) { return p.tenant != *tenant; });
    }
    if (known.size() > 1)
        return keepUnread(desk, command, scanned, person.id, say::severalBrands);

    auto seen = desk.event(chain::EventType::ParcelCarrierScanned, person.id);
    seen.parcel = known.empty() ? uuid7<SubjectId>(seen.at, crypto::randomArray<10>()) : known.front().id;
    seen.fields = {{"raw", scanned.raw}, {"symbology", scanned.symbology}, {"carrier", reading.carrier},
        {"tracking", reading.tracking}, {"check", std::string(scan::name(reading.check))},
        {"format", reading.format}, {"match", std::string(known.empty() ? "none" : "exact")}};
    if (known.empty())
        seen.fields.push_back({"tenant", toText(tenant.value_or(TenantId{}))});
    store::Recording recording;
    recording.events.push_back(seen);
    if (known.empty() && !tenant)
        recording.events.push_back(nobodys(desk, *seen.parcel, person.id));
    auto answer = TRY(desk.record(command, std::move(recording),
        {{"parcel", toText(*seen.parcel)}, {"carrier", reading.carrier}, {"tracking", reading.tracking},
            {"check", scan::name(reading.check)}, {"expected", !known.empty()},
            {"match", known.empty() ? "none" : "exact"}, {"label", scan::name(scanned.agreement)},
            {"destination", name(destination)}, {"ship_to_postal", reading.extra.at("ship_to_postal")}}));
    if (!scanned.wholePicture)
        answer.more["searched"] = "part"; // a second label may be in it
    desk.parcel = seen.parcel;
    desk.addressedTo = addressedTo;
    desk.item.reset();
    desk.offer.reset();
    desk.page = Page::Parcel;
    desk.outcome = !known.empty() ? Outcome{Mark::Ok, say::parcelArrived, {}, say::nextAccept}
        : addressedTo.empty()
        ? Outcome{Mark::Attention, say::parcelUnexpected, {}, tenant ? say::nextAccept : say::nextAssign}
        : Outcome{Mark::Attention, say::outboundLabel, {}, say::nextOtherLabel};
    return answer;
}

namespace {

// What accepting and refusing have in common: one guard, one event about the parcel, one word to the
// worker.
struct Step {
    chain::EventType type;
    std::function<chain::Answer(Desk&, const chain::Parcel&, const PersonId&)> guard;
    std::function<Result<std::vector<chain::Field>>()> fields;
    Outcome outcome;
};

// Fewer or more boxes than announced: whoever takes them looks after that.
void countPieces(Desk& desk, store::Recording& recording, const PersonId& who)
{
    const auto& accepted = recording.events.front();
    const auto came = accepted.number("pieces"), announced = accepted.number("pieces_expected");
    if (!accepted.find("pieces_expected") || came == announced)
        return;
    auto opened = desk.event(chain::EventType::DiscrepancyOpened, who);
    opened.parcel = accepted.parcel;
    opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("count")},
        {"expected", std::to_string(announced)}, {"found", std::to_string(came)}, {"owner", toText(who)}};
    recording.events.push_back(std::move(opened));
}

Result<Answer> take(Desk& desk, const Command& command, const Step& step)
{
    const auto person = TRY(desk.actor());
    const auto parcel = TRY(desk.findParcel(TRY(command.text("parcel"))));
    if (const auto refusal = step.guard(desk, parcel, person.id))
        return desk.refuse(command, *refusal, person.id, parcel.id);
    auto event = desk.event(step.type, person.id);
    event.parcel = parcel.id;
    event.fields = TRY(step.fields());
    store::Recording recording;
    recording.events.push_back(std::move(event));
    countPieces(desk, recording, person.id);
    if (step.type == chain::EventType::ParcelRefused) // whose it is, is no question any more
        for (auto& resolved : noMoreNobodys(desk, parcel, person.id, "refused"))
            recording.events.push_back(std::move(resolved));
    auto answer = TRY(desk.record(command, std::move(recording), describe(parcel)));
    desk.parcel = parcel.id;
    desk.page = Page::Parcel;
    desk.outcome = step.outcome;
    return answer;
}

// Of the box: what the command tells, else, where its brand asks for it, what lies on this bench's scale.
Result<std::optional<std::int64_t>> arrivedWeight(Desk& desk, const Command& command, bool asked)
{
    constexpr std::chrono::seconds patience(3);
    const auto told = TRY(command.maybeNumber("weight_g"));
    if (told && (*told < 0 || *told > heaviest))
        return fail(Fault::Invalid, say::weightRange);
    if (told && desk.devices.layOnScale)
        desk.devices.layOnScale(*told);
    else if (told || !asked)
        return told;
    if (!desk.devices.scale)
        return told;
    const auto grams = devices::gramsOf(TRY(desk.devices.scale->weigh(patience)));
    if (desk.devices.layOnScale)
        desk.devices.layOnScale(0); // the box is taken off again
    if (!told && (grams <= 0 || grams > heaviest)) // nothing, or no parcel, lies on it
        return std::optional<std::int64_t>();
    return std::optional(grams);
}

Result<std::vector<chain::Field>> whatArrived(const Command& command, std::optional<std::int64_t> grams)
{
    const auto pieces = TRY(command.maybeNumber("pieces")).value_or(1);
    if (pieces < 1 || pieces > 1000)
        return fail(Fault::Invalid, say::piecesRange);
    std::vector<chain::Field> fields{{"pieces", pieces},
        {"outer_condition", TRY(command.maybeText("outer_condition")).value_or("intact")}};
    if (const auto seal = TRY(command.maybeText("seal")))
        fields.push_back({"seal", *seal});
    if (grams)
        fields.push_back({"weight_g", *grams});
    if (const auto expected = TRY(command.maybeNumber("pieces_expected"));
        expected && (*expected < 1 || *expected > 1000))
        return fail(Fault::Invalid, say::piecesExpectedRange);
    else if (expected)
        fields.push_back({"pieces_expected", *expected});
    for (const char* key : {"scale", "door", "driver"})
        if (const auto value = TRY(command.maybeText(key)))
            fields.push_back({key, *value});
    return fields;
}

Result<std::vector<chain::Field>> whyRefused(const Command& command)
{
    return std::vector<chain::Field>{{"reason", TRY(command.text("reason"))}};
}

} // namespace

Result<Answer> acceptParcel(Desk& desk, const Command& command)
{
    Result<std::optional<std::int64_t>> grams;
    return take(desk, command,
        {chain::EventType::ParcelAccepted,
            [&](Desk& at, const chain::Parcel& parcel, const PersonId&) -> chain::Answer {
                if (auto refusal = chain::mayAccept(parcel))
                    return refusal;
                const auto policy = at.policyOf(parcel.tenant);
                grams = arrivedWeight(at, command, policy && policy->parcelScale);
                if (!policy || !grams) // what the scale says is wrong is told instead
                    return chain::Answer();
                return chain::mayAcceptUnder(*policy, grams->has_value());
            },
            [&]() -> Result<std::vector<chain::Field>> {
                return whatArrived(command, TRY(std::move(grams)));
            },
            {Mark::Ok, say::parcelAccepted, {}, say::nextPhotoThenOpen}});
}

Result<Answer> refuseParcel(Desk& desk, const Command& command)
{
    return take(desk, command,
        {chain::EventType::ParcelRefused,
            [](auto&, const auto& parcel, const auto&) { return chain::mayRefuse(parcel); },
            [&] { return whyRefused(command); },
            {Mark::Attention, say::parcelRefused, {}, say::nextScanParcel}});
}

} // namespace custody::station
