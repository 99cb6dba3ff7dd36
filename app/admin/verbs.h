// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The verbs of custody-admin. Each adds itself to the command line in its own file; when it runs, it writes
// the exit code. Data to stdout, messages to stderr.

namespace CLI {
class App;
}

namespace custody::admin {

void addInit(CLI::App& program, int& exitCode);
void addRun(CLI::App& program, int& exitCode);
void addReadImage(CLI::App& program, int& exitCode);
void addParseScan(CLI::App& program, int& exitCode);
void addExport(CLI::App& program, int& exitCode);
void addFsck(CLI::App& program, int& exitCode);
void addLabel(CLI::App& program, int& exitCode);
void addTenant(CLI::App& program, int& exitCode);
void addPerson(CLI::App& program, int& exitCode);
void addErase(CLI::App& program, int& exitCode);
void addHold(CLI::App& program, int& exitCode);
void addZone(CLI::App& program, int& exitCode);
void addNeighbour(CLI::App& program, int& exitCode);
void addMerge(CLI::App& program, int& exitCode); // and report
void addReceipt(CLI::App& program, int& exitCode);
void addPolicy(CLI::App& program, int& exitCode);
void addEvents(CLI::App& program, int& exitCode);
void addDevices(CLI::App& program, int& exitCode);
void addKeys(CLI::App& program, int& exitCode);

} // namespace custody::admin
