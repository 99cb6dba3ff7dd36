// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/migrations.h"

#include <array>

#include "store/migrations_sql.h"

namespace custody::store {

std::span<const Migration> migrations()
{
    static constexpr std::array steps{Migration{1, embedded::v0001_first},
        Migration{2, embedded::v0002_months_and_erasure}, Migration{3, embedded::v0003_station_notes},
        Migration{4, embedded::v0004_zones_and_totes}};
    return steps;
}

} // namespace custody::store
