// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/dialect.h"

#include "drivers/printers/brother_status.h"
#include "drivers/printers/dymo_status.h"
#include "drivers/printers/epl_status.h"
#include "drivers/printers/tspl_status.h"
#include "drivers/printers/zpl_status.h"

namespace custody::printers {
namespace {

using devices::LabelLanguage;
using devices::PrintOutcome;
using std::chrono::steady_clock;

// An answer nobody can read is as good as none.
template <typename Parsed> std::optional<Parsed> readable(Result<Parsed> parsed)
{
    return parsed ? std::optional<Parsed>(std::move(*parsed)) : std::nullopt;
}

class Zpl final : public Dialect {
public:
    LabelLanguage language() const override { return LabelLanguage::Zpl; }
    bool showsHalfLabels() const override { return true; }
    Idle idle() const override { return Idle::Proves; }
    Bytes forget() const override { return bytes("~JA"); }

    Result<std::optional<PrinterState>> ask(PrinterPort& port) override
    {
        if (const auto answer = TRY(port.ask(view("~HS"), isWholeHostStatus)))
            if (const auto status = readable(parseHostStatus(*answer)))
                return status->state;
        // Many fall silent when the labels are out or the head is open; some still name their errors.
        if (const auto answer = TRY(port.ask(view("~HQES"), isWholeErrorReport)))
            return readable(parseErrorReport(*answer));
        return std::nullopt;
    }
    Result<PrinterFacts> identify(PrinterPort& port) override
    {
        if (const auto answer = TRY(port.ask(view("~HI"), isWholeHostIdentity)))
            if (auto identity = readable(parseHostIdentity(*answer)))
                return PrinterFacts{identity->model, identity->firmware, identity->dpi};
        return PrinterFacts{};
    }
};

class Epl final : public Dialect {
public:
    LabelLanguage language() const override { return LabelLanguage::Epl; }
    Bytes white(std::size_t owed) const override { return Bytes(owed, 0xff); }
    Bytes forget() const override { return bytes("\n^@\nN\n"); }

    Result<std::optional<PrinterState>> ask(PrinterPort& port) override
    {
        const auto answer = TRY(port.ask(view("\n^ee\n"), isWholeEplStatus));
        return answer ? readable(parseEplStatus(*answer)) : std::nullopt;
    }
};

class Tspl final : public Dialect {
public:
    LabelLanguage language() const override { return LabelLanguage::Tspl; }
    Bytes white(std::size_t owed) const override
    {
        Bytes rest(owed, 0xff); // what is more than the picture is one line nobody understands
        append(rest, view("\r\n"));
        return rest;
    }
    Bytes forget() const override { return bytes("\x1b!."); } // all jobs; not ESC ! R, which starts it anew
    Idle idle() const override { return Idle::ProvesAfterBusy; }

