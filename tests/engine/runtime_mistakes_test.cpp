// What a person reads who got a word of the language of scenarios wrong.
#include "tests/engine/runner_harness.h"

#include <QTest>

using namespace threadline;
using test::edited_file;
using test::RunnerHarness;

namespace {

struct Ended {
    int status;
    QString message;
};

Ended run_text(const std::string& source, const RunnerHarness::Parameters& parameters = {}) {
    RunnerHarness run(edited_file, parameters, source);
    if (!run.wait())
        return {-2, "still running"};
    return {run.exit_status(), QString::fromStdString(run.error_message())};
}

std::string in_thread(const std::string& steps) {
    return "local lock1 = lock 'Lock 1'\nlocal count = shared('count', 0) "
           "local book, disk = file('book.txt', 0), folder('disk', 2, {kib = 1})\n"
           "thread('A', function()\n" +
           steps + "\nend)\n";
}

}  // namespace

class RuntimeMistakesTest : public QObject {
    Q_OBJECT

private slots:
    void mistakesAreToldInOneLineWithTheMend_data();
    void mistakesAreToldInOneLineWithTheMend();
    void theLineOnStandardErrorIsThatOfTheRun();
    void theMarkOfAnEditorBeforeTheTextIsNoMistake();
    void parametersAreChecked_data();
    void parametersAreChecked();
};

