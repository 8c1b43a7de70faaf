// A run that is too long to be in memory, exported from the dialog: what comes out is what the
// command line writes, whatever of the run somebody looked at before.
#include "app/cli/comparison.h"
#include "app/export/export_dialog.h"
#include "app/language/language.h"
#include "app/timeline/fonts.h"
#include "engine/session/long_trace.h"
#include "tests/app/cli_run.h"
#include "tests/app/long_run_file.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using trace::Duration;
using trace::Time;
using trace::TimeRange;

class WindowLongExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void itIsWhatTheCommandLineWrites_data();
    void itIsWhatTheCommandLineWrites();
    void aComparisonShowsTheIntervalsOfWhatIsVisible();
    void whatIsNowhereToBeReadIsAnErrorAndNoTable();

private:
    // In whole microseconds, as they are written for the command line.
    TimeRange stretch() const {
        const auto us = file_.whole().trace.now.count() / 1000;
        return {Time(us / 3 * 1000), Time(us / 2 * 1000)};
    }
    session::RunSnapshot looked_at_elsewhere() const {
        session::RunSnapshot run = file_.opened();
        run.trace = run.whole->detail({Time{0}, Time{1000}}).value().trace;
        return run;
    }
    TimelineOnShow shown(const session::RunSnapshot& run) const {
        return {stretch(), run.trace.now, {}, {}};
    }
    static void choose(QWidget& dialog, const char* name, const QString& entry) {
        for (QComboBox* box : dialog.findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String(name)) {
                const int index = box->findText(entry, Qt::MatchStartsWith);
                QVERIFY2(index >= 0, qPrintable(entry));
                box->setCurrentIndex(index);
                return;
            }
        QFAIL(name);
    }

    test::LongRunFile file_;
    QTemporaryDir folder_;
};

void WindowLongExportTest::initTestCase() {
    load_fonts();
    load_language(*QCoreApplication::instance(), "en");
    QVERIFY(file_.is_written());
    QVERIFY(file_.opened().whole);
}

void WindowLongExportTest::itIsWhatTheCommandLineWrites_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("arguments");
    const QString part = QStringLiteral("What is visible now");
    const QString all = QStringLiteral("The whole run");
    const QStringList range{"--from", QString("%1us").arg(stretch().begin.count() / 1000), "--to",
                            QString("%1us").arg(stretch().end.count() / 1000)};
    const QStringList picture{"--preset", "page"};
    QTest::newRow("intervals of a stretch") << "CSV of intervals" << part << ""
                                            << "csv" << range;
    QTest::newRow("all intervals") << "CSV of intervals" << all << ""
                                   << "csv" << QStringList{};
    QTest::newRow("a trace") << "Chrome JSON trace"
                             << ""
                             << ""
                             << "json" << QStringList{};
    QTest::newRow("last values") << "CSV of values" << all << ""
                                 << "csv" << QStringList{"--table", "values"};
    QTest::newRow("a figure of a stretch") << "SVG" << part << "Timeline"
                                           << "svg" << picture + range;
    QTest::newRow("a figure of all") << "SVG" << all << "Timeline"
                                     << "svg" << picture;
    QTest::newRow("who waits for whom at the end")
        << "SVG" << all << "Wait-for graph"
        << "svg" << picture + QStringList{"--graph", "end"};
}

void WindowLongExportTest::itIsWhatTheCommandLineWrites() {
    QFETCH(const QString, format);
    QFETCH(const QString, range);
    QFETCH(const QString, of);
    QFETCH(const QString, ending);
    QFETCH(const QStringList, arguments);
    const QString expected = folder_.filePath("cli." + ending);
    const Ended ended = run_threadline(
        QStringList{"export", QString::fromStdString(file_.path().string()), expected} + arguments);
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY(content_of(expected).count('\n') > 1);

    for (const session::RunSnapshot& run : {file_.opened(), looked_at_elsewhere()}) {
        ExportDialog dialog(run, shown(run));
        choose(dialog, "Format", format);
        choose(dialog, "Size", "Page");
        if (!of.isEmpty())
            choose(dialog, "Content", of);
        if (!range.isEmpty())
            choose(dialog, "Time range", range);
        for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
            if (box->text() == "Title" || box->text() == "Variables")
                box->setChecked(true);
        QSignalSpy written(&dialog, &ExportDialog::written);
        const QString path = folder_.filePath("dialog." + ending);
        dialog.write_to(path);
        QVERIFY(written.wait(20'000 * THREADLINE_ONE_IN));  // a sanitizer makes it slow
        QVERIFY2(content_of(path) == content_of(expected),
                 qPrintable(QString("%1 bytes, and %2 from the command line")
                                .arg(content_of(path).size())
                                .arg(content_of(expected).size())));
    }
}

void WindowLongExportTest::aComparisonShowsTheIntervalsOfWhatIsVisible() {
    const TimeRange close{stretch().begin, stretch().begin + Duration(10'000)};
    const auto intervals = [&](const std::vector<Compared>& runs) {
        const ComparisonPicture picture =
            comparison_picture(runs, 174, {}, figure_theme(ThemeKind::Print, 174), close);
        return std::ranges::count(picture.list.boxes, Subject::Kind::Interval,
                                  [](const Box& box) { return box.subject.kind; });
    };
    std::vector<std::ptrdiff_t> drawn;
    for (const session::RunSnapshot& run : {file_.opened(), looked_at_elsewhere()}) {
        std::vector<Compared> from_afar{compared(run), compared(run)};
        set_side_by_side(from_afar);
        const auto known = with_items(from_afar, close);
        QVERIFY(known.ok());
        for (const Compared& one : known.value())
            QVERIFY(one.run.trace.is_detailed(close));
        drawn.push_back(intervals(known.value()));
    }
    QCOMPARE(drawn[0], drawn[1]);
    std::vector<Compared> kept{compared(file_.whole()), compared(file_.whole())};
    set_side_by_side(kept);
    QCOMPARE(drawn[0], intervals(kept));
    QVERIFY(drawn[0] > 2);  // A's sleep alone, in each, is known from afar as well
}

void WindowLongExportTest::whatIsNowhereToBeReadIsAnErrorAndNoTable() {
    session::RunSnapshot run = file_.opened();
    run.whole.reset();  // as one that goes on, and has let go of its beginning
    ExportDialog dialog(run, shown(run));
    choose(dialog, "Format", "CSV of intervals");
    QSignalSpy written(&dialog, &ExportDialog::written);
    const QString path = folder_.filePath("none.csv");
    dialog.write_to(path);
    const auto is_said = [&] {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->text().contains("too long to be kept whole"))
                return true;
        return false;
    };
    QTRY_VERIFY(is_said());
    QVERIFY(written.empty());
    QVERIFY(!QFile::exists(path));
}

QTEST_MAIN(WindowLongExportTest)
#include "window_long_export_test.moc"
