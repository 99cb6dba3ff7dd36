// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What tests of wrong entries say and ask.

#include "tests/support/floor.h"

namespace custody::test {

inline Json declaring(const Json& wrong, const char* reason = "did_not_occur")
{
    return {{"do", "event.declare_error"}, {"event", wrong}, {"reason", reason}};
}

inline Json lastEvent(const Json& answer) { return answer.at("events").back().at("id"); }

inline bool isOk(const Json& answer) { return answer.at("ok").get<bool>(); }

} // namespace custody::test
