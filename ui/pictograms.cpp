// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pictograms.h"

#include <map>

#include <QPainter>
#include <QPainterPath>
#include <QStringList>

namespace custody::ui {

namespace {

// L x y x y … a line · R x y w h r a rounded box · C x y r a circle · F x y w h a filled box · D x y r a
// filled dot
const std::map<QString, const char*>& sheets()
{
    static const std::map<QString, const char*> all{
        {"carrier_label",
            "R 7 5 34 38 3|L 7 17 41 17|L 13 11 27 11|F 13 23 2 13|F 17 23 4 13|F 23 23 2 13|F 27 23 1 13|F "
            "30 "
            "23 3 13|F 35 23 1 13"},
        {"item_tag",
            "L 24 4 38 14 38 44 10 44 10 14 24 4|C 24 14 2.6|F 16 24 2 13|F 20 24 3 13|F 25 24 1 13|F "
            "28 24 4 13"},
        {"badge",
            "R 9 11 30 33 4|L 20 11 20 4 28 4 28 11|C 24 23 5|L 15 38 16 34 20 31.5 28 31.5 32 34 33 38"},
        {"zone", "L 5 44 5 18 24 6 43 18 43 44|L 5 44 43 44|R 13 28 22 16 1|L 13 36 35 36|L 24 28 24 44"},
        {"box", "L 24 5 42 14 42 34 24 43 6 34 6 14 24 5|L 6 14 24 23 42 14|L 24 23 24 43|L 15 9.5 33 18.5"},
        {"box_dented",
            "L 24 5 42 14 42 22 37 26 42 30 42 34 24 43 6 34 6 14 24 5|L 6 14 24 23 42 14|L 24 23 24 "
            "43|L 29 31 33 28 31 26"},
        {"box_torn",
            "L 6 20 24 28 42 20 42 36 24 44 6 36 6 20|L 24 28 24 44|L 6 20 2 12 19 4 24 12 30 4 46 12 42 "
            "20|L 11 30 14 33 12 35 15 38"},
        {"box_wet",
            "L 24 5 42 14 42 23|L 24 43 6 34 6 14 24 5|L 6 14 24 23 42 14|L 24 23 24 43|L 36 27 41.5 35.5 "
            "41 40 38 43 34 43 31 40 30.5 35.5 36 27"},
        {"seal_none", "R 8 20 32 22 4|L 15 20 15 13 18 8 24 6 30 8 32 11"},
        {"seal", "R 8 20 32 22 4|L 15 20 15 13 18 8 24 6 30 8 33 13 33 20|L 18 31 22.5 35.5 30 27"},
        {"seal_broken",
            "R 8 20 32 22 4|L 15 20 15 13 18 8 22 6.5|L 29 7.5 33 13 33 20|L 19 27 29 35|L 29 27 19 "
            "35"},
        {"shirt", "L 17 6 6 13 10 22 14 20 14 43 34 43 34 20 38 22 42 13 31 6 28 10 24 11.5 20 10 17 6"},
        {"shoe",
            "L 5 14 5 36 43 36 43 30 38 26 28 23 21 14 16 18 9 17 5 14|L 5 31 43 31|L 24 18 20 22|L 28 23 25 "
            "26"},
        {"bag", "L 8 18 40 18 43 43 5 43 8 18|L 16 23 16 13 19 7 24 5 29 7 32 13 32 23"},
        {"phone", "R 14 4 20 40 4|L 21 38 27 38"},
        {"camera", "R 4 14 40 28 4|L 15 14 18 8 30 8 33 14|C 24 28 8"},
        {"scan",
            "L 6 15 6 6 15 6|L 33 6 42 6 42 15|L 42 33 42 42 33 42|L 15 42 6 42 6 33|F 14 15 2 18|F 18 15 4 "
            "18|F 25 15 2 18|F 30 15 4 18|L 3 24 45 24"},
        {"hands", "L 6 19 34 19 27 12|L 34 19 27 26|L 42 33 14 33 21 26.5|L 14 33 21 40"},
        {"sync", "L 15 40 15 9 8 16|L 15 9 22 16|L 33 8 33 39 26 32|L 33 39 40 32"},
        {"history", "C 24 24 19|L 24 12 24 24 32 29"},
        {"empty_hands", "R 8 12 32 28 4|L 16 26 32 26"},
        {"erase", "L 16 10 43 10 43 38 16 38 4 24 16 10|L 23 18 35 30|L 35 18 23 30"},
        {"erased_all", "L 12 12 36 36|L 36 12 12 36"},
        {"front", "L 17 6 6 13 10 22 14 20 14 43 34 43 34 20 38 22 42 13 31 6 28 10 24 11.5 20 10 17 6"},
        {"back", "L 17 6 6 13 10 22 14 20 14 43 34 43 34 20 38 22 42 13 31 6 17 6|L 17 6 24 9 31 6"},
        {"tag", "L 24 4 38 14 38 44 10 44 10 14 24 4|C 24 14 2.6|L 17 26 31 26|L 17 33 31 33"},
        {"outer_label",
            "R 4 9 40 32 3|R 16 17 22 17 1|L 20 22 34 22|F 20 26 2 5|F 24 26 3 5|F 29 26 1 5|F 32 26 "
            "2 5"},
        {"opened_parcel",
            "L 6 20 24 28 42 20 42 36 24 44 6 36 6 20|L 24 28 24 44|L 6 20 2 12 19 4 24 12 30 4 46 "
            "12 42 20|L 6 20 24 12 42 20"},
        {"defect_1", "C 21 21 14|L 31 31 43 43|L 21 14 21 22|D 21 27 1.6"},
        {"scale", "R 5 30 38 12 3|L 10 30 14 12 34 12 38 30|L 24 12 24 20|L 16 36 32 36"},
        {"plus", "L 24 10 24 38|L 10 24 38 24"},
        {"minus", "L 10 24 38 24"},
    };
    return all;
}

void drawStroke(QPainter& painter, const QStringList& words)
{
    QList<qreal> at;
    for (qsizetype i = 1; i < words.size(); ++i)
        at << words.at(i).toDouble();
    const QChar kind = words.first().at(0);
    if (kind == QLatin1Char('L')) {
        QPainterPath line(QPointF(at.at(0), at.at(1)));
        for (qsizetype i = 2; i + 1 < at.size(); i += 2)
            line.lineTo(at.at(i), at.at(i + 1));
        painter.drawPath(line);
    } else if (kind == QLatin1Char('R')) {
        painter.drawRoundedRect(QRectF(at.at(0), at.at(1), at.at(2), at.at(3)), at.at(4), at.at(4));
    } else if (kind == QLatin1Char('C')) {
        painter.drawEllipse(QPointF(at.at(0), at.at(1)), at.at(2), at.at(2));
    } else if (kind == QLatin1Char('F')) {
        painter.fillRect(QRectF(at.at(0), at.at(1), at.at(2), at.at(3)), painter.pen().color());
    } else if (kind == QLatin1Char('D')) {
        painter.save();
        painter.setBrush(painter.pen().color());
        painter.drawEllipse(QPointF(at.at(0), at.at(1)), at.at(2), at.at(2));
        painter.restore();
    }
}

} // namespace

void drawPictogram(QPainter& painter, const QString& name)
{
    const auto sheet = sheets().find(name);
    if (sheet == sheets().end())
        return;
    for (const QString& stroke : QString::fromLatin1(sheet->second).split(QLatin1Char('|')))
        drawStroke(painter, stroke.split(QLatin1Char(' ')));
}

QStringList pictogramNames()
{
    QStringList names;
    for (const auto& sheet : sheets())
        names << sheet.first;
    return names;
}

} // namespace custody::ui
