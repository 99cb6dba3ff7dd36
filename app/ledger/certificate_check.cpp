// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "app/ledger/certificate_lines.h"
#include "app/ledger/printable.h"

namespace custody::ledger {
namespace {

constexpr std::string_view withheld = "withheld";
constexpr std::size_t linesBeforeSignatures = 4; // origin, size, root, empty line

class Check {
public:
    Check(const PlacedCertificate& placed, const Policy* policy)
        : m_placed(placed)
        , m_certificate(placed.certificate)
        , m_policy(policy)
    {
    }

    Report run() &&
    {
        m_report.subject = printable(m_certificate.subject);
        m_report.exportedAt = m_certificate.exportedAt;
        head();
        for (std::size_t i = 0; i < m_certificate.events.size(); ++i)
            event(i);
        subject();
        std::ranges::stable_sort(m_report.faults, {}, &Finding::line);
        m_report.verifies = m_report.faults.empty();
        return std::move(m_report);
    }

private:
    void fault(std::size_t line, std::string what) { m_report.faults.push_back({line, std::move(what)}); }

    // Tells the first signature line that a known key disowns; zero when there is none.
    std::size_t forgedLine(const Note& note, const std::vector<VerifierKey>& keys) const
    {
        for (std::size_t i = 0; i < note.signatures.size(); ++i)
            for (const auto& key : keys)
                if (!checkSignature(note.text, note.signatures[i], key))
                    return m_placed.note + linesBeforeSignatures + i;
        return 0;
    }

    void head()
    {
        const auto note = Note::parse(m_certificate.note);
        const auto stated = note ? Checkpoint::parse(note->text) : tl::unexpected(note.error());
        if (!stated) {
            fault(m_placed.note, stated.error().what);
            return;
        }
        m_checkpoint = *stated;
        m_report.origin = printable(stated->origin);
        m_report.treeSize = stated->size;
        m_report.fingerprint = fingerprint(*stated);

        const auto key = VerifierKey::parse(m_certificate.logKey);
        if (!key) {
            fault(PlacedCertificate::logLine, key.error().what);
            return;
        }
        std::vector<VerifierKey> keys{*key};
        if (m_policy != nullptr) {
            if (std::ranges::find(m_policy->logs, *key) == m_policy->logs.end())
                fault(PlacedCertificate::logLine, "this log key is not one the policy trusts");
            for (const auto& [name, witness] : m_policy->witnesses)
                keys.push_back(witness);
        }
        if (const auto line = forgedLine(*note, keys); line != 0) {
            fault(line, "this signature does not verify");
            return;
        }
        if (const auto opened = openCheckpoint(*note, *key); !opened) {
            fault(m_placed.note, opened.error().what);
            return;
        }
        if (m_policy == nullptr)
            return;
        const auto verdict = check(*m_policy, *note);
        if (!verdict) {
            fault(m_placed.note, verdict.error().what);
            return;
        }
        m_report.keyTrusted = true;
        for (const auto& witness : verdict->witnesses)
            m_report.witnesses.push_back(printable(witness));
        m_report.cosignedAt = verdict->firstCosignedAt;
    }

    void event(std::size_t at)
    {
        const auto& certified = m_certificate.events[at];
        const auto& place = m_placed.blocks[at];
        const Hash leaf = leafHash(certified.evidence.entry);
        if (!verifyInclusion(certified.index, m_checkpoint.size, leaf, certified.hashes, m_checkpoint.root))
            fault(place.hashes,
                certified.index >= m_checkpoint.size
                    ? "the index lies beyond the signed tree"
                    : "the inclusion hash does not lead from this event to the signed root");
        const auto entry = decodeEntry(certified.evidence.entry);
        if (!entry) {
            fault(place.extra, entry.error().what);
            return;
        }
        if (entry->index != certified.index)
            fault(place.index,
                "the event says its index is " + std::to_string(entry->index) + ", not "
                    + std::to_string(certified.index));
        chain(at, *entry, leaf);
        show(place.extra, *entry, certified.evidence.disclosures);
    }

    // A whole lane is proved by its indexes, an item or a parcel by each event naming the one before.
    void chain(std::size_t at, const Entry& entry, const Hash& leaf)
    {
        const auto& place = m_placed.blocks[at];
        const bool wholeLane = m_certificate.subject.starts_with("lane ");
        if (at == 0) {
            m_report.fromTheBeginning = wholeLane ? entry.index == 0 : !entry.itemPrevious;
            if (!wholeLane)
                m_report.goesOnFrom = entry.itemPrevious;
        } else if (wholeLane ? entry.index != m_previousIndex + 1 : entry.index <= m_previousIndex) {
            fault(place.index,
                wholeLane ? "the lane's events do not follow one another" : "the events are out of order");
        } else if (!wholeLane && entry.itemPrevious != m_previousLeaf) {
            fault(place.extra, "the chain is broken: this event does not name the event shown before it");
        }
        m_previousIndex = entry.index;
        m_previousLeaf = leaf;
        m_report.endsWith = leaf;
    }

