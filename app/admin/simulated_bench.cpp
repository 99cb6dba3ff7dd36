// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/simulated_bench.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "app/access/badge.h"
#include "app/admin/receipt.h"

namespace custody::admin {
namespace {

// Shows one named picture; a missing file is a camera that cannot be used.
class NamedPicture final : public devices::Camera {
public:
    explicit NamedPicture(std::filesystem::path picture)
        : m_picture(std::move(picture))
    {
    }
    std::string description() const override { return "picture file"; }
    Result<std::optional<devices::Frame>> frame(std::chrono::milliseconds patience) override
    {
        auto camera = TRY(simulated::PictureFolderCamera::open(m_picture));
        return camera.frame(patience);
    }

private:
    std::filesystem::path m_picture;
};

// The scanner of the bench, in the hands of its thread.
class LentScanner final : public devices::CodeReader {
public:
    explicit LentScanner(simulated::CodeReader& scanner)
        : m_scanner(scanner)
    {
    }
    std::string description() const override { return m_scanner.description(); }
    Result<std::optional<devices::CodeScan>> read(std::chrono::milliseconds patience) override
    {
        return m_scanner.read(patience);
    }

private:
    simulated::CodeReader& m_scanner;
};

// What a reader gets of a card with this number.
Result<devices::BadgeRead> sentBy(const access::Badge& badge)
{
    devices::BadgeRead read;
    read.content = bytes(badge.number());
    if (badge.kind() == "STRIPE") {
        read.kind = devices::CardKind::Stripe;
    } else if (badge.kind() == "KEYED") {
        read.kind = devices::CardKind::Keyed;
    } else if (badge.kind() == "UID") {
        read.kind = devices::CardKind::Uid;
        read.content = TRY(access::parseHexUid(badge.number()));
    } else {
        const auto number =
            TRY(access::parseWiegandNumber(TRY(access::parseWiegandFormat(badge.kind())), badge.number()));
        read = {static_cast<int>(access::bitCount(number.format)), TRY(access::wiegandBits(number))};
    }
    return read;
}

} // namespace

Result<devices::BadgeRead> cardOf(std::string_view badge)
{
    const auto colon = badge.find(':');
    const auto before = badge.substr(0, colon);
    const bool bits =
        std::all_of(before.begin(), before.end(), [](unsigned char c) { return std::isdigit(c); });
    if (badge.find('/') != std::string_view::npos || (colon != std::string_view::npos && !bits))
        return sentBy(TRY(access::parseBadge(badge)));
    const auto digits = colon == std::string_view::npos ? badge : badge.substr(colon + 1);
    devices::BadgeRead read;
    read.bitCount = static_cast<int>(badge.size());
    if (colon != std::string_view::npos)
        std::from_chars(badge.data(), badge.data() + colon, read.bitCount);
    const auto [end, code] = std::from_chars(
        digits.data(), digits.data() + digits.size(), read.bits, colon == std::string_view::npos ? 2 : 16);
    const bool whole = code == std::errc() && end == digits.data() + digits.size();
    if (!whole || read.bitCount < 1 || read.bitCount > 64)
        return fail(Fault::Invalid,
            "\"badge\" is the raw bits, such as 26:2F764DD, or the card's number, such as 123/45678");
    return read;
}

SimulatedBench::SimulatedBench(std::filesystem::path labelTray, decoder::Decoder& pictures)
    : m_receipts(labelTray.parent_path() / "receipts")
    , m_scans([this]() -> Result<std::unique_ptr<devices::CodeReader>> {
        return std::make_unique<LentScanner>(m_scanner);
    })
    , m_printer(std::move(labelTray))
    , m_pictures(pictures)
{
}

void SimulatedBench::startScanner()
{
    m_scansAlone = true;
    m_scans.start();
}

void SimulatedBench::boxComes()
{
    constexpr std::int64_t milligrams = 1'240'000;
    m_scale.lay(milligrams);
    m_scanner.scan("1Z5R89390357567127", "]C0");
}

Result<> SimulatedBench::connectCamera(const std::filesystem::path& pictures)
{
    m_camera = TRY(simulated::PictureFolderCamera::open(pictures));
    return {};
}

station::Devices SimulatedBench::devices()
{
    station::Devices devices;
    devices.camera = m_camera ? &*m_camera : nullptr;
    devices.printer = &m_printer;
    devices.scale = &m_scale;
    devices.layOnScale = [this](std::int64_t grams) { m_scale.lay(grams * 1000); };
    devices.scannerNote = [this] { return devices::DeviceNote{.name = m_scanner.description()}; };
    if (!m_scansAlone)
        devices.readCode = [this](const std::string& raw,
                               const std::string& symbology) -> Result<devices::CodeScan> {
            m_scanner.scan(raw, symbology);
            auto scan = TRY(m_scanner.read(std::chrono::milliseconds(500)));
            if (!scan)
                return fail(Fault::Device, devices::fault::silent);
            return std::move(*scan);
        };
    devices.pictures = &m_pictures;
    devices.badgesFromCommands = true;
    devices.tapBadge = [this](const std::string& badge) -> Result<devices::BadgeRead> {
        m_reader.present(TRY(cardOf(badge)));
        const auto read = TRY(m_reader.read(std::chrono::milliseconds(500)));
        if (!read)
            return fail(Fault::Device, "the badge reader stayed silent; tap the badge again");
        return *read;
    };
    devices.writeReceipt = receiptsInto(m_receipts);
    devices.cameraOf = [](const std::string& picture) { return std::make_unique<NamedPicture>(picture); };
    return devices;
}

} // namespace custody::admin
