// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/epcis.h"
#include "app/admin/export_pdf.h"
#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/ledger/certificate_json.h"
#include "app/store/evidence.h"
#include "app/store/search.h"

namespace custody::admin {
namespace {

struct ExportWanted {
    std::string data;
    std::string item;
    std::string parcel;
    std::string lane;
    std::string format;
    std::string out;
    std::vector<std::string> show;
    std::vector<std::string> hide;
    bool showNothing = false;
    bool cosigned = false;
    std::string language = "en";
    bool names = false;
    std::vector<std::string> photos;
    std::size_t part = 0; // 0: the newest
};

store::FieldChoice choiceOf(const ExportWanted& wanted)
{
    if (wanted.showNothing)
        return store::FieldChoice::nothing();
    return wanted.show.empty() ? store::FieldChoice::allBut(wanted.hide)
                               : store::FieldChoice::only(wanted.show);
}

// Tiles and checkpoints show no field.
bool isOfDigestsAlone(const ExportWanted& wanted)
{
    return wanted.format == "tiles" || wanted.format == "checkpoint";
}

store::TilesUpTo upTo(const ExportWanted& wanted)
{
    return wanted.cosigned ? store::TilesUpTo::NewestCosigned : store::TilesUpTo::NewestHead;
}

paper::PhotoRoles rolesOf(const ExportWanted& wanted)
{
    if (wanted.photos.empty())
        return {};
    return std::set<std::string>(wanted.photos.begin(), wanted.photos.end());
}

Result<SubjectId> subjectOf(store::Store& store, const ExportWanted& wanted)
{
    return store::subjectNamed(store, wanted.item.empty() ? wanted.parcel : wanted.item);
}

Result<store::Lane> laneOf(store::Store& store, const std::string& origin)
{
    const auto lane = TRY(store.ledger().laneByOrigin(origin));
    if (!lane)
        return fail(Fault::NotFound, "no lane " + origin + " is here; custody-admin tenant list names them");
    return *lane;
}

// Every export is itself on the record, before its file exists.
Result<> note(store::Store& store, const ExportWanted& wanted, chain::Field subject, std::int64_t events)
{
    chain::Event exported;
    exported.id = store.newEventId();
    exported.type = chain::EventType::EvidenceExported;
    exported.at = store.clock().now();
    exported.fields = {std::move(subject), {"format", wanted.format}, {"events", events}};
    if (!isOfDigestsAlone(wanted))
        exported.fields.push_back({"shown", choiceOf(wanted).text()});
    TRY(store.record({{exported}, {}, {}, {}, {}}));
    return {};
}

Result<> write(const ExportWanted& wanted, ByteView content, std::size_t events)
{
    if (wanted.out == "-") {
        std::cout << text(content) << std::flush;
        return {};
    }
    TRY(replaceFile(wanted.out, content, Access::OwnerOnly)); // it may name a consumer's parcel
    std::cerr << wanted.format << " of " << events << " events: " << wanted.out << "\n";
    if (wanted.format == "certificate" || wanted.format == "checkpoint")
        std::cerr << "check it with: custody-verify " << wanted.out << "\n";
    if (wanted.format == "pdf")
        std::cerr << "its proofs are attached to it\n";
    return {};
}

void tellLeftOut(const ExportWanted& wanted, const std::vector<std::string>& photos)
{
    if (photos.empty())
        return;
    std::cerr << "photos left out: ";
    for (std::size_t i = 0; i < photos.size(); ++i)
        std::cerr << (i ? ", " : "") << photos[i];
    std::cerr << (wanted.photos.empty()
            ? "; the tracking number is withheld, and they may show a label that tells it. Look at them, and "
              "name the roles that may go along with --photos\n"
            : "; --photos does not name their roles\n");
}

// A fork cuts a story in two, and no certificate may stand on two checkpoints.
Result<ledger::Certificate> partOf(store::Store& store, const SubjectId& id, const ExportWanted& wanted)
{
    const auto parts = TRY(store::partsOf(store, id));
    const auto part = wanted.part == 0 ? std::max<std::size_t>(1, parts) : wanted.part;
    auto certificate = TRY(store::certificateOfPart(store, id, part, choiceOf(wanted)));
    if (parts > 1)
        std::cerr
            << "part " << part << " of " << parts
            << ": a lane forked, and each lane has its own checkpoint. Export the others with --part 1 to "
            << parts << ", and give all of them to custody-verify together\n";
    return certificate;
}

Result<> exportEvidence(const ExportWanted& wanted)
{
    const auto language = TRY(paper::parseLanguage(wanted.language));
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    ledger::Certificate certificate;
    chain::Field subject{"lane", wanted.lane};
    std::optional<Pdf> pdf;
    if (wanted.lane.empty()) {
        const auto id = TRY(subjectOf(*store, wanted));
        subject = {"subject", toText(id)};
        certificate = TRY(partOf(*store, id, wanted));
        if (wanted.format == "pdf")
            pdf = TRY(pdfOf(*store, id, certificate, {language, wanted.names, rolesOf(wanted)}));
    } else {
        const auto lane = TRY(laneOf(*store, wanted.lane));
        certificate = TRY(store::certificateOfLane(*store, lane, choiceOf(wanted)));
    }
    const auto content = pdf      ? pdf->content
        : wanted.format == "json" ? bytes(TRY(ledger::evidenceJson(certificate)))
                                  : bytes(certificate.text());
    TRY(note(*store, wanted, std::move(subject), static_cast<std::int64_t>(certificate.events.size())));
    if (pdf)
        tellLeftOut(wanted, pdf->photosLeftOut);
    return write(wanted, content, certificate.events.size());
}

Result<> exportEpcis(const ExportWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    chain::Field subject{"lane", wanted.lane};
    EpcisDocument document;
    if (wanted.lane.empty()) {
        const auto id = TRY(subjectOf(*store, wanted));
        subject = {"subject", toText(id)};
        document = TRY(epcisOf(*store, id, choiceOf(wanted)));
    } else {
        document = TRY(epcisOfLane(*store, TRY(laneOf(*store, wanted.lane)), choiceOf(wanted)));
    }
    TRY(note(*store, wanted, std::move(subject), static_cast<std::int64_t>(document.events)));
    return write(wanted, bytes(document.json), document.events);
}

// One signed head alone: what a brand keeps to see later that nothing before it was changed.
Result<> exportCheckpoint(const ExportWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    TRY(note(*store, wanted, {"lane", wanted.lane},
        static_cast<std::int64_t>(TRY(laneOf(*store, wanted.lane)).size)));
    const auto lane = TRY(laneOf(*store, wanted.lane));
    const auto head = TRY(store::checkpointOf(*store, lane, upTo(wanted)));
    return write(wanted, bytes(head.whole()), TRY(ledger::Checkpoint::parse(head.text)).size);
}

Result<> exportFolder(const ExportWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    TRY(note(*store, wanted, {"lane", wanted.lane},
        static_cast<std::int64_t>(TRY(laneOf(*store, wanted.lane)).size)));
    const auto lane = TRY(laneOf(*store, wanted.lane)); // the spine has just grown by that note
    const std::filesystem::path folder(wanted.out);
    const auto entries = TRY(store::exportTiles(
        *store, lane, upTo(wanted), [&](const std::string& path, ByteView content) -> Result<> {
            std::error_code failed;
            std::filesystem::create_directories((folder / path).parent_path(), failed);
            return replaceFile(folder / path, content);
        }));
    std::cerr << "tiles of " << entries << " entries: " << wanted.out << "\ncheck them with: custody-verify "
              << wanted.out << "\n";
    return {};
}

// What cannot go together, in a sentence; empty when all is well.
std::string contradiction(const ExportWanted& wanted)
{
    if (wanted.part != 0 && (!wanted.lane.empty() || wanted.format == "epcis"))
        return "--part is for the certificate, json or pdf of one item or parcel";
    if (isOfDigestsAlone(wanted)) {
        if (wanted.lane.empty())
            return "tiles and checkpoints are of a whole lane: name it with --lane";
        if (!wanted.show.empty() || !wanted.hide.empty() || wanted.showNothing)
            return "tiles and checkpoints show no field at all; --show and --hide are for certificates";
        if (!wanted.photos.empty())
            return "--photos is for the pdf; the other formats carry no pictures";
    }
    if (wanted.format == "tiles") {
        return wanted.out == "-" ? "tiles are a folder, not a file: name one with --out" : "";
    }
    if (wanted.format == "checkpoint")
        return "";
    if (wanted.cosigned)
        return "--cosigned is for tiles and checkpoints; a certificate takes the newest cosigned checkpoint "
               "by itself";
    if (wanted.format == "pdf")
        return wanted.lane.empty() ? ""
                                   : "a pdf tells of one item or parcel: name it with --item or --parcel";
    if (!wanted.photos.empty())
        return "--photos is for the pdf; the other formats carry no pictures";
    if (wanted.names)
        return "--names is for the pdf; the other formats carry people as numbers only";
    return "";
}

} // namespace

void addExport(CLI::App& program, int& exitCode)
{
    auto* verb = program.add_subcommand("export", "Evidence for outsiders");
    auto wanted = std::make_shared<ExportWanted>();
    verb->add_option("--data", wanted->data, "The store's folder")->required();
    auto* what = verb->add_option_group("what")->require_option(1);
    what->add_option("--item", wanted->item, "An item, by its LPN; by its id when it was erased");
    what->add_option(
        "--parcel", wanted->parcel, "A parcel, by its tracking number; by its id when it was erased");
    what->add_option("--lane", wanted->lane, "A whole lane, by its origin");
    verb->add_option("--format", wanted->format,
            "certificate (text, for custody-verify), json (the same for programs), tiles (a lane as a "
            "tlog-tiles folder), checkpoint (its signed head alone), pdf (the certificate for readers), "
            "epcis (EPCIS 2.0 JSON-LD of an item, a parcel or a lane)")
        ->required()
        ->check(CLI::IsMember({"certificate", "json", "epcis", "pdf", "tiles", "checkpoint"}));
    verb->add_option("--out", wanted->out, "The file or folder to write; - for stdout")->required();
    auto* fields = verb->add_option_group("fields",
                           "What outsiders see; without a word, every field. A field is "
                           "named alone (tracking) or in one kind of event "
                           "(parcel.expected:tracking)")
                       ->require_option(0, 1);
    fields->add_option("--show", wanted->show, "Show these fields and no others");
    fields->add_option("--hide", wanted->hide, "Show every field but these");
    fields->add_flag(
        "--show-nothing", wanted->showNothing, "Show no field: only what happened when, and its proof");
    verb->add_flag(
        "--cosigned", wanted->cosigned, "Tiles, or the checkpoint, only up to the newest cosigned one");
    verb->add_option("--language", wanted->language, "Of the pdf: en or es")
        ->check(CLI::IsMember({"en", "es"}));
    verb->add_flag("--names", wanted->names, "The pdf names people; without it they are numbers");
    verb->add_option("--part", wanted->part,
            "Of a story that a forked lane cut: 1 is the oldest part; without it, the newest")
        ->check(CLI::PositiveNumber);
    verb->add_option("--photos", wanted->photos,
        "Of the pdf: only photos taken for these roles (front, opened_parcel, none). Without it all that are "
        "shown; while tracking is withheld only those that cannot show a label: front, back, tag, serial, "
        "defect_…");
    verb->callback([wanted, &exitCode] {
        if (const auto wrong = contradiction(*wanted); !wrong.empty()) {
            std::cerr << "custody-admin: " << wrong << "\n";
            exitCode = ExitUsage;
            return;
        }
        exitCode = finish(wanted->format == "tiles" ? exportFolder(*wanted)
                : wanted->format == "checkpoint"    ? exportCheckpoint(*wanted)
                : wanted->format == "epcis"         ? exportEpcis(*wanted)
                                                    : exportEvidence(*wanted));
    });
}

} // namespace custody::admin
