// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A returns company publishes a sample of its evidence: seven rows from the carrier's scan to the shelf. Its
// rows have times without a date, name no custodian, leave five hours between the first two rows unexplained
// and show no hand-off. The same day at our station has the seven rows and none of these gaps.

#include <regex>

#include "app/store/evidence.h"
#include "app/store/fsck.h"
#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

constexpr std::int64_t minute = 60'000;

struct SampleDay : Floor {
    SampleDay()
    {
        signIn(demo.ben);
        say({{"do", "parcel.expect"}, {"tenant", demo.northwindName}, {"tracking", tracking},
            {"rma", "RET-NJ-2026-039241"}, {"lines", {{{"sku", "NW-JKT-0471-M"}, {"quantity", 1}}}}});
        say({{"do", "parcel.scan"}, {"raw", tracking}}); // 09:14
        demo.clock.advance(288 * minute);
        say({{"do", "parcel.accept"}, {"parcel", "@parcel"}, {"weight_g", 1200}, {"pieces", 1}}); // 14:02
        parcelPhoto("outer_label");
        say({{"do", "parcel.open"}, {"parcel", "@parcel"}});
        parcelPhoto("opened_parcel");
        newItem({{"category", "outerwear"}});
        say({{"do", "label.print"}, {"item", "@item"}});
        say({{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}});
        photograph("front");
        photograph("defect_1");
        demo.clock.advance(10 * minute);
        say({{"do", "custody.offer"}, {"items", {"@item"}}, {"to", demo.sara.name},
            {"purpose", "condition review"}});
        accept(demo.sara);
        signIn(demo.sara);
        say({{"do", "item.inspect"}, {"item", "@item"},
            {"defects", {{{"code", "light_scuffs"}, {"place", "left cuff"}}}}, {"result", "conformant"}});
        say({{"do", "recommendation.show"}, {"item", "@item"}, {"model", "condition/7"}, {"suggested", "B"},
            {"confidence_pct", 94}});
    }
    void parcelPhoto(const char* role)
    {
        say({{"do", "photo.capture"}, {"subject", "@parcel"}, {"role", role}, {"path", blankPicture()}});
    }
    Json grade(const Json& more = Json::object())
    {
        Json command{{"do", "item.grade"}, {"item", "@item"}, {"grade", "A"}};
        command.update(more);
        return tell(command);
    }
    void rest()
    {
        grade({{"reason", "scuffs wiped off; like new"}});
        say({{"do", "item.decide"}, {"item", "@item"}, {"route", "restock"}});
        demo.clock.advance(5 * minute);
        say({{"do", "item.finalize"}, {"item", "@item"}, {"kind", "restock"}, {"bin", "12-3"},
            {"zone", "NJ-01 A"}});
    }
    // The facts of the newest event of this type.
    store::OpenedEvent newest(const char* type)
    {
        const auto item = must(store().things().item(*must(store().things().itemByLpn(lpn()))));
        std::optional<store::OpenedEvent> found;
        for (const auto& place : must(store::chainOf(store(), item.id))) {
            const auto lane = must(store().ledger().lane(place.lane));
            auto opened = must(store::openEvent(store(), lane, place.index, item.parcel));
            if (opened.entry.type == type)
                found = std::move(opened);
        }
        if (!found)
            qFatal("no %s", type);
        return *found;
    }
};

} // namespace

class EvidenceSampleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sevenRowsFollowOneAnother()
    {
        SampleDay day;
        day.rest();

        const auto history = typesIn(day.shown(), "history");

        auto at = history.begin();
        for (const char* row : {"parcel.carrier_scanned", "parcel.accepted", "photo.captured",
                 "recommendation.shown", "item.graded", "item.disposition_decided", "item.final.restocked"}) {
            at = std::find(at, history.end(), row);
            QVERIFY2(at != history.end(), row);
        }
        QCOMPARE(std::count(history.begin(), history.end(), "photo.captured"), 4);
    }

    void noTimeIsWithoutADateAndNoHourWithoutACustodian()
    {
        SampleDay day;
        day.rest();
        const auto shown = day.shown();

        const std::regex whole(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)");
        for (const auto& row : shown.at("history"))
            QVERIFY(std::regex_match(row.at("time").get<std::string>(), whole));
        const auto& chain = shown.at("chain");
        QVERIFY(chain.at("holes").empty());
        const auto& keepings = chain.at("keepings");
        QCOMPARE(keepings[0].at("keeper").get<std::string>(), std::string("carrier ups"));
        for (std::size_t i = 1; i < keepings.size(); ++i)
            QCOMPARE(keepings[i - 1].at("until"), keepings[i].at("from"));
        QCOMPARE(chain.at("end").get<std::string>(), std::string("restocked"));
    }

    void handOffToTheReviewerIsAcceptedByHerOwnBadge()
    {
        SampleDay day;
        day.rest();

        const auto taken = day.newest("custody.accepted");

        QCOMPARE(taken.text("method"), std::string("command+pin"));
        QCOMPARE(taken.text("to"), toText(day.demo.sara.id));
    }

    void reviewerWhoOverridesTheAdviceSaysWhy()
    {
        SampleDay day;

        refused(day.grade(), "G5");
        QVERIFY(day.grade({{"reason", "scuffs wiped off"}}).at("ok").get<bool>());

        const auto graded = day.newest("item.graded");
        QCOMPARE(graded.text("reason"), std::string("scuffs wiped off"));
        const auto agrees = std::ranges::find(graded.fields, "agrees_with_model", &chain::Field::name);
        QVERIFY(agrees != graded.fields.end() && !std::get<bool>(agrees->value));
    }

    void adviceIsOnRecordAndDecidesNothing()
    {
        SampleDay day;

        QCOMPARE(day.shown().at("process").get<std::string>(), std::string("inspected"));
        QCOMPARE(day.shown().at("grade").get<std::string>(), std::string());
        QCOMPARE(day.newest("recommendation.shown").text("suggested"), std::string("B"));
    }

    void whoFollowsTheAdviceNeedsNoReason()
    {
        SampleDay day;

        QVERIFY(day.grade({{"grade", "B"}}).at("ok").get<bool>());
    }

    void adviceIsAnsweredOnce()
    {
        SampleDay day;
        day.grade({{"reason", "scuffs wiped off"}});

        const auto again = day.tell(Json{{"do", "item.remediate"}, {"item", "@item"}, {"service", "steam"}});
        day.photograph("front");
        day.say({{"do", "item.inspect"}, {"item", "@item"}});

        QVERIFY(again.at("ok").get<bool>());
        QVERIFY(day.grade().at("ok").get<bool>()); // no advice was shown for this one
    }

    void systemMayAskForALookAndForPhotosAndNobodyIsSaidToHaveDoneIt()
    {
        SampleDay day;
        for (const char* verb : {"case.mark", "case.request_photos"})
            day.say({{"do", verb}, {"item", "@item"}, {"trigger", "serial does not match"},
                {"model", "signals/3"}});

        for (const char* type : {"case.marked_under_investigation", "case.photo_request_triggered"})
            QVERIFY(!day.newest(type).entry.actor.has_value());
        QCOMPARE(day.shown().at("process").get<std::string>(), std::string("inspected"));
    }

    void confidenceIsAPercentage()
    {
        SampleDay day;

        const auto answer = day.tell(Json{{"do", "recommendation.show"}, {"item", "@item"}, {"model", "m/1"},
            {"suggested", "A"}, {"confidence_pct", 101}});

        QCOMPARE(answer.value("fault", ""), std::string("invalid"));
    }

    void nothingOfItIsLostWhenTheProjectionsAreMadeAgain()
    {
        SampleDay day;
        QCOMPARE(day.disagreements(), std::vector<std::string>());
        day.rest();

        QCOMPARE(day.disagreements(), std::vector<std::string>());
    }

    void certificateOfTheItemVerifies()
    {
        SampleDay day;
        day.rest();
        const auto id = *must(day.store().things().itemByLpn(day.lpn()));

        const auto report =
            ledger::verifyCertificate(must(store::certificateOf(day.store(), id)).text(), nullptr);

        QVERIFY(report.verifies);
        QVERIFY(report.fromTheBeginning);
    }
};

QTEST_GUILESS_MAIN(EvidenceSampleTest)
#include "test_evidence_sample.moc"
