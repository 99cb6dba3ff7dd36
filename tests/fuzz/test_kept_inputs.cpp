// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <filesystem>
#include <fstream>

#include "tests/fuzz/targets.h"

using namespace custody;

// Every seed, and every input that once was a finding, meets its parser again.
class KeptInputsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeptInputIsReadWithinBounds_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("path");
        for (const char* kind : {"seeds", "regressions"}) {
            const auto folder = std::filesystem::path(CUSTODY_SOURCE) / "tests" / "fuzz" / kind;
            for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
                if (file.is_regular_file() && file.path().filename() != ".gitkeep")
                    QTest::newRow(file.path().lexically_relative(folder).c_str())
                        << QString::fromStdString(file.path().parent_path().filename().string())
                        << QString::fromStdString(file.path().string());
        }
    }

    void everyKeptInputIsReadWithinBounds()
    {
        QFETCH(QString, target);
        QFETCH(QString, path);
        const auto* reads = fuzz::targetNamed(target.toStdString());
        QVERIFY2(reads != nullptr, "a folder of inputs is named after its target");
        std::ifstream in(path.toStdString(), std::ios::binary);
        const std::string input(std::istreambuf_iterator<char>(in), {});

        fuzz::readWithinBounds(*reads, view(input)); // a broken promise ends the program
    }

    void everyTargetHasSeeds()
    {
        for (const auto targets : {fuzz::ledgerTargets(), fuzz::sealedTargets(), fuzz::wireTargets(),
                 fuzz::scanTargets(), fuzz::usbTargets(), fuzz::readerTargets()})
            for (const auto& target : targets)
                QVERIFY2(!std::filesystem::is_empty(
                             std::filesystem::path(CUSTODY_SOURCE) / "tests/fuzz/seeds" / target.name),
                    std::string(target.name).c_str());
    }
};

QTEST_APPLESS_MAIN(KeptInputsTest)
#include "test_kept_inputs.moc"
