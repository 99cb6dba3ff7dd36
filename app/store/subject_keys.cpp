// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/subject_keys.h"

#include <algorithm>

#include "app/crypto/hash.h"

namespace custody::store {
namespace {

constexpr std::string_view forRecords = "wcs/v1/enc";

constexpr std::string_view selectKey = "SELECT key_id, wrap FROM subject_key WHERE subject=?";

// Random, behind the time at which its subject began: keys of one day lie side by side in every index, and an
// act changes fewer pages.
KeyId newKeyId(const SubjectId& subject)
{
    KeyId id{crypto::randomArray<16>()};
    std::copy_n(subject.value.begin(), 6, id.value.begin());
    return id;
}

tl::unexpected<Error> noKey() { return fail(Fault::NotFound, "this subject has no key"); }

Result<crypto::Secret> derive(const crypto::Secret& key, std::string_view use)
{
    return crypto::Secret::fromBytes(crypto::hkdfExpandSha256(key.bytes(), view(use), 32));
}

Result<SubjectKeys> derived(const KeyId& id, const crypto::Secret& key)
{
    return SubjectKeys{
        id, TRY(derive(key, forRecords)), TRY(derive(key, "wcs/v1/salt")), TRY(derive(key, "wcs/v1/photo"))};
}

Result<const crypto::Secret*> keyAbove(const crypto::Keystore& keys, ByteView wrap)
{
    auto parent = keys.findById(TRY(crypto::recordKeyId(wrap)));
    if (!parent)
        return fail(Fault::Tampered,
            "the keystore lacks the key above a parcel's key: it is another one or an older copy; put back "
            "the newest");
    return parent;
}

} // namespace

std::string monthOf(const SubjectId& subject)
{
    if (subject == stationSubject())
        return "always";
    return rfc3339(std::min<UtcMs>(madeAt(subject), 253402300799999)).substr(0, 7);
}

std::string monthOwner(const TenantId& tenant, const SubjectId& subject)
{
    return toText(tenant) + "/" + monthOf(subject);
}

SubjectId stationSubject()
{
    SubjectId id;
    id.value.fill(0xFF);
    return id;
}

Result<SubjectKeyring::Parent> SubjectKeyring::parentFor(const std::string& month)
{
    // While an erasure is under way the month has a second key, and the first is about to go.
    if (const auto next = m_keys.find("month-next", month))
        return Parent{*next, TRY(m_keys.idOf("month-next", month))};
    const auto tenant = month.substr(0, month.find('/'));
    TRY(m_keys.obtain("tenant", tenant));
    const auto* key = TRY(m_keys.obtainUnder({"tenant", tenant}, "month", month));
    return Parent{key, TRY(m_keys.idOf("month", month))};
}

Result<SubjectKeys> SubjectKeyring::obtain(const SubjectId& subject, const TenantId& tenant)
{
    auto found = find(subject);
    if (found || found.error().fault != Fault::NotFound)
        return found;
    {
        auto gone = TRY(m_database.prepare("SELECT 1 FROM erased WHERE subject=?"));
        gone.bind(1, subject.bytes());
        if (TRY(gone.step()))
            return fail(Fault::NotFound, "this parcel was erased; nothing more is recorded about it");
    }
    const auto month = monthOwner(tenant, subject);
    const auto parent = TRY(parentFor(month));
    const auto key = crypto::Secret::random();
    const auto id = newKeyId(subject);
    const auto wrap = crypto::wrapKey(*parent.key, parent.id, key, "subject", toText(subject));
    auto insert =
        TRY(m_database.prepare("INSERT INTO subject_key(subject, key_id, owner, wrap) VALUES(?,?,?,?)"));
    insert.bind(1, subject.bytes()).bind(2, id.bytes()).bind(3, month).bind(4, ByteView(wrap));
    TRY(insert.run());
    auto keys = TRY(derived(id, key));
    remember(subject, wrap, keys);
    return keys;
}

Result<crypto::Secret> SubjectKeyring::unwrap(const SubjectId& subject, ByteView wrap)
{
    return crypto::unwrapKey(*TRY(keyAbove(m_keys, wrap)), wrap, "subject", toText(subject));
}

Result<SubjectKeys> SubjectKeyring::find(const SubjectId& subject)
{
    const auto known = std::ranges::find(m_unwrapped, subject, &Unwrapped::subject);
    const bool isKnown = known != m_unwrapped.end();
    if (isKnown && m_gathering && known->act == m_act)
        return known->keys.clone();
    auto query = TRY(m_database.prepare(selectKey));
    query.bind(1, subject.bytes());
    if (!TRY(query.step()))
        return noKey();
    const auto wrap = query.blobInPlace(1);
    if (isKnown && std::ranges::equal(known->wrap, wrap)) {
        known->act = m_act;
        return known->keys.clone();
    }
    auto keys = TRY(derived(TRY(KeyId::fromBytes(query.blob(0))), TRY(unwrap(subject, wrap))));
    remember(subject, Bytes(wrap.begin(), wrap.end()), keys);
    return keys;
}

void SubjectKeyring::remember(const SubjectId& subject, Bytes wrap, const SubjectKeys& keys)
{
    std::erase_if(m_unwrapped, [&](const Unwrapped& known) { return known.subject == subject; });
    if (m_unwrapped.size() == kept)
        m_unwrapped.erase(m_unwrapped.begin());
    m_unwrapped.push_back({subject, std::move(wrap), keys.clone(), m_act, {}});
}

crypto::RecordKey& SubjectKeyring::records(const SubjectKeys& subject)
{
    const auto known =
        std::ranges::find_if(m_unwrapped, [&](const Unwrapped& one) { return one.keys.id == subject.id; });
    auto& key = known == m_unwrapped.end() ? m_spare : known->records;
    if (!key || known == m_unwrapped.end())
        key.emplace(subject.records);
    return *key;
}

void SubjectKeyring::gather()
{
    m_gathering = true;
    ++m_act;
}

Result<std::optional<SubjectId>> SubjectKeyring::ownerOf(const KeyId& key)
{
    auto query = TRY(m_database.prepare("SELECT subject FROM subject_key WHERE key_id=?"));
    query.bind(1, key.bytes());
    if (!TRY(query.step()))
        return std::optional<SubjectId>();
    return std::optional(TRY(SubjectId::fromBytes(query.blob(0))));
}

Result<> SubjectKeyring::wrapAgain(const std::string& month)
{
    const auto parent = TRY(parentFor(month));
    std::vector<std::pair<SubjectId, Bytes>> stale;
    {
        auto query = TRY(m_database.prepare("SELECT subject, wrap FROM subject_key WHERE owner=?"));
        query.bind(1, month);
        while (TRY(query.step()))
            if (TRY(crypto::recordKeyId(query.blob(1))) != parent.id)
                stale.emplace_back(TRY(SubjectId::fromBytes(query.blob(0))), query.blob(1));
    }
    for (const auto& [subject, wrap] : stale) {
        const auto key = TRY(unwrap(subject, wrap));
        const auto again = crypto::wrapKey(*parent.key, parent.id, key, "subject", toText(subject));
        auto update = TRY(m_database.prepare("UPDATE subject_key SET wrap=? WHERE subject=?"));
        update.bind(1, ByteView(again)).bind(2, subject.bytes());
        TRY(update.run());
    }
    return {};
}

Result<SubjectOpeners> SubjectOpeners::read(Database& database, const crypto::Keystore& keys)
{
    SubjectOpeners openers(keys);
    auto rows = TRY(database.prepare("SELECT key_id, subject, wrap FROM subject_key"));
    while (TRY(rows.step()))
        openers.m_wrapped.push_back({TRY(KeyId::fromBytes(rows.blobInPlace(0))),
            TRY(SubjectId::fromBytes(rows.blobInPlace(1))), rows.blob(2)});
    std::ranges::sort(openers.m_wrapped, {}, &Wrapped::key);
    return openers;
}

Result<SubjectOpeners::Owner*> SubjectOpeners::of(const KeyId& key)
{
    if (m_owner && m_owner->key == key)
        return &*m_owner;
    const auto found = std::ranges::lower_bound(m_wrapped, key, {}, &Wrapped::key);
    if (found == m_wrapped.end() || found->key != key)
        return noKey();
    const auto parent = TRY(crypto::recordKeyId(found->wrap));
    if (!m_parent || m_parent->first != parent)
        m_parent.emplace(parent, *TRY(keyAbove(m_keys, found->wrap)));
    const auto secret =
        TRY(crypto::unwrapKey(m_parent->second, found->wrap, "subject", toText(found->subject)));
    m_owner.emplace(Owner{key, found->subject, crypto::RecordKey(TRY(derive(secret, forRecords)))});
    return &*m_owner;
}

} // namespace custody::store
