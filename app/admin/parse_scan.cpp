// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <string>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "app/admin/scan_json.h"
#include "app/admin/verbs.h"
#include "app/base/bytes.h"
#include "app/base/exit_code.h"

namespace custody::admin {
namespace {

constexpr std::size_t longestLine = 64 * 1024; // no symbol holds a tenth of it
constexpr std::size_t piece = 64 * 1024;

bool writeAll(std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Answers what has come and then writes at once: a program that waits for its answer gets it, and a long file
// is not slowed by a write a line.
class ScanAnswers {
public:
    explicit ScanAnswers(scan::DockSettings dock)
        : m_dock(std::move(dock))
    {
    }

    int run()
    {
        std::array<char, piece> read{};
        for (;;) {
            const auto got = ::read(STDIN_FILENO, read.data(), read.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return complain("what is asked cannot be read");
            if (got == 0)
                break;
            take({read.data(), static_cast<std::size_t>(got)});
            if (!flush())
                return complain("the answer could not be written");
        }
        if (!m_line.empty())
            answer(m_line);
        return flush() ? m_exitCode : complain("the answer could not be written");
    }

private:
    static int complain(const char* what)
    {
        std::cerr << "custody-admin: " << what << ": " << std::strerror(errno) << std::endl;
        return ExitIo;
    }

    void take(std::string_view text)
    {
        while (!text.empty()) {
            const auto end = text.find('\n');
            const auto part = text.substr(0, end);
            if (m_line.empty() && end != std::string_view::npos)
                answer(part);
            else
                keep(part);
            if (end == std::string_view::npos)
                return;
            if (!m_line.empty())
                answer(m_line);
            m_line.clear();
            text.remove_prefix(end + 1);
        }
    }

    // A line that never ends does not fill the memory.
    void keep(std::string_view part)
    {
        m_line.append(part.substr(0, longestLine + 1 - std::min(m_line.size(), longestLine + 1)));
    }

    // One line "raw⇥symbology". When it is endless or its escapes are broken nobody can say which bytes were
    // meant.
    void answer(std::string_view line)
    {
        scan::Reading reading;
        if (line.size() > longestLine) {
            reading.why = "too_long: The line is longer than any barcode.";
        } else {
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            const auto tab = line.find('\t');
            const auto symbology = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
            const auto told = line.substr(0, tab);
            if (told.find('\\') == std::string_view::npos)
                reading = scan::parseScan(told, symbology, m_dock);
            else if (const auto raw = unescape(told))
                reading = scan::parseScan(*raw, symbology, m_dock);
            else
                reading.why = "bad_line: The line cannot be read: " + raw.error().what + ".";
        }
        if (reading.cause() == "bad_line" || line.size() > longestLine)
            m_exitCode = ExitBadData;
        appendJson(m_out, reading);
        m_out += '\n';
    }

    bool flush()
    {
        const bool written = writeAll(m_out);
        m_out.clear();
        return written;
    }

    scan::DockSettings m_dock;
    std::string m_line; // the beginning of one whose end has not come
    std::string m_out;
    int m_exitCode = ExitDone;
};

} // namespace

void addParseScan(CLI::App& program, int& exitCode)
{
    auto* const verb = program.add_subcommand("parse-scan",
        "Tells what scanned codes are. Reads lines \"raw<TAB>symbology\" from stdin (escapes \\xNN \\uNNNN "
        "\\\\), answers one JSON object a line. Exit code 65 when an escape was broken or a line endless.");
    verb->callback([&exitCode] { exitCode = ScanAnswers({}).run(); });
}

} // namespace custody::admin
