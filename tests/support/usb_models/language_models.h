// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Printers of the other languages, as far as a job's beginning and end, its counted bytes and its answers go:
// what they would print they only count.

#include "tests/support/usb_models/printer_model.h"

namespace custody::test {

// A model that reads its bytes as commands, and skips those that a command counts.
class LanguageModel : public PrinterModel {
public:
    int printed = 0;
    std::vector<Bytes> pictures; // of each label that came out, the bytes that a command had counted
    bool inCountedBytes() const { return m_skip > 0; }

protected:
    void take(std::uint8_t byte) override;
    void reset() override;
    // The bytes so far begin a command: true when they are whole and obeyed.
    virtual bool obey(ByteView command) = 0;
    void skip(std::size_t count) { m_skip = count; }
    void clearPicture() { m_picture.clear(); }
    void comesOut();
    void answerBytes(const Bytes& bytes) { answer(text(bytes)); }

private:
    Bytes m_command;
    Bytes m_picture;
    std::size_t m_skip = 0;
};

class TsplModel final : public LanguageModel {
public:
    TsplModel();
    std::uint8_t trouble = 0; // the bits of its answer
    int busyAnswers = 2; // so many questions are answered with "printing" after a job

private:
    bool obey(ByteView command) override;
    int m_busy = 0;
};

class EplModel final : public LanguageModel {
public:
    EplModel();
    std::string status = "00";

private:
    bool obey(ByteView command) override;
};

class BrotherModel final : public LanguageModel {
public:
    BrotherModel();
    std::uint8_t error1 = 0;
    std::uint8_t error2 = 0;
    std::uint8_t errorWhilePrinting = 0; // error2 of the frame it sends instead of "completed"
    bool tellsLate = false; // that it completed: not before it is told to
    void tellCompleted() { frame(1, 0); }

private:
    bool obey(ByteView command) override;
    void frame(std::uint8_t type, std::uint8_t phase, std::uint8_t second = 0);
};

class DymoModel final : public LanguageModel {
public:
    DymoModel();
    std::uint8_t status = 0x03;

private:
    bool obey(ByteView command) override;
    std::size_t m_bytesPerLine = 84;
};

} // namespace custody::test
