// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/server/problem.h"

#include <nlohmann/json.hpp>

namespace custody::server {
namespace {

const char* kind(int status)
{
    switch (status) {
    case 400: return "malformed";
    case 403: return "not-signed";
    case 404: return "not-found";
    case 413: return "too-large";
    case 422: return "does-not-verify";
    case 503: return "busy";
    default: return "failed";
    }
}

} // namespace

std::string problemText(int status, const std::string& sentence, const std::string& instance)
{
    const nlohmann::json problem{{"type", std::string("urn:custody:problem:") + kind(status)},
        {"status", status}, {"title", sentence}, {"instance", instance},
        {"retryable", status == 429 || status >= 500}};
    // A path may hold any bytes; they are replaced rather than thrown at.
    return problem.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace custody::server
