// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/policy.h"

#include <algorithm>
#include <set>

#include "app/ledger/lines.h"

namespace custody::ledger {
namespace {

constexpr std::size_t largestPolicy = 1 << 20;
constexpr std::size_t mostDefinitions = 1000;
constexpr std::string_view none = "none";

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> out;
    while (true) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string_view::npos)
            return out;
        const auto end = std::min(line.find_first_of(" \t", begin), line.size());
        out.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
}

class PolicyReader {
public:
    Result<> line(std::string_view text)
    {
        if (std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7F; }))
            return fail(Fault::Invalid, "a control character stands in it");
        const auto parts = words(text);
        if (parts.empty() || parts[0].starts_with('#'))
            return {};
        if (m_policy.logs.size() + m_names.size() > mostDefinitions)
            return fail(Fault::Invalid, "this policy is larger than this program accepts");
        if (parts[0] == "log" && (parts.size() == 2 || parts.size() == 3))
            return log(parts[1]);
        if (parts[0] == "witness" && (parts.size() == 3 || parts.size() == 4))
            return witness(parts[1], parts[2]);
        if (parts[0] == "group" && parts.size() >= 4)
            return group(parts);
        if (parts[0] == "quorum" && parts.size() == 2)
            return quorum(parts[1]);
        return fail(Fault::Invalid, "expected log, witness, group or quorum with its words");
    }

    Result<Policy> finish() &&
    {
        if (m_policy.quorum.empty())
            return fail(Fault::Invalid, "the policy has no quorum line");
        return std::move(m_policy);
    }

private:
    Result<VerifierKey> key(std::string_view vkey, KeyType type)
    {
        auto parsed = TRY(VerifierKey::parse(vkey));
        if (parsed.type != type)
            return fail(Fault::Invalid, "a log needs a key of type 1, a witness one of type 4");
        if (!m_keys.insert(parsed.key).second)
            return fail(Fault::Invalid, "this public key was given before");
        return parsed;
    }

    Result<> define(std::string_view name)
    {
        if (name == none || !m_names.insert(std::string(name)).second)
            return fail(Fault::Invalid, "the name " + std::string(name) + " is taken");
        return {};
    }

    Result<> log(std::string_view vkey)
    {
        m_policy.logs.push_back(TRY(key(vkey, KeyType::Ed25519)));
        return {};
    }

    Result<> witness(std::string_view name, std::string_view vkey)
    {
        TRY(define(name));
        m_policy.witnesses.emplace(name, TRY(key(vkey, KeyType::Cosignature)));
        return {};
    }

    Result<> group(const std::vector<std::string_view>& parts)
    {
        Policy::Group group{0, {}};
        for (auto member = parts.begin() + 3; member != parts.end(); ++member) {
            if (!m_names.contains(std::string(*member)))
                return fail(Fault::Invalid, "the member " + std::string(*member) + " is not defined above");
            // Otherwise one witness could count twice.
            if (!m_members.insert(std::string(*member)).second)
                return fail(Fault::Invalid, "the member " + std::string(*member) + " is already in a group");
            group.members.emplace_back(*member);
        }
        const auto number = parts[2] == "any" ? 1
            : parts[2] == "all"               ? group.members.size()
                                              : parseDecimal(parts[2]).value_or(0);
        if (number < 1 || number > group.members.size())
            return fail(Fault::Invalid, "a group needs all, any, or a number from 1 to its members");
        group.threshold = number;
        TRY(define(parts[1]));
        m_policy.groups.emplace(parts[1], std::move(group));
        return {};
    }

    Result<> quorum(std::string_view name)
    {
        if (!m_policy.quorum.empty())
            return fail(Fault::Invalid, "the policy has a second quorum line");
        if (name != none && !m_names.contains(std::string(name)))
            return fail(Fault::Invalid, "the quorum " + std::string(name) + " is not defined above");
        m_policy.quorum = name;
        return {};
    }

    Policy m_policy;
    std::set<std::string> m_names;
    std::set<std::string> m_members;
    std::set<crypto::PublicKey> m_keys;
};

// Groups stand below their members, whatever order the map keeps them in.
void writeGroup(
    const Policy& policy, const std::string& name, std::set<std::string>& written, std::string& out)
{
    const auto group = policy.groups.find(name);
    if (group == policy.groups.end() || !written.insert(name).second)
        return;
    for (const auto& member : group->second.members)
        writeGroup(policy, member, written, out);
    out += "group " + name + " " + std::to_string(group->second.threshold);
    for (const auto& member : group->second.members)
        out += " " + member;
    out += "\n";
}

bool reached(const Policy& policy, const std::string& name, const std::set<std::string>& cosigned)
{
    const auto group = policy.groups.find(name);
    if (group == policy.groups.end())
        return cosigned.contains(name);
    const auto count = std::ranges::count_if(
        group->second.members, [&](const auto& member) { return reached(policy, member, cosigned); });
    return static_cast<std::size_t>(count) >= group->second.threshold;
}

Result<Checkpoint> openByAnyLog(const Policy& policy, const Note& note)
{
    for (const auto& log : policy.logs)
        for (const auto& signature : note.signatures)
            if (signature.name == log.name && signature.keyId == log.id())
                return openCheckpoint(note, log);
    return fail(Fault::Tampered, "the checkpoint is signed by no log of the policy");
}

} // namespace

Result<Policy> Policy::parse(std::string_view text)
{
    if (text.size() > largestPolicy)
        return fail(Fault::Invalid, "a policy is at most 1 MiB");
    PolicyReader reader;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = takeLine(text);
        if (!line)
            return fail(Fault::Invalid, "the policy's last line does not end with a line break");
        if (auto read = reader.line(*line); !read)
            return fail("policy line " + std::to_string(number), read.error());
    }
    return std::move(reader).finish();
}

std::string Policy::text() const
{
    std::string out;
    for (const auto& log : logs)
        out += "log " + log.text() + "\n";
    for (const auto& [name, key] : witnesses)
        out += "witness " + name + " " + key.text() + "\n";
    std::set<std::string> written;
    for (const auto& [name, group] : groups)
        writeGroup(*this, name, written, out);
    return out + "quorum " + quorum + "\n";
}

Result<Verdict> check(const Policy& policy, const Note& note)
{
    Verdict verdict{TRY(openByAnyLog(policy, note)), {}, 0};
    std::set<std::string> cosigned;
    for (const auto& [name, key] : policy.witnesses) {
        for (const auto& signature : note.signatures) {
            const auto time = TRY(checkSignature(note.text, signature, key));
            if (!time)
                continue;
            if (cosigned.insert(name).second)
                verdict.witnesses.push_back(key.name);
            if (verdict.firstCosignedAt == 0 || *time < verdict.firstCosignedAt)
                verdict.firstCosignedAt = *time;
        }
    }
    if (policy.quorum != none && !reached(policy, policy.quorum, cosigned))
        return fail(Fault::Tampered,
            "the cosignatures do not reach the policy's quorum " + policy.quorum + " ("
                + std::to_string(cosigned.size()) + " verify)");
    return verdict;
}

} // namespace custody::ledger
