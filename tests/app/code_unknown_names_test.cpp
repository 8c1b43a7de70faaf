// Names that nobody has given are found while a text is written, and no others.
#include "app/code/unknown_names.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace threadline::app;

class CodeUnknownNamesTest : public QObject {
    Q_OBJECT

private slots:
    void aNameThatNobodyGaveIsFoundWithWhatWasMeant_data();
    void aNameThatNobodyGaveIsFoundWithWhatWasMeant();
    void whatIsGivenAnywhereIsKnown_data();
    void whatIsGivenAnywhereIsKnown();
    void noScenarioHasOne();
};

void CodeUnknownNamesTest::aNameThatNobodyGaveIsFoundWithWhatWasMeant_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("meant");
    QTest::newRow("a word of the engine")
        << "thread(\"A\", function()\n  compte(5)\nend)" << 2 << "compte"
        << "compute";
    QTest::newRow("a lock") << "local gate = lock \"Gate\"\ngaet:lock()" << 2 << "gaet"
                            << "gate";
    QTest::newRow("an argument") << "local count = 1\nsleep(cuont)" << 2 << "cuont"
                                 << "count";
    QTest::newRow("behind two dots") << "local a = 'x' ..\nzzzzzz" << 2 << "zzzzzz"
                                     << "";
    QTest::newRow("behind a long comment") << "--[[ one\ntwo ]] zzz()" << 2 << "zzz"
                                           << "";
    QTest::newRow("one of several values") << "local a = 1\nlocal b = 2\nnote(a, bb)" << 3 << "bb"
                                           << "b";
    QTest::newRow("in a table, beside a field") << "local t = {zzz, wide = 1}" << 1 << "zzz"
                                                << "";
    QTest::newRow("an index on the left") << "local t = {}\nt[zzz], t.x = 1, 2" << 2 << "zzz"
                                          << "";
    QTest::newRow("of another language") << "local x = xpcall(5)" << 1 << "xpcall"
                                         << "";
}

void CodeUnknownNamesTest::aNameThatNobodyGaveIsFoundWithWhatWasMeant() {
    QFETCH(const QString, text);
    const auto found = first_unknown_name(text);
    QVERIFY(found);
    QTEST(found->line, "line");
    QTEST(found->name, "name");
    QTEST(found->meant, "meant");
}

void CodeUnknownNamesTest::whatIsGivenAnywhereIsKnown_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("a local") << "local a <const>, b = 1, 2\nsleep(a + b)";
    QTest::newRow("a function") << "local function give(n, m) return n + m end\ngive(1, 2)";
    QTest::newRow("a parameter") << "threads(2, \"T\", function(i) sleep(i) end)";
    QTest::newRow("of a loop") << "for k, v in pairs({}) do sleep(k + v) end";
    QTest::newRow("a field") << "local t = {wide = 1, high = {deep = 2}}\nsleep(t.wide)";
    QTest::newRow("a named argument") << "local n = number(\"n\", 2, {min = 1, max = 8, step = 1})";
    QTest::newRow("in words") << "title \"compte\" -- compte(5)\nsummary [[ compte ]]";
    QTest::newRow("a global of the file") << "most = 5\nsleep(most)";
    QTest::newRow("globals given at once") << "first, second = 1, 2\nsleep(first + second)";
    QTest::newRow("globals given beside fields")
        << "local t = {}\na, t.x, t[t[1]].y, b = 1, 2, 3, 4\nsleep(a + b)";
    QTest::newRow("globals given in a body")
        << "thread(\"A\", function()\n  if true then a, b = 1, 2 end sleep(a + b)\nend)";
    QTest::newRow("a global given in a function of a table")
        << "local t = {go = function() n = 1 return n end}";
    QTest::newRow("who a method is of") << "local t = {}\nfunction t:go() sleep(self.n) end";
    QTest::newRow("the table of globals") << "local sleep = _ENV.sleep";
    QTest::newRow("a label") << "for i = 1, 2 do goto on ::on:: end";
    QTest::newRow("of Lua") << "sleep(math.max(1, tonumber(\"2\"), select(\"#\", 1)))";
    QTest::newRow("nothing") << "";
}

void CodeUnknownNamesTest::whatIsGivenAnywhereIsKnown() {
    QFETCH(const QString, text);
    const auto found = first_unknown_name(text);
    QVERIFY2(!found, qPrintable(found ? found->name : QString()));
}

void CodeUnknownNamesTest::noScenarioHasOne() {
    int read = 0;
    for (QDirIterator files(THREADLINE_SOURCE_DIR "/scenarios", {"*.lua"}, QDir::Files,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto found = first_unknown_name(QString::fromUtf8(file.readAll()));
        QVERIFY2(!found, qPrintable(file.fileName() + (found ? ": " + found->name : QString())));
        ++read;
    }
    QVERIFY(read > 30);
}

QTEST_GUILESS_MAIN(CodeUnknownNamesTest)
#include "code_unknown_names_test.moc"
