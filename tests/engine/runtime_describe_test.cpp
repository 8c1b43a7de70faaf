// What threadline-runner --describe says of scenarios: for the gallery and `threadline list`.
#include "engine/record/declaration.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;

namespace {

struct Described {
    int status;
    std::vector<record::Declaration> declarations;
};

Described describe(const QStringList& files) {
    QProcess runner;
    runner.start(THREADLINE_BIN_DIR "/threadline-runner", QStringList("--describe") + files);
    runner.waitForFinished();
    auto parsed = record::declarations_from_json(runner.readAllStandardOutput().toStdString());
    return {runner.exitCode(), parsed ? std::move(*parsed) : std::vector<record::Declaration>()};
}

}  // namespace

class RuntimeDescribeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void allThatIsDeclaredIsSaid();
    void whatIsNotDeclaredFollowsFromTheRest();
    void aFileWithAnErrorIsListedWithIt();
    void anEndlessFileDoesNotHoldUpTheOthers();
    void namesLieBelowTheScenariosFolder();
    void everyShippedScenarioLoadsAndFitsAScreen();

private:
    QString write(const QString& name, const char* text) {
        const QString path = folder_->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("cannot write");
        return path;
    }
    std::unique_ptr<QTemporaryDir> folder_;
};

void RuntimeDescribeTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
}

void RuntimeDescribeTest::allThatIsDeclaredIsSaid() {
    const QString path = write("scenarios/deadlock/two.lua", R"lua(
        title "Two" chapter "classics" summary [[One sentence.
            Another one.]]
        number("work", 20, {min = 1, max = 500, unit = "ms", label = "Work time"})
        number("share", 0.5, {min = 0, max = 1})
        choice("give_way", {"none", "timeout"}, {initial = "timeout"})
        boolean("fair", true)
        thread("A", function() end) threads(10, "Worker", function() end)
        process("P", function() end) later("Late", function() end))lua");
    const Described described = describe({path});
    QCOMPARE(described.status, 0);
    QCOMPARE(described.declarations.size(), std::size_t{1});

    using record::ParameterKind;
    record::Declaration expected;
    expected.name = "deadlock/two";
    expected.path = path.toStdString();
    expected.title = "Two";
    expected.chapter = "classics";
    expected.summary = "One sentence. Another one.";
    expected.parameters = {{"work", "Work time", ParameterKind::Number, 20.0, 1, 500, 1, "ms", {}},
                           {"share", "Share", ParameterKind::Number, 0.5, 0, 1, 0.1, "", {}},
                           {"give_way",
                            "Give way",
                            ParameterKind::Choice,
                            std::string("timeout"),
                            0,
                            0,
                            1,
                            "",
                            {"none", "timeout"}},
                           {"fair", "Fair", ParameterKind::Boolean, true, 0, 0, 1, "", {}}};
    expected.threads = {"A", "Worker 1..10", "P", "Late"};
    QVERIFY(described.declarations[0] == expected);
}

void RuntimeDescribeTest::whatIsNotDeclaredFollowsFromTheRest() {
    const Described described =
        describe({write("scenarios/race/plain.lua", "thread('A', function() end)")});
    QCOMPARE(described.declarations[0].title, std::string("race/plain"));
    QCOMPARE(described.declarations[0].chapter, std::string("race"));
    QCOMPARE(described.declarations[0].error, std::string());
}

void RuntimeDescribeTest::aFileWithAnErrorIsListedWithIt() {
    const QString path = write("scenarios/a/broken.lua", "title 'Broken'\nlokc 'L'\n");
    const QString good = write("scenarios/a/good.lua", "thread('A', function() end)");
    const Described described = describe({path, folder_->filePath("scenarios/a/none.lua"), good});
    QCOMPARE(described.status, 0);
    QCOMPARE(described.declarations.size(), std::size_t{3});
    QCOMPARE(described.declarations[0].title, std::string("Broken"));
    QCOMPARE(described.declarations[0].error,
             std::string("a/broken.lua:2: undefined name 'lokc': did you mean 'lock'?"));
    QVERIFY(described.declarations[1].error.find("cannot be opened") != std::string::npos);
    QCOMPARE(described.declarations[2].error, std::string());
}

void RuntimeDescribeTest::anEndlessFileDoesNotHoldUpTheOthers() {
    const Described described =
        describe({write("scenarios/a/endless.lua", "while true do end"),
                  write("scenarios/a/good.lua", "thread('A', function() end)")});
    QCOMPARE(described.declarations.size(), std::size_t{2});
    QVERIFY(described.declarations[0].error.starts_with("a/endless.lua:1: an endless loop?"));
    QCOMPARE(described.declarations[1].error, std::string());
}

void RuntimeDescribeTest::namesLieBelowTheScenariosFolder() {
    const QString outside = write("elsewhere/my own.lua", "thread('A', function() end)");
    const Described described = describe({outside});
    QCOMPARE(described.declarations[0].name, outside.left(outside.size() - 4).toStdString());
}

void RuntimeDescribeTest::everyShippedScenarioLoadsAndFitsAScreen() {
    QDir scenarios(THREADLINE_SOURCE_DIR "/scenarios");
    QStringList files;
    for (const QString& chapter : scenarios.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QFileInfo& file : QDir(scenarios.filePath(chapter)).entryInfoList({"*.lua"}))
            files << file.filePath();
    QVERIFY(files.size() >= 3);
    const Described described = describe(files);
    for (const record::Declaration& declaration : described.declarations) {
        QCOMPARE(QString::fromStdString(declaration.error), QString());
        QVERIFY(declaration.name.starts_with(declaration.chapter + "/"));
        QVERIFY(!declaration.title.empty());
        // Two sentences.
        QCOMPARE(QString::fromStdString(declaration.summary).count(". ") + 1, 2);
        QVERIFY(declaration.summary.ends_with("."));
    }
    for (const QString& path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY2(lines.size() <= 37, qPrintable(path));  // the last one is empty
        for (const QByteArray& line : lines)
            QVERIFY2(line.size() <= 72, line.constData());
    }
}

QTEST_GUILESS_MAIN(RuntimeDescribeTest)
#include "runtime_describe_test.moc"
