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

// As the spine counts: the leaves of one act may be told a few milliseconds out of their order.
constexpr UtcMs smallestStep = 2000;

// Somebody's keeping, or a hole, in the order of the ledger.
struct Stretch {
    std::string keeper; // empty: a hole
    UtcMs from = 0;
    std::optional<UtcMs> until;
    std::string how; // of a hole: why
    EventId proof;

    bool isHole() const { return keeper.empty(); }
};

class Telling {
public:
    void tell(const Link& link)
    {
        const auto& event = link.event;
        if (m_told && event.at + smallestStep < *m_told)
            flaw(false, "the clock stepped back, from " + rfc3339(*m_told) + " to " + rfc3339(event.at),
                event);
        m_told = event.at;
        if (link.erased)
            flaw(false, "its facts were erased", event);
        switch (event.type) {
        case EventType::ParcelCarrierScanned:
            if (!lastKeeping())
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
            if (!lastKeeper().starts_with("station "))
                keep("station " + word(event.text("other_station")), event, "carried over");
            broughtAlong(event, "at another station");
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
        std::string before = "-";
        std::size_t place = 0, neighbour = 0; // holes up to there know who came after them
        for (auto& [keeper, from, until, how, proof] : m_row) {
            ++place;
            if (keeper.empty()) {
                m_report.holes.push_back({from, until, before, "-", std::move(how), proof, place});
                continue;
            }
            for (; neighbour < m_report.holes.size(); ++neighbour)
                m_report.holes[neighbour].after = keeper;
            before = keeper;
            m_report.keepings.push_back({std::move(keeper), from, until, proof, std::move(how), place});
        }
        return std::move(m_report);
    }

private:
    static std::string person(const std::optional<PersonId>& who) { return who ? toText(*who) : "-"; }
    static std::string word(std::string text) { return text.empty() ? "-" : text; }

    const Stretch* lastKeeping() const
    {
        const auto found =
            std::find_if(m_row.rbegin(), m_row.rend(), [](const Stretch& one) { return !one.isHole(); });
        return found == m_row.rend() ? nullptr : &*found;
    }
    std::string lastKeeper() const { return lastKeeping() ? lastKeeping()->keeper : "-"; }

    void close(UtcMs at)
    {
        if (!m_row.empty() && !m_row.back().until)
            m_row.back().until = at;
    }

    void begin(Stretch next)
    {
        close(next.from);
        // What goes on after its end was nobody's meanwhile.
        if (!m_row.empty() && !m_report.end.empty()) {
            const auto ended = *m_row.back().until;
            if (next.isHole())
                next.from = ended;
            else
                m_row.push_back({"", ended, next.from, "it had ended", next.proof});
        }
        m_report.end.clear();
        m_endedBy.reset();
        m_row.push_back(std::move(next));
    }

    void keep(std::string keeper, const Event& event, const char* how)
    {
        begin({std::move(keeper), event.at, std::nullopt, how, event.id});
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
        broughtAlong(event, "before it got its brand");
    }

    // What was wrong with its chain where this one does not reach.
    void broughtAlong(const Event& event, const std::string& where)
    {
        if (event.number("holes") > 0)
            flaw(true, "nobody could say where it was, " + where, event);
        if (event.number("flaws") > 0)
            flaw(true, "its chain was broken " + where, event);
    }

    // The children of a box are in the hands that opened it, or nobody can say how they came there.
    void registered(const Event& event)
    {
        const auto now = person(event.actor);
        if (lastKeeper() != now)
            flaw(true, "it was registered by somebody who did not hold its parcel", event);
        keep(now, event, "registered");
    }

    void accepted(const Event& event)
    {
        const auto from = event.text("from");
        const auto last = lastKeeper();
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
        if (m_row.empty() || !m_row.back().isHole() || m_row.back().until)
            begin({"", event.at, std::nullopt, "declared missing", event.id});
        flaw(true, "nobody could say where it was", event);
    }

    // What never happened proves nobody's keeping: there is a hole instead.
    void declaredWrong(const Event& event)
    {
        flaw(false, "an entry was declared wrong", event);
        const auto declared = parseId<EventId>(event.text("declares"));
        const bool never = event.text("reason") == "did_not_occur";
        if (declared && m_endedBy == *declared && never)
            goesOnAfter(event);
        const auto found = std::find_if(m_row.begin(), m_row.end(),
            [&](const Stretch& one) { return declared && !one.isHole() && one.proof == *declared; });
        if (!never || found == m_row.end())
            return;
        flaw(true, "who kept it rests on an entry declared never to have happened", event);
        if (const auto after = std::next(found); after != m_row.end() && after->isHole()) {
            after->from = found->from; // nobody kept it then either
            m_row.erase(found);
        } else
            *found = {"", found->from, found->until, "declared never to have happened", event.id};
    }

    // It did not end then: whoever had it last has a refused parcel still, and nobody knows of an item.
    void goesOnAfter(const Event& declaration)
    {
        if (!m_row.empty() && m_report.end == "refused")
            m_row.back().until.reset();
        else if (m_report.end != "refused")
            m_row.push_back({"", m_row.empty() ? m_endedAt : *m_row.back().until, std::nullopt,
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
            if (refused || closed || !finalKindOf(event.type).empty())
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
    std::vector<Stretch> m_row;
    std::optional<UtcMs> m_told; // when the event before this one was
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
