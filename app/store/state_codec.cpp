// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/state_codec.h"

namespace custody::store {
namespace {

using ledger::cbor::Array;
using ledger::cbor::Map;
using ledger::cbor::Value;

template <typename AnyId> Value idValue(const AnyId& id) { return Bytes(id.value.begin(), id.value.end()); }

template <typename AnyId> Value idValue(const std::optional<AnyId>& id)
{
    return id ? idValue(*id) : Value(nullptr);
}

Value photosValue(const std::vector<chain::Photo>& photos)
{
    Array out;
    for (const auto& photo : photos)
        out.emplace_back(
            Array{photo.role, idValue(photo.event), Bytes(photo.sealed.blob.begin(), photo.sealed.blob.end()),
                photo.sealed.size, photo.mime, photo.at});
    return out;
}

template <typename AnyId> Value idsValue(const std::vector<AnyId>& ids)
{
    Array out;
    for (const auto& id : ids)
        out.push_back(idValue(id));
    return out;
}

// Reads positions of an array one after the other; any misfit turns into one fault at the end.
class Reader {
public:
    explicit Reader(const Value& value)
        : m_array(value.as<Array>())
    {
    }

    std::string text() { return value<std::string>(); }
    bool truth() { return value<bool>(); }
    std::int64_t number()
    {
        const auto* next = advance();
        if (const auto* positive = next ? next->as<std::uint64_t>() : nullptr)
            return static_cast<std::int64_t>(*positive);
        if (const auto* negative = next ? next->as<std::int64_t>() : nullptr)
            return *negative;
        m_bad = true;
        return 0;
    }
    Bytes blob() { return value<Bytes>(); }
    template <typename AnyId> AnyId id()
    {
        auto id = AnyId::fromBytes(blob());
        m_bad |= !id;
        return id ? *id : AnyId{};
    }
    template <typename AnyId> std::optional<AnyId> maybeId()
    {
        if (m_array && m_at < m_array->size() && (*m_array)[m_at].as<std::nullptr_t>()) {
            ++m_at;
            return std::nullopt;
        }
        return id<AnyId>();
    }
    template <typename AnyId> std::vector<AnyId> ids()
    {
        std::vector<AnyId> out;
        Reader list(next());
        while (!list.atEnd() && !list.m_bad)
            out.push_back(list.id<AnyId>());
        m_bad |= list.m_bad;
        return out;
    }
    std::vector<chain::Photo> photos()
    {
        std::vector<chain::Photo> out;
        Reader list(next());
        while (!list.atEnd() && !list.m_bad) {
            Reader one(list.next());
            chain::Photo photo;
            photo.role = one.text();
            photo.event = one.id<EventId>();
            const Bytes blob = one.blob();
            if (blob.size() == photo.sealed.blob.size())
                std::copy(blob.begin(), blob.end(), photo.sealed.blob.begin());
            photo.sealed.size = static_cast<std::uint64_t>(one.number());
            photo.mime = one.text();
            photo.at = one.number();
            list.m_bad |= !one.complete();
            out.push_back(std::move(photo));
        }
        m_bad |= list.m_bad;
        return out;
    }
    bool atEnd() const { return !m_array || m_at >= m_array->size(); }
    bool complete() const { return m_array && !m_bad && m_at == m_array->size(); }

private:
    const Value* advance()
    {
        if (atEnd()) {
            m_bad = true;
            return nullptr;
        }
        return &(*m_array)[m_at++];
    }
    // Stays inside the value being read, so that a reader of a part may point into it.
    const Value& next()
    {
        static const Value nothing;
        const auto* value = advance();
        return value ? *value : nothing;
    }
    template <typename T> T value()
    {
        const auto* next = advance();
        const auto* found = next ? next->as<T>() : nullptr;
        m_bad |= found == nullptr;
        return found ? *found : T{};
    }

