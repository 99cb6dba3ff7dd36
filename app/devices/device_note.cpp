// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/devices/device_note.h"

#include <array>

namespace custody::devices {
namespace {

constexpr std::array<std::string_view, 8> words{"not set up here", "not plugged in",
    "plugged in, not used yet", "in use by another program", "no permission", "no driver for it",
    "has a fault", "ready"};

} // namespace

std::string_view wordOf(DeviceState state) { return words.at(static_cast<std::size_t>(state)); }

std::vector<std::string> deviceSentences()
{
    std::vector<std::string> all(words.begin(), words.end());
    all.emplace_back(unreadable);
    for (const char* const one :
        {fault::silent, fault::refuses, fault::stopped, fault::tooMuch, fault::cable, fault::unusable})
        all.emplace_back(one);
    for (const char* const one : {advice::installRules, advice::ownRule, advice::endOther, advice::endIppUsb,
             advice::endCups, advice::endPcscd, advice::nameAnother, advice::plugIn, advice::plugAgain,
             advice::tryAnother, advice::namePrinter, advice::nameReader, advice::nameLanguage,
             advice::editorLite, advice::nameIds, advice::noUsb, advice::freeCamera, advice::videoGroup})
        all.emplace_back(one);
    return all;
}

} // namespace custody::devices