void RuntimeMistakesTest::mistakesAreToldInOneLineWithTheMend_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const std::string& source, int status,
                        const char* message) {
        QTest::newRow(name) << QString::fromStdString(source) << status << QString(message);
    };
    const auto loads_not = [&row](const char* name, const std::string& source,
                                  const char* message) { row(name, source, 2, message); };
    const auto breaks = [&row](const char* name, const std::string& steps, const char* message) {
        row(name, in_thread(steps), 3, message);
    };

    loads_not("a priority that there is not", "thread('A', {priority = 8}, function() end)",
              "lesson/one.lua:1: thread: priority is a whole number, from 0 to 7, the highest");
    loads_not("a setting that a thread has not", "thread('A', {prio = 2}, function() end)",
              "lesson/one.lua:1: thread has no setting 'prio'; it has priority");
    loads_not("a setting that a lock has not", "lock('A', {fair = true})",
              "lesson/one.lua:1: lock has no setting 'fair'; it has priority_inheritance");
    loads_not("inheritance that is neither", "lock('A', {priority_inheritance = 1})",
              "lesson/one.lua:1: lock: priority_inheritance is true or false");
    loads_not("parameters that are refused",
              "local n = number('n', 3)\nrefuse(n > 2, 'n: more than two')",
              "lesson/one.lua:2: n: more than two");
    loads_not("a refusal without its reason", "refuse(false)",
              "lesson/one.lua:1: refuse needs a condition and why: refuse(k > n, \"k: more than "
              "there are\")");
    loads_not("a clock that cannot be asked for", "clock('real', 'so')",
              "lesson/one.lua:1: clock: a scenario can ask for the virtual clock only: "
              "clock(\"virtual\", \"priorities count there only\")");
    loads_not("a side that a lock cannot prefer", "rwlock('L', {prefer = 'both'})",
              "lesson/one.lua:1: rwlock: prefer is \"in turn\", \"readers\" or \"writers\"");
    loads_not("a folder without files", "folder('photos')",
              "lesson/one.lua:1: folder(...) needs how many files it holds: a whole number from 1 "
              "to 1000");
    loads_not("files larger than a disk", "folder('photos', 1000, {kib = 4096})",
              "lesson/one.lua:1: folder: kib is the size of each file, a whole number from 1; all "
              "files together have at most 256 MiB");
    breaks("a file that the folder has not", "disk:read(3)",
           "lesson/one.lua:4: disk:read(i) needs the number of a file, 1 to 2");
    breaks("a folder as a shared value", "count:write(disk)",
           "lesson/one.lua:4: a folder cannot be shared between threads");
    breaks("a picture without a width", "resize()",
           "lesson/one.lua:4: resize(width, height, to_width) needs pixels, 1 to 16384, and a "
           "to_width that is no larger than width and at least a 64th of it: resize(1600, 1200, "
           "200)");
    breaks("a picture that is made larger", "resize(100, 100, 101)",
           "lesson/one.lua:4: resize(width, height, to_width) needs pixels, 1 to 16384, and a "
           "to_width that is no larger than width and at least a 64th of it: resize(1600, 1200, "
           "200)");
    loads_not("a file that holds nothing", "file('count.txt')",
              "lesson/one.lua:1: file(name, value) needs what it holds, a number or a text: "
              "file(\"count.txt\", 5)");
    breaks("a file as a shared value", "local f = nil count:write(book)",
           "lesson/one.lua:4: a file cannot be shared between threads");
    breaks("no value for a file", "book:write(nil)",
           "lesson/one.lua:4: a file holds a number or a text: book:write(5)");

    loads_not("a syntax error", "title 'x'\nthread('A', function(\n",
              "lesson/one.lua:3: <name> or '...' expected near <eof>");
    loads_not("a misspelt name", "local lock1 = lock 'L'\nthread('A', lokc1)\n",
              "lesson/one.lua:2: undefined name 'lokc1': did you mean 'lock1'?");
    loads_not(
        "a word of another language", "print('x')",
        "lesson/one.lua:1: undefined name 'print': note(text) marks a moment on the timeline");
    loads_not("a step at the top level", "local l = lock 'L'\nl:lock()",
              "lesson/one.lua:2: lock is a step, and steps belong in a thread: thread(\"A\", "
              "function() ... end)");
    loads_not("compute at the top level", "compute(5)",
              "lesson/one.lua:1: compute is a step, and steps belong in a thread: thread(\"A\", "
              "function() ... end)");
    loads_not("no thread at all", "title 'x'",
              "lesson/one.lua: no thread is declared: thread(\"A\", function() ... end)");
    loads_not("a thread without a body", "thread('A')",
              "lesson/one.lua:1: thread(...) needs what it does: function() ... end");
    loads_not("a lock without a name", "lock()",
              "lesson/one.lua:1: lock needs a name: lock \"Name\"");
    loads_not("two locks of one name", "lock 'L'\nlock 'L'",
              "lesson/one.lua:2: there is already a lock named 'L': give each its own name");
    loads_not("two threads of one name", "thread('A', function() end)\nthread('A', function() end)",
              "lesson/one.lua:2: there is already a thread named 'A': give each its own name");
    loads_not("threads without a number", "threads('A', function() end)",
              "lesson/one.lua:1: threads(...) needs how many first: threads(4, \"Worker\", "
              "function(i) ... end)");
    loads_not("a barrier for nobody", "barrier('b', 0)",
              "lesson/one.lua:1: barrier(...) needs how many meet at it: a whole number from 1 to "
              "100000");
    loads_not("a queue without room", "queue('q')",
              "lesson/one.lua:1: queue(...) needs how many items fit into it: a whole number from "
              "1 to 100000");
    loads_not("a choice of nothing", "choice('tool')",
              "lesson/one.lua:1: choice(...) needs what to choose from: choice(\"tool\", "
              "{\"none\", \"lock\"})");
    loads_not("a misspelt setting", "number('n', 1, {mini = 1})",
              "lesson/one.lua:1: number has no setting 'mini'; it has min, max, step, unit, label");
    loads_not("a table as initial value", "shared('x', {})",
              "lesson/one.lua:1: a table cannot be shared between threads: use nil, true or false, "
              "a number, a short text, or something declared");
    breaks("a forgotten colon", "lock1.lock()",
           "lesson/one.lua:4: 'lock' is called with a colon: write lock1:lock(...), not "
           "lock1.lock(...)");
    breaks("a forgotten colon before a value", "count.write(1)",
           "lesson/one.lua:4: 'write' is called with a colon: write count:write(...), not "
           "count.write(...)");
    breaks("a forgotten colon in a table of tables",
           "local all = {locks = {lock1}}\nlocal i = 1\nall.locks[i].lock()",
           "lesson/one.lua:6: 'lock' is called with a colon: write all.locks[i]:lock(...), not "
           "all.locks[i].lock(...)");
    breaks("a forgotten colon beside one that is there", "count:write(1) count.write(2)",
           "lesson/one.lua:4: 'write' is called with a colon: write count:write(...), not "
           "count.write(...)");
    breaks("a forgotten colon, and no telling whose", "note('x.write') count.write(2)",
           "lesson/one.lua:4: 'write' is called with a colon, after the shared variable that it "
           "belongs to");
    breaks("locking what is no lock", "count:lock()",
           "lesson/one.lua:4: count has no 'lock'; a shared variable has read, write, add, cas");
    breaks("a method of what has no name", "({lock1})[1]:jump()",
           "lesson/one.lua:4: a lock has no 'jump'; it has lock, try, unlock, with");
    breaks("an index of what is no table, beside a number", "sleep(0.1) note(lock1[1])",
           "lesson/one.lua:4: a lock has no '1'; it has lock, try, unlock, with");
    breaks("a misspelt method", "lock1:lokc()",
           "lesson/one.lua:4: lock1 has no 'lokc': did you mean 'lock'?");
    breaks("a method by the name that others give it", "lock1.release()",
           "lesson/one.lua:4: lock1 has no 'release': did you mean 'unlock'?");
    breaks("the method of another kind of object", "lock1:wait()",
           "lesson/one.lua:4: lock1 has no 'wait'; a lock has lock, try, unlock, with");
    breaks("nothing to write", "count:write()",
           "lesson/one.lua:4: write needs the new value: count:write(1)");
    breaks("nothing to add", "count:add()", "lesson/one.lua:4: add needs a number: count:add(1)");
    breaks("the lock's method on a variable", "lock1.lock(count)",
           "lesson/one.lua:4: 'lock' belongs to a lock, and count is a shared variable");
    breaks("unlocking what somebody else holds", "lock1:unlock()",
           "lesson/one.lua:4: Lock 1 is not held by A: only who has locked it can unlock it");
    breaks("a declaration in a thread", "local l = lock 'L'",
           "lesson/one.lua:4: lock(...) declares, and declarations belong to the top of the "
           "scenario, outside of the threads");
    breaks("a misspelt step", "comptue(1)",
           "lesson/one.lua:4: undefined name 'comptue': did you mean 'compute'?");
    breaks("a new global", "total = 1",
           "lesson/one.lua:4: 'total' is new here: write local total = ... for this thread alone; "
           "shared state is declared with shared(...)");
    breaks("compute without a time", "compute()",
           "lesson/one.lua:4: compute needs a time in ms, from 0 to an hour, as in compute(20)");
    breaks("a negative time", "sleep(-1)",
           "lesson/one.lua:4: sleep needs a time in ms, from 0 to an hour, as in sleep(20)");
    breaks("sharing a function", "count:write(function() end)",
           "lesson/one.lua:4: a function cannot be shared between threads: use nil, true or false, "
           "a number, a short text, or something declared");
    breaks("adding to a text", "count:write('x')\ncount:add(1)",
           "lesson/one.lua:5: count holds no number that could be added to");
    breaks("calling nil", "local nothing\nnothing()",
           "lesson/one.lua:5: attempt to call a nil value (local 'nothing')");
    breaks("an error of the scenario's own", "error('enough')", "lesson/one.lua:4: enough");
    breaks("a failed assertion", "assert(1 == 2, 'one is not two')",
           "lesson/one.lua:4: assertion failed: one is not two");
    breaks("joining no thread", "join(lock1)",
           "lesson/one.lua:4: join needs a thread: local a = thread(\"A\", ...), then join(a)");
    breaks("starting no body", "start(function() end)",
           "lesson/one.lua:4: start needs a body that the top level declares: local work = "
           "later(\"Work\", function() ... end), then start(work)");
    breaks("a step in a callback of the library",
           "table.sort({3, 1, 2}, function(a, b) count:add(1) return a < b end)",
           "lesson/one.lua:4: add cannot be used inside a function that table.sort calls: do it "
           "before or after");
    breaks("a step in a replacement", "string.gsub('ab', '.', function() lock1:lock() end)",
           "lesson/one.lua:4: lock cannot be used inside a function that string.gsub calls: do it "
           "before or after");
    breaks("a wrong argument of the library", "string.rep('x')",
           "lesson/one.lua:4: bad argument #2 to 'rep' (number expected, got no value)");

    row("a captured local that is changed",
        "local total = 0\nthread('A', function()\n  total = total + 1\nend)", 3,
        "lesson/one.lua:3: 'total' was changed by a thread, but each thread has its own copy of "
        "it: shared state is declared with shared(...)");
    row("a captured table that is changed",
        "local results = {}\nthread('A', function()\n  results[1] = 5\nend)", 3,
        "lesson/one.lua:3: '1' is set in a table that was made outside of this thread, and each "
        "thread has its own copy: shared state is declared with shared(...) or shared_array(...)");
    row("a global that is changed", "total = 0\nthread('A', function()\n  total = total + 1\nend)",
        3,
        "lesson/one.lua:3: 'total' was set outside of this thread, and each thread has its own "
        "copy: shared state is declared with shared(...)");
    row("a table behind a helper that is changed",
        "local log = {}\nlocal function keep(x)\n  table.insert(log, x)\nend\n"
        "thread('A', function() keep(1) end)",
        3,
        "lesson/one.lua:3: '1' is set in a table that was made outside of this thread, and each "
        "thread has its own copy: shared state is declared with shared(...) or shared_array(...)");
    row("an index beyond the array",
        "local slots = shared_array('slots', 3, 0)\nthread('A', function()\n  slots:read(4)\nend)",
        3, "lesson/one.lua:3: slots has elements 1 to 3; 4 is not one of them");
    row("nothing to put", "local box = queue('box', 1)\nthread('A', function() box:put() end)", 3,
        "lesson/one.lua:2: put needs what to put: box:put(1)");
    row("waiting with no lock",
        "local full = condition 'full'\nthread('A', function() full:wait() end)", 3,
        "lesson/one.lua:2: wait needs the lock that guards the condition: full:wait(lock1)");
    row("waiting without the lock",
        "local l, c = lock 'L', condition 'C'\nthread('A', function()\n  c:wait(l)\nend)", 3,
        "lesson/one.lua:3: L is not held by A: lock it before waiting for C");
}

