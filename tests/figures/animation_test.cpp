// Animations: what each frame shows, that the files are well formed, and what cannot be one.
#include "app/figure/export_request.h"
#include "app/figure/preset.h"
#include "tests/figures/export_folder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <gif_lib.h>
#include <zlib.h>

using namespace threadline;
using namespace threadline::app;
using threadline::test::RunFixture;
using threadline::test::ThreadStory;

class AnimationTest : public QObject, test::ExportFolder {
    Q_OBJECT

private slots:
    void anAnimationPausesAtItsMomentsAndEndsWithTheWholeRun();
    void itPausesAtWhatAPersonWroteAndNotAtWhatIsPassedOver();
    void ofALateRangeItTellsTheMomentsOfThatRange();
    void framesShowNothingOfWhatIsStillToCome();
    void wordsThatAreLongerThanALineStandBelowEachOther();
    void theGraphStandsBelowTheLanesAsItIsThen();
    void theHeightThatIsAskedForIsThatOfTheWholeFrame_data();
    void theHeightThatIsAskedForIsThatOfTheWholeFrame();
    void aHeightThatIsTooLittleForAFrameIsToldWithTheMend();
    void aFlagThatFliesToTheLeftWaitsForItsMoment();
    void aGifIsWellFormedAndPlaysForAsLongAsItsFrames_data() { add_pauses(); }
    void aGifIsWellFormedAndPlaysForAsLongAsItsFrames();
    void anApngIsWellFormedAndPlaysForAsLongAsItsFrames_data() { add_pauses(); }
    void anApngIsWellFormedAndPlaysForAsLongAsItsFrames();
    void numberedFramesAreAllThere();
    void anAnimationCanBeStoppedAndLeavesWhatWasThere();
    void whatCannotBeAnAnimationIsRefused_data();
    void whatCannotBeAnAnimationIsRefused();

private:
    static void add_pauses() {
        QTest::addColumn<std::chrono::milliseconds>("pause");
        QTest::newRow("of a moment") << std::chrono::milliseconds(500);
        QTest::newRow("of many minutes") << std::chrono::milliseconds(std::chrono::minutes(12));
    }
};

void AnimationTest::anAnimationPausesAtItsMomentsAndEndsWithTheWholeRun() {
    const session::RunSnapshot snapshot = run();
    const auto frames = animation_frames(snapshot, snapshot.trace.range(), request().animation);
    QCOMPARE(frames.front().at, trace::Time(0));
    QCOMPARE(frames.back().at, snapshot.trace.now);
    QVERIFY(std::is_sorted(frames.begin(), frames.end(),
                           [](const auto& a, const auto& b) { return a.at < b.at; }));
    const auto steps = std::count_if(frames.begin(), frames.end(), [](const AnimationFrame& one) {
        return one.shown == std::chrono::milliseconds(100);
    });
    QCOMPARE(steps, 10);
    const auto pauses = std::count_if(frames.begin(), frames.end(), [](const AnimationFrame& one) {
        return one.shown == std::chrono::milliseconds(500) && !one.words.isEmpty();
    });
    QCOMPARE(std::size_t(pauses),
             std::size_t(snapshot.trace.moments.size() > 0 ? frames.size() - 11 : 0));
}

// Empty: it cannot be played.
std::vector<QImage> played(const session::RunSnapshot& run, const ExportRequest& what) {
    std::vector<QImage> images;
    const Status done =
        play(run, what.figure, what.animation, [&](const QImage& image, std::chrono::milliseconds) {
            images.push_back(image);
            return Status(Done{});
        });
    return done ? images : std::vector<QImage>{};
}

QStringList paused_at(const session::RunSnapshot& run, trace::TimeRange range,
                      const AnimationOptions& options) {
    QStringList words;
    for (const AnimationFrame& frame : animation_frames(run, range, options))
        if (frame.shown == options.pause)
            words.append(frame.words);
    return words;
}

