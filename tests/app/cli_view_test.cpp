// What the window is opened on: by `view`, or named alone as any desktop program opens it.
#include "app/cli/command_line.h"
#include "tests/app/cli_run.h"

#include <QTest>

using threadline::app::WindowRequest;

namespace {

// Nothing: no window was opened.
std::optional<WindowRequest> opened_by(const QStringList& arguments) {
    std::vector<QByteArray> words{"threadline"};
    for (const QString& argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    std::optional<WindowRequest> opened;
    threadline::app::run_command_line(int(argv.size()), argv.data(),
                                      [&](const WindowRequest& request) {
                                          opened = request;
                                          return 0;
                                      });
    return opened;
}

}  // namespace

class CliViewTest : public QObject, private OwnFiles {
    Q_OBJECT

private slots:
    void aFileIsOpened_data();
    void aFileIsOpened();
    void aScenarioIsOpenedByItsName_data();
    void aScenarioIsOpenedByItsName();
    void withoutAWordTheWindowOpensAsItIs();
    void aCommandIsNoFile();
};

void CliViewTest::aFileIsOpened_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<std::string>("language");
    const QStringList none;
    QTest::newRow("alone") << none << none << std::string();
    QTest::newRow("by view") << QStringList("view") << none << std::string();
    QTest::newRow("behind an option")
        << QStringList({"--language", "de"}) << none << std::string("de");
    QTest::newRow("behind it, in one") << QStringList("--language=de") << none << std::string("de");
    QTest::newRow("before it") << none << QStringList({"--language", "en"}) << std::string("en");
    QTest::newRow("view behind it")
        << QStringList({"--language", "de", "view"}) << none << std::string("de");
}

void CliViewTest::aFileIsOpened() {
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    QFETCH(const std::string, language);
    const QString file = write("mine.lua", "title \"Mine\"\nthread(\"A\", function() end)\n");
    const auto opened = opened_by(before + QStringList(file) + after);
    QVERIFY(opened && opened->file);
    QCOMPARE(opened->file->string(), file.toStdString());
    QVERIFY(!opened->scenario);
    QCOMPARE(opened->language, language);
}

void CliViewTest::aScenarioIsOpenedByItsName_data() {
    QTest::addColumn<QStringList>("before");
    QTest::newRow("alone") << QStringList();
    QTest::newRow("by view") << QStringList("view");
    QTest::newRow("behind an option") << QStringList({"--language", "de"});
}

void CliViewTest::aScenarioIsOpenedByItsName() {
    QFETCH(const QStringList, before);
    const auto opened = opened_by(before + QStringList("deadlock/opposite-order"));
    QVERIFY(opened && opened->scenario && !opened->file);
    QCOMPARE(*opened->scenario, std::string("deadlock/opposite-order"));
}

void CliViewTest::withoutAWordTheWindowOpensAsItIs() {
    for (const QStringList& arguments :
         {QStringList(), QStringList("view"), QStringList({"--language", "de"})}) {
        const auto opened = opened_by(arguments);
        QVERIFY(opened && !opened->file && !opened->scenario);
    }
}

void CliViewTest::aCommandIsNoFile() {
    QVERIFY(!opened_by({"list"}));
    QVERIFY(!opened_by({"lisst"}));
}

QTEST_GUILESS_MAIN(CliViewTest)
#include "cli_view_test.moc"
