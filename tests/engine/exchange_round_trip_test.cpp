// A run that is written as Chrome JSON and read again is the same run.
#include "engine/analysis/critical_path.h"
#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/chrome_json_writer.h"
#include "tests/engine/exchange_sample_run.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace threadline;
using namespace threadline::trace;
using threadline::test::SampleRun;

namespace {

template <typename Items>
auto list_of(const Items& items) {
    std::vector<std::decay_t<decltype(items[0])>> list;
    for (std::size_t i = 0; i < items.size(); ++i)
        list.push_back(items[i]);
    return list;
}

bool same(const LockStatistics& a, const LockStatistics& b) {
    return a.acquisitions == b.acquisitions && a.after_wait == b.after_wait &&
           a.contended == b.contended && a.hold == b.hold && a.wait == b.wait &&
           a.longest_wait == b.longest_wait;
}

void compare(const Snapshot& read, const Snapshot& written) {
    QCOMPARE(read.now.count(), written.now.count());
    QCOMPARE(read.finished, written.finished);
    QCOMPARE(read.events, written.events);
    QVERIFY(*read.info == *written.info);
    QVERIFY(read.tables->names == written.tables->names);
    QVERIFY(read.tables->sites == written.tables->sites);
    QVERIFY(read.tables->actors == written.tables->actors);
    QVERIFY(read.tables->objects == written.tables->objects);

    QCOMPARE(read.cpus.size(), written.cpus.size());
    for (std::size_t i = 0; i < read.cpus.size(); ++i) {
        QCOMPARE(read.cpus[i]->cpu, written.cpus[i]->cpu);
        QCOMPARE(read.cpus[i]->end.count(), written.cpus[i]->end.count());
        QCOMPARE(read.cpus[i]->estimated, written.cpus[i]->estimated);
        QVERIFY(list_of(read.cpus[i]->intervals) == list_of(written.cpus[i]->intervals));
    }
    QCOMPARE(read.actors.size(), written.actors.size());
    for (std::size_t i = 0; i < read.actors.size(); ++i) {
        const ActorLane& r = *read.actors[i];
        const ActorLane& w = *written.actors[i];
        QVERIFY(r.actor == w.actor);
        QCOMPARE(r.begin.count(), w.begin.count());
        QCOMPARE(r.end.count(), w.end.count());
        QCOMPARE(r.ended, w.ended);
        QCOMPARE(r.intervals.size(), w.intervals.size());
        for (std::size_t k = 0; k < r.intervals.size(); ++k)
            QVERIFY2(r.intervals[k] == w.intervals[k], qPrintable(QString("interval %1").arg(k)));
        QVERIFY(r.open == w.open);
        QVERIFY(list_of(r.holds) == list_of(w.holds));
        QVERIFY(r.open_holds == w.open_holds);
        QCOMPARE(r.longest_hold.count(), w.longest_hold.count());
        QCOMPARE(r.cpu_time.count(), w.cpu_time.count());
        QVERIFY(r.switches == w.switches);
        QCOMPARE(r.blocks, w.blocks);
        QVERIFY(r.shares({r.begin, r.end}) == w.shares({w.begin, w.end}));
    }
    QCOMPARE(read.locks.size(), written.locks.size());
    for (std::size_t i = 0; i < read.locks.size(); ++i) {
        const LockLane& r = *read.locks[i];
        const LockLane& w = *written.locks[i];
        QVERIFY(r.lock == w.lock);
        QVERIFY(list_of(r.holds) == list_of(w.holds));
        QVERIFY(list_of(r.waits) == list_of(w.waits));
        QVERIFY(r.open_holds == w.open_holds);
        QVERIFY(r.open_waits == w.open_waits);
        QCOMPARE(r.longest_hold.count(), w.longest_hold.count());
        QCOMPARE(r.longest_wait.count(), w.longest_wait.count());
        QVERIFY(same(r.statistics, w.statistics));
    }
    QCOMPARE(read.variables.size(), written.variables.size());
    for (std::size_t i = 0; i < read.variables.size(); ++i) {
        QVERIFY(read.variables[i]->variable == written.variables[i]->variable);
        QVERIFY(list_of(read.variables[i]->values) == list_of(written.variables[i]->values));
        QVERIFY(read.variables[i]->open == written.variables[i]->open);
    }
    for (const auto& lane : written.wakes) {
        if (lane->wakes.empty())
            continue;
        const WakeLane* other = read.wakes_of(lane->actor);
        QVERIFY(other);
        QVERIFY(list_of(other->wakes) == list_of(lane->wakes));
    }
    if (written.finished && !written.wakes.empty()) {
        const auto path = analysis::critical_path(written), again = analysis::critical_path(read);
        QVERIFY(path.steps == again.steps);
    }
    QVERIFY(read.values() == written.values());
    QVERIFY(list_of(read.moments) == list_of(written.moments));
}

QJsonArray events_of(const Snapshot& snapshot) {
    std::ostringstream text;
    exchange::write_chrome_json(snapshot, text);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text.str()), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("not JSON: %s at %d", qPrintable(error.errorString()), error.offset);
    return document.object().value("traceEvents").toArray();
}

