// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/ccid_model.h"

namespace custody::test {
namespace {

// What an ACR122U says of itself: one slot, automatic everything, short APDUs, 271 bytes a message.
Bytes classDescriptor()
{
    Bytes said(54);
    said[0] = 54;
    said[1] = 0x21;
    said[2] = 0x00, said[3] = 0x01;
    said[5] = 0x07;
    said[6] = 0x03;
    said[40] = 0xBA, said[41] = 0x04, said[42] = 0x02;
    said[44] = 0x0F, said[45] = 0x01;
    said[53] = 1;
    return said;
}

constexpr std::uint8_t dataBlock = 0x80, slotStatus = 0x81;
const Bytes atr{0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06, 0x03, 0x00, 0x01,
    0x00, 0x00, 0x00, 0x00, 0x6A};

} // namespace

CcidModel::CcidModel(bool notices)
{
    made = {0x072f, 0x2200, 0x0214, "ACS", "ACR122U PICC Interface", "", {}, 12};
    InterfacePlan only{0, 0, 0x0B, 0, 0, {{outEndpoint, Pipe::Bulk, 64}, {inEndpoint, Pipe::Bulk, 64}},
        classDescriptor(), ""};
    if (notices)
        only.endpoints.push_back({noticeEndpoint, Pipe::Interrupt, 8, 16});
    made.interfaces.push_back(std::move(only));
}

void CcidModel::hold(Bytes uid)
{
    m_card = std::move(uid);
    m_powered = false;
    m_notices.push_back({0x50, 0x03});
}

void CcidModel::takeAway()
{
    m_card.reset();
    m_powered = false;
    m_notices.push_back({0x50, 0x02});
}

Answer CcidModel::control(const Setup&, ByteView) { return Answer::stalls(); }

void CcidModel::answer(std::uint8_t type, std::uint8_t status, std::uint8_t error, ByteView payload)
{
    const auto whole = [&](std::uint8_t sequence, std::uint8_t state, std::uint8_t why, ByteView bytes) {
        Bytes message(10);
        message[0] = type;
        message[1] = static_cast<std::uint8_t>(bytes.size());
        message[2] = static_cast<std::uint8_t>(bytes.size() >> 8);
        message[6] = sequence;
        message[7] = state;
        message[8] = why;
        append(message, bytes);
        m_answers.push_back(std::move(message));
    };
    const std::uint8_t card = !m_card ? 2 : m_powered ? 0 : 1;
    for (; staleAnswers > 0; --staleAnswers)
        whole(static_cast<std::uint8_t>(m_sequence - 1), card, 0, Bytes{0xDE, 0xAD, 0x90, 0x00});
    for (int n = 0; n < timeExtensions; ++n)
        whole(m_sequence, static_cast<std::uint8_t>(0x80 | card), 1, {});
    whole(m_sequence, static_cast<std::uint8_t>(status | card), error, payload);
}

Answer CcidModel::out(std::uint8_t, ByteView data)
{
    constexpr std::uint8_t failed = 0x40;
    if (data.size() < 10)
        return Answer::stalls();
    m_sequence = data[6];
    const auto payload = data.subspan(10);
    if (busy > 0) {
        --busy;
        answer(slotStatus, failed, 0xE0);
    } else if (data[0] == 0x65) {
        answer(slotStatus, 0, 0);
    } else if (data[0] == 0x6B) { // an escape; the ACR122U understands one with LEDs and buzzer
        const Bytes buzzer{0xFF, 0x00, 0x40, 0x00, 0x04, 0x01, 0x00, 0x01, 0x01};
        const bool known = made.vendor == 0x072f && Bytes(payload.begin(), payload.end()) == buzzer;
        beeps += known ? 1 : 0;
        answer(0x83, known ? 0 : failed, 0, known ? Bytes{0x90, 0x00} : Bytes{});
    } else if (data[0] == 0x62) {
        if (!m_card || mute) {
            answer(dataBlock, failed, 0xFE);
        } else {
            m_powered = true;
            answer(dataBlock, 0, 0, atr);
        }
    } else if (data[0] == 0x6F && m_powered) {
        const Bytes ask{0xFF, 0xCA, 0x00, 0x00, 0x00};
        Bytes said = cardAnswer;
        if (said.empty() && Bytes(payload.begin(), payload.end()) == ask) {
            said = *m_card;
            said.resize(said.size() + oversize, 0x55);
            append(said, Bytes{0x90, 0x00});
        } else if (said.empty()) {
            said = {0x6A, 0x81};
        }
        answer(dataBlock, 0, 0, said);
    } else {
        answer(slotStatus, failed, 0xFE);
    }
    return Answer::takes(data.size());
}

Answer CcidModel::in(std::uint8_t endpoint, std::size_t)
{
    if (stallsIn > 0 && endpoint == inEndpoint) {
        --stallsIn;
        return Answer::stalls();
    }
    if (neverReady && endpoint == inEndpoint) {
        m_answers.clear();
        return Answer::gives({0x80, 0, 0, 0, 0, 0, m_sequence, 0x80, 1, 0});
    }
    auto& queue = endpoint == noticeEndpoint ? m_notices : m_answers;
    if (queue.empty())
        return Answer::naks();
    auto first = std::move(queue.front());
    queue.pop_front();
    return Answer::gives(std::move(first));
}

} // namespace custody::test
