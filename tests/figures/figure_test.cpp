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
    void theTextOfAnSvgIsFoundAndNoFontIsNeeded();
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
    QVERIFY(info.contains("Deadlock: two locks, opposite order"));
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

void FigureTest::theTextOfAnSvgIsFoundAndNoFontIsNeeded() {
    FigureOptions wanted = options();
    wanted.width_mm = 174;
    session::RunSnapshot run = RunFixture::opposite_order();
    const QByteArray svg = written("text.svg", wanted, run);
    for (const char* expected : {">A</text>", ">Lock 1</text>", ">deadlock</text>",
                                 ">waits for Lock 2, for ever</text>", ">time (ms)</text>"})
        QVERIFY2(svg.contains(expected), expected);
    QVERIFY(svg.contains("<title id=\"title\">Deadlock: two locks, opposite order</title>"));
    QVERIFY(svg.contains("Deadlocked, ended after 121 ms"));
    QVERIFY(!svg.contains("<image"));
    // All text elements are invisible copies: what is seen are outlines.
    const qsizetype copies = svg.indexOf("<g fill=\"#000000\" fill-opacity=\"0\"");
    QVERIFY(copies > 0 && svg.indexOf("<text") > copies);

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
    QTest::newRow("too narrow") << "x.pdf" << 3.0 << "20 to 5000 mm";
    QTest::newRow("too wide") << "x.svg" << 1e7 << "20 to 5000 mm";
    QTest::newRow("not a number") << "x.svg" << std::nan("") << "20 to 5000 mm";
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

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
