// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A station made and worked with the shipped programs alone, in a folder of its own that goes away with it.

#include <QDir>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include "tests/support/program.h"

namespace custody::test {

using Json = nlohmann::json;

inline constexpr const char* login = R"({"do":"session.login","badge":"26:2F764DD","pin":"2580"})";

// A UPS number that passes its check digit, a different one for each n below ten million.
inline std::string upsNumber(unsigned n)
{
    std::string body = "5R893903" + std::string(7 - std::to_string(n).size(), '0') + std::to_string(n);
    int sum = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const char c = body[i];
        const int value = c >= '0' && c <= '9' ? c - '0' : (c - 63) % 10;
        sum += i % 2 == 0 ? value : 2 * value;
    }
    return "1Z" + body + std::to_string((10 - sum % 10) % 10);
}

class ShippedStation {
public:
    explicit ShippedStation(const char* name = "st07")
    {
        initialised = run(ours("custody-admin"),
            {"init", "--data", data(), "--site", "eh1", "--station", name, "--seal", "plain"});
        enrolled = run(ours("custody-admin"),
            {"person", "import", "--data", data(), CUSTODY_SOURCE "/resources/demo/roster.json"});
    }

    bool ready() const { return initialised.exitCode == 0 && enrolled.exitCode == 0; }
    QString data() const { return m_folder.filePath("store"); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray key() const
    {
        for (const auto& line : initialised.out.split('\n'))
            if (line.startsWith("key:"))
                return line.mid(4).trimmed();
        return {};
    }

    Ran play(const QByteArray& commands) const
    {
        return run(ours("custody-admin"), {"run", "--data", data()}, commands);
    }
    Ran fsck() const { return run(ours("custody-admin"), {"fsck", "--data", data(), "--full"}); }

    Ran initialised;
    Ran enrolled;

private:
    QTemporaryDir m_folder;
};

inline std::vector<Json> answersOf(const QByteArray& out)
{
    std::vector<Json> answers;
    for (const auto& line : out.split('\n'))
        if (!line.isEmpty())
            answers.push_back(Json::parse(line.toStdString(), nullptr, false));
    return answers;
}

// The day of the demo, with its pictures found wherever the test runs and without the demo's clock.
inline QByteArray demoDay()
{
    QFile file(QStringLiteral(CUSTODY_SOURCE "/resources/demo/day.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray day;
    for (const auto& line : file.readAll().split('\n'))
        if (!line.isEmpty() && !line.contains("\"clock\""))
            day += line + '\n';
    return day.replace("build/demo-pictures", CUSTODY_DEMO_PICTURES);
}

} // namespace custody::test
