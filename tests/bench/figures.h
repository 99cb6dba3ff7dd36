// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a benchmark of ours prints: one JSON object a line, which run.py puts beside its floor and its bar.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <vector>

namespace custody::bench {

using Micros = std::chrono::duration<double, std::micro>;

class Times {
public:
    template <typename Work> void measure(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        work();
        m_micros.push_back(Micros(std::chrono::steady_clock::now() - start).count());
    }
    double quantile(double q)
    {
        std::sort(m_micros.begin(), m_micros.end());
        return m_micros[static_cast<std::size_t>(q * static_cast<double>(m_micros.size() - 1))];
    }
    double total() const { return std::accumulate(m_micros.begin(), m_micros.end(), 0.0); }
    double perSecond() const { return 1e6 * static_cast<double>(m_micros.size()) / total(); }

private:
    std::vector<double> m_micros;
};

enum class Better { Lower, Higher };

// A bar is either a number in the figure's unit, or a share of the floor measured in the same run.
struct Bar {
    double limit;
    Better better;
    bool ofFloor = false;
};

inline constexpr double none = 0;

inline void print(const char* name, double value, const char* unit, double floor)
{
    std::printf(R"({"name":"%s","value":%.1f,"unit":"%s","floor":%.1f})"
                "\n",
        name, value, unit, floor);
}

inline void print(const char* name, double value, const char* unit, double floor, Bar bar)
{
    std::printf(R"({"name":"%s","value":%.1f,"unit":"%s","floor":%.1f,"bar":%g,"better":"%s","of_floor":%s})"
                "\n",
        name, value, unit, floor, bar.limit, bar.better == Better::Lower ? "lower" : "higher",
        bar.ofFloor ? "true" : "false");
}

} // namespace custody::bench
