// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/subject_keys.h"

#include "app/crypto/hash.h"

namespace custody::store {
namespace {

Result<crypto::Secret> derive(const crypto::Secret& key, std::string_view use)
{
    return crypto::Secret::fromBytes(crypto::hkdfExpandSha256(key.bytes(), view(use), 32));
}

Result<SubjectKeys> derived(const KeyId& id, const crypto::Secret& key)
{
    return SubjectKeys{id, TRY(derive(key, "wcs/v1/enc")), TRY(derive(key, "wcs/v1/salt")),
        TRY(derive(key, "wcs/v1/photo"))};
}

} // namespace

Result<SubjectKeys> SubjectKeyring::obtain(const SubjectId& subject, const TenantId& tenant)
{
    auto found = find(subject);
    if (found || found.error().fault != Fault::NotFound)
        return found;
    const auto owner = toText(tenant);
    const auto* parent = TRY(m_keys.obtain("tenant", owner));
    const auto key = crypto::Secret::random();
    const KeyId id{crypto::randomArray<16>()};
    const auto wrap =
        crypto::wrapKey(*parent, TRY(m_keys.idOf("tenant", owner)), key, "subject", toText(subject));
    auto insert =
        TRY(m_database.prepare("INSERT INTO subject_key(subject, key_id, owner, wrap) VALUES(?,?,?,?)"));
    insert.bind(1, subject.bytes()).bind(2, id.bytes()).bind(3, owner).bind(4, ByteView(wrap));
    TRY(insert.run());
    return derived(id, key);
}

Result<SubjectKeys> SubjectKeyring::find(const SubjectId& subject)
{
    auto query = TRY(m_database.prepare("SELECT key_id, owner, wrap FROM subject_key WHERE subject=?"));
    query.bind(1, subject.bytes());
    if (!TRY(query.step()))
        return fail(Fault::NotFound, "this subject has no key");
    auto wrap = query.blob(2);
    for (const auto& known : m_unwrapped)
        if (known.subject == subject && known.wrap == wrap)
            return known.keys.clone();
    const auto* parent = TRY(m_keys.find("tenant", query.text(1)));
    const auto key = TRY(crypto::unwrapKey(*parent, wrap, "subject", toText(subject)));
    auto keys = TRY(derived(TRY(KeyId::fromBytes(query.blob(0))), key));
    if (m_unwrapped.size() < kept)
        m_unwrapped.emplace_back();
    m_unwrapped[m_next] = {subject, std::move(wrap), keys.clone()};
    m_next = (m_next + 1) % kept;
    return keys;
}

} // namespace custody::store
