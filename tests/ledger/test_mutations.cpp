// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include <random>

#include "app/ledger/report.h"
#include "tests/ledger/lane_on_paper.h"

using namespace custody;
using namespace custody::ledger;

// Every parser meets tens of thousands of damaged inputs, the same ones each time. None may crash or hang,
// and what still reads must write the same bytes again.
namespace {

constexpr int rounds = 30000;

class Damage {
public:
    explicit Damage(std::string good)
        : m_good(std::move(good))
    {
    }

    std::string next()
    {
        std::string bad = m_good;
        for (auto left = 1 + pick(3); left > 0; --left) {
            const auto at = pick(bad.size() + 1);
            switch (pick(6)) {
            case 0:
                if (at < bad.size())
                    bad[at] = static_cast<char>(bad[at] ^ 1 << pick(8));
                break;
            case 1: bad.insert(at, 1, static_cast<char>(pick(256))); break;
            case 2: bad.erase(at, 1 + pick(4)); break;
            case 3: bad.insert(at, bad.substr(pick(bad.size() + 1), pick(40))); break;
            case 4: bad.resize(at); break;
            default:
                if (at < bad.size())
                    bad[at] = "0129 \n+-=A/\xFF"[pick(12)];
                break;
            }
        }
        return bad;
    }

private:
    std::size_t pick(std::size_t below) { return m_random() % below; }
    std::string m_good;
    std::mt19937_64 m_random{20261122};
};

Certificate good() { return LaneOnPaper::withOneItem().certificate("item LPN-0001", {0, 2, 4}); }

std::string string(const Bytes& raw) { return std::string(text(raw)); }

} // namespace

class MutationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notes()
    {
        Damage damage(good().note);
        for (int i = 0; i < rounds; ++i) {
            const auto bad = damage.next();
            const auto note = Note::parse(bad);
            QVERIFY(!note || note->whole() == bad);
        }
    }

    void verifierKeys()
    {
        Damage damage(good().logKey);
        for (int i = 0; i < rounds; ++i) {
            const auto bad = damage.next();
            const auto key = VerifierKey::parse(bad);
            QVERIFY(!key || key->text() == bad);
        }
    }

    void checkpoints()
    {
        Damage damage(LaneOnPaper::withOneItem().head().text());
        for (int i = 0; i < rounds; ++i) {
            const auto bad = damage.next();
            const auto checkpoint = Checkpoint::parse(bad);
            QVERIFY(!checkpoint || checkpoint->text() == bad);
        }
    }

    void cborValues()
    {
        const cbor::Map map{{1, cbor::Array{1, -1, nullptr, true, "text", Bytes{1, 2, 3}}},
            {24, cbor::Map{{0, std::uint64_t(1) << 40}}}, {63, std::string(300, 'x')}};
        Damage damage(string(cbor::encode(map)));
        for (int i = 0; i < 2 * rounds; ++i) {
            const auto bad = damage.next();
            const auto value = cbor::decode(view(bad));
            QVERIFY(!value || text(cbor::encode(*value)) == bad);
            if (value)
                cbor::diagnostic(*value);
        }
    }

    void entries()
    {
        Damage damage(string(LaneOnPaper::withOneItem().entries[2]));
        for (int i = 0; i < 2 * rounds; ++i) {
            const auto bad = damage.next();
            const auto entry = decodeEntry(view(bad));
            QVERIFY(!entry || text(*encodeEntry(*entry)) == bad);
        }
    }

    void disclosuresAndEvidence()
    {
        Damage disclosure(string(good().events[0].evidence.disclosures[0]));
        Damage evidence(string(good().events[0].evidence.encode()));
        for (int i = 0; i < rounds; ++i) {
            const auto one = disclosure.next();
            const auto field = decodeDisclosure(view(one));
            QVERIFY(!field || text(encodeDisclosure(*field)) == one);
            const auto two = evidence.next();
            const auto read = Evidence::decode(view(two));
            QVERIFY(!read || text(read->encode()) == two);
        }
    }

    void tlogProofs()
    {
        Damage damage(good().proofs()[0].text());
        const auto policy = LaneOnPaper().policy();
        for (int i = 0; i < rounds; ++i) {
            const auto bad = damage.next();
            const auto proof = TlogProof::parse(bad);
            QVERIFY(!proof || proof->text() == bad);
            if (i % 10 == 0)
                describe(verifyProof(bad, &policy));
        }
    }

    void policies()
    {
        Damage damage(LaneOnPaper().policy().text() + "# comment\n");
        for (int i = 0; i < rounds; ++i) {
            const auto policy = Policy::parse(damage.next());
            QVERIFY(!policy || Policy::parse(policy->text())->text() == policy->text());
        }
    }

    void certificates()
    {
        Damage damage(good().text());
        const auto trusted = LaneOnPaper().policy();
        const auto whole = verifyCertificate(good().text(), &trusted);
        for (int i = 0; i < rounds; ++i) {
            const auto bad = damage.next();
            const auto certificate = Certificate::parse(bad);
            QVERIFY(!certificate || certificate->text() == bad);
            if (i % 10 != 0)
                continue;
            // Whatever still verifies shows what the good one shows: nobody can add or change an event.
            const auto report = verifyCertificate(bad, &trusted);
            toJson(report);
            for (std::size_t j = 0; report.verifies && j < report.events.size(); ++j) {
                const auto same = std::ranges::find(whole.events, report.events[j].index, &ShownEvent::index);
                QVERIFY(same != whole.events.end());
                QVERIFY(same->type == report.events[j].type
                    && same->shown.size() >= report.events[j].shown.size());
            }
        }
    }
};

QTEST_APPLESS_MAIN(MutationsTest)
#include "test_mutations.moc"
