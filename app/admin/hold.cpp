// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/store/holds.h"
#include "app/store/search.h"

namespace custody::admin {
namespace {

struct HoldWanted {
    std::string data;
    std::string subject;
    std::string tenant;
    std::string reason;
    bool release = false;
};

Result<> list(store::Store& store)
{
    for (const auto& hold : TRY(store::holds(store)))
        std::cout << rfc3339(hold.since) << "\t" << (hold.brand ? "brand" : "parcel") << "\t"
                  << uuidText(hold.about) << "\n";
    return {};
}

Result<> change(const HoldWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    if (wanted.subject.empty() && wanted.tenant.empty())
        return list(*store);
    if (!wanted.subject.empty()) {
        const auto parcel = TRY(store->things().parcelOf(TRY(store::subjectNamed(*store, wanted.subject))));
        return wanted.release ? store::releaseParcel(*store, parcel, wanted.reason)
                              : store::holdParcel(*store, parcel, wanted.reason);
    }
    const auto brand = TRY(store->roster().tenantByName(wanted.tenant));
    if (!brand)
        return fail(Fault::NotFound, "no brand of this name is enrolled here");
    return wanted.release ? store::releaseBrand(*store, brand->id, wanted.reason)
                          : store::holdBrand(*store, brand->id, wanted.reason);
}

} // namespace

void addHold(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("hold",
        "Puts a parcel or a brand under legal hold, so that nothing erases it, or releases it; each is an "
        "event. "
        "Without either, lists the holds that stand");
    auto wanted = std::make_shared<HoldWanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    auto* subject = verb->add_option("--subject", wanted->subject, "A parcel, by LPN, tracking number or id");
    verb->add_option("--tenant", wanted->tenant, "A brand, by its name")->excludes(subject);
    verb->add_option("--reason", wanted->reason,
        "Why; sealed in the event. For a brand it outlives its parcels: no names");
    verb->add_flag("--release", wanted->release, "Lift the hold");
    // What the words lack is said before any store is opened, or a passphrase asked for.
    verb->callback([wanted, &exitCode] {
        const bool named = !wanted->subject.empty() || !wanted->tenant.empty();
        const char* wrong = wanted->release && !named ? "name what to release: --subject or --tenant"
            : named && !wanted->release && wanted->reason.empty() ? "a legal hold needs a --reason"
                                                                  : nullptr;
        if (!wrong) {
            exitCode = finish(change(*wanted));
            return;
        }
        std::cerr << "custody-admin: " << wrong << "\n";
        exitCode = ExitUsage;
    });
}

} // namespace custody::admin
