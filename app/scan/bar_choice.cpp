// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/scan/bar_choice.h"

#include <algorithm>
#include <array>
#include <limits>

namespace custody::scan {
namespace {

constexpr int modulus = 103;
constexpr double never = 1e9;
constexpr double unseen = 40; // what a reading costs that was not even considered

// One of the two cheapest ways to a sum.
struct Way {
    double cost = never;
    int value = 0;
    int fromSum = 0;
    int fromRank = 0;
};
using Ways = std::array<std::array<Way, 2>, modulus>;

void offer(Ways& ways, int sum, const Way& way)
{
    auto& two = ways[static_cast<std::size_t>(sum)];
    if (way.cost < two[0].cost) {
        two[1] = two[0];
        two[0] = way;
    } else if (way.cost < two[1].cost) {
        two[1] = way;
    }
}

} // namespace

std::optional<Choice> checkedChoice(const std::vector<std::vector<LetterReading>>& places)
{
    if (places.size() < 3)
        return std::nullopt;
    std::vector<Ways> steps(places.size() - 1);
    for (const auto& head : places[0])
        offer(steps[0], head.value % modulus, {head.cost, head.value, 0, 0});
    for (std::size_t i = 1; i + 1 < places.size(); ++i)
        for (int sum = 0; sum < modulus; ++sum)
            for (int rank = 0; rank < 2; ++rank) {
                const auto& way = steps[i - 1][static_cast<std::size_t>(sum)][static_cast<std::size_t>(rank)];
                if (way.cost >= never)
                    continue;
                for (const auto& reading : places[i])
                    offer(steps[i], (sum + static_cast<int>(i) * reading.value) % modulus,
                        {way.cost + reading.cost, reading.value, sum, rank});
            }
    Way best;
    double second = unseen;
    for (const auto& check : places.back())
        for (int rank = 0; rank < 2; ++rank) {
            const auto& way =
                steps.back()[static_cast<std::size_t>(check.value % modulus)][static_cast<std::size_t>(rank)];
            const double cost = way.cost + check.cost;
            if (cost < best.cost) {
                second = std::min(best.cost, unseen);
                best = {cost, check.value, check.value % modulus, rank};
            } else {
                second = std::min(second, cost);
            }
        }
    if (best.cost >= never)
        return std::nullopt;
    Choice choice{0, {best.value}, best.cost, second - best.cost};
    int sum = best.fromSum;
    int rank = best.fromRank;
    for (std::size_t i = steps.size(); i-- > 0;) {
        const auto& way = steps[i][static_cast<std::size_t>(sum)][static_cast<std::size_t>(rank)];
        if (i == 0)
            choice.head = way.value;
        else
            choice.values.push_back(way.value);
        sum = way.fromSum;
        rank = way.fromRank;
    }
    std::reverse(choice.values.begin(), choice.values.end());
    return choice;
}

std::optional<Choice> plainChoice(const std::vector<std::vector<LetterReading>>& places)
{
    Choice choice;
    choice.certainty = unseen;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].empty())
            return std::nullopt;
        if (i == 0)
            choice.head = places[i][0].value;
        else
            choice.values.push_back(places[i][0].value);
        if (places[i].size() > 1)
            choice.certainty = std::min(choice.certainty, places[i][1].cost);
    }
    return choice;
}

} // namespace custody::scan
