// What the export dialog makes that is no single picture: animations, pages and traces for other
// programs.
#include "app/export/figure_preview.h"
#include "tests/app/opened_export.h"

#include <QFile>
#include <QJsonDocument>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenedExport;

class WindowExportFilmTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void aTraceForOtherProgramsIsWrittenWhole();
    void anAnimationAndAPageHaveTheGraphBelowTheLanes();
    void anAnimationPlaysInThePreview();
    void aFilmThatIsHigherThanThePreviewIsSeenWhole();
    void theNextPictureIsDrawnOnceTheFilmBeforeHasEnded();
    void whatCannotBeOfAnAnimationIsNotKept();
};

void WindowExportFilmTest::aTraceForOtherProgramsIsWrittenWhole() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "Chrome JSON");
    QVERIFY(!dialog.combo("Time range")->isEnabled());
    QVERIFY(!dialog.button("Copy")->isEnabled());
    QCOMPARE(dialog.form().format().file_name("run"), QString("run.json"));
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(folder.filePath("run.json"));
    QTRY_COMPARE(written.size(), 1);
    QFile file(folder.filePath("run.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray trace = file.readAll();
    QVERIFY(trace.contains("\"traceEvents\"") && trace.contains("Lock 1"));
    QVERIFY(trace.contains("Deadlock: A and B wait for each other"));
    QVERIFY(!QJsonDocument::fromJson(trace).isNull());
}

void WindowExportFilmTest::anAnimationAndAPageHaveTheGraphBelowTheLanes() {
    const QTemporaryDir folder;
    OpenedExport dialog;
    dialog.choose("Format", "GIF");
    dialog.choose("Content", "Timeline and wait-for graph");
    dialog.number("Frames a second")->setValue(10);
    QVERIFY(dialog.form().request().animation.graph);
    QCOMPARE(dialog.form().request().animation.frames_per_second, 10);
    QVERIFY(dialog.check("Threads")->isEnabled());
    dialog.choose("Format", "HTML");
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.write_to(folder.filePath("run.html"));
    QTRY_COMPARE(written.size(), 1);
    QFile file(folder.filePath("run.html"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    QCOMPARE(page.count("<figure>"), qsizetype(2));
    QVERIFY(page.contains("Wait-for graph at 60"));
    // A still picture is of one of them.
    dialog.choose("Format", "PDF");
    QVERIFY(dialog.combo("Content")->currentText() == "Timeline");
    QVERIFY(!dialog.form().request().graph_below);
}

void WindowExportFilmTest::anAnimationPlaysInThePreview() {
    OpenedExport dialog;
    QTRY_VERIFY(!dialog.preview().isNull());
    auto* preview = dialog.findChild<FigurePreview*>();
    QVERIFY(!preview->plays());
    dialog.choose("Format", "GIF");
    dialog.number("Length of the animation")->setValue(1);
    QTRY_VERIFY_WITH_TIMEOUT(preview->plays(), 30'000);
    const QImage first = dialog.preview();
    QTRY_VERIFY(dialog.preview() != first);
    dialog.choose("Format", "PDF");
    QTRY_VERIFY(!preview->plays());
}

// Words and the graph stand below the lanes that the picture before had alone.
void WindowExportFilmTest::aFilmThatIsHigherThanThePreviewIsSeenWhole() {
    FigurePreview preview;
    preview.resize(500, 400);
    preview.show();
    FigurePicture picture;
    picture.list.size = {200, 100};
    picture.look = theme(ThemeKind::Light);
    picture.width_mm = 80;
    preview.draw([picture](const std::atomic<bool>&) { return picture; },
                 [](int width, const std::function<bool()>&) {
                     const QImage frame(width, 2 * width, QImage::Format_RGB32);
                     return std::vector<FilmFrame>{{frame, std::chrono::hours(1)}};
                 });
    QTRY_VERIFY(preview.plays());
    const QList<QLabel*> labels = preview.findChildren<QLabel*>();
    const auto label = std::ranges::find(labels, QString("Preview"), &QLabel::accessibleName);
    QVERIFY(label != labels.end());
    const QSizeF shown = (*label)->pixmap().deviceIndependentSize();
    QVERIFY(shown.height() <= (*label)->height() && shown.width() <= (*label)->width());
    QVERIFY(qAbs(shown.height() - 2 * shown.width()) <= 2);
}

void WindowExportFilmTest::theNextPictureIsDrawnOnceTheFilmBeforeHasEnded() {
    std::atomic<bool> films = false, has_begun = false, met = false, drawn = false;
    FigurePreview preview;
    preview.resize(500, 400);
    preview.show();
    FigurePicture picture;
    picture.list.size = {200, 100};
    picture.look = theme(ThemeKind::Light);
    picture.width_mm = 80;
    preview.draw([picture](const std::atomic<bool>&) { return picture; },
                 [&](int, const std::function<bool()>& go_on) {
                     films = has_begun = true;
                     while (go_on())
                         std::this_thread::yield();
                     for (int i = 0; i < 1000; ++i)
                         std::this_thread::yield();
                     films = false;
                     return std::vector<FilmFrame>(1);
                 });
    QTRY_VERIFY(has_begun);
    preview.draw([&, picture](const std::atomic<bool>&) {
        met = films.load();
        drawn = true;
        return picture;
    });
    QTRY_VERIFY(drawn);
    QVERIFY(!met);
    QCoreApplication::processEvents();  // the film's answer, which nobody wants any more
    QVERIFY(!preview.plays());
}

void WindowExportFilmTest::whatCannotBeOfAnAnimationIsNotKept() {
    OpenedExport dialog;
    dialog.choose("Content", "Wait-for graph");
    QVERIFY(dialog.form().request().graph_at);
    dialog.choose("Format", "GIF");
    QCOMPARE(dialog.combo("Content")->currentText(), QString("Timeline"));
    QVERIFY(!dialog.form().request().graph_at);
}

QTEST_MAIN(WindowExportFilmTest)
#include "window_export_film_test.moc"
