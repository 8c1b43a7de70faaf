// On a screen most of a picture is written straight into its pixels, and words are shaped once: it
// looks as what QPainter paints.
#include "app/timeline/painter.h"
#include "app/timeline/pixel_rects.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <random>

using namespace threadline;
using namespace threadline::app;

class ScreenPaintingTest : public QObject {
    Q_OBJECT

private slots:
    void boxes_in_pixels_are_those_of_a_painter();
    void the_clip_and_the_place_of_the_painter_are_kept();
    void neighbours_leave_no_pixel_between_them_data();
    void neighbours_leave_no_pixel_between_them();
    void what_reaches_far_beyond_the_picture_is_clipped();
    void a_place_that_is_no_number_has_no_pixels();
    void what_can_be_seen_through_is_mixed();
    void dots_in_pixels_are_those_of_a_painter();
    void hatches_in_tiles_are_those_in_lines();
    void a_joined_hatch_goes_on_where_its_box_begins_outside();
    void words_shaped_once_are_those_of_a_painter();
};

namespace {

const Theme& light() {
    return theme(ThemeKind::Light);
}

// Of many looks, on top of each other, with edges anywhere.
DisplayList boxes_at_random(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-20, 320), length(1, 60);
    DisplayList list;
    list.background = Qt::white;
    list.size = QSizeF(320, 320);
    for (int i = 0; i < 300; ++i) {
        Box box;
        box.rect = QRectF(place(random), place(random), length(random), length(random));
        box.fill.colour = QColor::fromRgb(QRgb(random()) | 0xff000000u);
        if (random() % 2)
            box.fill.outline = QColor::fromRgb(QRgb(random()) | 0xff000000u);
        box.joins = random() % 3 == 0;
        list.boxes.push_back(box);
    }
    return list;
}

// A format that has no pixels of 32 bits: QPainter paints all of it.
QImage by_painter(const DisplayList& list, const Theme& look) {
    QImage image(list.size.toSize(), QImage::Format_RGB888);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, list, look);
    painter.end();
    return image.convertToFormat(QImage::Format_RGB32);
}

QImage on_screen(const DisplayList& list, const Theme& look) {
    QImage image(list.size.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    ScreenCache cache;
    QPainter painter(&image);
    paint(painter, list, look, &cache);
    painter.end();
    return image;
}

}  // namespace

void ScreenPaintingTest::boxes_in_pixels_are_those_of_a_painter() {
    for (const ThemeKind kind : all_themes)
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const DisplayList list = boxes_at_random(seed);
            QVERIFY2(on_screen(list, theme(kind)) == by_painter(list, theme(kind)),
                     qPrintable(QString("theme %1, seed %2").arg(int(kind)).arg(seed)));
        }
}

void ScreenPaintingTest::the_clip_and_the_place_of_the_painter_are_kept() {
    const DisplayList list = boxes_at_random(7);
    const QRect area(30, 40, 120, 90);
    QImage images[] = {QImage(320, 320, QImage::Format_RGB32),
                       QImage(320, 320, QImage::Format_RGB888)};
    for (QImage& image : images) {
        image.fill(Qt::red);
        QPainter painter(&image);
        painter.setClipRect(area);
        painter.translate(area.topLeft());
        paint(painter, list, light());
    }
    QVERIFY(images[0] == images[1].convertToFormat(QImage::Format_RGB32));
    QCOMPARE(images[0].pixel(29, 50), qRgb(255, 0, 0));
    QCOMPARE(images[0].pixel(150, 50), qRgb(255, 0, 0));
    QVERIFY(images[0].pixel(30, 40) != qRgb(255, 0, 0));
}

void ScreenPaintingTest::neighbours_leave_no_pixel_between_them_data() {
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0})
        QTest::addRow("%g pixels a px", ratio) << ratio;
}

