// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "tests/support/demo_bench.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

class CommandsTest : public QObject {
    Q_OBJECT
private:
    static void answersInvalidAndGoesOn(DemoBench& bench, std::string_view line)
    {
        const auto before = bench.recorded();

        const auto answer = bench.tell(line);

        QVERIFY2(!answer.at("ok").get<bool>(), answer.dump().c_str());
        QCOMPARE(answer.at("fault").get<std::string>(), std::string("invalid"));
        QVERIFY(!answer.at("say").get<std::string>().empty());
        QVERIFY(answer.at("events").empty());
        QCOMPARE(bench.recorded(), before);
        QVERIFY(bench.tell(R"({"do":"show"})").at("ok").get<bool>());
    }

private Q_SLOTS:
    void lineThatIsNoCommandIsAnsweredInvalid_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const QByteArray& line) { QTest::newRow(name) << line; };
        row("empty", "");
        row("not JSON", "parcel.scan 1Z5R89390357567127");
        row("half a JSON", R"({"do":"show")");
        row("two on one line", R"({"do":"show"}{"do":"show"})");
        row("an array", R"(["show"])");
        row("a text", R"("show")");
        row("null", "null");
        row("no verb", R"({"parcel":"@parcel"})");
        row("verb is a number", R"({"do":7})");
        row("verb is empty", R"({"do":""})");
        row("id is a number", R"({"do":"show","id":7})");
        row("unknown verb", R"({"do":"parcel.steal"})");
        row("verb in capitals", R"({"do":"SHOW"})");
        row("a comment", R"({"do":"show"} // please)");
        row("invalid UTF-8", "{\"do\":\"show\",\"item\":\"\xFF\xFE\"}");
        row("overlong UTF-8", "{\"do\":\"show\",\"item\":\"\xC0\xAF\"}");
        row("a lone surrogate", R"({"do":"show","item":"\ud800"})");
        row("a NUL byte", QByteArray("{\"do\":\"show\"\0}", 14));
        row("a NUL in a text", QByteArray("{\"do\":\"sh\0ow\"}", 14));
        row("one MB", "{\"do\":\"show\",\"item\":\"" + QByteArray(1 << 20, 'x') + "\"}");
        row("a number beyond all bounds", R"({"do":"show","lane":"spine","from":1e999})");
    }

    void lineThatIsNoCommandIsAnsweredInvalid()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;

        answersInvalidAndGoesOn(bench, line.toStdString());
    }

    void deepNestingIsAnswered()
    {
        DemoBench bench;
        const std::string open(30'000, '['), close(30'000, ']');

        const auto deep = bench.tell(R"({"do":"show","x":)" + open + close + "}");
        answersInvalidAndGoesOn(bench, R"({"do":"show","x":)" + open);

        QVERIFY(deep.at("ok").get<bool>()); // what a verb does not ask for is not looked at
    }

    void lineOf64KiBIsStillTaken()
    {
        DemoBench bench;
        const auto bare = Json{{"do", "show"}, {"pad", ""}}.dump().size();
        const auto line = Json{{"do", "show"}, {"pad", std::string(64 * 1024 - bare, 'x')}}.dump();
        QCOMPARE(line.size(), std::size_t{64 * 1024});

        QVERIFY(bench.tell(line).at("ok").get<bool>());
        answersInvalidAndGoesOn(bench, line + " ");
    }

    void badInputOfAVerbIsAnsweredInvalidAndRecordsNothing_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {R"({"do":"session.login"})", R"({"do":"session.login","badge":"123/45678"})",
                 R"({"do":"session.login","badge":12345678,"pin":"2580"})",
                 R"({"do":"session.login","badge":"123/45678","pin":2580})",
                 R"({"do":"session.login","badge":"no badge","pin":"2580"})",
                 R"({"do":"session.login","badge":"999/45678","pin":"2580"})",
                 R"({"do":"session.login","badge":"-1/45678","pin":"2580"})",
                 R"({"do":"session.login","badge":"99:2F764DD","pin":"2580"})", R"({"do":"parcel.expect"})",
                 R"({"do":"parcel.expect","tenant":"Northwind Apparel"})",
                 R"({"do":"parcel.expect","tenant":"Northwind Apparel","tracking":5})",
                 R"({"do":"parcel.scan"})", R"({"do":"parcel.scan","raw":["1Z"]})",
                 R"({"do":"parcel.scan","raw":""})", R"({"do":"parcel.accept"})",
                 R"({"do":"parcel.accept","parcel":7})", R"({"do":"parcel.open"})",
                 R"({"do":"parcel.refuse"})", R"({"do":"item.register"})",
                 R"({"do":"item.register","parcel":"@parcel"})",
                 R"({"do":"item.register","parcel":"@parcel","sku":7})",
                 R"({"do":"item.register","parcel":"@parcel","sku":"A","declared_value_minor":"12"})",
                 R"({"do":"item.register","parcel":"@parcel","sku":"A","declared_value_minor":-1})",
                 R"({"do":"item.register","parcel":"@parcel","sku":"A","declared_value_minor":1.5})",
                 R"({"do":"label.print"})", R"({"do":"label.verify","item":"@item"})",
                 R"({"do":"photo.capture","subject":"@item"})", R"({"do":"photo.capture","role":"front"})",
                 R"({"do":"custody.offer"})", R"({"do":"custody.offer","items":"@item"})",
                 R"({"do":"custody.offer","items":[7]})",
                 R"({"do":"custody.offer","items":["@item","@item"]})", R"({"do":"custody.accept"})",
                 R"({"do":"custody.decline"})", R"({"do":"custody.cancel"})", R"({"do":"clock"})",
                 R"({"do":"clock","time":"noon"})", R"({"do":"clock","advance_s":-5})",
                 R"({"do":"clock","advance_s":99999999999})",
                 R"({"do":"show","lane":"spine","from":"first"})", R"({"do":"show","item":7})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void badInputOfAVerbIsAnsweredInvalidAndRecordsNothing()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;
        bench.item();

        answersInvalidAndGoesOn(bench, line.toStdString());
    }

    void badNumberOfAnAcceptanceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char* field :
            {R"("weight_g":-1)", R"("weight_g":1000001)", R"("weight_g":9223372036854775807)",
                R"("weight_g":9223372036854775808)", R"("weight_g":99999999999999999999999)",
                R"("weight_g":1.5)", R"("weight_g":"1240")", R"("pieces":0)", R"("pieces":-3)",
                R"("pieces":1001)", R"("pieces":true)", R"("outer_condition":7)", R"("seal":[])"})
            QTest::newRow(field) << QByteArray(field);
    }

    void badNumberOfAnAcceptanceIsRefused()
    {
        QFETCH(QByteArray, field);
        DemoBench bench;
        bench.signIn(bench.demo.ben);
        bench.tell(Json{{"do", "parcel.scan"}, {"raw", bench.tracking}});

        answersInvalidAndGoesOn(
            bench, R"({"do":"parcel.accept","parcel":"@parcel",)" + field.toStdString() + "}");
    }

    void nobodySignedInMayOnlyLookAndAnnounce_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line :
            {R"({"do":"session.logout"})", R"({"do":"parcel.scan","raw":"1Z5R89390357567127"})",
                R"({"do":"parcel.accept","parcel":"@parcel"})",
                R"({"do":"parcel.refuse","parcel":"@parcel"})", R"({"do":"parcel.open","parcel":"@parcel"})",
                R"({"do":"item.register","parcel":"@parcel"})", R"({"do":"label.print","item":"@item"})",
                R"({"do":"label.verify","item":"@item"})",
                R"({"do":"photo.capture","subject":"@item","role":"front"})",
                R"({"do":"custody.offer","items":["@item"]})", R"({"do":"custody.cancel","offer":"@offer"})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void nobodySignedInMayOnlyLookAndAnnounce()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;
        bench.offer();
        bench.tell(R"({"do":"session.logout","left_holding":true})"); // the open parcel
        const auto before = bench.recorded();

        const auto answer = bench.tell(line.toStdString());

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("unauthorized"));
        QCOMPARE(answer.at("say").get<std::string>(), std::string("Tap your badge first."));
        QCOMPARE(bench.recorded(), before);
    }

    void whatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {R"({"do":"parcel.accept","parcel":"1Z0000000000000000"})",
                 R"({"do":"parcel.accept","parcel":"01932c5e-8d1a-7c3f-9b2e-5a6d7e8f9a0b"})",
                 R"({"do":"label.print","item":"LPN000000000"})", R"({"do":"label.print","item":"@item"})",
                 R"({"do":"parcel.expect","tenant":"No Such Brand","tracking":"1Z5R89390357567127"})",
                 R"({"do":"custody.cancel","offer":"@offer"})",
                 R"({"do":"custody.cancel","offer":"01932c5e-8d1a-7c3f-9b2e-5a6d7e8f9a0b"})",
                 R"({"do":"photo.capture","subject":"nothing","role":"front"})",
                 R"({"do":"show","lane":"custody.example/eh1/st08"})"})
            QTest::newRow(line) << QByteArray(line);
    }

    void whatIsNotThereIsNotFound()
    {
        QFETCH(QByteArray, line);
        DemoBench bench;
        bench.signIn(bench.demo.ben);

        const auto answer = bench.tell(line.toStdString());

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("not_found"));
    }

    void offerToSomebodyUnknownIsNotFound()
    {
        DemoBench bench;

        const auto answer = bench.offer("Nobody Known");

        QCOMPARE(answer.at("fault").get<std::string>(), std::string("not_found"));
        QVERIFY(!bench.view().item->offered);
    }

    void benchWithoutDevicesSaysWhichIsMissing()
    {
        DemoBench bench;
        bench.item();
        bench.open(Devices{});

        const auto login = bench.signIn(bench.demo.ben);

        QCOMPARE(login.at("fault").get<std::string>(), std::string("device"));
        QCOMPARE(login.at("say").get<std::string>(), std::string("No badge reader is connected."));
        for (const auto& device : bench.view().devices)
            QCOMPARE(device.say, std::string("not set up here"));
    }

    void clockIsSetOnlyInTheDemo()
    {
        DemoStore demo;
        Bench bench(demo.give(), {});

        const auto answer = Json::parse(bench.answer(R"({"do":"clock","advance_s":60})"));

        QCOMPARE(answer.at("say").get<std::string>(), std::string("Only the demo bench can set its clock."));
    }

    void laneIsShownWithEveryAcknowledgedEvent()
    {
        DemoBench bench;
        const auto opened = bench.openParcel();
        const auto lane = opened.at("events")[0].at("lane").get<std::string>();

        const auto shown = bench.tell(Json{{"do", "show"}, {"lane", lane}, {"from", 2}});

        QCOMPARE(shown.at("size").get<int>(), 4);
        QCOMPARE(typesIn(shown, "history"), (std::vector<std::string>{"parcel.accepted", "parcel.opened"}));
        QCOMPARE(shown.at("history")[1].at("id"), opened.at("events")[0].at("id"));
        QVERIFY(shown.at("head").get<std::string>().starts_with(lane + "\n4\n"));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "test_commands.moc"
