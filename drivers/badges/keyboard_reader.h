// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A badge reader that types like a keyboard, claimed so that nothing else hears it. Only such a claimed
// reader makes a badge of keys: what is typed on a keyboard never comes here.

#include <memory>

#include "app/devices/badge_reader.h"
#include "drivers/hid/keyed_lines.h"

namespace custody::badges {

// How the reader writes a card; its maker's tool sets it.
enum class Writing {
    Text, // as it types it
    Pacs, // OMNIKEY: hex, the first byte says how many of the last bits are filler
};

Result<Writing> parseWriting(std::string_view name); // text, pacs

// A card out of what was typed; nothing of the text comes back in an error.
Result<devices::BadgeRead> cardWritten(Writing writing, const hid::Typed& typed);

class KeyboardReader final : public devices::BadgeReader {
public:
    KeyboardReader(hid::KeyedLines lines, Writing writing, std::string name)
        : m_lines(std::move(lines))
        , m_writing(writing)
        , m_name(std::move(name))
    {
    }

    std::string description() const override { return m_name; }
    Result<std::optional<devices::BadgeRead>> read(std::chrono::milliseconds patience) override;

private:
    hid::KeyedLines m_lines;
    Writing m_writing;
    std::string m_name;
};

} // namespace custody::badges
