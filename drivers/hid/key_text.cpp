// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/hid/key_text.h"

#include <array>
#include <charconv>
#include <utility>

#include "app/crypto/wipe.h"

namespace custody::hid {
namespace {

constexpr std::size_t longestText = 8192; // no code a scanner types is longer
constexpr std::uint8_t firstLetter = 0x04, lastLetter = 0x1D;
constexpr std::uint8_t enter = 0x28, tab = 0x2B, space = 0x2C, capsLock = 0x39, f8 = 0x41, numLock = 0x53;
constexpr std::uint8_t keypadSlash = 0x54, keypadEnter = 0x58, keypadOne = 0x59, keypadZero = 0x62;
constexpr std::uint8_t keypadPoint = 0x63, bracketKey = 0x30;
constexpr char groupSeparator = 0x1D;

// Plain, with Shift, with AltGr; an accent's place in `accents` follows "\0".
struct Key {
    std::uint8_t usage;
    std::string_view plain;
    std::string_view shifted;
    std::string_view third = {};
};

constexpr std::array us{Key{0x1E, "1", "!"}, Key{0x1F, "2", "@"}, Key{0x20, "3", "#"}, Key{0x21, "4", "$"},
    Key{0x22, "5", "%"}, Key{0x23, "6", "^"}, Key{0x24, "7", "&"}, Key{0x25, "8", "*"}, Key{0x26, "9", "("},
    Key{0x27, "0", ")"}, Key{0x2D, "-", "_"}, Key{0x2E, "=", "+"}, Key{0x2F, "[", "{"}, Key{0x30, "]", "}"},
    Key{0x31, "\\", "|"}, Key{0x32, "\\", "|"}, Key{0x33, ";", ":"}, Key{0x34, "'", "\""},
    Key{0x35, "`", "~"}, Key{0x36, ",", "<"}, Key{0x37, ".", ">"}, Key{0x38, "/", "?"}, Key{0x64, "\\", "|"}};

constexpr std::string_view grave("\0"
                                 "0",
    2),
    circumflex("\0"
               "1",
        2),
    acute("\0"
          "2",
        2),
    diaeresis("\0"
              "3",
        2);

constexpr std::array spanish{Key{0x1E, "1", "!", "|"}, Key{0x1F, "2", "\"", "@"}, Key{0x20, "3", "·", "#"},
    Key{0x21, "4", "$", "~"}, Key{0x22, "5", "%", "€"}, Key{0x23, "6", "&", "¬"}, Key{0x24, "7", "/"},
    Key{0x25, "8", "("}, Key{0x26, "9", ")"}, Key{0x27, "0", "="}, Key{0x08, "e", "E", "€"},
    Key{0x2D, "'", "?"}, Key{0x2E, "¡", "¿"}, Key{0x2F, grave, circumflex, "["}, Key{0x30, "+", "*", "]"},
    Key{0x31, "ç", "Ç", "}"}, Key{0x32, "ç", "Ç", "}"}, Key{0x33, "ñ", "Ñ"}, Key{0x34, acute, diaeresis, "{"},
    Key{0x35, "º", "ª", "\\"}, Key{0x36, ",", ";"}, Key{0x37, ".", ":"}, Key{0x38, "-", "_"},
    Key{0x64, "<", ">"}};

// An accent alone, then over a e i o u A E I O U.
constexpr std::array<std::array<std::string_view, 11>, 4> accents{{
    {"`", "à", "è", "ì", "ò", "ù", "À", "È", "Ì", "Ò", "Ù"},
    {"^", "â", "ê", "î", "ô", "û", "Â", "Ê", "Î", "Ô", "Û"},
    {"´", "á", "é", "í", "ó", "ú", "Á", "É", "Í", "Ó", "Ú"},
    {"¨", "ä", "ë", "ï", "ö", "ü", "Ä", "Ë", "Ï", "Ö", "Ü"},
}};
constexpr std::string_view vowels = "aeiouAEIOU";

template <typename Keys> const Key* keyOf(const Keys& keys, std::uint8_t usage)
{
    for (const auto& key : keys)
        if (key.usage == usage)
            return &key;
    return nullptr;
}

bool isLetter(std::string_view text)
{
    return (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') || text == "ñ" || text == "ç";
}

} // namespace

Result<KeyLayout> parseKeyLayout(std::string_view name)
{
    if (name == "us")
        return KeyLayout::Us;
    if (name == "es")
        return KeyLayout::Spanish;
    return fail(Fault::Invalid, "there is no keyboard layout " + std::string(name) + "; there are us and es");
}

Typed KeyText::take()
{
    endAltCode();
    if (m_accent)
        m_typed.text += accents[*m_accent][0];
    m_accent.reset();
    auto typed = m_typed; // a short text that is moved away stays where it was
    crypto::wipe(m_typed.text);
    m_typed.text.clear(); // its room stays: see `type`
    m_typed.whole = true;
    return typed;
}

std::optional<Typed> KeyText::press(KeyPress key)
{
    if (key.usage == 0) {
        endAltCode();
        return std::nullopt;
    }
    if (altDigit(key))
        return std::nullopt;
    endAltCode();
    if (key.usage == enter || key.usage == keypadEnter) {
        auto line = take();
        line.ended = true;
        return line;
    }
    if (key.usage == capsLock)
        m_capsLock = !m_capsLock;
    else if (key.usage != numLock)
        character(key);
    return std::nullopt;
}

void KeyText::character(KeyPress key)
{
    const bool shift = (key.modifiers & (LeftShift | RightShift)) != 0;
    const bool control = (key.modifiers & (LeftControl | RightControl)) != 0;
    const bool altGr = (key.modifiers & RightAlt) != 0;
    const auto usage = key.usage;
    if ((key.modifiers & (LeftAlt | LeftGui | RightGui)) != 0) {
        m_typed.whole = false;
        return;
    }
    if (control) {
        if (usage >= firstLetter && usage <= lastLetter)
            return type(std::string(1, static_cast<char>(usage - firstLetter + 1)));
        if (usage == bracketKey)
            return type(std::string(1, groupSeparator));
        m_typed.whole = false;
        return;
    }
    if (usage == f8) // how some scanners are told to type GS
        return type(std::string(1, groupSeparator));
    if (usage == space)
        return type(" ");
    if (usage == tab)
        return type("\t");
    if (usage >= keypadSlash && usage < keypadEnter)
        return type(std::string(1, "/*-+"[usage - keypadSlash]));
    if (usage >= keypadOne && usage <= keypadZero)
        return type(std::string(1, "1234567890"[usage - keypadOne]));
    if (usage == keypadPoint)
        return type(".");
    const auto* const known = m_layout == KeyLayout::Us ? keyOf(us, usage) : keyOf(spanish, usage);
    const std::string letter(1, static_cast<char>('a' + usage - firstLetter));
    const bool plainLetter = usage >= firstLetter && usage <= lastLetter;
    if (known == nullptr && !plainLetter) {
        m_typed.whole = false;
        return;
    }
    const std::string_view plain = known ? known->plain : std::string_view(letter);
    const std::string upper(1, static_cast<char>('A' + usage - firstLetter));
    const std::string_view shifted = known ? known->shifted : std::string_view(upper);
    if (altGr) {
        if (known == nullptr || known->third.empty())
            m_typed.whole = false;
        else
            type(known->third);
        return;
    }
    type((isLetter(plain) ? shift != m_capsLock : shift) ? shifted : plain);
}

void KeyText::type(std::string_view text)
{
    if (m_typed.text.size() > longestText) {
        m_typed.whole = false;
        return;
    }
    // Room for all of it at once: a text that outgrows its place leaves what it held there.
    m_typed.text.reserve(longestText + 8);
    const auto accent = std::exchange(m_accent, std::nullopt);
    const bool dead = text.size() == 2 && text[0] == '\0';
    if (accent) {
        const auto vowel = text.size() == 1 ? vowels.find(text[0]) : std::string_view::npos;
        if (vowel != std::string_view::npos) {
            m_typed.text += accents[*accent][vowel + 1];
            return;
        }
        m_typed.text += accents[*accent][0];
        if (text == " ")
            return; // an accent and a space are the accent
    }
    if (dead)
        m_accent = static_cast<std::size_t>(text[1] - '0');
    else
        m_typed.text += text;
}

// Alt and a number on the keypad: ASCII as it is; with a leading 0 also the rest of Latin-1.
bool KeyText::altDigit(KeyPress key)
{
    if ((key.modifiers & LeftAlt) == 0 || key.usage < keypadOne || key.usage > keypadZero)
        return false;
    if (!m_altCode)
        m_altCode.emplace();
    if (m_altCode->size() < 5)
        *m_altCode += "1234567890"[key.usage - keypadOne];
    return true;
}

void KeyText::endAltCode()
{
    if (!m_altCode)
        return;
    const auto digits = *std::exchange(m_altCode, std::nullopt);
    unsigned code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    if (code > 0 && code < 0x80) {
        type(std::string(1, static_cast<char>(code)));
    } else if (digits[0] == '0' && code >= 0xA0 && code <= 0xFF) {
        const std::string utf8{static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
        type(utf8);
    } else {
        m_typed.whole = false; // a code page nobody named
    }
}

} // namespace custody::hid
