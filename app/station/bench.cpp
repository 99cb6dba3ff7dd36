// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/bench.h"

#include <new>

#include "app/base/log.h"
#include "app/station/limits.h"
#include "app/station/sayings.h"
#include "app/station/view_builder.h"

namespace custody::station {

Bench::Bench(std::unique_ptr<store::Store> store, Devices devices, SetClock* demoClock, Dock dock)
    : m_store(std::move(store))
    , m_desk(*m_store, demoClock, std::move(devices), std::move(dock))
{
}

std::string Bench::answer(std::string_view line)
{
    const auto command = Command::parse(line);
    if (!command)
        return failed(command.error()).text();
    if (!m_store->isOpen())
        if (const auto reopened = m_store->reopen(); !reopened)
            return failed(reopened.error()).text();
    if (!command->id().empty()) {
        const auto before = m_store->answered(command->id());
        if (!before)
            return failed(before.error()).text();
        // A kept answer cannot sign anybody in: after a restart, or when somebody else has come since.
        const bool lapsed = command->verb() == "session.login"
            && (!m_desk.person || !*before
                || (*before)->find("\"" + access::shortName(m_desk.person->id) + "\"") == std::string::npos);
        if (*before && !lapsed) {
            const auto fingerprint = command->fingerprint();
            if (!(*before)->starts_with(fingerprint))
                return failed({Fault::Invalid, say::idUsed}).text();
            auto answer = (*before)->substr(fingerprint.size());
            m_desk.bringBack(answer);
            return answer;
        }
    }
    auto answer = perform(*command);
    if (command->verb() != "show")
        lookForOverdue();
    if (answer.error) {
        const bool refused =
            answer.error->fault == Fault::Refused || answer.error->fault == Fault::Unauthorized;
        m_desk.outcome = {
            refused ? Mark::Refused : Mark::Attention, answer.error->what, answer.error->rule, answer.next};
    }
    return answer.text();
}

Answer Bench::perform(const Command& command)
{
    const auto verb = verbs().find(command.verb());
    if (verb == verbs().end())
        return failed({Fault::Invalid, say::unknownVerb});
    try {
        // Any other work ends the putting away: a scan must not go on meaning it.
        const bool putsAway =
            verb->first == "parcel.scan" || verb->first == "show" || verb->first == "zone.here";
        if (!putsAway)
            m_desk.zone.clear();
        auto answered = verb->second(m_desk, command);
        if (verb->first == "parcel.scan")
            m_desk.nothingScanned = !answered || answered->error;
        return answered ? std::move(*answered) : failed(answered.error());
    } catch (const std::bad_alloc&) {
        // A hostile picture may ask for more memory than there is; the bench goes on.
        return failed(
            {Fault::Device, "This step needs more memory than this machine has. Nothing was recorded."});
    }
}

void Bench::lookForOverdue()
{
    constexpr UtcMs pause = 60'000;
    const auto now = m_store->isOpen() ? m_store->clock().now() : m_lookedAt;
    if (now - m_lookedAt < pause && now >= m_lookedAt)
        return;
    m_lookedAt = now;
    if (const auto told = tellOverdue(m_desk); !told)
        log::warn(told.error().what);
}

void Bench::noteDevices()
{
    if (!m_store->isOpen() || !m_desk.devices.seen)
        return;
    const auto now = m_store->clock().monotonicMs();
    if (const auto noted = m_book.note(*m_store, m_desk.devices.seen(), now); !noted)
        log::warn(noted.error().what);
}

BenchView Bench::view()
{
    if (m_store->isOpen())
        return buildView(m_desk);
    BenchView view;
    view.site = m_store->name().site;
    view.station = m_store->name().station;
    view.now = m_store->clock().now();
    view.outcome = m_desk.outcome;
    return view;
}

} // namespace custody::station
