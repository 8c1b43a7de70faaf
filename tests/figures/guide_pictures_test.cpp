// The picture of the window in the guide is of the program as it is: lines, figures and parts that
// the text speaks of are those that one sees. tests/figures/guide_pictures.sh draws it anew.
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

class GuidePicturesTest : public QObject {
    Q_OBJECT

private slots:
    void theWindowInTheGuideLooksAsItDoesNow();
};

void GuidePicturesTest::theWindowInTheGuideLooksAsItDoesNow() {
    QTemporaryDir folder;
    QProcess draws;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.remove("QT_SCALE_FACTOR");
    environment.remove("THREADLINE_LANGUAGE");
    draws.setProcessEnvironment(environment);
    draws.start(THREADLINE_SCREENSHOTS, {"--guide", folder.path()});
    QVERIFY(draws.waitForFinished(50'000));
    QCOMPARE(draws.exitCode(), 0);
    const QImage now(folder.filePath("window.png"));
    const QImage shown(THREADLINE_SOURCE_DIR "/resources/guide/window.png");
    QVERIFY(!now.isNull());
    QCOMPARE(shown.size(), now.size());
    // Another release of Qt may smooth letters otherwise; a digit that changed is more than that.
    constexpr int clear = 64;
    int other = 0;
    for (int y = 0; y < now.height(); ++y)
        for (int x = 0; x < now.width(); ++x) {
            const QRgb a = now.pixel(x, y), b = shown.pixel(x, y);
            other += std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                               std::abs(qBlue(a) - qBlue(b))}) > clear;
        }
    QVERIFY2(
        other * 1000 < now.width() * now.height(),
        qPrintable(
            QString("%1 pixels differ: run tests/figures/guide_pictures.sh and look").arg(other)));
}

QTEST_GUILESS_MAIN(GuidePicturesTest)
#include "guide_pictures_test.moc"
