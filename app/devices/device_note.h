// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a device stands, for the devices page: each driver tells it in the same way.

#include <string>
#include <string_view>
#include <vector>

namespace custody::devices {

enum class DeviceState {
    NotSetUp, // this bench asks for none, and none is there: no fault
    NotPlugged,
    NotOpened, // plugged in, and nobody has spoken to it yet
    Held, // by another program
    Denied, // this user may not open it
    NoDriver, // what the settings name is plugged in, and no driver of ours makes the wanted device of it
    Faulty, // it did badly when it was last spoken to
    Ready,
};

struct DeviceNote {
    DeviceState state = DeviceState::Ready;
    std::string name = {}; // what a person calls it, with its port; empty: not known
    std::string driver = {}; // "CCID", "ZPL, 203 dpi"; empty: not known before it is opened
    std::string firmware = {}; // or the release the device tells on USB; empty: it does not say
    std::string word = {}; // "out of labels": the fault in brief; empty: the state says it
    std::string lastFault = {}; // a sentence for the worker; empty since it last did well
    std::string advice =
        {}; // what to do about it; one of deviceSentences(), so that screens can translate it
    std::string rule = {}; // the line of udev that lets this user open it; empty: none is missing

    bool isThere() const { return state != DeviceState::NotSetUp && state != DeviceState::NotPlugged; }
    // Whether there is any use in trying it, were it but to hear whether it is free by now.
    bool mayBeTried() const { return isThere() && state != DeviceState::NoDriver; }
    // Whether nothing is known that keeps us from speaking to it.
    bool answers() const
    {
        return state == DeviceState::NotOpened || state == DeviceState::Faulty || state == DeviceState::Ready;
    }
};

inline constexpr std::string_view unreadable = "sends what cannot be read";

// In brief: "ready", "not plugged in".
std::string_view wordOf(DeviceState state);

// What any device may do badly, in words for the worker.
namespace fault {
inline constexpr const char* silent = "The device does not answer.";
inline constexpr const char* refuses = "The device refuses what it was asked.";
inline constexpr const char* stopped = "The device was stopped.";
inline constexpr const char* tooMuch = "The device sent more than it was asked for.";
inline constexpr const char* cable = "The cable of the device has a fault.";
inline constexpr const char* unusable = "The device could not be used.";
} // namespace fault

// What to do about a device that cannot be opened.
namespace advice {
inline constexpr const char* installRules =
    "Install /etc/udev/rules.d/70-custody-station.rules, put the user into the group plugdev, and plug the "
    "device in again.";
inline constexpr const char* ownRule =
    "It is not in the catalogue of devices. Put the line below into /etc/udev/rules.d/70-custody-own.rules, "
    "run udevadm control --reload, and plug it in again.";
inline constexpr const char* endOther = "Another custody-station or custody-admin may use it: end that one.";
inline constexpr const char* endIppUsb =
    "ipp-usb or CUPS may use it: run systemctl disable --now ipp-usb and remove its queue from CUPS. Or "
    "another custody-station does: end that one.";
inline constexpr const char* endCups =
    "CUPS may be printing on it: remove its queue (lpstat -v names it, lpadmin -x removes it). Or another "
    "custody-station uses it: end that one.";
inline constexpr const char* endPcscd =
    "pcscd uses smart-card readers: run systemctl mask --now pcscd.socket pcscd.service. Or another "
    "custody-station uses it: end that one.";
inline constexpr const char* nameAnother = "Name another device in the settings of this bench.";
inline constexpr const char* plugIn = "Plug it in, or name another one in the settings of this bench.";
inline constexpr const char* tryAnother =
    "Try another badge or code. If none is read, unplug it and plug it in again.";
inline constexpr const char* namePrinter = "Name the serial number or the port of one in printer.source.";
inline constexpr const char* nameReader =
    "Leave one plugged in, or name the port of one in badge_reader.source.";
inline constexpr const char* nameLanguage =
    "If it is a label printer, name its language in printer.language. If not, name another one in "
    "printer.source.";
inline constexpr const char* editorLite =
    "Hold its Editor Lite button until the lamp goes out, and print again.";
inline constexpr const char* nameIds =
    "If it is the badge reader, name it by its USB ids in badge_reader.source.";
inline constexpr const char* plugAgain = "Unplug it and plug it in again.";
inline constexpr const char* noUsb = "This machine shows no USB. Call a supervisor.";
inline constexpr const char* freeCamera = "Another program may use the camera: end that one.";
inline constexpr const char* videoGroup =
    "Put the user of this station into the group video, and start the station again.";
} // namespace advice

// Every word and sentence above.
std::vector<std::string> deviceSentences();

} // namespace custody::devices
