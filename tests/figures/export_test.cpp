// What is written beside the plain figure: presets, words, provenance, graph, page, tables.
#include "app/figure/export_request.h"
#include "app/figure/graph_figure.h"
#include "app/figure/html_page.h"
#include "app/figure/preset.h"
#include "tests/figures/export_folder.h"

#include <QImageReader>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;

class ExportTest : public QObject, test::ExportFolder {
    Q_OBJECT

private slots:
    void aPresetSaysSizeAndLetters_data();
    void aPresetSaysSizeAndLetters();
    void aSlideAsPngHasThePixelsOfAScreen();
    void theCaptionTellsWhoTookPartAndWhatHappened();
    void aTitleOfOnesOwnNamesTheFigureEverywhere();
    void theDescriptionTellsEachLaneAndFinding();
    void theDescriptionTellsTheNotesThatShow();
    void theCaptionLiesBesideTheFigure();
    void aPngKeepsItsDescriptionWhateverElseIsInIt();
    void aPartOfTheRunIsSaidToBeOne();
    void remediesArePartOfWhereItComesFrom();
    void provenanceStandsInEachFormat_data();
    void provenanceStandsInEachFormat();
    void theGraphIsAFigureOfItsOwn_data();
    void theGraphIsAFigureOfItsOwn();
    void theGraphOfAnInstantKnowsNothingOfLater();
    void theSameRunGivesTheSameBytes_data() { formats(); }
    void theSameRunGivesTheSameBytes();
    void aPageNeedsNothingElseAndNoTextBecomesMarkup();
    void aPageLeavesOutStatesInWhichNobodyWas();
    void tablesAreCommaSeparatedAsRfc4180Says();
    void aThreadsStatesInTheTableAddUpToItsLifetime();
    void whatIsDeadlockedIsAColumnOfItsOwn();
    void timesOfStepsAreSaidToBeAnOrderAlone();

private:
    static void formats() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.pdf", "a.svg", "a.png", "a.gif", "a.apng", "a.html"})
            QTest::newRow(name) << name;
    }
};

void ExportTest::aPresetSaysSizeAndLetters_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("width_mm");
    QTest::newRow("column") << "column" << 88.9;
    QTest::newRow("two columns") << "two-columns" << 182.0;
    QTest::newRow("slide") << "slide" << 338.67;
    QTest::newRow("poster") << "poster" << 400.0;
}

void ExportTest::aPresetSaysSizeAndLetters() {
    QFETCH(QString, key);
    QFETCH(double, width_mm);
    const FigurePreset* preset = figure_preset(key);
    QVERIFY(preset);
    ExportRequest what = request();
    apply(*preset, what.figure);
    const QByteArray svg = written("preset.svg", what);
    QVERIFY(svg.contains("width=\"" + QByteArray::number(width_mm) + "mm\""));
    const DisplayList list = figure_content(run(), what.figure);
    double least = 1e9;
    for (const Label& label : list.labels)
        least = std::min(least, label.size);
    QVERIFY2(least >= preset->text_size * 0.75, qPrintable(QString::number(least)));
    QVERIFY(figure_preset("brochure") == nullptr);
}

void ExportTest::aSlideAsPngHasThePixelsOfAScreen() {
    ExportRequest what = request();
    apply(*figure_preset("slide"), what.figure);
    written("slide.png", what);
    QCOMPARE(QImageReader(folder_.filePath("slide.png")).size(), QSize(1920, 1080));
}

void ExportTest::theCaptionTellsWhoTookPartAndWhatHappened() {
    const session::RunSnapshot snapshot = run();
    const QString caption = figure_text(snapshot, snapshot.trace.range()).caption;
    QVERIFY2(caption.contains("2 threads and 2 locks"), qPrintable(caption));
    QVERIFY2(caption.contains("121 ms"), qPrintable(caption));
    QVERIFY2(caption.contains("Measured on"), qPrintable(caption));
    QVERIFY2(caption.endsWith('.'), qPrintable(caption));
}

