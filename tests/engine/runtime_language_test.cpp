// The language of scenarios: what its words do.
#include "tests/engine/runner_harness.h"

#include <QTest>

#include <algorithm>

using namespace threadline;
using test::edited_file;
using test::RecordedEvent;
using test::RunnerHarness;

class RuntimeLanguageTest : public QObject {
    Q_OBJECT

private slots:
    void parametersReachTheScenario();
    void everyStepRecordsTheLineThatItStandsOn();
    void aTryOnATakenLockFailsAtOnce();
    void aTimedLockGivesUp();
    void withPassesWhatItIsGivenReleasesAndReturnsWhatItsBodyReturns();
    void readersShareAndWritersDoNot();
    void aConditionWakesItsWaiter();
    void aSemaphoreCounts();
    void aPriorityThatDoesNotCountIsMarked();
    void aFolderHoldsFilesThatAreReadToTheirEnd();
    void aFolderIsThereForEachProcess();
    void aPictureIsShrunkToTheSameBrightness();
    void aFileHoldsNumbersAndTexts();
    void aFileIsTheSameForEachProcess();
    void aQueueHandsValuesOnAndCloses();
    void arraysCountFromOne();
    void compareAndSwapTellsWhetherItSwapped();
    void valuesOfAllKindsTravelThroughSharedVariables();
    void aLaterBodyStartsWithItsArguments();
    void aGroupOfThreadsIsJoinedAsOne();
    void checksAndNotesAreRecorded();
    void randomNumbersComeFromTheSeed();
    void randomNamesAtTheTopAreTheSameInEveryThread();
    void pairsGoThroughATableInAFixedOrder();
    void computeTakesTheCpuTimeItWasAskedFor();
};

void RuntimeLanguageTest::parametersReachTheScenario() {
    RunnerHarness run(edited_file, {{"n", "7"}, {"f", "0.25"}, {"c", "b"}, {"on", "true"}},
                      "local n, f = number('n', 1), number('f', 0.5, {min = 0, max = 1})\n"
                      "local c, on = choice('c', {'a', 'b'}), boolean('on')\n"
                      "local s = shared('s')\n"
                      "thread('A', function() s:write(n .. ' ' .. f .. ' ' .. c .. ' ' .. "
                      "tostring(on)) end)");
    QVERIFY(run.wait());
    QCOMPARE(run.memory().name(run.last_value("s").as_name()), std::string_view("7 0.25 b true"));
}

void RuntimeLanguageTest::everyStepRecordsTheLineThatItStandsOn() {
    RunnerHarness run(edited_file, {},
                      "local l, v = lock 'L', shared('v', 0)\n"  // 1
                      "thread('A', function()\n"                 // 2
                      "  l:lock()\n"                             // 3
                      "  v:write(\n"                             // 4
                      "    v:read() + 1)\n"                      // 5
                      "  l:unlock()\n"                           // 6
                      "  l:with(function()\n"                    // 7
                      "    compute(0)\n"                         // 8
                      "  end)\n"
                      "end)\n");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QList<QPair<int, int>> lines;
    for (const RecordedEvent& recorded : run.events())
        lines.append({static_cast<int>(recorded.event.kind), static_cast<int>(recorded.line)});
    const auto at = [](EventKind kind, int line) { return QPair(static_cast<int>(kind), line); };
    const QList<QPair<int, int>> expected = {
        at(EventKind::ThreadBegin, 2),  at(EventKind::Acquired, 3),   at(EventKind::Read, 5),
        at(EventKind::Write, 4),        at(EventKind::Released, 6),   at(EventKind::Acquired, 7),
        at(EventKind::ComputeBegin, 8), at(EventKind::ComputeEnd, 8), at(EventKind::Released, 7),
        at(EventKind::ThreadEnd, 2)};
    QCOMPARE(lines, expected);
}

