// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "usb/catalogue_files.h"

namespace custody::usb {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 9> drivers{"label_printer", "pcprox", "ccid", "keyboard_wedge",
    "magstripe", "cdc_acm", "hid_pos", "hid_scale", "none"};
constexpr std::array<std::string_view, 6> quirks{
    "keyboard_ignored", "not_a_modem", "editor_lite", "starts_as_disk", "wide_head", "buzzes"};
constexpr std::array<std::string_view, 6> languages{"", "zpl", "epl", "tspl", "brother", "dymo"};

template <std::size_t N> bool isOne(const std::array<std::string_view, N>& of, std::string_view word)
{
    return std::find(of.begin(), of.end(), word) != of.end();
}

std::string textOf(const Json& object, const char* key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

Result<std::uint16_t> idOf(const Json& object, const char* key)
{
    const auto digits = textOf(object, key);
    std::uint16_t value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (code != std::errc() || digits.size() != 4 || end != digits.data() + digits.size())
        return fail(Fault::Invalid, std::string(key) + " \"" + digits + "\" is not four hexadecimal digits");
    return value;
}

Result<Model> modelOf(const Json& device, const std::string& maker, std::uint16_t vendor)
{
    Model model;
    model.vendor = vendor;
    model.maker = maker;
    model.name = textOf(device, "model");
    model.driver = textOf(device, "driver");
    model.language = textOf(device, "language");
    if (const auto dpi = device.find("dpi"); dpi != device.end() && dpi->is_number_integer())
        model.dpi = dpi->get<int>();
    if (const auto odd = device.find("quirks"); odd != device.end() && odd->is_array())
        for (const auto& quirk : *odd)
            model.quirks.push_back(quirk.is_string() ? quirk.get<std::string>() : std::string());
    const auto wrong = [&](const std::string& what) {
        return fail(Fault::Invalid, maker + " " + model.name + ": " + what);
    };
    if (model.name.empty())
        return wrong("it has no name");
    if (!isOne(drivers, model.driver))
        return wrong("there is no driver \"" + model.driver + "\"");
    if (!isOne(languages, model.language))
        return wrong("there is no language \"" + model.language + "\"");
    for (const auto& quirk : model.quirks)
        if (!isOne(quirks, quirk))
            return wrong("there is no quirk \"" + quirk + "\"");
    return model;
}

// It reports, types nothing and is no serial port.
bool reportsOnly(const Plugged& device)
{
    constexpr std::uint8_t reports = 0x03, communication = 0x02; // USB class codes
    bool found = false;
    for (const auto& one : device.interfaces) {
        if (one.deviceClass == communication || (one.deviceClass == reports && one.protocol == 1))
            return false;
        found = found || one.deviceClass == reports;
    }
    return found;
}

} // namespace

bool Model::has(std::string_view quirk) const
{
    return std::find(quirks.begin(), quirks.end(), quirk) != quirks.end();
}

Result<Catalogue> Catalogue::parse(std::span<const std::string_view> files)
{
    Catalogue catalogue;
    for (const auto file : files) {
        const auto root = Json::parse(file, nullptr, false);
        if (!root.is_object() || !root.contains("makers") || !root["makers"].is_array())
            return fail(Fault::Invalid, "A file of devices holds no \"makers\".");
        for (const auto& maker : root["makers"]) {
            if (!maker.is_object() || !maker.contains("devices") || !maker["devices"].is_array())
                return fail(Fault::Invalid, "A maker has no \"devices\".");
            const auto vendor = TRY(idOf(maker, "vendor"));
            for (const auto& device : maker["devices"]) {
                auto model = TRY(modelOf(device, textOf(maker, "maker"), vendor));
                model.product = TRY(idOf(device, "product"));
                const bool twice = std::any_of(
                    catalogue.m_models.begin(), catalogue.m_models.end(), [&](const Model& known) {
                        return known.vendor == model.vendor && known.product == model.product;
                    });
                if (twice)
                    return fail(Fault::Invalid, model.maker + " " + model.name + " is there twice");
                catalogue.m_models.push_back(std::move(model));
            }
            if (const auto whole = maker.find("whole_vendor"); whole != maker.end() && *whole == true)
                catalogue.m_wholeVendors.push_back(vendor);
            if (const auto others = maker.find("others"); others != maker.end())
                catalogue.m_others.push_back(TRY(modelOf(*others, textOf(maker, "maker"), vendor)));
        }
    }
    return catalogue;
}

Result<Catalogue> Catalogue::builtIn()
{
    constexpr std::array files{
        embedded::badge_readers, embedded::label_printers, embedded::scales, embedded::scanners};
    return parse(files);
}

bool Catalogue::hasRule(const Plugged& device) const
{
    const auto& who = device.identity;
    const bool whole =
        std::find(m_wholeVendors.begin(), m_wholeVendors.end(), who.vendor) != m_wholeVendors.end();
    const bool listed = std::any_of(m_models.begin(), m_models.end(),
        [&](const Model& model) { return model.vendor == who.vendor && model.product == who.product; });
    // Whole classes have a rule: printers that speak label languages, and smart-card readers.
    const bool byClass =
        std::any_of(device.interfaces.begin(), device.interfaces.end(), [](const Interface& one) {
            constexpr std::uint8_t printer = 0x07, smartCard = 0x0b;
            return (one.deviceClass == printer && one.subclass == 1 && one.protocol <= 2)
                || (one.deviceClass == smartCard && one.subclass == 0 && one.protocol == 0);
        });
    return whole || listed || byClass;
}

const Model* Catalogue::find(const Plugged& device) const
{
    const auto it = std::find_if(m_models.begin(), m_models.end(), [&](const Model& model) {
        return model.vendor == device.identity.vendor && model.product == device.identity.product;
    });
    if (it != m_models.end())
        return &*it;
    const auto other = std::find_if(m_others.begin(), m_others.end(),
        [&](const Model& model) { return model.vendor == device.identity.vendor; });
    return other == m_others.end() || !reportsOnly(device) ? nullptr : &*other;
}

} // namespace custody::usb
