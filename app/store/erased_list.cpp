// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/erased_list.h"

#include <algorithm>

#include "app/ledger/merkle.h"

namespace custody::store {
namespace {

Bytes pairOf(const ErasedFact& fact)
{
    Bytes pair(fact.event.value.begin(), fact.event.value.end());
    append(pair, fact.digest);
    return pair;
}

} // namespace

ledger::Hash rootOf(std::vector<ErasedFact> facts)
{
    std::sort(facts.begin(), facts.end());
    ledger::Frontier tree;
    for (const auto& fact : facts)
        tree.append(ledger::leafHash(pairOf(fact)));
    return tree.root();
}

Bytes listOf(std::vector<ErasedFact> facts)
{
    Bytes list;
    if (facts.size() > mostListedFacts)
        return list;
    std::sort(facts.begin(), facts.end());
    for (const auto& fact : facts)
        append(list, pairOf(fact));
    return list;
}

} // namespace custody::store
