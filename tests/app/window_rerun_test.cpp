// A parameter changes, and the run on show follows.
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/timeline/timeline_view.h"
#include "window_fixture.h"

#include "engine/session/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTemporaryDir>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;

namespace {

ParameterForm& form_of(OpenWindow& window) {
    return window.findChild<ScenarioPanel*>()->form();
}

template <typename Widget>
Widget* control(OpenWindow& window, const QString& parameter) {
    return form_of(window).findChild<QWidget*>(parameter)->findChild<Widget*>();
}

// Chooses a scenario and runs it once.
bool run(OpenWindow& window, const QString& name, bool on_virtual_clock) {
    if (!window.chooses(name))
        return false;
    window.commands().virtual_clock->setChecked(on_virtual_clock);
    window.commands().run->trigger();
    return QTest::qWaitFor([&] { return window.controller().busy(); }) && window.has_finished();
}

double shown(OpenWindow& window, const std::string& parameter) {
    if (!window.controller().has_run() || !window.controller().snapshot().trace.info)
        return -1;
    for (const auto& [name, value] : window.controller().snapshot().trace.info->parameters)
        if (name == parameter)
            return std::get<double>(value);
    return -1;
}

QPoint handle_of(const QSlider& slider, int value) {
    QStyleOptionSlider option;
    option.initFrom(&slider);
    option.minimum = slider.minimum();
    option.maximum = slider.maximum();
    option.sliderPosition = value;
    option.sliderValue = value;
    option.orientation = Qt::Horizontal;
    return slider.style()
        ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider)
        .center();
}

// The handle from where it is to `value`, in so many moves; `during` after each.
template <typename During>
void drag(QSlider& slider, int value, int moves, const During& during) {
    const QPoint from = handle_of(slider, slider.value());
    const QPoint to = handle_of(slider, value);
    QTest::mousePress(&slider, Qt::LeftButton, {}, from);
    for (int i = 1; i <= moves; ++i) {
        const QPoint at = from + (to - from) * i / moves;
        QMouseEvent move(QEvent::MouseMove, QPointF(at), slider.mapToGlobal(QPointF(at)),
                         Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(&slider, &move);
        during(i);
    }
}

void let_go(QSlider& slider) {
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, handle_of(slider, slider.value()));
}

}  // namespace

class WindowRerunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void theTimelineFollowsADraggedSliderOnTheVirtualClock();
    void whatIsPassedOverIsNotRun();
    void whatDoesNotLoadWithOneValueRunsWithTheNext();
    void nothingFlickersBetween();
    void theZoomStays();
    void aViewWithNextToNothingOfTheNextRunIsFittedAnew();
    void onTheRealClockItRunsWhenLetGo();
    void aChoiceRerunsAtOnce();
    void itCanBeTurnedOff();
    void withoutARunOnShowNothingRuns();
    void anotherScenarioIsNotRunByItsValues();
    void anotherClockRunsItAgain();
    void aRunOfAFileStaysWhicheverClockIsChosen();
    void whatTakesLongerThanAGlanceIsSeenToGrow();
    void anotherClockRerunsToo();
    void whereNothingRerunsTheWindowSaysWhatIsNotAsItIsSet();
};

void WindowRerunTest::theTimelineFollowsADraggedSliderOnTheVirtualClock() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    auto* slider = control<QSlider>(window, "requests");
    std::vector<double> seen;
    drag(*slider, 300, 6, [&](int) {
        const double wanted = control<QDoubleSpinBox>(window, "requests")->value();
        QTRY_COMPARE(shown(window, "requests"), wanted);
        QVERIFY(slider->isSliderDown());  // while it is dragged
        seen.push_back(wanted);
    });
    let_go(*slider);
    QVERIFY(seen.size() == 6 && seen.back() > seen.front());
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
}

void WindowRerunTest::whatIsPassedOverIsNotRun() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    const QSignalSpy began(&window.controller(), &RunController::began);
    auto* slider = control<QSlider>(window, "requests");
    drag(*slider, 600, 60, [](int) { QApplication::processEvents(); });
    let_go(*slider);
    const double last = control<QDoubleSpinBox>(window, "requests")->value();
    QTRY_COMPARE(shown(window, "requests"), last);
    QVERIFY2(began.count() < 60, qPrintable(QString::number(began.count())));
    // And then there is rest: nothing was queued.
    const auto runs = began.count();
    QTest::qWait(400);
    QCOMPARE(began.count(), runs);
    QCOMPARE(shown(window, "requests"), last);
}

void WindowRerunTest::whatDoesNotLoadWithOneValueRunsWithTheNext() {
    OpenWindow window;
    QVERIFY(
        window.opens_text("local n = number(\"n\", 1, {min = 1, max = 9})\n"
                          "if n == 3 then error(\"not three\") end\n"
                          "thread(\"A\", function() sleep(n) end)\n"));
    QVERIFY(window.runs_simulated());
    const QSignalSpy not_begun(&window.controller(), &RunController::not_begun);
    control<QDoubleSpinBox>(window, "n")->setValue(3);
    QTRY_VERIFY(window.controller().runs_unseen());
    control<QDoubleSpinBox>(window, "n")->setValue(4);
    QTRY_COMPARE(shown(window, "n"), 4.0);
    QCOMPARE(not_begun.count(), 1);
}

