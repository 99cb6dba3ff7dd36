// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <regex>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// Every word the screen would show.
std::string wordsOf(const BenchView& view)
{
    std::string words = view.site + view.station + view.outcome.say + view.outcome.rule + view.outcome.next;
    const auto add = [&](const auto&... more) { ((words += "\n" + more), ...); };
    if (view.person)
        add(view.person->pseudonym, view.person->name, view.person->role);
    if (const auto& p = view.parcel) {
        add(p->id, p->brand, p->carrier, p->tracking, p->check, p->state, p->expectation, p->custodian,
            p->outerCondition);
        for (const auto& item : p->items)
            add(item);
    }
    if (const auto& i = view.item)
        add(i->id, i->lpn, i->brand, i->sku, i->category, i->process, i->label, i->custodian);
    if (const auto& o = view.offer) {
        add(o->id, o->from, o->to, o->purpose, o->state, o->acceptedBy);
        for (const auto& lpn : o->lpns)
            add(lpn);
    }
    for (const auto& one : view.holding)
        add(one.title, one.detail);
    for (const auto& row : view.history)
        add(row.type, row.say, row.who, row.custodianAfter, row.lane);
    for (const auto& device : view.devices)
        add(device.name, device.say);
    for (const auto& lane : view.lanes)
        add(lane.name);
    return words;
}

} // namespace

