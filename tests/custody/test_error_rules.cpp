// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// Who may declare an entry wrong or end a search, and which questions an end must wait for.
#include <QTest>

#include <set>

#include "app/custody/sentences.h"
#include "tests/support/life_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

using life::benAct, life::saraAct, life::leeAct;

struct Case {
    const char* name;
    Answer answer;
    const char* rule;
};

Answer declare(const WrongEntry& wrong, const Actor& who, const std::optional<Actor>& witness = std::nullopt)
{
    return mayDeclareWrong(wrong, who, witness, standardPolicy());
}

Answer end(const char* ofItem, const char* ofParcel, bool open = true)
{
    const Discrepancy about[]{{numbered<EventId>(1), ofItem, std::nullopt, 0, open}};
    const Discrepancy box[]{{numbered<EventId>(2), ofParcel, std::nullopt, 0, open}};
    return mayEndDespite(about, box);
}

std::vector<Case> cases()
{
    const WrongEntry grade{EventType::ItemGraded, sara}, taken{EventType::CustodyAccepted, sara};
    const WrongEntry lapse{EventType::CustodyExpired, std::nullopt};
    const WrongEntry offer{EventType::CustodyOffered, sara, true};
    return {
        {"her own entry", declare(grade, saraAct), ""},
        {"her own custody", declare(taken, saraAct), ""},
        {"another's entry", declare(grade, benAct), "G6"},
        {"another's custody", declare(taken, benAct), "G6"},
        {"the station's entry", declare(lapse, saraAct), "G6"},
        {"another's entry, by a supervisor", declare(grade, leeAct), ""},
        {"the station's entry, by a supervisor", declare(lapse, leeAct), ""},
        {"another's custody, unwatched", declare(taken, leeAct), "G3"},
        {"another's custody, watched by herself", declare(taken, leeAct, saraAct), "G3"},
        {"another's custody, watched by the supervisor", declare(taken, leeAct, leeAct), "G3"},
        {"another's custody, watched", declare(taken, leeAct, benAct), ""},
        {"an offer that waits", declare(offer, saraAct), "order"},
        {"what another station took", declare({EventType::CustodyReleased, sara, false, false, true}, leeAct),
            "G1"},
        {"a refusal of what came again",
            declare({EventType::ParcelRefused, sara, false, false, false, true}, saraAct), "order"},
        {"her own custody, taken before a witness",
            declare({EventType::CustodyAccepted, sara, false, true}, saraAct), "G3"},
        {"found by a word", mayEndSearch(leeAct, true, "found", true), "order"},
        {"written off by an inspector", mayEndSearch(benAct, true, "written off", true), "G6"},
        {"written off in silence", mayEndSearch(leeAct, true, "written off", false), "order"},
        {"written off", mayEndSearch(leeAct, true, "written off", true), ""},
        {"a missing line that was found", mayEndSearch(leeAct, false, "found", true), ""},
        {"two hands", end("two_hands", "-"), "hold"},
        {"two stations", end("-", "two_stations"), "hold"},
        {"custody in doubt", end("custody", "-"), "hold"},
        {"a seal in doubt", end("-", "seal"), "hold"},
        {"missing", end("missing", "-"), "hold"},
        {"another thing missing from its box", end("-", "missing"), ""},
        {"answered", end("two_hands", "seal", false), ""},
    };
}

} // namespace

class ErrorRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guardAnswersAsTheRulesSay()
    {
        std::set<std::string> reached;
        for (const auto& one : cases()) {
            QVERIFY2((one.answer ? one.answer->rule : "") == one.rule, one.name);
            if (one.answer)
                reached.insert(one.answer->say);
        }

        for (const auto& sentence : errorSentences())
            QVERIFY2(reached.contains(sentence.say), sentence.say);
    }

    void itemEndsWhenNobodyAsksForItAnyMore()
    {
        auto item = life::decided("restock", false);
        item.discrepancies = {{numbered<EventId>(1), "custody", std::nullopt, 0, true}};
        const EndEvidence aboutItsBox{
            false, false, {{numbered<EventId>(1), "two_stations", std::nullopt, 0, true}}};

        QVERIFY(mayFinalize(item, ben, "restocked", std::nullopt).has_value());
        item.discrepancies.front().open = false;

        QVERIFY(!mayFinalize(item, ben, "restocked", std::nullopt));
        QVERIFY(mayFinalize(item, ben, "restocked", std::nullopt, aboutItsBox).has_value());
    }
};

QTEST_APPLESS_MAIN(ErrorRulesTest)
#include "test_error_rules.moc"
