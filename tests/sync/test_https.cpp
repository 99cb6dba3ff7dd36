// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <httplib.h>

#include <QTemporaryDir>
#include <QTest>

#include "app/base/file.h"
#include "sync/client/config.h"
#include "sync/client/https_cloud.h"
#include "sync/client/pass.h"
#include "sync/server/demo_cloud.h"
#include "tests/support/lab_lane.h"
#include "tests/support/sync_station.h"

using namespace custody;
using namespace custody::test;

namespace {

// A demo cloud on a free port, as custody-cloud runs it.
struct Demo {
    explicit Demo(const Clock& clock)
        : clock(clock)
    {
        start();
    }
    void start()
    {
        auto opened = server::DemoCloud::open(path(), clock);
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        cloud = std::move(*opened);
        if (const auto served = cloud->serve(0, 0); !served)
            qFatal("%s", served.error().what.c_str());
    }
    std::filesystem::path path() const { return folder.path().toStdString(); }
    client::Config config() const { return *client::readConfig(path() / "sync.toml"); }
    std::unique_ptr<httplib::SSLClient> browser() const
    {
        auto made = std::make_unique<httplib::SSLClient>("127.0.0.1", cloud->port());
        made->set_ca_cert_path((path() / "tls.crt").string());
        return made;
    }

    const Clock& clock;
    QTemporaryDir folder;
    std::unique_ptr<server::DemoCloud> cloud;
};

client::PassReport pass(SyncStation& station, const client::Config& config, const Clock& clock)
{
    client::HttpsCloud cloud(config);
    return client::Pass(station.outbox(), cloud, {config.mirrors, config.laneTimeout}, clock).run();
}

} // namespace

class HttpsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNightGoesThroughTheRealDoor()
    {
        const SystemClock clock;
        Demo demo(clock);
        SyncStation station(clock);
        station.add(station.brand("one"), 700);
        QVERIFY(demo.cloud->enrol(station.key()));

        const auto report = pass(station, demo.config(), clock);

        QCOMPARE(report.exitCode(), ExitDone);
        for (const auto& lane : report.lanes)
            QCOMPARE(lane.receipted, lane.leaves);
    }

    void aCloudThatComesBackOnAnotherPortKnowsEverything()
    {
        const SystemClock clock;
        Demo demo(clock);
        SyncStation station(clock);
        const auto lane = station.brand("one");
        station.add(lane, 5);
        QVERIFY(demo.cloud->enrol(station.key()));
        QCOMPARE(pass(station, demo.config(), clock).exitCode(), ExitDone);
        const auto key = demo.cloud->mirrorKey();

        demo.cloud.reset();
        station.add(lane, 5);
        demo.start();

        QVERIFY(demo.cloud->mirrorKey() == key);
        QCOMPARE(pass(station, demo.config(), clock).exitCode(), ExitDone);
    }

    void anotherCertificateIsNeverTalkedTo()
    {
        const SystemClock clock;
        Demo demo(clock), impostor(clock);
        SyncStation station(clock);
        const auto lane = station.brand("one");
        station.add(lane, 5);
        QVERIFY(impostor.cloud->enrol(station.key()));
        auto config = demo.config();
        config.port = impostor.cloud->port();

        const auto report = pass(station, config, clock);

        QCOMPARE(report.exitCode(), ExitBadData);
        QCOMPARE(station.outbox().lane(lane)->unsynced, std::uint64_t{5});
        QVERIFY(report.lanes.back().fault->what.find("certificate") != std::string::npos);
    }

    void aNameTheCertificateDoesNotHoldIsNeverTalkedTo()
    {
        const SystemClock clock;
        Demo demo(clock);
        auto config = demo.config();
        config.host = "127.0.0.2";

        client::HttpsCloud cloud(config);
        const auto reply = cloud.addCheckpoint("old 0\n");

        QVERIFY(!reply);
        // 127.0.0.2 may not answer at all, where the door is bound to 127.0.0.1 alone.
        QVERIFY(reply.error().fault == Fault::Tampered || reply.error().fault == Fault::Network);
    }

    void aCloudThatIsAwayIsForLater()
    {
        const SystemClock clock;
        Demo demo(clock);
        SyncStation station(clock);
        const auto lane = station.brand("one");
        station.add(lane, 5);
        const auto config = demo.config();
        demo.cloud.reset();

        const auto report = pass(station, config, clock);

        QCOMPARE(report.exitCode(), ExitTryAgain);
        QCOMPARE(station.outbox().lane(lane)->unsynced, std::uint64_t{5});
    }

    void refusalsAreProblemsAProgramCanRead()
    {
        const SystemClock clock;
        Demo demo(clock);
        client::HttpsCloud cloud(demo.config());

        const auto malformed = cloud.addCheckpoint("hello\n");
        const auto tooLarge = cloud.addCheckpoint(std::string(protocol::checkpointLimit + 1, 'x'));
        const auto absent = client::HttpsCloud(demo.config()).checkpoint("custody.example/nowhere");

        QCOMPARE(malformed->status, 400);
        QCOMPARE(malformed->type, std::string(protocol::mime::problem));
        QVERIFY(malformed->body.find("\"retryable\":false") != std::string::npos);
        QCOMPARE(tooLarge->status, 413);
        QCOMPARE(absent->status, 404);
    }

    void aBodyThatDoesNotMatchItsDigestIsRefused()
    {
        const SystemClock clock;
        Demo demo(clock);
        auto browser = demo.browser();

        const auto reply = browser->Post(std::string(protocol::addEntriesPath),
            {{"Content-Digest", "sha-256=:" + base64(Bytes(32)) + ":"}}, "abc", "application/octet-stream");

        QVERIFY(reply);
        QCOMPARE(reply->status, 400);
        QVERIFY(reply->body.find("Content-Digest") != std::string::npos);
    }

    void aConnectionCutInTheMiddleKeepsWholePackages()
    {
        const SystemClock clock;
        Demo demo(clock);
        LabLane lane;
        lane.add(600);
        QVERIFY(demo.cloud->enrol(lane.station()));
        client::HttpsCloud cloud(demo.config());
        QCOMPARE(cloud.addCheckpoint(lane.announcement(0, 600))->status, 200);
        const std::string body(text(lane.upload(0, 600)));
        auto browser = demo.browser();

        const auto cut = browser->Post(
            std::string(protocol::addEntriesPath), body.size(),
            [&](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                if (offset > 0)
                    return false;
                return sink.write(body.data(), body.size() / 2);
            },
            "application/octet-stream");

        QVERIFY(!cut);
        // The mirror reads the half once it has seen the end of the connection.
        QTRY_VERIFY(cloud.addEntries(*protocol::uploadHead({laneOrigin, 600, 600, {}}))
                        ->body.starts_with("600\n256\n"));
        QCOMPARE(cloud.addEntries(lane.upload(256, 600))->status, 200);
    }

    void aCompressedUploadIsTaken()
    {
        const SystemClock clock;
        Demo demo(clock);
        LabLane lane;
        lane.add(600);
        QVERIFY(demo.cloud->enrol(lane.station()));
        QCOMPARE(client::HttpsCloud(demo.config()).addCheckpoint(lane.announcement(0, 600))->status, 200);
        auto browser = demo.browser();
        browser->set_compress(true);

        const auto reply = browser->Post(std::string(protocol::addEntriesPath),
            std::string(text(lane.upload(0, 600))), "application/octet-stream");

        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
    }

    void oldTlsIsNotSpoken()
    {
        const SystemClock clock;
        Demo demo(clock);
        auto browser = demo.browser();
        SSL_CTX_set_security_level(browser->ssl_context(), 0);
        SSL_CTX_set_max_proto_version(browser->ssl_context(), TLS1_1_VERSION);

        QVERIFY(!browser->Get("/"));
    }

    void theKeepersDoorTellsHealthAndNumbers()
    {
        const SystemClock clock;
        Demo demo(clock);
        httplib::Client keeper("127.0.0.1", demo.cloud->healthPort());

        QCOMPARE(keeper.Get("/healthz")->status, 200);
        QCOMPARE(keeper.Get("/readyz")->status, 200);
        QVERIFY(keeper.Get("/metrics")->body.find("custody_cloud_entries 0\n") != std::string::npos);
        QCOMPARE(demo.browser()->Get("/metrics")->status, 404); // not through the stations' door
    }

    void twoCloudsDoNotShareAPort()
    {
        const SystemClock clock;
        Demo demo(clock);
        QTemporaryDir other;
        const auto second = *server::DemoCloud::open(other.path().toStdString(), clock);

        const auto served = second->serve(demo.cloud->port(), 0);

        QVERIFY(!served);
        QVERIFY(served.error().fault == Fault::Device);
    }

    void secretsAreForTheirOwnerOnly()
    {
        const SystemClock clock;
        Demo demo(clock);

        for (const auto* name : {"mirror.seed", "tls.key"})
            QCOMPARE(std::filesystem::status(demo.path() / name).permissions() & std::filesystem::perms(0077),
                std::filesystem::perms::none);
    }

    void badConfigurationsAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* text, const char* told) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(told);
        };
        row("no TOML", "[cloud\n", "line 1");
        row("nothing", "", "cloud.url");
        row("http", "[cloud]\nurl='http://x'\n", "https://");
        row("port 0", "[cloud]\nurl='https://x:0'\n", "port");
        row("port text", "[cloud]\nurl='https://x:y'\n", "port");
        row("no host", "[cloud]\nurl='https://:1'\n", "host");
        row("no ca", "[cloud]\nurl='https://x'\n", "cloud.ca");
        row("ca not there", "[cloud]\nurl='https://x'\nca='none.crt'\n", "cloud.ca");
        row("no mirrors", "[cloud]\nurl='https://x'\nca='here.crt'\n", "cloud.mirrors");
        row("mirror is no key", "[cloud]\nurl='https://x'\nca='here.crt'\nmirrors=['x']\n", "cloud.mirrors");
        row("mirror is a number", "[cloud]\nurl='https://x'\nca='here.crt'\nmirrors=[1]\n", "cloud.mirrors");
    }

    void badConfigurationsAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, told);
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        QVERIFY(replaceFile(path / "here.crt", view("x")));
        QVERIFY(replaceFile(path / "sync.toml", view(text.toStdString())));

        const auto config = client::readConfig(path / "sync.toml");

        QVERIFY(!config);
        QVERIFY2(
            config.error().what.find(told.toStdString()) != std::string::npos, config.error().what.c_str());
    }

    void timeoutsArePlainSeconds()
    {
        const SystemClock clock;
        Demo demo(clock);
        const auto file = demo.path() / "sync.toml";
        const auto written = *readFile(file, 4096);
        const auto with = [&](const std::string& line) {
            const std::string more = std::string(text(written)) + "[timeouts]\n" + line + "\n";
            (void)replaceFile(file, view(more)).has_value();
            return client::readConfig(file);
        };

        QCOMPARE(with("exchange = 7")->exchangeTimeout.count(), 7);
        QVERIFY(!with("exchange = 0"));
        QVERIFY(!with("connect = '7'"));
        QVERIFY(!with("lane = 1000000"));
    }
};

QTEST_GUILESS_MAIN(HttpsTest)
#include "test_https.moc"
