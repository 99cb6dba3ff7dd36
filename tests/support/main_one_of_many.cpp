// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#include "tests/support/one_of_many.h"

namespace custody::test {
namespace {

std::map<std::string, Main>& all()
{
    static std::map<std::string, Main> tests; // filled before main() by each file
    return tests;
}

} // namespace

OneOfMany::OneOfMany(const char* file, Main main)
{
    all().emplace(std::filesystem::path(file).stem().string().substr(std::string("test_").size()), main);
}

} // namespace custody::test

int main(int argc, char** argv)
{
    const auto& tests = custody::test::all();
    const auto which = argc > 1 ? tests.find(argv[1]) : tests.end();
    if (which != tests.end())
        return which->second(argc - 1, argv + 1);
    std::fprintf(stderr, "usage: %s TEST [FUNCTION]…, where TEST is one of:", argv[0]);
    for (const auto& [name, main] : tests)
        std::fprintf(stderr, " %s", name.c_str());
    std::fputs("\n", stderr);
    return 64;
}