QList<QJsonObject> with(const QJsonArray& events, const char* key, const QString& value) {
    QList<QJsonObject> found;
    for (const auto& event : events)
        if (event.toObject().value(key).toString() == value)
            found << event.toObject();
    return found;
}

}  // namespace

class ExchangeRoundTripTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Snapshot written_and_read(const Snapshot& snapshot) {
        const std::filesystem::path path = folder_.filePath("run.json").toStdString();
        const Status status = exchange::write_chrome_json(snapshot, path);
        if (!status)
            qFatal("%s", status.error().message.c_str());
        exchange::ChromeJsonCounts counts;
        auto read = exchange::read_chrome_json(path, &counts);
        if (!read)
            qFatal("%s", read.error().message.c_str());
        exchange::ChromeJsonCounts expected;
        expected.events = counts.events;
        if (!(counts == expected))
            qFatal("some of our own events were not understood");
        return *read;
    }

private slots:
    void a_finished_run_comes_back_as_it_was() {
        SampleRun run;
        run.play();
        const Snapshot snapshot = run.finished();
        compare(written_and_read(snapshot), snapshot);
    }

    void a_run_that_still_goes_on_comes_back_with_its_open_ends() {
        SampleRun run;
        run.play();
        const Snapshot snapshot = run.unfinished();
        QVERIFY(snapshot.actors[0]->open.has_value());
        compare(written_and_read(snapshot), snapshot);
    }

    void what_was_found_comes_back() {
        SampleRun run;
        run.play();
        exchange::NotedFinding finding{"deadlock",
                                       "error",
                                       Time{500},
                                       {Time{500}, Time{900}},
                                       {ActorId{1}, ActorId{2}},
                                       {ObjectId{1}, ObjectId{2}},
                                       {SiteId{1}},
                                       "Deadlock: \"A\" and B",
                                       "A waits,\nB too.",
                                       "One order.",
                                       7};
        exchange::NotedFinding about_nothing{"idle-cpu", "info", {},     {}, {},
                                             {},         {},     "Idle", "", ""};
        const std::filesystem::path path = folder_.filePath("found.json").toStdString();
        const std::vector found{finding, about_nothing};
        QVERIFY(exchange::write_chrome_json(run.finished(), path, found).ok());
        std::vector<exchange::NotedFinding> read;
        QVERIFY(exchange::read_chrome_json(path, nullptr, &read).ok());
        QVERIFY(read == found);
        // Ids that lead nowhere are left out.
        finding.actors.push_back(ActorId{4000});
        QVERIFY(exchange::write_chrome_json(run.finished(), path, std::vector{finding}).ok());
        QVERIFY(exchange::read_chrome_json(path, nullptr, &read).ok());
        QCOMPARE(read.at(0).actors.size(), 2u);
    }

    void an_empty_run_comes_back_empty() {
        SampleRun run;
        const Snapshot snapshot = run.finished();
        compare(written_and_read(snapshot), snapshot);
    }

    void the_same_run_gives_the_same_bytes() {
        std::string texts[2];
        for (std::string& text : texts) {
            SampleRun run;
            run.play();
            std::ostringstream stream;
            exchange::write_chrome_json(run.finished(), stream);
            text = stream.str();
        }
        QCOMPARE(texts[0], texts[1]);
    }

    void slices_of_a_thread_nest() {
        SampleRun run;
        run.play();
        QMap<QPair<int, int>, QList<QPair<double, double>>> open;
        for (const auto& value : events_of(run.finished())) {
            const QJsonObject event = value.toObject();
            if (event.value("ph").toString() != "X")
                continue;
            const double begin = event.value("ts").toDouble();
            const double end = begin + event.value("dur").toDouble();
            auto& stack = open[{event.value("pid").toInt(), event.value("tid").toInt()}];
            while (!stack.isEmpty() && stack.last().second <= begin + 1e-6)
                stack.removeLast();
            if (!stack.isEmpty())
                QVERIFY(end <= stack.last().second + 1e-6);
            stack.append({begin, end});
        }
    }

    void a_blocked_stretch_holds_a_contention_slice_that_names_the_owner() {
        SampleRun run;
        run.play();
        const auto contention =
            with(events_of(run.finished()), "name", "Lock contention on Lock 1 (owner tid: 1)");
        QCOMPARE(contention.size(), 1);
        QCOMPARE(contention[0].value("tid").toInt(), 2);
        QCOMPARE(contention[0].value("ts").toDouble(), 11.0);
        QCOMPARE(contention[0].value("dur").toDouble(), 4.0);
    }

    void a_flow_goes_from_the_waker_to_the_woken() {
        SampleRun run;
        run.play();
        const auto wakes = with(events_of(run.finished()), "cat", "threadline.wake");
        QCOMPARE(wakes.size(), 2);
        QCOMPARE(wakes[0].value("ph").toString(), "s");
        QCOMPARE(wakes[0].value("tid").toInt(), 1);
        QCOMPARE(wakes[1].value("ph").toString(), "f");
        QCOMPARE(wakes[1].value("bp").toString(), "e");
        QCOMPARE(wakes[1].value("tid").toInt(), 2);
        QCOMPARE(wakes[0].value("id"), wakes[1].value("id"));
        QCOMPARE(wakes[0].value("ts").toDouble(), 15.0);
        QCOMPARE(wakes[1].value("ts").toDouble(), 16.0);
    }

    void readers_that_hold_a_lock_together_are_asynchronous_slices() {
        SampleRun run;
        run.play();
        const auto holds = with(events_of(run.finished()), "cat", "threadline.hold");
        int asynchronous = 0;
        for (const QJsonObject& hold : holds)
            asynchronous += hold.value("ph").toString() == "b" ? 1 : 0;
        QCOMPARE(asynchronous, 1);  // the second of the two readers
    }

    void processes_and_threads_are_named_and_ordered() {
        SampleRun run;
        run.play();
        const QJsonArray events = events_of(run.finished());
        const auto names = with(events, "name", "thread_name");
        QCOMPARE(names[0].value("args").toObject().value("name").toString(),
                 QString("A, the \"first\"\n"));
        QCOMPARE(names[0].value("pid").toInt(), 4711);
        QCOMPARE(names[1].value("pid").toInt(), 4712);
        QCOMPARE(with(events, "name", "thread_sort_index").size(), names.size());
        // Two of the run, locks, variables, CPUs.
        QCOMPARE(with(events, "name", "process_name").size(), 5);
        QCOMPARE(with(events, "name", "process_sort_index").size(), 5);
    }

    void no_phase_is_used_that_viewers_do_not_know() {
        SampleRun run;
        run.play();
        for (const auto& event : events_of(run.finished()))
            QVERIFY(QString("XbesfMi").contains(event.toObject().value("ph").toString()));
    }

    void a_file_that_cannot_be_written_is_one_clear_line() {
        SampleRun run;
        const Status status =
            exchange::write_chrome_json(run.finished(), "/nonexistent/folder/run.json");
        QVERIFY(!status.ok());
        QVERIFY(QString::fromStdString(status.error().message)
                    .startsWith("cannot write '/nonexistent/folder/run.json': there is no folder"));
    }

    void a_full_disk_is_noticed() {
        if (!QFile::exists("/dev/full"))
            QSKIP("no /dev/full here");
        SampleRun run;
        run.play();
        QVERIFY(!exchange::write_chrome_json(run.finished(), "/dev/full").ok());
    }
};

QTEST_GUILESS_MAIN(ExchangeRoundTripTest)
#include "exchange_round_trip_test.moc"
