// Parameters that make no sense together are refused with the reason, before anything runs; what
// makes the last sense is not. The table of all refusals of the shipped scenarios.
#include "tests/scenarios/claims.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <map>

using namespace threadline::test;

namespace {

struct Refused {
    const char* scenario;
    const char* senseless;
    const char* reason;
    const char* sensible;  // as close as it gets
};

constexpr Refused kRefused[] = {
    {"bottleneck/downloads", "tool=pool of threads, pool=5, requests=4",
     "pool: more threads than there are requests", "tool=pool of threads, pool=4, requests=4"},
    {"bottleneck/files", "tool=threads, threads=5, files=4", "threads: more than files",
     "tool=threads, threads=4, files=4"},
    {"bottleneck/images", "tool=processes, workers=3, pictures=2, width=64",
     "workers: more than pictures", "tool=processes, workers=2, pictures=2, width=64"},
    {"bottleneck/nothing-to-gain", "steps=1",
     "steps: of one step the second thread would have none", "steps=1, tool=one thread"},
    {"bottleneck/query", "tool=threads, connections=13",
     "connections: more than there are lines to ask for", "tool=threads, connections=12"},
    {"bottleneck/simulation", "tool=threads, workers=9", "workers: more than cells",
     "tool=threads, workers=8"},
    {"interpreter/own-memory", "workers=3, items=2", "workers: more than there are items",
     "workers=2, items=2"},
    {"interpreter/pool", "workers=3, items=2, chunk=1", "workers: more than items",
     "workers=3, items=2, chunk=1, tool=one thread"},
    {"interpreter/pool", "workers=2, items=2, chunk=3", "chunk: more than all items",
     "workers=2, items=2, chunk=2"},
    {"interpreter/pool", "chunk=13, size=32", "chunk and size: at most 400 KiB together",
     "chunk=12, size=32"},
    {"race/locks-cost", "hold=long", "hold: there is no lock", "hold=long, guard=one lock"},
    {"deadlock/back-off", "rounds=1, back-off=random",
     "rounds: the first is always in vain, so take two or more", "rounds=1"},
    {"classics/bounded-buffer", "producers=3, items=2", "items: fewer than producers",
     "producers=2, items=2"},
    {"classics/bounded-buffer", "consumers=3, items=2", "items: fewer than consumers",
     "consumers=2, items=2"},
};

}  // namespace

class RefusalTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhy_data() {
        QTest::addColumn<int>("place");
        for (int i = 0; i < int(std::size(kRefused)); ++i)
            QTest::addRow("%s %s", kRefused[i].scenario, kRefused[i].senseless) << i;
    }
    void saysWhy() {
        QFETCH(int, place);
        const Refused& row = kRefused[place];
        const auto refused = facts_of_run(row.scenario, row.senseless, 2);
        QVERIFY2(!refused.ok(), "it ran");
        QVERIFY2(refused.error().message.ends_with(std::string(": ") + row.reason),
                 refused.error().message.c_str());
        QCOMPARE(refused.error().message.find('\n'), std::string::npos);
        const auto ran = facts_of_run(row.scenario, row.sensible, 2);
        QVERIFY2(ran.ok(), ran ? "" : ran.error().message.c_str());
    }

    void standsInTheTable() {
        std::map<QString, int> rows, refusals;
        for (const Refused& row : kRefused)
            ++rows[row.scenario];
        const QDir folder(THREADLINE_SOURCE_DIR "/scenarios");
        QDirIterator files(folder.path(), {"*.lua"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (const auto count = file.readAll().count("\nrefuse("); count > 0)
                refusals[folder.relativeFilePath(file.fileName()).chopped(4)] = int(count);
        }
        QCOMPARE(rows, refusals);
    }
};

QTEST_GUILESS_MAIN(RefusalTest)
#include "refusal_test.moc"