// Runs a scenario whose checks say whether it did what it should.
#define QVERIFY_CHECKS(checks, source)                                    \
    do {                                                                  \
        RunnerHarness run(edited_file, {}, source);                       \
        QVERIFY(run.wait());                                              \
        QCOMPARE(QString::fromStdString(run.error_message()), QString()); \
        QCOMPARE(run.count(EventKind::CheckFailed), 0);                   \
        QCOMPARE(run.count(EventKind::CheckPassed), checks);              \
        QCOMPARE(run.processes_left(), 0);                                \
    } while (false)

void RuntimeLanguageTest::aTryOnATakenLockFailsAtOnce() {
    QVERIFY_CHECKS(4, R"(
        local l, taken, tried = lock "L", barrier("taken", 2), barrier("tried", 2)
        thread("A", function()
          check(l:try() == true) taken:wait() tried:wait() l:unlock()
        end)
        thread("B", function()
          taken:wait()
          check(l:try() == false) check(l:lock(0) == false) tried:wait()
          check(l:lock() == true) l:unlock()
        end))");
}

void RuntimeLanguageTest::aTimedLockGivesUp() {
    QVERIFY_CHECKS(1, R"(
        local l, taken, tried = lock "L", barrier("taken", 2), barrier("tried", 2)
        thread("A", function() l:lock() taken:wait() tried:wait() l:unlock() end)
        thread("B", function() taken:wait() check(not l:lock(5)) tried:wait() end))");
}

void RuntimeLanguageTest::withPassesWhatItIsGivenReleasesAndReturnsWhatItsBodyReturns() {
    QVERIFY_CHECKS(4, R"(
        local l, rw = lock "L", rwlock "M"
        local function turned(a, b) return b, a end
        thread("A", function()
          local a, b = l:with(function() return 1, "x" end)
          check(a == 1 and b == "x")
          check(l:try()) l:unlock()
          local c, d = l:with(turned, 1, "x")
          check(c == "x" and d == 1)
          check(rw:with_write(turned, 2, 3) == 3 and select('#', rw:with_read(turned)) == 2)
        end))");
}

void RuntimeLanguageTest::readersShareAndWritersDoNot() {
    QVERIFY_CHECKS(4, R"(
        local l, both = rwlock "L", barrier("both read", 2)
        local function read() l:with_read(function() both:wait() check(not l:write_lock(0)) end) end
        local a, b = thread("A", read), thread("B", read)
        thread("C", function()
          join(a) join(b)
          check(l:write_lock()) check(not l:read_lock(0)) l:write_unlock()
        end))");
}

void RuntimeLanguageTest::aConditionWakesItsWaiter() {
    QVERIFY_CHECKS(2, R"(
        local l, changed, ready = lock "L", condition "changed", shared("ready", false)
        thread("A", function()
          l:lock()
          while not ready:read() do check(changed:wait(l)) end
          l:unlock()
        end)
        thread("B", function()
          l:lock()
          check(not changed:wait(l, 5))
          ready:write(true) changed:notify_all() l:unlock()
          l:with(function() changed:notify() end)
        end))");
}

void RuntimeLanguageTest::aSemaphoreCounts() {
    QVERIFY_CHECKS(4, R"(
        local s = semaphore("S", 2)
        thread("A", function()
          check(s:wait()) check(s:wait(0)) check(not s:wait(1)) s:post() check(s:wait())
        end))");
}

