// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/certificate.h"

#include "app/base/clock.h"
#include "app/ledger/certificate_lines.h"
#include "app/ledger/lines.h"

namespace custody::ledger {
namespace {

constexpr std::string_view header = "custody-cert@v1";
constexpr std::size_t largestCertificate = 64 << 20;
constexpr std::size_t mostHashes = 63;

class Reader {
public:
    explicit Reader(std::string_view text)
        : m_rest(text)
    {
        advance();
    }

    std::variant<PlacedCertificate, Finding> read()
    {
        if (!title())
            return m_fault;
        do {
            if (!block())
                return m_fault;
        } while (m_line && m_line->starts_with("extra "));
        if (!note())
            return m_fault;
        return std::move(m_placed);
    }

private:
    void advance()
    {
        m_atLine = m_rest;
        m_line = takeLine(m_rest);
        ++m_number;
    }

    bool wrong(std::string what)
    {
        m_fault = {m_number, std::move(what)};
        return false;
    }

    bool word(std::string_view name, std::string& out)
    {
        if (!m_line || !m_line->starts_with(name) || m_line->size() == name.size())
            return wrong("expected \"" + std::string(name) + "\" and its value");
        out = m_line->substr(name.size());
        advance();
        return true;
    }

    bool emptyLine(const char* before)
    {
        if (!m_line || !m_line->empty())
            return wrong(std::string("expected an empty line before ") + before);
        advance();
        return true;
    }

    bool title()
    {
        if (m_line && m_line->ends_with('\r'))
            return wrong("Windows line breaks: some program rewrote this file; ask for the original");
        if (m_line != header)
            return wrong("a certificate begins with custody-cert@v1");
        advance();
        auto& certificate = m_placed.certificate;
        if (m_line && !isNoteText(*m_line))
            return wrong("the subject has a control character, or is not UTF-8");
        if (!word("subject ", certificate.subject))
            return false;
        if (m_line && m_line->starts_with("exported ") && !parseRfc3339(m_line->substr(9)))
            return wrong("the time of export must look like 2026-11-22T14:02:05.123Z");
        if (!word("exported ", certificate.exportedAt) || !word("log ", certificate.logKey))
            return false;
        return emptyLine("the first event");
    }

    bool block()
    {
        PlacedCertificate::Block place{m_number, 0, 0};
        CertifiedEvent event;
        std::string value;
        if (m_line && m_line->starts_with("extra ")) {
            const auto extra = fromBase64(m_line->substr(6));
            if (!extra)
                return wrong("the evidence is not base64");
            auto evidence = Evidence::decode(*extra);
            if (!evidence)
                return wrong(evidence.error().what);
            event.evidence = std::move(*evidence);
        }
        if (!word("extra ", value))
            return false;

        place.index = place.hashes = m_number;
        const auto index =
            m_line && m_line->starts_with("index ") ? parseDecimal(m_line->substr(6)) : std::nullopt;
        if (!index)
            return wrong("expected \"index\" and a decimal number");
        event.index = *index;
        for (advance(); m_line && !m_line->empty(); advance()) {
            const auto hash = parseHash(*m_line);
            if (!hash || event.hashes.size() == mostHashes)
                return wrong("expected an inclusion hash (32 bytes in base64), or an empty line");
            if (event.hashes.empty())
                place.hashes = m_number;
            event.hashes.push_back(*hash);
        }
        if (!emptyLine("the next event or the checkpoint"))
            return false;
        m_placed.certificate.events.push_back(std::move(event));
        m_placed.blocks.push_back(place);
        return true;
    }

    bool note()
    {
        if (!m_line)
            return wrong("the file ends before its checkpoint");
        m_placed.note = m_number;
        const auto parsed = Note::parse(m_atLine);
        if (!parsed)
            return wrong(parsed.error().what);
        const auto checkpoint = Checkpoint::parse(parsed->text);
        if (!checkpoint)
            return wrong(checkpoint.error().what);
        m_placed.certificate.note = m_atLine;
        return true;
    }

    std::string_view m_rest;
    std::string_view m_atLine; // from the current line to the end
    std::optional<std::string_view> m_line;
    std::size_t m_number = 0;
    PlacedCertificate m_placed;
    Finding m_fault;
};

} // namespace

std::variant<PlacedCertificate, Finding> readCertificate(std::string_view text)
{
    if (text.size() > largestCertificate)
        return Finding{1, "a certificate is at most 64 MiB"};
    return Reader(text).read();
}

std::string Certificate::text() const
{
    std::string out(header);
    out += "\nsubject " + subject + "\nexported " + exportedAt + "\nlog " + logKey + "\n\n";
    for (const auto& event : events) {
        out += "extra " + base64(event.evidence.encode()) + "\nindex " + std::to_string(event.index) + "\n";
        for (const auto& hash : event.hashes)
            out += base64(hash) + "\n";
        out += "\n";
    }
    return out + note;
}

Result<Certificate> Certificate::parse(std::string_view text)
{
    auto read = readCertificate(text);
    if (const auto* fault = std::get_if<Finding>(&read))
        return fail(Fault::Invalid, "line " + std::to_string(fault->line) + ": " + fault->what);
    return std::move(std::get<PlacedCertificate>(read).certificate);
}

std::vector<TlogProof> Certificate::proofs() const
{
    std::vector<TlogProof> out;
    for (const auto& event : events)
        out.push_back({event.evidence.encode(), event.index, event.hashes, note});
    return out;
}

} // namespace custody::ledger
