// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "app/custody/rules.h"
#include "app/station/sayings.h"

using namespace custody;
using namespace custody::station;

namespace {

// The finished translations of one context.
QMap<QString, QString> translationsOf(const QString& file, const QString& context)
{
    QMap<QString, QString> found;
    QFile content(file);
    if (!content.open(QIODevice::ReadOnly))
        return found;
    QXmlStreamReader xml(&content);
    QString name, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            name = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation") && name == context) {
            const bool finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            const auto words = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (finished)
                found.insert(source, words);
        }
    }
    return found;
}

} // namespace

class SayingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceOfTheBenchIsThereInSpanish_data()
    {
        QTest::addColumn<QString>("sentence");
        for (const auto& sentence : say::all())
            if (!sentence.empty())
                QTest::addRow("%s", sentence.c_str()) << QString::fromStdString(sentence);
    }

    void everySentenceOfTheBenchIsThereInSpanish()
    {
        QFETCH(QString, sentence);
        static const auto spanish = translationsOf(
            QStringLiteral(CUSTODY_SOURCE "/resources/translations/custody_es.ts"), QStringLiteral("say"));

        const auto translated = spanish.value(sentence);

        QVERIFY2(!translated.trimmed().isEmpty(), qPrintable(sentence));
        QVERIFY(translated != sentence);
        QCOMPARE(translated.endsWith(QLatin1Char('.')), sentence.endsWith(QLatin1Char('.')));
    }

    // What is put together in place is in no list, so no screen can translate it. Settings are read by
    // whoever sets the station up.
    void noAnswerOfTheBenchIsPutTogetherInPlace()
    {
        const QRegularExpression failure(QStringLiteral("fail\\(\\s*Fault::\\w+,[^;]*"));
        const QRegularExpression joined(QStringLiteral("\"\\s*\\+|\\+\\s*\""));
        const QStringList settings{"bench_settings.cpp", "dock.cpp", "badge_formats.cpp", "enrolment.cpp"};
        const QDir room(QStringLiteral(CUSTODY_SOURCE "/app/station"));
        for (const auto& name : room.entryList({QStringLiteral("*.cpp")})) {
            QFile file(room.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto said = failure.globalMatch(QString::fromUtf8(file.readAll()));
            while (!settings.contains(name) && said.hasNext())
                if (const auto words = said.next().captured(); !words.contains(QStringLiteral("say::filled")))
                    QVERIFY2(!words.contains(joined), qPrintable(name + ": " + words));
        }
    }

    void everyRefusalOfTheRulesIsAmongTheSentences()
    {
        const auto all = say::all();

        for (const auto& sentence : chain::refusalSentences())
            QVERIFY(std::find(all.begin(), all.end(), sentence) != all.end());
    }
};

QTEST_APPLESS_MAIN(SayingsTest)
#include "test_sayings.moc"
