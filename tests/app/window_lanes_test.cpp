// The lanes of the window as a person arranged them, from run to run and from day to day.
#include "app/compare/comparison_view.h"
#include "app/export/comparison_export_dialog.h"
#include "app/export/export_dialog.h"
#include "app/panels/details_panel.h"
#include "app/panels/findings_list.h"
#include "app/panels/gallery.h"
#include "app/timeline/lane_switches.h"
#include "app/timeline/minimap.h"
#include "app/timeline/timeline_actions.h"
#include "app/timeline/timeline_view.h"
#include "tests/app/window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTextBrowser>

using namespace threadline;
using namespace threadline::app;
using threadline::test::OpenWindow;
using threadline::test::start_here;

class WindowLanesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { test::prepare_application(); }
    void init() { QSettings().clear(); }
    void anArrangementIsThatOfItsScenarioAndComesBackTheNextDay();
    void theViewMenuKnowsTheChosenLane();
    void allLanesAreAsUsualFromWhereverOneIs();
    void altLeftGoesBackToTheViewBefore();
    void theMinimapFollowsTheTimelineAndLeadsIt();
    void theListOfKeysKnowsEveryAction();
    void aMarkShowsTheFindingThatIsAboutIt();
    void theFigureHasTheViewOfTheWindow();
    void eachKindOfLanesIsSwitchedInTheWindowAndInTheFigure();
    void runsSideBySideAreArrangedAlike();
    void runsOfAnotherScenarioKeepTheirOwnLanes();

private:
    static TimelineView* timeline(OpenWindow& window) { return window.findChild<TimelineView*>(); }
    static void run(OpenWindow& window) {
        window.commands().virtual_clock->setChecked(true);
        window.commands().run->trigger();
        QVERIFY(QTest::qWaitFor([&] { return window.controller().has_run(); }, 20'000));
        QVERIFY(window.has_finished());
        timeline(window)->refresh_now();
    }
};

void WindowLanesTest::anArrangementIsThatOfItsScenarioAndComesBackTheNextDay() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    {
        OpenWindow window(start);
        QVERIFY(window.is_ready());
        run(window);
        TimelineView* view = timeline(window);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(view, Qt::Key_H);
        QCOMPARE(view->options().arrangement.hidden.size(), std::size_t{1});
        const LaneArrangement arranged = view->options().arrangement;
        run(window);  // again
        QCOMPARE(view->options().arrangement, arranged);
    }
    start.scenario = "race/lost-update";
    {
        OpenWindow window(start);
        QVERIFY(window.is_ready());
        run(window);
        QVERIFY(timeline(window)->options().arrangement.is_usual());
    }
    start.scenario = "deadlock/opposite-order";
    {
        OpenWindow window(start);
        QVERIFY(window.is_ready());
        run(window);
        TimelineView* view = timeline(window);
        QCOMPARE(view->options().arrangement.hidden.size(), std::size_t{1});
        QVERIFY(!view->hidden_mark().isEmpty());
        view->actions().reset_lanes->trigger();
        run(window);
        QVERIFY(view->options().arrangement.is_usual());
    }
}

void WindowLanesTest::theViewMenuKnowsTheChosenLane() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    const TimelineActions& actions = timeline(window)->actions();
    bool found = false;
    for (QObject* owner : actions.hide->associatedObjects())
        found = found || qobject_cast<QMenu*>(owner);
    QVERIFY(found);
}

void WindowLanesTest::allLanesAreAsUsualFromWhereverOneIs() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    TimelineView* view = timeline(window);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_H);
    QVERIFY(!view->options().arrangement.is_usual());
    auto* gallery = window.findChild<Gallery*>();
    gallery->setFocus();
    QTest::keyClick(gallery, Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(view->options().arrangement.is_usual());
    // What a letter does to the lanes it does in the timeline alone, and so does Ctrl+Z.
    QTest::keyClick(gallery, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(view->options().arrangement.is_usual());
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!view->options().arrangement.is_usual());
    view->actions().reset_lanes->trigger();
}

