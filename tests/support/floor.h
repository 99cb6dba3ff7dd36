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
    void photograph(const char* role, int width = 64)
    {
        say({{"do", "photo.capture"}, {"subject", "@item"}, {"role", role}, {"path", blankPicture(width)}});
    }
    // An item that somebody decided to destroy, and another approved.
    void condemned()
    {
        graded("D");
        say({{"do", "item.decide"}, {"item", "@item"}, {"route", "destroy"}, {"reason", "mould"}});
        say({{"do", "item.approve"}, {"item", "@item"}, {"badge", demo.lee.badge}, {"pin", demo.lee.pin}});
    }
    Json destroy()
    {
        return tell(withWitness(
            {{"do", "item.finalize"}, {"item", "@item"}, {"kind", "destroy"}, {"method", "shredded"}},
            demo.sara));
    }
    void putPolicy(const std::string& body)
    {
        chain::Event event;
        event.id = store().newEventId();
        event.type = chain::EventType::PolicySet;
        event.at = demo.clock.now();
        event.brand = must(store().roster().tenantByName(demo.northwindName))->id;
        event.fields = {{"policy", std::string("strict")}, {"version", std::int64_t{1}},
            {"sha256", std::string(64, '0')}, {"body", "name = \"strict\"\nversion = 1\n" + body}};
        must(store().record({{event}, {}, {}, {}, {}}));
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
