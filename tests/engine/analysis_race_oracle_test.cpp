// Against a naive model, in both directions: of thousands of random runs a data race is found on
// exactly those variables on which the run had one, and the two accesses named are in a race; an
// update is called lost exactly where one was, with as many as there were.
//
// The model (naive_order.h) knows all pairs of events, and looks at every pair of accesses.
#include <QTest>

#include "tests/engine/naive_order.h"
#include "tests/engine/random_run.h"

#include <set>

using namespace threadline;
using namespace threadline::test;
using analysis::FindingKind;
using trace::TraceEvent;

namespace {

// By variable: how many changes are no ancestors of the last, if any went over one unseen.
std::map<ObjectId, std::uint32_t> naive_losses(const std::vector<TraceEvent>& events) {
    std::map<ObjectId, std::vector<std::uint32_t>> parents;  // of version n + 1
    std::map<std::pair<ActorId, ObjectId>, std::uint32_t> read;
    std::set<ObjectId> hit;
    for (const TraceEvent& event : events) {
        const Event& e = event.event;
        auto& of = parents[e.object];
        const auto key = std::pair(event.actor, e.object);
        const auto latest = static_cast<std::uint32_t>(of.size());
        if (e.kind == EventKind::Read ||
            (e.kind == EventKind::CompareExchanged && e.has(event_flag::failed))) {
            read[key] = e.order;
        } else if (e.kind == EventKind::Write) {
            const auto seen = read.find(key);
            if (seen != read.end() && seen->second < latest)
                hit.insert(e.object);
            of.push_back(seen == read.end() ? latest : seen->second);
            if (seen != read.end())
                read.erase(seen);
        } else if (e.kind == EventKind::AtomicAdd || e.kind == EventKind::CompareExchanged) {
            of.push_back(latest);
            if (const auto seen = read.find(key);
                seen != read.end() &&
                (seen->second == latest || e.kind == EventKind::CompareExchanged))
                seen->second = latest + 1;
        }
    }
    std::map<ObjectId, std::uint32_t> lost;
    for (const ObjectId variable : hit) {
        const auto& of = parents[variable];
        std::uint32_t kept = 0;
        for (auto version = static_cast<std::uint32_t>(of.size()); version != 0;
             version = of[version - 1])
            ++kept;
        lost[variable] = static_cast<std::uint32_t>(of.size()) - kept;
    }
    return lost;
}

void tell(const RandomRun& random) {
    for (std::size_t i = 0; i < random.run.events().size(); ++i) {
        const TraceEvent& e = random.run.events()[i];
        qInfo("%zu: T%u %s object %u order %u argument %lld flags %x site %u", i, e.actor.value,
              name_of(e.event.kind), e.event.object.value, e.event.order,
              static_cast<long long>(e.event.argument), e.event.flags, e.event.site.value);
    }
    for (const auto& finding : random.run.findings())
        qInfo("%s", finding.explanation.c_str());
}

}  // namespace

class AnalysisRaceOracleTest : public QObject {
    Q_OBJECT

private slots:
    void aRaceIsFoundExactlyWhereThereIsOne_data();
    void aRaceIsFoundExactlyWhereThereIsOne();
};

void AnalysisRaceOracleTest::aRaceIsFoundExactlyWhereThereIsOne_data() {
    QTest::addColumn<int>("sharing");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("least_racing");
    QTest::addColumn<int>("least_losing");
    QTest::newRow("few accesses, much order") << 15 << 90 << 40 << 0;
    QTest::newRow("half and half") << 50 << 70 << 800 << 100;
    QTest::newRow("many accesses") << 85 << 50 << 2000 << 1000;
}

void AnalysisRaceOracleTest::aRaceIsFoundExactlyWhereThereIsOne() {
    QFETCH(int, sharing);
    QFETCH(int, steps);
    QFETCH(int, least_racing);
    QFETCH(int, least_losing);
    const bool one = qEnvironmentVariableIsSet("SEED");
    const std::uint32_t first_seed = one ? qEnvironmentVariable("SEED").toUInt() : 20260201u;
    const std::uint32_t runs = one ? 1 : 1500;
    qInfo("seeds from %u", first_seed);
    int racing = 0, clean = 0, losing = 0;
    for (std::uint32_t seed = first_seed; seed < first_seed + runs; ++seed) {
        RandomRun random(seed, sharing);
        for (int i = 0; i < steps && random.step(); ++i) {
        }
        random.run.finish(random.now());
        const auto& events = random.run.events();
        const NaiveOrder order(events);
        std::set<ObjectId> expected, used;
        for (std::size_t b = 0; b < events.size(); ++b) {
            if (order.is_access(b))
                used.insert(events[b].event.object);
            for (std::size_t a = 0; a < b; ++a)
                if (order.is_race(a, b))
                    expected.insert(events[b].event.object);
        }
        std::map<ObjectId, std::uint32_t> expected_losses = naive_losses(events);
        std::set<ObjectId> found;
        const auto check = [&](bool right, const char* what) {
            if (!right) {
                tell(random);
                QFAIL(qPrintable(QString("SEED=%1: %2").arg(seed).arg(what)));
            }
        };
        for (const auto& finding : random.run.findings()) {
            if (finding.kind == FindingKind::DataRace) {
                check(found.insert(finding.objects.at(0)).second, "told twice");
                bool is_one = false;
                for (std::size_t b = 0; b < events.size() && !is_one; ++b)
                    for (std::size_t a = 0; a < b && !is_one; ++a)
                        is_one = order.is_race(a, b) &&
                                 events[a].event.object == finding.objects[0] &&
                                 events[a].actor == finding.actors.at(0) &&
                                 events[b].actor == finding.actors.at(1) &&
                                 events[a].event.site == finding.sites.at(0) &&
                                 events[b].event.site == finding.sites.at(1);
                check(is_one, "what is named is no race");
            } else if (finding.kind == FindingKind::LostUpdate) {
                const auto lost = expected_losses.find(finding.objects.at(0));
                check(lost != expected_losses.end(), "nothing was lost");
                const QString number = QString(" %1 of ").arg(lost->second);
                check(QString::fromStdString(finding.explanation).contains(number),
                      "another number was lost");
                expected_losses.erase(lost);
                ++losing;
            }
        }
        check(found == expected, "other variables race");
        check(expected_losses.empty(), "a lost update is missed");
        racing += int(expected.size());
        clean += int(used.size() - expected.size());
    }
    qInfo("variables with a race: %d, without: %d, with lost updates: %d", racing, clean, losing);
    if (!one)
        QVERIFY(racing > least_racing && clean > 800 && losing >= least_losing);
}

QTEST_GUILESS_MAIN(AnalysisRaceOracleTest)
#include "analysis_race_oracle_test.moc"