void WindowLanesTest::altLeftGoesBackToTheViewBefore() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    TimelineView* view = timeline(window);
    view->fit();
    const auto whole = view->visible_range();
    QTest::qWait(int(700));  // longer than the steps of one gesture are apart
    view->zoom_to({trace::Time{0}, whole.end / 4});
    QVERIFY(window.commands().back->isEnabled());
    QTest::keyClick(view, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(view->visible_range(), whole);
    QVERIFY(window.commands().forward->isEnabled());
    QTest::keyClick(view, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(view->visible_range() != whole);
}

void WindowLanesTest::theMinimapFollowsTheTimelineAndLeadsIt() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    TimelineView* view = timeline(window);
    auto* map = window.findChild<Minimap*>();
    QVERIFY(map && map->isVisible());
    view->fit();
    QVERIFY(std::abs(map->frame().width() - map->scale().width) < 2);
    view->zoom_in();
    view->zoom_in();
    QVERIFY(map->frame().width() < map->scale().width * 0.6);
    const auto before = view->visible_range();
    const QPoint right(int(map->scale().left + map->scale().width) - 2, map->height() / 2);
    QTest::mouseClick(map, Qt::LeftButton, {}, right);
    QVERIFY(view->visible_range().begin > before.begin);
    QCOMPARE(view->visible_range().length(), before.length());
    // It lies above the lanes, on the same scale.
    QTRY_COMPARE(map->scale().left, view->header_rects().first().right());
    window.commands().overview->setChecked(false);
    QVERIFY(!map->isVisible());
    window.commands().overview->setChecked(true);
}

void WindowLanesTest::theListOfKeysKnowsEveryAction() {
    OpenWindow window;
    QVERIFY(window.is_ready());
    window.commands().keys->trigger();
    auto* list = window.findChild<QTextBrowser*>("keys");
    QVERIFY(list && list->isVisible());
    const QString text = list->toPlainText();
    int known = 0;
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcuts().isEmpty() || action->text().isEmpty() ||
            list->isAncestorOf(qobject_cast<QWidget*>(action->parent())) ||
            action->parent() == list)
            continue;
        const QString name = action->text().remove(u'&').remove(QStringLiteral(" …"));
        QVERIFY2(text.contains(name), qPrintable(name));
        QVERIFY2(text.contains(action->shortcut().toString(QKeySequence::NativeText)),
                 qPrintable(name));
        ++known;
    }
    QVERIFY(known > 60);
    // What one looks for is found by its name, or by its key.
    auto* wanted = list->window()->findChild<QLineEdit*>();
    QTest::keyClicks(wanted, "moment");
    QVERIFY(list->toPlainText().contains("Next moment"));
    QVERIFY(list->toPlainText().contains("Previous moment"));
    QVERIFY(!list->toPlainText().contains("Run on"));
    QVERIFY(list->toPlainText().count('\n') < 20);
    QTest::keyClick(wanted, Qt::Key_Return);
    QVERIFY(list->isVisible());
    wanted->setText("nothing like this");
    QCOMPARE(list->toPlainText().trimmed(), QString("No key does that."));
    list->window()->close();
}

