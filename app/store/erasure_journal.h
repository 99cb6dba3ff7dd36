// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The erasure under way, to be found again after a cut: what was asked, how far it has come, which photos
// must still go. Sealed as a whole under a key of the keystore and the root in force, so that nobody who can
// write the database has anything erased, and a request that was fulfilled is none any more.

#include "app/store/store.h"

namespace custody::store {

enum class ErasureScope { Parcel = 1, Brand = 2, Before = 3 };

struct ErasureRequest {
    ErasureScope scope = ErasureScope::Parcel;
    SubjectId parcel; // scope Parcel
    TenantId brand; // scope Brand
    UtcMs before = 0; // scope Before: the last event is older than this
    std::string basis; // a code, never a name: "request", "contract_end", "retention"
};

class ErasureJournal {
public:
    explicit ErasureJournal(Store& store)
        : m_store(store)
    {
    }

    struct Pending {
        ErasureRequest request;
        bool rowsGone = false;
        std::vector<Hash> photos; // whose files must go
    };
    // Absent: nothing is under way. Tampered: this station did not write what stands there.
    Result<std::optional<Pending>> pending();

    Result<> begin(const ErasureRequest& request);
    // In the caller's transaction.
    Result<> listPhotos(std::int64_t lane, std::uint64_t index);
    Result<> noteRowsGone();
    Result<> close();

private:
    Result<Hash> seal();

    Store& m_store;
};

// Whether what stands in the journal is this station's own; a fault when it is not.
Result<> checkErasureJournal(Store& store);

} // namespace custody::store
