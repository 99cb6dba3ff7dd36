// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/export_pdf.h"
#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/store/evidence.h"

namespace custody::admin {
namespace {

struct Wanted {
    std::string data;
    std::string item;
    std::string parcel;
    std::string lane;
    std::string format;
    std::string out;
    std::string language = "en";
    bool names = false;
};

Result<SubjectId> subjectOf(store::Store& store, const Wanted& wanted)
{
    if (!wanted.item.empty()) {
        const auto id = TRY(store.things().itemByLpn(wanted.item));
        if (!id)
            return fail(Fault::NotFound, "no item " + wanted.item + " is known here");
        if (TRY(store.things().item(*id)).lpn != wanted.item)
            return fail(
                Fault::Tampered, "this store's index leads to another item; run custody-admin fsck --full");
        return *id;
    }
    std::vector<TenantId> owners{TenantId{}};
    for (const auto& tenant : TRY(store.roster().tenants()))
        owners.push_back(tenant.id);
    for (const auto& owner : owners)
        for (const auto& id : TRY(store.things().parcelsByTracking(owner, wanted.parcel)))
            return id;
    return fail(Fault::NotFound, "no parcel " + wanted.parcel + " is known here");
}

// Every export is itself on the record, before its file exists.
Result<> note(store::Store& store, const Wanted& wanted, const SubjectId& subject, std::size_t events)
{
    chain::Event exported;
    exported.id = store.newEventId();
    exported.type = chain::EventType::EvidenceExported;
    exported.at = store.clock().now();
    exported.fields = {{"subject", toText(subject)}, {"format", wanted.format},
        {"events", static_cast<std::int64_t>(events)}};
    TRY(store.record({{exported}, {}, {}, {}, {}}));
    return {};
}

Result<> exportEvidence(const Wanted& wanted)
{
    const auto language = TRY(paper::parseLanguage(wanted.language));
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto subject = TRY(subjectOf(*store, wanted));
    const auto certificate = TRY(store::certificateOf(*store, subject));
    const bool pdf = wanted.format == "pdf";
    const auto content =
        pdf ? TRY(pdfOf(*store, subject, certificate, language, wanted.names)) : bytes(certificate.text());
    TRY(note(*store, wanted, subject, certificate.events.size()));
    if (wanted.out == "-") {
        std::cout << text(content) << std::flush;
        return {};
    }
    TRY(replaceFile(wanted.out, content));
    std::cerr << "certificate of " << certificate.events.size() << " events: " << wanted.out << "\n"
              << (pdf ? "its proofs are attached to it\n"
                      : "check it with: custody-verify " + wanted.out + "\n");
    return {};
}

} // namespace

void addExport(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("export", "Evidence for outsiders");
    auto wanted = std::make_shared<Wanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    auto* what = verb->add_option_group("what")->require_option(1);
    what->add_option("--item", wanted->item, "An item, by its LPN");
    what->add_option("--parcel", wanted->parcel, "A parcel, by its tracking number");
    what->add_option("--lane", wanted->lane, "A whole lane, by its origin (not yet)");
    verb->add_option("--format", wanted->format, "certificate or pdf; json, epcis and tiles are not yet here")
        ->required()
        ->check(CLI::IsMember({"certificate", "json", "epcis", "pdf", "tiles"}));
    verb->add_option("--out", wanted->out, "The file to write; - for stdout")->required();
    verb->add_option("--language", wanted->language, "Of the pdf: en or es")
        ->check(CLI::IsMember({"en", "es"}));
    verb->add_flag("--names", wanted->names, "The pdf names people; without it they are numbers");
    verb->callback([wanted, &exitCode] {
        const bool known = wanted->format == "certificate" || wanted->format == "pdf";
        if (!known || !wanted->lane.empty()) {
            std::cerr << "custody-admin: only --item or --parcel with --format certificate or pdf can be "
                         "exported yet\n";
            exitCode = ExitUsage;
            return;
        }
        exitCode = finish(exportEvidence(*wanted));
    });
}

} // namespace custody::admin
