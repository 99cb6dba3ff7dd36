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

    void lettersThatTurnOrHideAreRefusedWithTheNameOfTheField_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("typed");
        const QByteArray nul("a\0b", 3),
            turned("a\xE2\x80\xAE"
                   "b"),
            isolated("a\xE2\x81\xA6"), next("a\xC2\x85");
        QTest::newRow("purpose, turned") << QByteArray("purpose") << turned;
        QTest::newRow("purpose, next line") << QByteArray("purpose") << next;
        QTest::newRow("container, nul") << QByteArray("container") << nul;
        QTest::newRow("container, turned") << QByteArray("container") << turned;
        QTest::newRow("zone, turned") << QByteArray("zone") << turned;
        QTest::newRow("bin, nul") << QByteArray("bin") << nul;
        QTest::newRow("consignee, isolated") << QByteArray("consignee") << isolated;
        QTest::newRow("condition_note, nul") << QByteArray("condition_note") << nul;
        QTest::newRow("condition_note, isolated") << QByteArray("condition_note") << isolated;
    }

    void lettersThatTurnOrHideAreRefusedWithTheNameOfTheField()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, typed);

        const auto command =
            must(Command::parse(Json{{"do", "anything"}, {field.toStdString(), typed.toStdString()}}.dump()));
        const auto read = command.maybeText(field.constData());

        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Invalid);
        QCOMPARE(read.error().what,
            "\"" + field.toStdString() + "\" holds a character that cannot be read. Type it again.");
    }

    void aNoteHasLinesAndAScanIsKeptAsItWasRead()
    {
        const auto command = must(Command::parse(
            R"({"do":"x","note":"a\nb","condition_note":"a\nb","purpose":"a\nb","raw":"a\u001db","scanned":"a\u001db"})"));

        QVERIFY(command.maybeText("note").has_value());
        QVERIFY(command.maybeText("condition_note").has_value());
        QVERIFY(command.maybeText("raw").has_value());
        QVERIFY(command.maybeText("scanned").has_value());
        QVERIFY(!command.maybeText("purpose").has_value());
    }

    void hostileNamesReachNoToteAndNoZone()
    {
        Floor floor;
        floor.item();
        const std::string tote("T\0\xE2\x80\xAE", 5);

        isInvalid(floor.tell(Json{{"do", "container.add"}, {"item", "@item"}, {"container", tote}}));
        isInvalid(floor.tell(Json{{"do", "zone.enter"}, {"item", "@item"}, {"zone", "A"}, {"bin", tote}}));
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
