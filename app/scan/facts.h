// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a scan says beside the number, by the names of the command-line contract: service_code,
// ship_to_postal … A handful, in the order they were read.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace custody::scan {

struct Fact {
    std::string_view name; // a literal
    std::string value;
    bool isFlag = false; // it is so; the value is "true"
};

class Facts {
public:
    // An empty value says nothing and is not kept; a known name gets the new value.
    void put(std::string_view name, std::string_view value)
    {
        if (value.empty())
            return;
        drop(name);
        m_facts.push_back({name, std::string(value), false});
    }
    void flag(std::string_view name) { m_facts.push_back({name, "true", true}); }
    void drop(std::string_view name)
    {
        std::erase_if(m_facts, [&](const Fact& fact) { return fact.name == name; });
    }
    bool has(std::string_view name) const { return find(name) != m_facts.end(); }
    // Empty when it was not said.
    std::string at(std::string_view name) const
    {
        const auto known = find(name);
        return known == m_facts.end() ? std::string() : known->value;
    }
    auto begin() const { return m_facts.begin(); }
    auto end() const { return m_facts.end(); }
    bool empty() const { return m_facts.empty(); }

private:
    std::vector<Fact>::const_iterator find(std::string_view name) const
    {
        return std::find_if(
            m_facts.begin(), m_facts.end(), [&](const Fact& fact) { return fact.name == name; });
    }

    std::vector<Fact> m_facts;
};

} // namespace custody::scan
