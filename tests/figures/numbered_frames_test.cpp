// An animation as numbered pictures, of which a film is made.
#include "app/figure/numbered_frames.h"
#include "app/figure/export_request.h"
#include "app/language/path_text.h"
#include "tests/app/run_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;

class NumberedFramesTest : public QObject {
    Q_OBJECT

private slots:
    void laterFramesOfALongerExportGo();
    void aPictureOfAPersonsIsNeitherReplacedNorRemoved();
    void inAFolderOfAnyNameItIsNotReplacedEither();
    void aPatternHasItsNumberAndWithoutItAName();

private:
    static session::RunSnapshot run() { return RunFixture::opposite_order(); }
    static ExportRequest request() {
        ExportRequest request;
        request.figure.width_mm = 88.9;
        request.figure.dpi = 90;
        request.animation = {std::chrono::milliseconds(1'000), std::chrono::milliseconds(500), 10};
        return request;
    }
};

// A film is made of all that bear the name.
void NumberedFramesTest::laterFramesOfALongerExportGo() {
    const QTemporaryDir own;
    const QString pattern = own.filePath("run-%04d.png");
    ExportRequest longer = request(), shorter = request();
    shorter.animation.length = longer.animation.length / 2;
    longer.figure.caption = shorter.figure.caption = true;
    QVERIFY(write_export(run(), longer, pattern).ok());
    const std::size_t all = frames_there(pattern);
    QVERIFY(all > 5);
    QVERIFY(write_export(run(), shorter, pattern).ok());
    const std::size_t left = frames_there(pattern);
    QVERIFY2(left < all, qPrintable(QString::number(left)));
    QVERIFY(!QFile::exists(frame_path(pattern, left + 1)));
    QVERIFY(!QFile::exists(frame_path(pattern, all)));
    QCOMPARE(caption_beside(shorter, pattern), own.filePath("run.caption.txt"));
    QVERIFY(QFile::exists(own.filePath("run.caption.txt")));
}

void NumberedFramesTest::aPictureOfAPersonsIsNeitherReplacedNorRemoved() {
    const QTemporaryDir own;
    const QString pattern = own.filePath("run-%04d.png");
    QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(own.filePath("run.png")));  // no frame
    QVERIFY(write_export(run(), request(), pattern).ok());
    const std::size_t all = frames_there(pattern);
    for (const std::size_t number : {std::size_t(3), all + 2}) {
        const QString theirs = frame_path(pattern, number);
        QFile::remove(theirs);
        QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(theirs));
        const Status refused = write_export(run(), request(), pattern);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.find(theirs.toStdString()) != std::string::npos);
        remove_frames_behind(pattern, 1);
        QCOMPARE(QImage(theirs).size(), QSize(8, 8));
        QVERIFY(QFile::remove(theirs));
    }
}

// Its name is no UTF-8.
void NumberedFramesTest::inAFolderOfAnyNameItIsNotReplacedEither() {
    namespace fs = std::filesystem;
    const QTemporaryDir own;
    const fs::path folder = fs::path(own.path().toStdString()) / "\xe9";
    QVERIFY(fs::create_directory(folder));
    const fs::path theirs = folder / "run-0003.png";
    QVERIFY(QImage(8, 8, QImage::Format_RGB32).save(own.filePath("theirs.png")));
    fs::copy_file(own.filePath("theirs.png").toStdString(), theirs);
    const QString pattern = in_qt(folder) + "/run-%04d.png";
    QVERIFY(!write_export(run(), request(), pattern).ok());
    QVERIFY(fs::remove(theirs));
    QVERIFY(write_export(run(), request(), pattern).ok());
    QVERIFY(frames_there(pattern) > 5);
    remove_frames_behind(pattern, 1);
    QCOMPARE(frames_there(pattern), std::size_t(1));
}

void NumberedFramesTest::aPatternHasItsNumberAndWithoutItAName() {
    QVERIFY(is_numbered("a/frame-%04d.png") && !is_numbered("a/frame-0001.png"));
    QCOMPARE(frame_path("a/frame-%04d.png", 7), QString("a/frame-0007.png"));
    QCOMPARE(without_number("a/frame-%04d.png"), QString("a/frame.png"));
    QCOMPARE(frames_there("/proc/nowhere/frame-%04d.png"), 0u);
    QCOMPARE(frames_there("figure.pdf"), 0u);
}

QTEST_MAIN(NumberedFramesTest)
#include "numbered_frames_test.moc"
