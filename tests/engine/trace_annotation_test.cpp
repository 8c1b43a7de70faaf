// What a person wrote beside a run is saved with it, costs no more than it is long, and is never
// lost for what comes after it.
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/trace/chunk.h"
#include "engine/trace/trace_file.h"
#include "tests/engine/random_run.h"

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace threadline;
using namespace threadline::test;
using namespace threadline::trace;

namespace {

using Annotations = std::vector<Annotation>;

const Annotations two{{{5ms, 5ms}, "here it closes"}, {{1ms, 9ms}, "Größer als \"das\"\nzwei"}};
const Annotations three{{{0ms, 0ms}, ""}, {{5ms, 5ms}, "still"}, {{7ms, 8ms}, "new"}};

}  // namespace

class TraceAnnotationTest : public QObject {
    Q_OBJECT

private slots:
    void theyComeBackWithTheRun();
    void theLastSavedCount();
    void noneIsLikeNone();
    void nothingElseOfTheFileIsWrittenAnew();
    void noneGrowsForEver_data();
    void noneGrowsForEver();
    void whereNoOtherFileCanBeMadeThisOneStays();
    void putOnesAreTheOnlyOnes();
    void aCopyHasTheRunAndTheseAlone_data();
    void aCopyHasTheRunAndTheseAlone();
    void aFullDiskLeavesNoHalfACopy();
    void aFileThatWasCutOffKeepsThemToo();
    void untilTheNewOnesAreWholeTheOldOnesHold();
    void aLongTraceHasThemToo();
    void damageIsSaid();
    void whatCannotBeWrittenIsOneLine_data();
    void whatCannotBeWrittenIsOneLine();
    void aFullDiskLeavesTheFileAsItWas();
    void textOfAnySortDecodesOrIsRefused();

private:
    std::string file(const char* name, bool whole = true, bool is_long = false) {
        const std::string path = folder_.filePath(name).toStdString();
        QFile::remove(folder_.filePath(name));  // one that is cut off would stay beside it
        RandomRun source(1);
        for (int i = 0; i < 300; ++i)
            source.step();
        const SyntheticRun& run = source.run;
        auto writer = std::move(TraceWriter::create(path)).value();
        RunInfo info;
        info.scenario = "a";
        info.outcome = Outcome::Completed;
        bool good =
            writer->write_info(info).ok() && writer->append(run.events(), run.tables()).ok();
        if (is_long)
            good = good && writer->write_overview("").ok();
        if (whole)
            good = good && writer->finish(info, run.tables(), {0ns, 20ms}).ok();
        else
            good = good && writer->flush(run.tables()).ok();
        if (!good)
            qFatal("the file cannot be written");
        return path;
    }
    static QByteArray bytes(const std::string& path) {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const std::string& path, const QByteArray& content) {
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    static Annotations read(const std::string& path) {
        const auto reader = TraceReader::open(path);
        if (!reader.ok())
            return {{{}, reader.error().message}};
        std::uint64_t events = 0;
        const Status all = reader.value()->read([&](auto chunk) {
            events += chunk.size();
            return true;
        });
        if (!all.ok() || events != reader.value()->event_count() || events == 0)
            return {{{}, "its events are not all there"}};
        return reader.value()->annotations();
    }

    QTemporaryDir folder_;
};

void TraceAnnotationTest::theyComeBackWithTheRun() {
    const std::string path = file("back.tline");
    QVERIFY(save_annotations(path, two).ok());
    QVERIFY(read(path) == two);
    QVERIFY(!TraceReader::open(path).value()->info().truncated);
}

void TraceAnnotationTest::theLastSavedCount() {
    const std::string path = file("last.tline");
    for (const Annotations& each : {two, three, Annotations{}, two, three}) {
        QVERIFY(save_annotations(path, each).ok());
        QVERIFY(read(path) == each);
    }
}

void TraceAnnotationTest::noneIsLikeNone() {
    QVERIFY(read(file("none.tline")).empty());
}

void TraceAnnotationTest::nothingElseOfTheFileIsWrittenAnew() {
    const std::string path = file("behind.tline");
    const QByteArray before = bytes(path);
    QVERIFY(save_annotations(path, two).ok());
    const QByteArray after = bytes(path);
    QVERIFY(after.startsWith(before));
    QVERIFY(after.size() - before.size() < 100);
}

void TraceAnnotationTest::noneGrowsForEver_data() {
    QTest::addColumn<bool>("whole");
    QTest::newRow("whole") << true;
    QTest::newRow("cut off") << false;
}

void TraceAnnotationTest::noneGrowsForEver() {
    QFETCH(bool, whole);
    const std::string path = file("edited.tline", whole);
    const QString name = QString::fromStdString(path);
    QVERIFY(QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const auto permissions = QFile::permissions(name);
    const QByteArray recorded = bytes(path);
    const auto reader = TraceReader::open(path);  // of another window, all the time
    QVERIFY(reader.ok());
    qsizetype longest = 0;
    Annotations notes = two;
    for (int edit = 0; edit < 250; ++edit) {
        notes[0].text = "edit " + std::to_string(edit) + std::string(80, '.');
        QVERIFY(save_annotations(path, notes).ok());
        longest = std::max(longest, bytes(path).size());
    }
    QVERIFY(read(path) == notes);
    QVERIFY(bytes(path).startsWith(recorded));
    const auto most = std::max<qsizetype>(most_outdated, recorded.size() / 8);
    QVERIFY2(longest < recorded.size() + most + 1'000, qPrintable(QString::number(longest)));
    QCOMPARE(QFile::permissions(name), permissions);
    // Nothing is left beside it.
    const QStringList beside = QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(beside.filter("edited").size(), 1);
    std::uint64_t events = 0;
    QVERIFY(reader.value()->read([&](auto chunk) { return events += chunk.size(), true; }).ok());
    QCOMPARE(events, reader.value()->event_count());
}

void TraceAnnotationTest::whereNoOtherFileCanBeMadeThisOneStays() {
    const std::string path = file("no-room.tline");
    const Annotations long_one{{{1ms, 2ms}, std::string(most_outdated, 'a')}};
    const Annotations last{{{1ms, 2ms}, std::string(100, 'b')}};
    QVERIFY(save_annotations(path, long_one).ok());
    const auto before = bytes(path).size();
    // This file can be opened, and no other one.
    const int next = dup(0);
    close(next);
    rlimit old{};
    getrlimit(RLIMIT_NOFILE, &old);
    rlimit small = old;
    small.rlim_cur = static_cast<rlim_t>(next + 1);
    setrlimit(RLIMIT_NOFILE, &small);
    const Status status = save_annotations(path, last);
    setrlimit(RLIMIT_NOFILE, &old);
    QVERIFY(status.ok());
    QVERIFY(bytes(path).size() > before);
    QVERIFY(read(path) == last);
}

void TraceAnnotationTest::putOnesAreTheOnlyOnes() {
    for (const bool is_long : {false, true}) {
        const std::string path = file("put.tline", true, is_long);
        const std::string once = file("once.tline", true, is_long);
        QVERIFY(save_annotations(path, two).ok());
        QVERIFY(save_annotations(path, two).ok());
        QVERIFY(put_annotations(path, three).ok());
        QVERIFY(save_annotations(once, three).ok());
        QCOMPARE(bytes(path), bytes(once));
    }
}

void TraceAnnotationTest::aCopyHasTheRunAndTheseAlone_data() {
    QTest::addColumn<bool>("whole");
    QTest::addColumn<bool>("is_long");
    QTest::newRow("whole") << true << false;
    QTest::newRow("long") << true << true;
    QTest::newRow("cut off") << false << false;
}

void TraceAnnotationTest::aCopyHasTheRunAndTheseAlone() {
    QFETCH(bool, whole);
    QFETCH(bool, is_long);
    const std::string path = file("copied.tline", whole, is_long);
    const std::string once = file("once.tline", whole, is_long);
    const std::string copy = folder_.filePath("copy.tline").toStdString();
    QVERIFY(save_annotations(once, three).ok());
    QVERIFY(save_annotations(path, two).ok());
    const QByteArray before = bytes(path);
    QVERIFY(copy_with_annotations(path, copy, three).ok());
    QCOMPARE(bytes(copy), bytes(once));
    QCOMPARE(bytes(path), before);
    // Also while others are being written there.
    put(path, before + before.right(20));
    QVERIFY(copy_with_annotations(path, copy, three).ok());
    QCOMPARE(bytes(copy), bytes(once));
}

void TraceAnnotationTest::aFullDiskLeavesNoHalfACopy() {
    const std::string path = file("room.tline");
    const QString copy = folder_.filePath("no-copy.tline");
    const QStringList before = QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = old;
    small.rlim_cur = static_cast<rlim_t>(bytes(path).size() / 2);
    setrlimit(RLIMIT_FSIZE, &small);
    const Status status = copy_with_annotations(path, copy.toStdString(), two);
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!status.ok());
    QVERIFY(status.error().message.find("no-copy.tline") != std::string::npos);
    QCOMPARE(QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden), before);
}

void TraceAnnotationTest::aFileThatWasCutOffKeepsThemToo() {
    const std::string path = file("cut.tline", false);
    put(path, bytes(path).chopped(3));  // in the middle of a chunk
    put(path, bytes(file("cut2.tline", false)) + QByteArray("\x03\x40\x00\x00\x00half", 9));
    QVERIFY(TraceReader::open(path).value()->info().truncated);
    QVERIFY(save_annotations(path, two).ok());
    QVERIFY(read(path) == two);
    QVERIFY(save_annotations(path, three).ok());
    QVERIFY(read(path) == three);
    QVERIFY(TraceReader::open(path).value()->info().truncated);
}

void TraceAnnotationTest::untilTheNewOnesAreWholeTheOldOnesHold() {
    for (const bool is_long : {false, true}) {
        const std::string path = file("torn.tline", true, is_long);
        QVERIFY(save_annotations(path, two).ok());
        const QByteArray old = bytes(path);
        QVERIFY(save_annotations(path, three).ok());
        const QByteArray whole = bytes(path);
        for (qsizetype length = old.size(); length < whole.size(); ++length) {
            // Cut off there, or with zeros where the rest was to come.
            for (const QByteArray& torn :
                 {whole.left(length),
                  whole.left(length) + QByteArray(whole.size() - length, '\0')}) {
                if (torn == whole)
                    continue;  // the last bytes are zeros
                if (length == old.size() && torn.size() > length)
                    continue;  // zeros alone may be anything: that is said
                put(path, torn);
                const auto reader = TraceReader::open(path);
                QVERIFY2(reader.ok(), reader.ok() ? "" : reader.error().message.c_str());
                QVERIFY2(reader.value()->annotations() == two, qPrintable(QString::number(length)));
                QVERIFY(!reader.value()->info().truncated);
                QCOMPARE(reader.value()->is_long(), is_long);
                // And what is saved next takes the place of the torn ones.
                QVERIFY(save_annotations(path, three).ok());
                QVERIFY(bytes(path) == whole);
            }
        }
    }
}

void TraceAnnotationTest::aLongTraceHasThemToo() {
    const std::string path = file("long.tline", true, true);
    QVERIFY(TraceReader::open(path).value()->is_long());
    for (const Annotations& each : {two, three, two}) {
        QVERIFY(save_annotations(path, each).ok());
        const auto reader = TraceReader::open(path);
        QVERIFY(reader.ok() && reader.value()->is_long());
        QVERIFY(reader.value()->annotations() == each);
    }
}

void TraceAnnotationTest::damageIsSaid() {
    for (const bool is_long : {false, true}) {
        const std::string path = file("damaged.tline", true, is_long);
        QVERIFY(save_annotations(path, two).ok());
        const qsizetype at = bytes(path).size() - 20;
        QVERIFY(save_annotations(path, three).ok());
        QByteArray damaged = bytes(path);
        damaged[at] = static_cast<char>(damaged[at] ^ 4);
        put(path, damaged);
        const auto reader = TraceReader::open(path);
        QVERIFY(!reader.ok());
        QVERIFY(QString::fromStdString(reader.error().message).endsWith("damaged"));
    }
}

void TraceAnnotationTest::whatCannotBeWrittenIsOneLine_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("said");
    put(folder_.filePath("x.json").toStdString(), "{\"traceEvents\": []}");
    put(folder_.filePath("empty").toStdString(), "");
    QTest::newRow("nothing there") << folder_.filePath("nowhere/x.tline") << "there is no folder";
    QTest::newRow("a folder") << folder_.path() << "it is a folder";
    QTest::newRow("Chrome JSON") << folder_.filePath("x.json") << "not a Threadline trace";
    QTest::newRow("empty") << folder_.filePath("empty") << "not a Threadline trace";
    if (geteuid() != 0) {
        const std::string locked = file("locked.tline");
        QFile::setPermissions(QString::fromStdString(locked), QFile::ReadOwner);
        QTest::newRow("read only")
            << QString::fromStdString(locked) << "choose a place that you may write to";
    }
    QTest::newRow("no regular file") << "/dev/null"
                                     << "not a Threadline trace";
}

