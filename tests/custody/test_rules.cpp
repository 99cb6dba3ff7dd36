// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <functional>
#include <set>

#include "app/custody/rules.h"
#include "tests/support/custody_cases.h"

using namespace custody;
using namespace custody::chain;
using namespace custody::test;

namespace {

struct Case {
    const char* name;
    std::function<Answer()> ask;
    std::string rule; // empty: allowed
    std::string say;
};

const auto offerId = numbered<EventId>(50);
const auto otherOffer = numbered<EventId>(51);

Item offered(std::optional<PersonId> holder = ben) { return itemOf(holder, LabelState::Verified, offerId); }

Answer take(const Offer& offer, const Item& item, const PersonId& receiver, std::int64_t count = 1)
{
    return mayTake(offer, std::span(&item, 1), receiver, count);
}

Answer offerOne(const Item& item, const PersonId& actor, std::optional<PersonId> to = std::nullopt)
{
    return mayOffer(std::span(&item, 1), actor, to);
}

// Whoever does not hold a thing may do nothing with it.
std::vector<Case> holderCases()
{
    const std::string parcel = "You do not hold this parcel.", item = "You do not hold this item.";
    std::vector<Case> cases;
    struct Verb {
        const char* name;
        std::function<Answer(std::optional<PersonId> holder)> ask; // Ben acts
        std::string say;
    };
    const std::vector<Verb> verbs{
        {"open a parcel", [](auto h) { return mayOpen(parcelAt(ParcelStage::Accepted, h), ben); }, parcel},
        {"register an item", [](auto h) { return mayRegisterItem(parcelAt(ParcelStage::Opened, h), ben); },
            parcel},
        {"photograph a closed parcel",
            [](auto h) { return mayPhotograph(parcelAt(ParcelStage::Accepted, h), ben); }, parcel},
        {"photograph an open parcel",
            [](auto h) { return mayPhotograph(parcelAt(ParcelStage::Opened, h), ben); }, parcel},
        {"photograph an item", [](auto h) { return mayPhotograph(itemOf(h), ben); }, item},
        {"print a label", [](auto h) { return mayPrintLabel(itemOf(h), ben); }, item},
        {"verify a label", [](auto h) { return mayVerifyLabel(itemOf(h, LabelState::Printed), ben); }, item},
        {"offer an item", [](auto h) { return offerOne(itemOf(h), ben); }, item},
    };
    for (const auto& verb : verbs) {
        cases.push_back({verb.name, [=] { return verb.ask(ben); }, "", ""});
        cases.push_back({verb.name, [=] { return verb.ask(sara); }, "G1", verb.say});
        cases.push_back({verb.name, [=] { return verb.ask(std::nullopt); }, "G1", verb.say});
    }
    return cases;
}

std::vector<Case> handOffCases()
{
    const auto inOffer = "This item is already being handed over.";
    const auto own = "You cannot accept what you offer yourself.";
    const auto named = "This hand-off is meant for somebody else.";
    const auto closed = "This hand-off is already closed.";
    const auto gone = "This item is no longer in the offerer's hands.";
    const auto count = "The count does not match what is offered.";
    const auto open = offerOf(offered(), ben);
    const auto toSara = offerOf(offered(), ben, sara);
    std::vector<Case> cases{
        {"photograph while offered", [] { return mayPhotograph(offered(), ben); }, "G2", inOffer},
        {"print while offered", [] { return mayPrintLabel(offered(), ben); }, "G2", inOffer},
        {"verify while offered", [] { return mayVerifyLabel(offered(), ben); }, "G2", inOffer},
        {"offer while offered", [] { return offerOne(offered(), ben); }, "G2", inOffer},
        {"offer nothing", [] { return mayOffer({}, ben, sara); }, "G2", "There is nothing to hand over."},
        {"offer to herself", [] { return offerOne(itemOf(ben), ben, ben); }, "G2",
            "You cannot offer something to yourself."},
        {"offer to a colleague", [] { return offerOne(itemOf(ben), ben, sara); }, "", ""},
        {"take as anybody", [=] { return take(open, offered(), sara); }, "", ""},
        {"take as the named one", [=] { return take(toSara, offered(), sara); }, "", ""},
        {"take by oneself", [=] { return take(open, offered(), ben); }, "G2", own},
        {"take by the offerer, named another", [=] { return take(toSara, offered(), ben); }, "G2", own},
        {"take by a third", [=] { return take(toSara, offered(), lee); }, "G2", named},
        {"take what has changed hands", [=] { return take(open, offered(lee), sara); }, "G2", gone},
        {"take what stands in another offer",
            [=] { return take(open, itemOf(ben, LabelState::None, otherOffer), sara); }, "G2", gone},
        {"take what is in no offer", [=] { return take(open, itemOf(ben), sara); }, "G2", gone},
        {"take one too few", [=] { return take(open, offered(), sara, 0); }, "G2", count},
        {"take one too many", [=] { return take(open, offered(), sara, 2); }, "G2", count},
        {"take a negative number", [=] { return take(open, offered(), sara, -1); }, "G2", count},
        {"decline as anybody",
            [=] {
                return mayDecline(open, {sara, "inspector"});
            },
            "", ""},
        {"decline as the named one",
            [=] {
                return mayDecline(toSara, {sara, "inspector"});
            },
            "", ""},
        {"decline one's own",
            [=] {
                return mayDecline(open, {ben, "inspector"});
            },
            "G2", own},
        {"decline by a third",
            [=] {
                return mayDecline(toSara, {lee, "inspector"});
            },
            "G2", named},
        {"cancel one's own", [=] { return mayCancel(open, ben); }, "", ""},
        {"cancel another's", [=] { return mayCancel(open, sara); }, "G2",
            "Only the person who offers can cancel."},
    };
    for (const auto state : {OfferState::Accepted, OfferState::Declined, OfferState::Cancelled}) {
        const auto done = offerOf(offered(), ben, std::nullopt, state);
        cases.push_back({"take a closed one", [=] { return take(done, offered(), sara); }, "G2", closed});
        cases.push_back({"decline a closed one",
            [=] {
                return mayDecline(done, {sara, "inspector"});
            },
            "G2", closed});
        cases.push_back({"cancel a closed one", [=] { return mayCancel(done, ben); }, "G2", closed});
    }
    return cases;
}

// Every stage of a parcel against every step, all of it in the hands of the one who asks.
std::vector<Case> orderCases()
{
    const std::string notScanned = "This parcel has not been scanned yet.";
    const std::string accepted = "This parcel has already been accepted.";
    const std::string refused = "This parcel was refused.";
    const std::string notAccepted = "This parcel has not been accepted yet.";
    const std::string notOpened = "This parcel has not been opened yet.";
    struct Row {
        ParcelStage stage;
        std::string accept, open, registerItem, photograph;
    };
    const std::vector<Row> rows{
        {ParcelStage::None, notScanned, notAccepted, notOpened, notAccepted},
        {ParcelStage::Expected, notScanned, notAccepted, notOpened, notAccepted},
        {ParcelStage::Arrived, "", notAccepted, notOpened, notAccepted},
        {ParcelStage::Accepted, accepted, "", notOpened, ""},
        {ParcelStage::Refused, refused, refused, notOpened, notAccepted},
        {ParcelStage::Opened, accepted, "This parcel is already open.", "", ""},
    };
    const auto rule = [](const std::string& say) { return say.empty() ? "" : "order"; };
    std::vector<Case> cases;
    for (const auto& row : rows) {
        const auto parcel = parcelAt(row.stage);
        cases.push_back({"accept", [=] { return mayAccept(parcel); }, rule(row.accept), row.accept});
        cases.push_back({"refuse", [=] { return mayRefuse(parcel); }, rule(row.accept), row.accept});
        cases.push_back({"open", [=] { return mayOpen(parcel, ben); }, rule(row.open), row.open});
        cases.push_back({"register", [=] { return mayRegisterItem(parcel, ben); }, rule(row.registerItem),
            row.registerItem});
        cases.push_back(
            {"photograph", [=] { return mayPhotograph(parcel, ben); }, rule(row.photograph), row.photograph});
    }
    for (const auto label : {LabelState::Requested, LabelState::Printed, LabelState::Verified})
        cases.push_back({"verify a label", [=] { return mayVerifyLabel(itemOf(ben, label), ben); }, "", ""});
    cases.push_back({"verify a label that was never printed", [] { return mayVerifyLabel(itemOf(ben), ben); },
        "order", "This item has no label yet."});
    return cases;
}

std::vector<Case> allCases()
{
    auto cases = holderCases();
    for (auto&& more : {handOffCases(), orderCases()})
        cases.insert(cases.end(), more.begin(), more.end());
    return cases;
}

void rowsFor(const std::vector<Case>& cases)
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::addRow("%s, %zu", cases[i].name, i) << static_cast<int>(i);
}

