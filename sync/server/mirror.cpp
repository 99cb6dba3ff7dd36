// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/mirror.h"

#include "app/base/log.h"
#include "app/ledger/merkle.h"
#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"

namespace custody::server {

using protocol::Reply;

namespace {

constexpr std::string_view laneMark = "/lane/";

Reply refuse(int status, std::string sentence) { return {status, "", std::move(sentence)}; }

Reply settle(Result<Reply> outcome)
{
    if (outcome)
        return *outcome;
    log::error(outcome.error().what);
    return refuse(outcome.error().fault == Fault::Busy ? 503 : 500, "the archive cannot be used now");
}

Reply position(int status, std::uint64_t pendingSize, std::uint64_t nextEntry)
{
    return {status, std::string(protocol::mime::mirrorInfo),
        protocol::MirrorInfo{pendingSize, nextEntry, {}}.text()};
}

Reply receipt(const std::string& cosignature)
{
    return {200, std::string(protocol::mime::text), cosignature};
}

} // namespace

Reply Mirror::addCheckpoint(std::string_view body) { return settle(tryCheckpoint(body)); }
Reply Mirror::addEntries(ByteView body) { return settle(tryEntries(body)); }

Result<> Mirror::enrol(const ledger::VerifierKey& station)
{
    if (station.type != ledger::KeyType::Ed25519)
        return fail(Fault::Invalid, "a station's key signs heads (type 1); this one cosigns");
    if (station.name.find(laneMark) != std::string::npos)
        return fail(Fault::Invalid, "this is a lane's key; enrol the station with the key of its spine");
    return m_archive.enrol(station, m_clock.now());
}

Result<std::optional<ledger::VerifierKey>> Mirror::keyOf(const std::string& origin)
{
    const auto mark = origin.find(laneMark);
    if (mark != std::string::npos && mark + laneMark.size() == origin.size())
        return std::nullopt;
    auto spine = origin.substr(0, mark);
    // A spine that was continued after a fork has a number behind its name.
    const auto slash = mark == std::string::npos ? spine.rfind('/') : std::string::npos;
    const bool continued = slash != std::string::npos && slash + 1 < spine.size()
        && spine.find_first_not_of("0123456789", slash + 1) == std::string::npos;
    if (continued && !TRY(m_archive.station(spine)))
        spine.resize(slash);
    const auto station = TRY(m_archive.station(spine));
    if (!station)
        return std::nullopt;
    return ledger::logKey(origin, station->key);
}

Result<Reply> Mirror::tryCheckpoint(std::string_view body)
{
    const auto request = protocol::AddCheckpoint::parse(body);
    if (!request)
        return refuse(400, request.error().what);
    const auto claimed = ledger::Checkpoint::parse(request->note.text);
    if (!claimed)
        return refuse(400, claimed.error().what);
    const auto key = TRY(keyOf(claimed->origin));
    if (!key)
        return refuse(404, "no enrolled station has this lane");
    const auto checkpoint = ledger::openCheckpoint(request->note, *key);
    if (!checkpoint)
        return refuse(403, "the head is not signed with the station's key");
    if (request->oldSize > checkpoint->size)
        return refuse(400, "the old size is larger than the new one");

    // The check of `old` and the store are one step, or two racing requests could roll a lane back.
    auto change = TRY(Archive::Change::begin(m_archive));
    const auto lane = TRY(m_archive.lane(checkpoint->origin));
    const auto known = lane ? lane->pendingSize : 0;
    if (request->oldSize != known)
        return Reply{409, std::string(protocol::mime::size), protocol::sizeText(known)};
    const auto knownRoot = known > 0 ? lane->pendingRoot : ledger::emptyRoot();
    const bool emptyIsEmpty = checkpoint->size > 0 || checkpoint->root == ledger::emptyRoot();
    if (!emptyIsEmpty
        || !ledger::verifyConsistency(known, checkpoint->size, request->proof, knownRoot, checkpoint->root)) {
        const auto before = lane ? TRY(m_archive.pendingNote(*lane, known)) : std::nullopt;
        TRY(std::move(change).keep()); // nothing was changed; the evidence has its own transaction
        TRY(m_archive.keepEvidence(*checkpoint, "does not grow out of the known head", std::string(body),
            before.value_or(""), m_clock.now()));
        log::warn("a signed head of " + checkpoint->origin + " does not grow out of the known one");
        return refuse(422, "this head does not grow out of the one known here");
    }
    TRY(m_archive.announce(*checkpoint, request->note.whole()));
    TRY(std::move(change).keep());
    return Reply{200, std::string(protocol::mime::text), ""};
}

Result<Reply> Mirror::tryEntries(ByteView body)
{
    auto reader = protocol::UploadReader::open(body);
    if (!reader)
        return refuse(400, reader.error().what);
    const auto& upload = reader->upload();
    if (!TRY(keyOf(upload.origin)))
        return refuse(404, "no enrolled station has this lane");

    auto change = TRY(Archive::Change::begin(m_archive));
    auto lane = TRY(m_archive.lane(upload.origin));
    if (!lane)
        return refuse(422, "no head of this lane has been announced");
    const auto pending = TRY(m_archive.pendingNote(*lane, upload.end));
    if (!pending || upload.end < lane->cosignedSize)
        return position(409, lane->pendingSize, lane->nextEntry);
    if (upload.begin > lane->nextEntry)
        return position(409, upload.end, lane->nextEntry);
    const auto head = TRY(ledger::Checkpoint::parse(TRY(ledger::Note::parse(*pending)).text));

    std::size_t whole = 0;
    for (;;) {
        const auto read = reader->next();
        if (!read)
            return refuse(400, read.error().what);
        if (!*read)
            break;
        const auto& package = **read;
        // The proof speaks of the whole aligned subtree, so leaves before the package come from the archive.
        std::vector<ledger::Hash> leaves;
        for (const auto& held : TRY(m_archive.entries(*lane, package.range.subtree, package.range.begin)))
            leaves.push_back(ledger::leafHash(held));
        for (const auto& entry : package.entries)
            leaves.push_back(ledger::leafHash(entry));
        const auto root = TRY(ledger::rangeRoot(0, leaves.size(), ledger::overLeaves(leaves)));
        if (!ledger::verifySubtree(
                package.range.subtree, package.range.end, head.size, package.proof, root, head.root))
            return refuse(422, "a package does not belong to the announced tree");
        ++whole;
        if (package.range.end <= lane->nextEntry)
            continue; // held already: byte-equal, or the proof would have failed
        const auto skip = static_cast<std::ptrdiff_t>(lane->nextEntry - package.range.begin);
        TRY(m_archive.append(*lane, {package.entries.begin() + skip, package.entries.end()}));
    }
    if (lane->nextEntry < upload.end) {
        if (whole == 0)
            return refuse(400, "no whole package arrived");
        TRY(std::move(change).keep());
        return position(202, upload.end, lane->nextEntry);
    }
    const bool fresh = lane->cosignature.empty() || lane->cosignedSize < upload.end;
    if (fresh) {
        const auto cosignature = ledger::cosign(
            head, m_cosigner.name, m_cosigner.key, static_cast<std::uint64_t>(m_clock.now() / 1000));
        TRY(m_archive.cosigned(*lane, head.size, *pending, cosignature.line()));
    }
    // The leaves and the receipt reach the disk together, before the receipt leaves.
    TRY(std::move(change).keep());
    return receipt(lane->cosignature);
}

Reply Mirror::checkpoint(const std::string& originHash)
{
    const auto note = m_archive.cosignedNote(originHash);
    if (!note)
        return settle(tl::unexpected(note.error()));
    if (!*note)
        return refuse(404, "no head of this lane is mirrored here");
    return {200, std::string(protocol::mime::text), **note};
}

} // namespace custody::server
