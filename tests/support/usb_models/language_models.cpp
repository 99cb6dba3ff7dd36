// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/language_models.h"

#include <cstdio>

namespace custody::test {
namespace {

constexpr std::uint8_t esc = 0x1b;

bool isLine(ByteView command) { return !command.empty() && command.back() == '\n'; }

} // namespace

void LanguageModel::take(std::uint8_t byte)
{
    if (m_skip > 0) {
        --m_skip;
        m_picture.push_back(byte);
        return;
    }
    m_command.push_back(byte);
    if (obey(m_command))
        m_command.clear();
}

void LanguageModel::reset()
{
    m_command.clear();
    m_picture.clear();
    m_skip = 0;
}

void LanguageModel::comesOut()
{
    ++printed;
    pictures.push_back(m_picture);
}

TsplModel::TsplModel()
{
    made.vendor = 0x1203;
    made.product = 0x0001;
    made.maker = "TSC";
    made.name = "TE210";
    deviceId = deviceIdOf("MFG:TSC;CMD:TSPL2;MDL:TE210;");
}

bool TsplModel::obey(ByteView command)
{
    const auto words = text(command);
    if (command[0] == esc) {
        if (command.size() < 3)
            return false;
        if (words == "\x1b!?")
            answerBytes({static_cast<std::uint8_t>(trouble | (m_busy > 0 && m_busy-- > 0 ? 0x20 : 0))});
        else if (words == "\x1b!.")
            reset();
        return true;
    }
    int x = 0;
    int y = 0;
    int width = 0;
    int rows = 0;
    int mode = -1;
    if (words.starts_with("BITMAP") && words.ends_with(",")
        && std::sscanf(std::string(words).c_str(), "BITMAP %d,%d,%d,%d,%d,", &x, &y, &width, &rows, &mode)
            == 5) {
        skip(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows));
        return true;
    }
    if (!isLine(command))
        return false;
    if (words.starts_with("CLS"))
        clearPicture();
    if (words.starts_with("PRINT")) {
        comesOut();
        m_busy = busyAnswers;
    }
    return true;
}

EplModel::EplModel()
{
    made.product = 0x0009;
    made.name = "LP2844";
    deviceId = deviceIdOf("MFG:Eltron;CMD:EPL2;MDL:LP2844;");
}

bool EplModel::obey(ByteView command)
{
    const auto words = text(command);
    int x = 0;
    int y = 0;
    int width = 0;
    int lines = 0;
    char comma = 0;
    if (words.starts_with("GW") && words.ends_with(",")
        && std::sscanf(std::string(words).c_str(), "GW%d,%d,%d,%d%c", &x, &y, &width, &lines, &comma) == 5) {
        skip(static_cast<std::size_t>(width) * static_cast<std::size_t>(lines));
        return true;
    }
    if (!isLine(command))
        return false;
    if (words == "^ee\n")
        answer(status + "\r\n");
    else if (words == "^@\n")
        reset();
    else if (words == "N\n")
        clearPicture();
    else if (words[0] == 'P')
        comesOut();
    return true;
}

BrotherModel::BrotherModel()
{
    made.vendor = 0x04f9;
    made.product = 0x209d;
    made.maker = "Brother";
    made.name = "QL-820NWB";
    made.serial = "000E7Z123456";
    deviceId = deviceIdOf("MFG:Brother;CMD:PT-CBP;MDL:QL-820NWB;CLS:PRINTER;");
}

void BrotherModel::frame(std::uint8_t type, std::uint8_t phase, std::uint8_t second)
{
    Bytes status(32);
    status[0] = 0x80;
    status[1] = 0x20;
    status[2] = 'B';
    status[3] = '4';
    status[8] = error1;
    status[9] = static_cast<std::uint8_t>(error2 | second);
    status[10] = 62;
    status[11] = 0x0a;
    status[18] = type;
    status[19] = phase;
    answerBytes(status);
}

bool BrotherModel::obey(ByteView command)
{
    const auto is = [&](std::size_t at, std::uint8_t byte) {
        return command.size() > at && command[at] == byte;
    };
    if (is(0, 0x00) || is(0, 0x5a))
        return true;
    if (is(0, 0x4d))
        return command.size() == 2;
    if (is(0, 0x67)) {
        if (command.size() < 3)
            return false;
        skip(command[2]);
        return true;
    }
    if (is(0, 0x0c) || is(0, 0x1a)) {
        frame(6, 1);
        if (errorWhilePrinting)
            frame(2, 0, errorWhilePrinting);
        else if (!tellsLate)
            frame(1, 0);
        printed += errorWhilePrinting ? 0 : 1;
        frame(6, 0);
        return true;
    }
    if (!is(0, esc) || command.size() < 2)
        return !is(0, esc);
    if (command[1] == '@') {
        reset();
        return true;
    }
    if (command[1] != 'i' || command.size() < 3)
        return command[1] != 'i';
    switch (command[2]) {
    case 'S': frame(0, 0); return true;
    case 'z': return command.size() == 13;
    case 'd': return command.size() == 5;
    default: return command.size() == 4;
    }
}

DymoModel::DymoModel()
{
    made.vendor = 0x0922;
    made.product = 0x0020;
    made.maker = "DYMO";
    made.name = "LabelWriter 450";
    deviceId = deviceIdOf("MFG:DYMO;CMD: ;MDL:LabelWriter 450;CLASS:PRINTER;");
}

bool DymoModel::obey(ByteView command)
{
    if (command[0] == 0x16) {
        skip(m_bytesPerLine);
        return true;
    }
    if (command[0] != esc)
        return true;
    if (command.size() < 2)
        return false;
    switch (command[1]) {
    case esc: reset(); return false; // a row of them: begin anew with this one
    case 'A': answerBytes({status}); return true;
    case 'E':
    case 'G': ++printed; return true;
    case 'D':
        if (command.size() == 3)
            m_bytesPerLine = command[2];
        return command.size() == 3;
    case 'L': return command.size() == 4;
    default: return true;
    }
}

} // namespace custody::test
