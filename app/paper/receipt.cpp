// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/receipt.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/base/plain_words.h"
#include "app/paper/flow.h"

namespace custody::paper {
namespace {

using look::leading;

constexpr double afterPart = 6;
constexpr std::size_t longestFact = 600; // letters; the certificate has all of it

struct ReceiptWords {
    const char* record;
    const char* copies[2]; // of who gave, of who took
    const char* oneItem;
    const char* items; // {count}
    const char* from;
    const char* to;
    const char* people;
    const char* sidesApart;
    const char* witness;
    const char* purpose;
    const char* when;
    const char* container;
    const char* seal;
    const char* condition;
    const char* same;
    const char* changed;
    const char* unsaid;
    const char* handOff;
    const char* accepted;
    const char* acceptedHow;
    const char* digest;
    const char* list;
    const char* offeredAs; // {index}
    const char* takenAs; // {index}
    const char* lane;
    const char* check;
    const char* page; // {page} {pages}
};

constexpr std::array both{
    ReceiptWords{"HAND-OFF RECEIPT", {"Copy of the one who gave", "Copy of the one who took"}, "1 item",
        "{count} items", "Given by", "Taken by", "People",
        "Given and taken at two stations, which know people by their own numbers: that these are two people "
        "is not shown.",
        "Watched by", "For", "Taken on", "Tote", "Seal", "Condition", "no change seen",
        "changed: ", "nothing was said", "Hand-off", "What was accepted",
        "By the taker's own badge and PIN, at this station, in these words:", "SHA-256 of these words",
        "Items", "offered: leaf {index}", "taken: leaf {index}", "Lane",
        "Each digest is the leaf of the station's signed record. An item's certificate proves that the leaf "
        "is there; ask the station for it.",
        "{page} / {pages}"},
    ReceiptWords{"RECIBO DE ENTREGA", {"Copia de quien entregó", "Copia de quien recibió"}, "1 artículo",
        "{count} artículos", "Entregado por", "Recibido por", "Personas",
        "Entregado y recibido en dos estaciones, que conocen a las personas por números propios: no consta "
        "que "
        "sean dos personas.",
        "Con testigo", "Para", "Recibido el", "Contenedor", "Sello", "Condición", "sin cambio visible",
        "con cambio: ", "no se dijo nada", "Entrega", "Lo que se aceptó",
        "Con la credencial y el PIN propios de quien recibió, en esta estación, con estas palabras:",
        "SHA-256 de estas palabras", "Artículos", "ofrecido: hoja {index}", "recibido: hoja {index}",
        "Registro",
        "Cada huella es la hoja del registro firmado de la estación. El certificado de un artículo prueba "
        "que la hoja está allí; pídalo a la estación.",
        "{page} / {pages}"},
};

std::string filled(const char* phrase, std::string_view wanted, const std::string& value)
{
    return fill(
        phrase, [&](std::string_view name) { return name == wanted ? std::optional(value) : std::nullopt; });
}

void putHead(Flow& flow, const chain::Receipt& receipt, const ReceiptWords& words, std::size_t copy)
{
    flow.put(Box{{0, 0, sheetWidth, 3}, look::accent, 0});
    flow.line(look::left, flow.y, words.record, look::eyebrow);
    const std::string whose = words.copies[copy];
    flow.line(look::right - flow.measure(whose, look::strong), flow.y, whose, look::strong);
    flow.y += leading(look::eyebrow) + 5;
    flow.line(look::left, flow.y, receipt.site, look::quiet);
    flow.y += leading(look::quiet);
    flow.paragraph(look::left,
        receipt.count == 1 ? words.oneItem : filled(words.items, "count", std::to_string(receipt.count)),
        look::code, look::width);
    flow.y += 2;
}

// A lane is named after its station: what was offered in another one's is known by that one alone.
bool isAcrossStations(const chain::Receipt& receipt)
{
    const auto station = [](const std::string& lane) { return lane.substr(0, lane.find("/lane/")); };
    return std::any_of(receipt.items.begin(), receipt.items.end(), [&](const chain::ReceivedItem& item) {
        return !item.offeredLane.empty() && station(item.offeredLane) != station(item.lane);
    });
}

void putFacts(Flow& flow, const chain::Receipt& receipt, const ReceiptWords& words, Language language)
{
    constexpr double valueAt = look::left + 38;
    const auto put = [&](const char* label, const std::string& value) {
        if (value.empty())
            return;
        flow.need(leading(look::fact));
        flow.line(look::left, flow.y + 0.6, label, look::quiet);
        flow.paragraph(valueAt, plainWords(value, longestFact), look::fact, look::right - valueAt);
        flow.y += 0.8;
    };
    put(words.from, receipt.from);
    put(words.to, receipt.to);
    put(words.people, isAcrossStations(receipt) ? words.sidesApart : "");
    put(words.witness, receipt.witness);
    put(words.when, timeWords(receipt.takenAt, language));
    put(words.purpose, receipt.purpose);
    put(words.container, receipt.container);
    put(words.seal, receipt.seal);
    put(words.condition,
        !receipt.conditionSame       ? words.unsaid
            : *receipt.conditionSame ? words.same
                                     : words.changed + receipt.conditionNote);
    put(words.handOff, receipt.offer);
    flow.y += afterPart;
}

void putStatement(Flow& flow, const chain::Receipt& receipt, const ReceiptWords& words)
{
    constexpr double margin = 5;
    constexpr double inside = look::width - 2 * margin;
    flow.need(30);
    flow.line(look::left, flow.y, words.accepted, look::heading);
    flow.y += leading(look::heading);
    flow.paragraph(look::left, words.acceptedHow, look::quiet, look::width);
    flow.y += 2;
    const double height = flow.height(receipt.statement, look::body, inside) + leading(look::label)
        + leading(look::tiny) + 2 * margin;
    flow.need(height);
    flow.put(Box{{look::left, flow.y, look::width, height}, look::okWash, 3});
    flow.y += margin - 1;
    flow.paragraph(look::left + margin, receipt.statement, look::body, inside);
    flow.line(look::left + margin, flow.y, words.digest, look::label);
    flow.y += leading(look::label);
    flow.line(look::left + margin, flow.y, receipt.statementSha256, look::tiny);
    flow.y += leading(look::tiny) + margin + afterPart;
}

void putItems(Flow& flow, const chain::Receipt& receipt, const ReceiptWords& words)
{
    flow.need(30);
    flow.line(look::left, flow.y, words.list, look::heading);
    flow.y += leading(look::heading) + 1;
    std::set<std::string> lanes;
    for (const auto& item : receipt.items) {
        flow.need(leading(look::big) + 2 * leading(look::tiny) + 3);
        flow.put(Box{{look::left, flow.y - 0.6, look::width, 0.2}, look::line, 0});
        flow.line(look::left, flow.y, item.lpn, look::big);
        flow.line(look::left + 60, flow.y + 0.8, flow.clipped(item.product, look::body, look::width - 60),
            look::body);
        flow.y += leading(look::big);
        const auto leaf = [&](const char* phrase, std::uint64_t index, const crypto::Hash& digest) {
            flow.line(look::left, flow.y, filled(phrase, "index", std::to_string(index)), look::label);
            flow.line(look::left + 38, flow.y, hex(digest), look::tiny);
            flow.y += leading(look::label);
        };
        if (!item.offeredLane.empty())
            leaf(words.offeredAs, item.offeredIndex, item.offeredLeaf);
        leaf(words.takenAs, item.index, item.leaf);
        lanes.insert(item.lane);
        if (!item.offeredLane.empty())
            lanes.insert(item.offeredLane);
        flow.y += 1.4;
    }
    flow.y += 2;
    flow.need(3 * leading(look::quiet));
    flow.paragraph(look::left, words.lane, look::label, look::width);
    for (const auto& one : lanes)
        flow.paragraph(look::left, one, look::tiny, look::width);
    flow.paragraph(look::left, words.check, look::quiet, look::width);
}

void putFeet(std::vector<Sheet>& sheets, const chain::Receipt& receipt, const ReceiptWords& words)
{
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        const auto page = fill(words.page, [&](std::string_view name) {
            return std::optional(std::to_string(name == "page" ? at + 1 : sheets.size()));
        });
        sheets[at].marks.emplace_back(Words{look::left, sheetHeight - 11,
            receipt.offer + "  ·  " + rfc3339(receipt.takenAt) + "  ·  " + page, look::foot});
    }
}

} // namespace

std::vector<Sheet> layOutReceipt(const chain::Receipt& receipt, Language language, const Measure& measure)
{
    const auto& words = both[static_cast<std::size_t>(language)];
    std::vector<Sheet> all;
    for (std::size_t copy = 0; copy < 2; ++copy) {
        Flow flow(measure);
        putHead(flow, receipt, words, copy);
        putFacts(flow, receipt, words, language);
        putStatement(flow, receipt, words);
        putItems(flow, receipt, words);
        putFeet(flow.sheets(), receipt, words);
        for (auto& sheet : flow.sheets())
            all.push_back(std::move(sheet));
    }
    return all;
}

} // namespace custody::paper