void WindowLanesTest::aMarkShowsTheFindingThatIsAboutIt() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    auto* findings = window.findChild<FindingsList*>();
    QVERIFY(findings->findings().rowCount() > 0);
    const session::RunSnapshot& run = window.controller().snapshot();
    const trace::ActorLane* lane = run.trace.lane_of(ActorId{1});
    const auto last = lane->at(lane->end - trace::Duration{1});
    QVERIFY(last && last->state == trace::State::Deadlocked);
    Subject subject;
    subject.kind = Subject::Kind::Interval;
    subject.actor = ActorId{1};
    subject.object = last->object;
    subject.range = last->range();
    subject.site = last->site;
    timeline(window)->select(subject);
    QVERIFY(findings->currentIndex().isValid());
    QCOMPARE(findings->findings().finding(findings->currentIndex())->kind,
             analysis::FindingKind::Deadlock);
    // The details tell of the interval: what they do not tell of is not lit.
    const auto* details = window.findChild<DetailsPanel*>();
    const auto lit = [&] { return findings->selectionModel()->hasSelection(); };
    const auto tells_of_finding = [&] {
        return details->toPlainText().startsWith(findings->currentIndex().data().toString());
    };
    QVERIFY2(!lit() && !tells_of_finding(), qPrintable(details->toPlainText()));
    window.commands().next_finding->trigger();
    QVERIFY2(lit() && tells_of_finding(), qPrintable(details->toPlainText()));
    timeline(window)->setFocus();
    QTest::keyClick(timeline(window), Qt::Key_Escape);
    QVERIFY(!lit());
    const auto first = lane->at(lane->begin);
    subject.object = first->object;
    subject.range = first->range();
    timeline(window)->select(subject);
    QVERIFY(!findings->currentIndex().isValid());
}

void WindowLanesTest::theFigureHasTheViewOfTheWindow() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    window.commands().lane("cpus")->setChecked(true);
    window.resize(1024, 600);  // some of the lanes do not fit
    QCoreApplication::processEvents();
    TimelineView* view = timeline(window);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Plus);
    view->refresh_now();
    const std::set<QString> out_of_sight = view->lanes_out_of_sight();
    QVERIFY(!out_of_sight.empty());
    window.commands().export_figure->trigger();
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog);
    for (QComboBox* box : dialog->findChildren<QComboBox*>())
        if (box->accessibleName() == "Content")
            box->setCurrentIndex(box->findText("Exactly as", Qt::MatchStartsWith));
    const FigureOptions figure = dialog->form().request().figure;
    QVERIFY(figure.timeline.cpus);
    QCOMPARE(*figure.range, view->visible_range());
    QCOMPARE(figure.timeline.arrangement.hidden, out_of_sight);
    dialog->reject();
}

void WindowLanesTest::eachKindOfLanesIsSwitchedInTheWindowAndInTheFigure() {
    WindowStart start = start_here();
    start.scenario = "classics/readers-writers";  // it has all of them
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    run(window);
    const auto shows_only = [](const TimelineOptions& options, const LaneSwitch& only) {
        return std::ranges::all_of(lane_switches(), [&](const LaneSwitch& lanes) {
            return options.*lanes.shown == (lanes.key == only.key);
        });
    };
    const Theme& look = theme(ThemeKind::Light);
    std::set<QString> seen;
    for (const LaneSwitch& only : lane_switches()) {
        for (const LaneSwitch& lanes : lane_switches())
            window.commands().lane(lanes.key)->setChecked(lanes.key == only.key);
        QVERIFY2(shows_only(timeline(window)->options(), only), only.key);
        const auto rows =
            lane_rows(window.controller().snapshot(), timeline(window)->options(), look);
        QVERIFY2(!rows.empty(), only.key);
        QVERIFY2(seen.insert(rows.front().name).second, only.key);
        window.commands().export_figure->trigger();
        auto* dialog = window.findChild<ExportDialog*>();
        QVERIFY2(shows_only(dialog->form().request().figure.timeline, only), only.key);
        for (auto* box : dialog->findChildren<QCheckBox*>())
            if (box->text() == only.translated_name())
                box->setChecked(false);
        QVERIFY2(!(dialog->form().request().figure.timeline.*only.shown), only.key);
        delete dialog;
    }
}

