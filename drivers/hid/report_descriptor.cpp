// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/hid/report_descriptor.h"

#include <algorithm>
#include <array>
#include <map>

namespace custody::hid {
namespace {

constexpr std::size_t longestDescriptor = 4096; // wDescriptorLength allows more; no device needs it
constexpr std::size_t longestReport = 8192; // bytes
constexpr std::size_t deepest = 32; // collections and saved states
constexpr unsigned widest = 32; // bits of an element

auto refused(const char* why) { return fail(Fault::Device, std::string("the HID report descriptor ") + why); }

struct Global {
    std::uint16_t page = 0;
    std::int32_t least = 0;
    std::int32_t most = 0;
    unsigned size = 0;
    unsigned count = 0;
    std::uint8_t report = 0;
};

struct Local {
    std::vector<UsageRange> usages;
    std::optional<Usage> least;
    std::optional<Usage> most;
};

struct Item {
    std::uint8_t tag = 0; // with its type, without its size
    std::uint32_t value = 0;
    unsigned size = 0;

    std::int32_t withSign() const
    {
        if (size == 0 || size == 4)
            return static_cast<std::int32_t>(value);
        const auto top = std::uint32_t{1} << (8 * size - 1);
        return static_cast<std::int32_t>((value ^ top) - top);
    }
};

class Parser {
public:
    Result<> take(const Item& item)
    {
        switch (item.tag) {
        case 0x80: return add(ReportKind::Input, item);
        case 0x90: return add(ReportKind::Output, item);
        case 0xB0: return add(ReportKind::Feature, item);
        case 0xA0: return open();
        case 0xC0: return close();
        case 0x04: m_global.page = static_cast<std::uint16_t>(item.value); break;
        case 0x14: m_global.least = item.withSign(); break;
        case 0x24:
            // Makers write 255 in one byte; a most below the least is meant without a sign.
            m_global.most = item.withSign();
            if (m_global.most < m_global.least && item.size < 4)
                m_global.most = static_cast<std::int32_t>(item.value);
            break;
        case 0x74: m_global.size = item.value; break;
        case 0x84:
            if (item.value == 0 || item.value > 255)
                return refused("numbers a report wrongly");
            m_global.report = static_cast<std::uint8_t>(item.value);
            numbered = true;
            break;
        case 0x94: m_global.count = item.value; break;
        case 0xA4:
            if (m_saved.size() == deepest)
                return refused("is nested too deeply");
            m_saved.push_back(m_global);
            break;
        case 0xB4:
            if (m_saved.empty())
                return refused("takes back what it did not save");
            m_global = m_saved.back();
            m_saved.pop_back();
            break;
        case 0x08: m_local.usages.push_back({full(item), full(item)}); break;
        case 0x18:
            m_local.least = full(item);
            pairUp();
            break;
        case 0x28:
            m_local.most = full(item);
            pairUp();
            break;
        default: break; // units, physical limits, strings, delimiters and what is reserved
        }
        return {};
    }

    Result<> end() const
    {
        if (!m_collections.empty())
            return refused("ends inside a collection");
        return {};
    }

    std::vector<Field> fields;
    bool numbered = false;

private:
    // A usage of four bytes brings its own page.
    Usage full(const Item& item) const
    {
        return item.size == 4 ? item.value : usage(m_global.page, static_cast<std::uint16_t>(item.value));
    }

    void pairUp()
    {
        if (!m_local.least || !m_local.most)
            return;
        if (*m_local.least <= *m_local.most)
            m_local.usages.push_back({*m_local.least, *m_local.most});
        m_local.least.reset();
        m_local.most.reset();
    }

    Result<> open()
    {
        if (m_collections.size() == deepest)
            return refused("is nested too deeply");
        m_collections.push_back(m_local.usages.empty() ? 0 : m_local.usages.front().first);
        m_local = {};
        return {};
    }

    Result<> close()
    {
        if (m_collections.empty())
            return refused("closes a collection it did not open");
        m_collections.pop_back();
        m_local = {};
        return {};
    }

    Result<> add(ReportKind kind, const Item& item)
    {
        auto& used = m_bits[{kind, m_global.report}];
        const std::uint64_t bits = std::uint64_t{m_global.size} * m_global.count;
        if (m_global.size > longestReport * 8 || m_global.count > longestReport * 8
            || used + bits > longestReport * 8)
            return refused("describes a report that is too long");
        Field field;
        field.kind = kind;
        field.report = m_global.report;
        field.bit = used;
        used += bits;
        field.size = m_global.size;
        field.count = m_global.count;
        field.least = m_global.least;
        field.most = m_global.most;
        field.constant = (item.value & 1) != 0;
        field.array = (item.value & 2) == 0;
        field.usages = std::move(m_local.usages);
        m_local = {};
        if (!m_collections.empty())
            field.application = m_collections.front();
        for (const auto one : m_collections)
            if (one != 0)
                field.collection = one;
        if (!field.constant && field.size > widest)
            return refused("has an element of more than 32 bits");
        fields.push_back(std::move(field));
        return {};
    }

