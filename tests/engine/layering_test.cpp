// The layering rule of the design, read from the #include lines of the sources: two wings on one
// floor, Qt only in app/, no circles between folders or files.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <functional>

namespace {

struct Include {
    QString target;
    bool quoted = false;
};

// Path from the repository root -> what that file includes.
using SourceTree = QMap<QString, QList<Include>>;

using Graph = QMap<QString, QSet<QString>>;

// The picture in the design. A folder may include itself and these; app/ may include all of them.
const QMap<QString, QSet<QString>> kBelow = {
    {"engine/record", {}},
    {"engine/sync", {"engine/record"}},
    {"engine/schedule", {"engine/sync", "engine/record"}},
    {"engine/runtime", {"engine/schedule", "engine/sync", "engine/record"}},
    {"engine/trace", {"engine/record"}},
    {"engine/analysis", {"engine/trace", "engine/record"}},
    {"engine/exchange", {"engine/trace", "engine/record"}},
    {"engine/session", {"engine/analysis", "engine/exchange", "engine/trace", "engine/record"}},
};

QList<Include> includesIn(const QString& text) {
    static const QRegularExpression line(R"(^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)\"|<([^>]+)>))",
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (auto matches = line.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const bool quoted = match.hasCaptured(1);
        includes.append({match.captured(quoted ? 1 : 2), quoted});
    }
    return includes;
}

SourceTree repository() {
    const QDir root(QStringLiteral(THREADLINE_SOURCE_DIR));
    SourceTree tree;
    for (const char* wing : {"engine", "app"}) {
        QDirIterator files(root.filePath(QLatin1String(wing)), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            tree[root.relativeFilePath(file.fileName())] =
                includesIn(QString::fromUtf8(file.readAll()));
        }
    }
    return tree;
}

// "engine/record/event.h" -> "engine/record"; "app/main.cpp" -> "app".
QString folderOf(const QString& path) {
    return path.section('/', 0, path.count('/') > 1 ? 1 : 0);
}

bool isQt(const Include& include) {
    static const QRegularExpression header(R"(^(Qt|Q[A-Z]\w*$|q(?!uadmath)\w+\.h$))");
    return header.match(include.target).hasMatch();
}

QString edge(const QString& file, const Include& include) {
    return file + " includes " + include.target;
}

QStringList where(const SourceTree& tree,
                  const std::function<bool(const QString&, const Include&)>& isWrong) {
    QStringList found;
    for (auto file = tree.begin(); file != tree.end(); ++file)
        for (const Include& include : *file)
            if (isWrong(file.key(), include))
                found << edge(file.key(), include);
    return found;
}

QStringList qtInTheEngine(const SourceTree& tree) {
    return where(tree, [](const QString& file, const Include& include) {
        return file.startsWith("engine/") && isQt(include);
    });
}

QStringList upwardIncludes(const SourceTree& tree) {
    return where(tree, [](const QString& file, const Include& include) {
        const QString from = folderOf(file);
        const QString to = folderOf(include.target);
        const bool inProject =
            include.target.startsWith("engine/") || include.target.startsWith("app/");
        return inProject && from.startsWith("engine") && from != to && !kBelow[from].contains(to);
    });
}

QStringList includesThatLeadNowhere(const SourceTree& tree) {
    return where(tree, [&tree](const QString&, const Include& include) {
        return include.quoted && !tree.contains(include.target) && !include.target.endsWith(".moc");
    });
}

QStringList qCustomPlotInHeaders(const SourceTree& tree) {
    return where(tree, [](const QString& file, const Include& include) {
        return file.endsWith(".h") && include.target == "qcustomplot.h";
    });
}

QStringList foldersWithoutAPlace(const SourceTree& tree) {
    QStringList found;
    for (const QString& file : tree.keys())
        if (file.startsWith("engine/") && !kBelow.contains(folderOf(file)))
            found << file;
    return found;
}

Graph fileGraph(const SourceTree& tree) {
    Graph graph;
    for (auto file = tree.begin(); file != tree.end(); ++file)
        for (const Include& include : *file)
            if (tree.contains(include.target))
                graph[file.key()].insert(include.target);
    return graph;
}

Graph folderGraph(const SourceTree& tree) {
    Graph graph;
    const Graph files = fileGraph(tree);
    for (auto file = files.begin(); file != files.end(); ++file)
        for (const QString& target : *file)
            if (folderOf(file.key()) != folderOf(target))
                graph[folderOf(file.key())].insert(folderOf(target));
    return graph;
}

// One circle as "a -> b -> a", or nothing. Depth first; a node on the path closes a circle.
QString circleIn(const Graph& graph) {
    QSet<QString> finished;
    QStringList path;
    const std::function<QString(const QString&)> visit = [&](const QString& node) -> QString {
        if (const auto start = path.indexOf(node); start >= 0)
            return (path.mid(start) << node).join(" -> ");
        if (finished.contains(node))
            return {};
        path << node;
        for (const QString& next : graph.value(node))
            if (const QString circle = visit(next); !circle.isEmpty())
                return circle;
        path.removeLast();
        finished << node;
        return {};
    };
    for (const QString& node : graph.keys())
        if (const QString circle = visit(node); !circle.isEmpty())
            return circle;
    return {};
}

}  // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private slots:
    void theEngineIncludesNoQt();
    void engineFoldersIncludeOnlyWhatLiesBelowThem();
    void everyEngineFileLiesInAFolderOfTheDesign();
    void foldersDoNotIncludeEachOtherInACircle();
    void filesDoNotIncludeEachOtherInACircle();
    void quotedIncludesNameAFileFromTheRepositoryRoot();
    void qCustomPlotIsNotIncludedInHeaders();