void WindowRerunTest::nothingFlickersBetween() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    // Every snapshot that the views get is that of a finished run.
    int unfinished = 0, shown_runs = 0;
    connect(&window.controller(), &RunController::snapshot_changed, &window, [&] {
        ++shown_runs;
        unfinished += window.controller().snapshot().trace.finished ? 0 : 1;
    });
    control<QDoubleSpinBox>(window, "requests")->setValue(20);
    QVERIFY(!window.controller().busy());
    QTRY_COMPARE(shown(window, "requests"), 20.0);
    QCOMPARE(unfinished, 0);
    QCOMPARE(shown_runs, 1);
}

void WindowRerunTest::theZoomStays() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    auto* timeline = window.findChild<TimelineView*>();
    using namespace std::chrono_literals;
    timeline->show_range({100ms, 300ms});
    QVERIFY(!window.commands().follow->isChecked());
    control<QDoubleSpinBox>(window, "requests")->setValue(12);
    QTRY_COMPARE(shown(window, "requests"), 12.0);
    QCOMPARE(timeline->visible_range(), (trace::TimeRange{100ms, 300ms}));
    // The whole run stays the whole run, however long it is.
    window.commands().fit->trigger();
    control<QDoubleSpinBox>(window, "requests")->setValue(20);
    QTRY_COMPARE(shown(window, "requests"), 20.0);
    QVERIFY(timeline->visible_range().end >= window.controller().snapshot().trace.now);
}

void WindowRerunTest::aViewWithNextToNothingOfTheNextRunIsFittedAnew() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    auto* timeline = window.findChild<TimelineView*>();
    const auto reruns_with = [&](double requests) {
        control<QDoubleSpinBox>(window, "requests")->setValue(requests);
        return QTest::qWaitFor([&] { return shown(window, "requests") == requests; }, 20'000);
    };
    const auto end = [&] { return window.controller().snapshot().trace.now; };
    const auto shows_all = [&] {
        return timeline->visible_range().begin <= trace::Time{0} &&
               timeline->visible_range().end >= end();
    };
    const trace::Time shorter = end();
    QVERIFY(reruns_with(20));
    const trace::Time longer = end();
    QVERIFY(longer > shorter);
    // A sliver of the shorter one, at the left edge.
    timeline->show_range({shorter - (longer - shorter) / 20, longer});
    QVERIFY(reruns_with(10));
    QCOMPARE(end(), shorter);
    QVERIFY(shows_all());
    // All of it by hand is the whole run, too.
    timeline->show_range({trace::Time{0}, shorter + shorter / 50});
    QVERIFY(!window.commands().follow->isChecked());
    QVERIFY(reruns_with(20));
    QVERIFY(shows_all());
}

void WindowRerunTest::onTheRealClockItRunsWhenLetGo() {
    OpenWindow window;
    QVERIFY(run(window, "race/read-modify-write", false));
    const QSignalSpy began(&window.controller(), &RunController::began);
    const QStringList sliders = form_of(window).values().keys();
    QSlider* slider = nullptr;
    QString name;
    for (const QString& each : sliders)
        if (auto* found = control<QSlider>(window, each)) {
            slider = found;
            name = each;
        }
    QVERIFY(slider);
    drag(*slider, slider->value() < 500 ? 900 : 100, 4, [](int) { QTest::qWait(30); });
    QCOMPARE(began.count(), 0);
    let_go(*slider);
    QTRY_COMPARE(began.count(), 1);
    QVERIFY(window.has_finished());
    QCOMPARE(shown(window, name.toStdString()), control<QDoubleSpinBox>(window, name)->value());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Real);
}

void WindowRerunTest::aChoiceRerunsAtOnce() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    auto* tool = control<QComboBox>(window, "tool");
    tool->setFocus();
    QTest::keyClick(tool, Qt::Key_Down);
    QTRY_VERIFY(window.controller().snapshot().trace.actors.size() == 10);
}

void WindowRerunTest::itCanBeTurnedOff() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    QCheckBox* tick = nullptr;
    for (auto* each : window.findChildren<QCheckBox*>())
        if (each->text() == "Rerun")
            tick = each;
    QVERIFY(tick && tick->isVisible() && tick->isChecked());
    QTest::mouseClick(tick, Qt::LeftButton, {}, QPoint(8, tick->height() / 2));
    QVERIFY(!window.commands().rerun->isChecked());
    const QSignalSpy began(&window.controller(), &RunController::began);
    control<QDoubleSpinBox>(window, "requests")->setValue(20);
    QTest::qWait(300);
    QCOMPARE(began.count(), 0);
    QCOMPARE(shown(window, "requests"), 10.0);
    window.close();
    QCOMPARE(QSettings().value("run/rerun").toBool(), false);
}

