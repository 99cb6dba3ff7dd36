// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A whole day with the shipped program: what somebody with the disk reads, and what is left after an erasure.

#include <QTest>

#include <QFile>

#include "tests/support/disk_bytes.h"
#include "tests/support/shipped_station.h"

using namespace custody;
using namespace custody::test;

namespace {

Ran admin(const ShippedStation& station, QStringList arguments)
{
    arguments.insert(1, QStringLiteral("--data"));
    arguments.insert(2, station.data());
    return run(ours("custody-admin"), arguments);
}

Ran keys(const ShippedStation& station, const char* verb, const QStringList& more = {})
{
    return run(ours("custody-admin"),
        QStringList{"keys", QString::fromLatin1(verb), "--data", station.data()} + more);
}

std::string oneOf(const std::vector<Json>& answers, const char* key)
{
    for (const auto& answer : answers)
        if (answer.contains(key))
            return answer[key];
    return {};
}

} // namespace

class AtRestAndErased : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dayLeavesNothingReadableAndAnErasureFindsItsWayBack()
    {
        // Given a day, its pictures and its labels (which are what a printer printed, not the store's)
        const ShippedStation station;
        QVERIFY2(station.ready(), station.initialised.err + station.enrolled.err);
        const auto played = station.play(demoDay());
        QCOMPARE(played.exitCode, 0);
        const auto answers = answersOf(played.out);
        const auto tracking = oneOf(answers, "tracking"), lpn = oneOf(answers, "lpn");
        QVERIFY(!tracking.empty() && !lpn.empty());
        QDir(station.data() + "/labels").removeRecursively();

        // Then the disk shows no number, name, note or picture
        const DiskBytes disk(station.data().toStdString());
        for (const auto& told :
            {tracking, tracking.substr(tracking.size() - 6), lpn, lpn.substr(3), std::string("Ben Tran"),
                std::string("Sara Ortiz"), std::string("Lee Park"), std::string("Northwind"),
                std::string("Alder"), std::string("corner crushed"), std::string("condition review"),
                std::string("RMA-20417"), std::string("NW-JKT-0471-M"), std::string("outerwear"),
                // Four letters alone stand in every few gigabytes of cipher text by chance.
                std::string("\x10JFIF\0\x01", 7), std::string("\0\0\0\rIHDR", 8),
                std::string("parcel.opened")})
            QVERIFY2(!disk.holds(told), told.c_str());

        // When it is held, rotated, released and erased
        const auto named = QString::fromStdString(lpn);
        QCOMPARE(admin(station, {"hold", "--subject", named, "--reason", "claim"}).exitCode, 0);
        const auto refused = admin(station, {"erase", "--subject", named, "--yes"});
        QCOMPARE(refused.exitCode, 65);
        QVERIFY(refused.err.contains("legal hold"));
        QCOMPARE(admin(station, {"hold", "--subject", named, "--release"}).exitCode, 0);
        QCOMPARE(keys(station, "rotate").exitCode, 0);
        const auto asked = admin(station, {"erase", "--subject", named});
        QCOMPARE(asked.exitCode, 77);
        QVERIFY(asked.out.startsWith("would be erased: 1 parcels"));
        const auto erased = admin(station, {"erase", "--subject", named, "--yes", "--json"});
        QVERIFY2(erased.exitCode == 0, erased.err);
        QCOMPARE(Json::parse(erased.out.toStdString())["parcels"].get<int>(), 1);

        // Then it is found no more, and the store agrees with itself and says how much is gone
        QCOMPARE(station.play("{\"do\":\"show\",\"item\":\"" + named.toUtf8() + "\"}\n").exitCode, 0);
        QVERIFY(station.play("{\"do\":\"show\",\"item\":\"" + named.toUtf8() + "\"}\n")
                    .out.contains("not_found"));
        const auto checked = station.fsck();
        QVERIFY2(checked.exitCode == 0, checked.out);
        QVERIFY(checked.out.contains(" erased"));
        const auto shown = keys(station, "show");
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(shown.out.contains("month\t") && shown.out.contains("sealing  plain"));
    }

    // A slip of the year would have erased everything that is at hand.
    void nothingIsErasedBeforeADayThatHasNotCome()
    {
        const ShippedStation station;
        QVERIFY2(station.ready(), station.enrolled.err);

        const auto erased = admin(station, {"erase", "--before", "2999-01-01", "--yes"});

        QCOMPARE(erased.exitCode, 65);
        QVERIFY2(erased.err.contains("has not come"), erased.err);
        QVERIFY2(station.fsck().exitCode == 0, station.fsck().out);
    }

    void aHoldSaysWhatItsWordsLackBeforeItOpensAnyStore()
    {
        const auto hold = [](const QStringList& words) {
            return run(ours("custody-admin"), QStringList{"hold", "--data", "/nonexistent"} + words);
        };

        const auto noReason = hold({"--subject", "LPN7K3M9QX2W"});
        const auto nothing = hold({"--release"});

        QCOMPARE(noReason.exitCode, 64);
        QVERIFY2(noReason.err.contains("--reason"), noReason.err);
        QCOMPARE(nothing.exitCode, 64);
        QVERIFY2(nothing.err.contains("--subject or --tenant"), nothing.err);
    }

    void escrowBringsALostStoreBack()
    {
        const ShippedStation station;
        const auto openssl = [](const QStringList& arguments) { return run("openssl", arguments).exitCode; };
        QCOMPARE(openssl({"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072", "-out",
                     station.path("private.pem")}),
            0);
        QCOMPARE(openssl({"pkey", "-in", station.path("private.pem"), "-pubout", "-out",
                     station.path("public.pem")}),
            0);
        const auto made = keys(
            station, "escrow", {"--to", station.path("public.pem"), "--out", station.path("first.wrap")});
        QVERIFY2(made.exitCode == 0, made.err);
        QCOMPARE(keys(station, "rotate").exitCode, 0);

        QCOMPARE(keys(station, "wrapped", {"--out", station.path("root.wrap")}).exitCode, 0);
        QCOMPARE(openssl({"pkeyutl", "-decrypt", "-inkey", station.path("private.pem"), "-pkeyopt",
                     "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256", "-in",
                     station.path("root.wrap"), "-out", station.path("root.key")}),
            0);
        const auto recovered =
            keys(station, "recover", {"--root", station.path("root.key"), "--seal", "plain"});
        QVERIFY2(recovered.exitCode == 0, recovered.err);
        QCOMPARE(station.fsck().exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(AtRestAndErased)
#include "test_at_rest_and_erased.moc"
