// How a line of Lua is cut into what the editor colours.
#include "app/code/lua_tokens.h"

#include <QTest>

using namespace threadline::app;

namespace {

// "keyword(local) number(12)": what is coloured, in order.
QString read(const QString& line, LuaLineState state = 0) {
    static const char* names[] = {"keyword", "engine", "string", "comment", "number"};
    QStringList words;
    for (const LuaToken& token : read_lua_line(line, state).tokens)
        words.append(
            QString("%1(%2)").arg(names[int(token.kind)], line.mid(token.begin, token.length)));
    return words.join(u' ');
}

}  // namespace

class CodeLuaTokensTest : public QObject {
    Q_OBJECT

private slots:
    void aLineIsCutIntoTokens_data();
    void aLineIsCutIntoTokens();
    void aLongBracketReachesOverLines();
    void aLongCommentReachesOverLines();
};

void CodeLuaTokensTest::aLineIsCutIntoTokens_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char* name, const char* line, const char* tokens) {
        QTest::newRow(name) << QString(line) << QString(tokens);
    };
    row("a declaration", "local l = lock \"Lock 1\"",
        "keyword(local) engine(lock) string(\"Lock 1\")");
    row("a step", "l:lock(12.5)", "engine(lock) number(12.5)");
    row("a field is not a word of the engine", "t.lock = x", "");
    row("an unknown method", "l:frobnicate()", "");
    row("a comment", "x = 1 -- lock it", "number(1) comment(-- lock it)");
    row("a string with an escaped quote", R"(s = "a\"b" .. 'c')", R"(string("a\"b") string('c'))");
    row("a string that is not closed", "s = \"abc", "string(\"abc)");
    row("an escape at the end", "s = \"abc\\", "string(\"abc\\)");
    row("a range of numbers", "for i=1,10 do", "keyword(for) number(1) number(10) keyword(do)");
    row("a concatenation", "1 ..2", "number(1) number(2)");
    row("hexadecimal", "0x1F", "number(0x1F)");
    row("a name with a digit", "lock1:unlock()", "engine(unlock)");
    row("a long string on one line", "s = [==[a]]b]==] .. x", "string([==[a]]b]==])");
    row("a long comment on one line", "--[[ a ]] local", "comment(--[[ a ]]) keyword(local)");
    row("an index", "t[1]", "number(1)");
    row("nothing", "", "");
}

void CodeLuaTokensTest::aLineIsCutIntoTokens() {
    QFETCH(QString, line);
    QFETCH(QString, tokens);
    QCOMPARE(read(line), tokens);
}

void CodeLuaTokensTest::aLongBracketReachesOverLines() {
    const LuaLine first = read_lua_line("summary [=[one", 0);
    QVERIFY(first.end != 0);
    QCOMPARE(read("two ]] still", first.end), QString("string(two ]] still)"));
    QCOMPARE(read("end]=] local", first.end), QString("string(end]=]) keyword(local)"));
    QCOMPARE(read_lua_line("end]=]", first.end).end, 0);
}

void CodeLuaTokensTest::aLongCommentReachesOverLines() {
    const LuaLine first = read_lua_line("x --[[ one", 0);
    // -1 is what Qt says of a line that was never read.
    QVERIFY(first.end != 0 && first.end != -1);
    QCOMPARE(read("two", first.end), QString("comment(two)"));
    QCOMPARE(read("]] local", first.end), QString("comment(]]) keyword(local)"));
}

QTEST_GUILESS_MAIN(CodeLuaTokensTest)
#include "code_lua_tokens_test.moc"
