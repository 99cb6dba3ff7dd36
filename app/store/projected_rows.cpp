// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/projected_rows.h"

#include <cstring>

#include "app/crypto/hash.h"
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

constexpr std::int64_t atOnce = 1000; // rows read before they are opened, which asks the tables again

Result<> tellOpen(Store& store, const RowSink& row, const std::string& name, std::string_view sql)
{
    auto query = TRY(store.database().prepare(sql));
    while (TRY(query.step()))
        row(name + " " + query.text(0), query.text(1));
    return {};
}

struct SealedRow {
    Bytes id;
    std::string content; // what lies open of it
};

// In the order of their ids, so many at once; `sql` gives id and content of those behind an id.
Result<> tellSealed(Store& store, const RowSink& row, const std::string& name, std::string_view sql,
    const std::function<std::string(const Bytes& id)>& opened)
{
    Bytes last;
    for (;;) {
        std::vector<SealedRow> some;
        {
            auto query = TRY(store.database().prepare(sql));
            query.bind(1, ByteView(last)).bind(2, atOnce);
            while (TRY(query.step()))
                some.push_back({query.blob(0), query.text(1)});
        }
        if (some.empty())
            return {};
        for (const auto& one : some)
            row(name + " " + hex(one.id), one.content + opened(one.id));
        last = some.back().id;
    }
}

template <typename State> std::string digestOf(const Result<State>& state)
{
    return state ? " " + hex(crypto::sha256(encode(*state))) : " unreadable: " + state.error().what;
}

std::string openedThing(Store& store, const Bytes& id)
{
    const auto subject = SubjectId::fromBytes(id);
    const auto kind = subject ? store.things().kindOf(*subject) : tl::unexpected(subject.error());
    if (!kind)
        return " unreadable: " + kind.error().what;
    return *kind == ThingKind::Item ? digestOf(store.things().item(*subject))
                                    : digestOf(store.things().parcel(*subject));
}

std::string openedOffer(Store& store, const Bytes& id)
{
    const auto offer = EventId::fromBytes(id);
    return offer ? digestOf(store.things().offer(*offer)) : " unreadable: " + offer.error().what;
}

} // namespace

Result<> tellProjectedRows(Store& store, const RowSink& row)
{
    TRY(tellOpen(store, row, "event list of",
        "SELECT lower(hex(subject)) || ', lane ' || lane || ', leaf ' || idx, '' FROM event_of"));
    TRY(tellOpen(store, row, "index row", "SELECT hex(bi) || ' to ' || lower(hex(subject)), '' FROM lookup"));
    TRY(tellOpen(store, row, "holder of",
        "SELECT lower(hex(subject)), hex(person) || ' since ' || since FROM holding"));
    TRY(tellOpen(store, row, "count of",
        "SELECT what || ' in hour ' || hour, n FROM tally WHERE what<>'unknown_scans'"));
    TRY(tellSealed(store, row, "thing",
        "SELECT subject, lane || ' ' || kind || ' ' || hex(parcel) || ' ' || coalesce(hex(last_leaf), '-')"
        " FROM thing WHERE subject>? ORDER BY subject LIMIT ?",
        [&](const Bytes& id) { return openedThing(store, id); }));
    for (const auto& [name, content] : TRY(store.fixtures().rows()))
        row(name, content);
    return tellSealed(store, row, "offer",
        "SELECT id, hex(parcel) || ' ' || open FROM offer WHERE id>? ORDER BY id LIMIT ?",
        [&](const Bytes& id) { return openedOffer(store, id); });
}

std::size_t RowSums::sliceOf(const std::string& name) const
{
    const auto digest = crypto::hmacSha256(m_key.bytes(), view(name));
    return (std::size_t{digest[0]} << 8 | digest[1]) % slices;
}

void RowSums::add(const std::string& name, const std::string& content)
{
    // The key is drawn for one comparison: nobody can have prepared rows whose digests add up.
    const auto digest = crypto::hmacSha256(m_key.bytes(), view(name + "\n" + content));
    Sum row{};
    std::memcpy(row.data(), digest.data(), sizeof row);
    auto& sum = m_sums[sliceOf(name)];
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += row[i];
}

std::vector<bool> RowSums::differing(const RowSums& other) const
{
    std::vector<bool> out(slices);
    for (std::size_t slice = 0; slice < slices; ++slice)
        out[slice] = m_sums[slice] != other.m_sums[slice];
    return out;
}

} // namespace custody::store
