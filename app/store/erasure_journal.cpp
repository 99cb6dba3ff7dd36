// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/erasure_journal.h"

#include "app/crypto/hash.h"
#include "app/ledger/cbor.h"

namespace custody::store {
namespace {

using ledger::cbor::Array;

constexpr std::string_view sealName = "erasure"; // in `meta`
constexpr std::int64_t asked = 1, rowsAreGone = 2;

tl::unexpected<Error> forged()
{
    return fail(Fault::Tampered,
        "the table erasure asks for an erasure that this station did not write; nothing was erased. Keep a "
        "copy of the folder and find out who wrote it; custody-admin fsck --rebuild takes it out. What was "
        "really asked for, ask for again");
}

struct Row {
    std::int64_t id, scope;
    Bytes about;
    std::int64_t before;
    std::string basis;
    std::int64_t step;
};

Result<std::vector<Row>> rowsIn(Database& database)
{
    auto query =
        TRY(database.prepare("SELECT id, scope, about, before, basis, step FROM erasure ORDER BY id"));
    std::vector<Row> rows;
    while (TRY(query.step()))
        rows.push_back({query.integer(0), query.integer(1), query.blob(2), query.integer(3), query.text(4),
            query.integer(5)});
    return rows;
}

Result<ErasureRequest> requestIn(const Row& row)
{
    ErasureRequest request;
    request.scope = static_cast<ErasureScope>(row.scope);
    if (request.scope == ErasureScope::Parcel)
        request.parcel = TRY(SubjectId::fromBytes(row.about));
    if (request.scope == ErasureScope::Brand)
        request.brand = TRY(TenantId::fromBytes(row.about));
    request.before = row.before;
    request.basis = row.basis;
    return request;
}

Result<std::vector<Hash>> photosToGo(Database& database)
{
    auto query = TRY(database.prepare("SELECT id FROM erasure_photo ORDER BY id"));
    std::vector<Hash> photos;
    while (TRY(query.step())) {
        Hash id{};
        const auto blob = query.blobInPlace(0);
        if (blob.size() != id.size())
            return forged();
        std::ranges::copy(blob, id.begin());
        photos.push_back(id);
    }
    return photos;
}

} // namespace

// Over both tables and the root that stands in the database: it changes with each erasure that is done.
Result<Hash> ErasureJournal::seal()
{
    Array asks, photos;
    for (const auto& row : TRY(rowsIn(m_store.database())))
        asks.push_back(Array{row.id, row.scope, row.about, row.before, row.basis, row.step});
    for (const auto& photo : TRY(photosToGo(m_store.database())))
        photos.push_back(Bytes(photo.begin(), photo.end()));
    auto message = bytes("wcs/erasure/v1\n");
    append(message,
        ledger::cbor::encode(
            Array{TRY(m_store.meta("root")).value_or(Bytes()), std::move(asks), std::move(photos)}));
    return crypto::hmacSha256(TRY(m_store.keys().find("erasure", "station"))->bytes(), message);
}

Result<std::optional<ErasureJournal::Pending>> ErasureJournal::pending()
{
    const auto sealed = TRY(m_store.meta(sealName));
    const auto rows = TRY(rowsIn(m_store.database()));
    auto photos = TRY(photosToGo(m_store.database()));
    if (rows.empty() && photos.empty() && !sealed)
        return std::optional<Pending>();
    const auto wanted = seal();
    if (!wanted && wanted.error().fault != Fault::NotFound)
        return tl::unexpected(wanted.error());
    if (rows.size() != 1 || !sealed || !wanted || !crypto::equalInConstantTime(*sealed, *wanted))
        return forged();
    const auto& row = rows.front();
    return std::optional(Pending{TRY(requestIn(row)), row.step == rowsAreGone, std::move(photos)});
}

Result<> ErasureJournal::begin(const ErasureRequest& request)
{
    TRY(m_store.prepareErasures());
    auto change = TRY(Transaction::begin(m_store.database()));
    auto ask = TRY(m_store.database().prepare(
        "INSERT INTO erasure(scope, about, before, basis, step) VALUES(?,?,?,?,?)"));
    ask.bind(1, static_cast<std::int64_t>(request.scope)).bind(3, request.before).bind(4, request.basis);
    if (request.scope == ErasureScope::Parcel)
        ask.bind(2, request.parcel.bytes());
    if (request.scope == ErasureScope::Brand)
        ask.bind(2, request.brand.bytes());
    ask.bind(5, asked);
    TRY(ask.run());
    TRY(m_store.setMeta(sealName, TRY(seal())));
    return std::move(change).keep();
}

Result<> ErasureJournal::listPhotos(std::int64_t lane, std::uint64_t index)
{
    auto list = TRY(m_store.database().prepare(
        "INSERT OR IGNORE INTO erasure_photo(id) SELECT id FROM photo WHERE lane=? AND idx=?"));
    list.bind(1, lane).bind(2, static_cast<std::int64_t>(index));
    return list.run();
}

Result<> ErasureJournal::noteRowsGone()
{
    auto note = TRY(m_store.database().prepare("UPDATE erasure SET step=?"));
    note.bind(1, rowsAreGone);
    TRY(note.run());
    return m_store.setMeta(sealName, TRY(seal()));
}

Result<> ErasureJournal::close()
{
    TRY(m_store.database().run("DELETE FROM erasure_photo; DELETE FROM erasure"));
    return m_store.dropMeta(sealName);
}

Result<> checkErasureJournal(Store& store)
{
    TRY(ErasureJournal(store).pending());
    return {};
}

} // namespace custody::store
