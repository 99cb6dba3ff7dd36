// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A parcel is cut open, and what its seal says about those who had it before.

#include "app/station/sayings.h"
#include "app/station/verbs.h"
#include "app/store/evidence.h"

namespace custody::station {
namespace {

using chain::EventType;

// The seal or tape as the dock noted it; of a parcel that came as nobody's, in the lane it had then.
Result<std::string> sealTakenIn(Desk& desk, const SubjectId& parcel)
{
    std::string noted;
    for (const auto& place : TRY(desk.store.things().placesOf(parcel))) {
        const auto lane = TRY(desk.store.ledger().lane(place.lane));
        const auto opened = TRY(store::openEvent(desk.store, lane, place.index, parcel));
        if (opened.entry.type == chain::name(EventType::ParcelAccepted))
            noted = opened.text("seal");
        else if (opened.entry.type != chain::name(EventType::ParcelContinued))
            continue;
        else if (const auto was = parseId<SubjectId>(opened.text("was")))
            noted = TRY(sealTakenIn(desk, *was));
    }
    return noted;
}

class Opening {
public:
    Opening(Desk& desk, const chain::Parcel& parcel, const PersonId& who)
        : m_desk(desk)
        , m_parcel(parcel)
        , m_who(who)
    {
    }

    // View, verify, tug, twist, then cut: our own seal, whose number she read.
    Result<> cut(const Command& command, const std::string& read)
    {
        auto checked = about(EventType::SealVerified);
        checked.fields = {{"expected", m_parcel.seal.number}, {"read", read}, {"number_agrees", true}};
        bool held = true;
        for (const char* step : {"viewed", "tugged", "twisted"})
            if (const auto said = TRY(command.maybeTruth(step))) {
                checked.fields.push_back({step, *said});
                held &= *said;
            }
        checked.fields.push_back({"result", std::string(held ? "intact" : "tampered")});
        recording.events.push_back(std::move(checked));
        if (!held)
            doubt(m_parcel.seal.number, read);
        auto broken = about(EventType::SealBroken);
        broken.fields = {
            {"seal", m_parcel.seal.number}, {"authorised", true}, {"reason", std::string("opened")}};
        recording.events.push_back(std::move(broken));
        return {};
    }

    void open(const std::optional<std::string>& read)
    {
        auto opened = about(EventType::ParcelOpened);
        if (read)
            opened.fields = {{"seal_found", *read}};
        recording.events.push_back(std::move(opened));
    }

    // Whoever opens it looks after that.
    void doubt(const std::string& expected, const std::string& found)
    {
        auto opened = about(EventType::DiscrepancyOpened);
        opened.fields = {{"discrepancy", toText(opened.id)}, {"kind", std::string("seal")},
            {"expected", expected}, {"found", found}, {"owner", toText(m_who)}};
        recording.events.push_back(std::move(opened));
    }

    store::Recording recording;

private:
    chain::Event about(EventType type) const
    {
        auto event = m_desk.event(type, m_who);
        event.parcel = m_parcel.id;
        return event;
    }

    Desk& m_desk;
    const chain::Parcel& m_parcel;
    const PersonId& m_who;
};

} // namespace

Result<Answer> openParcel(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto parcel = TRY(desk.findParcel(TRY(command.text("parcel"))));
    const auto read = TRY(command.maybeText("seal"));
    auto refusal = chain::mayOpen(parcel, person.id);
    if (!refusal)
        refusal = chain::mayOpenUnder(TRY(desk.policyOf(parcel.tenant)), parcel, read && !read->empty());
    if (!refusal)
        refusal = chain::mayOpenSealed(parcel, read);
    if (refusal)
        return desk.refuse(command, *refusal, person.id, parcel.id);
    Opening opening(desk, parcel, person.id);
    if (parcel.seal.state == chain::SealState::Intact)
        TRY(opening.cut(command, *read));
    opening.open(read);
    const auto takenIn = read && parcel.seal.state == chain::SealState::None
        ? TRY(sealTakenIn(desk, parcel.id))
        : std::string();
    const bool other = read && !read->empty() && chain::isOtherSeal(takenIn, *read);
    if (other)
        opening.doubt(takenIn, *read);
    auto answer = TRY(desk.record(command, std::move(opening.recording),
        {{"parcel", toText(parcel.id)}, {"carrier", parcel.carrier}, {"tracking", parcel.tracking}}));
    desk.parcel = parcel.id;
    desk.page = Page::Parcel;
    desk.outcome = other ? Outcome{Mark::Attention, say::sealTampered, {}, say::nextDiscrepancy}
                         : Outcome{Mark::Ok, say::parcelOpened, {}, say::nextRegister};
    return answer;
}

} // namespace custody::station
