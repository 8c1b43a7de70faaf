// What is written beside the plain figure: presets, words, provenance, graph, animation, page,
// tables.
#include "app/figure/export_request.h"
#include "app/figure/graph_figure.h"
#include "app/figure/html_page.h"
#include "app/figure/preset.h"
#include "tests/app/run_fixture.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <QtEndian>

#include <gif_lib.h>
#include <zlib.h>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class ExportTest : public QObject {
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
    void anAnimationPausesAtItsMomentsAndEndsWithTheWholeRun();
    void framesShowNothingOfWhatIsStillToCome();
    void aFlagThatFliesToTheLeftWaitsForItsMoment();
    void aGifIsWellFormedAndPlaysForAsLongAsItsFrames();
    void anApngIsWellFormedAndPlaysForAsLongAsItsFrames();
    void numberedFramesAreAllThere();
    void theSameRunGivesTheSameBytes_data() { formats(); }
    void theSameRunGivesTheSameBytes();
    void anAnimationCanBeStoppedAndLeavesWhatWasThere();
    void whatCannotBeAnAnimationIsRefused_data();
    void whatCannotBeAnAnimationIsRefused();
    void aPageNeedsNothingElseAndNoTextBecomesMarkup();
    void aPageLeavesOutStatesInWhichNobodyWas();
    void tablesAreCommaSeparatedAsRfc4180Says();
    void aThreadsStatesInTheTableAddUpToItsLifetime();

private:
    QTemporaryDir folder_;

    static void formats() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.pdf", "a.svg", "a.png", "a.gif", "a.apng", "a.html"})
            QTest::newRow(name) << name;
    }
    static session::RunSnapshot run() {
        session::RunSnapshot run = RunFixture::opposite_order();
        trace::RunInfo info = *run.trace.info;
        info.scenario = "deadlock/opposite-order";
        info.parameters = {{"remedy", std::string("none")}, {"pause", 20.0}};
        info.version = "9.8.7";
        info.schedule = "seed:42";
        info.seed = 42;
        run.trace.info = std::make_shared<trace::RunInfo>(info);
        return run;
    }
    static ExportRequest request() {
        ExportRequest request;
        request.figure.width_mm = 88.9;
        request.figure.dpi = 90;
        request.animation = {std::chrono::milliseconds(1'000), std::chrono::milliseconds(500), 10};
        return request;
    }
    QByteArray read(const QString& name) {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray written(const QString& name, const ExportRequest& what = request(),
                       const session::RunSnapshot& of = run()) {
        const Status status = write_export(of, what, folder_.filePath(name));
        if (!status.ok()) {
            qWarning("%s", status.error().message.c_str());
            return {};
        }
        return read(name);
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
    const QByteArray words = read("with.words.caption.txt");
    QVERIFY2(words.contains("Caption\n") && words.contains("Text description\n"), words);
    QVERIFY2(words.contains("seed: 42\n"), words);
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

void ExportTest::anAnimationPausesAtItsMomentsAndEndsWithTheWholeRun() {
    const session::RunSnapshot snapshot = run();
    const auto frames = animation_frames(snapshot, snapshot.trace.range(), request().animation);
    QCOMPARE(frames.front().at, trace::Time(0));
    QCOMPARE(frames.back().at, snapshot.trace.now);
    QVERIFY(std::is_sorted(frames.begin(), frames.end(),
                           [](const auto& a, const auto& b) { return a.at < b.at; }));
    const auto steps = std::count_if(frames.begin(), frames.end(), [](const AnimationFrame& one) {
        return one.shown == std::chrono::milliseconds(100);
    });
    QCOMPARE(steps, 10);
    const auto pauses = std::count_if(frames.begin(), frames.end(), [](const AnimationFrame& one) {
        return one.shown == std::chrono::milliseconds(500) && !one.words.isEmpty();
    });
    QCOMPARE(std::size_t(pauses),
             std::size_t(snapshot.trace.moments.size() > 0 ? frames.size() - 11 : 0));
}

void ExportTest::framesShowNothingOfWhatIsStillToCome() {
    const session::RunSnapshot snapshot = run();
    ExportRequest what = request();
    std::vector<QImage> images;
    QVERIFY(play(snapshot, what.figure, what.animation,
                 [&](const QImage& image, std::chrono::milliseconds) {
                     images.push_back(image);
                     return Status(Done{});
                 })
                .ok());
    const auto coloured = [](const QImage& image) {
        int count = 0;  // in the right half, where the lanes are
        for (int y = 0; y < image.height() / 2; ++y)
            for (int x = image.width() * 3 / 4; x < image.width() - 8; ++x)
                count += qGray(image.pixel(x, y)) < 250;
        return count;
    };
    QCOMPARE(coloured(images.front()), 0);
    QVERIFY(coloured(images.back()) > 100);
}

void ExportTest::aFlagThatFliesToTheLeftWaitsForItsMoment() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    const ActorId a = story.thread("A").runs(0, 95).blocked(lock, 95, 100).id();
    story.deadlock(95, {a}, {lock});
    ExportRequest what = request();
    const QRgb flag = figure_theme(what.figure).error.rgb();
    std::vector<int> seen;
    QVERIFY(play(story.at(100), what.figure, what.animation,
                 [&](const QImage& image, std::chrono::milliseconds) {
                     int count = 0;
                     for (int y = 0; y < image.height() / 2; ++y)
                         for (int x = 0; x < image.width() * 9 / 10; ++x)
                             count += image.pixel(x, y) == flag ? 1 : 0;
                     seen.push_back(count);
                     return Status(Done{});
                 })
                .ok());
    QCOMPARE(seen.front(), 0);
    QCOMPARE(seen[seen.size() / 2], 0);
    QVERIFY(seen.back() > 50);
}

void ExportTest::aGifIsWellFormedAndPlaysForAsLongAsItsFrames() {
    const session::RunSnapshot snapshot = run();
    QVERIFY(!written("play.gif").isEmpty());
    std::chrono::milliseconds due{0};
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), request().animation))
        due += frame.shown;
    int error = 0;
    GifFileType* gif =
        DGifOpenFileName(folder_.filePath("play.gif").toLocal8Bit().constData(), &error);
    QVERIFY(gif);
    QCOMPARE(DGifSlurp(gif), GIF_OK);
    QVERIFY(gif->ImageCount > 5);
    int hundredths = 0;
    for (int i = 0; i < gif->ImageCount; ++i) {
        GraphicsControlBlock control{};
        QCOMPARE(DGifSavedExtensionToGCB(gif, i, &control), GIF_OK);
        hundredths += control.DelayTime;
    }
    QVERIFY2(std::abs(hundredths * 10 - due.count()) <= 10,
             qPrintable(QString::number(hundredths)));
    QCOMPARE(gif->SWidth, int(std::lround(88.9 / 25.4 * 90)));
    DGifCloseFile(gif, &error);
}

