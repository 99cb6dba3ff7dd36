// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What comes out of a box after its contents were checked, and who lets a step be left out.

#include "tests/support/floor.h"

using namespace custody;
using namespace custody::station;
using namespace custody::test;

namespace {

// A parcel with one jacket announced, opened by Ben, and the jacket taken out.
class OneJacket : public Floor {
public:
    OneJacket()
    {
        signIn(demo.ben);
        say({{"do", "parcel.expect"}, {"tenant", demo.northwindName}, {"tracking", tracking},
            {"lines", {{{"sku", "NW-JKT-0471-M"}, {"quantity", 1}}}}});
        say({{"do", "parcel.scan"}, {"raw", tracking}});
        say({{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        say({{"do", "parcel.open"}, {"parcel", "@parcel"}});
        newItem();
    }
    Json reconcile() { return say({{"do", "parcel.reconcile"}, {"parcel", "@parcel"}}); }
    Json close() { return tell(R"({"do":"parcel.close","parcel":"@parcel"})"); }
    std::string state()
    {
        return tell(Json{{"do", "show"}, {"parcel", tracking}}).at("state").get<std::string>();
    }
};

} // namespace

class MoreFromTheBoxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatComesOutAfterTheContentsWereCheckedIsCheckedToo()
    {
        OneJacket box;
        QCOMPARE(typesIn(box.reconcile()), std::vector<std::string>{"parcel.contents_reconciled"});
        box.newItem();
        QCOMPARE(box.state(), std::string("opened"));

        refused(box.close(), "order");
        const auto again = box.reconcile();

        QCOMPARE(typesIn(again),
            (std::vector<std::string>{"parcel.contents_reconciled", "discrepancy.opened"})); // an extra one
        QCOMPARE(box.state(), std::string("reconciled"));
        QCOMPARE(box.disagreements(), std::vector<std::string>());
    }

    void whatWasExtraIsSaidOnce()
    {
        OneJacket box;
        box.newItem();
        QCOMPARE(typesIn(box.reconcile()).size(), std::size_t{2});
        QCOMPARE(typesIn(box.reconcile()).size(), std::size_t{1});
        box.newItem();

        QCOMPARE(typesIn(box.reconcile()).size(), std::size_t{2}); // of the newest alone
    }

    void supervisorAtTheBenchAsksAnotherOne()
    {
        Floor floor;
        floor.openParcel();
        floor.newItem();
        floor.say({{"do", "label.print"}, {"item", "@item"}});
        floor.say({{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}});
        floor.say({{"do", "custody.offer"}, {"items", {"@item"}}});
        floor.accept(floor.demo.lee);
        floor.signIn(floor.demo.lee);
        const auto byHerself = [&](Json command) {
            command.update({{"item", "@item"}, {"reason", "torn"}, {"badge", floor.demo.lee.badge},
                {"pin", floor.demo.lee.pin}});
            return floor.tell(command);
        };

        refused(byHerself({{"do", "label.replace"}}), "G6");
        refused(byHerself({{"do", "photo.waive"}, {"roles", {"front"}}}), "G6");
        QCOMPARE(byHerself({{"do", "label.replace"}}).at("say").get<std::string>(),
            std::string("Nobody can let herself do this."));
    }
};

QTEST_GUILESS_MAIN(MoreFromTheBoxTest)
#include "test_more_from_the_box.moc"
