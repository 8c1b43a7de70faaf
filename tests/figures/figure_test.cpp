// Exported figures: exact size, searchable text, the same bytes every time, clear errors.
#include "app/figure/figure.h"
#include "tests/app/run_fixture.h"

#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <set>

using namespace threadline;
using namespace threadline::app;
using threadline::test::ms;
using threadline::test::RunFixture;

class FigureTest : public QObject {
    Q_OBJECT

private slots:
    void theFormatFollowsTheEnding();
    void aPdfIsAsWideAsAsked_data() { widths(); }
    void aPdfIsAsWideAsAsked();
    void aPdfEmbedsItsFonts();
    void theTextOfAPdfIsFound();
    void aPdfIsVector();
    void anSvgIsExactlyAsWideAsAsked_data() { widths(); }
    void anSvgIsExactlyAsWideAsAsked();
    void theTextOfAnSvgIsTextAndKeepsItsPlace();
    void aPngHasTheResolutionAndSizeAsked();
    void theSameRunGivesTheSameBytes_data();
    void theSameRunGivesTheSameBytes();
    void textIsReadableInANarrowColumn();
    void theStatesAreToldApartInGrey();
    void theRangeIsTheOneAsked();
    void anErrorIsOneLineThatNamesTheMend_data();
    void anErrorIsOneLineThatNamesTheMend();
    void aFullDiskLeavesTheOldFileAlone();
    void aPreviewFitsIntoItsFrame();
    void manyLanesStayOnAPage_data();
    void manyLanesStayOnAPage();
    void aHeightThatIsTooLittleIsRefusedWithTheOneNeeded();
    void aLongTitleIsBrokenRatherThanCut();
    void namesThatDifferInTheirNumberStayApart();
    void lettersAreAsLargeAsTheyAreMeasured();
    void whatIsSaidAtTheEndStandsBesideItsLine();
    void theLegendOfLocksAloneExplainsTheDeadlock();
    void dashedLinesAreExplained();

private:
    QTemporaryDir folder_;

