// What a scenario cannot do: leave its sandbox, see an address, or go on for ever.
#include "tests/engine/runner_harness.h"

#include <QTest>

using namespace threadline;
using test::edited_file;
using test::RunnerHarness;

class RuntimeSandboxTest : public QObject {
    Q_OBJECT

private slots:
    void waysOutAreNotThere_data();
    void waysOutAreNotThere();
    void addressesAreNotPrinted_data();
    void addressesAreNotPrinted();
    void greedyOrEndlessScriptsEnd_data();
    void greedyOrEndlessScriptsEnd();
    void whatIsFrozenStaysFrozen_data();
    void whatIsFrozenStaysFrozen();
    void patternsOfEverydayLengthWork();
    void sortingIsStableAndTheSameEachTime();
    void aStopEndsAThreadThatOnlyCounts();
};

// In a thread; each is an undefined name or a missing field, found at its line.
void RuntimeSandboxTest::waysOutAreNotThere_data() {
    QTest::addColumn<QString>("steps");
    for (const char* steps : {"os.execute('true')",
                              "io.open('/etc/passwd')",
                              "require 'os'",
                              "dofile '/etc/passwd'",
                              "loadfile '/etc/passwd'",
                              "load('return 1')()",
                              "loadstring('return 1')()",
                              "string.dump(function() end)",
                              "('x').dump(function() end)",
                              "debug.getinfo(1)",
                              "package.loadlib('libc.so.6', '*')",
                              "coroutine.wrap(function() end)()",
                              "collectgarbage('stop')",
                              "setmetatable({}, {})",
                              "getmetatable('').__index = nil",
                              "rawset(_ENV, 'x', 1)",
                              "rawget({}, 1)",
                              "pcall(error)",
                              "xpcall(error, error)",
                              "_G.x = 1",
                              "next({})",
                              "print(1)",
                              "math.randomseed(1)",
                              "string.pack('i', 1)",
                              "table.move({}, 1, 2, 3)",
                              "warn('@on')",
                              "newproxy(true)"})
        QTest::newRow(steps) << QString(steps);
}

