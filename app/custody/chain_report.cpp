// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/chain_report.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/custody/state.h"

namespace custody::chain {
namespace {

// Each station knows people by its own numbers, so neither can tell whether it is one person.
constexpr const char* sidesApart =
    "the two sides proved themselves at two stations; that they are two people is not shown";

class Telling {
public:
    void tell(const Link& link)
    {
        const auto& event = link.event;
        if (link.erased)
            flaw(false, "its facts were erased", event);
        switch (event.type) {
        case EventType::ParcelCarrierScanned:
            if (m_report.keepings.empty())
                keep("carrier " + word(event.text("carrier")), event, "scanned");
            break;
        case EventType::ParcelContinued: continued(event); break;
        case EventType::ParcelAccepted: keep(person(event.actor), event, "accepted"); break;
        case EventType::ItemRegistered: registered(event); break;
        case EventType::CustodyAccepted: accepted(event); break;
        case EventType::CustodyForced:
            keep(person(event.actor), event, "forced");
            flaw(true, "a supervisor took over without the holder's own hand-off", event);
            break;
        case EventType::ZoneItemEntered: keep("zone " + word(event.text("zone")), event, "zone"); break;
        case EventType::MissingDeclared: lost(event); break;
        case EventType::ItemCarriedOver:
            if (m_report.keepings.empty() || !m_report.keepings.back().keeper.starts_with("station "))
                keep("station " + word(event.text("other_station")), event, "carried over");
            break;
        case EventType::CustodyReleased:
            keep("station " + word(event.text("other_station")), event, "released");
            flaw(false, sidesApart, event);
            break;
        default: finish(event);
        }
        weigh(event);
    }

    ChainReport done() &&
    {
        for (const auto& [id, event] : m_open)
            m_report.flaws.push_back(
                {true, "a discrepancy has no resolution: " + event.text("kind"), event.id});
        return std::move(m_report);
    }

private:
    static std::string person(const std::optional<PersonId>& who) { return who ? toText(*who) : "-"; }
    static std::string word(std::string text) { return text.empty() ? "-" : text; }

    void close(UtcMs at)
    {
        if (!m_report.keepings.empty() && !m_report.keepings.back().until)
            m_report.keepings.back().until = at;
    }

    void keep(std::string keeper, const Event& event, const char* how)
    {
        close(event.at);
        if (!m_report.holes.empty() && !m_report.holes.back().until) {
            m_report.holes.back().until = event.at;
            m_report.holes.back().after = keeper;
        }
        m_report.keepings.push_back({std::move(keeper), event.at, std::nullopt, event.id, how});
    }

    // Who kept it before is told by the lane of unknown parcels.
    void continued(const Event& event)
    {
        const auto holder = event.text("holder"), zone = event.text("zone");
        if (!zone.empty())
            keep("zone " + zone, event, "continued");
        else if (event.truth("unaccounted"))
            lost(event);
        else
            keep(holder.empty() || holder == "-" ? "carrier " + word(event.text("carrier")) : holder, event,
                "continued");
        flaw(false, "it came as nobody's; its story before lies in the lane of unknown parcels", event);
        if (event.number("holes") > 0)
            flaw(true, "nobody could say where it was, before it got its brand", event);
        if (event.number("flaws") > 0)
            flaw(true, "its chain was broken before it got its brand", event);
    }

    // The children of a box are in the hands that opened it, or nobody can say how they came there.
    void registered(const Event& event)
    {
        const auto now = person(event.actor);
        const auto before = m_report.keepings.empty() ? std::string("-") : m_report.keepings.back().keeper;
        if (before != now)
            flaw(true, "it was registered by somebody who did not hold its parcel", event);
        keep(now, event, "registered");
    }

    void accepted(const Event& event)
    {
        const auto from = event.text("from");
        const auto& last = m_report.keepings.empty() ? std::string("-") : m_report.keepings.back().keeper;
        // Who held it at another station is told by that station's lane.
        const bool fromZone = last.starts_with("zone ") || last.starts_with("station ");
        if (!from.empty() && from != last && !fromZone && from != "-")
            flaw(true, "it was taken from somebody who did not hold it", event);
        keep(person(event.actor), event, "accepted");
        if (!event.text("other_station").empty())
            flaw(false, sidesApart, event);
        if (event.find("condition_same") && !event.truth("condition_same"))
            flaw(false, "the receiver noted a change of its condition", event);
    }

    void lost(const Event& event)
    {
        const auto before = m_report.keepings.empty() ? std::string("-") : m_report.keepings.back().keeper;
        close(event.at);
        if (m_report.holes.empty() || m_report.holes.back().until)
            m_report.holes.push_back({event.at, std::nullopt, before, "-", "declared missing", event.id});
        flaw(true, "nobody could say where it was", event);
    }