    static void widths() {
        QTest::addColumn<double>("width_mm");
        QTest::newRow("a column of the IEEE") << 88.9;
        QTest::newRow("a page") << 174.0;
        QTest::newRow("a poster") << 841.0;
    }
    static FigureOptions options() {
        FigureOptions options;
        options.width_mm = 88.9;
        options.timeline.legend = true;
        return options;
    }
    QByteArray written(const QString& name, const FigureOptions& options,
                       const session::RunSnapshot& run = RunFixture::opposite_order()) {
        const QString path = folder_.filePath(name);
        const Status status = write_figure(run, options, path);
        if (!status.ok()) {
            qWarning("%s", status.error().message.c_str());
            return {};
        }
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString output_of(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
};

#define NEEDS(program)                                     \
    if (QStandardPaths::findExecutable(program).isEmpty()) \
    QSKIP(program " is not installed (package poppler-utils)")

void FigureTest::theFormatFollowsTheEnding() {
    QCOMPARE(figure_format_of("a/b.pdf"), FigureFormat::Pdf);
    QCOMPARE(figure_format_of("a.b.SVG"), FigureFormat::Svg);
    QCOMPARE(figure_format_of("x.png"), FigureFormat::Png);
    QVERIFY(!figure_format_of("x.jpg"));
    QVERIFY(!figure_format_of("pdf"));
}

void FigureTest::aPdfIsAsWideAsAsked() {
    QFETCH(double, width_mm);
    FigureOptions wanted = options();
    wanted.width_mm = width_mm;
    const QByteArray pdf = written("width.pdf", wanted);
    const QRegularExpression box("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]");
    const auto match = box.match(QString::fromLatin1(pdf));
    QVERIFY(match.hasMatch());
    const double found_mm = match.captured(1).toDouble() / 72 * 25.4;
    QVERIFY2(std::abs(found_mm - width_mm) <= 0.5, qPrintable(match.captured(0)));
    QCOMPARE(pdf.count("/Type /Page\n"), 1);
}

void FigureTest::aPdfEmbedsItsFonts() {
    NEEDS("pdffonts");
    QVERIFY(!written("fonts.pdf", options()).isEmpty());
    const QStringList lines =
        output_of("pdffonts", {folder_.filePath("fonts.pdf")}).split('\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= 3);
    for (const QString& line : lines.mid(2)) {
        QVERIFY2(line.contains("ThreadlineSans"), qPrintable(line));
        QVERIFY2(line.contains(QRegularExpression("yes +(yes|no) +yes")), qPrintable(line));
    }
}

void FigureTest::theTextOfAPdfIsFound() {
    NEEDS("pdftotext");
    FigureOptions wanted = options();
    wanted.width_mm = 174;
    wanted.timeline.title = "Two locks, opposite order";
    QVERIFY(!written("text.pdf", wanted).isEmpty());
    const QString text = output_of("pdftotext", {"-layout", folder_.filePath("text.pdf"), "-"});
    for (const char* expected :
         {"A", "B", "Lock 1", "Lock 2", "deadlock", "time (ms)", "waits for Lock 2, for ever",
          "held by A, for ever", "Two locks, opposite order", "deadlocked"})
        QVERIFY2(text.contains(expected), qPrintable(text));
    const QString info = output_of("pdfinfo", {folder_.filePath("text.pdf")});
    QVERIFY(info.contains("Two locks, opposite order"));
    QVERIFY(info.contains("Threadline"));
    QVERIFY(!info.contains("CreationDate"));
}

void FigureTest::aPdfIsVector() {
    QVERIFY(!written("vector.pdf", options()).contains("/Subtype /Image"));
}

void FigureTest::anSvgIsExactlyAsWideAsAsked() {
    QFETCH(double, width_mm);
    FigureOptions wanted = options();
    wanted.width_mm = width_mm;
    QXmlStreamReader xml(written("width.svg", wanted));
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name(), u"svg");
    QCOMPARE(xml.attributes().value("width").toString(), QString::number(width_mm) + "mm");
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

void FigureTest::theTextOfAnSvgIsTextAndKeepsItsPlace() {
    FigureOptions wanted = options();
    wanted.width_mm = 174;
    session::RunSnapshot run = RunFixture::opposite_order();
    const QByteArray svg = written("text.svg", wanted, run);
    for (const char* expected : {">A</text>", ">Lock 1</text>", ">deadlock</text>",
                                 ">waits for Lock 2, for ever</text>", ">time (ms)</text>"})
        QVERIFY2(svg.contains(expected), expected);
    QVERIFY(svg.contains("\">Deadlock: two locks, opposite order</title>"));
    QVERIFY(svg.contains(" xml:lang=\"en\""));
    QVERIFY(svg.contains("Deadlocked, stopped after 121 ms"));
    QVERIFY(!svg.contains("<image") && !svg.contains("opacity"));
    // Where the font is not installed each text keeps its length, and another font stands in.
    QVERIFY(svg.contains("sans-serif"));
    const QRegularExpression text("<text ([^>]*)>");
    int texts = 0;
    for (auto each = text.globalMatch(QString::fromUtf8(svg)); each.hasNext(); ++texts) {
        const QString attributes = each.next().captured(1);
        QVERIFY2(attributes.contains(" textLength=\"") && attributes.contains(" fill=\"#"),
                 qPrintable(attributes));
    }
    QVERIFY(texts > 10);

    // What a name may contain must not break the file.
    RunFixture odd;
    odd.thread("<&\"'> \x01 é").runs(0, 10);
    QXmlStreamReader xml(written("odd.svg", wanted, odd.at(10)));
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
}

void FigureTest::aPngHasTheResolutionAndSizeAsked() {
    FigureOptions wanted = options();
    wanted.dpi = 300;
    QVERIFY(!written("size.png", wanted).isEmpty());
    const QImage image(folder_.filePath("size.png"));
    QCOMPARE(image.width(), 1050);  // 88.9 mm at 300 dpi
    QCOMPARE(image.dotsPerMeterX(), 11811);
    QCOMPARE(image.text("Title"), "Deadlock: two locks, opposite order");
    wanted.height_mm = 60;
    QVERIFY(!written("height.png", wanted).isEmpty());
    QCOMPARE(QImage(folder_.filePath("height.png")).size(), QSize(1050, 709));
}

void FigureTest::theSameRunGivesTheSameBytes_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"png", "svg", "pdf"})
        QTest::newRow(ending) << QString(ending);
}

