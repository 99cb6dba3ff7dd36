// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/printer_model.h"

#include <algorithm>
#include <cstdio>

namespace custody::test {

Bytes deviceIdOf(std::string_view words)
{
    const auto length = words.size() + 2;
    Bytes id{std::uint8_t(length >> 8), std::uint8_t(length & 0xff)};
    append(id, view(words));
    return id;
}

Answer PrinterModel::control(const Setup& setup, ByteView)
{
    if (setup.requestType == 0xa1 && setup.request == 0 && !refusesDeviceId)
        return Answer::gives(
            {deviceId.begin(), deviceId.begin() + std::min<std::ptrdiff_t>(deviceId.size(), setup.length)});
    if (setup.requestType == 0xa1 && setup.request == 1)
        return Answer::gives({portStatus});
    if (setup.requestType == 0x21 && setup.request == 2 && !refusesReset) {
        ++softResets;
        m_answers.clear();
        m_haltedIn = m_haltedOut = false;
        reset();
        return Answer::takes(0);
    }
    return Answer::stalls();
}

Answer PrinterModel::out(std::uint8_t, ByteView data)
{
    if (stallsOut > 0) {
        --stallsOut;
        m_haltedOut = true;
    }
    if (m_haltedOut)
        return Answer::stalls();
    const auto count = std::min(room, data.size());
    room -= count;
    for (const auto byte : data.first(count))
        take(byte);
    return count == data.size() ? Answer::takes(count) : Answer::naks(count);
}

Answer PrinterModel::in(std::uint8_t, std::size_t most)
{
    if (stallsIn > 0) {
        --stallsIn;
        m_haltedIn = true;
    }
    if (m_haltedIn)
        return Answer::stalls();
    if (m_answers.empty())
        return Answer::naks();
    const auto count = static_cast<std::ptrdiff_t>(std::min({most, m_answers.size(), answerPiece}));
    Bytes piece(m_answers.begin(), m_answers.begin() + count);
    m_answers.erase(m_answers.begin(), m_answers.begin() + count);
    return Answer::gives(std::move(piece));
}

void PrinterModel::clearHalt(std::uint8_t endpoint) { (endpoint & 0x80 ? m_haltedIn : m_haltedOut) = false; }

ZebraModel::ZebraModel()
{
    deviceId =
        deviceIdOf("MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD620-203dpi ZPL;CLS:PRINTER;OPTIONS:XML;");
}

void ZebraModel::reset()
{
    m_format.clear();
    m_command.clear();
    m_formats.clear();
    m_inFormat = false;
}

void ZebraModel::goOn()
{
    while (!m_formats.empty() && !inTrouble() && !paused) {
        room += m_formats.front().size(); // what came out no longer fills the buffer
        printed.push_back(std::move(m_formats.front()));
        m_formats.pop_front();
    }
}

void ZebraModel::take(std::uint8_t byte)
{
    const auto letter = static_cast<char>(byte);
    heard += letter;
    if (letter == '~' || !m_command.empty()) { // control commands are obeyed at once, also inside a format
        m_command += letter;
        if (m_command.size() == 3 && m_command != "~HQ") {
            obey(m_command);
            m_command.clear();
        } else if (m_command.size() == 5) {
            obey(m_command);
            m_command.clear();
        }
        return;
    }
    if (!m_inFormat && letter != '^' && m_format.empty())
        return; // between formats nothing counts
    m_format += letter;
    if (!m_inFormat && m_format.size() == 3) {
        m_inFormat = m_format == "^XA";
        if (!m_inFormat)
            m_format.clear();
    } else if (m_inFormat && m_format.ends_with("^XZ")) {
        m_formats.push_back(std::move(m_format));
        m_format.clear();
        m_inFormat = false;
        m_asks = 0;
        outOfLabels = outOfLabels || emptyOnceItHolds;
        if (asksPerLabel == 0)
            goOn();
    }
}

void ZebraModel::obey(std::string_view command)
{
    if (command == "~JA") {
        if (!keepsInTrouble || !inTrouble())
            reset();
        return;
    }
    if (silent || (silentInTrouble && inTrouble()))
        return;
    if (command == "~HS" && countsNothing)
        return;
    if (command == "~HS")
        status();
    else if (command == "~HI")
        answer("\x02ZTC ZD620-203dpi,V84.20.11Z,8,8192KB\x03\r\n");
    else if (command == "~HQES") {
        const unsigned errors = (outOfLabels ? 1U : 0U) | (outOfRibbon ? 2U : 0U) | (headOpen ? 4U : 0U)
            | (paused ? 0x10000U : 0U);
        char text[200];
        std::snprintf(text, sizeof text,
            "\x02\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         %d 00000000 %08X\r\n"
            "   WARNINGS:       0 00000000 00000000\r\n\x03\r\n",
            errors ? 1 : 0, errors);
        answer(text);
    }
}

void ZebraModel::status()
{
    if (!m_formats.empty() && ++m_asks > asksPerLabel)
        goOn();
    char text[200];
    std::snprintf(text, sizeof text,
        "\x02%03d,%d,%d,%04d,%03zu,%d,%d,%d,000,0,0,0\x03\r\n\x02%03d,0,%d,%d,0,2,6,0,%08zu,1,000\x03\r\n"
        "\x02%04d,0\x03\r\n",
        30, outOfLabels, paused, 406, m_formats.size(), room == 0, 0, m_inFormat, 0, headOpen, outOfRibbon,
        m_formats.size(), 1234);
    answer(text);
}

} // namespace custody::test