void RuntimeLanguageTest::aPriorityThatDoesNotCountIsMarked() {
    RunnerHarness run(edited_file, {}, R"(
        thread("A", {priority = 3}, function() compute(0.1) end)
        thread("B", function() compute(0.1) end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.count(EventKind::Note), 1);
    QCOMPARE(run.count(EventKind::Note, "A"), 1);
}

void RuntimeLanguageTest::aFolderHoldsFilesThatAreReadToTheirEnd() {
    QVERIFY_CHECKS(6, R"(
        local small, large = folder("small", 3, {kib = 1}), folder("large", 2, {kib = 200})
        thread("A", function()
          for i = 1, 3 do check(small:read(i) == 1024) end
          for i = 2, 1, -1 do check(large:read(i) == 200 * 1024) end
          check(large:read(1) == 200 * 1024)
        end))");
}

void RuntimeLanguageTest::aFolderIsThereForEachProcess() {
    QVERIFY_CHECKS(2, R"(
        local photos = folder("photos", 2, {kib = 5})
        for i = 1, 2 do process("P" .. i, function() check(photos:read(i) == 5 * 1024) end) end)");
}

void RuntimeLanguageTest::aPictureIsShrunkToTheSameBrightness() {
    QVERIFY_CHECKS(3, R"(
        thread("A", function()
          check(resize(640, 480, 80) == resize(640, 480, 80))
          check(math.abs(resize(640, 480, 80) - resize(640, 480, 640)) <= 1)
          check(resize(1, 1, 1) < 255)
        end))");
}

void RuntimeLanguageTest::aFileHoldsNumbersAndTexts() {
    QVERIFY_CHECKS(10, R"(
        local f = file("count.txt", 5)
        local g = file("g", 0.5)
        thread("A", function()
          check(f:read() == 5) check(math.type(f:read()) == "integer") check(g:read() == 0.5)
          f:write(12345678901) check(f:read() == 12345678901)
          f:write("two words") check(f:read() == "two words")
          f:write("1") check(f:read() == 1)
          f:write(0.1 + 0.2) check(f:read() == 0.1 + 0.2)
          f:write(3.0) check(math.type(f:read()) == "float")
          f:write("1\0 2") check(f:read() == "1\0 2")
          f:write("0x10") check(f:read() == 16)
        end))");
}

// Each process opens it anew, and no write is seen in part.
void RuntimeLanguageTest::aFileIsTheSameForEachProcess() {
    RunnerHarness run(edited_file, {}, R"(
        local f = file("count.txt", 0)
        local gate = lock "Gate"
        local function add() for _ = 1, 200 do
          gate:with(function() f:write(f:read() + 1) end) end
        end
        local p = process("P", add)
        local q = process("Q", add)
        local t = thread("T", add)
        thread("Sum", function() join(p) join(q) join(t) check(f:read() == 600) end))");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);
    QCOMPARE(run.count(EventKind::CheckPassed), 1);
    QCOMPARE(run.last_value("count.txt"), Value::integer(600));
}

void RuntimeLanguageTest::aQueueHandsValuesOnAndCloses() {
    QVERIFY_CHECKS(6, R"(
        local q, l = queue("Q", 2), lock "L"
        thread("Producer", function()
          for i = 1, 5 do q:put(i) end
          q:put(l) q:close()
          local ok, why = q:put(9) check(not ok and why == "closed")
        end)
        thread("Consumer", function()
          local sum = 0
          for _ = 1, 5 do sum = sum + q:get() end
          check(sum == 15)
          local got = q:get()
          check(got == l) check(got:try()) got:unlock()
          local nothing, why = q:get() check(nothing == nil and why == "closed")
          check(type(got) == "userdata" and tostring(got) == "L")
        end))");
}

void RuntimeLanguageTest::arraysCountFromOne() {
    QVERIFY_CHECKS(3, R"(
        local a = shared_array("a", 3, 7)
        thread("A", function()
          check(a:size() == 3 and a:read(1) == 7 and a:read(3) == 7)
          a:write(2, "x") check(a:read(2) == "x")
          check(a:add(3, 2) == 9 and a:cas(3, 9, 1) and a:read(3) == 1)
        end))");
}

void RuntimeLanguageTest::compareAndSwapTellsWhetherItSwapped() {
    QVERIFY_CHECKS(3, R"(
        local v = shared("v", 1)
        thread("A", function()
          check(not v:cas(2, 3)) check(v:cas(1, 3)) check(v:read() == 3)
        end))");
}

void RuntimeLanguageTest::valuesOfAllKindsTravelThroughSharedVariables() {
    QVERIFY_CHECKS(7, R"(
        local v, l = shared "v", lock "L"
        local t = thread("T", function() end)
        thread("A", function()
          check(v:read() == nil)
          for _, value in ipairs {true, 1, 2.5, "text", l, t} do
            v:write(value) check(v:read() == value)
          end
        end))");
}

void RuntimeLanguageTest::aLaterBodyStartsWithItsArguments() {
    QVERIFY_CHECKS(2, R"(
        local sum = shared("sum", 0)
        local work = later("Work", function(a, b) sum:add(a + b) end)
        thread("A", function()
          local first, second = start(work, 1, 2), start(work, 3, 4)
          check(join(first) and join(second))
          check(sum:read() == 10)
        end))");
}

void RuntimeLanguageTest::aGroupOfThreadsIsJoinedAsOne() {
    QVERIFY_CHECKS(1, R"(
        local sum = shared("sum", 0)
        local workers = threads(5, "Worker", function(i) sum:add(i) end)
        thread("A", function() join(workers) check(sum:read() == 15) end))");
}

void RuntimeLanguageTest::checksAndNotesAreRecorded() {
    RunnerHarness run(edited_file, {},
                      "thread('A', function() check(false, 'one is two') note('over') end)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 0);  // a failed check is a finding, the run goes on
    QStringList texts;
    for (const RecordedEvent& recorded : run.events())
        if (recorded.event.kind == EventKind::CheckFailed || recorded.event.kind == EventKind::Note)
            texts << QString::fromStdString(std::string(
                run.memory().name(NameId{static_cast<std::uint32_t>(recorded.event.argument)})));
    QCOMPARE(texts, QStringList({"one is two", "over"}));
}

void RuntimeLanguageTest::randomNumbersComeFromTheSeed() {
    const std::string source =
        "local v = shared 'v'\nthread('A', function() v:write(random(1, 1000000)) end)";
    const auto value = [&source](std::uint64_t seed) {
        RunnerHarness run(edited_file, {}, source, seed);
        run.wait();
        return run.last_value("v").payload;
    };
    QCOMPARE(value(7), value(7));
    QVERIFY(value(7) != value(8));
}

void RuntimeLanguageTest::randomNamesAtTheTopAreTheSameInEveryThread() {
    QVERIFY_CHECKS(2, R"(
        local l = lock("L" .. random(1, 1000000000))
        threads(2, "T", function() check(l:lock()) l:unlock() end))");
}

void RuntimeLanguageTest::pairsGoThroughATableInAFixedOrder() {
    QVERIFY_CHECKS(2, R"(
        local named = {z = 1, a = 2, [10] = 3, [2] = 4, [1.5] = 5, [true] = 6}
        local function keys(t)
          local list = {}
          for k in pairs(t) do list[#list + 1] = tostring(k) end
          return table.concat(list, " ")
        end
        thread("A", function()
          check(keys(named) == "1.5 2 10 a z true")
          local t = {} for i = 20, 1, -1 do t["k" .. i] = i end
          for k in pairs(t) do if k ~= "k1" then t[k] = nil end end
          check(keys(t) == "k1")
        end))");
}

void RuntimeLanguageTest::computeTakesTheCpuTimeItWasAskedFor() {
    RunnerHarness run(edited_file, {}, "thread('A', function() compute(20) end)");
    QVERIFY(run.wait());
    for (const RecordedEvent& recorded : run.events()) {
        if (recorded.event.kind != EventKind::ComputeEnd)
            continue;
        // It is fixed work: how long it takes is measured, not enforced.
        QVERIFY2(recorded.event.argument > 10'000'000 && recorded.event.argument < 60'000'000,
                 qPrintable(QString::number(recorded.event.argument)));
        return;
    }
    QFAIL("no ComputeEnd");
}

QTEST_GUILESS_MAIN(RuntimeLanguageTest)
#include "runtime_language_test.moc"
