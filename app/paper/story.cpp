// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/story.h"

#include <algorithm>
#include <set>

#include "app/ledger/note.h"
#include "app/ledger/printable.h"
#include "app/paper/accepted_words.h"

namespace custody::paper {
namespace {

constexpr std::size_t longestValue = 600; // bytes of one value on paper; the attachment has all of it
constexpr std::size_t pseudonym = 36; // characters of an id

std::optional<std::string> shownField(const ledger::ShownEvent& event, std::string_view name)
{
    const auto found = std::ranges::find(event.shown, name, &ledger::ShownField::name);
    return found == event.shown.end() ? std::nullopt : std::optional(found->value);
}

// A typed value between the quotation marks of a sentence: its own marks must not look like the end of it.
std::string insideQuotes(std::string text)
{
    for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1 + mark.size()))
            text.insert(at, "\\");
    return text;
}

class Teller {
public:
    Teller(const Evidence& evidence, const ledger::Report& report, Language language)
        : m_evidence(evidence)
        , m_report(report)
        , m_words(phrases(language))
        , m_language(language)
    {
        m_story.language = language;
    }

    Result<Story> run() &&
    {
        heading();
        TRY(checkpoint());
        for (const auto& event : m_report.events)
            if (ledger::isErasure(event.type))
                m_erasedAt = event.claimedMs;
        for (const auto& event : m_report.events)
            step(event);
        facts();
        return std::move(m_story);
    }

private:
    std::string with(std::string_view sentence, std::map<std::string, std::string, std::less<>> values) const
    {
        return fill(sentence, [&](std::string_view name) -> std::optional<std::string> {
            const auto found = values.find(name);
            return found == values.end() ? std::nullopt : std::optional(found->second);
        });
    }

    void heading()
    {
        const auto& subject = m_report.subject;
        const auto space = subject.find(' ');
        const auto kind = subject.substr(0, space);
        m_story.kind = kind == "item" ? m_words.item : kind == "parcel" ? m_words.parcel : m_words.lane;
        m_story.name = m_report.subjectWithheld ? m_words.withheld : subject.substr(space + 1);
        m_story.attachment = kind + ".cert";
        m_story.entries = m_report.events.size();
        m_story.exportedAt = parseRfc3339(m_report.exportedAt).value_or(0);
        if (!m_report.fromTheBeginning)
            m_story.doubts.emplace_back(m_words.earlierLeftOut);
        if (!m_report.subjectProved && !m_report.subjectWithheld)
            m_story.doubts.emplace_back(m_words.subjectStated);
    }

    Result<> checkpoint()
    {
        m_story.note = m_evidence.certificate.note;
        const auto note = TRY(ledger::Note::parse(m_story.note));
        const auto checkpoint = TRY(ledger::Checkpoint::parse(note.text));
        m_story.origin = m_report.origin;
        m_story.treeSize = checkpoint.size;
        m_story.fingerprint = m_report.fingerprint;
        for (const auto& signature : note.signatures)
            if (const auto seconds = ledger::cosignedAt(signature);
                seconds && signature.name != checkpoint.origin)
                m_story.countersigned.push_back({ledger::printable(signature.name), *seconds});
        return {};
    }

    std::string person(const std::string& id)
    {
        const auto number = id.substr(id.size() - std::min<std::size_t>(id.size(), 8));
        const auto named = m_evidence.names.find(id);
        if (named == m_evidence.names.end())
            return with(m_words.person, {{"id", number}});
        m_story.names = true;
        return with(m_words.namedPerson, {{"name", ledger::printable(named->second)}, {"id", number}});
    }

    std::string who(const ledger::ShownEvent& event)
    {
        return event.actor.empty() ? m_words.station : person(event.actor);
    }

    // "189.00 USD", where both are shown and the currency counts in hundredths.
    static std::optional<std::string> worth(const ledger::ShownEvent& event)
    {
        static const std::set<std::string, std::less<>> hundredths{"USD", "CAD", "EUR", "GBP", "MXN"};
        const auto minor = shownField(event, "declared_value_minor");
        const auto currency = shownField(event, "currency");
        if (!minor || !currency || !hundredths.contains(*currency) || minor->starts_with('-'))
            return std::nullopt;
        auto digits = minor->size() < 3 ? std::string(3 - minor->size(), '0') + *minor : *minor;
        return digits.insert(digits.size() - 2, ".") + " " + *currency;
    }