void FigureTest::theSameRunGivesTheSameBytes() {
    QFETCH(QString, ending);
    const QByteArray first = written("first." + ending, options());
    QTest::qWait(1100);  // past the next second, which is what dates are written in
    const QByteArray second = written("second." + ending, options());
    QVERIFY(!first.isEmpty());
    QVERIFY(first == second);
}

void FigureTest::textIsReadableInANarrowColumn() {
    const DisplayList list = figure_content(RunFixture::opposite_order(), options());
    QVERIFY(!list.labels.empty());
    for (const Label& label : list.labels)
        QVERIFY2(label.size >= 6.5, qPrintable(label.text));  // px are points here
}

void FigureTest::theStatesAreToldApartInGrey() {
    FigureOptions wanted = options();
    wanted.dpi = 200;
    QVERIFY(!written("grey.png", wanted).isEmpty());
    const QImage grey =
        QImage(folder_.filePath("grey.png")).convertToFormat(QImage::Format_Grayscale8);
    const DisplayList list = figure_content(RunFixture::opposite_order(), wanted);
    const double scale = grey.width() / list.size.width();
    std::map<trace::State, double> mean;
    for (const Box& box : list.boxes) {
        if (box.subject.kind != Subject::Kind::Interval || box.rect.width() < 20)
            continue;
        for (const trace::State state : {trace::State::Running, trace::State::Deadlocked}) {
            if (box.fill.colour != theme(ThemeKind::Print).fill(state).colour)
                continue;
            double sum = 0;
            int count = 0;
            // The right half: no letters there.
            for (double x = box.rect.center().x(); x < box.rect.right() - 2; x += 0.7)
                for (double y = box.rect.top() + 2; y < box.rect.bottom() - 2; y += 0.7) {
                    sum += qGray(grey.pixel(int(x * scale), int(y * scale)));
                    ++count;
                }
            mean[state] = sum / count;
        }
    }
    QCOMPARE(mean.size(), 2u);
    QVERIFY(mean[trace::State::Running] - mean[trace::State::Deadlocked] > 80);
}

void FigureTest::theRangeIsTheOneAsked() {
    FigureOptions wanted = options();
    wanted.range = trace::TimeRange{ms(0), ms(10)};  // before the deadlock
    const DisplayList list = figure_content(RunFixture::opposite_order(), wanted);
    for (const Label& label : list.labels)
        QVERIFY(!label.text.contains("for ever") && label.text != "deadlock");
}

void FigureTest::anErrorIsOneLineThatNamesTheMend_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<double>("width_mm");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown ending") << "x.jpg" << 100.0 << ".png, .svg or .pdf";
    QTest::newRow("no ending") << "figure" << 100.0 << ".png, .svg or .pdf";
    QTest::newRow("no such folder") << "nowhere/x.pdf" << 100.0 << "nowhere";
    QTest::newRow("too narrow") << "x.pdf" << 3.0 << "20mm to 5000mm";
    QTest::newRow("too wide") << "x.svg" << 1e7 << "20mm to 5000mm";
    QTest::newRow("not a number") << "x.svg" << std::nan("") << "20mm to 5000mm";
    QTest::newRow("too many pixels") << "x.png" << 4000.0 << "lower the dpi";
}

void FigureTest::anErrorIsOneLineThatNamesTheMend() {
    QFETCH(QString, path);
    QFETCH(double, width_mm);
    QFETCH(QString, expected);
    FigureOptions wanted = options();
    wanted.width_mm = width_mm;
    const Status status =
        write_figure(RunFixture::opposite_order(), wanted, folder_.filePath(path));
    QVERIFY(!status.ok());
    const QString message = QString::fromStdString(status.error().message);
    QVERIFY2(message.contains(expected), qPrintable(message));
    QVERIFY(!message.contains('\n'));
    QVERIFY(!QFile::exists(folder_.filePath(path)));
}

