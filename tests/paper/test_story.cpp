// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <array>
#include <cstring>
#include <set>

#include "app/crypto/hash.h"
#include "app/custody/hand_off.h"
#include "app/custody/vocabulary.h"
#include "tests/paper/paper_case.h"

using namespace custody;
using namespace custody::paper;
using namespace custody::test;

namespace {

Story told(const Evidence& evidence, Language language = Language::English)
{
    auto story = tell(evidence, language);
    if (!story)
        qFatal("%s", story.error().what.c_str());
    return *std::move(story);
}

// Every word of a story, one a line.
std::string wordsOf(const Story& story)
{
    std::string all = story.kind + "\n" + story.name + "\n";
    const auto say = [&](const std::string& text) { all += text + "\n"; };
    for (const auto& [label, value] : story.facts)
        say(label + ": " + value);
    std::ranges::for_each(story.doubts, say);
    std::ranges::for_each(story.holders, say);
    for (const auto& shot : story.shots)
        say(shot.title + " " + shot.caption);
    for (const auto& step : story.steps) {
        say(step.title + ". " + step.sentence);
        for (const auto& [label, value] : step.details)
            say(label + ": " + value);
        std::ranges::for_each(step.missing, say);
    }
    return all;
}

bool has(const std::string& all, std::string_view part) { return all.find(part) != std::string::npos; }

} // namespace

class StoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsEachEntryInPlainWords()
    {
        const auto story = told(evidenceOf(itemLane()));

        QCOMPARE(story.steps.size(), std::size_t{9});
        const auto all = wordsOf(story);
        for (const char* part : {"Item\nLPN7K3M9QX2W", "Brand: Northwind Apparel", "Condition grade: B",
                 "Arrived at the dock. The carrier's label was scanned: UPS 1Z5R89390357567127.",
                 "Outside: corner crushed", "Check digit: agrees",
                 "Person beefbeef graded the condition: B, on the scale A to D. Reason: “light scuffs”.",
                 "Person cafecafe took it over from person beefbeef, proved by badge and PIN."})
            QVERIFY2(has(all, part), (std::string(part) + "\nis not in\n" + all).c_str());
    }

    void tellsTheSameInSpanish()
    {
        const auto all = wordsOf(told(evidenceOf(itemLane()), Language::Spanish));

        for (const char* part :
            {"Artículo\nLPN7K3M9QX2W", "Marca: Northwind Apparel", "Llegó al muelle", "Cambió de manos",
                "Persona cafecafe lo recibió de persona beefbeef, probado con credencial y PIN."})
            QVERIFY2(has(all, part), (std::string(part) + "\nis not in\n" + all).c_str());
        QVERIFY2(!has(all, "took"), all.c_str());
    }

    void everyFactOfAnItemOrAParcelHasWordsInBothLanguages()
    {
        for (const auto& rule : chain::vocabulary()) {
            if (rule.about == chain::About::Station || rule.about == chain::About::Person
                || rule.about == chain::About::Zone)
                continue;
            for (const auto& field : rule.fields) {
                if (field.name == "*")
                    continue;
                std::string name(field.name);
                if (const auto gap = name.find('#'); gap != std::string::npos)
                    name.replace(gap, 1, "3");
                const auto english = fieldLabel(rule.name, name, Language::English);
                QVERIFY2(!english || *english != name, (std::string(rule.name) + " " + name).c_str());
                QCOMPARE(fieldLabel(rule.name, name, Language::Spanish).has_value(), english.has_value());
            }
        }
    }

    void factsAreSpanishOnASpanishSheet()
    {
        auto lane = itemLane();
        lane.add("parcel.accepted", 8, {{"pieces", 1}, {"scale", "#3"}});
        lane.add("parcel.expected", 9, {{"line.1.sku", "S-1"}, {"line.1.quantity", 2}});
        lane.add("photo.captured", 10, {{"role", "front"}, {"camera", "picture file"}});
        lane.add(
            "item.inspected", 11, {{"result", "conformant"}, {"question.1", "worn"}, {"answer.1", "false"}});
        lane.add("custody.accepted", 12, {{"counted", true}, {"condition_same", false}, {"to", saraId}});
        lane.add("transition.denied", 13,
            {{"verb", "item.finalize"}, {"say", "The brand asks for the weight of the box."}});
        lane.add("transition.denied", 14,
            {{"verb", "zone.enter"},
                {"say", "\"bin\" holds a character that cannot be read. Type it again."}});
        lane.add("seal.applied", 15, {{"seal", "S1"}, {"witness", benId}});

        const auto all = wordsOf(told(evidenceOf(lane), Language::Spanish));

        for (const char* part : {"Báscula: #3", "Línea 1, producto: S-1", "Línea 1, esperados: 2",
                 "Cámara: archivo de imagen", "Resultado: conforme", "Pregunta 1: worn", "Respuesta 1: false",
                 "Contado por quien recibió: sí", "Condición sin cambio: no", "registrar su final",
                 "Lo que se dijo: La marca pide el peso de la caja.",
                 "Lo que se dijo: \"bin\" contiene un carácter que no se puede leer.",
                 "Testigo: persona beefbeef", "en la escala A to D"})
            QVERIFY2(has(all, part), (std::string(part) + "\nis not in\n" + all).c_str());
    }

    void nothingTypedEndsTheQuotationOfASentence()
    {
        auto lane = itemLane();
        lane.add("custody.declined", 8, {{"reason", "torn”. Ben took it back. “so"}});

        const auto all = wordsOf(told(evidenceOf(lane)));

        QVERIFY2(has(all, ": “torn\\”. Ben took it back. \\“so”."), all.c_str());
    }

    void theSentenceThatWasAcceptedStandsWordByWordWhereAllItsFactsAreShown()
    {
        chain::Offer offer;
        offer.id = parseId<EventId>("0d000000-0000-7000-8000-000000000001").value();
        offer.from = person(benId);
        offer.purpose = "review\\ \"x\"";
        offer.items.resize(2);
        const auto sentence =
            chain::statementOf(offer, person(saraId), 1, {true, {}}, chain::Tongue::Spanish);
        auto lane = itemLane();
        lane.add("custody.offered", 8, {{"offer", toText(offer.id)}, {"count", 2}});
        lane.add("custody.accepted", 9,
            {{"offer", toText(offer.id)}, {"from", benId}, {"to", saraId}, {"count", 1}, {"counted", true},
                {"purpose", offer.purpose}, {"statement_language", "es"},
                {"statement_sha256", hex(crypto::sha256(view(sentence)))}});
        auto evidence = evidenceOf(lane);

        const auto whole = wordsOf(told(evidence));
        hide(evidence, "purpose");
        const auto hidden = wordsOf(told(evidence));

        QVERIFY2(has(whole, "Accepted in these words: " + sentence), whole.c_str());
        QVERIFY2(!has(hidden, "these words"), hidden.c_str());
    }

    void aHiddenFieldLeavesNothingButItsCount()
    {
        auto evidence = evidenceOf(itemLane());
        hide(evidence, "tracking");
        hide(evidence, "reason");

        const auto all = wordsOf(told(evidence));

        QVERIFY2(!has(all, tracking) && !has(all, "scuffs"), all.c_str());
        QVERIFY2(has(all, "The carrier's label was scanned."), all.c_str());
        QVERIFY2(has(all, "on the scale A to D."), all.c_str());
        QVERIFY2(has(all, "1 detail not shown"), all.c_str());
    }

    void theBrandIsNamedOnlyWhereTheCertificateShowsIt()
    {
        auto evidence = evidenceOf(itemLane());
        hide(evidence, "tenant");

        QVERIFY(!has(wordsOf(told(evidence)), "Northwind"));
    }

    void aNumberThatNoShownFieldSaysIsCalledTheDocksWord()
    {
        auto evidence = evidenceOf(itemLane());
        hide(evidence, "lpn");

        const auto story = told(evidence);

        QCOMPARE(story.doubts.size(), std::size_t{1});
        QVERIFY(has(story.doubts.front(), "dock's word"));
    }

    void aWithheldSubjectIsNotShownAndNotDoubted()
    {
        auto evidence = evidenceOf(itemLane());
        hide(evidence, "lpn");
        evidence.certificate.subject = "item withheld";

        const auto story = told(evidence);

        QCOMPARE(story.name, std::string("not shown"));
        QVERIFY(story.doubts.empty());
    }

    void aPhotoWhoseHashIsHiddenIsNotShown()
    {
        auto evidence = evidenceOf(itemLane());
        evidence.photos.push_back({5, bytes("a picture")});
        const auto shown = told(evidence);
        hide(evidence, "sha256");

        const auto hidden = told(evidence);

        QCOMPARE(shown.shots.size(), std::size_t{1});
        QVERIFY(has(shown.shots.front().caption, "person beefbeef"));
        QVERIFY(hidden.shots.empty());
        QVERIFY(has(wordsOf(hidden), "Photo not shown"));
        QVERIFY(!has(wordsOf(shown), "Photo not shown"));
    }

    void thePictureOfACarriersLabelStaysAwayWithTheNumberOnIt()
    {
        auto lane = itemLane();
        lane.blobs = {{ledger::Hash{6}, 1000}};
        lane.add(
            "photo.captured", 8, {{"role", "outer_label"}, {"sha256", ledger::cbor::Value(Bytes(32, 8))}});
        auto evidence = evidenceOf(lane);
        evidence.photos = {{5, bytes("the item")}, {9, bytes("the label")}};
        const auto shown = told(evidence);
        hide(evidence, "tracking");

        const auto hidden = told(evidence);
        hide(evidence, "role");
        const auto unnamed = told(evidence);

        QCOMPARE(shown.shots.size(), std::size_t{2});
        QCOMPARE(hidden.shots.size(), std::size_t{1});
        QCOMPARE(hidden.shots.front().photo, std::size_t{0});
        QVERIFY(unnamed.shots.empty());
    }

    void erasedDetailsSayWhenTheyWereErased()
    {
        auto lane = itemLane();
        lane.add("erase", 8, {{"scope", "subject"}});
        auto evidence = evidenceOf(lane);
        for (std::size_t i = 0; i < 9; ++i)
            evidence.certificate.events[i].evidence.disclosures.clear();

        const auto story = told(evidence);

        const auto all = wordsOf(story);
        QVERIFY2(has(all, "Details erased on October 9, 2025"), all.c_str());
        QVERIFY2(!has(all, "not shown\n1"), all.c_str());
        QVERIFY(!has(all, tracking) && !has(all, "RMA"));
        QVERIFY(has(story.steps.back().sentence, "erased for good"));
    }

    void detailsWhoseKeyIsGoneAreErasedEvenWithoutAnEntryThatSaysSo()
    {
        auto evidence = evidenceOf(itemLane());
        for (auto& event : evidence.certificate.events)
            event.evidence.disclosures.clear();
        evidence.erased = true;

        QCOMPARE(told(evidence).steps.front().missing, std::vector<std::string>{"Details erased"});
    }

    void peopleAreNumbersUntilTheDockNamesThem()
    {
        auto evidence = evidenceOf(itemLane());
        const auto numbers = told(evidence);
        evidence.names[saraId] = "Sara Ortiz";

        const auto named = told(evidence);

        QCOMPARE(numbers.holders, (std::vector<std::string>{"person beefbeef", "person cafecafe"}));
        QVERIFY(!numbers.names);
        QCOMPARE(named.holders, (std::vector<std::string>{"person beefbeef", "Sara Ortiz (cafecafe)"}));
        QVERIFY(named.names);
    }

    void custodyPassesWithItsAcceptance()
    {
        const auto story = told(evidenceOf(itemLane()));

        QCOMPARE(story.holdings.size(), std::size_t{2});
        QCOMPARE(*story.holdings[0].until, story.holdings[1].since);
        QVERIFY(!story.holdings[1].until);
        QCOMPARE(story.steps[1].holder, nobody);
        QCOMPARE(story.steps[7].holder, std::size_t{0});
        QCOMPARE(story.steps[8].holder, std::size_t{1});
    }

    void aCertificateThatDoesNotVerifyBecomesNoSheet()
    {
        auto evidence = evidenceOf(itemLane());
        evidence.certificate.events[3].evidence.entry[20] ^= 1;

        const auto story = tell(evidence, Language::English);

        QVERIFY(!story && story.error().fault == Fault::Tampered);
        QVERIFY2(has(story.error().what, "line "), story.error().what.c_str());
    }

    void aValueTooLongForPaperIsCutAndSaysSo()
    {
        auto lane = itemLane();
        std::string sigh(3000, 'x');
        for (int i = 1; i < 3000; i += 2)
            sigh.replace(static_cast<std::size_t>(i) - 1, 2, "é");
        lane.add("custody.declined", 8, {{"reason", sigh}});

        const auto sentence = told(evidenceOf(lane)).steps.back().sentence;

        QVERIFY(sentence.size() < 800);
        QVERIFY(isUtf8(sentence));
        QVERIFY(has(sentence, "in full in the attached certificate"));
    }

    void whatActsOnAPageIsShownAndNotObeyed()
    {
        auto lane = itemLane();
        lane.add("custody.declined", 8, {{"reason", "no\ngood \xE2\x80\xAE txt"}});

        const auto sentence = told(evidenceOf(lane)).steps.back().sentence;

        QVERIFY2(has(sentence, "no\\x0agood"), sentence.c_str());
        QVERIFY(!has(sentence, "\xE2\x80\xAE"));
    }

    void everyEventOfAParcelOrAnItemHasItsWords()
    {
        using chain::About;
        for (const auto& rule : chain::vocabulary())
            if (rule.type != chain::EventType::EvidenceExported
                && (rule.about == About::Parcel || rule.about == About::Item
                    || rule.about == About::ParcelOrItem))
                QVERIFY2(eventWords(rule.name), std::string(rule.name).c_str());
    }

    void everyPhraseAsksForTheSameInBothLanguages()
    {
        constexpr auto count = sizeof(Phrases) / sizeof(const char*);
        std::array<const char*, count> english{}, spanish{};
        std::memcpy(english.data(), &phrases(Language::English), sizeof(Phrases));
        std::memcpy(spanish.data(), &phrases(Language::Spanish), sizeof(Phrases));
        const auto asked = [](std::string_view phrase) {
            std::set<std::string> names;
            const auto filled = fill(phrase, [&](std::string_view name) {
                names.insert(std::string(name));
                return std::optional<std::string>("x");
            });
            return names;
        };
        for (std::size_t i = 0; i < count; ++i) {
            QVERIFY(english[i] && spanish[i]);
            QVERIFY2(asked(english[i]) == asked(spanish[i]), english[i]);
        }
    }

    void moneyAndWeightAreWrittenAsPeopleWriteThem()
    {
        auto lane = itemLane();
        const auto add = [&](const char* type, const LaneOnPaper::Fields& fields) {
            lane.add(type, lane.leaves.size() - 1, fields);
        };
        add("item.registered", {{"declared_value_minor", 18905}, {"currency", "USD"}});
        add("item.registered", {{"declared_value_minor", 7}, {"currency", "USD"}});
        add("item.registered", {{"declared_value_minor", 18905}, {"currency", "JPY"}});
        add("parcel.accepted", {{"weight_g", 1240}});

        const auto all = wordsOf(told(evidenceOf(lane)));

        for (const char* part : {"Declared value: 189.05 USD", "Declared value: 0.07 USD",
                 "Declared value: 18905 of the currency's smallest units", "Currency: JPY", "Weight: 1240 g"})
            QVERIFY2(has(all, part), (std::string(part) + "\nis not in\n" + all).c_str());
        QVERIFY(!has(all, "Currency: USD"));
    }

    void anEventOfATypeToComeShowsItsNameAndItsFields()
    {
        auto lane = itemLane();
        lane.add("item.steamed", 8, {{"minutes", 4}});

        const auto story = told(evidenceOf(lane));

        QCOMPARE(story.steps.back().title, std::string("item.steamed"));
        QVERIFY(has(wordsOf(story), "minutes: 4"));
    }
};

QTEST_APPLESS_MAIN(StoryTest)
#include "test_story.moc"
