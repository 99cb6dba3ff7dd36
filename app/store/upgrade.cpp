// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a store of an older station needs besides its new tables: keys under months, indexes under months,
// answers under their parcels' keys. One transaction, then one turn of the keys; cut off, it begins again.

#include <algorithm>
#include <set>

#include "app/store/projections.h"

namespace custody::store {
namespace {

// Every id written in an answer of which the ledger holds an event about a parcel.
Result<std::set<SubjectId>> toldOf(Database& database, std::string_view answer)
{
    constexpr std::size_t length = 36;
    std::set<SubjectId> about;
    for (std::size_t at = 0; at + length <= answer.size(); ++at) {
        const auto id = parseUuid(answer.substr(at, length));
        if (!id || answer[at + 8] != '-')
            continue;
        auto parcel =
            TRY(database.prepare("SELECT t.parcel FROM leaf l JOIN event_of e ON e.lane=l.lane AND "
                                 "e.idx=l.idx JOIN thing t ON t.subject=e.subject WHERE l.event_id=?"));
        parcel.bind(1, ByteView(*id));
        if (TRY(parcel.step()))
            about.insert(TRY(SubjectId::fromBytes(parcel.blob(0))));
    }
    return about;
}

// Longer than ours without leading zeros, or as long and behind it in order.
bool isNewer(std::string_view version)
{
    const auto number = [](char c) { return c >= '0' && c <= '9'; };
    return !version.empty() && version.front() != '0' && std::ranges::all_of(version, number)
        && std::pair(version.size(), version) > std::pair(statesVersion.size(), statesVersion);
}

} // namespace

Result<> Store::upgradeSubjects()
{
    struct Row {
        SubjectId subject;
        TenantId tenant;
    };
    std::vector<Row> rows;
    {
        auto query = TRY(m_database->prepare("SELECT subject, owner FROM subject_key"));
        while (TRY(query.step()))
            rows.push_back({TRY(SubjectId::fromBytes(query.blob(0))), TRY(parseId<TenantId>(query.text(1)))});
    }
    std::set<std::string> months;
    for (const auto& [subject, tenant] : rows) {
        const auto month = monthOwner(tenant, subject);
        auto move = TRY(m_database->prepare("UPDATE subject_key SET owner=? WHERE subject=?"));
        move.bind(1, month).bind(2, subject.bytes());
        TRY(move.run());
        months.insert(month);
    }
    for (const auto& month : months)
        TRY(m_subjects->wrapAgain(month));

    TRY(m_database->run("DELETE FROM lookup"));
    std::vector<std::pair<SubjectId, ThingKind>> things;
    {
        auto query = TRY(m_database->prepare("SELECT subject, kind FROM thing"));
        while (TRY(query.step()))
            things.emplace_back(
                TRY(SubjectId::fromBytes(query.blob(0))), static_cast<ThingKind>(query.integer(1)));
    }
    for (const auto& [id, kind] : things)
        TRY(kind == ThingKind::Parcel ? m_things->index(TRY(m_things->parcel(id)))
                                      : m_things->index(TRY(m_things->item(id))));
    return {};
}

Result<> Store::upgradeAnswers()
{
    std::vector<std::pair<Bytes, Bytes>> answers;
    {
        auto query = TRY(m_database->prepare("SELECT command, answer_ct FROM answer"));
        while (TRY(query.step()))
            answers.emplace_back(query.blob(0), query.blob(1));
    }
    for (const auto& [command, sealed] : answers)
        if (const auto about = TRY(toldOf(*m_database, TRY(m_answers->openUnderStation(command, sealed))));
            !about.empty())
            TRY(m_answers->move(command, about));
    return {};
}

// States that hold more than they did are folded again from their leaves, once. Those of a newer program are
// left to it: among its leaves may be some whose meaning this one does not know.
Result<> Store::upgradeStates()
{
    const auto before = TRY(meta("states"));
    if (before && text(*before) == statesVersion)
        return {};
    if (before && isNewer(text(*before)))
        return fail(Fault::Storage, "this store was written by a newer station; update this program");
    TRY(refoldProjections(*this, Rebuild::Keep));
    return setMeta("states", view(statesVersion));
}

Result<> Store::upgradeKeys()
{
    if (!TRY(meta("keys"))) {
        auto named = TRY(m_database->prepare("SELECT 1 FROM subject_key WHERE owner LIKE '%/%' LIMIT 1"));
        if (TRY(named.step()))
            return fail(Fault::Tampered,
                "custody.db has forgotten what it knew of itself (table meta): somebody emptied or changed "
                "it. "
                "Keep a copy of the folder, and restore custody.db from a backup");
        auto change = TRY(Transaction::begin(*m_database));
        TRY(upgradeSubjects());
        TRY(upgradeAnswers());
        TRY(setMeta("keys", view("months")));
        TRY(std::move(change).keep());
    }
    crypto::KeyTurn turn;
    for (const auto& owner : m_keys.owners("index"))
        if (owner.find('/') == std::string::npos)
            turn.drop.emplace_back("index", owner);
    if (turn.drop.empty())
        return {};
    for (const auto& tenant : m_keys.owners("tenant"))
        turn.renew.emplace_back("tenant", tenant);
    return turnKeys(std::move(turn));
}

} // namespace custody::store
