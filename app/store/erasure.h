// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Forgetting for good: one parcel with all that came out of it, everything of a brand, or everything older
// than a day. The leaves stay, so old certificates and roots verify as before; keys, fields, photos, states
// and indexes go, and an erase leaf says which events can no longer be opened. A legal hold forbids it.
//
// The steps, each durable: asked · months ready · rows gone · photos gone · scrubbed · root announced ·
// keystore replaced · turn recorded · done. Cut off between any two, it is finished at the next open.

#include "app/store/erasure_journal.h"

namespace custody::store {

struct ErasureCount {
    std::uint64_t parcels = 0;
    std::uint64_t items = 0;
    std::uint64_t events = 0;
    std::uint64_t photos = 0;
    std::uint64_t spared = 0; // of an age to go, but held, or under an offer that waits
    std::vector<Recorded> leaves;
};

class Erasure {
public:
    explicit Erasure(Store& store, StepWatch watch = {});

    // What would go. Refused (rule "hold" or "offer") when something forbids it.
    Result<ErasureCount> plan(const ErasureRequest& request);
    Result<ErasureCount> run(const ErasureRequest& request);
    // What a cut left undone. A journal this station did not write is left to the self-check, which says so.
    Result<> finish();
    // Takes such a journal out; false when there is none.
    Result<bool> dismissForged();

private:
    struct Doomed { // a parcel or an item, and where its events lie
        SubjectId id;
        ThingKind kind;
        SubjectId parcel;
        std::int64_t lane = 0;
        TenantId tenant;
        std::optional<Hash> lastLeaf;
        std::vector<Place> events;
    };
    struct Plan {
        std::vector<Doomed> things;
        std::uint64_t spared = 0;
    };

    // One parcel is erased by a leaf in each chain, a brand by one in its lane; what lies in the lane of
    // another is no erasure of that lane's brand.
    static bool hasLeafOfItsOwn(const ErasureRequest& request, const Doomed& thing)
    {
        return request.scope == ErasureScope::Parcel
            || (request.scope == ErasureScope::Brand && thing.tenant != request.brand);
    }
    Result<Plan> look(const ErasureRequest& request);
    Result<std::vector<SubjectId>> inScope(const ErasureRequest& request);
    Result<bool> outlives(const SubjectId& parcel, UtcMs before);
    Result<ErasureCount> go(const ErasureRequest& request);
    Result<std::vector<chain::Event>> leavesFor(const ErasureRequest& request, const Plan& plan);
    Result<> dropRows(
        const ErasureRequest& request, const Plan& plan, const std::map<SubjectId, EventId>& leaves);
    Result<> dropThing(const Doomed& thing, const EventId& leaf);
    Result<> dropOffers(const Plan& plan);
    Result<> afterRows();
    Result<> turn();
    Result<> done(std::string_view step) { return m_watch ? m_watch(step) : Result<>(); }

    Store& m_store;
    ErasureJournal m_journal;
    StepWatch m_watch;
};

} // namespace custody::store