void answersAsSaid(const Case& one)
{
    const auto answer = one.ask();

    QCOMPARE(answer.has_value(), !one.rule.empty());
    if (answer) {
        QCOMPARE(answer->rule, one.rule);
        QCOMPARE(answer->say, one.say);
        QVERIFY(!answer->next.empty());
    }
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheHolderWorksOnAThing_data() { rowsFor(holderCases()); }
    void onlyTheHolderWorksOnAThing()
    {
        QFETCH(int, at);
        answersAsSaid(holderCases()[static_cast<std::size_t>(at)]);
    }

    void custodyPassesOnlyFromOneToAnother_data() { rowsFor(handOffCases()); }
    void custodyPassesOnlyFromOneToAnother()
    {
        QFETCH(int, at);
        answersAsSaid(handOffCases()[static_cast<std::size_t>(at)]);
    }

    void stepsComeInTheirOrder_data() { rowsFor(orderCases()); }
    void stepsComeInTheirOrder()
    {
        QFETCH(int, at);
        answersAsSaid(orderCases()[static_cast<std::size_t>(at)]);
    }

    void everyRefusalIsListedForTranslators()
    {
        std::set<std::string> reached;
        for (const auto& one : allCases())
            if (const auto answer = one.ask()) {
                reached.insert(answer->say);
                reached.insert(answer->next);
            }

        const auto listed = refusalSentences();
        QVERIFY(reached.size() > 30);
        for (const auto& sentence : reached)
            QVERIFY2(std::find(listed.begin(), listed.end(), sentence) != listed.end(), sentence.c_str());
    }

    void refusalSaysWhatHappenedBeforeWhoMayRepairIt()
    {
        // A parcel in other hands that is also too early to open: the step comes first, then the holder.
        const auto early = mayOpen(parcelAt(ParcelStage::Arrived, std::nullopt), ben);
        const auto foreign = mayOpen(parcelAt(ParcelStage::Accepted, sara), ben);

        QCOMPARE(early->rule, std::string("order"));
        QCOMPARE(foreign->rule, std::string("G1"));
    }

    void oneItemInOtherHandsStopsTheWholeOffer()
    {
        const std::array items{
            itemOf(ben, LabelState::None, std::nullopt, 1), itemOf(sara, LabelState::None, std::nullopt, 2)};

        const auto answer = mayOffer(items, ben, lee);

        QCOMPARE(answer->rule, std::string("G1"));
    }

    void oneItemThatHasLeftStopsTheWholeTake()
    {
        const std::array items{
            itemOf(ben, LabelState::None, offerId, 1), itemOf(lee, LabelState::None, std::nullopt, 2)};
        auto offer = offerOf(items[0], ben);
        offer.items.push_back(items[1].id);

        const auto answer = mayTake(offer, items, sara, 2);

        QCOMPARE(answer->say, std::string("This item is no longer in the offerer's hands."));
    }

    void severalItemsAreTakenTogetherWhenTheCountAgrees()
    {
        const std::array items{
            itemOf(ben, LabelState::None, offerId, 1), itemOf(ben, LabelState::None, offerId, 2)};
        auto offer = offerOf(items[0], ben);
        offer.items.push_back(items[1].id);

        QVERIFY(!mayTake(offer, items, sara, 2));
        QVERIFY(mayTake(offer, items, sara, 1));
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "test_rules.moc"
