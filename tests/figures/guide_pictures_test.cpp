// The pictures in the guide are of the program as it is: lines, figures and parts that the text
// speaks of are those that one sees. tests/figures/guide_pictures.sh draws them anew.
#include "app/timeline/fonts.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace {

// The most pixels in which a square of 16 x 16 is another in the two pictures, which are of one
// size. Another release of Qt may smooth letters otherwise, which is not counted.
int most_that_differ(const QImage& a, const QImage& b) {
    constexpr int clear = 64;  // of 255
    constexpr int cell = 8;    // half a square, so that a digit lies within one
    const int columns = a.width() / cell + 1, rows = a.height() / cell + 1;
    std::vector<int> differ(std::size_t(columns + 1) * std::size_t(rows + 1));
    const auto at = [&](int x, int y) -> int& {
        return differ[std::size_t(y) * std::size_t(columns + 1) + std::size_t(x)];
    };
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            at(x / cell, y / cell) +=
                std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                          std::abs(qBlue(p) - qBlue(q))}) > clear;
        }
    int most = 0;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            most = std::max(most, at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1));
    return most;
}

constexpr int most_allowed = 2;  // pixels of a square

void compare(const QString& drawn, const QString& in_guide) {
    const QImage now(drawn);
    const QImage shown(QStringLiteral(THREADLINE_SOURCE_DIR "/resources/guide/") + in_guide);
    QVERIFY(!now.isNull());
    QCOMPARE(shown.size(), now.size());
    const int most = most_that_differ(now, shown);
    QVERIFY2(most <= most_allowed,
             qPrintable(QString("%1 pixels of a square of 16 x 16 differ: run "
                                "tests/figures/guide_pictures.sh and look")
                            .arg(most)));
}

void draw(const QString& program, const QStringList& arguments, const QString& language) {
    QProcess draws;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.remove("QT_SCALE_FACTOR");
    environment.insert("THREADLINE_LANGUAGE", language);
    draws.setProcessEnvironment(environment);
    draws.start(program, arguments);
    QVERIFY(draws.waitForFinished(50'000));
    QCOMPARE(draws.exitCode(), 0);
}

}  // namespace

class GuidePicturesTest : public QObject {
    Q_OBJECT

private slots:
    void aChangedDigitIsSeen();
    void theWindowInTheGuideLooksAsItDoesNow_data() { languages(); }
    void theWindowInTheGuideLooksAsItDoesNow();
    void theDeadlockInTheGuideLooksAsItDoesNow_data() { languages(); }
    void theDeadlockInTheGuideLooksAsItDoesNow();

private:
    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("folder");
        QTest::newRow("English") << "en"
                                 << "";
        QTest::newRow("German") << "de"
                                << "de/";
    }
};

void GuidePicturesTest::aChangedDigitIsSeen() {
    using namespace threadline::app;
    load_fonts();
    const auto picture_of = [](int digit, int x, int y) {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(font_of(theme(ThemeKind::Light), {.size = 11}, 96));
        painter.setPen(theme(ThemeKind::Light).text);
        painter.drawText(x, y, QString::number(digit));
        return image;
    };
    for (int offset = 0; offset < 8; ++offset)
        for (int a = 0; a < 10; ++a)
            for (int b = 0; b < a; ++b) {
                const int most = most_that_differ(picture_of(a, 8 + offset, 20 + offset),
                                                  picture_of(b, 8 + offset, 20 + offset));
                QVERIFY2(most > most_allowed,
                         qPrintable(QString("%1 and %2: %3").arg(a).arg(b).arg(most)));
            }
}

void GuidePicturesTest::theWindowInTheGuideLooksAsItDoesNow() {
    QFETCH(QString, language);
    QFETCH(QString, folder);
    QTemporaryDir drawn;
    draw(THREADLINE_SCREENSHOTS, {"--guide", drawn.path()}, language);
    compare(drawn.filePath("window.png"), folder + "window.png");
}

// As guide_pictures.sh has it drawn.
void GuidePicturesTest::theDeadlockInTheGuideLooksAsItDoesNow() {
    QFETCH(QString, language);
    QFETCH(QString, folder);
    QTemporaryDir drawn;
    const QString file = drawn.filePath("deadlock.png");
    draw(THREADLINE_BIN_DIR "/threadline",
         {"export", "deadlock/opposite-order", file, "--clock", "virtual", "--theme", "light",
          "--width", "165.1mm", "--dpi", "96", "--language", language},
         language);
    compare(file, folder + "deadlock.png");
}

QTEST_MAIN(GuidePicturesTest)
#include "guide_pictures_test.moc"
