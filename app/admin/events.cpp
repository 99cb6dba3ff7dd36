// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/custody/vocabulary.h"

namespace custody::admin {

void addEvents(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand(
        "events", "Every event there is, with the facts it carries: resources/formats/events.md");
    verb->callback([&exitCode] {
        std::cout << chain::vocabularyPage();
        exitCode = ExitDone;
    });
}

} // namespace custody::admin
