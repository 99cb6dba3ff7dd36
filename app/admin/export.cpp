// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/store/evidence.h"
#include "app/store/search.h"

namespace custody::admin {
namespace {

struct Wanted {
    std::string data;
    std::string item;
    std::string parcel;
    std::string lane;
    std::string format;
    std::string out;
};

Result<SubjectId> subjectOf(store::Store& store, const Wanted& wanted)
{
    return store::subjectNamed(store, wanted.item.empty() ? wanted.parcel : wanted.item);
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
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto subject = TRY(subjectOf(*store, wanted));
    const auto certificate = TRY(store::certificateOf(*store, subject));
    TRY(note(*store, wanted, subject, certificate.events.size()));
    const auto text = certificate.text();
    if (wanted.out == "-") {
        std::cout << text << std::flush;
        return {};
    }
    TRY(replaceFile(wanted.out, view(text)));
    std::cerr << "certificate of " << certificate.events.size() << " events: " << wanted.out
              << "\ncheck it with: custody-verify " << wanted.out << "\n";
    return {};
}

} // namespace

void addExport(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("export", "Evidence for outsiders");
    auto wanted = std::make_shared<Wanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    auto* what = verb->add_option_group("what")->require_option(1);
    what->add_option("--item", wanted->item, "An item, by its LPN; by its id when it was erased");
    what->add_option(
        "--parcel", wanted->parcel, "A parcel, by its tracking number; by its id when it was erased");
    what->add_option("--lane", wanted->lane, "A whole lane, by its origin (not yet)");
    verb->add_option("--format", wanted->format, "certificate; json, epcis, pdf and tiles are not yet here")
        ->required()
        ->check(CLI::IsMember({"certificate", "json", "epcis", "pdf", "tiles"}));
    verb->add_option("--out", wanted->out, "The file to write; - for stdout")->required();
    verb->callback([wanted, &exitCode] {
        if (wanted->format != "certificate" || !wanted->lane.empty()) {
            std::cerr
                << "custody-admin: only --item or --parcel with --format certificate can be exported yet\n";
            exitCode = ExitUsage;
            return;
        }
        exitCode = finish(exportEvidence(*wanted));
    });
}

} // namespace custody::admin