void RuntimeMistakesTest::mistakesAreToldInOneLineWithTheMend() {
    QFETCH(QString, source);
    QFETCH(int, status);
    QFETCH(QString, message);
    const Ended ended = run_text(source.toStdString());
    QCOMPARE(ended.message, message);
    QCOMPARE(ended.status, status);
}

void RuntimeMistakesTest::theLineOnStandardErrorIsThatOfTheRun() {
    RunnerHarness run(edited_file, {}, in_thread("lock1:unlock()"));
    QVERIFY(run.wait());
    QCOMPARE(QString::fromStdString(run.standard_error()),
             QString::fromStdString(run.error_message()) + "\n");
    QVERIFY(run.phase() == record::Phase::Failed);
    QCOMPARE(run.count(EventKind::ScriptFailed), 1);
    const auto events = run.events();
    const auto end =
        std::ranges::find(events, EventKind::ThreadEnd, [](const auto& e) { return e.event.kind; });
    QVERIFY(end != events.end());
    QVERIFY(end->event.has(event_flag::failed));
}

void RuntimeMistakesTest::theMarkOfAnEditorBeforeTheTextIsNoMistake() {
    const Ended ended = run_text("\xef\xbb\xbftitle 'x'\nbogus()");
    QCOMPARE(ended.message, QString("lesson/one.lua:2: undefined name 'bogus'"));
}

