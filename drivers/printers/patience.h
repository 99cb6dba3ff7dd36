// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How long a worker waits for a printer, step by step. Tests are less patient.

#include <chrono>

namespace custody::printers {

struct Patience {
    std::chrono::milliseconds answer{1500}; // to a question
    std::chrono::milliseconds progress{4000}; // without one more byte taken
    std::chrono::milliseconds busy{8000}; // until earlier labels are out
    std::chrono::milliseconds proof{12000}; // until this label is out
    std::chrono::milliseconds pause{100}; // between two questions
};

} // namespace custody::printers