void RuntimeSandboxTest::waysOutAreNotThere() {
    QFETCH(QString, steps);
    RunnerHarness run(edited_file, {}, "thread('A', function()\n" + steps.toStdString() + "\nend)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QVERIFY2(run.error_message().starts_with("lesson/one.lua:2: "), run.error_message().c_str());
}

void RuntimeSandboxTest::addressesAreNotPrinted_data() {
    QTest::addColumn<QString>("expression");
    for (const char* expression :
         {"tostring({})", "tostring(tostring)", "tostring(function() end)", "tostring(l)",
          "string.format('%s %s', {}, print_nothing)", "('%s'):format(string)",
          "string.format('%10.5s', tostring)", "tostring(string)"})
        QTest::newRow(expression) << QString(expression);
}

void RuntimeSandboxTest::addressesAreNotPrinted() {
    QFETCH(QString, expression);
    RunnerHarness run(edited_file, {},
                      "local l = lock 'L'\nlocal print_nothing = nil\nlocal v = shared 'v'\n"
                      "thread('A', function() v:write(" +
                          expression.toStdString() + ") end)");
    QVERIFY(run.wait());
    QCOMPARE(QString::fromStdString(run.error_message()), QString());
    const std::string_view text = run.memory().name(run.last_value("v").as_name());
    QVERIFY2(text.find("0x") == std::string_view::npos, std::string(text).c_str());
}

void RuntimeSandboxTest::greedyOrEndlessScriptsEnd_data() {
    QTest::addColumn<QString>("top");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const char* top, const char* steps, const char* part) {
        QTest::newRow(name) << QString(top) << QString(steps) << QString(part);
    };
    row("an endless loop at the top", "while true do end", "", "one.lua:1: an endless loop? 10");
    row("an endless loop in a thread", "", "while true do end", "one.lua:2: an endless loop? 200");
    row("an endless recursion", "local function f() return 1 + f() end", "f()",
        "of memory: an endless recursion, or");
    row("a text too large", "", "local s = ('x'):rep(1 << 30)",
        "one.lua:2: the script needs more than 32 MiB");
    row("a text that doubles", "", "local s = 'x' while true do s = s .. s end",
        "one.lua:2: the script needs more than 32 MiB");
    row("a table that grows", "", "local t = {} for i = 1, 1e9 do t[i] = i end",
        "one.lua:2: the script needs more than 32 MiB");
    row("a table that grows at the top", "t = {} for i = 1, 1e9 do t[i] = {} end", "",
        "one.lua:1: the script needs more than 32 MiB");
    row("texts joined without end", "", "local t = {} for i = 1, 1e5 do t[i] = ('x'):rep(1000) end",
        "one.lua:2: the script needs more than 32 MiB");
    row("a set as long as the text", "",
        "local s = ('a'):rep(200000):gsub('[' .. ('b'):rep(200000) .. ']', '')", "takes too long");
    row("nothing, very often", "", "local s = (''):rep(1 << 60) error('came back')", "came back");
    row("a pattern that backtracks", "", "local s = ('a'):rep(300000):find(('.-'):rep(20) .. 'b')",
        "takes too long: use a simpler pattern");
    row("a pattern in a method", "", "local s = ('a'):rep(30):match(('a*'):rep(40) .. 'b')",
        "takes too long: use a simpler pattern");
    row("a pattern that backtracks three times", "",
        "local s = ('a'):rep(100000):match('(a*)(a*)(a*)b')", "takes too long");
    row("a pattern all over a text", "", "for w in ('a'):rep(100000):gmatch('a*b') do end",
        "takes too long");
    row("a malformed pattern", "", "local s = ('a'):rep(5000):find('a*[')", "malformed pattern");
    row("a pattern nested too deep", "", "local s = ('x'):find(('('):rep(100))",
        "too many captures");
    row("callbacks nested too deep", "local function f() return (('x'):gsub('x', f)) end", "f()",
        "C stack overflow");
    row("sorts nested too deep", "local function f() table.sort({2, 1}, f) end", "f()",
        "C stack overflow");
    row("a list too long to unpack", "", "table.unpack({}, 1, 1e7)", "too many results");
    row("an expression nested too deep", "x = ", "", "one.lua: C stack overflow");
    row("a format too wide", "", "string.format('%999d', 1)", "invalid conversion");
    row("an address behind a zero byte", "", "string.format('\\0%p', 'x')", "prints an address");
    row("a number of threads too large", "threads(1000000, 'T', function() end)", "",
        "one.lua:1: threads(...) needs how many");
}

void RuntimeSandboxTest::greedyOrEndlessScriptsEnd() {
    QFETCH(QString, top);
    QFETCH(QString, steps);
    QFETCH(QString, part);
    if (top == "x = ")
        top += QString("(").repeated(500) + "1" + QString(")").repeated(500);
    RunnerHarness run(edited_file, {},
                      (top + " thread('A', function()\n" + steps + "\nend)").toStdString());
    // Two seconds as a rule, a minute under the thread sanitizer on a busy machine.
    QVERIFY(run.wait(std::chrono::seconds(200)));
    QCOMPARE(run.exit_status(), steps.isEmpty() ? 2 : 3);
    QVERIFY2(run.error_message().find(part.toStdString()) != std::string::npos,
             run.error_message().c_str());
    QVERIFY(run.error_message().starts_with("lesson/one.lua:"));
    QCOMPARE(run.processes_left(), 0);
}

void RuntimeSandboxTest::whatIsFrozenStaysFrozen_data() {
    QTest::addColumn<QString>("steps");
    for (const char* steps :
         {"string.format = nil", "math.pi = 3", "table.insert(names, 'x')", "names[1] = 'x'",
          "names.inner.deep = 1", "table.remove(names)", "table.sort(names)", "_ENV.x = 1",
          "_ENV = {}", "lock = nil", "l.name = 'x'", "l.lock = nil"})
        QTest::newRow(steps) << QString(steps);
}

