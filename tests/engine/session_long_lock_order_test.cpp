// The lock-order graph of a run that is too long to be in memory: at any instant that of the whole
// run until then, however it was asked for.
#include "engine/session/long_lock_order.h"
#include "engine/session/long_trace_file.h"
#include "engine/session/session.h"
#include "tests/engine/recorded_long.h"
#include "tests/engine/synthetic_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace threadline;
using namespace threadline::session;
using analysis::LockOrder;
using trace::Time;

namespace {

constexpr std::uint64_t small_part = 10'000;  // events

// Threads that take two locks of many, one after the other, and now and then have to wait for the
// second. What two of them do does not overlap but for that.
struct Nestings {
    test::SyntheticRun run;
    std::vector<ActorId> threads;
    std::vector<ObjectId> locks;
    std::int64_t us = 0;

    Nestings() {
        for (const char* name : {"A", "B", "C", "D"})
            threads.push_back(run.thread(name));
        for (int i = 0; i < 7; ++i)
            locks.push_back(run.mutex("Lock " + std::to_string(i + 1)));
        for (const ActorId thread : threads)
            later().event(thread, EventKind::ThreadBegin);
        std::mt19937 random(3);
        for (int i = 0; i < 32'000; ++i) {
            // The last lock comes late, and D takes one for most of the run.
            const std::size_t known = i < 24'000 ? locks.size() - 2 : locks.size() - 1;
            const std::size_t outer = random() % known;
            const std::size_t inner = (outer + 1 + random() % (known - 1)) % known;
            nest(threads[random() % 3], locks[outer], locks[inner], random() % 8 == 0);
            if (i == 100)
                later().lock(threads[3], locks.back());
            if (i == 28'000)
                nest(threads[3], locks[0], locks[1], false);
        }
        later().unlock(threads[3], locks.back());
        for (const ActorId thread : threads)
            later().end(thread);
    }

    test::SyntheticRun& later() {
        ++us;
        return run.at(std::chrono::microseconds(us), std::uint32_t(1 + us % 90));
    }
    void nest(ActorId who, ObjectId outer, ObjectId inner, bool waits) {
        const ActorId other = who == threads[0] ? threads[1] : threads[0];
        if (waits)
            later().lock(other, inner);
        later().lock(who, outer);
        if (waits) {
            later().request(who, inner);
            later().unlock(other, inner, who);
            later().lock(who, inner, event_flag::contended);
        } else {
            later().lock(who, inner);
        }
        later().unlock(who, inner);
        later().unlock(who, outer);
    }

    // Kept whole, and as a file of the same.
    RunSnapshot write(const std::filesystem::path& path) {
        trace::RunInfo info;
        info.cpu_source = trace::CpuSource::Estimated;
        info.wall = std::chrono::microseconds(++us);
        LiveTrace live, whole;
        live.keep_checkpoints(test::often);
        for (LiveTrace* each : {&live, &whole}) {
            each->set_info(std::make_shared<const trace::RunInfo>(info));
            each->set_tables(std::make_shared<const trace::Tables>(run.tables()));
        }
        auto writer = std::move(trace::TraceWriter::create(path)).value();
        // As a session does, a batch after the other: a checkpoint stands between two of them.
        constexpr std::size_t batch = 2048;
        const std::span<const trace::TraceEvent> events = run.events();
        for (std::size_t at = 0; at < events.size(); at += batch) {
            const auto part = events.subspan(at, std::min(batch, events.size() - at));
            live.apply(part);
            whole.apply(part);
            if (!writer->append(part, run.tables()).ok() || !write_checkpoints(live, *writer).ok())
                return {};
        }
        live.finish(info.wall);
        whole.finish(info.wall);
        if (!write_overviews(live, *writer).ok() ||
            !writer->finish(info, run.tables(), {Time{0}, info.wall}).ok())
            return {};
        return whole.snapshot();
    }
};

}  // namespace

class SessionLongLockOrderTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        whole_ = Nestings().write(path());
        QVERIFY(whole_.findings);
        const auto opened = open_trace(path());
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        QVERIFY(opened->whole);
        opened_ = opened.value();
    }

    void at_each_instant_it_is_that_of_the_whole() {
        LongLockOrder known(small_part);
        const Time now = whole_.trace.now;
        // To and fro: what was there at the end of a part is known then.
        for (const Time t :
             {now, now / 2, now / 7 * 3, now / 50, now / 7 * 6, now - Time{1}, now}) {
            const auto made = known.at(opened_, t);
            QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
            const LockOrder expected = analysis::lock_order_at(whole_.trace, *whole_.findings, t);
            QVERIFY(expected.edges.size() > 10);
            QCOMPARE(made.value()->edges.size(), expected.edges.size());
            QVERIFY(*made.value() == expected);
        }
    }

    void a_lock_that_is_held_all_along_counts_where_another_is_wanted() {
        LongLockOrder known(small_part);
        const LockOrder order = *known.at(opened_, whole_.trace.now).value();
        const auto from_held = std::ranges::count_if(
            order.edges, [](const auto& edge) { return edge.held == ObjectId{7}; });
        QCOMPARE(from_held, 2);  // the two that D takes
    }

    void what_was_read_is_not_read_again() {
        LongLockOrder known(small_part);
        int parts = 0;
        const auto count = [&parts] { return ++parts > 0; };
        QVERIFY(known.at(opened_, whole_.trace.now, count).ok());
        const int all = std::exchange(parts, 0);
        QVERIFY2(all > 3, qPrintable(QString::number(all)));
        QVERIFY(known.at(opened_, whole_.trace.now / 2, count).ok());
        QVERIFY2(parts < all / 2, qPrintable(QString::number(parts)));
    }

    void of_many_parts_few_are_kept() {
        LongLockOrder known(small_part, 2);
        int parts = 0;
        const auto count = [&parts] { return ++parts > 0; };
        const Time now = whole_.trace.now;
        QVERIFY(known.at(opened_, now, count).ok());
        const int all = std::exchange(parts, 0);
        // The end is asked for most.
        QVERIFY(known.at(opened_, now, count).ok());
        QVERIFY2(parts <= 1, qPrintable(QString::number(parts)));
        for (int i = 40; i > 0; --i) {
            const Time t = now * i / 41;
            parts = 0;
            const auto made = known.at(opened_, t, count);
            QVERIFY(made.ok());
            QVERIFY(*made.value() == analysis::lock_order_at(whole_.trace, *whole_.findings, t));
            QVERIFY2(parts < all, qPrintable(QString::number(parts)));
        }
        // What was asked for on the way has not been kept.
        int most = 0;
        for (int i = 40; i > 0; --i) {
            parts = 0;
            QVERIFY(known.at(opened_, now * i / 41, count).ok());
            most = std::max(most, parts);
        }
        QVERIFY2(most > 1, qPrintable(QString::number(most)));
    }

    void who_stops_it_gets_nothing_and_can_go_on() {
        LongLockOrder known(small_part);
        int parts = 0;
        const auto made = known.at(opened_, whole_.trace.now, [&parts] { return ++parts < 3; });
        QVERIFY(made.ok());
        QVERIFY(!made.value());
        QVERIFY(*known.at(opened_, whole_.trace.now).value() ==
                analysis::lock_order_at(whole_.trace, *whole_.findings, whole_.trace.now));
    }

private:
    std::filesystem::path path() const {
        return std::filesystem::path(folder_.path().toStdString()) / "nestings.tline";
    }
    QTemporaryDir folder_;
    RunSnapshot whole_, opened_;
};

QTEST_APPLESS_MAIN(SessionLongLockOrderTest)
#include "session_long_lock_order_test.moc"
