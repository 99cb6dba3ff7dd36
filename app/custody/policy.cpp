// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/custody/policy.h"

#include <algorithm>
#include <cstdlib>

#include <toml++/toml.h>

#include "chain/policies.h"

namespace custody::chain {
namespace {

constexpr std::size_t largestText = 64 * 1024;
constexpr std::int64_t longestMinutes = 60 * 24 * 366;

// Reads key by key and remembers the first that does not fit.
class Reading {
public:
    explicit Reading(const toml::table& table)
        : m_table(table)
    {
    }

    void take(const char* path, std::string& into)
    {
        visit(path, [&](const toml::node& node) {
            const auto text = node.value<std::string>();
            if (!node.is_string() || text->empty() || text->size() > 100)
                return "must be a short text";
            into = *text;
            return "";
        });
    }
    void take(const char* path, bool& into)
    {
        visit(path, [&](const toml::node& node) {
            if (!node.is_boolean())
                return "must be true or false";
            into = *node.value<bool>();
            return "";
        });
    }
    void take(const char* path, std::int64_t& into, std::int64_t least, std::int64_t most)
    {
        visit(path, [&](const toml::node& node) {
            const auto number = node.value<std::int64_t>();
            if (!node.is_integer() || *number < least || *number > most)
                return "must be a whole number in range";
            into = *number;
            return "";
        });
    }
    void take(const char* path, std::vector<std::string>& into)
    {
        visit(path, [&](const toml::node& node) { return list(node, into); });
    }
    void takeLists(const char* path, std::map<std::string, std::vector<std::string>>& into)
    {
        table(path, [&](const std::string& key, const toml::node& node) { return list(node, into[key]); });
    }
    void takeRoutes(const char* path, std::map<std::string, std::string>& into)
    {
        table(path, [&](const std::string& key, const toml::node& node) {
            if (key == "rule")
                return "";
            if (!node.is_string())
                return "must be a route";
            into[key] = *node.value<std::string>();
            return "";
        });
    }

    Result<> outcome() const { return m_wrong.empty() ? Result<>() : fail(Fault::Invalid, m_wrong); }
    // A key nobody reads is a rule somebody believes in.
    void refuseOthers(std::initializer_list<std::string_view> known)
    {
        for (const auto& [key, node] : m_table) {
            const std::string_view name = key.str();
            if (std::find(known.begin(), known.end(), name) == known.end() && !m_wrong.size())
                say(std::string(name), node, "is not a word of a policy");
            if (const auto* inner = node.as_table())
                for (const auto& [key2, node2] : *inner)
                    m_seen.push_back({std::string(name) + "." + std::string(key2.str()), &node2});
        }
        for (const auto& [path, node] : m_seen)
            if (m_wrong.empty() && std::find(m_asked.begin(), m_asked.end(), path) == m_asked.end()
                && std::find(m_asked.begin(), m_asked.end(), path.substr(0, path.find('.')) + ".*")
                    == m_asked.end())
                say(path, *node, "is not a word of a policy");
    }

private:
    template <typename Read> void visit(const char* path, Read read)
    {
        m_asked.emplace_back(path);
        const auto found = m_table.at_path(path);
        if (!found.node())
            return;
        if (const std::string what = read(*found.node()); !what.empty() && m_wrong.empty())
            say(path, *found.node(), what);
    }
    template <typename Read> void table(const char* path, Read read)
    {
        m_asked.push_back(std::string(path) + ".*");
        const auto* inner = m_table[path].as_table();
        if (!inner)
            return;
        for (const auto& [key, node] : *inner)
            if (const std::string what = read(std::string(key.str()), node); !what.empty() && m_wrong.empty())
                say(std::string(path) + "." + std::string(key.str()), node, what);
    }
    static const char* list(const toml::node& node, std::vector<std::string>& into)
    {
        const auto* array = node.as_array();
        if (!array || array->size() > 50)
            return "must be a list of words";
        into.clear();
        for (const auto& one : *array) {
            if (!one.is_string() || one.value<std::string>()->empty())
                return "must be a list of words";
            into.push_back(*one.value<std::string>());
        }
        return "";
    }
    void say(const std::string& path, const toml::node& node, const std::string& what)
    {
        m_wrong = "line " + std::to_string(node.source().begin.line) + ": \"" + path + "\" " + what;
    }