    // What never happened proves nobody's keeping: there is a hole instead.
    void declaredWrong(const Event& event)
    {
        flaw(false, "an entry was declared wrong", event);
        const auto declared = parseId<EventId>(event.text("declares"));
        if (declared && m_endedBy == *declared && event.text("reason") == "did_not_occur")
            goesOnAfter(event);
        auto& list = m_report.keepings;
        const auto found = std::find_if(
            list.begin(), list.end(), [&](const Keeping& one) { return declared && one.proof == *declared; });
        if (event.text("reason") != "did_not_occur" || found == list.end())
            return;
        flaw(true, "who kept it rests on an entry declared never to have happened", event);
        const auto gone = *found;
        const auto next = list.erase(found);
        const auto before = next == list.begin() ? std::string("-") : std::prev(next)->keeper;
        auto& holes = m_report.holes;
        const auto after = std::find_if(
            holes.begin(), holes.end(), [&](const Hole& hole) { return hole.from >= gone.from; });
        if (after != holes.end() && after->from == gone.until) { // nobody kept it then either
            after->from = gone.from;
            after->before = before;
            return;
        }
        holes.insert(after,
            {gone.from, gone.until, before, next == list.end() ? "-" : next->keeper,
                "declared never to have happened", event.id});
    }

    // It did not end then: whoever had it last has a refused parcel still, and nobody knows of an item.
    void goesOnAfter(const Event& declaration)
    {
        auto& list = m_report.keepings;
        if (!list.empty() && m_report.end == "refused")
            list.back().until.reset();
        else if (m_report.end != "refused")
            m_report.holes.push_back({m_endedAt, std::nullopt, list.empty() ? "-" : list.back().keeper, "-",
                "its end was declared never to have happened", declaration.id});
        m_report.end.clear();
        m_endedBy.reset();
    }

    void finish(const Event& event)
    {
        const bool closed = event.type == EventType::ParcelClosed,
                   refused = event.type == EventType::ParcelRefused,
                   assigned = event.type == EventType::ParcelAssigned;
        const auto kind = closed ? "closed"
            : refused            ? "refused"
            : assigned           ? "assigned"
                                 : finalKindOf(event.type);
        if (!kind.empty()) {
            close(event.at);
            m_report.end = kind;
            m_endedAt = event.at;
            if (refused || !finalKindOf(event.type).empty())
                m_endedBy = event.id;
        }
    }

    void weigh(const Event& event)
    {
        switch (event.type) {
        case EventType::SealVerified:
            if (event.text("result") != "intact")
                flaw(true, "a seal was not as it was", event);
            else if (!event.find("viewed") || !event.find("tugged") || !event.find("twisted"))
                flaw(false, "a seal was checked in part only", event);
            break;
        case EventType::SealBroken:
            if (!event.truth("authorised"))
                flaw(true, "a seal was found broken", event);
            break;
        case EventType::ZoneItemEntered:
        case EventType::ZoneItemLeft:
            if (event.find("badged_in") && !event.truth("badged_in"))
                flaw(false, "it moved in a zone where the door saw nobody enter", event);
            break;
        case EventType::IdentityMismatch: flaw(true, "it is not what was announced", event); break;
        case EventType::LabelReplaced: flaw(false, "its label was replaced", event); break;
        case EventType::CustodyOverdue: flaw(false, "a limit passed: " + event.text("rule"), event); break;
        case EventType::CustodyExpired: flaw(false, "a hand-off lapsed", event); break;
        case EventType::ErrorDeclared: declaredWrong(event); break;
        case EventType::PhotoCaptured: compare(event); break;
        case EventType::DiscrepancyOpened: m_open.emplace(event.text("discrepancy"), event); break;
        case EventType::DiscrepancyResolved:
            m_open.erase(event.text("discrepancy"));
            if (event.text("stands") == "there" && m_report.end.empty())
                keep("station " + word(event.text("other_station")), event, "settled");
            break;
        default: break;
        }
    }

    void compare(const Event& photo)
    {
        if (photo.text("role") == "destroy_before")
            m_beforeEnd.insert(photo.blob("sha256"));
        else if (photo.text("role") == "destroy_after" && m_beforeEnd.contains(photo.blob("sha256")))
            flaw(true, "one picture stands for both before and after its destruction", photo);
    }

    void flaw(bool rejects, std::string what, const Event& event)
    {
        m_report.flaws.push_back({rejects, std::move(what), event.id});
    }

    ChainReport m_report;
    std::optional<EventId> m_endedBy; // an end that can be taken back
    UtcMs m_endedAt = 0;
    std::map<std::string, Event> m_open; // discrepancies
    std::set<Bytes> m_beforeEnd; // digests of pictures
};

} // namespace

ChainReport reportOf(const std::vector<Link>& links)
{
    Telling telling;
    for (const auto& link : links)
        telling.tell(link);
    return std::move(telling).done();
}

} // namespace custody::chain