class StoryTest : public QObject {
    Q_OBJECT
private:
    // From the announcement to Sara's hands; the answers in their order.
    static std::vector<Json> tellAll(DemoBench& bench)
    {
        const auto photo = bench.blankPicture();
        std::vector<Json> answers;
        for (const Json& command :
            std::vector<Json>{{{"do", "parcel.expect"}, {"tenant", "Northwind Apparel"}, {"carrier", "ups"},
                                  {"tracking", bench.tracking}, {"rma", "RMA-1"}},
                {{"do", "session.login"}, {"badge", "26:2F764DD"}, {"pin", "2580"}},
                {{"do", "parcel.scan"}, {"raw", bench.tracking}},
                {{"do", "parcel.accept"}, {"parcel", "@parcel"}, {"pieces", 1}, {"weight_g", 1240}},
                {{"do", "photo.capture"}, {"subject", "@parcel"}, {"role", "outer_label"}, {"path", photo}},
                {{"do", "parcel.open"}, {"parcel", "@parcel"}},
                {{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW-JKT-0471-M"},
                    {"category", "outerwear"}},
                {{"do", "label.print"}, {"item", "@item"}},
                {{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}},
                {{"do", "photo.capture"}, {"subject", "@item"}, {"role", "front"}, {"path", photo}},
                {{"do", "custody.offer"}, {"items", {"@item"}}, {"to", "Sara Ortiz"}},
                {{"do", "custody.accept"}, {"offer", "@offer"}, {"badge", "123/45679"}, {"pin", "7391"},
                    {"count", 1}}}) {
            answers.push_back(bench.tell(command));
            bench.demo.clock.advance(7000);
        }
        return answers;
    }

private Q_SLOTS:
    void parcelComesInAndItsItemPassesToAnother()
    {
        DemoBench bench;

        const auto answers = tellAll(bench);

        std::vector<std::string> types;
        for (const auto& answer : answers) {
            QVERIFY2(answer.at("ok").get<bool>(), answer.dump().c_str());
            for (const auto& type : typesIn(answer))
                types.push_back(type);
        }
        QCOMPARE(types,
            (std::vector<std::string>{"parcel.expected", "session.login", "parcel.carrier_scanned",
                "parcel.accepted", "photo.captured", "parcel.opened", "item.registered",
                "label.print_requested", "label.printed", "label.verified", "photo.captured",
                "custody.offered", "custody.accepted"}));
        const auto shown = bench.tell(R"({"do":"show","item":"@item"})");
        QCOMPARE(shown.at("held_by").get<std::string>(), access::shortName(bench.demo.sara.id));
        QCOMPARE(shown.at("process").get<std::string>(), std::string("photographed"));
        QVERIFY(shown.at("offer").is_null());
        QCOMPARE(typesIn(shown, "history").front(), std::string("parcel.expected"));
        QCOMPARE(typesIn(shown, "history").back(), std::string("custody.accepted"));
    }

    void storyLeavesAStoreWithoutFaultAndAnItemWithACertificate()
    {
        DemoBench bench;
        const auto answers = tellAll(bench);

        const auto faults = must(store::check(bench.store(), store::Depth::Full)).faults;
        const auto item = must(parseId<SubjectId>(answers[6].at("item").get<std::string>()));
        const auto certificate = must(store::certificateOf(bench.store(), item));

        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        QVERIFY(ledger::verifyCertificate(certificate.text(), nullptr).verifies);
    }

    void viewShowsWhatTheAnswersSaid()
    {
        DemoBench bench;
        QCOMPARE(bench.view().page, Page::SignIn);

        const auto answers = tellAll(bench);
        const auto view = bench.view();

        QCOMPARE(view.page, Page::HandOff);
        QCOMPARE(view.outcome.say, std::string("Handed over"));
        QCOMPARE(view.outcome.mark, Mark::Ok);
        QCOMPARE(view.person->name, std::string("Ben Tran"));
        QCOMPARE(view.item->lpn, answers[6].at("lpn").get<std::string>());
        QCOMPARE(view.item->custodian, std::string("Sara Ortiz"));
        QVERIFY(!view.item->offered);
        QCOMPARE(view.item->photos.size(), std::size_t{1});
        QVERIFY(!view.item->photos[0].thumbnail.empty());
        QVERIFY(!view.item->labelPicture.empty());
        QCOMPARE(view.parcel->custodian, std::string("Ben Tran"));
        QCOMPARE(view.parcel->weightGrams, std::int64_t{1240});
        QCOMPARE(view.parcel->expectation, std::string("expected"));
        QCOMPARE(view.offer->state, std::string("accepted"));
        QCOMPARE(view.offer->acceptedBy, std::string("Sara Ortiz"));
        QCOMPARE(view.holding.size(), std::size_t{1}); // the empty box stays with Ben
        QCOMPARE(view.holding[0].title, bench.tracking);
        QCOMPARE(view.parcelsToday, std::int64_t{1});
        QCOMPARE(view.exceptionsToday, std::int64_t{0});
    }

    void historyOfTheViewSaysWhoHeldItAfterEachStep()
    {
        DemoBench bench;
        tellAll(bench);

        const auto rows = bench.view().history;

        QCOMPARE(rows.size(), std::size_t{12});
        QCOMPARE(rows.front().type, std::string("parcel.expected"));
        QCOMPARE(rows.front().who, std::string());
        QCOMPARE(rows.back().type, std::string("custody.accepted"));
        QCOMPARE(rows.back().custodianAfter, std::string("Sara Ortiz"));
        QVERIFY(!rows.back().receipted);
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i - 1].at <= rows[i].at && rows[i - 1].index < rows[i].index);
    }

    void pagesFollowTheWork()
    {
        DemoBench bench;
        QCOMPARE(bench.view().page, Page::SignIn);
        bench.openParcel();
        QCOMPARE(bench.view().page, Page::Parcel);
        bench.registerItem();
        QCOMPARE(bench.view().page, Page::Item);
        bench.tell(R"({"do":"show","item":"@item"})");
        QCOMPARE(bench.view().page, Page::History);
        bench.tell(R"({"do":"show"})");
        QCOMPARE(bench.view().page, Page::Status);
        bench.tell(R"({"do":"session.logout","left_holding":true})");

        QCOMPARE(bench.view().page, Page::SignIn);
        QVERIFY(!bench.view().person);
        QVERIFY(bench.view().holding.empty());
    }

    void viewAndAnswersNeverTellAPinOrABadgeNumber()
    {
        DemoBench bench;
        std::string told;
        const auto look = [&](const Json& answer) { told += answer.dump() + wordsOf(bench.view()); };
        for (const auto& answer : tellAll(bench))
            look(answer);
        for (const char* pin : {"2581", "2581", "2580"})
            look(bench.tell(Json{{"do", "session.login"}, {"badge", "26:2F764DD"}, {"pin", pin}}));
        look(bench.tell(Json{{"do", "session.login"}, {"badge", "9/54321"}, {"pin", "8642"}}));
        look(bench.tell(Json{{"do", "session.login"}, {"badge", "26:2F764DC"}, {"pin", "2580"}}));

        told = std::regex_replace(told, std::regex("[0-9a-f]{8,}"), "…"); // ids and hashes hold any digits
        for (const char* secret : {"45678", "45679", "54321", "2F764DD", "2f764dd", "123/4"})
            QVERIFY2(told.find(secret) == std::string::npos, secret);
        for (const char* pin : {"\"2580\"", "\"7391\"", "\"2581\"", "\"8642\"", "PIN 2", "\n2580", "\n7391"})
            QVERIFY2(told.find(pin) == std::string::npos, pin);
    }

    void benchGoesOnAfterARestart()
    {
        DemoBench bench;
        const auto item = bench.item();

        bench.open();

        QCOMPARE(bench.view().page, Page::SignIn);
        bench.signIn(bench.demo.ben);
        QCOMPARE(bench.view().holding.size(), std::size_t{2});
        const auto printed = bench.tell(Json{{"do", "label.print"}, {"item", item.at("lpn")}});
        QVERIFY2(printed.at("ok").get<bool>(), printed.dump().c_str());
    }

    void sameCommandIdGivesTheSameLineAgain_data()
    {
        QTest::addColumn<QByteArray>("command");
        for (const char* command :
            {R"("do":"item.register","parcel":"@parcel","sku":"A")", R"("do":"label.print","item":"@item")",
                R"("do":"label.verify","item":"@item","scanned":"LPN000000000")",
                R"("do":"parcel.open",)"
                R"("parcel":"@parcel")",
                R"("do":"custody.offer","items":["@item"])", R"("do":"session.logout")",
                R"("do":"photo.capture","subject":"@item","role":"front","path":"PHOTO")"})
            QTest::newRow(command) << QByteArray(command);
    }

    void sameCommandIdGivesTheSameLineAgain()
    {
        QFETCH(QByteArray, command);
        DemoBench bench;
        bench.item();
        command.replace("PHOTO", QByteArray::fromStdString(bench.blankPicture()));
        const auto line = "{" + command.toStdString() + R"(,"id":"tablet-3/17"})";

        const auto first = bench.line(line);
        const auto events = bench.recorded();
        const auto again = bench.line(line);
        bench.open();
        const auto afterRestart = bench.line(line);

        QVERIFY(!Json::parse(first).at("events").empty());
        QCOMPARE(again, first);
        QCOMPARE(afterRestart, first);
        QCOMPARE(bench.recorded(), events);
    }

    void labelThatWasOnlySentIsNotSentAgainForTheSameId()
    {
        DemoBench bench;
        bench.item();
        bench.printer.mute = true;
        const auto line = R"({"do":"label.print","item":"@item","id":"tablet-3/18"})";

        const auto first = bench.line(line);
        const auto again = bench.line(line);

        QCOMPARE(again, first);
        QCOMPARE(Json::parse(first).at("printed").get<std::string>(), std::string("sent"));
        QCOMPARE(typesIn(Json::parse(first)), std::vector<std::string>{"label.print_requested"});
        QCOMPARE(bench.printer.jobs.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(StoryTest)
#include "test_story.moc"
