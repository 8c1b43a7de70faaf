// What the engine named is called in the language of the window; what a scenario's author named is
// not.
#include "app/language/engine_names.h"
#include "app/language/localised.h"
#include "app/panels/locks_model.h"
#include "app/timeline/lane_tree.h"
#include "engine/analysis/lane_search.h"
#include "window_fixture.h"

#include <QElapsedTimer>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

// A thread and a lock have names as the engine gives them, by the will of their author.
const QByteArray pool_of_two = R"(title "Names"
interpreter_lock {switch_interval = 5}
local count = private("count", 0)
local own = lock "guard of count"
local workers = pool("Worker", 2, function(item) count:add(1) compute(2) end)
thread("Event loop", function()
  own:lock()
  workers:map(4)
  own:unlock()
end)
)";

const QByteArray two_tasks = R"(title "Tasks"
tasks(2, "Task", function() sleep(1) compute(1) end)
)";

QStringList names_of_objects(const trace::Tables& tables) {
    QStringList names;
    for (std::uint32_t i = 1; i < tables.objects.size(); ++i)
        names.append(name_in_words(tables, ObjectId{i}));
    return names;
}

QStringList names_of_actors(const trace::Tables& tables) {
    QStringList names;
    for (std::uint32_t i = 1; i < tables.actors.size(); ++i)
        names.append(name_in_words(tables, ActorId{i}));
    return names;
}

void add_lanes(const std::vector<LaneNode>& tree, QStringList& names, QStringList& keys) {
    for (const LaneNode& node : tree) {
        names.append(bare_name(node.row));
        keys.append(node.key);
        add_lanes(node.members, names, keys);
    }
}

}  // namespace

class WindowEngineNamesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }

    void whatAPoolHasOfItsOwnIsGermanAndWhatTheAuthorNamedIsNot();
    void elementsOfALargeArrayAreAskedForQuickly();
    void theLoopOfTasksIsGerman();
    void theGuardOfARemedyIsGerman();
    void whoSearchesAsksForWhatTheWindowShows();
    void sentencesOfFindingsCallItAsTheLanesDo();
};

void WindowEngineNamesTest::initTestCase() {
    threadline::test::prepare_application();
    load_language(*qApp, "de");
}

void WindowEngineNamesTest::whatAPoolHasOfItsOwnIsGermanAndWhatTheAuthorNamedIsNot() {
    OpenWindow window;
    QVERIFY(window.opens_text(pool_of_two));
    QVERIFY(window.runs_simulated());
    const session::RunSnapshot& run = window.controller().snapshot();
    const QStringList objects = names_of_objects(*run.trace.tables);
    for (const char* name : {"Interpretersperre", "Interpretersperre von Worker 1",
                             "Interpretersperre von Worker 2", "count", "count von Worker 2",
                             "Worker: Ergebnisse", "Worker 1: Aufträge", "guard of count"})
        QVERIFY2(objects.contains(QString::fromUtf8(name)), name);
    QVERIFY2(!objects.join(u'\n').contains("lock of"), qPrintable(objects.join(u'\n')));
    QVERIFY(names_of_actors(*run.trace.tables).contains("Event loop"));

    TimelineOptions options;
    options.variables = true;
    QStringList names, keys;
    add_lanes(lane_tree(run, options, theme(ThemeKind::Light), LaneKeys::Always), names, keys);
    QVERIFY2(names.contains("Interpretersperre von Worker 1"), qPrintable(names.join(u'\n')));
    QVERIFY(names.contains("count von Worker 1") && names.contains("Event loop"));
    // A person's arrangement outlives a change of the language.
    QVERIFY(keys.contains("lock:Interpreter lock of Worker 1"));

    LocksModel locks;
    locks.set_locks(run.report());
    QStringList rows;
    for (int row = 0; row < locks.rowCount(); ++row)
        rows.append(locks.index(row, LocksModel::Name).data().toString());
    QVERIFY2(rows.contains("Interpretersperre von Worker 1"), qPrintable(rows.join(u'\n')));
}