    void thePictureOfTheFoldersHasNoCircle();
    void aBrokenRuleIsFound_data();
    void aBrokenRuleIsFound();
    void aCircleOfFilesIsFound();
    void aCircleOfFoldersIsFoundWhereTheirFilesHaveNone();
    void allSpellingsOfAnIncludeAreRead();

private:
    const SourceTree tree_ = repository();
};

#define QVERIFY_NONE(found)                                        \
    do {                                                           \
        const QStringList found_ = (found);                        \
        QVERIFY2(found_.isEmpty(), qPrintable(found_.join('\n'))); \
    } while (false)

void LayeringTest::theEngineIncludesNoQt() {
    QVERIFY_NONE(qtInTheEngine(tree_));
}

void LayeringTest::engineFoldersIncludeOnlyWhatLiesBelowThem() {
    QVERIFY_NONE(upwardIncludes(tree_));
}

void LayeringTest::everyEngineFileLiesInAFolderOfTheDesign() {
    QVERIFY_NONE(foldersWithoutAPlace(tree_));
}

void LayeringTest::foldersDoNotIncludeEachOtherInACircle() {
    QCOMPARE(circleIn(folderGraph(tree_)), QString());
}

void LayeringTest::filesDoNotIncludeEachOtherInACircle() {
    QCOMPARE(circleIn(fileGraph(tree_)), QString());
}

void LayeringTest::quotedIncludesNameAFileFromTheRepositoryRoot() {
    QVERIFY_NONE(includesThatLeadNowhere(tree_));
}

void LayeringTest::qCustomPlotIsNotIncludedInHeaders() {
    QVERIFY_NONE(qCustomPlotInHeaders(tree_));
}

void LayeringTest::thePictureOfTheFoldersHasNoCircle() {
    QCOMPARE(circleIn(kBelow), QString());
}