void WindowLanesTest::runsSideBySideAreArrangedAlike() {
    WindowStart start = start_here();
    start.scenario = "deadlock/opposite-order";
    OpenWindow window(start);
    QVERIFY(window.is_ready());
    timeline(window)->actions().reset_lanes->trigger();
    auto* view = window.findChild<ComparisonView*>();
    for (std::size_t kept = 1; kept <= 2; ++kept) {
        run(window);
        window.commands().keep_run->trigger();
        QTRY_COMPARE(view->runs().size(), kept);
    }
    window.commands().comparison->trigger();
    const std::vector<TimelineView*> timelines = view->timelines();
    // The first lane goes below the second, in the one as in the other; the last one is hidden.
    timelines[0]->setFocus();
    QTest::keyClick(timelines[0], Qt::Key_Down);
    QTest::keyClick(timelines[0], Qt::Key_Down, Qt::AltModifier);
    const LaneArrangement moved = timelines[0]->options().arrangement;
    QVERIFY(!moved.is_usual());
    QCOMPARE(timelines[1]->options().arrangement, moved);
    QTest::keyClick(timelines[1], Qt::Key_Up);
    QTest::keyClick(timelines[1], Qt::Key_H);
    const LaneArrangement all = timelines[0]->options().arrangement;
    QCOMPARE(all.hidden.size(), std::size_t(1));
    QCOMPARE(timeline(window)->options().arrangement, all);  // and where one is alone
    // So is the figure of them.
    QTest::keyClick(timelines[0], Qt::Key_W);
    window.commands().export_comparison->trigger();
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    for (QComboBox* box : dialog->findChildren<QComboBox*>())
        if (box->accessibleName() == "Time range")
            box->setCurrentIndex(1);
    QCOMPARE(*dialog->options().range, timelines[0]->visible_range());
    QCOMPARE(dialog->options().timeline.arrangement, all);
    const QTemporaryDir folder;
    const QString path = folder.filePath("arranged.svg");
    dialog->write_to(path);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains(">1 hidden<"));
    QVERIFY(svg.indexOf(">B<") < svg.indexOf(">A<"));
    timeline(window)->actions().reset_lanes->trigger();
}

void WindowLanesTest::runsOfAnotherScenarioKeepTheirOwnLanes() {
    QSettings().remove("lanes");
    OpenWindow window;
    TimelineView* alone = timeline(window);  // the only one yet
    QVERIFY(window.chooses("deadlock/opposite-order"));
    run(window);
    window.commands().keep_run->trigger();
    auto* view = window.findChild<ComparisonView*>();
    QTRY_COMPARE(view->runs().size(), std::size_t(1));
    QVERIFY(window.chooses("race/lost-update"));
    window.commands().comparison->trigger();
    TimelineView* compared = view->timelines()[0];
    compared->setFocus();
    QTest::keyClick(compared, Qt::Key_Down);
    QTest::keyClick(compared, Qt::Key_H);
    const LaneArrangement of_compared = compared->options().arrangement;
    QCOMPARE(of_compared.hidden.size(), std::size_t(1));
    window.commands().single_run->trigger();
    // The other one has all its lanes, and what is hidden of it stays in sight beside it.
    run(window);
    QVERIFY(alone->options().arrangement.is_usual());
    QCOMPARE(compared->options().arrangement, of_compared);
    alone->setFocus();
    for (int lane = 0; lane < 2; ++lane)
        QTest::keyClick(alone, Qt::Key_Down);
    QTest::keyClick(alone, Qt::Key_H);
    const LaneArrangement of_alone = alone->options().arrangement;
    QVERIFY(!of_alone.is_usual() && of_alone != of_compared);
    window.commands().lane("cpus")->toggle();
    window.commands().lane("cpus")->toggle();
    QCOMPARE(compared->options().arrangement, of_compared);
    // Either comes back with its scenario.
    QVERIFY(window.chooses("deadlock/opposite-order"));
    run(window);
    QCOMPARE(alone->options().arrangement, of_compared);
    QVERIFY(window.chooses("race/lost-update"));
    run(window);
    QCOMPARE(alone->options().arrangement, of_alone);
    QSettings().remove("lanes");
}

QTEST_MAIN(WindowLanesTest)
#include "window_lanes_test.moc"
