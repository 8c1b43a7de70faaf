// What a run takes from its scenario: parameters, a text in place of the file; and how scenarios
// describe themselves.
#include "tests/engine/session_fixture.h"

using namespace threadline;
using namespace threadline::test;

namespace fs = std::filesystem;

class SessionScenarioTest : public QObject {
    Q_OBJECT

private slots:
    void parametersAreChecked_data();
    void parametersAreChecked();
    void chosenParametersAreRecorded();
    void editedTextRunsInPlaceOfTheFile();
    void scenariosDescribeThemselves();

private:
    // Of a run whose scenario must not load.
    static RunSnapshot not_loaded(RunRequest what);
    fs::path write(const char* name, const std::string& text) const {
        const fs::path path = scenario_.folder() / name;
        std::ofstream(path) << text;
        return path;
    }

    SessionFixture scenario_;
};

RunSnapshot SessionScenarioTest::not_loaded(RunRequest what) {
    auto started = Session::start(std::move(what));
    if (!started) {
        QTest::qFail(started.error().message.c_str(), __FILE__, __LINE__);
        return RunSnapshot{};
    }
    started.value()->wait();
    if (!started.value()->failed_to_load())
        QTest::qFail("it has loaded", __FILE__, __LINE__);
    return started.value()->snapshot();
}

void SessionScenarioTest::parametersAreChecked_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("an unknown name") << "wrok"
                                     << "5"
                                     << "unknown parameter 'wrok' of scenario; it has: work, tool";
    QTest::newRow("out of range") << "work"
                                  << "500"
                                  << "500 is out of range";
    QTest::newRow("no number") << "work"
                               << "much"
                               << "'much' is not a";
    QTest::newRow("no choice") << "tool"
                               << "hammer"
                               << "'hammer' is not one of its choices";
}

void SessionScenarioTest::parametersAreChecked() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, error);
    RunRequest what = scenario_.request(R"(
local work = number("work", 20, {min = 1, max = 100, unit = "ms"})
local tool = choice("tool", {"one", "many"})
thread("A", function() sleep(1) end)
)");
    what.parameters = {{name.toStdString(), value.toStdString()}};
    const RunSnapshot run = not_loaded(std::move(what));
    QCOMPARE(run.trace.info->outcome, Outcome::Failed);
    QVERIFY2(QString::fromStdString(run.trace.info->error).contains(error),
             run.trace.info->error.c_str());
}

void SessionScenarioTest::chosenParametersAreRecorded() {
    RunRequest what = scenario_.request(R"(
title "Chosen"
local work = number("work", 20, {min = 1, max = 100, unit = "ms"})
local tool = choice("tool", {"one", "many"})
local seen = shared("seen", 0)
thread("A", function() seen:write(work) end)
)");
    what.parameters = {{"work", "7"}};
    const RunSnapshot run = scenario_.finished(std::move(what));
    using Value = record::ParameterValue;
    const std::vector<std::pair<std::string, Value>> expected{{"work", Value(7.0)},
                                                              {"tool", Value(std::string("one"))}};
    QCOMPARE(run.trace.info->parameters.size(), expected.size());
    QVERIFY(run.trace.info->parameters == expected);
    QCOMPARE(run.trace.info->title, std::string("Chosen"));
    QCOMPARE(value_of(run, "seen"), std::string("7"));
}

void SessionScenarioTest::editedTextRunsInPlaceOfTheFile() {
    RunRequest what = scenario_.request("this is no scenario");
    what.source = "local n = shared(\"n\", 0)\nthread(\"A\", function() n:write(3) end)\n";
    const RunSnapshot run = scenario_.finished(what);
    QCOMPARE(run.trace.info->outcome, Outcome::Completed);
    QCOMPARE(run.trace.info->source, *what.source);
    QCOMPARE(value_of(run, "n"), std::string("3"));

    what.source = "local n = \n\n+";
    const RunSnapshot broken = not_loaded(what);
    QVERIFY2(broken.trace.info->error.find("scenario.lua:") != std::string::npos,
             broken.trace.info->error.c_str());
}

void SessionScenarioTest::scenariosDescribeThemselves() {
    const fs::path good = write("good.lua", "title \"Good\"\nthread(\"A\", function() end)\n");
    const fs::path bad = write("bad.lua", "local = 1\n");
    const auto described = session::describe_scenarios(scenario_.request("").runner, {good, bad});
    QVERIFY(described.ok());
    QCOMPARE(described.value().size(), std::size_t(2));
    QCOMPARE(described.value()[0].title, std::string("Good"));
    QCOMPARE(described.value()[0].error, std::string());
    QVERIFY(described.value()[1].error.find("bad.lua:1") != std::string::npos);
}

QTEST_GUILESS_MAIN(SessionScenarioTest)
#include "session_scenario_test.moc"