    std::string value(const ledger::ShownField& field)
    {
        static const std::set<std::string, std::less<>> people{"from", "to", "witness", "approver", "second",
            "owner", "holder", "last_custodian", "auditor", "receiver", "by"};
        if (people.contains(field.name) && field.value.size() == pseudonym)
            return person(field.value);
        if (field.name == "weight_g")
            return field.value + " g";
        if (field.name == "declared_value_minor")
            return with(m_words.smallestUnits, {{"value", field.value}});
        auto words = valueWords(field.name, field.value, m_language);
        if (words.size() <= longestValue)
            return words;
        auto end = longestValue;
        while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) // not inside a character
            --end;
        return words.substr(0, end) + m_words.cut;
    }

    void step(const ledger::ShownEvent& event)
    {
        Step step{.index = event.index,
            .at = event.claimedMs,
            .title = {},
            .sentence = {},
            .details = {},
            .missing = {},
            .attention = false,
            .holder = nobody};
        const auto at = static_cast<std::size_t>(m_language);
        const auto* words = eventWords(event.type);
        const std::string_view sentence = words ? words->sentence[at] : m_words.recordedBy;
        std::set<std::string, std::less<>> said;
        const auto told = [&](std::string_view name) -> std::optional<std::string> {
            if (name == "who")
                return who(event);
            const auto field = std::ranges::find(event.shown, name, &ledger::ShownField::name);
            if (field == event.shown.end())
                return std::nullopt;
            said.insert(field->name);
            const bool isQuoted = sentence.find("“{" + std::string(name) + "}”") != std::string_view::npos;
            return isQuoted ? insideQuotes(value(*field)) : value(*field);
        };
        step.title = words ? words->title[at] : event.type;
        step.sentence = fill(sentence, told);
        if (const auto size = firstCharacter(step.sentence); size == 1)
            step.sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(step.sentence[0])));
        for (const auto& field : event.shown) {
            const bool actorAgain =
                (field.name == "from" || field.name == "to") && field.value == event.actor;
            const auto label = fieldLabel(event.type, field.name, m_language);
            if (!label || actorAgain || said.contains(field.name)
                || (field.name == "currency" && worth(event)))
                continue;
            const bool isWorth = field.name == "declared_value_minor" && worth(event);
            step.details.push_back({*label, isWorth ? *worth(event) : value(field)});
        }
        if (const auto accepted = acceptedWords(event, m_report.events))
            step.details.push_back({m_words.inTheseWords, *accepted});
        step.attention = event.type == "transition.denied" || event.type.ends_with(".refused")
            || event.type.ends_with(".declined") || event.type.ends_with(".failed");
        missing(event, step);
        hold(event);
        step.holder = m_holder;
        m_story.steps.push_back(std::move(step));
        shots(event);
    }

    static std::size_t firstCharacter(const std::string& text)
    {
        return !text.empty() && static_cast<unsigned char>(text[0]) < 0x80 ? 1 : 0;
    }

    void missing(const ledger::ShownEvent& event, Step& step) const
    {
        const bool erasedLater = (m_evidence.erased || m_erasedAt) && event.shown.empty();
        if (event.hidden > 0 && erasedLater)
            step.missing.push_back(m_erasedAt
                    ? with(m_words.erasedOn, {{"when", timeWords(*m_erasedAt, m_language)}})
                    : m_words.erased);
        else if (event.hidden > 0)
            step.missing.push_back(event.hidden == 1
                    ? m_words.notShownOne
                    : with(m_words.notShown, {{"count", std::to_string(event.hidden)}}));
        if (event.blobs > 0 && photosOf(event).empty())
            step.missing.emplace_back(m_words.photoNotShown);
    }

    // Whoever took a thing in, took it out of its box, or took it over with a credential of her own, holds
    // it.
    void hold(const ledger::ShownEvent& event)
    {
        static const std::set<std::string, std::less<>> takes{
            "parcel.accepted", "item.registered", "custody.accepted", "custody.forced"};
        if (!takes.contains(event.type) || event.actor.empty())
            return;
        const auto name = who(event);
        auto& holders = m_story.holders;
        const auto holder = static_cast<std::size_t>(std::ranges::find(holders, name) - holders.begin());
        if (holder == holders.size())
            holders.push_back(name);
        if (holder == m_holder)
            return;
        if (!m_story.holdings.empty())
            m_story.holdings.back().until = event.claimedMs;
        m_story.holdings.push_back({holder, event.claimedMs, {}});
        m_holder = holder;
    }

    bool mayShow(const ledger::ShownEvent& photo) const
    {
        const bool withheld = std::ranges::none_of(
            m_report.events, [](const auto& event) { return shownField(event, "tracking").has_value(); });
        return mayShowPhoto(shownField(photo, "role"), withheld, m_evidence.photoRoles);
    }

    std::vector<std::size_t> photosOf(const ledger::ShownEvent& event) const
    {
        std::vector<std::size_t> photos;
        if (shownField(event, "sha256") && mayShow(event))
            for (std::size_t i = 0; i < m_evidence.photos.size(); ++i)
                if (m_evidence.photos[i].index == event.index)
                    photos.push_back(i);
        return photos;
    }

    void shots(const ledger::ShownEvent& event)
    {
        const auto role = shownField(event, "role");
        for (const auto photo : photosOf(event))
            m_story.shots.push_back({photo, event.index, role ? valueWords("role", *role, m_language) : "",
                with(m_words.photoTaken,
                    {{"when", timeWords(event.claimedMs, m_language)}, {"who", who(event)}})});
    }

    // The newest shown value of a field stands in the heading.
    void fact(const char* label, std::string_view field)
    {
        std::optional<std::string> newest;
        for (const auto& event : m_report.events)
            for (const auto& shown : event.shown)
                if (shown.name == field)
                    newest = value(shown);
        if (newest && *newest != m_story.name)
            m_story.facts.push_back({label, *newest});
    }

    void facts()
    {
        const bool brandProved = std::ranges::any_of(
            m_report.events, [](const auto& event) { return shownField(event, "tenant").has_value(); });
        if (brandProved && !m_evidence.brand.empty())
            m_story.facts.push_back({m_words.brand, ledger::printable(m_evidence.brand)});
        fact(fieldLabel("item.registered", "sku", m_language)->c_str(), "sku");
        fact(m_words.grade, "grade");
        fact(m_words.carrier, "carrier");
        fact(m_words.tracking, "tracking");
    }

    const Evidence& m_evidence;
    const ledger::Report& m_report;
    const Phrases& m_words;
    Language m_language;
    Story m_story;
    std::size_t m_holder = nobody;
    std::optional<UtcMs> m_erasedAt;
};

} // namespace

Result<Story> tell(const Evidence& evidence, Language language)
{
    const auto report = ledger::verifyCertificate(evidence.certificate.text(), nullptr);
    if (!report.verifies) {
        const auto& fault = report.faults.front();
        return fail(Fault::Tampered,
            "this certificate does not verify, line " + std::to_string(fault.line) + ": " + fault.what);
    }
    return Teller(evidence, report, language).run();
}

} // namespace custody::paper