void FigureTest::aFullDiskLeavesTheOldFileAlone() {
    if (!QFile::exists("/dev/full"))
        QSKIP("there is no /dev/full here");
    const QString link = folder_.filePath("full.svg");
    QVERIFY(QFile::link("/dev/full", link));
    const Status status = write_figure(RunFixture::opposite_order(), options(), link);
    QVERIFY(!status.ok());
    const QString message = QString::fromStdString(status.error().message);
    QVERIFY2(message.contains("cannot write") && message.contains("No space left"),
             qPrintable(message));
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(!QFileInfo("/dev/full").isFile());
}

void FigureTest::aPreviewFitsIntoItsFrame() {
    const QImage image = figure_preview(RunFixture::opposite_order(), options(), QSize(400, 300));
    QVERIFY(!image.isNull());
    QVERIFY(image.width() <= 400 && image.height() <= 300);
    QVERIFY(image.width() == 400 || image.height() == 300);
}

void FigureTest::manyLanesStayOnAPage_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<double>("most_mm");
    QTest::newRow("few") << 3 << 60.0;
    QTest::newRow("200") << 200 << 241.0;
    QTest::newRow("1000") << 1000 << 760.0;  // 0.7 mm a lane: lower could not be seen
}

void FigureTest::manyLanesStayOnAPage() {
    QFETCH(int, threads);
    QFETCH(double, most_mm);
    RunFixture fixture;
    for (int i = 0; i < threads; ++i)
        fixture.thread("Thread " + std::to_string(i + 1)).runs(0, 10);
    fixture.thread("Late").runs(5, 10);
    FigureOptions wanted = options();
    wanted.height_mm.reset();
    wanted.timeline.legend = true;
    wanted.timeline.fold_above = 0;  // a lane for each
    const DisplayList list = figure_content(fixture.at(10), wanted);
    QVERIFY2(list.size.height() * 25.4 / 72 <= most_mm,
             qPrintable(QString::number(list.size.height() * 25.4 / 72)));
    std::set<double> tops;
    for (const Box& box : list.boxes)
        if (box.subject.kind == Subject::Kind::Interval)
            tops.insert(box.rect.top());
    QCOMPARE(static_cast<int>(tops.size()), threads + 1);
    // The legend says what is drawn: lanes that are strokes have no dashes before them.
    const auto dashed = [](const Line& line) { return line.meaning == Line::Meaning::NotStarted; };
    const bool drawn = std::any_of(list.lines.begin(), list.lines.end(), dashed);
    const bool explained =
        std::any_of(list.labels.begin(), list.labels.end(),
                    [](const Label& label) { return label.text == "not started"; });
    QCOMPARE(drawn, explained);
    QCOMPARE(drawn, threads < 10);
}

void FigureTest::aHeightThatIsTooLittleIsRefusedWithTheOneNeeded() {
    FigureOptions wanted = options();
    wanted.timeline.legend = true;
    wanted.height_mm = 20;
    const session::RunSnapshot run = RunFixture::opposite_order();
    const QString path = folder_.filePath("low.svg");
    const Status status = write_figure(run, wanted, path);
    QVERIFY(!status.ok());
    const QString message = QString::fromStdString(status.error().message);
    const auto needed = QRegularExpression("at least (\\d+)mm").match(message);
    QVERIFY2(needed.hasMatch(), qPrintable(message));
    QVERIFY(!QFile::exists(path));

    // As high as that it holds together: every name, and nothing outside of the page.
    wanted.height_mm = needed.captured(1).toDouble();
    QVERIFY(write_figure(run, wanted, path).ok());
    const DisplayList list = figure_content(run, wanted);
    for (const Box& box : list.boxes)
        QVERIFY(box.rect.bottom() <= list.size.height() + 0.01);
    for (const char* name : {"A", "B", "Lock 1", "Lock 2"})
        QVERIFY2(std::any_of(list.labels.begin(), list.labels.end(),
                             [&](const Label& label) { return label.text == name; }),
                 name);
}