void AnimationTest::itPausesAtWhatAPersonWroteAndNotAtWhatIsPassedOver() {
    session::RunSnapshot snapshot = run();
    using trace::MomentKind;
    const auto ms = [](double at) { return test::ms(at); };
    snapshot.trace.moments.append(
        {ms(20.9), MomentKind::EdgeAdded, ActorId{1}, ObjectId{2}, {}, {}});
    snapshot.trace.moments.append({ms(90), MomentKind::CheckFailed, ActorId{1}, {}, {}, {}});
    snapshot.annotations =
        std::make_shared<const std::vector<trace::Annotation>>(std::vector<trace::Annotation>{
            {{ms(30), ms(50)}, "A stretch"}, {{ms(20.9), ms(20.9)}, "Look here"}});
    AnimationOptions options = request().animation;
    options.passed_over.kinds = {MomentKind::CheckFailed};
    QCOMPARE(paused_at(snapshot, snapshot.trace.range(), options),
             (QStringList{"Look here", "A stretch"}));
    options.passed_over = {{}, true};
    const QStringList of_the_run = paused_at(snapshot, snapshot.trace.range(), options);
    QCOMPARE(of_the_run.size(), 2);
    QCOMPARE(of_the_run.front(), QString("A begins to wait for Lock 2, held by B."));
}

void AnimationTest::ofALateRangeItTellsTheMomentsOfThatRange() {
    session::RunSnapshot snapshot = run();
    for (int i = 0; i < 500; ++i)
        snapshot.trace.moments.append(
            {test::ms(0.2 * i), trace::MomentKind::EdgeAdded, ActorId{1}, ObjectId{2}, {}, {}});
    const auto told = paused_at(snapshot, {test::ms(98), test::ms(121)}, request().animation);
    QCOMPARE(told.size(), 10);
    QVERIFY2(told.front().startsWith("A begins to wait for Lock 2"), qPrintable(told.front()));
}

void AnimationTest::framesShowNothingOfWhatIsStillToCome() {
    const session::RunSnapshot snapshot = run();
    ExportRequest what = request();
    const std::vector<QImage> images = played(snapshot, what);
    QVERIFY(!images.empty());
    const auto coloured = [](const QImage& image) {
        int count = 0;  // in the right half, where the lanes are
        for (int y = 0; y < image.height() / 2; ++y)
            for (int x = image.width() * 3 / 4; x < image.width() - 8; ++x)
                count += qGray(image.pixel(x, y)) < 250;
        return count;
    };
    QCOMPARE(coloured(images.front()), 0);
    QVERIFY(coloured(images.back()) > 100);
}

void AnimationTest::wordsThatAreLongerThanALineStandBelowEachOther() {
    const ExportRequest what = request();
    const auto film = [&](const std::string& lock_name) {
        RunFixture story;
        const ObjectId lock = story.lock(lock_name);
        ThreadStory& b = story.thread("B").runs(0, 100).holds(lock, 10, 100);
        const ActorId a = story.thread("A").runs(0, 50).blocked(lock, 50, 100, b.id()).id();
        session::RunSnapshot snapshot = story.at(100);
        snapshot.trace.moments.append(
            {test::ms(50), trace::MomentKind::EdgeAdded, a, lock, {}, {}});
        return played(snapshot, what);
    };
    const std::vector<QImage> brief = film("Lock");
    const std::vector<QImage> wordy =
        film("the lock of the long queue at the far end of the old hall by the river");
    QVERIFY(!brief.empty() && !wordy.empty());
    for (const QImage& image : wordy)
        QCOMPARE(image.size(), wordy.front().size());  // before there are any words, too
    const double pixels = figure_theme(what.figure).unit() * what.figure.dpi / 72;
    const int line = int(18 * pixels), last = int(26 * pixels);
    const int more = wordy.front().height() - brief.front().height();
    QVERIFY2(more >= line, qPrintable(QString::number(more)));
    const auto ink = [](const QImage& image, int top, int height) {
        int count = 0;
        for (int y = top; y < top + height; ++y)
            for (int x = 0; x < image.width(); ++x)
                count += qGray(image.pixel(x, y)) < 128;
        return count;
    };
    for (const int above : {last, last + more}) {
        const int top = wordy.front().height() - above;
        QCOMPARE(ink(wordy.front(), top, line), 0);
        QVERIFY(ink(wordy.back(), top, line) > 20);
    }
}

void AnimationTest::theGraphStandsBelowTheLanesAsItIsThen() {
    const session::RunSnapshot snapshot = run();
    const auto with_graph = [&](bool graph) {
        ExportRequest what = request();
        what.animation.graph = graph;
        return played(snapshot, what);
    };
    const auto alone = with_graph(false), both = with_graph(true);
    QVERIFY(!alone.empty());
    QCOMPARE(both.size(), alone.size());
    const int lanes = alone.front().height();
    QVERIFY(both.front().height() > lanes + both.front().width() / 3);
    const auto graph = [&](std::size_t frame) {
        return both[frame].copy(0, lanes, both[frame].width(), both[frame].height() - lanes);
    };
    // At the beginning nobody waits; from the closing of the circle on nothing changes any more.
    QVERIFY(graph(0) != graph(5));
    QCOMPARE(graph(5), graph(8));
}

