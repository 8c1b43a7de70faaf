// The themes as those see them who confuse colours: told apart by colour or by hatch, and on
// a screen, where lanes are crowded and hatches are left out, by colour alone.
#include "app/timeline/lane_painting.h"
#include "app/timeline/theme.h"
#include "tests/app/colour_vision.h"

#include <QTest>

using namespace threadline;
using namespace threadline::app;
using trace::State;

class TimelineColourVisionTest : public QObject {
    Q_OBJECT

private slots:
    void theDistanceIsThatOfItsPaper_data();
    void theDistanceIsThatOfItsPaper();
    void greyLooksTheSameToEverybody_data() { visions(); }
    void greyLooksTheSameToEverybody();
    void redAndGreenAreCloseToThoseWhoConfuseThem();
    void everyTwoStatesDifferInColourOrHatch_data() { themes_and_visions(); }
    void everyTwoStatesDifferInColourOrHatch();
    void theStatesOfALockDifferInColourOrHatch_data() { themes_and_visions(); }
    void theStatesOfALockDifferInColourOrHatch();
    void inPrintNoLookOfALockIsThatOfAStateInGrey();
    void theLooksOfACpuAndOfAVariableDifferInColourOrHatch_data() { themes_and_visions(); }
    void theLooksOfACpuAndOfAVariableDifferInColourOrHatch();
    void whatMattersDiffersFromAfarByColourAlone_data() {
        // States share one lightness: without any colour it is the hatch that tells them apart.
        themes_and_visions(WithoutGrey);
    }
    void whatMattersDiffersFromAfarByColourAlone();

private:
    static constexpr double clear = 10;  // ten times what is just noticed side by side

    static void visions() {
        QTest::addColumn<Vision>("vision");
        QTest::newRow("usual") << Vision::Usual;
        QTest::newRow("protanopia") << Vision::Protanopia;
        QTest::newRow("deuteranopia") << Vision::Deuteranopia;
        QTest::newRow("tritanopia") << Vision::Tritanopia;
        QTest::newRow("grey") << Vision::Grey;
    }
    enum Which { All, WithoutGrey };
    static void themes_and_visions(Which which = All) {
        QTest::addColumn<ThemeKind>("kind");
        QTest::addColumn<Vision>("vision");
        const std::pair<const char*, Vision> all[] = {{"usual", Vision::Usual},
                                                      {"protanopia", Vision::Protanopia},
                                                      {"deuteranopia", Vision::Deuteranopia},
                                                      {"tritanopia", Vision::Tritanopia},
                                                      {"grey", Vision::Grey}};
        for (const ThemeKind kind : all_themes)
            for (const auto& [name, vision] : all)
                if (which == All || vision != Vision::Grey)
                    QTest::addRow("%s, %s", qPrintable(theme(kind).name), name) << kind << vision;
    }
    static double seen_distance(Vision vision, const QColor& a, const QColor& b) {
        return colour_distance(seen_with(vision, a), seen_with(vision, b));
    }
    static QString told(const QColor& a, const QColor& b, double distance) {
        return QString("%1 and %2: %3").arg(a.name(), b.name()).arg(distance);
    }
    static void verify(Vision vision, const Fill& a, const Fill& b) {
        const double distance = seen_distance(vision, a.colour, b.colour);
        QVERIFY2(a.hatch != b.hatch || distance >= clear,
                 qPrintable(told(a.colour, b.colour, distance)));
    }
};

// From the table of test data of Sharma, Wu and Dalal (2005).
void TimelineColourVisionTest::theDistanceIsThatOfItsPaper_data() {
    QTest::addColumn<QList<double>>("lab");
    QTest::addColumn<double>("distance");
    QTest::newRow("1") << QList<double>{50, 2.6772, -79.7751, 50, 0, -82.7485} << 2.0425;
    QTest::newRow("7") << QList<double>{50, 0, 0, 50, -1, 2} << 2.3669;
    QTest::newRow("14") << QList<double>{50, 2.5, 0, 50, 0, -2.5} << 4.3065;
    QTest::newRow("25") << QList<double>{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387}
                        << 1.2644;
    QTest::newRow("33") << QList<double>{6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286}
                        << 0.6377;
    QTest::newRow("34") << QList<double>{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514}
                        << 0.9082;
}

