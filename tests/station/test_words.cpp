// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What a command's words may be: no control characters where a person reads them, no novels, and what names
// an event, a time, a person or a hash is one.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class WordsTest : public QObject {
    Q_OBJECT

    static void isInvalid(const Json& answer)
    {
        QVERIFY2(answer.value("fault", "") == "invalid" || answer.value("fault", "") == "not_found",
            answer.dump().c_str());
        QVERIFY(answer.at("events").empty());
    }

private Q_SLOTS:
    void controlCharactersAreNoWords()
    {
        Floor floor;
        floor.item();

        isInvalid(floor.tell(
            Json{{"do", "item.hold"}, {"item", "@item"}, {"hold", "fraud"}, {"reason", "a\x1b[2Jb"}}));
        isInvalid(floor.tell(
            Json{{"do", "custody.offer"}, {"items", {"@item"}}, {"purpose", std::string("a\0b", 3)}}));
        isInvalid(
            floor.tell(Json{{"do", "discrepancy.open"}, {"item", "@item"}, {"kind", "damage\r\nseal"}}));
        isInvalid(floor.tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW\x7f-1"}}));
    }

    void novelsAreNotTaken()
    {
        Floor floor;
        floor.item();

        const auto answer = floor.tell(Json{
            {"do", "item.hold"}, {"item", "@item"}, {"hold", "fraud"}, {"reason", std::string(4097, 'x')}});

        isInvalid(answer);
        QCOMPARE(answer.value("say", ""), std::string("This text is too long. Say it in fewer words."));
        QVERIFY(floor
                    .tell(Json{{"do", "item.hold"}, {"item", "@item"}, {"hold", "fraud"},
                        {"reason", std::string(4096, 'x')}})
                    .at("ok")
                    .get<bool>());
    }

    void whatNamesSomethingNamesIt()
    {
        Floor floor;
        floor.item();
        floor.photograph("front");
        const auto item = floor.shown().at("item");
        const auto hold = [&](const char* key, const char* value) {
            return floor.tell(
                Json{{"do", "item.hold"}, {"item", item}, {"hold", "qa"}, {"reason", "so"}, {key, value}});
        };

        isInvalid(hold("owner", "Nobody Else"));
        isInvalid(hold("review_by", "soon"));
        isInvalid(floor.tell(Json{{"do", "item.mismatch"}, {"item", item}, {"expected", "a coat"},
            {"found", "a shoe"}, {"photo", "the one I took"}}));
        isInvalid(floor.tell(Json{
            {"do", "discrepancy.open"}, {"item", item}, {"kind", "damage"}, {"evidence", "the one I took"}}));
        isInvalid(floor.tell(Json{{"do", "recommendation.show"}, {"item", item}, {"model", "m"},
            {"suggested", "A"}, {"inputs_sha256", "abc"}}));
        QVERIFY(hold("review_by", "2026-12-01T00:00:00.000Z").at("ok").get<bool>());
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "test_words.moc"
