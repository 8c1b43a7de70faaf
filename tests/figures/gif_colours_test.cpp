// What a colour of a film becomes in a GIF, which has no more than 256 of them.
#include "app/figure/export_request.h"
#include "app/figure/gif_writer.h"
#include "tests/figures/export_folder.h"

#include <QTest>

#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <set>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;

class GifColoursTest : public QObject, test::ExportFolder {
    Q_OBJECT

private slots:
    void everyFillOfAThemeComesOutInEveryFrame_data();
    void everyFillOfAThemeComesOutInEveryFrame();
    void blackAndGreyLettersAreOfNoColour_data();
    void blackAndGreyLettersAreOfNoColour();
    void aRareColourIsNotLostAmongManyShadesOfAnother();
};

namespace {

// Threads in many states, and a lock that two of them want.
session::RunSnapshot many_states() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    const ObjectId service = story.object("Service", record::ObjectKind::Service);
    const ObjectId meet = story.object("Meet", record::ObjectKind::Barrier);
    story.thread("A").runs(0, 20).holds(lock, 20, 60).runs(20, 60).sleeps(60, 100);
    story.thread("B")
        .ready(0, 20)
        .runs(20, 30)
        .blocked(lock, 30, 60)
        .holds(lock, 60, 100)
        .runs(60, 100);
    story.thread("C").runs(0, 10).state(trace::State::Waiting, 10, 50, meet).io(service, 50, 100);
    return story.at(100);
}

// The frames of a film, each other than the one before: only those are in a GIF.
std::vector<QImage> painted(const session::RunSnapshot& run, const ExportRequest& what) {
    std::vector<QImage> images;
    const Status done =
        play(run, what.figure, what.animation, [&](const QImage& image, std::chrono::milliseconds) {
            if (images.empty() || images.back() != image)
                images.push_back(image);
            return Status(Done{});
        });
    return done ? images : std::vector<QImage>{};
}

int read_from(GifFileType* gif, GifByteType* to, int most) {
    auto* rest = static_cast<QByteArrayView*>(gif->UserData);
    const qsizetype count = std::min<qsizetype>(most, rest->size());
    std::memcpy(to, rest->data(), static_cast<std::size_t>(count));
    *rest = rest->sliced(count);
    return int(count);
}

// As they are seen, one part laid over the others; none where it is no GIF.
std::vector<QImage> shown(const QByteArray& bytes) {
    QByteArrayView rest = bytes;
    int error = 0;
    GifFileType* gif = DGifOpen(&rest, read_from, &error);
    std::vector<QImage> images;
    if (gif && DGifSlurp(gif) == GIF_OK) {
        QImage image(gif->SWidth, gif->SHeight, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        for (int i = 0; i < gif->ImageCount; ++i) {
            const SavedImage& part = gif->SavedImages[i];
            const GifImageDesc& place = part.ImageDesc;
            for (int y = 0; y < place.Height; ++y)
                for (int x = 0; x < place.Width; ++x) {
                    const GifColorType& colour =
                        gif->SColorMap->Colors[part.RasterBits[y * place.Width + x]];
                    image.setPixel(place.Left + x, place.Top + y,
                                   qRgb(colour.Red, colour.Green, colour.Blue));
                }
            images.push_back(image);
        }
    }
    if (gif)
        DGifCloseFile(gif, &error);
    return images;
}

// The largest difference of a channel.
int apart(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                     std::abs(qBlue(a) - qBlue(b))});
}

// Whether anything of the picture has it.
bool has(const QImage& image, QRgb colour) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == colour)
                return true;
    return false;
}

void themes(const char* column) {
    QTest::addColumn<ThemeKind>("kind");
    QTest::addColumn<bool>(column);
    for (const ThemeKind kind : all_themes)
        for (const bool on : {false, true})
            QTest::addRow("%s, %s %s", qPrintable(theme(kind).name), column, on ? "on" : "off")
                << kind << on;
}

}  // namespace

void GifColoursTest::everyFillOfAThemeComesOutInEveryFrame_data() {
    themes("legend");
}

