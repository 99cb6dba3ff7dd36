// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/answers.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "app/ledger/cbor.h"
#include "app/store/answer_opening.h"

namespace custody::store {
namespace {

using ledger::cbor::Array;

Bytes stationContext(ByteView command)
{
    return ledger::cbor::encode(Array{std::string("answer"), Bytes(command.begin(), command.end()), 1});
}

Bytes parcelContext(ByteView command, const SubjectId& parcel)
{
    return ledger::cbor::encode(Array{std::string("answer"), Bytes(command.begin(), command.end()), 2,
        Bytes(parcel.value.begin(), parcel.value.end())});
}

Result<std::string> openUnderStation(const crypto::Keystore& keys, ByteView command, ByteView sealed)
{
    const auto* key = TRY(keys.find("answers", "station"));
    return std::string(text(TRY(crypto::openRecord(*key, sealed, stationContext(command)))));
}

} // namespace

Result<std::string> openAnswer(
    Database& database, const crypto::Keystore& keys, SubjectKeyring& subjects, ByteView command)
{
    Bytes sealed;
    {
        auto query = TRY(database.prepare("SELECT answer_ct FROM answer WHERE command=?"));
        query.bind(1, command);
        if (!TRY(query.step()))
            return fail(Fault::NotFound, "no answer is kept for this command");
        sealed = query.blob(0);
    }
    std::vector<SubjectId> about;
    {
        auto query =
            TRY(database.prepare("SELECT subject FROM answer_of WHERE command=? ORDER BY subject DESC"));
        query.bind(1, command);
        while (TRY(query.step()))
            about.push_back(TRY(SubjectId::fromBytes(query.blob(0))));
    }
    if (about.empty())
        return openUnderStation(keys, command, sealed);
    for (const auto& parcel : about) {
        const auto key = subjects.find(parcel);
        if (!key)
            return fail(Fault::Tampered, "it tells of a parcel that has no key here");
        sealed = TRY(crypto::openRecord(key->records, sealed, parcelContext(command, parcel)));
    }
    return std::string(text(sealed));
}

Result<Bytes> Answers::seal(ByteView command, std::string_view answer, const std::set<SubjectId>& about)
{
    if (about.empty()) {
        const auto* key = TRY(m_keys.obtain("answers", "station"));
        return crypto::sealRecord(
            TRY(m_keys.idOf("answers", "station")), *key, view(answer), stationContext(command));
    }
    Bytes sealed = bytes(answer);
    for (const auto& parcel : about) {
        const auto keys = TRY(m_subjects.find(parcel));
        sealed = crypto::sealRecord(keys.id, keys.records, sealed, parcelContext(command, parcel));
    }
    return sealed;
}

Result<> Answers::list(ByteView command, const std::set<SubjectId>& about)
{
    for (const auto& parcel : about) {
        auto name = TRY(m_database.prepare("INSERT INTO answer_of(command, subject) VALUES(?,?)"));
        name.bind(1, command).bind(2, parcel.bytes());
        TRY(name.run());
    }
    return {};
}

Result<> Answers::keep(std::string_view commandId, std::string_view answer, const std::set<SubjectId>& about)
{
    const auto command = crypto::sha256(view(commandId));
    const auto sealed = TRY(seal(command, answer, about));
    auto keep = TRY(m_database.prepare("INSERT INTO answer(command, answer_ct) VALUES(?,?)"));
    keep.bind(1, command).bind(2, ByteView(sealed));
    TRY(keep.run());
    return list(command, about);
}

Result<std::string> Answers::openUnderStation(ByteView command, ByteView sealed) const
{
    return store::openUnderStation(m_keys, command, sealed);
}

Result<std::optional<std::string>> Answers::find(std::string_view commandId)
{
    auto answer = openAnswer(m_database, m_keys, m_subjects, crypto::sha256(view(commandId)));
    if (!answer && answer.error().fault == Fault::NotFound)
        return std::optional<std::string>();
    return std::optional(TRY(std::move(answer)));
}

Result<> Answers::forget(const SubjectId& parcel)
{
    for (const char* table : {"answer", "answer_of"}) {
        auto drop = TRY(m_database.prepare("DELETE FROM " + std::string(table)
            + " WHERE command IN (SELECT command FROM answer_of WHERE subject=?)"));
        drop.bind(1, parcel.bytes());
        TRY(drop.run());
    }
    return {};
}

Result<> Answers::move(ByteView command, const std::set<SubjectId>& about)
{
    Bytes sealed;
    {
        auto query = TRY(m_database.prepare("SELECT answer_ct FROM answer WHERE command=?"));
        query.bind(1, command);
        TRY(query.step());
        sealed = query.blob(0);
    }
    const auto moved = TRY(seal(command, TRY(openUnderStation(command, sealed)), about));
    auto update = TRY(m_database.prepare("UPDATE answer SET answer_ct=? WHERE command=?"));
    update.bind(1, ByteView(moved)).bind(2, command);
    TRY(update.run());
    return list(command, about);
}

} // namespace custody::store
