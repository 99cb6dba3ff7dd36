// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <fstream>
#include <set>
#include <sstream>

#include "app/custody/vocabulary.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

class EventTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeIsFoundAgainByItsName()
    {
        std::set<std::string_view> names;
        for (int i = 0; i <= static_cast<int>(EventType::DeviceChanged); ++i) {
            const auto type = static_cast<EventType>(i);
            names.insert(name(type));
            QVERIFY(parseEventType(name(type)) == type);
        }

        QCOMPARE(names.size(), static_cast<std::size_t>(EventType::DeviceChanged) + 1);
    }

    void pageOfEventsIsWhatTheTableSays()
    {
        std::ifstream file(CUSTODY_SOURCE "/resources/formats/events.md");
        std::stringstream page;
        page << file.rdbuf();

        QVERIFY2(page.str() == vocabularyPage(), "custody-admin events > resources/formats/events.md");
    }

    void eventFitsItsRuleOrNamesTheFactThatDoesNot()
    {
        Event event;
        event.type = EventType::ParcelReconciled;
        event.fields = {{"lines", std::int64_t{1}}, {"missing", std::int64_t{0}}, {"extra", std::int64_t{0}},
            {"unresolved", std::int64_t{0}}, {"line.12.sku", "NW-1"}};
        QVERIFY(fits(event));

        auto strange = event;
        strange.fields.push_back({"line.x.sku", "NW-1"});
        QCOMPARE(fits(strange).error().what,
            std::string("parcel.contents_reconciled: the fact \"line.x.sku\" does not belong to it"));
        Event mixed;
        mixed.type = event.type;
        mixed.fields.push_back({"lines", std::string("one")});
        QCOMPARE(fits(mixed).error().what,
            std::string("parcel.contents_reconciled: the fact \"lines\" is of another kind"));
        Event bare;
        bare.type = event.type;
        QCOMPARE(fits(bare).error().what,
            std::string("parcel.contents_reconciled: the fact \"lines\" is missing"));
    }

    void unknownNameIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("capitals") << QByteArray("Custody.Accepted");
        QTest::newRow("cut short") << QByteArray("custody.accep");
        QTest::newRow("never heard of") << QByteArray("custody.stolen");
    }

    void unknownNameIsRefused()
    {
        QFETCH(QByteArray, name);

        const auto type = parseEventType(name.toStdString());

        QVERIFY(!type);
        QCOMPARE(type.error().fault, Fault::Invalid);
    }

    void fieldIsReadAsWhatItIsAndElseAsNothing()
    {
        Event event;
        event.fields = {{"count", std::int64_t{2}}, {"reason", "wet"}};

        QCOMPARE(event.text("reason"), std::string("wet"));
        QCOMPARE(event.number("count"), std::int64_t{2});
        QCOMPARE(event.text("count"), std::string());
        QCOMPARE(event.number("reason"), std::int64_t{0});
        QVERIFY(event.find("absent") == nullptr);
    }

    void personStandsInAFieldAsThePseudonym()
    {
        Event event;
        event.fields = {{"from", toText(ben)}, {"to", "Ben Tran"}};

        QVERIFY(personIn(event, "from") == ben);
        QVERIFY(!personIn(event, "to"));
        QVERIFY(!personIn(event, "absent"));
    }
};

QTEST_APPLESS_MAIN(EventTest)
#include "test_event.moc"