void ExportTest::aTitleOfOnesOwnNamesTheFigureEverywhere() {
    const session::RunSnapshot snapshot = run();
    FigureOptions options = request().figure;
    options.timeline.title = "One of my own";
    const QByteArray page = html_page(snapshot, options);
    for (const char* words : {"<title>One of my own</title>", "<h1>One of my own</h1>",
                              "<figcaption>One of my own. Timeline of"})
        QVERIFY2(page.contains(words), words);
    ExportRequest what = request();
    what.figure.timeline.title = options.timeline.title;
    QVERIFY(written("own.svg", what).contains(">One of my own</title>"));
    const FigureText graph = graph_figure(snapshot, ms(50), options).text;
    QCOMPARE(graph.title, QString("One of my own: Wait-for graph at 50 ms"));
    // Without one the words have the scenario's.
    QVERIFY(!figure_text(snapshot, snapshot.trace.range()).title.isEmpty());
}

void ExportTest::theDescriptionTellsEachLaneAndFinding() {
    const session::RunSnapshot snapshot = run();
    const FigureText text = figure_text(snapshot, snapshot.trace.range());
    for (const char* words : {"A lived for", "B lived for", "Lock 1: acquisitions", "Lock 2"})
        QVERIFY2(text.description.contains(words), qPrintable(text.description));
    for (const analysis::Finding& finding : *snapshot.findings)
        QVERIFY(text.description.contains(QString::fromStdString(finding.title)));
}

void ExportTest::theDescriptionTellsTheNotesThatShow() {
    session::RunSnapshot noted = run();
    noted.annotations =
        std::make_shared<const std::vector<trace::Annotation>>(std::vector<trace::Annotation>{
            {{ms(22), ms(80)}, "nobody can go on"}, {{ms(5), ms(5)}, ""}});
    FigureOptions options;
    const QString told = figure_words(noted, options).description;
    QVERIFY2(told.contains("Note on 22 ms to 80 ms: nobody can go on."), qPrintable(told));
    options.timeline.annotations = false;
    QVERIFY(!figure_words(noted, options).description.contains("nobody can go on"));
    options.timeline.annotations = true;
    options.range = trace::TimeRange{ms(0), ms(10)};  // it is not in sight
    QVERIFY(!figure_words(noted, options).description.contains("nobody can go on"));
}

void ExportTest::theCaptionLiesBesideTheFigure() {
    ExportRequest what = request();
    what.figure.caption = true;
    written("with.words.pdf", what);
    const QByteArray words = read("with.words.pdf.caption.txt");
    QVERIFY2(words.contains("Caption\n") && words.contains("Text description\n"), words);
    QVERIFY2(words.contains("seed: 42\n"), words);
    // One of the same name in another format has words of its own.
    what.figure.range = trace::TimeRange{ms(10), ms(30)};
    written("with.words.svg", what);
    QVERIFY(read("with.words.svg.caption.txt").contains("from 10 ms to 30 ms"));
    QCOMPARE(read("with.words.pdf.caption.txt"), words);
}

void ExportTest::aPngKeepsItsDescriptionWhateverElseIsInIt() {
    written("told.png");
    const QImage image(folder_.filePath("told.png"));
    QCOMPARE(image.text("Description"), figure_words(run(), request().figure).description);
    QCOMPARE(image.text("Threadline version"), QString("9.8.7"));
}

void ExportTest::aPartOfTheRunIsSaidToBeOne() {
    const session::RunSnapshot snapshot = run();
    const FigureText text = figure_text(snapshot, {ms(10), ms(30)});
    QVERIFY2(text.caption.contains("from 10 ms to 30 ms"), qPrintable(text.caption));
}

