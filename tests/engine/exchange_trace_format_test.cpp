// What is written as Chrome JSON keeps the rules of the Trace Event Format, as Perfetto's interface
// and chrome://tracing read it ("Trace Event Format", Google, 2016; perfetto,
// src/trace_processor/importers/json).
#include "engine/exchange/chrome_json_writer.h"
#include "tests/engine/exchange_sample_run.h"
#include "tests/engine/random_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>
#include <set>
#include <sstream>

using namespace threadline;
using threadline::test::RandomRun;
using threadline::test::SampleRun;

namespace {

struct Slice {
    qint64 begin = 0;  // ns
    qint64 end = 0;
};
using Track = std::pair<qint64, qint64>;  // pid, tid

// The first rule that is broken; empty if all are kept.
class Checker {
public:
    QString check(const QByteArray& json) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(json, &error);
        if (error.error != QJsonParseError::NoError)
            return error.errorString();
        const QJsonValue events = document.object().value("traceEvents");
        if (!events.isArray() || events.toArray().isEmpty())
            return "traceEvents is no list with events";
        for (const QJsonValue& value : events.toArray())
            if (const QString broken = check(value.toObject()); !broken.isEmpty())
                return broken + ": " + text(value.toObject());
        return check_whole();
    }

private:
    static QString text(const QJsonObject& event) {
        return QJsonDocument(event).toJson(QJsonDocument::Compact);
    }
    static bool whole(const QJsonValue& value) {
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble() &&
               value.toDouble() >= 0;
    }
    static qint64 ns(const QJsonValue& us) { return std::llround(us.toDouble() * 1000); }

    QString check(const QJsonObject& event) {
        const QString phase = event["ph"].toString();
        if (phase.size() != 1 || !QString("XbesfiM").contains(phase))
            return "an unknown phase";
        if (!whole(event["pid"]) || !whole(event["tid"]))
            return "pid and tid are whole numbers";
        if (!event["name"].isString() || event["name"].toString().isEmpty())
            return "no name";
        if (event.contains("args") && !event["args"].isObject())
            return "args is no object";
        const Track track{event["pid"].toInteger(), event["tid"].toInteger()};
        if (phase == "M")
            return check_metadata(event, track);
        if (!event["ts"].isDouble() || event["ts"].toDouble() < 0)
            return "no time";
        used_.insert(track);
        const qint64 at = ns(event["ts"]);
        const QString key =
            event["cat"].toString() + "/" + QString::number(event["id"].toInteger());
        if (phase == "X") {
            if (!event["dur"].isDouble() || event["dur"].toDouble() < 0)
                return "a slice without its length";
            slices_[track].push_back({at, at + ns(event["dur"])});
        } else if (phase == "i") {
            if (!QStringList({"g", "p", "t"}).contains(event["s"].toString()))
                return "an instant without its scope";
        } else {
            if (!event.contains("id") || event["cat"].toString().isEmpty())
                return "a pair needs a category and an id";
            if (phase == "b" && open_.contains(key))
                return "an id that is open already";
            if (phase == "e" && (!open_.contains(key) || open_[key].second > at ||
                                 open_[key].first != event["name"].toString()))
                return "an end that fits no begin";
            if (phase == "b")
                open_[key] = {event["name"].toString(), at};
            if (phase == "e")
                open_.remove(key);
            if (phase == "f" && event["bp"].toString() != "e")
                return "the end of a flow binds to the slice around it only with bp e";
            if (phase == "s" || phase == "f")
                flows_[key][phase] = {track, at};
        }
        return {};
    }

    QString check_metadata(const QJsonObject& event, Track track) {
        const QString name = event["name"].toString();
        const QJsonObject args = event["args"].toObject();
        if (name == "process_name" || name == "thread_name") {
            if (!args["name"].isString() || args["name"].toString().isEmpty())
                return "a name without a name";
            if (!(name == "process_name" ? processes_.insert(track.first).second
                                         : threads_.insert(track).second))
                return "named twice";
        }
        if (name.endsWith("_sort_index") && !args["sort_index"].isDouble())
            return "a place without a number";
        return {};
    }