void RuntimeSandboxTest::whatIsFrozenStaysFrozen() {
    QFETCH(QString, steps);
    RunnerHarness run(edited_file, {},
                      "local l = lock 'L'\nlocal names = {'b', 'a', inner = {deep = 0}}\n"
                      "thread('A', function()\n" +
                          steps.toStdString() + "\nend)");
    QVERIFY(run.wait());
    QCOMPARE(run.exit_status(), 3);
    QVERIFY2(run.error_message().starts_with("lesson/one.lua:4: "), run.error_message().c_str());
}

void RuntimeSandboxTest::patternsOfEverydayLengthWork() {
    RunnerHarness run(edited_file, {}, R"lua(
        local names = {"b", "a", n = 2}
        thread("A", function()
          check(("key = value"):match("^%s*(%w+)%s*=%s*(%w+)") == "key")
          check(("a,b,c"):gsub(",", ";") == "a;b;c")
          local n = 0
          for word in ("the quick brown fox"):gmatch("%a+") do n = n + #word end
          check(n == 16)
          local long = ("key=value;"):rep(2000) .. "last=one"
          check(long:match("(%w+)=(%w+)$") == "last")
          check(select(2, long:gsub("(%w+)=(%w+)", "%2=%1")) == 2001)
          check(long:find("%s*(%w+)%s*=%s*(%w+)%s*;?", -8) == #long - 7)
          check(not (("x"):rep(5000)):find("(%w+)=(%w+)"))
          check(#names == 2 and names.n == 2 and names[1] == "b")
          local t = {3, 1, 2} table.sort(t, function(a, b) return a > b end)
          check(table.concat(t, " ") == "3 2 1")
          check(utf8.len("naïve") == 5 and math.floor(2.5) == 2)
          local sum = 0
          for i, v in ipairs(names) do sum = sum + i end
          for k, v in pairs(names) do sum = sum + 10 end
          check(sum == 33)
        end))lua");
    QVERIFY(run.wait());
    QCOMPARE(QString::fromStdString(run.error_message()), QString());
    QCOMPARE(run.count(EventKind::CheckFailed), 0);
    QCOMPARE(run.count(EventKind::CheckPassed), 11);
}

// A list whose first partition Lua's own sort finds so far out of balance that it goes on by the
// clock.
void RuntimeSandboxTest::sortingIsStableAndTheSameEachTime() {
    RunnerHarness run(edited_file, {}, R"lua(
        local done = queue("done", 2)
        local function sorted()
          local list, compared = {}, 0
          for i = 1, 400 do list[i] = {key = 1000 + (i * 7919) % 101, place = i} end
          list[1].key, list[100].key, list[400].key = 1, 2, 3
          table.sort(list, function(a, b) compared = compared + 1 return a.key < b.key end)
          for i = 2, #list do
            local a, b = list[i - 1], list[i]
            check(a.key < b.key or (a.key == b.key and a.place < b.place))
          end
          return compared
        end
        threads(2, "T", function() done:put(sorted()) end)
        thread("Compares", function()
          check(done:get() == done:get())
          local words = {"b", "c", "a"} table.sort(words)
          check(table.concat(words) == "abc")
          table.sort({}) table.sort({1})
        end))lua");
    QVERIFY(run.wait());
    QCOMPARE(QString::fromStdString(run.error_message()), QString());
    QCOMPARE(run.count(EventKind::CheckFailed), 0);
    QCOMPARE(run.count(EventKind::CheckPassed), 2 * 399 + 2);
}

void RuntimeSandboxTest::aStopEndsAThreadThatOnlyCounts() {
    RunnerHarness run(edited_file, {},
                      "thread('A', function() for i = 1, 1e15 do if i % 1000000 == 0 then "
                      "compute(0) end end end)\nthread('B', function() compute(3600000) end)\n"
                      "local l = lock 'L'\nthread('C', function() l:lock() l:lock() end)");
    QVERIFY(run.wait_until([&] { return run.count(EventKind::Request) == 1; }));
    run.request_stop();
    QVERIFY(run.wait_until([&] { return run.count(EventKind::ThreadEnd) >= 2; }));
}

QTEST_GUILESS_MAIN(RuntimeSandboxTest)
#include "runtime_sandbox_test.moc"