void ExportTest::anApngIsWellFormedAndPlaysForAsLongAsItsFrames() {
    const session::RunSnapshot snapshot = run();
    const QByteArray png = written("play.apng");
    QCOMPARE(png.left(8), QByteArray("\x89PNG\r\n\x1a\n", 8));
    std::chrono::milliseconds due{0};
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), request().animation))
        due += frame.shown;
    quint32 told = 0, controls = 0, sequence = 0;
    std::int64_t shown = 0;
    QByteArray last;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        const auto size = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        const QByteArray kind = png.mid(at + 4, 4);
        const char* content = png.constData() + at + 8;
        QCOMPARE(quint32(crc32(0, reinterpret_cast<const Bytef*>(png.constData() + at + 4),
                               uInt(size + 4))),
                 qFromBigEndian<quint32>(content + size));
        if (kind == "acTL")
            told = qFromBigEndian<quint32>(content);
        if (kind == "fcTL" || kind == "fdAT")
            QCOMPARE(qFromBigEndian<quint32>(content), sequence++);
        if (kind == "fcTL") {
            ++controls;
            shown += qFromBigEndian<quint16>(content + 20);
        }
        last = kind;
        at += size + 12;
    }
    QCOMPARE(last, QByteArray("IEND"));
    QCOMPARE(controls, told);
    QVERIFY(told > 5);
    QCOMPARE(shown, std::int64_t(due.count()));
    // Who knows no animation sees the first frame.
    QVERIFY(!QImage::fromData(png, "PNG").isNull());
}

void ExportTest::numberedFramesAreAllThere() {
    const session::RunSnapshot snapshot = run();
    QVERIFY(write_export(snapshot, request(), folder_.filePath("frame-%04d.png")).ok());
    std::int64_t due = 0;
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), request().animation))
        due += frame.shown / std::chrono::milliseconds(100);
    const QStringList files = QDir(folder_.path()).entryList({"frame-*.png"}, QDir::Files);
    QCOMPARE(files.size(), qsizetype(due));
    QCOMPARE(files.front(), QString("frame-0001.png"));
    const QImage last(folder_.filePath(files.back()));
    QVERIFY(!last.isNull());
    QCOMPARE(last.text("scenario"), QString("deadlock/opposite-order"));  // each says where from
}

void ExportTest::theSameRunGivesTheSameBytes() {
    QFETCH(QString, name);
    const QByteArray once = written(name);
    QVERIFY(!once.isEmpty());
    QCOMPARE(written("again-" + name), once);
}

void ExportTest::anAnimationCanBeStoppedAndLeavesWhatWasThere() {
    QFile old(folder_.filePath("stopped.gif"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    const Status status = write_export(run(), request(), old.fileName(),
                                       [](std::size_t done, std::size_t) { return done < 3; });
    QVERIFY(!status.ok());
    QVERIFY(status.error().message.find("stopped") != std::string::npos);
    QCOMPARE(read("stopped.gif"), QByteArray("what was there"));
}

void ExportTest::whatCannotBeAnAnimationIsRefused_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("frames_per_second");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<QString>("words");
    QTest::newRow("too fast") << 1 << 60 << 90.0 << "give 1 to 50";
    QTest::newRow("too long") << 3'000 << 20 << 90.0 << "frames a second that make";
    QTest::newRow("of no length") << 0 << 20 << 90.0 << "give a length";
    QTest::newRow("too large") << 1 << 10 << 2'400.0 << "lower the dpi";
}

void ExportTest::whatCannotBeAnAnimationIsRefused() {
    QFETCH(int, seconds);
    QFETCH(int, frames_per_second);
    QFETCH(double, dpi);
    QFETCH(QString, words);
    ExportRequest what = request();
    what.animation.length = std::chrono::seconds(seconds);
    what.animation.frames_per_second = frames_per_second;
    what.figure.dpi = dpi;
    const Status status = check_export(run(), what, "x.gif");
    QVERIFY(!status.ok());
    const QString line = QString::fromStdString(status.error().message);
    QVERIFY2(line.contains(words) && !line.contains('\n'), qPrintable(line));
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

QTEST_MAIN(ExportTest)
#include "export_test.moc"