    QString check_whole() {
        if (!open_.isEmpty())
            return "a begin without its end: " + open_.firstKey();
        for (const Track& track : used_) {
            if (!processes_.contains(track.first))
                return QString("process %1 has no name").arg(track.first);
            if (track.second != 0 && !threads_.contains(track))
                return QString("thread %1 has no name").arg(track.second);
        }
        // A viewer stacks slices: each lies inside of the one beneath it.
        for (auto& [track, slices] : slices_) {
            std::stable_sort(slices.begin(), slices.end(), [](const Slice& a, const Slice& b) {
                return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
            });
            std::vector<Slice> stack;
            for (const Slice& slice : slices) {
                while (!stack.empty() && stack.back().end <= slice.begin)
                    stack.pop_back();
                if (!stack.empty() && slice.end > stack.back().end)
                    return QString("slices of thread %1 cross at %2 ns")
                        .arg(track.second)
                        .arg(slice.begin);
                stack.push_back(slice);
            }
        }
        for (auto flow = flows_.begin(); flow != flows_.end(); ++flow) {
            if (flow->size() != 2)
                return "a flow with one end: " + flow.key();
            if (flow->value("s").second > flow->value("f").second)
                return "a flow back in time: " + flow.key();
            for (const auto& [track, at] : flow->values()) {
                const auto& slices = slices_[track];
                if (std::none_of(slices.begin(), slices.end(), [at = at](const Slice& slice) {
                        return slice.begin <= at && at < slice.end;
                    }))
                    return "a flow that binds to no slice: " + flow.key();
            }
        }
        return {};
    }

    std::map<Track, std::vector<Slice>> slices_;
    QMap<QString, std::pair<QString, qint64>> open_;  // name, begin
    QMap<QString, QMap<QString, std::pair<Track, qint64>>> flows_;
    std::set<Track> used_;
    std::set<qint64> processes_;
    std::set<Track> threads_;
};

QString broken_rule(const trace::Snapshot& snapshot) {
    std::ostringstream stream;
    exchange::write_chrome_json(snapshot, stream);
    return Checker().check(QByteArray::fromStdString(stream.str()));
}

}  // namespace

class ExchangeTraceFormatTest : public QObject {
    Q_OBJECT

private slots:
    void theCheckerFindsWhatIsBroken_data();
    void theCheckerFindsWhatIsBroken();
    void aRunKeepsTheRules();
    void aRunThatStillGoesOnKeepsThem();
    void anyRunKeepsThem();
};

void ExchangeTraceFormatTest::theCheckerFindsWhatIsBroken_data() {
    QTest::addColumn<QByteArray>("events");
    QTest::newRow("no events") << QByteArray();
    QTest::newRow("a slice without its length")
        << QByteArray(R"({"ph":"X","pid":1,"tid":1,"ts":1,"name":"a"})");
    QTest::newRow("slices that cross")
        << QByteArray(R"({"ph":"M","pid":1,"tid":0,"name":"process_name","args":{"name":"p"}},
                         {"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"t"}},
                         {"ph":"X","pid":1,"tid":1,"ts":1,"dur":5,"name":"a"},
                         {"ph":"X","pid":1,"tid":1,"ts":3,"dur":5,"name":"b"})");
    QTest::newRow("a flow into nothing")
        << QByteArray(R"({"ph":"M","pid":1,"tid":0,"name":"process_name","args":{"name":"p"}},
                         {"ph":"M","pid":1,"tid":1,"name":"thread_name","args":{"name":"t"}},
                         {"ph":"X","pid":1,"tid":1,"ts":1,"dur":5,"name":"a"},
                         {"ph":"s","pid":1,"tid":1,"ts":2,"id":1,"cat":"c","name":"w"},
                         {"ph":"f","pid":1,"tid":1,"ts":9,"id":1,"cat":"c","bp":"e","name":"w"})");
}

void ExchangeTraceFormatTest::theCheckerFindsWhatIsBroken() {
    QFETCH(QByteArray, events);
    QVERIFY(!Checker().check("{\"traceEvents\":[" + events + "]}").isEmpty());
}

void ExchangeTraceFormatTest::aRunKeepsTheRules() {
    SampleRun run;
    run.play();
    const QString broken = broken_rule(run.finished());
    QVERIFY2(broken.isEmpty(), qPrintable(broken));
}

void ExchangeTraceFormatTest::aRunThatStillGoesOnKeepsThem() {
    SampleRun run;
    run.play();
    const QString broken = broken_rule(run.unfinished());
    QVERIFY2(broken.isEmpty(), qPrintable(broken));
}

void ExchangeTraceFormatTest::anyRunKeepsThem() {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        RandomRun random(seed);
        for (int step = 0; step < 300 && random.step(); ++step) {
        }
        const trace::Time end = random.run.snapshot().now + trace::Duration(1000);
        const QString broken = broken_rule(random.run.finish(end).snapshot());
        QVERIFY2(broken.isEmpty(), qPrintable(QString("seed %1: %2").arg(seed).arg(broken)));
    }
}

QTEST_GUILESS_MAIN(ExchangeTraceFormatTest)
#include "exchange_trace_format_test.moc"
