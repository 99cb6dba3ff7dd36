// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/fsck_holds.h"

#include "app/store/holds.h"

namespace custody::store {

void HoldCheck::hear(const Lane& lane, const ledger::Entry& entry, const SubjectId& subject)
{
    const bool set = entry.type == chain::name(chain::EventType::LegalHoldSet);
    if (!lane.tenant || (!set && entry.type != chain::name(chain::EventType::LegalHoldCleared)))
        return;
    const bool brand = subject == stationSubject();
    const auto id = brand ? ByteView(lane.tenant->bytes()) : ByteView(subject.bytes());
    const Bytes about(id.begin(), id.end());
    if (set)
        m_standing[about] = {brand, static_cast<UtcMs>(entry.claimedMs)};
    else
        m_standing.erase(about);
}

Result<> HoldCheck::settle(Store& store, std::vector<std::string>& faults) const
{
    auto missing = m_standing;
    for (const auto& hold : TRY(holds(store))) {
        const auto found = missing.find(Bytes(hold.about.begin(), hold.about.end()));
        if (found == missing.end() || found->second != Standing{hold.brand, hold.since})
            faults.push_back("legal hold on " + hex(hold.about) + ": no event set it so");
        else
            missing.erase(found);
    }
    for (const auto& [about, standing] : missing)
        faults.push_back("legal hold on " + hex(about) + ": it was set and never cleared, and is not listed");
    return {};
}

} // namespace custody::store