void ExportTest::remediesArePartOfWhereItComesFrom() {
    session::RunSnapshot snapshot = run();
    trace::RunInfo info = *snapshot.trace.info;
    info.remedies = "global-order,victim";
    snapshot.trace.info = std::make_shared<trace::RunInfo>(info);
    QVERIFY(written("tried.svg", request(), snapshot).contains("what if: global-order,victim"));
}

void ExportTest::provenanceStandsInEachFormat_data() {
    formats();
}

void ExportTest::provenanceStandsInEachFormat() {
    QFETCH(QString, name);
    QByteArray bytes = written(name);
    QVERIFY(!bytes.isEmpty());
    if (name.endsWith("png")) {  // texts of a PNG may be compressed
        const QImage image = QImageReader(folder_.filePath(name)).read();
        if (!image.isNull())
            for (const QString& key : image.textKeys())
                bytes += image.text(key).toUtf8() + '\n';
    }
    for (const char* fact :
         {"deadlock/opposite-order", "remedy=none, pause=20", "seed:42", "9.8.7"})
        QVERIFY2(bytes.contains(fact), fact);
}

void ExportTest::theGraphIsAFigureOfItsOwn_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"graph.pdf", "graph.svg", "graph.png"})
        QTest::newRow(name) << name;
}

void ExportTest::theGraphIsAFigureOfItsOwn() {
    QFETCH(QString, name);
    ExportRequest what = request();
    what.graph_at = ms(60);
    const QByteArray bytes = written(name, what);
    QVERIFY(!bytes.isEmpty());
    if (name.endsWith("svg")) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const char* words : {">A<", ">Lock 1<", "Deadlock: the cycle is closed", "A wants"})
            QVERIFY2(bytes.contains(words), words);
    }
    if (name.endsWith("png"))
        QCOMPARE(QImageReader(folder_.filePath(name)).size().width(),
                 int(std::lround(88.9 / 25.4 * 90)));
}

void ExportTest::theGraphOfAnInstantKnowsNothingOfLater() {
    ExportRequest what = request();
    what.graph_at = ms(10);
    QVERIFY(!written("early.svg", what).contains("Deadlock"));
}

void ExportTest::theSameRunGivesTheSameBytes() {
    QFETCH(QString, name);
    const QByteArray once = written(name);
    QVERIFY(!once.isEmpty());
    QCOMPARE(written("again-" + name), once);
}

void ExportTest::aPageNeedsNothingElseAndNoTextBecomesMarkup() {
    session::RunSnapshot snapshot = run();
    trace::RunInfo info = *snapshot.trace.info;
    info.title = "<script>alert(1)</script> & more";
    info.source = "if a < b then -- \"quoted\" & <b>";
    snapshot.trace.info = std::make_shared<trace::RunInfo>(info);
    const QByteArray page = written("page.html", request(), snapshot);
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(!page.contains("<script") && !page.contains("<b>"));
    QVERIFY(page.contains("&lt;script&gt;") && page.contains("if a &lt; b"));
    QVERIFY(page.contains("<svg") && !page.contains("<?xml"));
    QVERIFY(!page.contains("src=\"") && !page.contains("<link"));
    // Also on a dark screen, a narrow one, and by keys alone.
    for (const char* words :
         {"<figcaption>", "<caption>", "scope=\"col\"", "lang=\"en\"", "color-scheme:dark",
          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The figure\"><svg"})
        QVERIFY2(page.contains(words), words);
}

void ExportTest::aPageLeavesOutStatesInWhichNobodyWas() {
    const QByteArray page = written("states.html", request());
    QVERIFY(page.contains(">Running</th>") && page.contains(">Blocked</th>"));
    QVERIFY(page.contains(">Deadlocked</th>"));  // apart from that, as in the window
    QVERIFY(!page.contains(">Recorder</th>") && !page.contains(">Interpreter</th>"));
    // Times to the microsecond; the comma separated tables have them to the nanosecond.
    static const QRegularExpression too_exact("<td[^>]*>\\d+\\.\\d{4,}</td>");
    QVERIFY(!too_exact.match(QString::fromUtf8(page)).hasMatch());
    QVERIFY(page.contains("class=\"n\""));
    // It is for a person: no keys.
    QVERIFY(page.contains("<td>Deadlock</td><td>Error</td>"));
}