void TimelineColourVisionTest::theDistanceIsThatOfItsPaper() {
    QFETCH(const QList<double>, lab);
    QFETCH(const double, distance);
    const Lab a{lab[0], lab[1], lab[2]}, b{lab[3], lab[4], lab[5]};
    QVERIFY2(std::abs(colour_distance(a, b) - distance) < 0.0001,
             qPrintable(QString::number(colour_distance(a, b), 'f', 5)));
    QVERIFY(std::abs(colour_distance(b, a) - distance) < 0.0001);
    QVERIFY(std::abs(colour_distance(QColor(Qt::black), QColor(Qt::white)) - 100) < 0.01);
}

void TimelineColourVisionTest::greyLooksTheSameToEverybody() {
    QFETCH(const Vision, vision);
    for (const int level : {0, 90, 200, 255}) {
        const QColor grey(level, level, level);
        QVERIFY(colour_distance(seen_with(vision, grey), grey) < 0.5);
    }
}

void TimelineColourVisionTest::redAndGreenAreCloseToThoseWhoConfuseThem() {
    const QColor red(0xc0, 0x60, 0x40), green(0x80, 0x7a, 0x36);
    const double usual = seen_distance(Vision::Usual, red, green);
    QVERIFY(usual > 20);
    QVERIFY(seen_distance(Vision::Deuteranopia, red, green) < usual / 3);
    QVERIFY(seen_distance(Vision::Tritanopia, red, green) > usual / 2);
    const QColor blue(0x20, 0x90, 0xa0), teal(0x20, 0x95, 0x85);
    QVERIFY(seen_distance(Vision::Tritanopia, blue, teal) <
            seen_distance(Vision::Usual, blue, teal) / 2);
}

void TimelineColourVisionTest::everyTwoStatesDifferInColourOrHatch() {
    QFETCH(const ThemeKind, kind);
    QFETCH(const Vision, vision);
    const Theme& t = theme(kind);
    for (const State a : trace::all_states)
        for (const State b : trace::all_states)
            if (a < b)
                verify(vision, t.fill(a), t.fill(b));
}

void TimelineColourVisionTest::theStatesOfALockDifferInColourOrHatch() {
    QFETCH(const ThemeKind, kind);
    QFETCH(const Vision, vision);
    const Theme& t = theme(kind);
    const Fill looks[] = {t.hold, t.hold_wanted, t.lock_wait, t.fill(State::Deadlocked)};
    for (const Fill& a : looks)
        for (const Fill& b : looks)
            if (&a < &b)
                verify(vision, a, b);
}

// They stand one beneath the other: on a screen it is the colour that tells them apart.
void TimelineColourVisionTest::inPrintNoLookOfALockIsThatOfAStateInGrey() {
    const Theme& t = theme(ThemeKind::Print);
    for (const State state : trace::all_states)
        for (const Fill& look : {t.hold, t.hold_wanted, t.lock_wait})
            verify(Vision::Grey, look, t.fill(state));
}

void TimelineColourVisionTest::theLooksOfACpuAndOfAVariableDifferInColourOrHatch() {
    QFETCH(const ThemeKind, kind);
    QFETCH(const Vision, vision);
    const Theme& t = theme(kind);
    verify(vision, t.cpu_idle, t.cpu_services);
    verify(vision, t.cpu_idle, t.cpu_others);
    verify(vision, t.cpu_services, t.cpu_others);
    verify(vision, t.value, t.value_again);
}

// Where very many intervals are in view hatches would be all that one sees: they are left out.
void TimelineColourVisionTest::whatMattersDiffersFromAfarByColourAlone() {
    QFETCH(const ThemeKind, kind);
    QFETCH(const Vision, vision);
    // On paper there is room for hatches, and pale fills save ink.
    const double least = kind == ThemeKind::Print ? 5.5 : 7.5;
    const Theme& t = theme(kind);
    const State loud[] = {State::Running, State::Ready, State::Blocked, State::Deadlocked};
    for (const State a : loud)
        for (const State b : trace::all_states) {
            const bool pale = b == State::Waiting || b == State::Io || b == State::Sleeping;
            const bool counts =
                pale || (b > a && std::find(std::begin(loud), std::end(loud), b) != std::end(loud));
            if (!counts)
                continue;
            for (const auto& [x, y] :
                 {std::pair(t.fill(a).colour, t.fill(b).colour),
                  std::pair(from_afar(t.fill(a), t.surface), from_afar(t.fill(b), t.surface))}) {
                const double distance = seen_distance(vision, x, y);
                QVERIFY2(distance >= least, qPrintable(told(x, y, distance)));
            }
        }
}

QTEST_APPLESS_MAIN(TimelineColourVisionTest)
#include "timeline_colour_vision_test.moc"
