// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the bench says of its devices (app/devices, the drivers, app/station/sayings.h), listed once more for
// lupdate, as in sayings.cpp.

#include <QtGlobal>

namespace custody::ui {

extern const char* const DeviceSayings[];
const char* const DeviceSayings[] = {
    QT_TRANSLATE_NOOP("say", "The badge was not read. Tap it again."),
    QT_TRANSLATE_NOOP("say", "The code was not read. Scan it again."),
    QT_TRANSLATE_NOOP("say", "No badge reader is connected."),
    QT_TRANSLATE_NOOP("say", "It was told to beep"),
    QT_TRANSLATE_NOOP("say", "This device cannot be told to beep."),
    QT_TRANSLATE_NOOP("say", "No camera is connected."),
    QT_TRANSLATE_NOOP("say", "The camera sent no picture. Check its cable and try again."),
    QT_TRANSLATE_NOOP("say", "No label printer is connected."),
    QT_TRANSLATE_NOOP("say", "ready"),
    QT_TRANSLATE_NOOP("say", "no good picture"),
    QT_TRANSLATE_NOOP("say", "out of labels"),
    QT_TRANSLATE_NOOP("say", "The print head is open. Close it and print again."),
    QT_TRANSLATE_NOOP("say", "The printer is out of labels. Load a roll and print again."),
    QT_TRANSLATE_NOOP("say",
        "The printer stopped after it had the whole label: one may be out. Throw it away, see to the printer "
        "and print again."),
    QT_TRANSLATE_NOOP("say",
        "The printer was unplugged after it had the whole label: one may be out. Throw it away, plug the "
        "printer in and print again."),
    QT_TRANSLATE_NOOP(
        "say", "The printer does not answer. Check labels, head, power and cable, then print again."),
    QT_TRANSLATE_NOOP("say", "The printer reports a fault."),
    QT_TRANSLATE_NOOP("say", "The printer is out of ribbon. Load a ribbon and print again."),
    QT_TRANSLATE_NOOP("say", "The printer is paused. Press its pause button and print again."),
    QT_TRANSLATE_NOOP("say", "The printer is jammed. Clear it and print again."),
    QT_TRANSLATE_NOOP(
        "say", "The printer reports a fault. See its lamps or display, mend it and print again."),
    QT_TRANSLATE_NOOP("say", "The printer is busy with other labels. Wait and print again."),
    QT_TRANSLATE_NOOP("say",
        "The printer holds half a label. Switch it off and on, throw that label away and print again."),
    QT_TRANSLATE_NOOP("say", "The printer is unplugged. Plug it in and print again."),
    QT_TRANSLATE_NOOP("say", "not set up here"),
    QT_TRANSLATE_NOOP("say", "not plugged in"),
    QT_TRANSLATE_NOOP("say", "plugged in, not used yet"),
    QT_TRANSLATE_NOOP("say", "in use by another program"),
    QT_TRANSLATE_NOOP("say", "no permission"),
    QT_TRANSLATE_NOOP("say", "no driver for it"),
    QT_TRANSLATE_NOOP("say", "has a fault"),
    QT_TRANSLATE_NOOP("say", "head open"),
    QT_TRANSLATE_NOOP("say", "out of ribbon"),
    QT_TRANSLATE_NOOP("say", "paused"),
    QT_TRANSLATE_NOOP("say", "jammed"),
    QT_TRANSLATE_NOOP("say", "busy"),
    QT_TRANSLATE_NOOP("say", "holds half a label"),
    QT_TRANSLATE_NOOP("say", "does not answer"),
    QT_TRANSLATE_NOOP("say", "one label may be out"),
    QT_TRANSLATE_NOOP("say",
        "Install /etc/udev/rules.d/70-custody-station.rules, put the user into the group plugdev, and plug "
        "the device in again."),
    QT_TRANSLATE_NOOP("say",
        "It is not in the catalogue of devices. Put the line below into "
        "/etc/udev/rules.d/70-custody-own.rules, run udevadm control --reload, and plug it in again."),
    QT_TRANSLATE_NOOP("say", "Another custody-station or custody-admin may use it: end that one."),
    QT_TRANSLATE_NOOP("say",
        "ipp-usb or CUPS may use it: run systemctl disable --now ipp-usb and remove its queue from CUPS. Or "
        "another custody-station does: end that one."),
    QT_TRANSLATE_NOOP("say",
        "CUPS may be printing on it: remove its queue (lpstat -v names it, lpadmin -x removes it). Or "
        "another custody-station uses it: end that one."),
    QT_TRANSLATE_NOOP("say",
        "pcscd uses smart-card readers: run systemctl mask --now pcscd.socket pcscd.service. Or another "
        "custody-station uses it: end that one."),
    QT_TRANSLATE_NOOP("say", "Name another device in the settings of this bench."),
    QT_TRANSLATE_NOOP("say", "Plug it in, or name another one in the settings of this bench."),
    QT_TRANSLATE_NOOP("say", "Unplug it and plug it in again."),
    QT_TRANSLATE_NOOP("say", "This machine shows no USB. Call a supervisor."),
    QT_TRANSLATE_NOOP("say", "Another program may use the camera: end that one."),
    QT_TRANSLATE_NOOP(
        "say", "Put the user of this station into the group video, and start the station again."),
    QT_TRANSLATE_NOOP("say", "That is too heavy for the scale. Take it off."),
    QT_TRANSLATE_NOOP("say", "The scale shows less than nothing. Empty it and set it to zero."),
    QT_TRANSLATE_NOOP("say", "The scale must be set to zero. Empty it and press zero."),
    QT_TRANSLATE_NOOP("say", "The scale must be calibrated. Call a supervisor."),
    QT_TRANSLATE_NOOP("say", "The scale does not come to rest. Let go and weigh again."),
    QT_TRANSLATE_NOOP("say", "The scale does not answer. Check power and cable."),
    QT_TRANSLATE_NOOP("say", "The camera sends only black. Is the lens covered?"),
    QT_TRANSLATE_NOOP("say", "The camera sends a picture that stands still. Switch it off and on."),
    QT_TRANSLATE_NOOP("say", "The scale shows"),
    QT_TRANSLATE_NOOP("say", "No scale is connected."),
    QT_TRANSLATE_NOOP("say", "The card reader does not come to an end. Tap the card again."),
    QT_TRANSLATE_NOOP("say", "The card reader does not take what it is told."),
    QT_TRANSLATE_NOOP("say", "The card reader answers something else than it was asked."),
    QT_TRANSLATE_NOOP("say", "The card reader answered in a way it should not."),
    QT_TRANSLATE_NOOP("say", "The card reader does not say what it can do."),
    QT_TRANSLATE_NOOP("say", "The badge reader does not stop typing. Unplug it and plug it in again."),
    QT_TRANSLATE_NOOP("say", "The badge reader answered in a way it should not."),
    QT_TRANSLATE_NOOP("say", "The scanner does not stop sending. Unplug it and plug it in again."),
    QT_TRANSLATE_NOOP("say", "The device does not stop typing. Unplug it and plug it in again."),
    QT_TRANSLATE_NOOP("say", "The serial device answered in a way it should not."),
    QT_TRANSLATE_NOOP("say", "The scale answered in a way it should not."),
    QT_TRANSLATE_NOOP("say", "The scale reports a fault."),
    QT_TRANSLATE_NOOP("say", "The scale shows a unit that is unknown."),
    QT_TRANSLATE_NOOP("say", "The scale shows a weight that cannot be."),
    QT_TRANSLATE_NOOP("say", "The scale does not understand what it was asked."),
    QT_TRANSLATE_NOOP("say", "The device does not answer. Unplug it and plug it in again."),
    QT_TRANSLATE_NOOP("say", "The device was unplugged."),
    QT_TRANSLATE_NOOP("say", "The camera sends no more frames."),
};

} // namespace custody::ui
