// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <clocale>

#include "app/labels/languages/encode.h"

using namespace custody;
using namespace custody::labels;

class LocaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsAreTheSameWhereNumbersHaveACommaAsWell()
    {
        const devices::LabelMedium medium;
        const auto layout = *layOut({"CS0000004217", {"ACME"}, 0}, {100, 50}, 203);
        for (const auto language :
            {devices::LabelLanguage::Zpl, devices::LabelLanguage::Epl, devices::LabelLanguage::Tspl}) {
            std::setlocale(LC_ALL, "C");
            const auto usual = *encode(layout, language, medium);
            const bool comma = std::setlocale(LC_ALL, "es_ES.UTF-8") || std::setlocale(LC_ALL, "de_DE.UTF-8");
            const auto there = *encode(layout, language, medium);
            std::setlocale(LC_ALL, "C");

            QCOMPARE(text(there), text(usual));
            if (!comma)
                QSKIP("no locale with a decimal comma is installed");
        }
    }

    void sizesAreWrittenToATenth()
    {
        devices::LabelMedium medium;
        medium.widthMm = 101.6;
        medium.lengthMm = 50.8;
        medium.gapMm = 2;
        const auto layout = *layOut({"CS0000004217", {"ACME"}, 0}, {100, 50}, 203);

        const auto job = *encode(layout, devices::LabelLanguage::Tspl, medium);

        QVERIFY(text(job).starts_with("\r\nSIZE 101.6 mm,50.8 mm\r\nGAP 2.0 mm,0 mm\r\n"));
    }
};

QTEST_APPLESS_MAIN(LocaleTest)
#include "test_locale.moc"
