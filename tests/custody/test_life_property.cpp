// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Six people try whatever comes to their minds with five items, two zones and a tote, under a clock that
// jumps. A hundred days of ten thousand commands each; the guards alone stand between them and a broken
// chain.
#include <QTest>

#include <map>
#include <random>
#include <set>

#include <rapidcheck.h>

#include "app/custody/place_rules.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

constexpr int commandsOfADay = 10'000;

class House {
public:
    explicit House(std::uint64_t seed)
        : m_random(seed)
    {
        const char* roles[]{"receiver", "inspector", "inspector", "supervisor", "supervisor", "visitor"};
        for (const auto* role : roles)
            people.push_back({numbered<PersonId>(static_cast<std::uint8_t>(people.size() + 1)), role});
        for (std::uint8_t number = 1; number <= 5; ++number) {
            auto item = itemOf(people[number % 3].id, LabelState::Verified, std::nullopt, number);
            item.category = "jacket";
            item.zoneClass = number == 1 ? "high_value" : "";
            items.push_back(item);
        }
        m_zones[0].name = "S-1";
        m_zones[1].name = "HV-1";
        m_zones[1].zoneClass = "high_value";
    }

    std::vector<Actor> people;
    std::vector<Item> items;
    int happened = 0;
    int ended = 0;
    int declared = 0;
    std::set<EventId> never; // declared not to have happened

