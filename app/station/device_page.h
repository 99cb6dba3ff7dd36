// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the bench can say of its hardware: one line a device, and a test that a person sees.

#include "app/station/desk.h"

namespace custody::station {

std::vector<DeviceView> deviceViews(const Devices& devices);
// Who opens the page looks for what is wrong, and a small screen shows three of them.
void wrongFirst(std::vector<DeviceView>& views);

// device.test: a label that says TEST, a beep, or what lies on the scale. Nothing is recorded; no parcel or
// item is touched.
Result<Answer> testDevice(Desk& desk, const Command& command);
// show {"devices": true}: asks the printer how it is. With "stay": true the page at hand stays.
Result<Answer> showDevices(Desk& desk, const Command& command);

// The label of a test print, in the printer's own language.
Result<Bytes> testLabel(const devices::LabelPrinter& printer, const std::string& site);

} // namespace custody::station