    Global m_global;
    Local m_local;
    std::vector<Global> m_saved;
    std::vector<Usage> m_collections;
    std::map<std::pair<ReportKind, std::uint8_t>, std::size_t> m_bits;
};

} // namespace

Result<ReportDescriptor> ReportDescriptor::parse(ByteView descriptor)
{
    if (descriptor.size() > longestDescriptor)
        return refused("is too long");
    Parser parser;
    for (std::size_t at = 0; at < descriptor.size();) {
        const auto prefix = descriptor[at++];
        constexpr std::uint8_t longItem = 0xFE;
        if (prefix == longItem) {
            if (at == descriptor.size() || descriptor.size() - at < std::size_t{2} + descriptor[at])
                return refused("is cut off");
            at += std::size_t{2} + descriptor[at];
            continue;
        }
        constexpr std::array<unsigned, 4> sizes{0, 1, 2, 4};
        Item item{static_cast<std::uint8_t>(prefix & 0xFC), 0, sizes[prefix & 3]};
        if (descriptor.size() - at < item.size)
            return refused("is cut off");
        for (unsigned byte = 0; byte < item.size; ++byte)
            item.value |= std::uint32_t{descriptor[at++]} << 8 * byte;
        TRY(parser.take(item));
    }
    TRY(parser.end());
    ReportDescriptor whole;
    whole.m_fields = std::move(parser.fields);
    whole.m_numbered = parser.numbered;
    return whole;
}

std::optional<Usage> Field::usageAt(std::uint64_t n) const
{
    for (const auto& range : usages) {
        const auto size = std::uint64_t{range.last} - range.first + 1;
        if (n < size)
            return static_cast<Usage>(range.first + n);
        n -= size;
    }
    return array || usages.empty() ? std::nullopt : std::optional(usages.back().last);
}

std::optional<unsigned> Field::elementOf(Usage wanted) const
{
    std::uint64_t before = 0;
    for (const auto& range : usages) {
        if (wanted >= range.first && wanted <= range.last) {
            const auto element = before + (wanted - range.first);
            if (array || element >= count)
                return std::nullopt;
            return static_cast<unsigned>(element);
        }
        before += std::uint64_t{range.last} - range.first + 1;
    }
    return std::nullopt;
}

const Field* ReportDescriptor::find(ReportKind kind, Usage usage) const
{
    const auto has = [&](const Field& field) {
        return field.kind == kind && !field.constant
            && std::any_of(field.usages.begin(), field.usages.end(),
                [&](const UsageRange& range) { return usage >= range.first && usage <= range.last; });
    };
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), has);
    return found == m_fields.end() ? nullptr : &*found;
}

std::size_t ReportDescriptor::reportSize(ReportKind kind, std::uint8_t report) const
{
    std::size_t bits = 0;
    for (const auto& field : m_fields)
        if (field.kind == kind && field.report == report)
            bits = std::max(bits, field.bit + std::size_t{field.size} * field.count);
    return (bits + 7) / 8 + (m_numbered ? 1 : 0);
}

std::optional<std::int64_t> valueOf(const Field& field, unsigned element, ByteView report, bool numbered)
{
    const auto first = field.bit + std::size_t{element} * field.size + (numbered ? 8 : 0);
    if (field.size == 0 || field.size > widest || element >= field.count
        || first + field.size > report.size() * 8)
        return std::nullopt;
    std::uint64_t value = 0;
    for (unsigned bit = 0; bit < field.size; ++bit)
        if ((report[(first + bit) / 8] >> (first + bit) % 8 & 1) != 0)
            value |= std::uint64_t{1} << bit;
    if (field.least < 0 && (value >> (field.size - 1) & 1) != 0)
        return static_cast<std::int64_t>(value) - (std::int64_t{1} << field.size);
    return static_cast<std::int64_t>(value);
}

bool setValue(const Field& field, unsigned element, std::uint32_t value, Bytes& report, bool numbered)
{
    const auto first = field.bit + std::size_t{element} * field.size + (numbered ? 8 : 0);
    if (field.size == 0 || field.size > widest || element >= field.count
        || first + field.size > report.size() * 8)
        return false;
    for (unsigned bit = 0; bit < field.size; ++bit) {
        auto& byte = report[(first + bit) / 8];
        const auto mask = static_cast<std::uint8_t>(1U << (first + bit) % 8);
        byte = static_cast<std::uint8_t>((value >> bit & 1) != 0 ? byte | mask : byte & ~mask);
    }
    return true;
}

} // namespace custody::hid
