// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/usb/claimed_device.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace custody::usb {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// usbfs lends at most 16 MiB to all programs together.
constexpr std::size_t largestPiece = 256 * 1024;
constexpr std::size_t mostControl = 4096;

// libusb's 0 waits for ever.
unsigned patienceOf(milliseconds patience)
{
    return static_cast<unsigned>(std::clamp<std::int64_t>(patience.count(), 1, 24 * 60 * 60 * 1000));
}

TransferEnd endOf(libusb_transfer_status status)
{
    switch (status) {
    case LIBUSB_TRANSFER_COMPLETED: return TransferEnd::Done;
    case LIBUSB_TRANSFER_TIMED_OUT: return TransferEnd::TimedOut;
    case LIBUSB_TRANSFER_STALL: return TransferEnd::Stalled;
    case LIBUSB_TRANSFER_NO_DEVICE: return TransferEnd::Gone;
    case LIBUSB_TRANSFER_CANCELLED: return TransferEnd::Cancelled;
    case LIBUSB_TRANSFER_OVERFLOW: return TransferEnd::Overflow;
    case LIBUSB_TRANSFER_ERROR: return TransferEnd::Failed;
    }
    return TransferEnd::Failed;
}

Error usbError(const Plugged& device, const char* doing, int code)
{
    switch (code) {
    case LIBUSB_ERROR_ACCESS: return deniedError(device);
    case LIBUSB_ERROR_BUSY: return busyError(device);
    case LIBUSB_ERROR_NO_DEVICE: return goneError(device);
    default:
        return {Fault::Device,
            device.description() + " could not be used (" + doing + ": " + libusb_error_name(code)
                + "). Unplug it and plug it in again.",
            rule::unusable};
    }
}

// What came may be a badge's number.
class WipedAtEnd {
public:
    explicit WipedAtEnd(Bytes& bytes)
        : m_bytes(bytes)
    {
    }
    ~WipedAtEnd() { ::explicit_bzero(m_bytes.data(), m_bytes.size()); }
    WipedAtEnd(const WipedAtEnd&) = delete;
    WipedAtEnd& operator=(const WipedAtEnd&) = delete;

private:
    Bytes& m_bytes;
};

} // namespace

Result<std::unique_ptr<ClaimedDevice>> ClaimedDevice::open(
    libusb_device* device, const Plugged& plugged, const std::vector<Claim>& claims, milliseconds settling)
{
    constexpr milliseconds pause(20);
    const auto until = steady_clock::now() + settling;
    for (;;) {
        libusb_device_handle* handle = nullptr;
        int code = libusb_open(device, &handle);
        if (code == LIBUSB_SUCCESS) {
            auto* const transfer = libusb_alloc_transfer(0);
            if (!transfer) {
                libusb_close(handle);
                return fail(Fault::Device, "There is no memory for USB transfers.");
            }
            std::unique_ptr<ClaimedDevice> opened(new ClaimedDevice(handle, plugged, transfer));
            libusb_set_auto_detach_kernel_driver(handle, 1);
            Result<> claimed;
            for (const auto& one : claims)
                if (claimed)
                    claimed = opened->claim(one);
            if (claimed)
                return opened;
            if (claimed.error().rule != rule::busy || steady_clock::now() >= until)
                return tl::unexpected(claimed.error());
        } else if (code != LIBUSB_ERROR_ACCESS || steady_clock::now() >= until) {
            return tl::unexpected(usbError(plugged, "open", code));
        }
        std::this_thread::sleep_for(pause);
    }
}

Result<> ClaimedDevice::claim(const Claim& wanted)
{
    if (const int code = libusb_claim_interface(m_handle, wanted.interface); code != LIBUSB_SUCCESS)
        return tl::unexpected(usbError(m_plugged, "claim", code));
    m_claims.push_back(wanted);
    // Not when it is the first setting anyway: some printers answer SET_INTERFACE with a reset.
    if (wanted.alternate != 0)
        if (const int code = libusb_set_interface_alt_setting(m_handle, wanted.interface, wanted.alternate);
            code != LIBUSB_SUCCESS)
            return tl::unexpected(usbError(m_plugged, "alternate setting", code));
    return {};
}

ClaimedDevice::~ClaimedDevice()
{
    // Calls come from one thread, so nothing flies here; each returns only after its callback.
    for (const auto& claim : m_claims)
        libusb_release_interface(m_handle, claim.interface); // NO_DEVICE when it was pulled: nothing to do
    libusb_free_transfer(m_transfer);
    libusb_close(m_handle);
}

void LIBUSB_CALL ClaimedDevice::landed(libusb_transfer* transfer)
{
    auto* const self = static_cast<ClaimedDevice*>(transfer->user_data);
    const std::scoped_lock lock(self->m_mutex);
    self->m_flying = false;
    self->m_landed.notify_one(); // under the lock: who waits may destroy this object right after
}

Result<TransferEnd> ClaimedDevice::fly()
{
    std::unique_lock lock(m_mutex);
    if (m_gone)
        return TransferEnd::Gone;
    if (m_cancelled) // between two pieces
        return TransferEnd::Cancelled;
    if (const int code = libusb_submit_transfer(m_transfer); code != LIBUSB_SUCCESS) {
        if (code == LIBUSB_ERROR_NO_DEVICE) {
            m_gone = true;
            return TransferEnd::Gone;
        }
        return tl::unexpected(usbError(m_plugged, "transfer", code));
    }
    m_flying = true;
    m_landed.wait(lock, [this] { return !m_flying; });
    const auto end = endOf(m_transfer->status);
    if (end == TransferEnd::Gone)
        m_gone = true;
    return end;
}