void ExportTest::tablesAreCommaSeparatedAsRfc4180Says() {
    TextTable table;
    table.keys = {"name", "value"};
    table.rows = {{"plain", "1"}, {"with, comma", "a \"word\""}, {"two\nlines", ""}};
    QCOMPARE(csv_of(table),
             QByteArray("name,value\r\nplain,1\r\n\"with, comma\",\"a \"\"word\"\"\"\r\n"
                        "\"two\nlines\",\r\n"));
}

void ExportTest::aThreadsStatesInTheTableAddUpToItsLifetime() {
    const session::RunSnapshot snapshot = run();
    const analysis::Report report = analysis::make_report(snapshot.trace, *snapshot.findings);
    const TextTable table = table_of(report, ReportTable::Threads);
    QCOMPARE(table.rows.size(), std::size_t(2));
    const auto ns = [](QString cell) { return cell.remove('.').toLongLong(); };
    const qsizetype first_state = table.keys.indexOf("switches") + 1;
    for (const QStringList& row : table.rows) {
        QCOMPARE(row.size(), table.keys.size());
        qlonglong sum = 0;
        for (qsizetype i = first_state; i < row.size(); ++i)
            sum += ns(row[i]);
        QCOMPARE(sum, ns(row[table.keys.indexOf("lifetime_ms")]));
    }
}

// As the intervals say it, whichever of the two a person opens.
void ExportTest::whatIsDeadlockedIsAColumnOfItsOwn() {
    const session::RunSnapshot snapshot = run();
    const analysis::Report report = analysis::make_report(snapshot.trace, *snapshot.findings);
    const TextTable data = table_of(report, ReportTable::Threads);
    const TextTable page = table_of(report, ReportTable::Threads, TableReader::Person);
    QCOMPARE(data.keys, page.keys);
    QCOMPARE(data.rows.size(), std::size_t(2));
    QCOMPARE(page.rows.size(), data.rows.size());
    const qsizetype deadlocked = data.keys.indexOf("deadlocked_ms");
    const qsizetype blocked = data.keys.indexOf("blocked_ms");
    QVERIFY(deadlocked > 0 && blocked > 0);
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
        QCOMPARE(data.rows[i][deadlocked], page.rows[i][deadlocked]);
        QCOMPARE(data.rows[i][blocked], page.rows[i][blocked]);
        QVERIFY(data.rows[i][deadlocked].toDouble() > 0);
    }
}

void ExportTest::timesOfStepsAreSaidToBeAnOrderAlone() {
    const session::RunSnapshot snapshot = run();
    analysis::Report report = analysis::make_report(snapshot.trace, *snapshot.findings);
    for (const ReportTable table :
         {ReportTable::Threads, ReportTable::Locks, ReportTable::Findings, ReportTable::Values}) {
        report.info.schedule = "free";
        const TextTable of_times = table_of(report, table);
        QVERIFY(!of_times.keys.contains("schedule"));
        report.info.schedule = "stepped";
        const TextTable of_steps = table_of(report, table);
        if (table == ReportTable::Values) {  // it has none
            QCOMPARE(of_steps.keys, of_times.keys);
            continue;
        }
        QCOMPARE(of_steps.keys, QStringList(of_times.keys) << "schedule");
        QVERIFY(!of_steps.rows.empty());
        for (const QStringList& row : of_steps.rows) {
            QCOMPARE(row.size(), of_steps.keys.size());
            QCOMPARE(row.last(), "stepped");
        }
        QVERIFY(!table_of(report, table, TableReader::Person).keys.contains("schedule"));
    }
}

QTEST_MAIN(ExportTest)
#include "export_test.moc"
