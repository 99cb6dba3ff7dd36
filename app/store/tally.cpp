// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the supervisor's day counts, by the hour.

#include "app/store/things.h"

namespace custody::store {
namespace {

constexpr std::int64_t hourMs = 60 * 60 * 1000;

} // namespace

Result<> Things::count(UtcMs at, std::string_view what)
{
    auto upsert = TRY(m_database.prepare("INSERT INTO tally(hour, what, n) VALUES(?1,?2,1)"
                                         " ON CONFLICT(hour, what) DO UPDATE SET n=n+1"));
    upsert.bind(1, at / hourMs).bind(2, what);
    return upsert.run();
}

Result<std::int64_t> Things::countedSince(UtcMs start, std::string_view what)
{
    auto query = TRY(m_database.prepare("SELECT coalesce(sum(n), 0) FROM tally WHERE hour>=? AND what=?"));
    query.bind(1, start / hourMs).bind(2, what);
    TRY(query.step());
    return query.integer(0);
}

} // namespace custody::store
