// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include "app/store/projections.h"
#include "tests/support/demo_bench.h"

namespace custody::test {

// A bench with Ben signed in, and an item of this class inspected before him.
class Floor : public DemoBench {
public:
    Floor() { demo.clock.moveAtEachLook(); }
    Json say(Json command)
    {
        const auto answer = tell(command);
        if (!answer.at("ok").get<bool>())
            qWarning("%s -> %s", command.dump().c_str(), answer.dump().c_str());
        return answer;
    }
    Json withWitness(Json command, const Worker& worker)
    {
        command["witness_badge"] = worker.badge;
        command["witness_pin"] = worker.pin;
        return command;
    }
    void photograph(const char* role)
    {
        say({{"do", "photo.capture"}, {"subject", "@item"}, {"role", role}, {"path", blankPicture()}});
    }
    Json newItem(const Json& more = Json::object())
    {
        Json command{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW-JKT-0471-M"}};
        command.update(more);
        return say(command);
    }
    void inspected(const Json& more = Json::object())
    {
        newItem(more);
        say({{"do", "label.print"}, {"item", "@item"}});
        say({{"do", "label.verify"}, {"item", "@item"}, {"scanned", "@lpn"}});
        photograph("front");
        say({{"do", "item.inspect"}, {"item", "@item"}});
    }
    void graded(const char* grade, const Json& more = Json::object())
    {
        inspected(more);
        say({{"do", "item.grade"}, {"item", "@item"}, {"grade", grade}});
    }
    void zones()
    {
        signIn(demo.lee);
        say({{"do", "zone.define"}, {"zone", "HV-1"}, {"class", "high_value"},
            {"cameras", {"cam-7", "cam-8"}}, {"keeper", demo.lee.name}});
        say({{"do", "zone.define"}, {"zone", "S-1"}});
        say({{"do", "zone.define"}, {"zone", "S-2"}});
        signIn(demo.ben);
    }
    std::string lpn() { return shown().at("lpn").get<std::string>(); }
    Json shown() { return tell(R"({"do":"show","item":"@item"})"); }
    std::vector<std::string> disagreements()
    {
        return must(store::refoldProjections(store(), store::Rebuild::Compare));
    }
};

inline void refused(const Json& answer, const char* rule)
{
    QCOMPARE(answer.value("fault", ""), std::string("refused"));
    QCOMPARE(answer.value("rule", ""), std::string(rule));
    QCOMPARE(typesIn(answer), std::vector<std::string>{"transition.denied"});
}

} // namespace custody::test
