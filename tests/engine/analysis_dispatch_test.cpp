// Most events are of locks that nobody waits for, and most analyses are not shown them: what they
// find is the same as if they saw everything.
#include "engine/analysis/analyses.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>
#include <set>

using namespace threadline;
using analysis::Finding;

namespace {

// Threads that take locks at random: at once, after a wait, in vain, not in time; often the same
// ones, so that there is something to be found.
class RandomRun {
public:
    RandomRun(std::uint32_t threads, std::uint32_t locks, std::uint32_t seed)
        : random_(seed), threads_(threads + 1), locks_(locks + 1) {
        tables.actors.resize(threads + 1);
        tables.objects.resize(locks + 1);
        for (std::uint32_t id = 1; id <= locks; ++id)
            tables.objects[id].kind = record::ObjectKind::Mutex;
        for (std::uint32_t id = 1; id <= threads; ++id)
            add(id, EventKind::ThreadBegin);
        for (int i = 0; i < 20'000; ++i)
            step(1 + std::uint32_t(random_() % threads));
    }

    trace::Tables tables;
    std::vector<trace::TraceEvent> events;

private:
    struct Thread {
        std::uint32_t waits_for = 0;
        std::vector<std::uint32_t> holds;
    };
    struct Lock {
        std::uint32_t holder = 0;
        std::deque<std::uint32_t> queue;
        std::uint32_t order = 0;
    };

    void add(std::uint32_t id, EventKind kind, std::uint32_t lock = 0, std::int64_t argument = 0,
             std::uint16_t flags = 0) {
        trace::TraceEvent e;
        e.actor = ActorId{id};
        e.event.time = time_ += 1 + random_() % 40'000;
        e.event.kind = kind;
        e.event.object = ObjectId{lock};
        e.event.argument = argument;
        e.event.flags = flags;
        e.event.site = SiteId{1 + static_cast<std::uint32_t>(random_() % 5)};
        if (lock != 0)
            e.event.order =
                kind == EventKind::TryFailed ? locks_[lock].order : ++locks_[lock].order;
        events.push_back(e);
    }

    void step(std::uint32_t id) {
        Thread& thread = threads_[id];
        if (thread.waits_for != 0) {
            if (id == 1 && random_() % 400 != 0)
                return;  // seldom quick enough
            Lock& lock = locks_[thread.waits_for];
            const bool takes = lock.holder == 0;
            if (!takes && random_() % 50 != 0)
                return;
            std::erase(lock.queue, id);
            add(id, takes ? EventKind::Acquired : EventKind::TimedOut, thread.waits_for, 0,
                takes ? event_flag::contended : std::uint16_t{0});
            if (takes) {
                lock.holder = id;
                thread.holds.push_back(thread.waits_for);
            }
            thread.waits_for = 0;
            return;
        }
        if (!thread.holds.empty() && random_() % 3 != 0) {
            const std::uint32_t id_of_lock = thread.holds.back();
            thread.holds.pop_back();
            Lock& lock = locks_[id_of_lock];
            lock.holder = 0;
            add(id, EventKind::Released, id_of_lock, lock.queue.empty() ? 0 : lock.queue.front());
            return;
        }
        // In one order, so that none of them deadlocks.
        const std::uint32_t first = thread.holds.empty() ? 1 : thread.holds.back() + 1;
        if (first >= locks_.size())
            return;
        const auto wanted = first + static_cast<std::uint32_t>(random_() % (locks_.size() - first));
        Lock& lock = locks_[wanted];
        if (lock.holder == 0) {
            lock.holder = id;
            thread.holds.push_back(wanted);
            add(id, EventKind::Acquired, wanted);
        } else if (random_() % 4 == 0) {
            add(id, EventKind::TryFailed, wanted, lock.holder);
        } else {
            add(id, EventKind::Request, wanted, 1'000'000, event_flag::timed);
            lock.queue.push_back(id);
            thread.waits_for = wanted;
        }
    }

    std::mt19937 random_;
    std::vector<Thread> threads_;
    std::vector<Lock> locks_;
    std::uint64_t time_ = 0;
};

struct Found {
    std::vector<Finding> findings;

    analysis::Context context(const trace::World& world, const trace::Tables& tables) {
        return {world,
                tables,
                [this](Finding finding) { findings.push_back(std::move(finding)); },
                [](trace::Moment) {},
                [](const std::vector<ActorId>&, trace::Time) {},
                [this](const Finding& said, std::optional<Finding> now) {
                    const auto at = std::find(findings.begin(), findings.end(), said);
                    if (at != findings.end() && now)
                        *at = *now;
                    else if (at != findings.end())
                        findings.erase(at);
                }};
    }
};

}  // namespace

class AnalysisDispatchTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsNotShownChangesNothingThatIsFound();
};

void AnalysisDispatchTest::whatIsNotShownChangesNothingThatIsFound() {
    std::set<analysis::FindingKind> kinds;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const RandomRun run(2 + seed % 7, 1 + seed % 4, seed);
        trace::World world;
        world.learn(run.tables);
        analysis::Analyses shown;
        const auto all = analysis::all_analyses();
        Found by_need, by_all;
        const analysis::Context need = by_need.context(world, run.tables);
        const analysis::Context whole = by_all.context(world, run.tables);
        for (const trace::TraceEvent& event : run.events) {
            world.apply(event);
            shown.on_event(event, need);
            for (const auto& analysis : all)
                analysis->on_event(event, whole);
        }
        QCOMPARE(world.inconsistencies(), std::uint64_t{0});
        for (const auto& analysis : shown)
            analysis->on_end(run.events.back().time(), need);
        for (const auto& analysis : all)
            analysis->on_end(run.events.back().time(), whole);
        QVERIFY2(by_need.findings.size() == by_all.findings.size(),
                 qPrintable(QString("seed %1").arg(seed)));
        for (const Finding& finding : by_all.findings) {
            QVERIFY2(std::count(by_need.findings.begin(), by_need.findings.end(), finding) == 1,
                     qPrintable(QString("seed %1: %2").arg(seed).arg(finding.title.c_str())));
            kinds.insert(finding.kind);
        }
    }
    for (const analysis::FindingKind kind :
         {analysis::FindingKind::Contention, analysis::FindingKind::Convoy,
          analysis::FindingKind::Starvation})
        QVERIFY2(kinds.contains(kind), key_of(kind));
}

QTEST_APPLESS_MAIN(AnalysisDispatchTest)
#include "analysis_dispatch_test.moc"
