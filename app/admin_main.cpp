// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-admin: provisioning, headless work and export, one verb each.

#include <CLI/CLI.hpp>

#include "app/admin/verbs.h"
#include "app/base/exit_code.h"

int main(int argc, char** argv)
{
    CLI::App program("Custody Station: provisioning, headless work and export", "custody-admin");
    int exitCode = custody::ExitDone;
    program.require_subcommand(1);
    custody::admin::addReadImage(program, exitCode);
    custody::admin::addParseScan(program, exitCode);
    custody::admin::addLabel(program, exitCode);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? custody::ExitDone : custody::ExitUsage;
    }
    return exitCode;
}
