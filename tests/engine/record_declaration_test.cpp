// What a scenario declares: parameters are read by kind and range, and all survives as JSON. And
// how the session speaks to the runner: its command line.
#include "engine/record/declaration.h"
#include "engine/record/runner_arguments.h"

#include <QTest>

using namespace threadline;
using namespace threadline::record;

namespace {

Parameter work() {
    Parameter parameter;
    parameter.name = "work";
    parameter.label = "Work";
    parameter.initial = 20.0;
    parameter.min = 1;
    parameter.max = 500;
    parameter.unit = "ms";
    return parameter;
}

Parameter remedy() {
    Parameter parameter;
    parameter.name = "remedy";
    parameter.kind = ParameterKind::Choice;
    parameter.initial = std::string("none");
    parameter.choices = {"none", "global order"};
    return parameter;
}

Parameter fair() {
    Parameter parameter;
    parameter.name = "fair";
    parameter.kind = ParameterKind::Boolean;
    parameter.initial = false;
    return parameter;
}

Parameter share() {
    Parameter parameter = work();
    parameter.name = "share";
    parameter.min = 0;
    parameter.max = 1;
    parameter.step = 0.1;
    parameter.unit = "";
    return parameter;
}

Parameter connections() {
    Parameter parameter = work();
    parameter.max = 100'000;
    parameter.unit = "";
    return parameter;
}

}  // namespace

Q_DECLARE_METATYPE(Parameter)

class RecordDeclarationTest : public QObject {
    Q_OBJECT

private slots:
    void aParameterIsReadByItsKind_data();
    void aParameterIsReadByItsKind();
    void aWrongParameterIsOneLineThatNamesTheMend_data();
    void aWrongParameterIsOneLineThatNamesTheMend();
    void aDeclarationSurvivesAsJson();
    void whatIsNoDescriptionIsRefused_data();
    void whatIsNoDescriptionIsRefused();
    void runnerArgumentsSurviveTheCommandLine();
    void aWrongCommandLineIsRefused_data();
    void aWrongCommandLineIsRefused();
};

void RecordDeclarationTest::aParameterIsReadByItsKind_data() {
    QTest::addColumn<Parameter>("parameter");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");  // of the value
    QTest::newRow("whole") << work() << "12"
                           << "12.0";
    QTest::newRow("whole, written as a fraction") << work() << "1e2"
                                                  << "100.0";
    QTest::newRow("smallest") << work() << "1"
                              << "1.0";
    QTest::newRow("largest") << work() << "500"
                             << "500.0";
    QTest::newRow("fraction") << share() << "0.25"
                              << "0.25";
    QTest::newRow("choice with a blank") << remedy() << "global order"
                                         << "\"global order\"";
    QTest::newRow("true") << fair() << "true"
                          << "true";
    QTest::newRow("off") << fair() << "off"
                         << "false";
}

void RecordDeclarationTest::aParameterIsReadByItsKind() {
    QFETCH(Parameter, parameter);
    QFETCH(QString, text);
    QFETCH(QString, json);
    const auto value = parse_parameter(parameter, text.toStdString());
    QVERIFY(value.ok());
    parameter.initial = *value;
    Declaration declaration;
    declaration.parameters = {parameter};
    const QString written = QString::fromStdString(to_json({declaration}));
    QVERIFY2(written.contains("\"default\":" + json + ","), qPrintable(written));
}

void RecordDeclarationTest::aWrongParameterIsOneLineThatNamesTheMend_data() {
    QTest::addColumn<Parameter>("parameter");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("a word") << work() << "much"
                            << "parameter 'work': 'much' is not a whole number; give a whole "
                               "number from 1 to 500 ms";
    QTest::newRow("empty") << work() << ""
                           << "is not a whole number";
    QTest::newRow("something after it") << work() << "12x"
                                        << "is not a whole number";
    QTest::newRow("no number at all") << work() << "nan"
                                      << "is not a whole number";
    QTest::newRow("a fraction") << work() << "1.5"
                                << "is not a whole number";
    QTest::newRow("too small") << work() << "0"
                               << "0 is out of range; give a whole number from 1";
    QTest::newRow("too large") << share() << "1.1"
                               << "out of range; give a number from 0 to 1";
    QTest::newRow("numbers in full") << connections() << "0"
                                     << "give a whole number from 1 to 100000";
    QTest::newRow("no such choice")
        << remedy() << "hope"
        << "parameter 'remedy': 'hope' is not one of its choices; give one of: none, global order";
    QTest::newRow("neither") << fair() << "maybe"
                             << "give true or false";
}