    void show(std::size_t line, const Entry& entry, const std::vector<Bytes>& disclosures)
    {
        ShownEvent shown{.line = line,
            .index = entry.index,
            .type = entry.type,
            .claimedMs = claimedTime(entry),
            .actor = entry.actor ? toText(*entry.actor) : std::string(),
            .shown = {},
            .hidden = entry.digests.size(),
            .blobs = entry.blobs.size(),
            .notBefore = {},
            .answers = {},
            .environment = entry.environment ? hex(*entry.environment) : std::string()};
        if (entry.beacon)
            shown.notBefore = entry.beacon->time;
        for (const auto& reference : entry.references)
            shown.answers.push_back(
                "entry " + std::to_string(reference.index) + " of " + printable(reference.origin));
        std::set<Hash> seen;
        for (const auto& encoded : disclosures) {
            const Hash digest = digestOf(encoded);
            const auto disclosure = decodeDisclosure(encoded);
            if (!disclosure) {
                fault(line, disclosure.error().what);
            } else if (!std::ranges::binary_search(entry.digests, digest)) {
                fault(line, "the field " + printable(disclosure->name) + " is not the one that was recorded");
            } else if (!seen.insert(digest).second) {
                fault(line, "the field " + printable(disclosure->name) + " is shown twice");
            } else {
                --shown.hidden;
                shown.shown.push_back({printable(disclosure->name), printableValue(disclosure->value)});
                if (const auto* text = disclosure->value.as<std::string>())
                    m_shownTexts.insert({disclosure->name, *text});
            }
        }
        m_report.hiddenFields += shown.hidden;
        if (isErasure(entry.type))
            erased(shown);
        m_report.events.push_back(std::move(shown));
    }

    void erased(const ShownEvent& event)
    {
        std::string what = "entry " + std::to_string(event.index) + " (" + event.type + ")";
        for (const auto& field : event.shown)
            what += (&field == &event.shown.front() ? ": " : ", ") + field.name + " " + field.value;
        m_report.erased.push_back(std::move(what));
    }

    // The subject line is the exporter's word unless a disclosed field repeats it.
    void subject()
    {
        const auto& subject = m_certificate.subject;
        const auto space = subject.find(' ');
        const auto kind = subject.substr(0, space);
        const auto value = space == std::string::npos ? std::string() : subject.substr(space + 1);
        const std::string field = kind == "item" ? "lpn" : kind == "parcel" ? "tracking" : "";
        if (value.empty() || (field.empty() && kind != "lane")) {
            fault(PlacedCertificate::subjectLine, "a subject is an item, a parcel or a lane, with its name");
            return;
        }
        if (kind == "lane") {
            m_report.subjectProved = value == m_checkpoint.origin;
            if (!m_report.subjectProved)
                fault(PlacedCertificate::subjectLine, "the checkpoint is of another lane");
            return;
        }
        const auto known = [&](const auto& shown) { return shown.first == field; };
        m_report.subjectWithheld = value == withheld;
        m_report.subjectProved = m_shownTexts.contains({field, value});
        if (!m_report.subjectProved && std::ranges::any_of(m_shownTexts, known))
            fault(PlacedCertificate::subjectLine,
                "the subject is another " + kind + " than the disclosed field " + field + " says");
    }

    const PlacedCertificate& m_placed;
    const Certificate& m_certificate;
    const Policy* m_policy;
    Report m_report;
    Checkpoint m_checkpoint;
    std::uint64_t m_previousIndex = 0;
    std::optional<Hash> m_previousLeaf;
    std::set<std::pair<std::string, std::string>> m_shownTexts;
};

} // namespace

UtcMs claimedTime(const Entry& entry)
{
    constexpr std::uint64_t endOfYears = 253402300799999; // the last that RFC 3339 can write
    return static_cast<UtcMs>(std::min(entry.claimedMs, endOfYears));
}

bool isErasure(std::string_view type)
{
    return type == "erase" || type.ends_with(".erased") || type == "retention.applied";
}

Report verifyCertificate(std::string_view text, const Policy* policy)
{
    const auto read = readCertificate(text);
    if (const auto* fault = std::get_if<Finding>(&read)) {
        Report report;
        report.faults.push_back(*fault);
        return report;
    }
    return Check(std::get<PlacedCertificate>(read), policy).run();
}

} // namespace custody::ledger