void AnimationTest::theHeightThatIsAskedForIsThatOfTheWholeFrame_data() {
    QTest::addColumn<bool>("graph");
    QTest::newRow("lanes alone") << false;
    QTest::newRow("with the graph") << true;
}

void AnimationTest::theHeightThatIsAskedForIsThatOfTheWholeFrame() {
    QFETCH(bool, graph);
    const session::RunSnapshot snapshot = run();
    ExportRequest what = request();
    apply(*figure_preset("slide"), what.figure);
    what.animation.graph = graph;
    what.animation.length = std::chrono::milliseconds(100);
    QVERIFY(check_export(snapshot, what, "x.gif").ok());
    std::vector<QImage> images = played(snapshot, what);
    QVERIFY(!images.empty());
    for (const QImage& image : images)
        QCOMPARE(image.size(), QSize(1920, 1080));
    // The lanes and what stands below them share it.
    const auto coloured = [&](int from, int to) {
        int count = 0;
        for (int y = from; y < to; ++y)
            for (int x = 0; x < images.back().width(); ++x)
                count += qGray(images.back().pixel(x, y)) < 250;
        return count;
    };
    QVERIFY(coloured(0, 540) > 1000);
    QVERIFY(coloured(540, 1080) > 1000);
    // And where no height is asked for a frame is as high as all of it needs.
    what.figure.height_mm.reset();
    images = played(snapshot, what);
    QVERIFY(!images.empty());
    QCOMPARE(images.front().width(), 1920);
    QVERIFY(!graph || images.front().height() > 960);
}

void AnimationTest::aHeightThatIsTooLittleForAFrameIsToldWithTheMend() {
    const session::RunSnapshot snapshot = run();
    for (const bool graph : {false, true}) {
        ExportRequest what = request();
        what.animation.graph = graph;
        what.figure.height_mm = 12;
        const Status refused = check_export(snapshot, what, "x.gif");
        QVERIFY(!refused.ok());
        const QString line = QString::fromStdString(refused.error().message);
        const auto mend = QRegularExpression("give at least (\\d+)mm").match(line);
        QVERIFY2(mend.hasMatch() && line.startsWith("a height of 12 mm"), qPrintable(line));
        what.figure.height_mm = mend.captured(1).toDouble();
        QVERIFY(check_export(snapshot, what, "x.gif").ok());
    }
}

void AnimationTest::aFlagThatFliesToTheLeftWaitsForItsMoment() {
    RunFixture story;
    const ObjectId lock = story.lock("Lock");
    const ActorId a = story.thread("A").runs(0, 95).blocked(lock, 95, 100).id();
    story.deadlock(95, {a}, {lock});
    ExportRequest what = request();
    const QRgb flag = figure_theme(what.figure).error.rgb();
    std::vector<int> seen;
    QVERIFY(play(story.at(100), what.figure, what.animation,
                 [&](const QImage& image, std::chrono::milliseconds) {
                     int count = 0;
                     for (int y = 0; y < image.height() / 2; ++y)
                         for (int x = 0; x < image.width() * 9 / 10; ++x)
                             count += image.pixel(x, y) == flag ? 1 : 0;
                     seen.push_back(count);
                     return Status(Done{});
                 })
                .ok());
    QCOMPARE(seen.front(), 0);
    QCOMPARE(seen[seen.size() / 2], 0);
    QVERIFY(seen.back() > 50);
}

void AnimationTest::aGifIsWellFormedAndPlaysForAsLongAsItsFrames() {
    QFETCH(const std::chrono::milliseconds, pause);
    const session::RunSnapshot snapshot = run();
    ExportRequest what = request();
    what.animation.pause = pause;
    QVERIFY(!written("play.gif", what).isEmpty());
    std::chrono::milliseconds due{0};
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), what.animation))
        due += frame.shown;
    int error = 0;
    GifFileType* gif =
        DGifOpenFileName(folder_.filePath("play.gif").toLocal8Bit().constData(), &error);
    QVERIFY(gif);
    QCOMPARE(DGifSlurp(gif), GIF_OK);
    QVERIFY(gif->ImageCount > 5);
    int hundredths = 0;
    for (int i = 0; i < gif->ImageCount; ++i) {
        GraphicsControlBlock control{};
        QCOMPARE(DGifSavedExtensionToGCB(gif, i, &control), GIF_OK);
        hundredths += control.DelayTime;
    }
    QVERIFY2(std::abs(hundredths * 10 - due.count()) <= 10,
             qPrintable(QString::number(hundredths)));
    QCOMPARE(gif->SWidth, int(std::lround(88.9 / 25.4 * 90)));
    DGifCloseFile(gif, &error);
}