void LayeringTest::aBrokenRuleIsFound_data() {
    using Rule = QStringList (*)(const SourceTree&);
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("broken");

    const auto row = [](const char* name, Rule rule, const char* file, const char* line,
                        bool broken) {
        QTest::newRow(name) << rule << QString(file) << QString(line) << broken;
    };
    row("a Qt class", qtInTheEngine, "engine/trace/a.h", "#include <QString>", true);
    row("a Qt module", qtInTheEngine, "engine/trace/a.h", "#include <QtCore/QString>", true);
    row("a Qt header", qtInTheEngine, "engine/trace/a.h", "#include <qglobal.h>", true);
    row("Qt in the app", qtInTheEngine, "app/code/a.h", "#include <QString>", false);
    row("the standard library", qtInTheEngine, "engine/trace/a.h", "#include <queue>", false);
    row("the app from the engine", upwardIncludes, "engine/trace/a.h", "#include \"app/code/a.h\"",
        true);
    row("a layer above", upwardIncludes, "engine/sync/a.h", "#include \"engine/schedule/a.h\"",
        true);
    row("the other wing", upwardIncludes, "engine/runtime/a.h", "#include \"engine/trace/a.h\"",
        true);
    row("a neighbour", upwardIncludes, "engine/analysis/a.h", "#include \"engine/exchange/a.h\"",
        true);
    row("in angle brackets", upwardIncludes, "engine/sync/a.h", "#include <engine/session/a.h>",
        true);
    row("the floor", upwardIncludes, "engine/session/a.h", "#include \"engine/record/a.h\"", false);
    row("its own folder", upwardIncludes, "engine/sync/a.h", "#include \"engine/sync/b.h\"", false);
    row("the engine from the app", upwardIncludes, "app/code/a.h", "#include \"engine/trace/a.h\"",
        false);
    row("a path from the own folder", includesThatLeadNowhere, "app/code/a.cpp", "#include \"a.h\"",
        true);
    row("a moc file", includesThatLeadNowhere, "app/code/a.cpp", "#include \"a.moc\"", false);
    row("QCustomPlot in a header", qCustomPlotInHeaders, "app/code/a.h", "#include <qcustomplot.h>",
        true);
    row("QCustomPlot in a source", qCustomPlotInHeaders, "app/code/a.cpp",
        "#include <qcustomplot.h>", false);
    row("a new engine folder", foldersWithoutAPlace, "engine/misc/a.h", "", true);
}

void LayeringTest::aBrokenRuleIsFound() {
    using Rule = QStringList (*)(const SourceTree&);
    QFETCH(Rule, rule);
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, broken);

    QCOMPARE(rule({{file, includesIn(line)}}).size(), broken ? 1 : 0);
}

void LayeringTest::aCircleOfFilesIsFound() {
    const SourceTree tree = {{"app/code/a.h", includesIn("#include \"app/code/b.h\"")},
                             {"app/code/b.h", includesIn("#include \"app/code/c.h\"")},
                             {"app/code/c.h", includesIn("#include \"app/code/b.h\"")}};
    QCOMPARE(circleIn(fileGraph(tree)), QString("app/code/b.h -> app/code/c.h -> app/code/b.h"));
}

void LayeringTest::aCircleOfFoldersIsFoundWhereTheirFilesHaveNone() {
    const SourceTree tree = {{"app/code/a.h", includesIn("#include \"app/graph/a.h\"")},
                             {"app/code/b.h", {}},
                             {"app/graph/a.h", {}},
                             {"app/graph/b.h", includesIn("#include \"app/code/b.h\"")}};
    QCOMPARE(circleIn(fileGraph(tree)), QString());
    QCOMPARE(circleIn(folderGraph(tree)), QString("app/code -> app/graph -> app/code"));
}

void LayeringTest::allSpellingsOfAnIncludeAreRead() {
    const auto includes = includesIn(
        "#include <a>\n  #  include \"b/c.h\"\r\n#include<d.h>  // e\n"
        "// #include <commented>\n");
    QCOMPARE(includes.size(), 3);
    QCOMPARE(includes[0].target, QString("a"));
    QCOMPARE(includes[1].target, QString("b/c.h"));
    QVERIFY(includes[1].quoted);
    QCOMPARE(includes[2].target, QString("d.h"));
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "layering_test.moc"
