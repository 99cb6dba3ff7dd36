// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/admin/receipt.h"

#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/paper/receipt.h"
#include "app/station/receipt.h"
#include "app/store/search.h"

namespace custody::admin {
namespace {

struct ReceiptWanted {
    std::string data;
    std::string item;
    std::string offer;
    std::string language = "en";
    std::string out;
};

Result<> write(const ReceiptWanted& wanted)
{
    const auto language = TRY(paper::parseLanguage(wanted.language));
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    const auto item = TRY(store::subjectNamed(*store, wanted.item));
    std::optional<EventId> offer;
    if (!wanted.offer.empty())
        offer = TRY(parseId<EventId>(wanted.offer));
    const auto receipt = TRY(station::receiptOf(*store, item, offer));
    const auto pdf = TRY(paper::receiptPdf(receipt, language));
    chain::Event exported;
    exported.id = store->newEventId();
    exported.type = chain::EventType::EvidenceExported;
    exported.at = clock.now();
    exported.fields = {{"subject", toText(item)}, {"format", std::string("receipt")},
        {"events", static_cast<std::int64_t>(receipt.items.size())}};
    TRY(store->record({{exported}, {}, {}, {}, {}}));
    TRY(replaceFile(wanted.out, pdf, Access::OwnerOnly));
    std::cerr << "receipt of " << receipt.items.size() << " items, two copies: " << wanted.out << "\n";
    return {};
}

} // namespace

std::function<Result<std::string>(const chain::Receipt&, const std::string&)> receiptsInto(
    std::filesystem::path folder)
{
    return [folder = std::move(folder)](
               const chain::Receipt& receipt, const std::string& language) -> Result<std::string> {
        const auto pdf = TRY(paper::receiptPdf(receipt, TRY(paper::parseLanguage(language))));
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        const auto path = folder / ("receipt-" + receipt.offer + "-" + language + ".pdf");
        TRY(replaceFile(path, pdf, Access::OwnerOnly));
        return path.string();
    };
}

void addReceipt(CLI::App& program, int& exitCode)
{
    auto wanted = std::make_shared<ReceiptWanted>();
    auto* verb = program.add_subcommand("receipt",
        "The receipt of a hand-off as a PDF, a copy for each side: who, what, when, the words that were "
        "accepted and the leaves that say so");
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    verb->add_option("--item", wanted->item, "An item of the hand-off, by its LPN")->required();
    verb->add_option("--offer", wanted->offer, "Which of its hand-offs; without it the newest");
    verb->add_option("--language", wanted->language, "en or es")->check(CLI::IsMember({"en", "es"}));
    verb->add_option("--out", wanted->out, "The PDF to write; it names people")->required();
    verb->callback([wanted, &exitCode] { exitCode = finish(write(*wanted)); });
}

} // namespace custody::admin