void RecordDeclarationTest::aWrongParameterIsOneLineThatNamesTheMend() {
    QFETCH(Parameter, parameter);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto value = parse_parameter(parameter, text.toStdString());
    QVERIFY(!value.ok());
    const QString message = QString::fromStdString(value.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(message.contains(QString::fromStdString(parameter.name)));
    QVERIFY(!message.contains('\n'));
}

void RecordDeclarationTest::aDeclarationSurvivesAsJson() {
    Declaration declaration;
    declaration.name = "deadlock/opposite-order";
    declaration.path = "scenarios/deadlock/opposite-order.lua";
    declaration.title = "Deadlock: two locks, \"opposite\" order";
    declaration.chapter = "deadlock";
    declaration.summary = "A takes Lock 1.\nB takes Lock 2 \u2013 and waits.";
    declaration.parameters = {work(), remedy(), fair(), share()};
    declaration.threads = {"A", "B"};
    Declaration broken;
    broken.path = "broken.lua";
    broken.error = "broken.lua:3: unexpected symbol";

    const auto read = declarations_from_json(to_json({declaration, broken}));
    QVERIFY(read.ok());
    QVERIFY(*read == (std::vector<Declaration>{declaration, broken}));
}

void RecordDeclarationTest::whatIsNoDescriptionIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << "";
    QTest::newRow("no JSON") << "Segmentation fault";
    QTest::newRow("not a list of declarations") << "[1]";
    QTest::newRow("a member is missing") << "[{\"name\": \"x\"}]";
    QTest::newRow("cut") << "[{\"name\": ";
}

void RecordDeclarationTest::whatIsNoDescriptionIsRefused() {
    QFETCH(QString, text);
    const auto read = declarations_from_json(text.toStdString());
    QVERIFY(!read.ok());
    QVERIFY(QString::fromStdString(read.error().message).contains("of one version"));
}

void RecordDeclarationTest::runnerArgumentsSurviveTheCommandLine() {
    RunnerArguments arguments;
    arguments.memory_fd = 3;
    arguments.watch_fd = 4;
    arguments.source_fd = 5;
    arguments.scenario = "a b.lua";
    arguments.seed = UINT64_MAX;
    arguments.parameters = {{"remedy", "global order"}, {"text", "a=b"}, {"empty", ""}};
    const auto parsed = RunnerArguments::parse(arguments.to_command_line());
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->memory_fd, 3);
    QCOMPARE(parsed->watch_fd, 4);
    QCOMPARE(parsed->source_fd, 5);
    QCOMPARE(parsed->scenario, arguments.scenario);
    QCOMPARE(parsed->seed, UINT64_MAX);
    QVERIFY(parsed->parameters == arguments.parameters);

    RunnerArguments describe;
    describe.describe = {"-p", "x.lua"};  // odd, but file names
    QVERIFY(RunnerArguments::parse(describe.to_command_line())->describe == describe.describe);
}

void RecordDeclarationTest::aWrongCommandLineIsRefused_data() {
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList{} << "are needed";
    QTest::newRow("unknown") << QStringList{"--fast"} << "unknown argument '--fast'";
    QTest::newRow("no value") << QStringList{"--memory"} << "--memory needs a value";
    QTest::newRow("no number") << QStringList{"--memory", "x"} << "--memory cannot be 'x'";
    QTest::newRow("negative") << QStringList{"--watch", "-1"} << "--watch cannot be '-1'";
    QTest::newRow("no name") << QStringList{"-p", "=1"} << "-p cannot be '=1'";
    QTest::newRow("no value of a parameter") << QStringList{"-p", "x"} << "-p cannot be 'x'";
    QTest::newRow("describe nothing") << QStringList{"--describe"} << "needs the path";
}

void RecordDeclarationTest::aWrongCommandLineIsRefused() {
    QFETCH(QStringList, line);
    QFETCH(QString, says);
    std::vector<std::string> arguments;
    for (const QString& word : line)
        arguments.push_back(word.toStdString());
    const auto parsed = RunnerArguments::parse(arguments);
    QVERIFY(!parsed.ok());
    const QString message = QString::fromStdString(parsed.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(!message.contains('\n'));
}

QTEST_GUILESS_MAIN(RecordDeclarationTest)
#include "record_declaration_test.moc"
