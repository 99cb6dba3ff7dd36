// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/epcis.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "app/custody/vocabulary.h"
#include "app/store/evidence.h"

namespace custody::admin {
namespace {

using Json = nlohmann::ordered_json;
using chain::EventType;

constexpr const char* context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

template <typename AnyId> std::string urn(const AnyId& id) { return "urn:uuid:" + toText(id); }

// A name of the site's own as a URI: letters, digits and a few marks stay.
std::string nameUrn(std::string_view kind, std::string_view name)
{
    std::string out = "urn:custody:" + std::string(kind) + ":";
    for (const unsigned char c : name) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || c == '-' || c == '.' || c == '_';
        static constexpr char digits[] = "0123456789ABCDEF";
        if (plain)
            out += static_cast<char>(c);
        else
            (out += '%') += {digits[c >> 4], digits[c & 15]};
    }
    return out;
}

// The local time of this site then, as an offset: "-05:00". The station's machine keeps the site's time zone.
std::string offsetAt(UtcMs time)
{
    const auto seconds = static_cast<std::time_t>(time / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    const auto minutes = std::abs(local.tm_gmtoff) / 60;
    char text[8];
    std::snprintf(text, sizeof text, "%c%02d:%02d", local.tm_gmtoff < 0 ? '-' : '+',
        static_cast<int>(minutes / 60 % 24), static_cast<int>(minutes % 60));
    return text;
}

bool hasWrongLine(const chain::Event& event)
{
    return std::ranges::any_of(event.fields, [](const chain::Field& field) {
        const auto* said = std::get_if<std::string>(&field.value);
        return said && *said == "wrong" && field.name.ends_with(".resolution");
    });
}

// Where the rule of the vocabulary leaves it to the event.
std::string dispositionOf(const chain::Event& event, std::string_view otherwise)
{
    switch (event.type) {
    case EventType::ParcelAccepted: {
        const auto outside = event.text("outer_condition");
        return outside.empty() || outside == "intact" ? "in_progress" : "damaged";
    }
    case EventType::ParcelReconciled:
        if (hasWrongLine(event))
            return "mismatch_class";
        return event.number("missing") + event.number("extra") + event.number("unresolved") == 0
            ? "completeness_verified"
            : "mismatch_quantity";
    case EventType::ItemInspected:
        return event.text("result") == "non_conformant" ? "non_conformant" : "conformant";
    case EventType::ItemGraded:
    case EventType::ItemRegraded:
        return event.text("condition"); // a grade alone says nothing a partner knows
    case EventType::DispositionDecided: {
        const auto route = event.text("route");
        if (route == "restock")
            return "sellable_not_accessible";
        return route == "destroy" || route == "recycle" ? "disposed" : "non_sellable_other";
    }
    case EventType::DiscrepancyOpened: {
        const auto kind = event.text("kind");
        if (kind == "wrong_item")
            return "mismatch_class";
        if (kind == "extra" || kind == "count")
            return "mismatch_quantity";
        return kind == "damage" ? "damaged" : "unknown";
    }
    case EventType::ZoneItemCounted: return event.text("result") == "missing" ? "unknown" : "in_progress";
    default: return std::string(otherwise);
    }
}

// Possession passes; the brand owns the goods throughout.
void addParties(Json& out, const chain::Event& event, const std::string& carrier)
{
    const auto party = [](const char* end, const std::string& uri) {
        return Json::array({Json{{"type", "possessing_party"}, {end, uri}}});
    };
    if (event.type == EventType::ParcelAccepted && event.actor) {
        if (!carrier.empty())
            out["sourceList"] = party("source", nameUrn("carrier", carrier));
        out["destinationList"] = party("destination", urn(*event.actor));
        return;
    }
    if (event.type != EventType::CustodyAccepted && event.type != EventType::CustodyForced)
        return;
    if (const auto from = chain::personIn(event, "from"))
        out["sourceList"] = party("source", urn(*from));
    if (event.actor)
        out["destinationList"] = party("destination", urn(*event.actor));
}

class Telling {
public:
    Telling(store::Store& store, const store::FieldChoice& choice)
        : m_store(store)
        , m_choice(choice)
    {
    }

    // The chain of one thing; what was told already is not told again.
    Result<> tell(const SubjectId& id, const SubjectId& parcel)
    {
        for (const auto& place : TRY(store::chainOf(m_store, id)))
            if (m_told.insert(place).second)
                TRY(tell(TRY(m_store.ledger().lane(place.lane)), place.index, id, parcel));
        return {};
    }

    // All that happened to parcels and items in a lane, in its order. Of what was erased nothing is told.
    Result<> tell(const store::Lane& lane)
    {
        for (std::uint64_t index = 0; index < lane.size; ++index) {
            const auto subject = TRY(m_store.things().subjectAt(lane.id, index));
            if (subject && !TRY(m_store.things().isErased(*subject)))
                TRY(tell(lane, index, *subject, TRY(m_store.things().parcelOf(*subject))));
        }
        return {};
    }

    EpcisDocument document(UtcMs now) &&
    {
        const auto count = m_events.size();
        const Json whole{{"@context", Json::array({context})}, {"type", "EPCISDocument"},
            {"schemaVersion", "2.0"}, {"creationDate", rfc3339(now)},
            {"epcisBody", {{"eventList", std::move(m_events)}}}};
        return {whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n", count};
    }

private:
    Result<> tell(const store::Lane& lane, std::uint64_t index, const SubjectId& id, const SubjectId& parcel)
    {
        const auto opened = TRY(store::openEvent(m_store, lane, index, parcel));
        chain::Event event;
        event.id = opened.entry.eventId;
        event.type = TRY(chain::parseEventType(opened.entry.type));
        event.at = static_cast<UtcMs>(opened.entry.claimedMs);
        event.actor = opened.entry.actor;
        event.parcel = parcel;
        for (const auto& field : opened.fields)
            if (m_choice.shows(opened.entry.type, field.name))
                event.fields.push_back(field);
        if (event.type == EventType::ItemRegistered)
            if (const auto item = parseId<SubjectId>(opened.text("item")))
                event.item = *item;
        if (!event.item && id != parcel && chain::ruleOf(event.type).about != chain::About::Parcel)
            event.item = id;
        return add(event);
    }

    Result<> add(const chain::Event& event)
    {
        if (event.type == EventType::ErrorDeclared) {
            declare(event);
            return {};
        }
        const auto& rule = chain::ruleOf(event.type);
        note(event);
        if (rule.epcis.shape.empty())
            return {};
        Json out{{"type", rule.epcis.shape}, {"eventID", urn(event.id)}, {"eventTime", rfc3339(event.at)},
            {"eventTimeZoneOffset", offsetAt(event.at)}};
        const auto thing = urn(event.item ? *event.item : *event.parcel);
        // CBV: shipping is the whole of what departing is a part of; one thing has one of them.
        if (rule.epcis.bizStep == "shipping")
            m_shipped.insert(thing);
        else if (rule.epcis.bizStep == "departing" && m_shipped.contains(thing))
            return {};
        if (rule.epcis.shape == "AggregationEvent")
            TRY(addContents(out, event, thing));
        else
            out["epcList"] = Json::array({thing});
        out["action"] = rule.epcis.action;
        out["bizStep"] = rule.epcis.bizStep.empty() ? "other" : std::string(rule.epcis.bizStep);
        if (const auto disposition = dispositionOf(event, rule.epcis.disposition); !disposition.empty())
            out["disposition"] = disposition;
        if (event.type == EventType::ItemRegistered)
            out["persistentDisposition"] = {{"set", {"returned"}}};
        if (event.type == EventType::FinalRestocked)
            out["persistentDisposition"] = {{"unset", {"returned"}}};
        out["readPoint"] = {{"id", nameUrn("station", m_store.name().site + "." + m_store.name().station)}};
        if (const auto zone = event.text("zone"); !zone.empty() && event.type == EventType::ZoneItemEntered)
            out["bizLocation"] = {{"id", nameUrn("zone", zone)}};
        const auto& papers = m_papers[*event.parcel];
        addParties(out, event, papers.carrier);
        auto transactions = Json::array();
        if (rule.about == chain::About::Parcel && !papers.announcement.empty())
            transactions.push_back({{"type", "desadv"}, {"bizTransaction", papers.announcement}});
        if (rule.about == chain::About::Parcel && !papers.rma.empty())
            transactions.push_back({{"type", "rma"}, {"bizTransaction", nameUrn("rma", papers.rma)}});
        if (const auto reference = event.text("reference"); !reference.empty())
            transactions.push_back({{"type", "bol"}, {"bizTransaction", nameUrn("reference", reference)}});
        if (!transactions.empty())
            out["bizTransactionList"] = std::move(transactions);
        m_events.push_back(std::move(out));
        return {};
    }

    // What a parcel's later events refer to, of what may be shown.
    void note(const chain::Event& event)
    {
        if (event.type != EventType::ParcelExpected && event.type != EventType::ParcelCarrierScanned)
            return;
        auto& papers = m_papers[*event.parcel];
        if (const auto carrier = event.text("carrier"); !carrier.empty())
            papers.carrier = carrier;
        if (event.type == EventType::ParcelExpected) {
            papers.announcement = urn(event.id);
            papers.rma = event.text("rma");
        }
    }

    // Out of the box, or into and out of a tote.
    Result<> addContents(Json& out, const chain::Event& event, const std::string& thing)
    {
        const auto container = event.text("container");
        out["parentID"] = event.type == EventType::ParcelReconciled ? thing
            : container.empty() ? std::string("urn:custody:container:withheld")
                                : nameUrn("container", container);
        out["childEPCs"] = Json::array();
        if (event.type != EventType::ParcelReconciled) {
            out["childEPCs"].push_back(thing);
            return {};
        }
        for (int at = 1; event.find("item." + std::to_string(at)); ++at) {
            const auto lpn = event.text("item." + std::to_string(at));
            const auto item = TRY(m_store.things().itemByLpn(lpn)); // named as its own events name it
            out["childEPCs"].push_back(item ? urn(*item) : nameUrn("lpn", lpn));
        }
        return {};
    }

    // The event it declares wrong once more, under its own id, with the declaration.
    void declare(const chain::Event& event)
    {
        const auto id = "urn:uuid:" + event.text("declares");
        const auto original = std::find_if(
            m_events.begin(), m_events.end(), [&](const Json& one) { return one.at("eventID") == id; });
        if (original == m_events.end())
            return; // an event that is not exported has nothing to declare
        auto again = *original;
        Json declaration{{"declarationTime",
            event.text("declared_at").empty() ? rfc3339(event.at) : event.text("declared_at")}};
        if (const auto reason = event.text("reason"); !reason.empty())
            declaration["reason"] = reason;
        Json corrective = Json::array();
        for (int at = 1; event.find("corrective." + std::to_string(at)); ++at)
            corrective.push_back("urn:uuid:" + event.text("corrective." + std::to_string(at)));
        if (!corrective.empty())
            declaration["correctiveEventIDs"] = std::move(corrective);
        again["errorDeclaration"] = std::move(declaration);
        m_events.push_back(std::move(again));
    }

    store::Store& m_store;
    const store::FieldChoice& m_choice;
    std::set<store::Place> m_told;
    std::set<std::string> m_shipped;
    struct Papers {
        std::string carrier, announcement, rma;
    };
    std::map<SubjectId, Papers> m_papers;
    Json m_events = Json::array();
};

} // namespace

Result<EpcisDocument> epcisOfLane(
    store::Store& store, const store::Lane& lane, const store::FieldChoice& choice)
{
    Telling telling(store, choice);
    TRY(telling.tell(lane));
    return std::move(telling).document(store.clock().now());
}

Result<EpcisDocument> epcisOf(store::Store& store, const SubjectId& id, const store::FieldChoice& choice)
{
    const auto parcel = TRY(store.things().parcelOf(id));
    Telling telling(store, choice);
    TRY(telling.tell(id, parcel));
    if (id == parcel)
        for (const auto& item : TRY(store.things().parcel(id)).items)
            TRY(telling.tell(item, parcel));
    return std::move(telling).document(store.clock().now());
}

} // namespace custody::admin
