// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// New roots, keys under keys, and the copy for the offline key.

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/crypto/keystore_file.h"

using namespace custody;
using namespace custody::crypto;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::unique_ptr<KeySealing> plain = plainSealing();
    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
    std::filesystem::path file = path("keystore");
    Keystore create() const { return std::move(*Keystore::create(file, *plain)); }
    Keystore open() const { return std::move(*Keystore::open(file, *plain)); }
    std::string text() const { return std::string(custody::text(*readFile(file, 1 << 20))); }
};

Bytes bytesOf(const Keystore& keys, const char* kind, const char* owner)
{
    const auto found = keys.find(kind, owner);
    return found ? Bytes((*found)->bytes().begin(), (*found)->bytes().end()) : Bytes();
}

KeyTurn turnTo(std::uint8_t root) { return {.newRoot = {{root}}, .drop = {}, .rename = {}, .renew = {}}; }

bool openssl(const QStringList& arguments) { return QProcess::execute("openssl", arguments) == 0; }

} // namespace

class KeystoreTurnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysUnderATenantsKeyAreThereAgain()
    {
        Desk desk;
        Bytes month;
        {
            auto keys = desk.create();
            QVERIFY(keys.obtain("tenant", "brand"));
            QVERIFY(keys.obtainUnder({"tenant", "brand"}, "month", "brand/2026-11"));
            month = bytesOf(keys, "month", "brand/2026-11");
        }

        const auto keys = desk.open();

        QCOMPARE(bytesOf(keys, "month", "brand/2026-11"), month);
        QCOMPARE(keys.owners("month"), std::vector<std::string>{"brand/2026-11"});
        for (const auto& key : keys.facts())
            QCOMPARE(key.parent, key.name.first == "month" ? *keys.idOf("tenant", "brand") : keys.rootId());
    }

    void keyUnderAnAbsentParentIsNotMade()
    {
        Desk desk;
        auto keys = desk.create();

        QCOMPARE(keys.obtainUnder({"tenant", "nobody"}, "month", "m").error().fault, Fault::NotFound);
    }

    void newRootOpensEverythingAndTheOldOneNothing()
    {
        Desk desk;
        auto keys = desk.create();
        QVERIFY(keys.obtain("tenant", "brand"));
        QVERIFY(keys.obtainUnder({"tenant", "brand"}, "month", "brand/2026-11"));
        const auto signing = keys.signing().publicKey();
        const auto month = bytesOf(keys, "month", "brand/2026-11");
        const auto old = *KeystoreFile::parse(desk.text());

        QVERIFY(keys.turn(turnTo(9), *desk.plain));

        const auto again = desk.open();
        QCOMPARE(again.rootId(), KeyId{{9}});
        QCOMPARE(again.signing().publicKey(), signing);
        QCOMPARE(bytesOf(again, "month", "brand/2026-11"), month);
        const auto oldRoot = *Secret::fromBytes(old.sealedRoot);
        const auto turned = *KeystoreFile::parse(desk.text());
        for (const auto& [name, key] : turned.keys)
            QVERIFY(!unwrapKey(oldRoot, key.wrap, name.first, name.second));
    }

    void droppedKeyGoesWithWhatIsUnderItAndARenewedOneIsAnother()
    {
        Desk desk;
        auto keys = desk.create();
        for (const char* brand : {"one", "two"}) {
            QVERIFY(keys.obtain("tenant", brand));
            for (const char* kind : {"month", "month-next", "index"})
                QVERIFY(keys.obtainUnder({"tenant", brand}, kind, std::string(brand) + "/2026-11"));
        }
        const auto tenant = bytesOf(keys, "tenant", "two");
        const auto next = bytesOf(keys, "month-next", "two/2026-11");
        const auto nextId = *keys.idOf("month-next", "two/2026-11");
        auto change = turnTo(9);
        change.drop = {{"tenant", "one"}};
        change.rename = {{{"month-next", "two/2026-11"}, {"month", "two/2026-11"}}};
        change.renew = {{"tenant", "two"}};

        QVERIFY(keys.turn(change, *desk.plain));

        const auto again = desk.open();
        for (const auto& key : again.facts())
            QVERIFY(!key.name.second.starts_with("one"));
        QVERIFY(bytesOf(again, "tenant", "two") != tenant);
        QCOMPARE(bytesOf(again, "month", "two/2026-11"), next);
        QCOMPARE(*again.idOf("month", "two/2026-11"), nextId);
        QVERIFY(again.owners("month-next").empty());
        QVERIFY(again.find("index", "two/2026-11"));
    }

    void signingKeyCannotBeDroppedOrRenewed()
    {
        Desk desk;
        auto keys = desk.create();
        const auto signing = keys.signing().publicKey();
        auto change = turnTo(9);
        change.drop = change.renew = {{"signing", "station"}};

        QVERIFY(keys.turn(change, *desk.plain));

        QCOMPARE(desk.open().signing().publicKey(), signing);
    }

    void turnThatCannotBeWrittenLeavesTheOldKeystore()
    {
        Desk desk;
        auto keys = desk.create();
        QVERIFY(keys.obtain("tenant", "brand"));
        const auto before = desk.text();
        const auto elsewhere = desk.path("moved");
        std::filesystem::create_directory(elsewhere);
        std::filesystem::rename(desk.file, elsewhere / "keystore");
        std::filesystem::create_directory(desk.file); // a folder where the file should be

        QVERIFY(!keys.turn(turnTo(9), *desk.plain));

        std::filesystem::remove(desk.file);
        std::filesystem::rename(elsewhere / "keystore", desk.file);
        QCOMPARE(desk.text(), before);
        QVERIFY(keys.find("tenant", "brand"));
        QVERIFY(!(keys.rootId() == KeyId{{9}}));
    }

    void escrowComesBackThroughOpensslAndFollowsEachNewRoot()
    {
        Desk desk;
        const auto path = [&](const char* name) { return QString::fromStdString(desk.path(name).string()); };
        QVERIFY(openssl({"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072", "-out",
            path("private.pem"), "-quiet"}));
        QVERIFY(openssl({"pkey", "-in", path("private.pem"), "-pubout", "-out", path("public.pem")}));
        const auto key = *EscrowKey::fromPem(*readFile(desk.path("public.pem"), 65536));
        auto keys = std::move(*Keystore::create(desk.file, *passphraseSealing("correct horse")));
        QVERIFY(keys.escrow(key));
        const auto guard = passphraseSealing("correct horse");
        QVERIFY(keys.turn(turnTo(9), *guard));
        const auto signing = keys.signing().publicKey();

        // The passphrase is lost. The newest wrap goes to where the private key is.
        QVERIFY(replaceFile(desk.path("root.wrap"), *Keystore::escrowedRoot(desk.file)));
        QVERIFY(openssl(
            {"pkeyutl", "-decrypt", "-inkey", path("private.pem"), "-pkeyopt", "rsa_padding_mode:oaep",
                "-pkeyopt", "rsa_oaep_md:sha256", "-in", path("root.wrap"), "-out", path("root.key")}));
        const auto root = *Secret::fromBytes(*readFile(desk.path("root.key"), 64));
        const auto fresh = passphraseSealing("battery staple");
        QVERIFY(Keystore::reseal(desk.file, root, *fresh));

        const auto again = Keystore::open(desk.file, *fresh);
        QVERIFY(again);
        QVERIFY(again->isEscrowed());
        QCOMPARE(again->signing().publicKey(), signing);
        QVERIFY(!Keystore::open(desk.file, *guard));
    }

    void rootOfAnotherKeystoreIsNotTaken()
    {
        Desk desk;
        QVERIFY(desk.create().obtain("tenant", "brand"));
        const auto before = desk.text();

        const auto resealed = Keystore::reseal(desk.file, Secret::random(), *desk.plain);

        QCOMPARE(resealed.error().fault, Fault::Unauthorized);
        QCOMPARE(desk.text(), before);
    }

    void escrowKeyTooSmallOrNoneAtAllIsRefused()
    {
        Desk desk;
        const auto path = [&](const char* name) { return QString::fromStdString(desk.path(name).string()); };
        QVERIFY(openssl({"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out",
            path("small.pem"), "-quiet"}));
        QVERIFY(openssl({"pkey", "-in", path("small.pem"), "-pubout", "-out", path("small.pub")}));
        QVERIFY(openssl({"genpkey", "-algorithm", "ED25519", "-out", path("ed.pem")}));
        QVERIFY(openssl({"pkey", "-in", path("ed.pem"), "-pubout", "-out", path("ed.pub")}));

        for (const char* name : {"small.pub", "ed.pub", "small.pem"})
            QCOMPARE(EscrowKey::fromPem(*readFile(desk.path(name), 65536)).error().fault, Fault::Invalid);
        // The one that opens it has no business at the station, and is told so.
        const auto own = EscrowKey::fromPem(*readFile(desk.path("small.pem"), 65536));
        QVERIFY2(own.error().what.starts_with("this is a private key"), own.error().what.c_str());
        QCOMPARE(EscrowKey::fromPem(view("no key")).error().fault, Fault::Invalid);
        QCOMPARE(EscrowKey::fromDer(view("no key")).error().fault, Fault::Invalid);
    }

    void keystoreOfTheFormatPageOpens()
    {
        const auto bytes = *readFile(CUSTODY_SOURCE "/resources/formats/keystore.md", 1 << 20);
        const auto page = text(bytes);
        std::string example;
        for (auto at = page.find("    custody-keystore@v2"); page.substr(at, 4) == "    ";
             at = page.find('\n', at) + 1)
            example += page.substr(at + 4, page.find('\n', at) - at - 3);
        Desk desk;
        QVERIFY(replaceFile(desk.file, view(example), Access::OwnerOnly));

        const auto keys = Keystore::open(desk.file, *desk.plain);

        QVERIFY2(keys, keys ? "" : keys.error().what.c_str());
    }

    void keystoreOfTheFirstVersionIsRead()
    {
        // The file of the first format page, byte for byte.
        const std::string first =
            "custody-keystore@v1\nsealing plain\n"
            "root 62042e1b-114a-74a5-cc1e-bb7e33646f76 wV35WQsF82ZemKYZef5fieUIrO7TaoKtYIQov0eQlS0=\n"
            "key signing station c4ef5229-f243-4539-6f3f-18c58bd85724 "
            "AWIELhsRSnSlzB67fjNkb3bvwOkwtSW1mubXzcUPB+Xp5Dzd007P0XcmBKaWN6McSv3DVcLq5Wm7KsQ2G6m+"
            "Kpmthyk5KASM2t"
            "Vqug3kO5b76yd02xzt8VE=\n"
            "mac 8e91b903a1fcf0199c9a882841e1488a19e1a747d68a24726b48a787cf9b7f73\n"
            "sum 47d1267207302af8836427a1fc715d18f9f98dba84ad9915eb150d974994c07e\n";
        Desk desk;
        QVERIFY(replaceFile(desk.file, view(first), Access::OwnerOnly));

        auto keys = Keystore::open(desk.file, *desk.plain);

        QVERIFY(keys);
        QVERIFY(keys->obtain("tenant", "brand"));
        QVERIFY(desk.text().starts_with("custody-keystore@v2\n"));
        QVERIFY(Keystore::open(desk.file, *desk.plain));
    }
};

QTEST_GUILESS_MAIN(KeystoreTurnTest)
#include "test_keystore_turn.moc"
