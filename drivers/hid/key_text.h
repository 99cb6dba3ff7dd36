// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text that a reader or scanner types. Which character a key is depends on the layout the device was set
// to, not on this machine's: the device is claimed, so no layout of the desktop is in between.

#include <optional>
#include <string>
#include <string_view>

#include "drivers/hid/key_report.h"

namespace custody::hid {

enum class KeyLayout { Us, Spanish };

Result<KeyLayout> parseKeyLayout(std::string_view name); // us, es

struct Typed {
    std::string text; // UTF-8; control bytes as they are, GS included
    bool whole = true; // false: a key was among them that is no character, so this is not all that was sent
    bool ended = false; // with Enter; else nothing more came
};

class KeyText {
public:
    explicit KeyText(KeyLayout layout)
        : m_layout(layout)
    {
    }

    // One key more; everything since the last Enter when the key was Enter.
    std::optional<Typed> press(KeyPress key);

    // Keys were lost: the line under way is not whole any more, whatever still comes of it.
    void spoil() { m_typed.whole = false; }

    // What was typed since the last Enter; it is forgotten.
    Typed take();
    bool empty() const { return m_typed.text.empty() && m_typed.whole && !m_accent && !m_altCode; }

private:
    void type(std::string_view text);
    void character(KeyPress key);
    bool altDigit(KeyPress key);
    void endAltCode();

    KeyLayout m_layout;
    Typed m_typed;
    std::optional<std::size_t> m_accent; // a dead key that waits for its letter
    std::optional<std::string> m_altCode; // digits typed on the keypad while Alt is down
    bool m_capsLock = false;
};

} // namespace custody::hid
