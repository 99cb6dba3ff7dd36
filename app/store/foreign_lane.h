// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What another station says, in a certificate it exported: read only after its proofs and its signature
// verify.

#include "app/custody/two_stations.h"
#include "app/store/fixtures.h"

#include "app/ledger/certificate.h"

namespace custody::store {

struct ForeignLane {
    std::string origin;
    std::vector<chain::LaneLeaf> leaves; // in the order of the certificate
};

constexpr std::size_t largestForeignLane = 256 * 1024 * 1024;

// `trusted`: whose signatures count; without it the key in the file is taken at its word. Tampered says what
// does not verify. Leaves of a kind that this version does not know are left out.
Result<ForeignLane> readForeignLane(std::string_view certificate, const ledger::Policy* trusted);
// A certificate made here, with nobody to doubt it.
Result<ForeignLane> openLane(const ledger::Certificate& certificate);

// The lanes of other stations whose signatures count at this one.
Result<ledger::Policy> trustedNeighbours(Fixtures& fixtures);

} // namespace custody::store
