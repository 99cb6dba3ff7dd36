// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/client/lane_pass.h"

#include "sync/protocol/add_checkpoint.h"
#include "sync/protocol/add_entries.h"

namespace custody::client {

using protocol::Reply;

namespace {

constexpr int mostReaims = 3; // then it is no misunderstanding but a fault
constexpr int mostRepeats = 1; // the rest is for the next pass
constexpr std::size_t requestAim = 4 * 1024 * 1024; // bytes; a slow line loses little when it is cut

tl::unexpected<Error> badReceipt(const std::string& why)
{
    return fail(Fault::Tampered,
        "bad receipt: " + why + "; nothing was released. Tell the cloud's operator and check cloud.mirrors");
}

tl::unexpected<Error> badAnswer(const std::string& to)
{
    return fail(
        Fault::Invalid, "the cloud's answer to " + to + " is not of this protocol; nothing was released");
}

// What a stranger wrote, short and harmless enough for a log.
std::string quoted(const std::string& body) { return '"' + escape(body.substr(0, 160)) + '"'; }

} // namespace

LanePass::LanePass(store::Outbox& outbox, Cloud& cloud, const Terms& terms, const Clock& clock,
    LaneReport& report, const Pass::Progress& progress)
    : m_outbox(outbox)
    , m_cloud(cloud)
    , m_terms(terms)
    , m_clock(clock)
    , m_report(report)
    , m_progress(progress)
    , m_deadline(clock.monotonicMs()
          + std::chrono::duration_cast<std::chrono::milliseconds>(terms.laneTimeout).count())
{
}

Result<> LanePass::run(const store::LaneStatus& status)
{
    m_lane = status.lane;
    m_receipted = m_known = status.receiptedSize;
    m_head = TRY(m_outbox.head(m_lane));
    m_key = TRY(m_outbox.logKey(m_lane));
    m_checkpoint = TRY(ledger::openCheckpoint(m_head, m_key));
    // Without a receipt that verifies the cloud is asked again for everything it is said to have.
    const bool vouched = m_receipted == 0 || TRY(m_outbox.vouched(m_lane, m_receipted, m_terms.mirrors));
    if (!vouched)
        m_report.warning = "the receipt kept for " + std::to_string(m_receipted)
            + " events is not by a mirror of cloud.mirrors; a new one is asked for. Unless the mirror's key "
              "was "
              "changed, somebody wrote into this store: run custody-admin fsck --full";
    // Also with nothing to send: a station that was set back to an old copy learns it here, before it signs
    // on.
    TRY(announce());
    const bool cloudHasAll = status.unsynced == 0 && vouched && m_known >= m_receipted;
    return cloudHasAll ? Result<>() : upload();
}

Result<Reply> LanePass::exchange(const Send& send, std::size_t bytes)
{
    for (;;) {
        if (m_clock.monotonicMs() >= m_deadline)
            return fail(Fault::Busy, "the lane's time in this pass is used up; it goes on in the next one");
        auto reply = send();
        // Every request may be sent twice: the cloud keeps one copy and says where it stands.
        if (!reply && reply.error().fault == Fault::Network && m_repeats++ < mostRepeats)
            continue;
        m_metStranger = !reply && reply.error().fault == Fault::Tampered;
        if (reply)
            m_report.bytes += bytes;
        if (m_progress)
            m_progress(m_report);
        return reply;
    }
}

Result<> LanePass::reaim(const std::string& why)
{
    if (m_reaims++ < mostReaims)
        return {};
    return fail(Fault::Busy, "the cloud keeps changing its mind about " + why + "; will retry");
}

Result<> LanePass::announce()
{
    for (;;) {
        const protocol::AddCheckpoint request{m_known, TRY(provenGrowth()), m_head};
        const auto body = request.body();
        const auto reply = TRY(exchange([&] { return m_cloud.addCheckpoint(body); }, body.size()));
        switch (reply.status) {
        case 200: return {};
        case 409: {
            const auto size = protocol::parseSize(reply.body);
            if (!size || reply.type != protocol::mime::size)
                return badAnswer("add-checkpoint");
            TRY(compare(*size, reply.body));
            TRY(reaim("the size of this lane"));
            m_known = *size;
            break;
        }
        case 422: return fork("the cloud refuses a head that provably grows out of ours", reply.body);
        default: return refused(reply);
        }
    }
}

// The proof is checked here first: a refusal then speaks about the cloud's history, not about our arithmetic.
Result<ledger::Proof> LanePass::provenGrowth()
{
    const auto nodes = m_outbox.nodes(m_lane);
    const auto from = m_known > 0 ? TRY(ledger::rootAt(m_known, nodes)) : ledger::emptyRoot();
    ledger::Proof proof;
    if (m_known > 0 && m_known < m_checkpoint.size)
        proof = TRY(ledger::consistencyProof(m_known, m_checkpoint.size, nodes));
    if (TRY(ledger::rootAt(m_checkpoint.size, nodes)) != m_checkpoint.root
        || !ledger::verifyConsistency(m_known, m_checkpoint.size, proof, from, m_checkpoint.root))
        return fail(Fault::Tampered,
            "this station's own tree does not match its signed head; nothing was sent. Run custody-admin "
            "fsck --full");
    return proof;
}

Result<> LanePass::compare(std::uint64_t cloudSize, const std::string& answer)
{
    notice(cloudSize);
    const auto reply = TRY(exchange([&] { return m_cloud.checkpoint(m_checkpoint.origin); }, 0));
    const auto note = reply.status == 200 ? ledger::Note::parse(reply.body)
                                          : Result<ledger::Note>(fail(Fault::NotFound, "none"));
    const auto theirs = note ? ledger::openCheckpoint(*note, m_key)
                             : Result<ledger::Checkpoint>(fail(Fault::NotFound, "none"));
    const auto evidence = answer + (theirs ? reply.body : "");
    if (cloudSize > m_checkpoint.size || (theirs && theirs->size > m_checkpoint.size))
        return fork("the cloud holds more events of this lane than this station", evidence);
    if (theirs && theirs->size > 0
        && TRY(ledger::rootAt(theirs->size, m_outbox.nodes(m_lane))) != theirs->root)
        return fork("the cloud holds other events of this lane than this station", evidence);
    return {};
}

Result<> LanePass::upload()
{
    auto begin = m_known < m_receipted ? m_known : m_receipted;
    Bytes ticket;
    for (;;) {
        const auto body = TRY(packages(begin, ticket));
        const auto reply = TRY(exchange([&] { return m_cloud.addEntries(body); }, body.size()));
        switch (reply.status) {
        case 200: return take(reply.body);
        case 202:
        case 409: {
            const auto info = protocol::MirrorInfo::parse(reply.body);
            if (!info || reply.type != protocol::mime::mirrorInfo)
                return badAnswer("add-entries");
            if (info->pendingSize > m_checkpoint.size)
                return fork("the cloud was told of more events than this station has", reply.body);
            if (info->nextEntry > m_checkpoint.size)
                return badAnswer("add-entries");
            notice(info->nextEntry);
            if (reply.status == 202 && info->nextEntry > begin)
                m_reaims = 0;
            else
                TRY(reaim("the leaves it has"));
            if (info->pendingSize != m_checkpoint.size) {
                m_known = info->pendingSize; // it forgot the head it had accepted
                TRY(announce());
            }
            begin = info->nextEntry;
            ticket = info->ticket;
            break;
        }
        case 422:
            return fail(Fault::Tampered,
                "the cloud cannot fit this lane's events to the head it accepted, from event "
                    + std::to_string(begin)
                    + " on; the lane stops until a person has looked: " + quoted(reply.body));
        default: return refused(reply);
        }
    }
}

Result<Bytes> LanePass::packages(std::uint64_t begin, const Bytes& ticket)
{
    const auto nodes = m_outbox.nodes(m_lane);
    auto body = TRY(protocol::uploadHead({m_checkpoint.origin, begin, m_checkpoint.size, ticket}));
    auto at = begin;
    for (std::size_t count = 0; count < protocol::packageLimit && body.size() < requestAim; ++count) {
        const auto range = protocol::packageAt(at, m_checkpoint.size);
        if (!range)
            break;
        std::vector<Bytes> entries;
        for (auto index = range->begin; index < range->end; ++index) {
            entries.push_back(TRY(m_outbox.entry(m_lane, index)));
            if (ledger::leafHash(entries.back()) != TRY(nodes(0, index)))
                return fail(Fault::Tampered,
                    "event " + std::to_string(index)
                        + " of this lane is damaged on this station; run custody-admin fsck --full");
        }
        const auto proof = TRY(ledger::subtreeProof(range->subtree, range->end, m_checkpoint.size, nodes));
        TRY(protocol::appendPackage(body, entries, proof));
        at = range->end;
    }
    m_report.sent += at - begin;
    return body;
}

Result<> LanePass::take(const std::string& receipt)
{
    const auto lines = protocol::parseCosignatureLines(receipt);
    if (!lines)
        return badReceipt(lines.error().what);
    std::string why = "no line is by a mirror this station knows";
    for (const auto& line : *lines)
        for (const auto& mirror : m_terms.mirrors) {
            if (line.name != mirror.name || line.keyId != mirror.id())
                continue;
            // The outbox verifies for itself; there is no other way out of it.
            const auto released = m_outbox.accept(m_lane, m_checkpoint, line, mirror, m_clock.now());
            if (!released && released.error().fault != Fault::Tampered)
                return tl::unexpected(released.error());
            if (released) {
                m_report.released += *released;
                if (m_progress)
                    m_progress(m_report);
                return {};
            }
            why = released.error().what;
        }
    return badReceipt(why);
}

void LanePass::notice(std::uint64_t cloudHas)
{
    if (cloudHas < m_receipted)
        m_report.warning = "the cloud gave a receipt for " + std::to_string(m_receipted)
            + " events and now knows only " + std::to_string(cloudHas)
            + "; they are sent again, the old receipts are kept. Tell its operator";
}

tl::unexpected<Error> LanePass::fork(const std::string& why, const std::string& answer)
{
    const auto kept = m_outbox.quarantine(m_lane, why, m_head.whole() + "\n" + answer);
    if (!kept)
        return tl::unexpected(kept.error());
    return fail(Fault::Tampered,
        why
            + ". The lane is forked: it is not signed or sent any more; call a supervisor and the cloud's "
              "operator");
}

tl::unexpected<Error> LanePass::refused(const Reply& reply)
{
    m_report.retryAfter = reply.retryAfter;
    const auto answer = std::to_string(reply.status) + " " + quoted(reply.body);
    if (reply.status == 404)
        return fail(Fault::Unauthorized,
            "the cloud does not know this station; its operator must enrol its key: " + m_key.text());
    if (reply.status == 401 || reply.status == 403)
        return fail(Fault::Unauthorized, "the cloud does not permit this lane: " + answer);
    if (reply.status == 429 || reply.status >= 500)
        return fail(Fault::Busy, "the cloud is busy or ill: " + answer + "; will retry");
    return fail(Fault::Invalid, "the cloud refuses what this station sent: " + answer);
}

} // namespace custody::client