void WindowRerunTest::withoutARunOnShowNothingRuns() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    emit window.findChild<Gallery*>()->chosen("bottleneck/downloads");
    window.commands().virtual_clock->setChecked(true);
    control<QDoubleSpinBox>(window, "requests")->setValue(20);
    QTest::qWait(200);
    QVERIFY(!window.controller().busy() && !window.controller().has_run());
}

void WindowRerunTest::anotherScenarioIsNotRunByItsValues() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    control<QDoubleSpinBox>(window, "requests")->setValue(20);
    QTRY_COMPARE(shown(window, "requests"), 20.0);
    emit window.findChild<Gallery*>()->chosen("bottleneck/mixed");
    const QSignalSpy began(&window.controller(), &RunController::began);
    emit window.findChild<Gallery*>()->chosen("bottleneck/downloads");  // its kept values are set
    QTest::qWait(200);
    QCOMPARE(began.count(), 1);  // its run, which has come back
    QCOMPARE(shown(window, "requests"), 20.0);
}

void WindowRerunTest::anotherClockRunsItAgain() {
    OpenWindow window;
    QVERIFY(run(window, "deadlock/opposite-order", false));
    const auto clock = [&] { return window.controller().snapshot().trace.info->clock; };
    QCOMPARE(clock(), trace::Clock::Real);
    for (const auto wanted : {trace::Clock::Virtual, trace::Clock::Real, trace::Clock::Virtual}) {
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(window.controller().has_run() && window.controller().snapshot().trace.info &&
                    clock() == wanted && !window.controller().busy());
    }
}

// Its values are set in the form, which is no wish for another run.
void WindowRerunTest::aRunOfAFileStaysWhicheverClockIsChosen() {
    QTemporaryDir folder;
    session::RunRequest request;
    request.name = "deadlock/opposite-order";
    request.scenario = std::string(THREADLINE_SOURCE_DIR "/scenarios/") + request.name + ".lua";
    request.runner = THREADLINE_BIN_DIR "/threadline-runner";
    request.parameters = {{"work", "50"}};
    request.simulated_cpu.emplace();
    request.file = folder.filePath("run.tline").toStdString();
    const auto session = session::Session::start(request);
    QVERIFY(session);
    session.value()->wait();

    OpenWindow window;
    QVERIFY(window.is_ready());
    window.open(*request.file);
    QTRY_COMPARE(shown(window, "work"), 50.0);
    QTest::qWait(200);
    QVERIFY(!window.controller().busy());
    QCOMPARE(window.controller().snapshot().trace.info->clock, trace::Clock::Virtual);
}

void WindowRerunTest::whatTakesLongerThanAGlanceIsSeenToGrow() {
    OpenWindow window;
    QVERIFY(run(window, "bottleneck/downloads", true));
    // Real work that no clock can shorten: a great many steps.
    const QSignalSpy began(&window.controller(), &RunController::began);
    bool was_busy = false;
    connect(&window.controller(), &RunController::phase_changed, &window,
            [&] { was_busy = was_busy || window.controller().busy(); });
    session::RunRequest request;
    request.scenario = test::start_here().scenarios / "race/lost-update.lua";
    request.source =
        "local count = shared(\"count\", 0)\n"
        "threads(2, \"T\", function() for i = 1, 400000 do count:add(1) end end)\n";
    request.name = "long";
    request.runner = test::start_here().runner;
    request.simulated_cpu.emplace();
    window.controller().run(request, RunController::Show::WhenOver);
    QVERIFY(window.controller().runs_unseen() && !window.controller().busy());
    QTRY_VERIFY(was_busy);
    QVERIFY(window.has_finished());
    QCOMPARE(began.count(), 1);
    QCOMPARE(window.outcome(), trace::Outcome::Completed);
}

void WindowRerunTest::anotherClockRerunsToo() {
    OpenWindow window;
    QVERIFY(run(window, "deadlock/opposite-order", false));
    const auto clock = [&] { return window.controller().snapshot().trace.info->clock; };
    QCOMPARE(clock(), trace::Clock::Real);
    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
    QTRY_COMPARE(clock(), trace::Clock::Virtual);
    QVERIFY(window.has_finished());
    // Where parameters do not rerun, neither does the clock.
    window.commands().rerun->setChecked(false);
    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
    QTest::qWait(200);
    QVERIFY(!window.controller().busy());
    QCOMPARE(clock(), trace::Clock::Virtual);
}

void WindowRerunTest::whereNothingRerunsTheWindowSaysWhatIsNotAsItIsSet() {
    OpenWindow window;
    QVERIFY(run(window, "deadlock/opposite-order", true));
    const auto says = [&](const QString& words) {
        return std::ranges::any_of(window.findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    window.commands().rerun->setChecked(false);
    control<QDoubleSpinBox>(window, "work")->setValue(50);
    QVERIFY(says("with values other than those set now"));
    control<QDoubleSpinBox>(window, "work")->setValue(20);
    QVERIFY(!says("those set now"));
    window.commands().virtual_clock->setChecked(false);
    QVERIFY(says("on a clock other than the one set now"));
    window.commands().virtual_clock->setChecked(true);
    QVERIFY(!says("the one set now"));
}

QTEST_MAIN(WindowRerunTest)
#include "window_rerun_test.moc"
