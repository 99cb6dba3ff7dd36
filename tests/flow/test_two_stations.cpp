// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Two shipped stations, each with its own store: an item goes from one to the other by files alone.

#include <QTest>

#include "tests/support/shipped_station.h"

using namespace custody::test;

namespace {

// No raw string: moc loses its way in one that ends in a quotation mark.
constexpr const char* scanOf = "{\"do\":\"parcel.scan\",\"raw\":\"";
constexpr const char* tracking = "1Z5R89390357567127";

class Two {
public:
    Two()
    {
        trust(there, here);
        trust(here, there);
    }

    static Ran admin(const ShippedStation& at, QStringList words)
    {
        const int verb = words.first() == "neighbour" || words.first() == "tenant" ? 2 : 1;
        return run(
            ours("custody-admin"), words.first(verb) + QStringList{"--data", at.data()} + words.sliced(verb));
    }
    static QString laneKey(const ShippedStation& at)
    {
        const auto listed = admin(at, {"tenant", "list"}).out;
        for (const auto& line : listed.split('\n'))
            if (line.contains("Northwind Apparel"))
                return QString::fromUtf8(line.split('\t').at(2));
        return {};
    }
    static void trust(const ShippedStation& reader, const ShippedStation& other)
    {
        const auto trusted =
            admin(reader, {"neighbour", "trust", "--tenant", "Northwind Apparel", laneKey(other)});
        if (trusted.exitCode != 0)
            qFatal("%s", trusted.err.constData());
    }
    // Nothing while the station has recorded nothing for this brand.
    static QStringList lane(const ShippedStation& at)
    {
        const auto out = at.path("lane.cert");
        const auto done = admin(at,
            {"export", "--lane", laneKey(at).section('+', 0, 0), "--format", "certificate", "--out", out});
        return done.exitCode == 0 ? QStringList{out} : QStringList();
    }
    static QString record(const ShippedStation& at, const QString& lpn)
    {
        const auto out = at.path("item.cert");
        const auto done = admin(at, {"export", "--item", lpn, "--format", "certificate", "--out", out});
        if (done.exitCode != 0)
            qFatal("%s", done.err.constData());
        return out;
    }
    // Ben, here, opens a parcel and offers what is in it to the other station.
    QString offered()
    {
        QByteArray acts = login;
        for (const auto& act :
            {Json{{"do", "parcel.scan"}, {"raw", tracking}, {"tenant", "Northwind Apparel"}},
                Json{{"do", "parcel.accept"}, {"parcel", "@parcel"}},
                Json{{"do", "parcel.open"}, {"parcel", "@parcel"}},
                Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW-JKT-0471-M"}},
                Json{{"do", "custody.offer"}, {"items", Json::array({"@item"})}, {"to_station", "eh1/st08"},
                    {"purpose", "condition review"}}})
            acts += "\n" + QByteArray::fromStdString(act.dump());
        const auto answers = answersOf(here.play(acts + "\n").out);
        return QString::fromStdString(answers.at(4).at("lpn").get<std::string>());
    }
    static Json take(const ShippedStation& at, const QString& file)
    {
        const Json command{{"do", "custody.accept"}, {"evidence", {file.toStdString()}},
            {"badge", "123/45679"}, {"pin", "7391"}, {"count", 1}};
        return answersOf(at.play(QByteArray::fromStdString(command.dump() + "\n")).out).front();
    }
    static Json release(const ShippedStation& at, const QString& file)
    {
        const Json command{{"do", "custody.release"}, {"evidence", {file.toStdString()}}};
        return answersOf(
            at.play(QByteArray(login) + "\n" + QByteArray::fromStdString(command.dump() + "\n")).out)
            .at(1);
    }
    QByteArray unmatched() const
    {
        return run(ours("custody-admin"), QStringList{"report", "unmatched"} + lane(here) + lane(there)).out;
    }

    ShippedStation here{"st07"}, there{"st08"};
};

} // namespace

class TwoStationsFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itemGoesToAnotherStationAndTheReportIsEmptyWhenBothKnow()
    {
        Two two;
        const auto lpn = two.offered();
        QVERIFY(two.unmatched().startsWith("not_taken\t"));

        const auto taken = two.take(two.there, two.record(two.here, lpn));

        QVERIFY2(taken.at("ok").get<bool>(), taken.dump().c_str());
        QVERIFY(two.unmatched().startsWith("not_released\t"));
        const auto released = two.release(two.here, two.record(two.there, lpn));
        QVERIFY2(released.at("ok").get<bool>(), released.dump().c_str());
        QCOMPARE(two.unmatched(), QByteArray());
        // Both stores agree with themselves, and the receiver's certificate names the leaf it answers.
        for (const auto* one : {&two.here, &two.there})
            QVERIFY2(one->fsck().exitCode == 0, one->fsck().err);
        const auto verified = run(ours("custody-verify"), {"--json", two.record(two.there, lpn)});
        QVERIFY(verified.out.contains("/lane/"));
        const auto report = Json::parse(verified.out.toStdString());
        QVERIFY(report.dump().find("custody.example/eh1/st07/lane/") != std::string::npos);
    }

    void receiptIsWrittenByCommandToo()
    {
        Two two;
        const auto lpn = two.offered();
        two.take(two.there, two.record(two.here, lpn));

        const auto out = two.there.path("receipt.pdf");
        const auto done = two.admin(two.there, {"receipt", "--item", lpn, "--language", "es", "--out", out});

        QVERIFY2(done.exitCode == 0, done.err);
        QFile pdf(out);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        QCOMPARE(two.admin(two.here, {"receipt", "--item", lpn, "--out", out}).exitCode,
            66); // nobody took it there
    }

    void parcelThatCameToBothDocksOpensADiscrepancyOnce()
    {
        Two two;
        two.offered();
        const auto scan =
            QByteArray(login) + "\n" + scanOf + tracking + "\",\"tenant\":\"Northwind Apparel\"}\n";
        two.there.play(scan);

        const auto first = two.admin(two.there, QStringList{"merge"} + two.lane(two.here));
        const auto again = two.admin(two.there, QStringList{"merge"} + two.lane(two.here));

        QVERIFY2(first.exitCode == 0, first.err);
        QVERIFY(first.out.startsWith(QByteArray("two_stations\t") + tracking));
        QVERIFY(first.out.endsWith("\topened\n"));
        QVERIFY(again.out.endsWith("\tknown\n"));
    }

    void laneOfAStrangerIsNotMerged()
    {
        Two two;
        const ShippedStation stranger("st99");
        QVERIFY(stranger.ready());
        stranger.play(
            QByteArray(login) + "\n" + scanOf + tracking + "\",\"tenant\":\"Northwind Apparel\"}\n");

        const auto merged = two.admin(two.here, QStringList{"merge"} + two.lane(stranger));

        QCOMPARE(merged.exitCode, 65);
        QVERIFY(merged.out.isEmpty());
    }

    void ownLaneIsNoNeighbour()
    {
        Two two;

        const auto trusted = two.admin(
            two.here, {"neighbour", "trust", "--tenant", "Northwind Apparel", two.laneKey(two.here)});

        QVERIFY(trusted.exitCode != 0);
        QCOMPARE(two.admin(two.here, {"neighbour", "list"}).out.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TwoStationsFlow)
#include "test_two_stations.moc"
