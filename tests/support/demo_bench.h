// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A bench on a demo store, with simulated devices: told commands, it answers as it would a window.

#include <concepts>

#include <QFloat16> // complete, so that QCOMPARE can pass it over for Json

#include "app/admin/simulated_bench.h"
#include "app/base/file.h"
#include "app/decoder/decoder.h"
#include "app/labels/preview.h"
#include "app/labels/raster.h"
#include "app/station/bench.h"
#include "tests/support/demo_store.h"

namespace custody::test {

using station::Json;

// Keeps what a printer is told, and can be one that never says whether the label came out.
class TapedPrinter final : public devices::LabelPrinter {
public:
    explicit TapedPrinter(devices::LabelPrinter& printer)
        : m_printer(printer)
    {
    }
    std::string description() const override { return m_printer.description(); }
    devices::LabelLanguage language() const override { return m_printer.language(); }
    int dpi() const override { return m_printer.dpi(); }
    Result<devices::PrintOutcome> print(ByteView label) override
    {
        jobs.emplace_back(text(label));
        const auto outcome = TRY(m_printer.print(label));
        return mute ? devices::PrintOutcome::Sent : outcome;
    }

    std::vector<std::string> jobs;
    bool mute = false;

private:
    devices::LabelPrinter& m_printer;
};

class DemoBench {
public:
    explicit DemoBench(const std::string& station = "st07")
        : demo(station)
        , pictures({CUSTODY_BIN "/custody-decoder"})
        , simulated(demo.beside("labels"), pictures)
        , printer(simulated.printer())
    {
        open();
    }

    void open()
    {
        auto devices = simulated.devices();
        devices.printer = &printer;
        open(std::move(devices));
    }
    void open(station::Devices devices)
    {
        m_bench.reset();
        demo.reopen();
        m_bench = std::make_unique<station::Bench>(demo.give(), std::move(devices), &demo.clock, dock);
    }

    std::string line(std::string_view command) { return m_bench->answer(command); }
    Json tell(std::string_view command) { return Json::parse(line(command)); }
    template <std::same_as<Json> Object> Json tell(const Object& command)
    {
        return Json::parse(line(command.dump()));
    }
    station::BenchView view() { return m_bench->view(); }
    store::Store& store() { return m_bench->store(); }

    Json signIn(const Worker& worker)
    {
        return tell(Json{{"do", "session.login"}, {"badge", worker.badge}, {"pin", worker.pin}});
    }
    // Ben signs in and has an opened parcel of Northwind before him.
    Json openParcel()
    {
        signIn(demo.ben);
        tell(Json{{"do", "parcel.expect"}, {"tenant", demo.northwindName}, {"tracking", tracking}});
        tell(Json{{"do", "parcel.scan"}, {"raw", tracking}});
        tell(Json{{"do", "parcel.accept"}, {"parcel", "@parcel"}});
        return tell(Json{{"do", "parcel.open"}, {"parcel", "@parcel"}});
    }
    Json registerItem()
    {
        return tell(Json{{"do", "item.register"}, {"parcel", "@parcel"}, {"sku", "NW-JKT-0471-M"}});
    }
    // … and an item out of it, registered.
    Json item()
    {
        openParcel();
        return registerItem();
    }
    // … offered to whom it says, or to anybody.
    Json offer(const std::string& to = {})
    {
        item();
        return tell(Json{{"do", "custody.offer"}, {"items", {"@item"}}, {"to", to}});
    }
    Json accept(const Worker& worker, int count = 1)
    {
        return tell(Json{{"do", "custody.accept"}, {"offer", "@offer"}, {"badge", worker.badge},
            {"pin", worker.pin}, {"count", count}});
    }

    std::string file(const char* name, ByteView content)
    {
        must(replaceFile(demo.beside(name), content));
        return demo.beside(name).string();
    }
    // A picture with nothing on it, and one of a label with this number.
    std::string blankPicture(int width = 64)
    {
        return file("blank.png", must(labels::toPng(labels::Bitmap(width, 48), 203)));
    }
    std::string pictureOf(const std::string& number)
    {
        const auto layout = must(labels::layOut({number, {"photo"}, 0}));
        return file("label.png", must(labels::toPng(must(labels::rasterise(layout)), layout.dpi)));
    }

    // All events this station has recorded, in every lane.
    std::uint64_t recorded()
    {
        std::uint64_t leaves = 0;
        for (const auto& lane : must(store().ledger().lanes()))
            leaves += lane.size;
        return leaves;
    }

    // A picture of a box with two labels on it.
    std::string pictureOf(const std::string& number, const std::string& older)
    {
        const labels::Layout layout{203, 812, 1218,
            {labels::BarsElement{80, 120, 260, 3, number, false},
                labels::BarsElement{80, 800, 260, 3, older, false}}};
        return file("two_labels.png", must(labels::toPng(must(labels::rasterise(layout)), layout.dpi)));
    }

    DemoStore demo;
    station::Dock dock; // takes effect at the next open()
    decoder::Decoder pictures;
    admin::SimulatedBench simulated;
    TapedPrinter printer;
    const std::string tracking = "1Z5R89390357567127";

private:
    std::unique_ptr<station::Bench> m_bench;
};

// The types of an answer's events, and the newest event of a thing's history.
inline std::vector<std::string> typesIn(const Json& answer, const char* list = "events")
{
    std::vector<std::string> types;
    for (const auto& event : answer.at(list))
        types.push_back(event.at("type").get<std::string>());
    return types;
}

} // namespace custody::test