void ScreenPaintingTest::neighbours_leave_no_pixel_between_them() {
    QFETCH(double, ratio);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> width(0.05, 9);
    DisplayList list;
    list.size = QSizeF(300, 20);
    for (double x = 0; x < 300;) {
        Box box;
        const double right = std::min(x + width(random), 300.0);
        box.rect = QRectF(x, 3.3, right - x, 11.4);
        box.fill.colour = random() % 2 ? Qt::green : Qt::blue;
        list.boxes.push_back(box);
        x = right;
    }
    QImage image((QSizeF(300, 20) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::red);
    QPainter painter(&image);
    paint(painter, list, light());
    painter.end();
    const int middle = image.height() / 2;
    for (int x = 0; x < image.width(); ++x)
        QVERIFY2(image.pixel(x, middle) != qRgb(255, 0, 0), qPrintable(QString::number(x)));
    QCOMPARE(image.pixel(5, 0), qRgb(255, 0, 0));
    QCOMPARE(image.pixel(5, image.height() - 1), qRgb(255, 0, 0));
}

void ScreenPaintingTest::what_reaches_far_beyond_the_picture_is_clipped() {
    constexpr double far = 1e12, high = 1e5;
    DisplayList list;
    list.background = Qt::white;
    list.size = QSizeF(100, 60);
    Box wide, hatched, tall;
    wide.rect = QRectF(-far, 5, 2 * far, 10);
    wide.fill.colour = Qt::green;
    hatched.rect = QRectF(-far, 25, 2 * far, 10);
    hatched.fill.colour = Qt::yellow;
    hatched.fill.hatch = Hatch::Diagonal;
    hatched.fill.hatch_colour = Qt::black;
    tall = hatched;
    tall.rect = QRectF(40, -high, 20, 2 * high);
    list.boxes = {wide, hatched, tall};
    const QImage image = on_screen(list, light());
    const auto hatch_pixels = [&](const QRect& within) {
        int dark = 0;
        for (int y = within.top(); y <= within.bottom(); ++y)
            for (int x = within.left(); x <= within.right(); ++x)
                dark += qGray(image.pixel(x, y)) < 100;
        return dark;
    };
    QCOMPARE(image.pixel(0, 10), QColor(Qt::green).rgb());
    QCOMPARE(image.pixel(99, 10), QColor(Qt::green).rgb());
    QCOMPARE(image.pixel(10, 4), qRgb(255, 255, 255));
    QVERIFY(hatch_pixels(QRect(0, 25, 40, 10)) > 20);
    QVERIFY(hatch_pixels(QRect(40, 0, 20, 60)) > 60);
    QCOMPARE(hatch_pixels(QRect(0, 36, 40, 24)), 0);
}

void ScreenPaintingTest::a_place_that_is_no_number_has_no_pixels() {
    QImage image(20, 20, QImage::Format_RGB32);
    QPainter painter(&image);
    const auto pixels = PixelRects::of(painter);
    QVERIFY(pixels);
    QVERIFY(pixels->pixels(QRectF(qQNaN(), qQNaN(), 5, 5)).isEmpty());
    QVERIFY(pixels->pixels(QRectF(qQNaN(), 2, qQNaN(), 5)).isEmpty());
    QVERIFY(pixels->pixels(QRectF(-1e300, 2, 2e300, 5)).contains(QRect(0, 2, 20, 5)));
}

void ScreenPaintingTest::what_can_be_seen_through_is_mixed() {
    DisplayList list;
    list.background = Qt::white;
    list.size = QSizeF(40, 40);
    Box beneath, above, nothing;
    beneath.rect = above.rect = nothing.rect = QRectF(5, 5, 20, 20);
    beneath.fill.colour = Qt::black;
    above.fill.colour = QColor(255, 255, 255, 128);
    nothing.fill.colour = Qt::transparent;
    list.boxes = {beneath, above, nothing};
    const QImage image = on_screen(list, light());
    QVERIFY(image == by_painter(list, light()));
    QVERIFY(std::abs(qGray(image.pixel(10, 10)) - 128) <= 1);
}

void ScreenPaintingTest::dots_in_pixels_are_those_of_a_painter() {
    DisplayList list;
    list.background = Qt::white;
    list.size = QSizeF(200, 40);
    for (int i = 0; i < 8; ++i) {
        Line line;
        line.from = QPointF(3 + 0.37 * i, 4 + 4.3 * i);
        line.to = QPointF(180 + 1.3 * i, 4 + 4.3 * i);
        line.colour = Qt::black;
        line.width = 1 + i % 2;
        line.dashed = true;
        line.meaning = i < 4 ? Line::Meaning::Several : Line::Meaning::NotStarted;
        list.lines.push_back(line);
    }
    const QImage image = on_screen(list, light());
    QVERIFY(image == by_painter(list, light()));
    int dark = 0;
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 200; ++x)
            dark += qGray(image.pixel(x, y)) < 20;
    QVERIFY(dark > 500);
}