// All have one line, and " of " in their name, as what a worker process has of its own.
void WindowEngineNamesTest::elementsOfALargeArrayAreAskedForQuickly() {
    auto tables = std::make_shared<trace::Tables>();
    tables->sites.push_back({"own.lua", 3});
    trace::ActorInfo worker;
    worker.name = "Worker 1";
    worker.process = 1;
    tables->actors.push_back(worker);
    trace::ObjectInfo element;
    element.kind = record::ObjectKind::Variable;
    element.declared = SiteId{1};
    for (int i = 1; i <= 30'000; ++i) {
        element.name = "number of hits[" + std::to_string(i) + "]";
        tables->objects.push_back(element);
    }
    QElapsedTimer clock;
    clock.start();
    QVERIFY(names_in_words(*tables).empty());
    QVERIFY(tables_in_words(tables) == tables);
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));

    tables->sites.push_back({"own.lua", 4});
    element.declared = SiteId{2};
    for (const char* name : {"number of hits", "number of hits of Worker 1"}) {
        element.name = name;
        tables->objects.push_back(element);
    }
    QCOMPARE(names_in_words(*tables).size(), std::size_t(1));
    QCOMPARE(names_in_words(*tables)[0].words, QString("number of hits von Worker 1"));
    QVERIFY(tables_in_words(tables) != tables);
    QCOMPARE(tables_in_words(tables)->objects.back().name,
             std::string("number of hits von Worker 1"));
}

void WindowEngineNamesTest::theLoopOfTasksIsGerman() {
    OpenWindow window;
    QVERIFY(window.opens_text(two_tasks));
    QVERIFY(window.runs_simulated());
    QCOMPARE(names_of_actors(*window.controller().snapshot().trace.tables),
             QStringList({"Ereignisschleife", "Task 1", "Task 2"}));
}

void WindowEngineNamesTest::theGuardOfARemedyIsGerman() {
    trace::Tables tables;
    trace::ObjectInfo variable, guard;
    variable.name = "count";
    variable.kind = record::ObjectKind::Variable;
    variable.declared = SiteId{1};
    guard.name = "guard of count, sum";
    guard.kind = record::ObjectKind::Mutex;
    guard.declared = SiteId{1};
    tables.objects.push_back(variable);
    tables.objects.push_back(guard);
    QCOMPARE(name_in_words(tables, ObjectId{2}), QString("Schutz von count, sum"));
    tables.objects[2].declared = SiteId{2};
    QCOMPARE(name_in_words(tables, ObjectId{2}), QString("guard of count, sum"));
}

void WindowEngineNamesTest::whoSearchesAsksForWhatTheWindowShows() {
    OpenWindow window;
    QVERIFY(window.chooses("interpreter/cpu-bound"));
    QVERIFY(window.runs_simulated());
    const session::RunSnapshot& run = window.controller().snapshot();
    const auto named = tables_in_words(run.trace.tables);
    const auto hits = [&](std::string_view query) {
        analysis::LaneSearch search(analysis::parse_query(query).query, run.trace.range(), nullptr,
                                    named);
        search.add(run.trace, run.trace.range());
        return search.take().count;
    };
    QVERIFY(hits("lock:Interpretersperre") > 0);
    QCOMPARE(hits("lock:\"Interpreter lock\""), std::uint64_t(0));
    const auto offered = analysis::complete_query("lock:Inter", 10, *named).texts;
    QVERIFY(std::ranges::find(offered, "Interpretersperre") != offered.end());
}

void WindowEngineNamesTest::sentencesOfFindingsCallItAsTheLanesDo() {
    trace::Tables tables;
    trace::ObjectInfo interpreter;
    interpreter.name = "Interpreter lock of Worker 3";
    interpreter.kind = record::ObjectKind::Interpreter;
    tables.objects.push_back(interpreter);
    analysis::Finding finding;
    finding.objects = {ObjectId{1}};
    finding.title = "Contention: threads waited 12 us for Interpreter lock of Worker 3";
    QCOMPARE(localised(finding, &tables).title,
             QString("Streit um eine Sperre: Threads warteten 12 µs auf Interpretersperre von "
                     "Worker 3"));
    QCOMPARE(localised("only Interpreter lock of Worker 3 is left, all others have finished",
                       names_in_words(tables)),
             QString("nur Interpretersperre von Worker 3 ist übrig, alle anderen sind fertig"));
}

QTEST_MAIN(WindowEngineNamesTest)
#include "window_engine_names_test.moc"