const Endpoint* ClaimedDevice::endpoint(std::uint8_t address) const
{
    for (const auto& interface : m_plugged.interfaces)
        for (const auto& claim : m_claims)
            if (interface.number == claim.interface && interface.alternate == claim.alternate)
                for (const auto& one : interface.endpoints)
                    if (one.address == address)
                        return &one;
    return nullptr;
}

Result<Received> ClaimedDevice::controlIn(
    const ControlRequest& request, std::size_t most, milliseconds patience)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = false;
    }
    most = std::min(most, mostControl);
    Bytes buffer(LIBUSB_CONTROL_SETUP_SIZE + most);
    const WipedAtEnd wiped(buffer);
    libusb_fill_control_setup(buffer.data(), request.requestType, request.request, request.value,
        request.index, static_cast<std::uint16_t>(most));
    libusb_fill_control_transfer(m_transfer, m_handle, buffer.data(), landed, this, patienceOf(patience));
    m_transfer->actual_length = 0;
    Received received{TRY(fly()), {}};
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(m_transfer->actual_length), most);
    const auto* const data = buffer.data() + LIBUSB_CONTROL_SETUP_SIZE;
    received.bytes.assign(data, data + count);
    return received;
}

Result<Written> ClaimedDevice::controlOut(const ControlRequest& request, ByteView data, milliseconds patience)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = false;
    }
    if (data.size() > mostControl)
        return fail(Fault::Invalid, "A control transfer carries at most 4096 bytes.");
    Bytes buffer(LIBUSB_CONTROL_SETUP_SIZE);
    append(buffer, data);
    libusb_fill_control_setup(buffer.data(), request.requestType, request.request, request.value,
        request.index, static_cast<std::uint16_t>(data.size()));
    libusb_fill_control_transfer(m_transfer, m_handle, buffer.data(), landed, this, patienceOf(patience));
    m_transfer->actual_length = 0;
    const auto end = TRY(fly());
    return Written{end, static_cast<std::size_t>(m_transfer->actual_length)};
}

Result<Written> ClaimedDevice::write(std::uint8_t address, ByteView data, milliseconds patience)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = false;
    }
    const auto* const to = endpoint(address);
    if (!to || to->isIn())
        return fail(Fault::Invalid, m_plugged.description() + " has no such OUT endpoint.");
    const auto until = steady_clock::now() + patience;
    Written written;
    while (written.count < data.size() && written.end == TransferEnd::Done) {
        const auto piece = data.subspan(written.count, std::min(largestPiece, data.size() - written.count));
        const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
        auto* const bytes = const_cast<std::uint8_t*>(piece.data()); // libusb only reads it
        const auto fill =
            to->kind == TransferKind::Interrupt ? libusb_fill_interrupt_transfer : libusb_fill_bulk_transfer;
        fill(m_transfer, m_handle, address, bytes, static_cast<int>(piece.size()), landed, this,
            patienceOf(left));
        m_transfer->actual_length = 0;
        written.end = TRY(fly());
        written.count += static_cast<std::size_t>(m_transfer->actual_length);
        // Pieces that are taken without a byte must not go on for ever.
        if (written.end == TransferEnd::Done && written.count < data.size() && steady_clock::now() >= until)
            written.end = TransferEnd::TimedOut;
    }
    return written;
}

Result<Received> ClaimedDevice::read(std::uint8_t address, std::size_t most, milliseconds patience)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_cancelled = false;
    }
    const auto* const from = endpoint(address);
    if (!from || !from->isIn() || from->packet == 0)
        return fail(Fault::Invalid, m_plugged.description() + " has no such IN endpoint.");
    // Whole packets: one that does not fit would be lost.
    const std::size_t packet = from->packet;
    const auto room = std::min((most + packet - 1) / packet, largestPiece / packet) * packet;
    Bytes buffer(std::max(room, packet));
    const WipedAtEnd wiped(buffer);
    const auto fill =
        from->kind == TransferKind::Interrupt ? libusb_fill_interrupt_transfer : libusb_fill_bulk_transfer;
    fill(m_transfer, m_handle, address, buffer.data(), static_cast<int>(buffer.size()), landed, this,
        patienceOf(patience));
    m_transfer->actual_length = 0;
    Received received{TRY(fly()), {}};
    const auto count = static_cast<std::size_t>(m_transfer->actual_length);
    received.bytes.assign(buffer.data(), buffer.data() + count);
    if (received.end == TransferEnd::Done && count > most)
        received.end = TransferEnd::Overflow;
    return received;
}

Result<> ClaimedDevice::clearHalt(std::uint8_t address)
{
    if (const int code = libusb_clear_halt(m_handle, address); code != LIBUSB_SUCCESS) {
        const std::scoped_lock lock(m_mutex);
        m_gone = m_gone || code == LIBUSB_ERROR_NO_DEVICE;
        return tl::unexpected(usbError(m_plugged, "clear halt", code));
    }
    return {};
}

void ClaimedDevice::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_cancelled = true;
    if (m_flying)
        libusb_cancel_transfer(m_transfer); // its callback still comes, with what arrived before
}

} // namespace custody::usb
