// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The program's own diary, on stderr. Never a name, a badge number, a tracking number or a key.

#include <string>

namespace custody::log {

// Called once by a program's main. `--verbose` shows info; otherwise warnings and errors only.
enum class Detail { Warnings, Everything };
void start(const std::string& program, Detail detail);

void info(const std::string& sentence);
void warn(const std::string& sentence);
void error(const std::string& sentence);

} // namespace custody::log
