// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/simulated/zpl_interpreter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "app/labels/code128.h"
#include "app/labels/matrix.h"
#include "app/labels/typeface.h"

namespace custody::simulated {
namespace {

constexpr int mostDots = 10'000;
constexpr int mostCopies = 100;
constexpr std::size_t mostBytes = 64UL << 20; // of all labels of one job, a dot a bit

struct Command {
    char prefix = '^';
    std::string name;
    std::string parameters;
};

bool isPrefix(char c) { return c == '^' || c == '~'; }

// Everything from one prefix to the next is one command; line ends between are no data.
Result<std::vector<Command>> commandsOf(std::string_view job)
{
    std::vector<Command> commands;
    for (std::size_t at = 0; at < job.size();) {
        if (!isPrefix(job[at])) {
            if (job[at] != '\r' && job[at] != '\n' && job[at] != ' ')
                return fail(Fault::Device, "the printer met text outside a command");
            ++at;
            continue;
        }
        auto end = at + 1;
        while (end < job.size() && !isPrefix(job[end]))
            ++end;
        std::string body(job.substr(at + 1, end - at - 1));
        std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
        const std::size_t nameLength =
            !body.empty() && body[0] == 'A' ? 1 : 2; // ^A is followed by the font's name
        if (body.size() < nameLength)
            return fail(Fault::Device, "the printer met a prefix without a command");
        commands.push_back({job[at], body.substr(0, nameLength), body.substr(nameLength)});
        at = end;
    }
    return commands;
}

int numberAt(const std::string& parameters, std::size_t place, int otherwise)
{
    std::size_t from = 0;
    for (; place > 0; --place) {
        from = parameters.find(',', from);
        if (from == std::string::npos)
            return otherwise;
        ++from;
    }
    int value = otherwise;
    std::from_chars(parameters.data() + from, parameters.data() + parameters.size(), value);
    return std::clamp(value, -mostDots, mostDots);
}

int hexValue(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
                                : -1;
}

std::string withoutHex(const std::string& field, char escape)
{
    std::string out;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const int high = i + 2 < field.size() && field[i] == escape ? hexValue(field[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(field[i + 2]) : -1;
        out += low >= 0 ? static_cast<char>(high << 4 | low) : field[i];
        i += low >= 0 ? 2 : 0;
    }
    return out;
}

// ^BC field data in mode N: invocation codes after `>`, sets A (as digit pairs, not supported), B and C.
Result<std::vector<int>> symbolCharacters(const std::string& data)
{
    constexpr int startB = 104, startC = 105, toC = 99, toB = 100, stop = 106;
    std::vector<int> characters;
    std::size_t at = 0;
    bool pairs = data.substr(0, 2) == ">;";
    if (pairs || data.substr(0, 2) == ">:")
        at = 2;
    characters.push_back(pairs ? startC : startB);
    while (at < data.size()) {
        if (data[at] == '>' && at + 1 < data.size()) {
            static constexpr std::string_view codes = "<0=12345678";
            static constexpr std::array values{62, 30, 94, 95, 96, 97, 98, 99, 100, 101, 102};
            const auto code = codes.find(data[at + 1]);
            if (code == std::string_view::npos)
                return fail(Fault::Device, "the printer met an unknown Code 128 invocation");
            const int value = values[code];
            characters.push_back(value);
            if (value == toC && !pairs)
                pairs = true;
            else if (value == toB && pairs)
                pairs = false;
            at += 2;
        } else if (pairs) {
            const bool twoDigits = at + 1 < data.size() && hexValue(data[at]) >= 0 && hexValue(data[at]) <= 9
                && hexValue(data[at + 1]) >= 0 && hexValue(data[at + 1]) <= 9;
            if (!twoDigits)
                return fail(Fault::Device, "the printer met an odd digit in Code 128 set C");
            characters.push_back((data[at] - '0') * 10 + data[at + 1] - '0');
            at += 2;
        } else {
            if (data[at] < ' ' || data[at] > '~')
                return fail(Fault::Device, "the printer met a byte that Code 128 set B lacks");
            characters.push_back(data[at++] - ' ');
        }
    }
    int sum = characters.front();
    for (std::size_t i = 1; i < characters.size(); ++i)
        sum += static_cast<int>(i) * characters[i];
    characters.push_back(sum % 103);
    characters.push_back(stop);
    return characters;
}

class Format {
public:
    Format(const labels::Typeface& typeface, int dpi)
        : m_typeface(typeface)
        , m_width(4 * dpi)
        , m_length(2 * dpi)
        , m_bitmap(m_width, m_length)
    {
    }

    Result<> obey(const Command& command)
    {
        const auto& name = command.name;
        const auto& given = command.parameters;
        if (command.prefix == '^' && std::find(ignored.begin(), ignored.end(), name) != ignored.end())
            return {};
        if (command.prefix == '^' && (name == "PW" || name == "LL")) {
            (name == "PW" ? m_width : m_length) = std::clamp(numberAt(given, 0, 1), 1, mostDots);
            m_bitmap = labels::Bitmap(m_width, m_length);
        } else if (name == "LH") {
            m_homeX = numberAt(given, 0, 0);
            m_homeY = numberAt(given, 1, 0);
        } else if (name == "FO") {
            m_x = m_homeX + numberAt(given, 0, 0);
            m_y = m_homeY + numberAt(given, 1, 0);
        } else if (name == "A") {
            m_kind = Kind::Text;
            m_height = numberAt(given, 1, 30);
        } else if (name == "BY") {
            m_module = std::clamp(numberAt(given, 0, 2), 1, 10);
        } else if (name == "BC") {
            m_kind = Kind::Bars;
            m_height = numberAt(given, 1, 10);
            m_findsSets = given.ends_with(",A");
        } else if (name == "BX" || name == "BQ") {
            m_kind = name == "BX" ? Kind::DataMatrix : Kind::Qr;
            m_module = std::clamp(numberAt(given, name == "BX" ? 1 : 2, 2), 1, 10);
        } else if (name == "GF") {
            TRY(dots(given));
        } else if (name == "GB") {
            box(numberAt(given, 0, 1), numberAt(given, 1, 1), numberAt(given, 2, 1));
        } else if (name == "FH") {
            m_escape = given.empty() ? '_' : given[0];
        } else if (name == "FD") {
            m_data = m_escape ? withoutHex(given, *m_escape) : given;
        } else if (name == "FS") {
            TRY(finishField());
        } else if (name == "PQ") {
            m_copies = std::clamp(numberAt(given, 0, 1), 1, mostCopies);
        } else {
            return fail(
                Fault::Device, "the printer refuses the command " + std::string(1, command.prefix) + name);
        }
        return {};
    }

    const labels::Bitmap& bitmap() const { return m_bitmap; }
    int copies() const { return m_copies; }

private:
    enum class Kind { Text, Bars, DataMatrix, Qr };
    // Encoding, media, mode and speed change nothing about the dots; ^FX is a remark.
    static constexpr std::array<std::string_view, 10> ignored{
        "CI", "MM", "MN", "MT", "PR", "MD", "PO", "LT", "LS", "FX"};

    Result<> finishField()
    {
        if (m_data && m_kind == Kind::Text) {
            m_typeface.draw(m_bitmap, m_x, m_y, m_height, *m_data);
        } else if (m_data && m_kind != Kind::Bars) {
            TRY(square(*m_data));
        } else if (m_data) {
            int x = m_x;
            bool black = true;
            const auto characters =
                m_findsSets ? labels::code128Characters(*m_data, false) : symbolCharacters(*m_data);
            if (!characters)
                return tl::unexpected(characters.error());
            for (const int width : labels::code128Widths(*characters)) {
                if (black)
                    m_bitmap.fill(x, m_y, width * m_module, m_height);
                x += width * m_module;
                black = !black;
            }
        }
        m_data.reset();
        m_escape.reset();
        m_kind = Kind::Text;
        return {};
    }

    Result<> square(std::string_view data)
    {
        constexpr int qrDrop = 10; // dots that ^BQ prints below its origin
        const bool qr = m_kind == Kind::Qr;
        if (qr && data.size() < 3)
            return fail(Fault::Device, "the printer met a QR code that does not say how it is corrected");
        const auto modules = TRY(labels::matrixModules(
            qr ? labels::MatrixKind::Qr : labels::MatrixKind::DataMatrix, qr ? data.substr(3) : data));
        for (int y = 0; y < modules.height(); ++y)
            for (int x = 0; x < modules.width(); ++x)
                if (modules.black(x, y))
                    m_bitmap.fill(
                        m_x + x * m_module, m_y + (qr ? qrDrop : 0) + y * m_module, m_module, m_module);
        return {};
    }

    // ^GFA: sizes, then hex digits.
    Result<> dots(const std::string& given)
    {
        const int rowBytes = numberAt(given, 3, 0);
        const auto digits = given.find_last_of(',') + 1;
        const auto rows = fromHex(std::string_view(given).substr(digits));
        if (given.empty() || given[0] != 'A' || rowBytes < 1 || !rows)
            return fail(Fault::Device, "the printer cannot read a picture");
        for (std::size_t i = 0; i < rows->size(); ++i)
            for (int bit = 0; bit < 8; ++bit)
                if (((*rows)[i] >> (7 - bit) & 1) != 0)
                    m_bitmap.blacken(
                        m_x + static_cast<int>(i) % rowBytes * 8 + bit, m_y + static_cast<int>(i) / rowBytes);
        return {};
    }

    void box(int width, int height, int line)
    {
        width = std::max(width, line);
        height = std::max(height, line);
        m_bitmap.fill(m_x, m_y, width, line);
        m_bitmap.fill(m_x, m_y + height - line, width, line);
        m_bitmap.fill(m_x, m_y, line, height);
        m_bitmap.fill(m_x + width - line, m_y, line, height);
    }

    const labels::Typeface& m_typeface;
    int m_width;
    int m_length;
    labels::Bitmap m_bitmap;
    int m_copies = 1;
    int m_homeX = 0;
    int m_homeY = 0;
    int m_x = 0;
    int m_y = 0;
    int m_height = 30;
    int m_module = 2;
    Kind m_kind = Kind::Text;
    bool m_findsSets = false; // of Code 128
    std::optional<char> m_escape;
    std::optional<std::string> m_data;
};

} // namespace

Result<std::vector<labels::Bitmap>> interpretZpl(ByteView job, int dpi)
{
    const auto typeface = TRY(labels::Typeface::open());
    std::vector<labels::Bitmap> printed;
    std::size_t held = 0;
    std::optional<Format> format;
    for (const auto& command : TRY(commandsOf(text(job)))) {
        if (command.prefix == '^' && command.name == "XA") {
            format.emplace(typeface, dpi);
        } else if (!format) {
            return fail(Fault::Device, "the printer refuses a command outside ^XA and ^XZ");
        } else if (command.prefix == '^' && command.name == "XZ") {
            const auto& label = format->bitmap();
            const auto each =
                static_cast<std::size_t>(label.rowBytes()) * static_cast<std::size_t>(label.height());
            for (int copy = 0; copy < format->copies(); ++copy) {
                if (mostBytes - held < each)
                    return fail(Fault::Device, "the printer has not the memory for so many labels");
                held += each;
                printed.push_back(label);
            }
            format.reset();
        } else {
            TRY(format->obey(command));
        }
    }
    if (format)
        return fail(Fault::Device, "the printer still waits for ^XZ");
    if (printed.empty())
        return fail(Fault::Device, "the printer was sent no label");
    return printed;
}

} // namespace custody::simulated
