// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/device_trouble.h"

#include <algorithm>
#include <array>

#include "app/base/log.h"
#include "app/devices/gone.h"
#include "app/devices/label_printer.h"
#include "app/devices/scale.h"
#include "app/station/sayings.h"

namespace custody::station {

namespace {

using devices::DeviceState;

struct Words {
    DeviceState state;
    const char* say;
    const char* next;
};

constexpr std::array<Words, 5> words{{
    {DeviceState::NotPlugged, say::deviceGone, devices::advice::plugIn},
    {DeviceState::Held, say::deviceHeld, devices::advice::endOther},
    {DeviceState::Denied, say::deviceDenied, devices::advice::installRules},
    {DeviceState::NoDriver, say::noDriver, devices::advice::nameAnother},
    {DeviceState::Faulty, say::deviceFaulty, devices::advice::plugAgain},
}};

const Words& wordsOf(const Error& why, const devices::DeviceNote& note)
{
    auto state = note.state;
    if (why.fault == Fault::Busy)
        state = DeviceState::Held;
    else if (why.fault == Fault::Unauthorized)
        state = DeviceState::Denied;
    else if (why.fault == Fault::NotFound || devices::isGone(why))
        state = DeviceState::NotPlugged;
    const auto found = std::ranges::find_if(words, [state](const Words& one) { return one.state == state; });
    return found == words.end() ? words.back() : *found;
}

bool isKnown(const std::string& sentence)
{
    const auto all = say::all();
    return !sentence.empty() && std::ranges::find(all, sentence) != all.end();
}

// The driver's sentence names what it found, in English.
Answer told(const Error& why, const std::string& sentence, std::string next)
{
    if (why.what != sentence)
        log::warn(why.what);
    return failed({Fault::Device, sentence, why.rule}, std::move(next));
}

} // namespace

Answer deviceFailed(const Error& why, const devices::DeviceNote& note)
{
    if (devices::troubleOf(why) || devices::scaleTroubleOf(why)) // the sentence says what to do
        return failed(why);
    const auto& usual = wordsOf(why, note);
    const auto next = note.advice.empty() ? std::string(usual.next) : note.advice;
    if (why.fault == Fault::Device && !devices::isGone(why) && isKnown(why.what))
        return told(why, why.what, next);
    if (isKnown(note.lastFault)) // with its own advice, or with none because it says what to do
        return told(why, note.lastFault, note.advice);
    return told(why, usual.say, next);
}

Answer labelFailed(const Error& why) { return told(why, say::labelDoesNotFit, say::nextOtherRoll); }

} // namespace custody::station