    const Array* m_array;
    std::size_t m_at = 0;
    bool m_bad = false;
};

tl::unexpected<Error> unreadable(const char* what)
{
    return fail(
        Fault::Tampered, std::string("a stored ") + what + " cannot be read; run custody-admin fsck --full");
}

tl::unexpected<Error> unknownKind()
{
    return fail(Fault::Tampered, "an event has a field of an unknown kind");
}

} // namespace

Bytes encode(const chain::Parcel& p)
{
    return ledger::cbor::encode(Array{1, idValue(p.id), idValue(p.tenant), static_cast<int>(p.stage),
        p.expected, idValue(p.custodian), p.carrier, p.tracking, p.check, p.pieces, p.outerCondition,
        p.weightGrams, idsValue(p.items), photosValue(p.photos), p.scannedAt, p.heldSince});
}

Result<chain::Parcel> decodeParcel(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Parcel p;
    const auto version = in.number();
    p.id = in.id<SubjectId>();
    p.tenant = in.id<TenantId>();
    p.stage = static_cast<chain::ParcelStage>(in.number());
    p.expected = in.truth();
    p.custodian = in.maybeId<PersonId>();
    p.carrier = in.text();
    p.tracking = in.text();
    p.check = in.text();
    p.pieces = in.number();
    p.outerCondition = in.text();
    p.weightGrams = in.number();
    p.items = in.ids<SubjectId>();
    p.photos = in.photos();
    p.scannedAt = in.number();
    p.heldSince = in.number();
    if (version != 1 || !in.complete())
        return unreadable("parcel");
    return p;
}

Bytes encode(const chain::Item& i)
{
    return ledger::cbor::encode(Array{1, idValue(i.id), idValue(i.parcel), idValue(i.tenant), i.lpn, i.sku,
        i.category, static_cast<int>(i.stage), static_cast<int>(i.label), i.prints, idValue(i.custodian),
        idValue(i.offer), photosValue(i.photos), i.heldSince});
}

Result<chain::Item> decodeItem(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Item i;
    const auto version = in.number();
    i.id = in.id<SubjectId>();
    i.parcel = in.id<SubjectId>();
    i.tenant = in.id<TenantId>();
    i.lpn = in.text();
    i.sku = in.text();
    i.category = in.text();
    i.stage = static_cast<chain::ItemStage>(in.number());
    i.label = static_cast<chain::LabelState>(in.number());
    i.prints = in.number();
    i.custodian = in.maybeId<PersonId>();
    i.offer = in.maybeId<EventId>();
    i.photos = in.photos();
    i.heldSince = in.number();
    if (version != 1 || !in.complete())
        return unreadable("item");
    return i;
}

Bytes encode(const chain::Offer& o)
{
    return ledger::cbor::encode(Array{1, idValue(o.id), idValue(o.from), idValue(o.to), o.purpose,
        idsValue(o.items), static_cast<int>(o.state), idValue(o.answeredBy)});
}

Result<chain::Offer> decodeOffer(ByteView bytes)
{
    const auto value = TRY(ledger::cbor::decode(bytes));
    Reader in(value);
    chain::Offer o;
    const auto version = in.number();
    o.id = in.id<EventId>();
    o.from = in.id<PersonId>();
    o.to = in.maybeId<PersonId>();
    o.purpose = in.text();
    o.items = in.ids<SubjectId>();
    o.state = static_cast<chain::OfferState>(in.number());
    o.answeredBy = in.maybeId<PersonId>();
    if (version != 1 || !in.complete())
        return unreadable("offer");
    return o;
}

Value toCbor(const chain::FieldValue& value)
{
    return std::visit([](const auto& content) { return Value(content); }, value);
}

Result<chain::FieldValue> fromCbor(const Value& value)
{
    if (const auto* text = value.as<std::string>())
        return chain::FieldValue(*text);
    if (const auto* truth = value.as<bool>())
        return chain::FieldValue(*truth);
    if (const auto* blob = value.as<Bytes>())
        return chain::FieldValue(*blob);
    if (const auto* positive = value.as<std::uint64_t>())
        return chain::FieldValue(static_cast<std::int64_t>(*positive));
    if (const auto* negative = value.as<std::int64_t>())
        return chain::FieldValue(*negative);
    return unknownKind();
}

Result<> checkFieldValue(ByteView encoded)
{
    // The first byte tells the kind: numbers, bytes and text, then false and true.
    const auto head = encoded.empty() ? std::uint8_t{0xFF} : encoded.front();
    return head >> 5 <= 3 || head == 0xF4 || head == 0xF5 ? Result<>() : Result<>(unknownKind());
}

} // namespace custody::store
