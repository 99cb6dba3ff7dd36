// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "drivers/printers/brother_status.h"

namespace custody::printers {

Result<BrotherStatus> parseBrotherStatus(ByteView answer)
{
    if (answer.size() != brotherStatusSize || answer[0] != 0x80 || answer[1] != 0x20 || answer[2] != 'B')
        return fail(Fault::Invalid, "This is no status of a Brother printer.");
    const auto error1 = answer[8];
    const auto error2 = answer[9];
    const auto type = answer[18];
    if (type > 6 || type == 3)
        return fail(Fault::Invalid, "The printer's status is of no known kind.");
    BrotherStatus status;
    constexpr BrotherNews kinds[] = {BrotherNews::Reply, BrotherNews::Completed, BrotherNews::Error,
        BrotherNews::Error, BrotherNews::TurnedOff, BrotherNews::Notification, BrotherNews::PhaseChange};
    status.news = kinds[type];
    auto& state = status.state;
    constexpr std::uint8_t noRoll = 0x01;
    constexpr std::uint8_t rollEnded = 0x02;
    constexpr std::uint8_t cutter = 0x04;
    constexpr std::uint8_t coverOpen = 0x10;
    constexpr std::uint8_t cannotFeed = 0x40;
    state.outOfLabels = error1 & (noRoll | rollEnded);
    state.jammed = (error1 & cutter) || (error2 & cannotFeed);
    state.headOpen = error2 & coverOpen;
    state.faulty = (error1 & ~(noRoll | rollEnded | cutter)) || (error2 & ~(coverOpen | cannotFeed))
        || status.news == BrotherNews::TurnedOff
        || (status.news == BrotherNews::Error && error1 == 0 && error2 == 0);
    status.prints = answer[19] == 1;
    state.busy = status.prints;
    status.widthMm = answer[10];
    status.lengthMm = answer[17];
    return status;
}

} // namespace custody::printers
