// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is known of models beforehand: resources/devices/*.json. A device is judged by what it says itself;
// the catalogue fills what it leaves open, and knows its oddities.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/usb/plugged.h"

namespace custody::usb {

struct Model {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0; // 0: whatever else its maker makes
    std::string maker;
    std::string name;
    std::string
        driver; // label_printer, pcprox, ccid, keyboard_wedge, magstripe, cdc_acm, hid_pos, hid_scale, none
    std::string language; // of a printer; empty: it says so itself
    std::optional<int> dpi;
    std::vector<std::string> quirks;

    bool has(std::string_view quirk) const;
};

class Catalogue {
public:
    // The files built into the program.
    static Result<Catalogue> builtIn();
    // Invalid names what is wrong: a number that is none, a driver or quirk nobody knows, a model twice.
    static Result<Catalogue> parse(std::span<const std::string_view> files);

    // A maker of scanners alone vouches for products that are not listed, where they report and type nothing.
    const Model* find(const Plugged& device) const;
    const std::vector<Model>& models() const { return m_models; }
    // Whether our udev rules, which are made of the same files, let the station's user open it.
    bool hasRule(const Plugged& device) const;

private:
    std::vector<Model> m_models;
    std::vector<Model> m_others;
    std::vector<std::uint16_t> m_wholeVendors;
};

} // namespace custody::usb