void RuntimeMistakesTest::parametersAreChecked_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("part");
    QTest::newRow("unknown") << "speed"
                             << "1"
                             << "unknown parameter 'speed'";
    QTest::newRow("above the range") << "work"
                                     << "501"
                                     << "work";
    QTest::newRow("below the range") << "work"
                                     << "0"
                                     << "work";
    QTest::newRow("no number") << "work"
                               << "much"
                               << "work";
    QTest::newRow("a line break") << "work"
                                  << "5\nx"
                                  << "'5 x'";
    QTest::newRow("none of the choices") << "remedy"
                                         << "luck"
                                         << "remedy";
    QTest::newRow("neither true nor false") << "fair"
                                            << "perhaps"
                                            << "fair";
}

void RuntimeMistakesTest::parametersAreChecked() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, part);
    const Ended ended = run_text(
        "number('work', 20, {min = 1, max = 500})\nchoice('remedy', {'none', 'order'})\n"
        "boolean('fair', false)\nthread('A', function() end)",
        {{name.toStdString(), value.toStdString()}});
    QCOMPARE(ended.status, 2);
    QVERIFY2(ended.message.contains(part), qPrintable(ended.message));
    QVERIFY(!ended.message.contains('\n'));
}

QTEST_GUILESS_MAIN(RuntimeMistakesTest)
#include "runtime_mistakes_test.moc"
