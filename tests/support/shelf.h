// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A store for forgetting: Northwind has one parcel to erase (photo, item, a closed offer, kept answers) and
// one that stays, in the same month; Alder has one too. And what of the first lies on the disk, written down
// before.

#include "app/store/erasure.h"
#include "tests/support/demo_store.h"
#include "tests/support/disk_bytes.h"

namespace custody::test {

inline const std::string goneTracking = "1Z5R89390357567127";
inline const std::string staysTracking = "1Z5R89390357567145";
inline const std::string alderTracking = "9205590242327008598961";

struct Shelf : DemoStore {
    Shelf()
    {
        gone = openedParcel(northwind, goneTracking, ben.id);
        photo(gone, std::string("\xFF\xD8\xFF\xE0 a picture of the box"), ben.id);
        item = DemoStore::item(gone, "LPN7K3M9QX2W", ben.id);
        handOver();
        keepAnswer();
        stays = openedParcel(northwind, staysTracking, ben.id);
        photo(stays, "another box", ben.id);
        staysItem = DemoStore::item(stays, "LPNFCKTVCGFG", ben.id);
        other = openedParcel(alder, alderTracking, sara.id);
    }

    store::ErasureRequest request() const
    {
        store::ErasureRequest request;
        request.parcel = gone;
        request.basis = "request";
        return request;
    }

    std::vector<Bytes> column(const std::string& sql)
    {
        auto query = must((*this)->database().prepare(sql));
        std::vector<Bytes> out;
        while (must(query.step()))
            out.push_back(query.blob(0));
        return out;
    }
    std::int64_t number(const std::string& sql)
    {
        auto query = must((*this)->database().prepare(sql));
        must(query.step());
        return query.integer(0);
    }
    std::string literal(const SubjectId& id) const { return "x'" + hex(id.bytes()) + "'"; }

    // Every sealed or keyed byte string of the doomed parcel.
    std::vector<Bytes> traces()
    {
        std::vector<Bytes> all;
        const auto things = "(SELECT subject FROM thing WHERE parcel=" + literal(gone) + ")";
        for (const auto& sql : {"SELECT state_ct FROM thing WHERE parcel=" + literal(gone),
                 "SELECT wrap FROM subject_key WHERE subject=" + literal(gone),
                 "SELECT key_id FROM subject_key WHERE subject=" + literal(gone),
                 "SELECT bi FROM lookup WHERE subject IN " + things,
                 "SELECT p.ct FROM payload p JOIN leaf l ON l.event_id=p.event_id JOIN event_of e ON "
                 "e.lane=l.lane AND e.idx=l.idx WHERE e.subject IN "
                     + things,
                 "SELECT state_ct FROM offer WHERE parcel=" + literal(gone),
                 "SELECT answer_ct FROM answer WHERE command IN (SELECT command FROM answer_of WHERE subject="
                     + literal(gone) + ")"})
            for (auto& found : column(sql))
                all.push_back(std::move(found));
        for (const auto& photo : must((*this)->things().parcel(gone)).photos)
            all.push_back(must((*this)->photos().sealedBytes(photo.sealed.blob)));
        return all;
    }

    SubjectId gone, item, stays, staysItem, other;

private:
    void handOver()
    {
        const auto id = offer(item, ben.id, sara.id);
        auto offered = must((*this)->things().offer(id));
        offered.state = chain::OfferState::Accepted;
        offered.answeredBy = sara.id;
        auto accepted = event(
            chain::EventType::CustodyAccepted, sara.id, {{"offer", toText(id)}, {"to", toText(sara.id)}});
        accepted.parcel = gone;
        accepted.item = item;
        must((*this)->record({{accepted}, {offered}, {}, {}, {}}));
    }
    void keepAnswer()
    {
        auto refused = event(chain::EventType::TransitionDenied, ben.id, {{"rule", std::string("G1")}});
        refused.parcel = gone;
        must((*this)->record({{refused}, {}, {}, "a command about it",
            [](const auto&) { return "the answer tells of " + goneTracking; }}));
        must((*this)->record({{event(chain::EventType::SessionLogin, ben.id)}, {}, {},
            "a command about nobody", [](const auto&) { return std::string("signed in"); }}));
    }
};

} // namespace custody::test