void GifColoursTest::everyFillOfAThemeComesOutInEveryFrame() {
    QFETCH(ThemeKind, kind);
    QFETCH(bool, legend);
    const session::RunSnapshot run = many_states();
    ExportRequest what = request();
    what.figure.theme = kind;
    what.figure.dpi = 120;
    what.figure.timeline.legend = legend;
    what.animation.graph = true;
    const Theme& look = theme(kind);
    std::set<QRgb> fills;
    for (const Fill& fill : look.states)
        fills.insert(fill.colour.rgb());
    for (const Fill& fill : {look.hold, look.hold_wanted, look.lock_wait})
        fills.insert(fill.colour.rgb());

    const std::vector<QImage> wanted = painted(run, what);
    const std::vector<QImage> seen = shown(written("film.gif", what, run));
    QVERIFY(wanted.size() > 5);
    QCOMPARE(seen.size(), wanted.size());
    const QRgb running = look.fill(trace::State::Running).colour.rgb();
    QCOMPARE(has(wanted.front(), running), legend);
    for (const trace::State state :
         {trace::State::Running, trace::State::Waiting, trace::State::Sleeping})
        QVERIFY2(has(wanted.back(), look.fill(state).colour.rgb()),
                 qPrintable(look.fill(state).colour.name()));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(seen[i].size(), wanted[i].size());
        for (int y = 0; y < wanted[i].height(); ++y)
            for (int x = 0; x < wanted[i].width(); ++x) {
                const QRgb colour = wanted[i].pixel(x, y);
                if (fills.contains(colour) && apart(seen[i].pixel(x, y), colour) > 2)
                    QFAIL(qPrintable(
                        QStringLiteral("frame %1: %2 became %3")
                            .arg(i)
                            .arg(QColor(colour).name(), QColor(seen[i].pixel(x, y)).name())));
            }
    }
}

void GifColoursTest::blackAndGreyLettersAreOfNoColour_data() {
    QTest::addColumn<ThemeKind>("kind");
    for (const ThemeKind kind : {ThemeKind::Print, ThemeKind::Projector, ThemeKind::HighContrast})
        QTest::addRow("%s", qPrintable(theme(kind).name)) << kind;
}

void GifColoursTest::blackAndGreyLettersAreOfNoColour() {
    QFETCH(ThemeKind, kind);
    const session::RunSnapshot run = many_states();
    ExportRequest what = request();
    what.figure.theme = kind;
    what.figure.dpi = 150;
    const std::vector<QImage> wanted = painted(run, what);
    const std::vector<QImage> seen = shown(written("film.gif", what, run));
    QVERIFY(!wanted.empty());
    QCOMPARE(seen.size(), wanted.size());
    const QRgb text = theme(kind).text.rgb(), surface = theme(kind).surface.rgb();
    int letters = 0, edges = 0, tinted = 0;
    for (int y = 0; y < wanted.back().height(); ++y)
        for (int x = 0; x < wanted.back().width(); ++x) {
            const QRgb colour = wanted.back().pixel(x, y);
            const QRgb now = seen.back().pixel(x, y);
            if (colour == text) {
                ++letters;
                QCOMPARE(now, text);
            } else if (colour != surface && qRed(colour) == qGreen(colour) &&
                       qGreen(colour) == qBlue(colour)) {
                ++edges;
                const auto [least, most] = std::minmax({qRed(now), qGreen(now), qBlue(now)});
                tinted += most - least > 16 ? 1 : 0;
            }
        }
    QVERIFY(letters > 20);
    QVERIFY(edges > 100);
    QCOMPARE(tinted, 0);
}

void GifColoursTest::aRareColourIsNotLostAmongManyShadesOfAnother() {
    const QRgb running = theme(ThemeKind::Print).fill(trace::State::Running).colour.rgb();
    // 16,384 reds, each of four pixels.
    QImage first(256, 256, QImage::Format_RGB32);
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x)
            first.setPixel(x, y, qRgb(120 + x / 4, y / 4, 20 + x % 4));
    QImage second = first;
    second.setPixel(100, 100, running);
    FigureText text;
    text.caption = "Reds";
    GifWriter gif(text, {running});
    gif.add(first, std::chrono::milliseconds(100));
    gif.add(second, std::chrono::milliseconds(100));
    const auto bytes = gif.encoded();
    QVERIFY(bytes.ok());
    const std::vector<QImage> seen = shown(*bytes);
    QCOMPARE(seen.size(), std::size_t(2));
    QCOMPARE(seen[1].pixel(100, 100), running);
    int worst = 0;
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x)
            worst = std::max(worst, apart(seen[0].pixel(x, y), first.pixel(x, y)));
    QVERIFY2(worst <= 20, qPrintable(QString::number(worst)));
    QCOMPARE(*gif.encoded(), *bytes);  // the same bytes every time
}

QTEST_MAIN(GifColoursTest)
#include "gif_colours_test.moc"