// Away from the edges of the box, where a tile knows nothing of what a line leaves out.
void ScreenPaintingTest::hatches_in_tiles_are_those_in_lines() {
    ScreenCache cache;
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark})
        for (const Hatch hatch : {Hatch::Diagonal, Hatch::BackDiagonal, Hatch::Cross, Hatch::Dense,
                                  Hatch::Dots, Hatch::Horizontal, Hatch::Vertical}) {
            DisplayList list;
            list.background = Qt::white;
            list.size = QSizeF(700, 40);
            Box box;
            box.rect = QRectF(11, 9, 640, 18);
            box.fill.colour = QColor(200, 220, 240);
            box.fill.hatch = hatch;
            box.fill.hatch_colour = Qt::black;
            list.boxes.push_back(box);
            QImage lines(700, 40, QImage::Format_RGB32), tiled = lines;
            for (QImage* image : {&lines, &tiled}) {
                QPainter painter(image);
                paint(painter, list, theme(kind), image == &tiled ? &cache : nullptr);
            }
            int dark = 0;
            for (int y = 0; y < 40; ++y)
                for (int x = 0; x < 700; ++x) {
                    const int difference = qGray(lines.pixel(x, y)) - qGray(tiled.pixel(x, y));
                    const bool at_edge = std::min(std::abs(x - 11), std::abs(x - 651)) < 24;
                    QVERIFY2(std::abs(difference) < (at_edge ? 256 : 24),
                             qPrintable(QString("hatch %1 at %2, %3: %4")
                                            .arg(int(hatch))
                                            .arg(x)
                                            .arg(y)
                                            .arg(difference)));
                    dark += qGray(tiled.pixel(x, y)) < 120;
                }
            QVERIFY(dark > 300);
        }
}

void ScreenPaintingTest::a_joined_hatch_goes_on_where_its_box_begins_outside() {
    const auto from = [](double left) {
        DisplayList list;
        list.background = Qt::white;
        list.size = QSizeF(200, 30);
        Box box;
        box.rect = QRectF(left, 5, 180 - left, 18);
        box.joins = true;
        box.fill.colour = Qt::yellow;
        box.fill.hatch = Hatch::Diagonal;
        box.fill.hatch_colour = Qt::black;
        list.boxes.push_back(box);
        return on_screen(list, light());
    };
    QVERIFY(from(0) == from(-38));
}

void ScreenPaintingTest::words_shaped_once_are_those_of_a_painter() {
    DisplayList list;
    list.background = Qt::white;
    list.size = QSizeF(400, 300);
    double y = 4;
    for (const char* text : {"waits for Lock 1", "held by A, for ever", "läuft – wartet …", "x"})
        for (const double size : {10.5, 12.0, 17.25}) {
            Label label;
            label.rect = QRectF(7 + 0.21 * y, y, 300, 20);
            label.text = QString::fromUtf8(text);
            label.colour = Qt::black;
            label.size = size;
            label.bold = size > 17;
            label.mono = size < 11;
            list.labels.push_back(label);
            y += 24;
        }
    ScreenCache cache;
    QImage drawn(400, 300, QImage::Format_RGB32), first = drawn, again = drawn;
    for (QImage* image : {&drawn, &first, &again}) {
        QPainter painter(image);
        paint(painter, list, light(), image == &drawn ? nullptr : &cache);
    }
    QVERIFY(first == again);
    QVERIFY(first == drawn);
}

QTEST_MAIN(ScreenPaintingTest)
#include "screen_painting_test.moc"
