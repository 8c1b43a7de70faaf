// The window on a screen with twice as many pixels each way: it has the room that it had, nothing
// is cut off, and everything is drawn with all of the pixels.
#include "app/graph/graph_view.h"
#include "app/timeline/contrast.h"
#include "app/timeline/painter.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include <QLabel>
#include <QPainter>
#include <QTabBar>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

constexpr int pixel_ratio = 2;

// How many of the squares of `pixel_ratio` pixels each way have more than one colour in them. A
// picture that was only made larger has none.
double share_of_fine_squares(const QImage& picture) {
    int fine = 0, squares = 0;
    for (int y = 0; y + pixel_ratio <= picture.height(); y += pixel_ratio)
        for (int x = 0; x + pixel_ratio <= picture.width(); x += pixel_ratio) {
            const QRgb first = picture.pixel(x, y);
            bool same = true;
            for (int dy = 0; dy < pixel_ratio; ++dy)
                for (int dx = 0; dx < pixel_ratio; ++dx)
                    same = same && picture.pixel(x + dx, y + dy) == first;
            fine += same ? 0 : 1;
            ++squares;
        }
    return squares > 0 ? double(fine) / squares : 0;
}

QString told(const QWidget* widget) {
    return QString("%1 '%2' %3 of %4")
        .arg(widget->metaObject()->className(), widget->property("text").toString())
        .arg(widget->width())
        .arg(widget->sizeHint().width());
}

bool scrolls(const QWidget* widget) {
    for (const QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (up->inherits("QAbstractScrollArea"))
            return true;
    return false;
}

}  // namespace

class WindowManyPixelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }
    void nothingIsClipped_data();
    void nothingIsClipped();
    void allPixelsAreUsed_data();
    void allPixelsAreUsed();
    void linesAreAsThickAndStandOut_data();
    void linesAreAsThickAndStandOut();
    void marksLieWhereTheMouseFindsThem();
};

void WindowManyPixelsTest::nothingIsClipped_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(1024, 768);
    QTest::newRow("large") << QSize(1920, 1080);
}

void WindowManyPixelsTest::nothingIsClipped() {
    QFETCH(const QSize, size);
    OpenWindow window;
    QVERIFY(window.is_ready());
    QCOMPARE(window.devicePixelRatioF(), double(pixel_ratio));
    window.resize(size);
    QVERIFY(window.runs_simulated());
    QTest::qWait(100);
    QCOMPARE(window.size(), size);  // its minimum is not larger
    QCOMPARE(window.grab().toImage().size(), size * pixel_ratio);
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || each->size().isEmpty() || each->window() != &window)
            continue;
        if (each->inherits("QAbstractButton")) {
            QVERIFY2(each->width() >= each->minimumSizeHint().width(), qPrintable(told(each)));
            if (!scrolls(each))
                QVERIFY2(
                    window.rect().contains(QRect(each->mapTo(&window, QPoint()), each->size())),
                    qPrintable(told(each)));
        }
        const auto* label = qobject_cast<const QLabel*>(each);
        const bool gives_way =
            label && label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (label && !gives_way && !label->text().isEmpty() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(told(label)));
        if (const auto* tabs = qobject_cast<const QTabBar*>(each))
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->isTabVisible(i))
                    QVERIFY2(tabs->rect().contains(tabs->tabRect(i)), qPrintable(tabs->tabText(i)));
    }
}

void WindowManyPixelsTest::allPixelsAreUsed_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void WindowManyPixelsTest::allPixelsAreUsed() {
    QFETCH(const bool, dark);
    OpenWindow window;
    QVERIFY(window.is_ready());
    (dark ? window.commands().theme_dark : window.commands().theme_light)->trigger();
    QVERIFY(window.runs_simulated());
    window.findChild<TimelineView*>()->refresh_now();
    QTest::qWait(100);
    for (QWidget* part : {static_cast<QWidget*>(window.findChild<TimelineView*>()),
                          static_cast<QWidget*>(window.findChild<TimelineView*>()->plot()),
                          static_cast<QWidget*>(window.findChild<GraphView*>()->viewport()),
                          static_cast<QWidget*>(window.findChild<SourceView*>()->viewport())}) {
        QVERIFY(part->isVisible());
        const QImage picture = part->grab().toImage();
        QCOMPARE(picture.size(), part->size() * pixel_ratio);
        const double fine = share_of_fine_squares(picture);
        QVERIFY2(fine > 0.003, qPrintable(QString("%1: %2").arg(told(part)).arg(fine)));
    }
    window.commands().theme_light->trigger();
}

void WindowManyPixelsTest::linesAreAsThickAndStandOut_data() {
    QTest::addColumn<int>("kind");
    for (const ThemeKind kind : all_themes)
        QTest::newRow(qPrintable(theme(kind).name)) << int(kind);
}

// A line is as many pixels thick as its width says, none of them mixed with what lies behind so
// far that it is lost.
void WindowManyPixelsTest::linesAreAsThickAndStandOut() {
    QFETCH(const int, kind);
    const Theme& look = theme(ThemeKind(kind));
    constexpr int wide = 40, high = 20;
    DisplayList list;
    list.size = {wide, high};
    list.background = look.surface;
    list.lines.push_back({{0, 10}, {wide, 10}, look.text, 1, false, false});
    list.lines.push_back({{20, 0}, {20, high}, look.accent, 1, false, false});
    QImage picture(wide * pixel_ratio, high * pixel_ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(pixel_ratio);
    picture.fill(look.surface);
    QPainter painter(&picture);
    paint(painter, list, look);
    painter.end();
    const auto standing_out = [&](int x, int y, bool down) {
        int pixels = 0;
        for (int i = -3 * pixel_ratio; i <= 3 * pixel_ratio; ++i)
            pixels += contrast_ratio(picture.pixelColor(x + (down ? 0 : i), y + (down ? i : 0)),
                                     look.surface) >= 3
                          ? 1
                          : 0;
        return pixels;
    };
    QCOMPARE(standing_out(10 * pixel_ratio, 10 * pixel_ratio, true), pixel_ratio);
    QCOMPARE(standing_out(20 * pixel_ratio, 4 * pixel_ratio, false), pixel_ratio);
}

void WindowManyPixelsTest::marksLieWhereTheMouseFindsThem() {
    OpenWindow window;
    QVERIFY(window.is_ready() && window.runs_simulated());
    auto* timeline = window.findChild<TimelineView*>();
    timeline->refresh_now();
    const QPoint at(timeline->plot()->width() * 7 / 10, 40);
    const Subject there = timeline->subject_near(at);
    QCOMPARE(there.kind, Subject::Kind::Interval);
    QTest::mouseClick(timeline->plot(), Qt::LeftButton, {}, at);
    QCOMPARE(timeline->selected(), there);
    QVERIFY(there.range.contains(timeline->time_at(at)));
}

// The ratio is that of the whole process, from its beginning.
int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", QByteArray::number(pixel_ratio));
    QApplication application(argc, argv);
    WindowManyPixelsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_many_pixels_test.moc"
