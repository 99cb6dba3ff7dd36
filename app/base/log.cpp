// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace custody::log {

void start(const std::string& program, Detail detail)
{
    auto logger =
        std::make_shared<spdlog::logger>(program, std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger->set_pattern("%n: %^%l%$: %v");
    logger->set_level(detail == Detail::Everything ? spdlog::level::info : spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
}

void info(const std::string& sentence) { spdlog::info(sentence); }
void warn(const std::string& sentence) { spdlog::warn(sentence); }
void error(const std::string& sentence) { spdlog::error(sentence); }

} // namespace custody::log
