// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the states of the bench are written as CBOR arrays and read back, position by position.

#include <algorithm>

#include "app/custody/state.h"
#include "app/ledger/cbor.h"

namespace custody::store::codec {

using ledger::cbor::Array;
using ledger::cbor::Map;
using ledger::cbor::Value;

template <typename AnyId> Value idValue(const AnyId& id) { return Bytes(id.value.begin(), id.value.end()); }

template <typename AnyId> Value idValue(const std::optional<AnyId>& id)
{
    return id ? idValue(*id) : Value(nullptr);
}

inline Value photosValue(const std::vector<chain::Photo>& photos)
{
    Array out;
    for (const auto& photo : photos)
        out.emplace_back(
            Array{photo.role, idValue(photo.event), Bytes(photo.sealed.blob.begin(), photo.sealed.blob.end()),
                photo.sealed.size, photo.mime, photo.at, photo.rejected});
    return out;
}

template <typename AnyId> Value idsValue(const std::vector<AnyId>& ids)
{
    Array out;
    for (const auto& id : ids)
        out.push_back(idValue(id));
    return out;
}

inline Value textsValue(const std::vector<std::string>& texts)
{
    Array out;
    for (const auto& text : texts)
        out.emplace_back(text);
    return out;
}

inline Value discrepanciesValue(const std::vector<chain::Discrepancy>& list)
{
    Array out;
    for (const auto& one : list)
        out.emplace_back(Array{idValue(one.id), one.kind, idValue(one.owner), one.dueAt, one.open});
    return out;
}

inline Value clipsValue(const std::vector<chain::Clip>& list)
{
    Array out;
    for (const auto& one : list)
        out.emplace_back(Array{idValue(one.id), one.askedAt, one.keptUntil, one.open});
    return out;
}

inline Value witnessesValue(const std::vector<chain::Witness>& list)
{
    Array out;
    for (const auto& one : list)
        out.emplace_back(Array{idValue(one.who), one.at, idValue(one.offer), idValue(one.event)});
    return out;
}

inline Value liftsValue(const std::vector<chain::Lift>& list)
{
    Array out;
    for (const auto& one : list)
        out.emplace_back(Array{one.hold, idValue(one.event)});
    return out;
}

inline Value sealValue(const chain::Seal& seal) { return Array{static_cast<int>(seal.state), seal.number}; }

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
    std::vector<chain::Witness> witnesses()
    {
        std::vector<chain::Witness> out;
        each([&](Reader& one) {
            chain::Witness witness;
            witness.who = one.id<PersonId>();
            witness.at = one.number();
            witness.offer = one.maybeId<EventId>();
            if (!one.atEnd())
                witness.event = one.id<EventId>();
            out.push_back(witness);
        });
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
            photo.rejected = !one.atEnd() && one.truth();
            list.m_bad |= !one.complete();
            out.push_back(std::move(photo));
        }
        m_bad |= list.m_bad;
        return out;
    }
    std::vector<std::string> texts()
    {
        std::vector<std::string> out;
        Reader list(next());
        while (!list.atEnd() && !list.m_bad)
            out.push_back(list.text());
        m_bad |= list.m_bad;
        return out;
    }
    std::vector<chain::Discrepancy> discrepancies()
    {
        std::vector<chain::Discrepancy> out;
        Reader list(next());
        while (!list.atEnd() && !list.m_bad) {
            Reader one(list.next());
            chain::Discrepancy found;
            found.id = one.id<EventId>();
            found.kind = one.text();
            found.owner = one.maybeId<PersonId>();
            found.dueAt = one.number();
            found.open = one.truth();
            list.m_bad |= !one.complete();
            out.push_back(std::move(found));
        }
        m_bad |= list.m_bad;
        return out;
    }
    std::vector<chain::Clip> clips()
    {
        std::vector<chain::Clip> out;
        each([&](Reader& one) {
            chain::Clip clip;
            clip.id = one.id<EventId>();
            clip.askedAt = one.number();
            clip.keptUntil = one.number();
            clip.open = one.truth();
            out.push_back(clip);
        });
        return out;
    }
    std::vector<chain::Lift> lifts()
    {
        std::vector<chain::Lift> out;
        each([&](Reader& one) {
            chain::Lift lift;
            lift.hold = one.text();
            lift.event = one.id<EventId>();
            out.push_back(std::move(lift));
        });
        return out;
    }
    chain::Seal seal()
    {
        Reader one(next());
        chain::Seal seal;
        seal.state = static_cast<chain::SealState>(one.number());
        seal.number = one.text();
        m_bad |= !one.complete();
        return seal;
    }
    std::optional<chain::Decision> decision()
    {
        Reader one(next());
        if (one.atEnd())
            return std::nullopt;
        chain::Decision decision;
        decision.event = one.id<EventId>();
        decision.route = one.text();
        decision.decider = one.maybeId<PersonId>();
        decision.approvalNeeded = one.truth();
        decision.approver = one.maybeId<PersonId>();
        if (!one.atEnd())
            decision.approval = one.maybeId<EventId>();
        m_bad |= !one.complete();
        return decision;
    }
    // A list of things, each an array that `read` takes apart.
    template <typename Read> void each(Read read)
    {
        Reader list(next());
        while (!list.atEnd() && !list.m_bad) {
            Reader one(list.next());
            read(one);
            list.m_bad |= !one.complete();
        }
        m_bad |= list.m_bad;
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

} // namespace custody::store::codec
