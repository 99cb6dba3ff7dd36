// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// The chain report is told in the order of the ledger, whatever the clock said.
#include <QTest>

#include <algorithm>

#include <rapidcheck.h>

#include "app/custody/chain_report.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

constexpr UtcMs hour = 3'600'000;

// An item's story, an event a call, at whatever time.
struct Story {
    std::vector<Link> links;

    Story& then(EventType type, UtcMs at, const PersonId& who, std::vector<Field> fields = {})
    {
        Link link;
        link.event.id = numbered<EventId>(static_cast<std::uint8_t>(links.size() + 1));
        link.event.type = type;
        link.event.at = at;
        link.event.actor = who;
        link.event.fields = std::move(fields);
        links.push_back(std::move(link));
        return *this;
    }
    Story& neverWas(std::size_t which, UtcMs at)
    {
        const auto wrong = toText(numbered<EventId>(static_cast<std::uint8_t>(which)));
        return then(EventType::ErrorDeclared, at, lee,
            {{"declares", wrong}, {"reason", std::string("did_not_occur")}});
    }
};

struct Span {
    std::size_t place;
    UtcMs from;
    std::optional<UtcMs> until;
    bool hole;
};

std::vector<Span> rowOf(const ChainReport& report)
{
    std::vector<Span> row;
    for (const auto& one : report.keepings)
        row.push_back({one.place, one.from, one.until, false});
    for (const auto& one : report.holes)
        row.push_back({one.place, one.from, one.until, true});
    std::ranges::sort(row, {}, &Span::place);
    return row;
}

// One row without a gap, and only its last may be open: a keeping or a hole, never both.
bool isOneRow(const ChainReport& report)
{
    const auto row = rowOf(report);
    for (std::size_t at = 0; at < row.size(); ++at) {
        const bool last = at + 1 == row.size();
        if (row[at].place != at + 1 || (!last && row[at].until != row[at + 1].from))
            return false;
        if (last && row[at].until.has_value() == report.end.empty())
            return false;
    }
    return true;
}

std::vector<std::string> comments(const ChainReport& report)
{
    std::vector<std::string> out;
    for (const auto& flaw : report.flaws)
        if (!flaw.rejects && flaw.what.starts_with("the clock"))
            out.push_back(flaw.what);
    return out;
}

rc::Gen<Story> anyStory()
{
    return rc::gen::exec([] {
        Story story;
        const auto steps = *rc::gen::inRange(0, 14);
        for (int at = 0; at < steps; ++at) {
            const auto when = *rc::gen::inRange<UtcMs>(0, 20);
            const auto who = *rc::gen::element(ben, sara, lee);
            if (*rc::gen::inRange(0, 3) == 0 && !story.links.empty())
                story.neverWas(*rc::gen::inRange<std::size_t>(1, story.links.size() + 1), when);
            else
                story.then(
                    *rc::gen::element(EventType::ParcelAccepted, EventType::ItemRegistered,
                        EventType::CustodyAccepted, EventType::CustodyForced, EventType::ZoneItemEntered,
                        EventType::MissingDeclared, EventType::FinalRestocked, EventType::CustodyReleased),
                    when, who, {{"zone", std::string("S-1")}});
        }
        return story;
    });
}

} // namespace

class ChainReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What was found before the clock went back does not become later than what was declared wrong after it.
    void clockThatStepsBackLeavesOneIntervalOpen()
    {
        Story story;
        story.then(EventType::ItemRegistered, 2 * hour, ben)
            .then(EventType::MissingDeclared, 2 * hour + 1, ben)
            .then(EventType::CustodyAccepted, 2 * hour + 2, ben)
            .then(EventType::CustodyAccepted, hour, sara)
            .neverWas(4, hour + 1)
            .then(EventType::MissingDeclared, hour + 2, sara)
            .then(EventType::CustodyAccepted, hour + 3, sara);

        const auto report = reportOf(story.links);

        QVERIFY(isOneRow(report));
        QCOMPARE(report.holes.size(), std::size_t(2));
        QCOMPARE(report.holes[1].until, std::optional<UtcMs>(hour + 3));
        QCOMPARE(report.holes[1].before, toText(ben));
        QCOMPARE(report.holes[1].after, toText(sara));
        QCOMPARE(report.keepings.back().keeper, toText(sara));
        QVERIFY(!report.keepings.back().until);
        QCOMPARE(comments(report),
            std::vector<std::string>{
                "the clock stepped back, from " + rfc3339(2 * hour + 2) + " to " + rfc3339(hour)});
    }

    void clockThatGoesForwardIsNoFlaw()
    {
        Story story;
        story.then(EventType::ItemRegistered, 5, ben).then(EventType::CustodyAccepted, 5, sara);

        QCOMPARE(comments(reportOf(story.links)), std::vector<std::string>());
    }

    void whatIsFoundAfterItsEndWasNobodysMeanwhile()
    {
        Story story;
        story.then(EventType::ItemRegistered, 1, ben)
            .then(EventType::FinalRestocked, 2, ben)
            .then(EventType::MissingDeclared, 5, lee)
            .then(EventType::CustodyAccepted, 6, lee);

        const auto report = reportOf(story.links);

        QVERIFY(isOneRow(report));
        QCOMPARE(report.end, std::string());
        QCOMPARE(report.holes.size(), std::size_t(1));
        QCOMPARE(report.holes[0].from, UtcMs(2));
    }

    void whateverHappenedWheneverItIsOneRowWithoutAGap()
    {
        QVERIFY(rc::check([] {
            const auto story = *anyStory();
            RC_ASSERT(isOneRow(reportOf(story.links)));
        }));
    }
};

QTEST_APPLESS_MAIN(ChainReportTest)
#include "test_chain_report.moc"
