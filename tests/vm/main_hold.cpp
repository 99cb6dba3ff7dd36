// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// usb_hold SOURCE: the station's own driver for the badge reader of that name, and nothing else of a station.
// Says "held", then "card" for each card, and ends when its stdin does.

#include <poll.h>

#include <iostream>

#include "drivers/attached/attached.h"

using namespace custody;

namespace {

Result<> hold(const std::string& source)
{
    const auto catalogue = TRY(usb::Catalogue::builtIn());
    const auto usb = TRY(usb::Context::start());
    attached::BadgeSettings settings;
    settings.source = source;
    const auto reader = TRY(attached::openBadgeReader({*usb, catalogue}, settings));
    std::cout << "held" << std::endl;
    for (pollfd stdinWaits{0, POLLIN, 0}; ::poll(&stdinWaits, 1, 0) == 0;)
        if (TRY(reader->read(std::chrono::milliseconds(100))))
            std::cout << "card" << std::endl;
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const auto held = argc == 2 ? hold(argv[1]) : fail(Fault::Invalid, "usb_hold SOURCE");
    if (held)
        return 0;
    std::cout << held.error().what << std::endl;
    return 1;
}
