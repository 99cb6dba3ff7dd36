// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/head_signer.h"

#include <chrono>

namespace custody::store {
namespace {

constexpr std::chrono::seconds patience(2); // a signature takes less than a millisecond

} // namespace

HeadSigner::~HeadSigner() = default;

void HeadSigner::begin(std::string text, const crypto::SigningKey& key)
{
    static const bool alone = std::thread::hardware_concurrency() == 1;
    if (alone)
        return;
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    {
        const std::scoped_lock lock(m_mutex);
        if (m_state == State::Signing)
            return; // of an act that was given up; this head is signed where it is needed
        m_text = std::move(text);
        m_key.emplace(key.share());
        m_state = State::Asked;
    }
    m_changed.notify_all();
}

std::optional<crypto::Signature> HeadSigner::take(std::string_view text)
{
    std::unique_lock lock(m_mutex);
    if (m_state == State::Idle || m_text != text)
        return std::nullopt;
    if (m_state == State::Signing)
        m_changed.wait_for(lock, patience, [this] { return m_state != State::Signing; });
    const bool done = m_state == State::Done;
    if (m_state != State::Signing) {
        m_state = State::Idle;
        m_key.reset();
    }
    return done ? std::optional(m_signature) : std::nullopt;
}

void HeadSigner::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_state == State::Asked; })) {
        m_state = State::Signing;
        lock.unlock();
        const auto signature = m_key->sign(view(m_text)); // both are this thread's alone while it signs
        lock.lock();
        m_signature = signature;
        m_state = State::Done;
        m_changed.notify_all();
    }
}

} // namespace custody::store