    Result<std::optional<PrinterState>> ask(PrinterPort& port) override
    {
        const auto answer = TRY(port.ask(view("\x1b!?"), [](ByteView came) { return !came.empty(); }));
        return answer ? std::optional(tsplState(answer->back())) : std::nullopt;
    }
};

class Brother final : public Dialect {
public:
    LabelLanguage language() const override { return LabelLanguage::Brother; }
    int usualDpi() const override { return 300; }
    Bytes forget() const override
    {
        Bytes zeros(400, 0); // fills any line under way
        append(zeros, view("\x1b@"));
        return zeros;
    }
    Result<std::optional<PrinterState>> ask(PrinterPort& port) override
    {
        const auto status = TRY(answerOf(port));
        return status ? std::optional(status->state) : std::nullopt;
    }
    bool tellsRoll() const override { return true; }
    Result<std::optional<devices::LabelMedium>> roll(PrinterPort& port) override
    {
        const auto status = TRY(answerOf(port));
        if (!status || status->widthMm == 0)
            return std::nullopt;
        devices::LabelMedium medium;
        medium.widthMm = status->widthMm;
        medium.continuous = status->lengthMm == 0;
        if (!medium.continuous)
            medium.lengthMm = status->lengthMm;
        return medium;
    }
    void forgot() override { m_unproved = 0; } // of what was voided nothing is told any more
    // It tells by itself, and must not be asked while it prints.
    Result<PrintOutcome> proof(PrinterPort& port) override
    {
        const auto until = steady_clock::now() + port.patience().proof;
        Bytes came;
        ++m_unproved;
        while (steady_clock::now() < until) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now());
            const auto news = TRY(port.listen(isWhole, left));
            if (!news)
                break;
            append(came, *news);
            for (; came.size() >= brotherStatusSize;
                 came.erase(came.begin(), came.begin() + brotherStatusSize)) {
                const auto status = parseBrotherStatus(ByteView(came).first(brotherStatusSize));
                if (!status)
                    return PrintOutcome::Sent; // out of step: nothing it says is proof
                if (const auto trouble = troubleOf(status->state))
                    return tl::unexpected(devices::printerError(*trouble));
                // Late news of a label before this one is no proof of this one.
                if (status->news == BrotherNews::Completed && --m_unproved == 0)
                    return PrintOutcome::Printed;
            }
        }
        return PrintOutcome::Sent;
    }

private:
    int m_unproved = 0; // labels taken whose completion was not told yet
    static bool isWhole(ByteView came) { return came.size() >= brotherStatusSize; }
    Result<std::optional<BrotherStatus>> answerOf(PrinterPort& port)
    {
        const auto answer = TRY(port.ask(view("\x1biS"), isWhole));
        countProofs(port.stale());
        if (!answer)
            return std::nullopt;
        countProofs(*answer);
        return readable(parseBrotherStatus(ByteView(*answer).first(brotherStatusSize)));
    }
    // Late news of labels before, which came in between.
    void countProofs(ByteView said)
    {
        for (; said.size() >= brotherStatusSize; said = said.subspan(brotherStatusSize)) {
            const auto status = parseBrotherStatus(said.first(brotherStatusSize));
            if (!status)
                return; // out of step
            if (status->news == BrotherNews::Completed && m_unproved > 0)
                --m_unproved;
        }
    }
};

class Dymo final : public Dialect {
public:
    LabelLanguage language() const override { return LabelLanguage::Dymo; }
    int usualDpi() const override { return 300; }
    Bytes forget() const override
    {
        Bytes escapes(200, 0x1b); // more than one line of dots
        append(escapes, view("\x1b@"));
        return escapes;
    }
    Result<std::optional<PrinterState>> ask(PrinterPort& port) override
    {
        const auto answer = TRY(port.ask(view("\x1b"
                                              "A"),
            [](ByteView came) { return !came.empty(); }));
        return answer ? std::optional(dymoState(answer->back())) : std::nullopt;
    }
};

} // namespace

Result<PrintOutcome> Dialect::proof(PrinterPort& port)
{
    const auto until = steady_clock::now() + port.patience().proof;
    bool wasBusy = false;
    int idleInARow = 0;
    while (steady_clock::now() < until) {
        const auto state = TRY(ask(port));
        if (!state)
            return PrintOutcome::Sent; // silent: nothing is known
        if (const auto trouble = troubleOf(*state))
            return tl::unexpected(devices::printerError(*trouble));
        if (state->busy || state->halfLabel) {
            wasBusy = true;
            idleInARow = 0;
        } else {
            ++idleInARow;
            // Asked right after the last byte, it may not have begun: idle once is not yet done.
            const bool done = wasBusy || idleInARow >= 2;
            if (!state->countsLabels) {
                if (idleInARow >= 2)
                    return PrintOutcome::Sent;
            } else if (idle() == Idle::Proves && done)
                return PrintOutcome::Printed;
            if (idle() == Idle::ProvesAfterBusy && wasBusy)
                return PrintOutcome::Printed;
            if (idleInARow >= 2)
                return PrintOutcome::Sent;
        }
        port.pause();
    }
    return PrintOutcome::Sent;
}

std::unique_ptr<Dialect> dialectOf(LabelLanguage language)
{
    switch (language) {
    case LabelLanguage::Zpl: return std::make_unique<Zpl>();
    case LabelLanguage::Epl: return std::make_unique<Epl>();
    case LabelLanguage::Tspl: return std::make_unique<Tspl>();
    case LabelLanguage::Brother: return std::make_unique<Brother>();
    case LabelLanguage::Dymo: return std::make_unique<Dymo>();
    }
    return nullptr;
}

} // namespace custody::printers