void TraceAnnotationTest::whatCannotBeWrittenIsOneLine() {
    QFETCH(QString, path);
    QFETCH(QString, said);
    const QByteArray before =
        QFile(path).size() < 10'000 ? bytes(path.toStdString()) : QByteArray();
    const Status status = save_annotations(path.toStdString(), two);
    QVERIFY(!status.ok());
    const QString message = QString::fromStdString(status.error().message);
    QVERIFY2(message.contains(said), qPrintable(message));
    QVERIFY(!message.contains('\n'));
    QCOMPARE(bytes(path.toStdString()), before);
}

void TraceAnnotationTest::aFullDiskLeavesTheFileAsItWas() {
    const std::string path = file("full.tline");
    QVERIFY(save_annotations(path, two).ok());
    const QByteArray before = bytes(path);
    rlimit old{};
    getrlimit(RLIMIT_FSIZE, &old);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = old;
    small.rlim_cur = static_cast<rlim_t>(before.size() + 20);
    setrlimit(RLIMIT_FSIZE, &small);
    const Status status = save_annotations(path, Annotations(10, two[1]));
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!status.ok());
    QVERIFY(status.error().message.find("ulimit -f") != std::string::npos);
    QCOMPARE(bytes(path), before);
    QVERIFY(read(path) == two);
}

void TraceAnnotationTest::textOfAnySortDecodesOrIsRefused() {
    const std::uint32_t seed = 3;
    std::mt19937 random(seed);
    const std::string good = encode_annotations(two, 77);
    Annotations back;
    QVERIFY(decode_annotations(good, back) && back == two);
    for (int round = 0; round < 20'000; ++round) {
        std::string bad = good;
        for (std::size_t n = 1 + random() % 3; n > 0; --n)
            bad[random() % bad.size()] = static_cast<char>(random());
        bad.resize(random() % (bad.size() + 1));
        Annotations read;
        if (decode_annotations(bad, read))
            for (const Annotation& each : read)
                QVERIFY(each.range.begin >= 0ns && each.range.end >= each.range.begin);
    }
}

QTEST_GUILESS_MAIN(TraceAnnotationTest)
#include "trace_annotation_test.moc"
