// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <algorithm>
#include <ctime>

#include "app/decoder/frame_search.h"
#include "app/labels/code128.h"
#include "app/vision/code_patch.h"
#include "app/vision/dock_scene.h"
#include "tests/support/dock_codes.h"

using namespace custody;
using namespace std::chrono_literals;

namespace {

vision::PrintedCode printed(const std::string& number)
{
    const auto modules = labels::code128Modules(number);
    constexpr int wide = 6;
    vision::PrintedCode code;
    code.drawnPerModule = wide;
    code.drawn.width = static_cast<int>(modules->size()) * wide;
    code.drawn.height = 60 * wide;
    for (int y = 0; y < code.drawn.height; ++y)
        for (const bool black : *modules)
            code.drawn.grey.insert(code.drawn.grey.end(), wide, black ? 0 : 255);
    return code;
}

constexpr const char* number = "1Z5R89390357567127";

vision::DockScene sceneOf(double pixels, vision::Hardship hardship, std::uint64_t seed, int frame = -1)
{
    vision::DockView view{pixels, hardship, seed};
    view.frame = frame;
    return vision::dockScene(printed(number), view).value_or(vision::DockScene{});
}

// Every `step`th dot of it, at this place of a picture.
void paste(vision::Picture& on, const vision::PrintedCode& code, int left, int top, int step)
{
    const auto& drawn = code.drawn;
    for (int y = 0; y < drawn.height / step; ++y)
        for (int x = 0; x < drawn.width / step; ++x)
            on.grey[static_cast<std::size_t>((top + y) * on.width + left + x)] =
                drawn.grey[static_cast<std::size_t>(y * step * drawn.width + x * step)];
}

std::vector<std::string> textsOf(const std::vector<scan::Symbol>& symbols)
{
    std::vector<std::string> texts;
    for (const auto& symbol : symbols)
        texts.emplace_back(text(symbol.bytes));
    return texts;
}

} // namespace

class FrameSearchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void barsTooNarrowForTheLibraryAreFound()
    {
        const auto scene = sceneOf(1.3, vision::Hardship::Defocus, 21);

        const auto symbols = decoder::FrameSearch().look(scene.picture.view(), {5000ms});

        QVERIFY(scan::readBarcodesPlainly(scene.picture.view()).empty());
        QCOMPARE(textsOf(symbols), std::vector<std::string>{number});
        for (std::size_t i = 0; i < 4; ++i) { // either way round
            const auto& corner = symbols[0].corners[i];
            const bool near = std::any_of(scene.corners.begin(), scene.corners.end(),
                [&](const auto& there) { return std::hypot(corner.x - there.x, corner.y - there.y) < 40; });
            QVERIFY2(near, qPrintable(QStringLiteral("corner at %1, %2").arg(corner.x).arg(corner.y)));
        }
    }

    void twoEqualCodesAtTwoPlacesAreTwoSymbols()
    {
        auto scene = sceneOf(1.5, vision::Hardship::None, 5);
        auto& grey = scene.picture.grey;
        const auto other = sceneOf(1.5, vision::Hardship::None, 5);
        // The same frame once more below itself.
        grey.insert(grey.end(), other.picture.grey.begin(), other.picture.grey.end());
        scene.picture.height *= 2;

        const auto symbols = decoder::FrameSearch().look(scene.picture.view(), {10'000ms});

        QCOMPARE(textsOf(symbols), (std::vector<std::string>{number, number}));
    }

    void equalCodesStackedCloselyInASmallPictureAreTwoSymbols()
    {
        constexpr int width = 500;
        constexpr int height = 300;
        vision::Picture sheet;
        sheet.width = width;
        sheet.height = height;
        sheet.grey.assign(std::size_t(width) * height, 255);
        const auto modules = labels::code128Modules("CS0000004217");
        const auto print = [&](int top) {
            for (std::size_t i = 0; i < modules->size() * 2; ++i)
                for (int y = top; (*modules)[i / 2] && y < top + 70; ++y)
                    sheet.grey[std::size_t(y) * width + 80 + i] = 0;
        };
        print(60);
        QCOMPARE(textsOf(decoder::FrameSearch().look(sheet.view(), {5000ms})),
            std::vector<std::string>{"CS0000004217"});
        print(140); // ten pixels below

        const auto symbols = decoder::FrameSearch().look(sheet.view(), {5000ms});

        QCOMPARE(textsOf(symbols), (std::vector<std::string>{"CS0000004217", "CS0000004217"}));
    }

    // Its bars, taken for Code 128, gave the same wrong number each time they were averaged.
    void aPictureThatStandsAloneIsSearchedForCodesOfEachKind()
    {
        const auto matrix = test::draw(test::DockCode::DataMatrix, 3);
        if (!matrix)
            QSKIP("zint is not installed");
        vision::Picture picture;
        picture.width = 1920;
        picture.height = 1080;
        picture.grey.assign(std::size_t{1920} * 1080, 235);
        paste(picture, printed(number), 200, 200, 2);
        paste(picture, matrix->printed, 1300, 600, std::max(1, int(matrix->printed.drawnPerModule / 4)));

        auto texts =
            textsOf(decoder::FrameSearch(decoder::FrameSearch::Of::Alone).look(picture.view(), {5000ms}));

        std::sort(texts.begin(), texts.end());
        std::vector<std::string> both{number, matrix->text};
        std::sort(both.begin(), both.end());
        QCOMPARE(texts, both);
    }

    void aLabelHeldCloseIsReadHoweverItLies_data()
    {
        QTest::addColumn<int>("degrees");
        for (const int degrees : {-45, -20, 15, 30, 60})
            QTest::addRow("%d", degrees) << degrees;
    }
    void aLabelHeldCloseIsReadHoweverItLies()
    {
        QFETCH(int, degrees);
        vision::Picture picture;
        picture.width = 1600;
        picture.height = 1200;
        picture.grey.assign(std::size_t{1600} * 1200, 235);
        auto code = printed(number); // six pixels a module
        code.drawn.height = 240;
        code.drawn.grey.resize(static_cast<std::size_t>(code.drawn.width) * 240);
        paste(picture, code, (1600 - code.drawn.width) / 2, 480, 1);
        const auto lying = vision::turned(vision::whole(picture.view(), 0.67), degrees);

        const auto symbols =
            decoder::FrameSearch(decoder::FrameSearch::Of::Alone).look(lying.picture.view(), {5000ms});

        QCOMPARE(textsOf(symbols), std::vector<std::string>{number});
    }

    void theSameRowsOfBarsProveNothingTwice()
    {
        const auto grid = test::grid(test::SceneSet::HeldOut);
        const auto cell = std::find_if(grid.begin(), grid.end(), [](const test::GridCell& one) {
            return one.code == test::DockCode::Itf14 && one.pixelsPerModule == 2.0
                && one.hardship == vision::Hardship::DefocusAndLowLight;
        });
        QVERIFY(cell != grid.end());
        const auto painted = test::paint(*cell);
        if (!painted)
            QSKIP("zint is not installed; it prints the code.");

        const auto symbols = decoder::FrameSearch().look(painted->scene.picture.view(), {5000ms});

        QCOMPARE(textsOf(symbols), std::vector<std::string>{painted->text});
    }

    // What one look costs beyond its budget, against one call of the library on the same picture.
    void aLargePictureEndsSoonAfterItsTimeIsOver()
    {
        vision::DockView view{2, vision::Hardship::None, 3};
        view.width = 4000;
        view.height = 3000;
        const auto scene = vision::dockScene(printed(number), view);
        QVERIFY(scene);
        const auto spent = [](auto work) {
            const auto now = [] {
                timespec spent{};
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
                return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
            };
            const auto start = now();
            work();
            return std::chrono::duration_cast<std::chrono::milliseconds>(now() - start);
        };
        const auto plain = spent([&] {
            (void)scan::readThisSize(scene->picture.view(), scan::Formats::Dock, {5000ms, 1});
        });

        for (const auto budget : {20ms, 50ms, 150ms, 300ms}) {
            decoder::FrameSearch search;
            const auto took = spent([&] { (void)search.look(scene->picture.view(), {budget}); });
            QVERIFY2(took <= budget + std::max(50ms, plain / 5),
                qPrintable(QStringLiteral("%1 ms took %2, one call %3")
                               .arg(budget.count())
                               .arg(took.count())
                               .arg(plain.count())));
            QVERIFY(!search.finished());
        }
    }

    void aSearchSaysWhetherItCameToItsEnd()
    {
        const auto blank = vision::dockScene({}, {2, vision::Hardship::None, 1, 640, 480});
        QVERIFY(blank);
        decoder::FrameSearch search;
        (void)search.look(blank->picture.view(), {20'000ms});
        QVERIFY(search.finished());
        (void)search.look(blank->picture.view(), {1ms});
        QVERIFY(!search.finished());
        (void)search.look({}, {1ms});
        QVERIFY(search.finished());
    }

    void aLabelWithoutCodeIsNotRead()
    {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const auto scene = vision::dockScene({}, {2, vision::hardships[seed], seed});
            QVERIFY(scene);
            const auto symbols = decoder::FrameSearch().look(scene->picture.view(), {5000ms});
            QCOMPARE(textsOf(symbols), std::vector<std::string>{});
        }
    }

    void whatOneFrameHasNoTimeForIsDoneOnTheNext()
    {
        const auto scene = sceneOf(2, vision::Hardship::None, 8);
        decoder::FrameSearch search;

        std::vector<scan::Symbol> symbols;
        int frames = 0;
        for (; symbols.empty() && frames < 40; ++frames)
            symbols = search.look(scene.picture.view(), {30ms});

        QCOMPARE(textsOf(symbols), std::vector<std::string>{number});
        QVERIFY(frames >= 1);
    }

    void emptyAndTinyPicturesHaveNoSymbols()
    {
        decoder::FrameSearch search;
        const std::vector<std::uint8_t> pixels(64, 128);
        QVERIFY(search.look({}, {}).empty());
        QVERIFY(search.look({pixels.data(), 1, 1, 1}, {}).empty());
        QVERIFY(search.look({pixels.data(), 8, 8, 8}, {}).empty());
        QVERIFY(search.look({pixels.data(), 64, 1, 64}, {}).empty());
    }
};

QTEST_APPLESS_MAIN(FrameSearchTest)
#include "test_frame_search.moc"