    const toml::table& m_table;
    std::vector<std::string> m_asked;
    std::vector<std::pair<std::string, const toml::node*>> m_seen;
    std::string m_wrong;
};

Result<Policy> parseOver(Policy policy, std::string_view text)
{
    if (text.size() > largestText)
        return fail(Fault::Invalid, "a policy is at most 64 KiB long");
    const auto parsed = toml::parse(text);
    if (!parsed)
        return fail(Fault::Invalid,
            "line " + std::to_string(parsed.error().source().begin.line) + ": "
                + std::string(parsed.error().description()));
    Reading in(parsed.table());
    in.take("name", policy.name);
    in.take("version", policy.version, 1, 1'000'000);
    in.take("high_value_minor", policy.highValueMinor, 0, 1'000'000'000'000);
    in.takeLists("shots", policy.shots);
    in.take("parcel.shots", policy.parcelShots);
    in.take("parcel.seal", policy.parcelSeal);
    in.take("parcel.scale", policy.parcelScale);
    in.take("parcel.proof_empty", policy.proofEmpty);
    in.take("witness.for", policy.witnessFor);
    in.take("witness.roles", policy.witnessRoles);
    in.take("witness.minutes", policy.witnessMinutes, 1, longestMinutes);
    in.take("approval.for", policy.approvalFor);
    in.take("approval.roles", policy.approvalRoles);
    in.take("grades.scale", policy.scale);
    in.take("grades.scale_version", policy.scaleVersion);
    in.take("grades.codes", policy.grades);
    in.take("routes.rule", policy.routeRule);
    in.takeRoutes("routes", policy.routes);
    in.take("limits.offer_minutes", policy.offerMinutes, 1, longestMinutes);
    in.take("limits.hold_minutes", policy.holdMinutes, 1, longestMinutes);
    in.take("limits.unopened_minutes", policy.unopenedMinutes, 1, longestMinutes);
    in.take("limits.dwell_minutes", policy.dwellMinutes, 1, longestMinutes);
    in.take("limits.discrepancy_minutes", policy.discrepancyMinutes, 1, longestMinutes);
    in.take("limits.unsynced_minutes", policy.unsyncedMinutes, 1, longestMinutes);
    in.refuseOthers({"name", "version", "high_value_minor", "shots", "parcel", "witness", "approval",
        "grades", "routes", "limits"});
    TRY(in.outcome());
    for (const char* section : {"shots", "parcel", "witness", "approval", "grades", "routes", "limits"})
        if (const auto* node = parsed.table().get(section); node && !node->is_table())
            return fail(
                Fault::Invalid, std::string("\"") + section + "\" must be a section: [" + section + "]");
    const auto within = [](const char* path, const std::vector<std::string>& list,
                            std::initializer_list<std::string_view> known) -> Result<> {
        for (const auto& word : list)
            if (std::find(known.begin(), known.end(), word) == known.end())
                return fail(Fault::Invalid, std::string("\"") + path + "\" does not know \"" + word + "\"");
        return {};
    };
    TRY(within("witness.for", policy.witnessFor, {"custody", "seal", "zone", "decision"}));
    TRY(within("approval.for", policy.approvalFor,
        {"high_value", "destroy", "donate", "override", "restock", "recycle", "liquidate", "vendor_return",
            "customer_return"}));
    TRY(within("witness.roles", policy.witnessRoles, {"receiver", "inspector", "supervisor"}));
    TRY(within("approval.roles", policy.approvalRoles, {"receiver", "inspector", "supervisor"}));
    if (policy.grades.empty())
        return fail(Fault::Invalid, "\"grades.codes\" names no grade");
    if (policy.witnessRoles.empty()) // nobody could watch what must be watched
        return fail(Fault::Invalid, "\"witness.roles\" names no role");
    return policy;
}

} // namespace

std::string_view standardPolicyText() { return embedded::standard; }

const Policy& standardPolicy()
{
    static const auto policy = [] {
        auto parsed = parseOver({}, standardPolicyText());
        if (!parsed)
            std::abort(); // our own file; a test reads it
        return *parsed;
    }();
    return policy;
}

Result<Policy> parsePolicy(std::string_view text) { return parseOver(standardPolicy(), text); }

// Asked of a new policy alone: one that came in force before these were asked must still be read.
Result<Policy> parseNewPolicy(std::string_view text)
{
    static const std::vector<std::string> knownRoutes{
        "restock", "destroy", "recycle", "donate", "vendor_return", "customer_return", "liquidate"};
    auto policy = TRY(parsePolicy(text));
    const auto parsed = toml::parse(text);
    if (!parsed || !parsed.table().contains("name") || !parsed.table().contains("version"))
        return fail(Fault::Invalid,
            "a policy needs \"name\" and \"version\", so that an event can say which one was in force");
    if (policy.approvalRoles.empty()) // nobody could approve what must be approved
        return fail(Fault::Invalid, "\"approval.roles\" names no role");
    for (const auto& [grade, route] : policy.routes)
        if (!names(knownRoutes, route))
            return fail(Fault::Invalid,
                "\"routes." + grade + "\" does not know \"" + route
                    + "\"; a route is restock, destroy, recycle, donate, vendor_return, customer_return or "
                      "liquidate");
    return policy;
}

Result<> maySucceed(std::string_view before, std::string_view next)
{
    const auto old = TRY(parsePolicy(before)), fresh = TRY(parseNewPolicy(next));
    if (old.name != fresh.name || before == next || fresh.version > old.version)
        return {};
    return fail(Fault::Invalid,
        fresh.version < old.version
            ? "a newer version of this policy is in force: " + std::to_string(old.version)
            : "another text is in force under this version; give this one a higher number");
}

const std::vector<std::string>& shotsFor(const Policy& policy, const Item& item)
{
    static const std::vector<std::string> none;
    const auto own = policy.shots.find(item.category);
    const auto found = own != policy.shots.end() ? own : policy.shots.find("default");
    return found == policy.shots.end() ? none : found->second;
}

bool isHighValue(const Policy& policy, const Item& item)
{
    return item.zoneClass == "high_value" || item.zoneClass == "restricted"
        || (policy.highValueMinor > 0 && item.valueMinor >= policy.highValueMinor);
}

bool needsWitness(const Policy& policy, const Item& item, std::string_view act)
{
    return names(policy.witnessFor, act) && isHighValue(policy, item);
}

bool names(const std::vector<std::string>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace custody::chain
