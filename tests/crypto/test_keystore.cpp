// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/crypto/keystore.h"

using namespace custody;
using namespace custody::crypto;

namespace {

struct Desk {
    QTemporaryDir folder;
    std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "keystore";
    std::unique_ptr<KeySealing> plain = plainSealing();
};

} // namespace

class KeystoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreThereAgainAfterReopening()
    {
        Desk desk;
        Bytes tenantKey;
        PublicKey station{};
        {
            auto keys = Keystore::create(desk.file, *desk.plain);
            QVERIFY(keys);
            tenantKey = Bytes((*keys->obtain("tenant", "brand-1"))->bytes().begin(),
                (*keys->obtain("tenant", "brand-1"))->bytes().end());
            station = keys->signing().publicKey();
        }

        const auto keys = Keystore::open(desk.file, *desk.plain);

        QVERIFY(keys);
        QVERIFY(equalInConstantTime((*keys->find("tenant", "brand-1"))->bytes(), tenantKey));
        QCOMPARE(keys->signing().publicKey(), station);
        QVERIFY(keys->idOf("tenant", "brand-1"));
    }

    void obtainingTwiceGivesOneKeyAndOthersStayPut()
    {
        Desk desk;
        auto keys = Keystore::create(desk.file, *desk.plain);
        const Secret* first = *keys->obtain("tenant", "brand-1");
        for (int i = 0; i < 20; ++i)
            QVERIFY(keys->obtain("lane", "custody.example/eh1/st07/lane/" + std::to_string(i)));

        QCOMPARE(*keys->obtain("tenant", "brand-1"), first);
        QVERIFY(!equalInConstantTime(first->bytes(), (*keys->obtain("tenant", "brand-2"))->bytes()));
    }

    void anAbsentKeyIsNotFound()
    {
        Desk desk;
        const auto keys = Keystore::create(desk.file, *desk.plain);

        QCOMPARE(keys->find("tenant", "nobody").error().fault, Fault::NotFound);
        QCOMPARE(keys->idOf("tenant", "nobody").error().fault, Fault::NotFound);
    }

    void aNameThatWouldBreakTheFileIsRefused()
    {
        Desk desk;
        auto keys = Keystore::create(desk.file, *desk.plain);

        for (const char* owner : {"", "two words", "line\nbreak", "tab\tstop", "\xFF"})
            QCOMPARE(keys->obtain("tenant", owner).error().fault, Fault::Invalid);
        QCOMPARE(keys->obtain("signing", "station").error().fault, Fault::Invalid);
    }

    void anExistingKeystoreIsNeverReplaced()
    {
        Desk desk;
        QVERIFY(Keystore::create(desk.file, *desk.plain));

        const auto again = Keystore::create(desk.file, *desk.plain);

        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Refused);
        QVERIFY(Keystore::open(desk.file, *desk.plain));
    }

    void onlyTheOwnerMayReadTheFile()
    {
        Desk desk;
        QVERIFY(Keystore::create(desk.file, *desk.plain));
        struct stat about { };
        QCOMPARE(::stat(desk.file.c_str(), &about), 0);

        QCOMPARE(about.st_mode & 0777, 0600U);
    }

    void everyFlippedBitOfTheFileIsTampering()
    {
        Desk desk;
        {
            auto keys = Keystore::create(desk.file, *desk.plain);
            QVERIFY(keys->obtain("tenant", "brand-1"));
        }
        const Bytes good = *readFile(desk.file, 1 << 20);
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            // Written in place: a thousand fsyncs would only test the disk.
            QFile file(QString::fromStdString(desk.file.string()));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(reinterpret_cast<const char*>(bad.data()), static_cast<qint64>(bad.size()));
            file.close();

            const auto keys = Keystore::open(desk.file, *desk.plain);

            QVERIFY2(!keys, std::to_string(bit).c_str());
            QCOMPARE(keys.error().fault, Fault::Tampered);
            QVERIFY(keys.error().what.find("restore keystore from the newest backup") != std::string::npos);
        }
    }

    void aCutFileIsTampering()
    {
        Desk desk;
        QVERIFY(Keystore::create(desk.file, *desk.plain));
        const Bytes good = *readFile(desk.file, 1 << 20);
        for (std::size_t size = 0; size < good.size(); size += 7) {
            QVERIFY(replaceFile(desk.file, ByteView(good).first(size)));

            QCOMPARE(Keystore::open(desk.file, *desk.plain).error().fault, Fault::Tampered);
        }
    }

    void aForgedListWithARightSumIsStillTampering()
    {
        Desk desk;
        Bytes shorter;
        {
            auto keys = Keystore::create(desk.file, *desk.plain);
            QVERIFY(keys->obtain("tenant", "brand-1"));
        }
        // Somebody drops a key and fixes the checksum, which needs no secret.
        std::string content(text(*readFile(desk.file, 1 << 20)));
        const auto key = content.find("key tenant");
        content.erase(key, content.find('\n', key) + 1 - key);
        content.erase(content.rfind("sum "));
        content += "sum " + hex(sha256(view(content))) + "\n";
        QVERIFY(replaceFile(desk.file, view(content)));

        const auto keys = Keystore::open(desk.file, *desk.plain);

        QVERIFY(!keys);
        QCOMPARE(keys.error().fault, Fault::Tampered);
    }

    void theWrongPassphraseIsSaidPlainly()
    {
        Desk desk;
        QVERIFY(Keystore::create(desk.file, *passphraseSealing("correct horse")));

        const auto wrong = Keystore::open(desk.file, *passphraseSealing("battery staple"));
        const auto right = Keystore::open(desk.file, *passphraseSealing("correct horse"));

        QVERIFY(!wrong);
        QCOMPARE(wrong.error().fault, Fault::Unauthorized);
        QVERIFY(wrong.error().what.find("passphrase is wrong") != std::string::npos);
        QVERIFY(right);
    }

    void howItWasSealedIsReadableWithoutOpening()
    {
        Desk desk;
        QVERIFY(Keystore::create(desk.file, *desk.plain));

        QCOMPARE(*Keystore::sealingOf(desk.file), Sealing::Plain);
        const auto other = Keystore::open(desk.file, *passphraseSealing("x"));
        QCOMPARE(other.error().fault, Fault::Invalid);
        QVERIFY(other.error().what.find("sealed by plain") != std::string::npos);
    }

    void aMissingCredentialIsSaidPlainly()
    {
        Desk desk;

        const auto noFolder = Keystore::create(desk.file, *credentialSealing({}));
        const auto noFile = Keystore::create(desk.file, *credentialSealing(desk.file.parent_path()));

        QCOMPARE(noFolder.error().fault, Fault::NotFound);
        QVERIFY(noFolder.error().what.find("CREDENTIALS_DIRECTORY") != std::string::npos);
        QCOMPARE(noFile.error().fault, Fault::NotFound);
        QVERIFY(noFile.error().what.find("custody-root") != std::string::npos);
        QVERIFY(!std::filesystem::exists(desk.file));
    }

    void aCredentialOpensWhatItSealedAndAnotherDoesNot_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("a key") << 32;
        QTest::newRow("longer, hashed") << 4096;
    }

    void aCredentialOpensWhatItSealedAndAnotherDoesNot()
    {
        QFETCH(int, size);
        Desk desk;
        const auto credential = desk.file.parent_path() / "custody-root";
        QVERIFY(replaceFile(credential, Bytes(static_cast<std::size_t>(size), 5)));
        QVERIFY(Keystore::create(desk.file, *credentialSealing(desk.file.parent_path())));

        QVERIFY(Keystore::open(desk.file, *credentialSealing(desk.file.parent_path())));
        QVERIFY(replaceFile(credential, Bytes(static_cast<std::size_t>(size), 6)));
        const auto wrong = Keystore::open(desk.file, *credentialSealing(desk.file.parent_path()));

        QVERIFY(!wrong);
        QCOMPARE(wrong.error().fault, Fault::Unauthorized);
    }

    void aWrapOpensUnderItsOwnNameOnly()
    {
        const Secret parent = Secret::random();
        const Secret key = Secret::random();
        const Bytes wrap = wrapKey(parent, KeyId{}, key, "subject", "item-1");

        QVERIFY(equalInConstantTime(unwrapKey(parent, wrap, "subject", "item-1")->bytes(), key.bytes()));
        QVERIFY(!unwrapKey(parent, wrap, "subject", "item-2"));
        QVERIFY(!unwrapKey(parent, wrap, "tenant", "item-1"));
        QVERIFY(!unwrapKey(key, wrap, "subject", "item-1"));
    }
};

QTEST_APPLESS_MAIN(KeystoreTest)
#include "test_keystore.moc"