void FigureTest::aLongTitleIsBrokenRatherThanCut() {
    FigureOptions wanted = options();
    wanted.theme = ThemeKind::Projector;
    wanted.width_mm = 88.9;
    wanted.timeline.title = "Deadlock: two locks, opposite order";
    QStringList title;
    for (const Label& label : figure_content(RunFixture::opposite_order(), wanted).labels)
        if (label.bold && wanted.timeline.title.contains(label.text) && label.text.size() > 3)
            title << label.text;
    QCOMPARE(title.join(' '), wanted.timeline.title);
    QVERIFY(title.size() > 1);
}

void FigureTest::namesThatDifferInTheirNumberStayApart() {
    FigureOptions wanted = options();
    wanted.theme = ThemeKind::Projector;
    wanted.width_mm = 88.9;
    RunFixture fixture;
    for (const char* name : {"Downloader 1", "Downloader 2", "Downloader 12"})
        fixture.thread(name).runs(0, 10);
    QStringList names;
    for (const Label& label : figure_content(fixture.at(10), wanted).labels)
        if (label.text.startsWith("Dow"))
            names << label.text;
    QCOMPARE(names.size(), 3);
    QVERIFY2(names[0].endsWith("… 1") && names[1].endsWith("… 2") && names[2].endsWith("… 12"),
             qPrintable(names.join('|')));
}

// From the first ink to the last, in the picture of a word of so many points.
double ink_of(double size) {
    constexpr int scale = 10;
    DisplayList list;
    list.size = QSizeF(300, 40);
    list.background = Qt::white;
    Label label;
    label.rect = QRectF(10, 0, 280, 40);
    label.text = "HwaitsforserverH";
    label.size = size;
    label.colour = Qt::black;
    list.labels.push_back(label);
    const QImage image = figure_image(list, theme(ThemeKind::Print), list.size.toSize() * scale);
    int first = image.width(), last = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) < 128) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
    return double(last - first) / scale;
}

void FigureTest::lettersAreAsLargeAsTheyAreMeasured() {
    const double of_ten = ink_of(10);
    for (const double size : {7.44, 8.5, 9.6, 11.49, 20.8})
        QVERIFY2(std::abs(ink_of(size) / of_ten / (size / 10) - 1) < 0.01,
                 qPrintable(QString("%1 at %2").arg(ink_of(size)).arg(size)));
}

// At whatever width: where the last pixel lies is a matter of rounding.
void FigureTest::whatIsSaidAtTheEndStandsBesideItsLine() {
    session::RunSnapshot run = RunFixture::opposite_order();
    auto tables = std::make_shared<trace::Tables>(*run.trace.tables);
    trace::Moment moment;
    moment.at = run.trace.now;
    moment.text = NameId{static_cast<std::uint32_t>(tables->names.size())};
    tables->names.push_back("count is 7");
    run.trace.tables = tables;
    run.trace.moments.append(moment);
    for (double width = 80; width < 200; width += 7.3) {
        FigureOptions wanted = options();
        wanted.width_mm = width;
        const DisplayList list = figure_content(run, wanted);
        const auto said = std::ranges::find(list.labels, QString("count is 7"), &Label::text);
        QVERIFY2(said != list.labels.end(), qPrintable(QString::number(width)));
        QVERIFY(said->rect.right() <= list.size.width());
    }
}

void FigureTest::theLegendOfLocksAloneExplainsTheDeadlock() {
    FigureOptions wanted = options();
    wanted.timeline.legend = true;
    wanted.timeline.threads = false;
    const DisplayList list = figure_content(RunFixture::opposite_order(), wanted);
    for (const char* name : {"deadlocked", "lock held"})
        QVERIFY2(std::any_of(list.labels.begin(), list.labels.end(),
                             [&](const Label& label) { return label.text == name; }),
                 name);
}

void FigureTest::dashedLinesAreExplained() {
    FigureOptions wanted = options();
    wanted.timeline.legend = true;
    RunFixture fixture;
    fixture.thread("A").runs(0, 10);
    const auto explained = [&wanted](const session::RunSnapshot& run) {
        for (const Label& label : figure_content(run, wanted).labels)
            if (label.text == "not started")
                return true;
        return false;
    };
    QVERIFY(!explained(fixture.at(10)));
    fixture.thread("B").runs(5, 10);
    QVERIFY(explained(fixture.at(10)));
}

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