    // One command by somebody; what the guards let through is folded, as the station does.
    void command()
    {
        m_now +=
            at(60) == 0 ? static_cast<UtcMs>(at(200'000'000)) - 100'000'000 : static_cast<UtcMs>(at(60'000));
        auto& item = items[at(items.size())];
        if (item.stage == ItemStage::Final && at(50) == 0) // the next one out of a box
            return renew(item);
        const auto& who = at(3) == 0 ? people[at(people.size())] : holderOf(item);
        const auto& other = people[at(people.size())];
        switch (at(24)) {
        case 0:
        case 1: offer(item, who, other); break;
        case 2:
        case 3: take(item, who); break;
        case 4: answer(item, who, false); break;
        case 5: answer(item, who, true); break;
        case 6: force(item, who, other); break;
        case 7: putIn(item, who); break;
        case 8: takeOut(item, who); break;
        case 9: tell(item, EventType::MissingDeclared, who, mayDeclareMissing(item, who)); break;
        case 10: find(item, who, other); break;
        case 11:
        case 12: witness(item, who, other); break;
        case 13: photograph(item, who); break;
        case 14: tell(item, EventType::ItemInspected, who, mayInspect(item, who.id, m_policy)); break;
        case 15: grade(item, who, other); break;
        case 16:
        case 17: decide(item, who); break;
        case 18: approve(item, who); break;
        case 19: hold(item, who); break;
        case 20: end(item, who, other); break;
        case 21:
        case 22: declare(item, who, other); break;
        default: pack(item, who); break;
        }
    }

private:
    std::size_t at(std::size_t below) { return static_cast<std::size_t>(m_random() % below); }

    const Actor& holderOf(const Item& item)
    {
        const auto found = std::find_if(
            people.begin(), people.end(), [&](const Actor& one) { return one.id == item.custodian; });
        return found == people.end() ? people[at(people.size())] : *found;
    }
    Event event(EventType type, const Actor& who, std::vector<Field> fields = {})
    {
        Event event;
        event.id.value[14] = static_cast<std::uint8_t>(++m_events >> 8);
        event.id.value[15] = static_cast<std::uint8_t>(m_events);
        event.type = type;
        event.at = m_now;
        event.actor = who.id;
        event.fields = std::move(fields);
        return event;
    }
    void tell(
        Item& item, EventType type, const Actor& who, const Answer& refusal, std::vector<Field> fields = {})
    {
        if (refusal)
            return;
        const auto told = event(type, who, std::move(fields));
        m_told[item.id].push_back({told.id, type, who.id});
        apply(item, told);
        ++happened;
    }
    void renew(Item& item)
    {
        m_told.erase(item.id);
        item = fresh(item);
    }
    Item fresh(const Item& gone)
    {
        auto item = itemOf(people[at(3)].id, LabelState::Verified, std::nullopt, gone.id.value.back());
        item.category = gone.category;
        item.zoneClass = gone.zoneClass;
        return item;
    }
    Offer* offerOf(const Item& item)
    {
        for (auto& one : m_offers)
            if (one.items.front() == item.id && (at(8) == 0 || item.offer == one.id))
                return &one;
        return nullptr;
    }

    void offer(Item& item, const Actor& who, const Actor& other)
    {
        Offer offer;
        offer.from = who.id;
        offer.items = {item.id};
        offer.offeredAt = m_now;
        offer.expiresAt = at(2) == 0 ? m_now + 60'000 : 0;
        if (at(2) == 0)
            offer.to = other.id;
        if (mayOffer(std::vector{item}, who.id, offer.to))
            return;
        const auto offered = event(EventType::CustodyOffered, who);
        offer.id = offered.id;
        tell(item, EventType::CustodyOffered, who, {}, {{"offer", toText(offer.id)}});
        std::erase_if(m_offers, [](const Offer& one) { return one.state != OfferState::Waiting; });
        m_offers.push_back(offer);
    }
    void take(Item& item, const Actor& who)
    {
        auto* offer = offerOf(item);
        if (!offer || mayTakeNow(*offer, who, m_now) || mayTake(*offer, std::vector{item}, who.id, 1)
            || mayTakeOne(*offer, item, who.id, m_policy, m_now))
            return;
        RC_ASSERT((item.custodian == offer->from && offer->from != who.id));
        if (needsWitness(m_policy, item, "custody"))
            RC_ASSERT(std::any_of(item.witnesses.begin(), item.witnesses.end(),
                [&](const Witness& one) { return one.who != who.id && one.who != offer->from; }));
        offer->state = OfferState::Accepted;
        tell(item, EventType::CustodyAccepted, who, {}, {{"offer", toText(offer->id)}});
        RC_ASSERT(item.custodian == who.id);
    }
    void answer(Item& item, const Actor& who, bool cancels)
    {
        auto* offer = offerOf(item);
        if (!offer || (cancels ? mayCancel(*offer, who.id) : mayDecline(*offer, who)))
            return;
        offer->state = cancels ? OfferState::Cancelled : OfferState::Declined;
        tell(item, cancels ? EventType::CustodyCancelled : EventType::CustodyDeclined, who, {});
    }
    void force(Item& item, const Actor& who, const Actor& other)
    {
        if (mayForce(std::vector{item}, who, other, m_policy))
            return;
        RC_ASSERT(who.role == "supervisor" && other.id != who.id && item.custodian != other.id);
        for (auto& offer : m_offers)
            if (item.offer == offer.id)
                offer.state = OfferState::Cancelled;
        tell(item, EventType::CustodyForced, who, {});
    }
    void putIn(Item& item, const Actor& who)
    {
        const auto& zone = m_zones[at(2)];
        tell(item, EventType::ZoneItemEntered, who, mayPutIn(zone, item, who, 0, m_policy, m_now),
            {{"zone", zone.name}});
    }
    void takeOut(Item& item, const Actor& who)
    {
        const auto& zone = m_zones[at(2)];
        if (mayTakeOut(zone, item, who, m_policy, m_now))
            return;
        tell(item, EventType::ZoneItemLeft, who, {});
        tell(item, EventType::CustodyAccepted, who, {});
    }
    void find(Item& item, const Actor& who, const Actor& other)
    {
        const auto seen = at(2) == 0 ? std::optional(other.id) : std::nullopt;
        if (mayFind(item, who.id, m_policy, seen))
            return;
        tell(item, EventType::ItemFound, who, {});
        tell(item, EventType::CustodyAccepted, who, {});
    }
    void witness(Item& item, const Actor& who, const Actor& other)
    {
        const PersonId hands[]{item.custodian.value_or(other.id)};
        if (mayBeWatched(item) || mayWitness(m_policy, who, hands))
            return;
        std::vector<Field> fields{{"witness", toText(who.id)}};
        if (item.offer && at(2) == 0)
            fields.push_back({"offer", toText(*item.offer)});
        tell(item, EventType::CustodyWitnessed, who, {}, std::move(fields));
    }
    void photograph(Item& item, const Actor& who)
    {
        const char* roles[]{"front", "back", "tag", "serial", "destroy_before", "destroy_after"};
        if (item.photos.size() < 12)
            tell(item, EventType::PhotoCaptured, who, mayPhotograph(item, who.id),
                {{"role", std::string(roles[at(std::size(roles))])}});
    }
    void grade(Item& item, const Actor& who, const Actor& other)
    {
        const auto& grade = m_policy.grades[at(m_policy.grades.size())];
        const auto refusal = at(2) == 0
            ? mayGrade(item, who.id)
            : mayRegrade(item, who.id, m_policy, grade, at(2) == 0 ? std::optional(other.id) : std::nullopt);
        tell(item, EventType::ItemGraded, who, refusal, {{"grade", grade}});
    }
    void decide(Item& item, const Actor& who)
    {
        const char* routes[]{"restock", "destroy", "donate", "recycle"};
        const std::string route = routes[at(4)];
        if (mayDecide(item, who.id, m_policy, route, at(2) == 0, m_now))
            return;
        const bool needed = approvalNeeded(m_policy, item, route);
        tell(item, EventType::DispositionDecided, who, {}, {{"route", route}, {"approval_needed", needed}});
    }
    void approve(Item& item, const Actor& who)
    {
        if (mayApprove(item, who, m_policy))
            return;
        RC_ASSERT(item.decision->decider != who.id);
        tell(item, EventType::DispositionApproved, who, {});
    }
    void hold(Item& item, const Actor& who)
    {
        if (item.holds.empty() && at(8) == 0)
            return tell(item, EventType::ItemHeld, who, mayHold(item), {{"hold", std::string("legal")}});
        tell(item, EventType::ItemReleased, who, mayRelease(item, "legal", who),
            {{"hold", std::string("legal")}});
    }
    void end(Item& item, const Actor& who, const Actor& other)
    {
        const auto kind = item.decision ? finalKindFor(item.decision->route) : std::string("restocked");
        const auto seen = at(2) == 0 ? std::optional(other.id) : std::nullopt;
        if (mayFinalize(item, who.id, kind, seen))
            return;
        RC_ASSERT(item.holds.empty() && item.decision);
        RC_ASSERT((!item.decision->approvalNeeded || item.decision->approver != item.decision->decider));
        if (kind == "destroyed")
            RC_ASSERT((seen && *seen != who.id));
        const auto type = kind == "destroyed" ? EventType::FinalDestroyed
            : kind == "donated"               ? EventType::FinalDonated
            : kind == "recycled"              ? EventType::FinalRecycled
                                              : EventType::FinalRestocked;
        tell(item, type, who, {});
        ++ended;
    }
    // As the station does: what gave custody leaves nobody who answers for it, when it still stands.
    void declare(Item& item, const Actor& who, const Actor& other)
    {
        const auto& told = m_told[item.id];
        if (told.empty())
            return;
        const auto wrong = told[told.size() - 1 - at(std::min<std::size_t>(told.size(), 8))];
        const bool waits = wrong.type == EventType::CustodyOffered && item.offer == wrong.id;
        const auto seen = at(2) == 0 ? std::optional(other) : std::nullopt;
        if (never.contains(wrong.id) || mayDeclareWrong({wrong.type, wrong.who, waits}, who, seen, m_policy))
            return;
        if (wrong.who != who.id && movesCustody(wrong.type))
            RC_ASSERT((who.role == "supervisor" && seen && seen->id != who.id && seen->id != wrong.who));
        const auto last =
            std::find_if(told.rbegin(), told.rend(), [](const Told& one) { return movesCustody(one.type); });
        const bool rests = last != told.rend() && last->id == wrong.id && !item.unaccounted;
        const bool occurred = at(5) == 0;
        if (!occurred)
            never.insert(wrong.id);
        tell(item, EventType::ErrorDeclared, who, {},
            {{"declares", toText(wrong.id)}, {"declared_type", std::string(name(wrong.type))},
                {"reason", std::string(occurred ? "incorrect_data" : "did_not_occur")}});
        if (!occurred && rests)
            tell(item, EventType::MissingDeclared, who, {});
        ++declared;
    }
    void pack(Item& item, const Actor& who)
    {
        if (item.container.empty())
            tell(item, EventType::ContainerItemAdded, who, mayPack(item, m_tote, who.id),
                {{"container", m_tote.name}});
        else
            tell(item, EventType::ContainerItemRemoved, who, mayUnpack(item, m_tote, who.id));
    }

    struct Told {
        EventId id;
        EventType type;
        PersonId who;
    };

    std::map<SubjectId, std::vector<Told>> m_told; // by item, in order
    std::mt19937_64 m_random;
    UtcMs m_now = 1'795'000'000'000;
    std::uint16_t m_events = 0;
    Policy m_policy = standardPolicy();
    Zone m_zones[2];
    Container m_tote{"T-1", {}};
    std::vector<Offer> m_offers;
};

// Exactly one answer to "where is it".
int keepers(const Item& item)
{
    return int(item.custodian.has_value()) + int(!item.zone.empty()) + int(item.unaccounted)
        + int(item.stage == ItemStage::Final);
}

// Nothing counts that was declared never to have happened.
bool restsOnWhatHappened(const Item& item, const std::set<EventId>& never)
{
    std::vector<std::optional<EventId>> ground{item.inspection, item.grading, item.ending, item.carrying};
    if (item.decision)
        ground.insert(ground.end(), {item.decision->event, item.decision->approval});
    for (const auto& photo : item.photos)
        if (!photo.rejected)
            ground.emplace_back(photo.event);
    for (const auto& one : item.witnesses)
        ground.emplace_back(one.event);
    for (const auto& one : item.lifted)
        ground.emplace_back(one.event);
    return std::ranges::none_of(ground, [&](const auto& one) { return one && never.contains(*one); });
}

// Whatever else than its holds: one that stands again on what has left is lifted by a supervisor, as any is.
bool changed(const Item& before, Item now)
{
    now.holds = before.holds;
    now.lifted = before.lifted;
    return now != before;
}

} // namespace

class LifePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionCommandsBreakNoChain()
    {
        int days = 0, happened = 0, ended = 0, declared = 0;
        QVERIFY(rc::check([&] {
            House house(*rc::gen::arbitrary<std::uint64_t>());
            for (int n = 0; n < commandsOfADay; ++n) {
                const auto before = house.items;
                const auto declaredBefore = house.declared;
                house.command();
                for (std::size_t i = 0; i < before.size(); ++i) {
                    const auto& now = house.items[i];
                    RC_ASSERT(keepers(now) == 1);
                    RC_ASSERT(restsOnWhatHappened(now, house.never));
                    RC_ASSERT(!now.offer || now.custodian);
                    if (before[i].stage == ItemStage::Final
                        && changed(
                            before[i], now) // only a new item takes its place, or its end is taken back
                        && house.declared == declaredBefore)
                        RC_ASSERT(now.stage == ItemStage::Registered && now.photos.empty());
                }
            }
            ++days;
            happened += house.happened;
            ended += house.ended;
            declared += house.declared;
        }));

        QVERIFY(days * commandsOfADay >= 1'000'000);
        QVERIFY2(happened > days * commandsOfADay / 50, std::to_string(happened).c_str());
        QVERIFY2(declared > days * commandsOfADay / 500, std::to_string(declared).c_str());
        QVERIFY2(ended > days, std::to_string(ended).c_str()); // some came to the end of their lives
    }
};

QTEST_GUILESS_MAIN(LifePropertyTest)
#include "test_life_property.moc"
