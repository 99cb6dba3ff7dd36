// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/epoch.h"

namespace custody::store {
namespace {

// custody.example/eh1/st07/lane/abc → …/abc/2 → …/abc/3
std::string originAfter(const std::string& origin, std::int64_t epoch)
{
    const auto first = epoch == 1 ? origin : origin.substr(0, origin.rfind('/'));
    return first + "/" + std::to_string(epoch + 1);
}

} // namespace

Result<Lane> continueLane(Store& store, const Lane& forked)
{
    auto lane = TRY(store.ledger().openLane(originAfter(forked.origin, forked.epoch), forked.tenant));
    lane.epoch = forked.epoch + 1;
    auto number = TRY(store.database().prepare("UPDATE lane SET epoch=? WHERE id=?"));
    number.bind(1, lane.epoch).bind(2, lane.id);
    TRY(number.run());

    chain::Event first;
    first.id = store.newEventId();
    first.type = chain::EventType::LaneContinued;
    first.at = store.clock().now();
    first.fields = {
        {"continues", forked.origin}, {"our_head", TRY(store.ledger().newestHead(forked.id)).whole()}};
    auto kept =
        TRY(store.database().prepare("SELECT why, evidence FROM quarantine WHERE lane=? ORDER BY rowid"));
    kept.bind(1, forked.id);
    for (int n = 1; TRY(kept.step()); ++n) {
        first.fields.push_back({"why_" + std::to_string(n), kept.text(0)});
        first.fields.push_back({"evidence_" + std::to_string(n), kept.text(1)}); // our head and the cloud's
    }
    auto receipts = TRY(store.database().prepare(
        "SELECT size, line FROM receipt WHERE lane=? ORDER BY size DESC, cosigner LIMIT 1"));
    receipts.bind(1, forked.id);
    if (TRY(receipts.step())) {
        first.fields.push_back({"receipted_size", receipts.integer(0)});
        first.fields.push_back({"receipt", receipts.text(1)});
    }
    const auto keys = TRY(store.subjects().find(stationSubject()));
    TRY(store.ledger().append(lane, first, std::nullopt, keys));
    return lane;
}

} // namespace custody::store
