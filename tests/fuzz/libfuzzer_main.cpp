// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// One program a target: FUZZ_TARGET names it.

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto* const target = custody::fuzz::targetNamed(FUZZ_TARGET);
    custody::fuzz::promise(target != nullptr, "the target " FUZZ_TARGET " exists");
    custody::fuzz::readWithinBounds(*target, {data, size});
    return 0;
}