void AnimationTest::anApngIsWellFormedAndPlaysForAsLongAsItsFrames() {
    QFETCH(const std::chrono::milliseconds, pause);
    const session::RunSnapshot snapshot = run();
    ExportRequest what = request();
    what.animation.pause = pause;
    const QByteArray png = written("play.apng", what);
    QCOMPARE(png.left(8), QByteArray("\x89PNG\r\n\x1a\n", 8));
    std::chrono::milliseconds due{0};
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), what.animation))
        due += frame.shown;
    quint32 told = 0, controls = 0, sequence = 0;
    std::int64_t shown = 0;
    QByteArray last;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        const auto size = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        const QByteArray kind = png.mid(at + 4, 4);
        const char* content = png.constData() + at + 8;
        QCOMPARE(quint32(crc32(0, reinterpret_cast<const Bytef*>(png.constData() + at + 4),
                               uInt(size + 4))),
                 qFromBigEndian<quint32>(content + size));
        if (kind == "acTL")
            told = qFromBigEndian<quint32>(content);
        if (kind == "fcTL" || kind == "fdAT")
            QCOMPARE(qFromBigEndian<quint32>(content), sequence++);
        if (kind == "fcTL") {
            ++controls;
            shown += qFromBigEndian<quint16>(content + 20) * 1'000 /
                     qFromBigEndian<quint16>(content + 22);
        }
        last = kind;
        at += size + 12;
    }
    QCOMPARE(last, QByteArray("IEND"));
    QCOMPARE(controls, told);
    QVERIFY(told > 5);
    QCOMPARE(shown, std::int64_t(due.count()));
    // Who knows no animation sees the first frame.
    QVERIFY(!QImage::fromData(png, "PNG").isNull());
}

void AnimationTest::numberedFramesAreAllThere() {
    const session::RunSnapshot snapshot = run();
    QVERIFY(write_export(snapshot, request(), folder_.filePath("frame-%04d.png")).ok());
    std::int64_t due = 0;
    for (const AnimationFrame& frame :
         animation_frames(snapshot, snapshot.trace.range(), request().animation))
        due += frame.shown / std::chrono::milliseconds(100);
    const QStringList files = QDir(folder_.path()).entryList({"frame-*.png"}, QDir::Files);
    QCOMPARE(files.size(), qsizetype(due));
    QCOMPARE(files.front(), QString("frame-0001.png"));
    const QImage last(folder_.filePath(files.back()));
    QVERIFY(!last.isNull());
    QCOMPARE(last.text("scenario"), QString("deadlock/opposite-order"));  // each says where from
}

void AnimationTest::anAnimationCanBeStoppedAndLeavesWhatWasThere() {
    QFile old(folder_.filePath("stopped.gif"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    const Status status = write_export(run(), request(), old.fileName(),
                                       [](std::size_t done, std::size_t) { return done < 3; });
    QVERIFY(!status.ok());
    QVERIFY(status.error().message.find("stopped") != std::string::npos);
    QCOMPARE(read("stopped.gif"), QByteArray("what was there"));
}

void AnimationTest::whatCannotBeAnAnimationIsRefused_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("frames_per_second");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<QString>("words");
    QTest::newRow("too fast") << 1 << 60 << 90.0 << "give 1 to 50";
    QTest::newRow("too long") << 3'000 << 20 << 90.0 << "frames a second that make";
    QTest::newRow("of no length") << 0 << 20 << 90.0 << "give a length";
    QTest::newRow("too large") << 1 << 10 << 2'400.0 << "lower the dpi";
}

void AnimationTest::whatCannotBeAnAnimationIsRefused() {
    QFETCH(int, seconds);
    QFETCH(int, frames_per_second);
    QFETCH(double, dpi);
    QFETCH(QString, words);
    ExportRequest what = request();
    what.animation.length = std::chrono::seconds(seconds);
    what.animation.frames_per_second = frames_per_second;
    what.figure.dpi = dpi;
    const Status status = check_export(run(), what, "x.gif");
    QVERIFY(!status.ok());
    const QString line = QString::fromStdString(status.error().message);
    QVERIFY2(line.contains(words) && !line.contains('\n'), qPrintable(line));
}

QTEST_MAIN(AnimationTest)
#include "animation_test.moc"
