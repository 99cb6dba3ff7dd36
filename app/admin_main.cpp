// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// custody-admin: provisioning, headless work and export, one verb each.

#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include "app/admin/verbs.h"
#include "app/base/exit_code.h"
#include "app/base/log.h"

int main(int argc, char** argv)
{
    ::umask(077); // what these programs keep is nobody else\'s to read
    using namespace custody;
    log::start("custody-admin", log::Detail::Warnings);
    CLI::App program("Custody Station: provisioning, headless work and export", "custody-admin");
    program.set_version_flag("--version", CUSTODY_VERSION);
    program.require_subcommand(1);
    int exitCode = ExitDone;
    admin::addInit(program, exitCode);
    admin::addRun(program, exitCode);
    admin::addReadImage(program, exitCode);
    admin::addParseScan(program, exitCode);
    admin::addExport(program, exitCode);
    admin::addLabel(program, exitCode);
    admin::addFsck(program, exitCode);
    admin::addTenant(program, exitCode);
    admin::addPerson(program, exitCode);
    admin::addErase(program, exitCode);
    admin::addHold(program, exitCode);
    admin::addZone(program, exitCode);
    admin::addReceipt(program, exitCode);
    admin::addPolicy(program, exitCode);
    admin::addNeighbour(program, exitCode);
    admin::addMerge(program, exitCode);
    admin::addEvents(program, exitCode);
    admin::addDevices(program, exitCode);
    admin::addKeys(program, exitCode);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? ExitDone : ExitUsage;
    }
    return exitCode;
}
