// A stretch of time in runs side by side: chosen and measured in one, shown in all, with the
// figures of each.
#include "app/cli/quantities.h"
#include "app/compare/compared_stretch.h"
#include "app/export/comparison_export_dialog.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "compared_runs.h"
#include "pointer_drag.h"

#include "engine/analysis/range_statistics.h"
#include "engine/trace/cpu_event.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace threadline;
using namespace threadline::app;
using threadline::test::cell;
using threadline::test::compares;
using threadline::test::comparison_of;
using threadline::test::drag;
using threadline::test::OpenWindow;

namespace {

// On a lane of that run, so far from where the lanes begin.
QPoint place(const TimelineView& view, int x) {
    return {int(view.options().header_width) + x, int(view.header_rects()[0].center().y())};
}

bool all_are_marked(const ComparisonView& view, const Marking& marking) {
    return std::ranges::all_of(view.timelines(), [&](const TimelineView* timeline) {
        return timeline->options().marking == marking;
    });
}

trace::Duration length_of(const Marking& marking) {
    return marking.distance ? marking.distance->length() : trace::Duration{0};
}

template <typename Field>
Field* field_of(ComparisonExportDialog& dialog, const QString& name) {
    for (auto* field : dialog.findChildren<Field*>())
        if (field->accessibleName() == name || field->property("text").toString() == name)
            return field;
    return nullptr;
}

QByteArray exported(ComparisonExportDialog& dialog, const QString& path) {
    QSignalSpy written(&dialog, &ComparisonExportDialog::written);
    dialog.write_to(path);
    QFile file(path);
    return written.wait(20'000) && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class WindowComparedStretchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { threadline::test::prepare_application(); }
    void init() { QSettings().clear(); }

    void aStretchThatIsChosenInOneRunHasTheFiguresOfEach();
    void keysChooseAStretchAndGoThere();
    void whatIsMeasuredInOneRunIsToldAndSeenInAll();
    void whoMeasuresWithinAStretchAsksForNoFigureAnew();
    void theFigureHasWhatIsMarkedAndWhatEachRunDidInIt();
    void whatIsMeasuredIsInTheFigureUnlessAPersonLeavesItOut();
    void whatIsMarkedStaysWhileARunOfThoseStays();
    void theFiguresOfAllOfARunAreItsOwn();
    void ofABriefStretchOfAMeasuredRunIdleIsABound();
    void whereNothingIsKnownOfAStretchNothingIsTold();
};

void WindowComparedStretchTest::aStretchThatIsChosenInOneRunHasTheFiguresOfEach() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const auto panes = view.findChildren<ComparedPane*>();
    const QString of_all = panes[0]->figures();
    const QString wall = cell(view, "Simulated time", 0);
    TimelineView& first = *view.timelines()[0];
    first.refresh_now();
    // Beyond the end of the second run, which is ten times as fast.
    drag(first.plot(), place(first, 20), place(first, 300), Qt::ShiftModifier);
    const auto stretch = view.marker().marking().stretch;
    QVERIFY(stretch.has_value());
    QVERIFY(stretch->begin < view.runs()[1].run.trace.now);
    QVERIFY(stretch->end > view.runs()[1].run.trace.now);
    QVERIFY(all_are_marked(view, view.marker().marking()));

    QTRY_VERIFY(view.stretch_title().contains(length_text(stretch->length())));
    QCOMPARE(cell(view, "Simulated time", 0), QString("no such figure"));
    for (int i = 0; i < 2; ++i) {
        const auto part =
            analysis::range_statistics(view.runs()[std::size_t(i)].run.trace, *stretch);
        const trace::Duration io = part.states.of(trace::State::Io);
        const QString told = cell(view, "Waiting for I/O", i);
        QVERIFY2(told.startsWith(wording::time_text(io)), qPrintable(told));
        QVERIFY2(panes[i]->figures().startsWith("cores idle for "),
                 qPrintable(panes[i]->figures()));
        // In the words and the digits of the table.
        QVERIFY2(panes[i]->figures().contains("waiting for I/O " + wording::time_text(io)),
                 qPrintable(panes[i]->figures()));
    }
    // How much of it lies in each run.
    const trace::Duration inside = view.runs()[1].run.trace.now - stretch->begin;
    const QString told = cell(view, "In the run", 1);
    QVERIFY2(told.startsWith(QString::fromStdString(format_duration(inside))), qPrintable(told));

    // Where a run is over nothing is told of it.
    drag(first.plot(), place(first, 300), place(first, 400), Qt::ShiftModifier);
    QTRY_COMPARE(panes[1]->figures(), QString("over by then"));
    QCOMPARE(cell(view, "CPU time", 1), QString(QChar(0x2013)));
    QTest::keyClick(&first, Qt::Key_Escape);
    QVERIFY(all_are_marked(view, {}));
    QVERIFY(view.stretch_title().isEmpty());
    QCOMPARE(panes[0]->figures(), of_all);
    QCOMPARE(cell(view, "Simulated time", 0), wall);
}

void WindowComparedStretchTest::keysChooseAStretchAndGoThere() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    TimelineView& second = *view.timelines()[1];
    second.refresh_now();
    QVERIFY(!window.commands().range_zoom->isEnabled());
    QTest::mouseClick(second.plot(), Qt::LeftButton, {}, place(second, 30));
    const auto begin = second.cursor();
    QTest::keyClick(&window, Qt::Key_I);
    QTest::mouseClick(second.plot(), Qt::LeftButton, {}, place(second, 90));
    const auto end = second.cursor();
    QTest::keyClick(&window, Qt::Key_O);
    QVERIFY(begin && end && *begin < *end);
    const trace::TimeRange stretch{*begin, *end};
    QCOMPARE(view.marker().marking().stretch, std::optional(stretch));
    QVERIFY(all_are_marked(view, view.marker().marking()));
    QVERIFY(window.commands().range_zoom->isEnabled());
    QTest::keyClick(&window, Qt::Key_F, Qt::ShiftModifier);
    for (const TimelineView* timeline : view.timelines()) {
        const trace::TimeRange seen = timeline->visible_range();
        QVERIFY(seen.begin <= stretch.begin && seen.end >= stretch.end);
        QVERIFY(seen.length() < stretch.length() * 2);
    }
    // What is marked here is not so in the single run.
    window.commands().single_run->trigger();
    QVERIFY(!window.commands().range_zoom->isEnabled());
}

void WindowComparedStretchTest::whatIsMeasuredInOneRunIsToldAndSeenInAll() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    TimelineView& first = *view.timelines()[0];
    TimelineView& second = *view.timelines()[1];
    first.refresh_now();
    second.refresh_now();
    drag(second.plot(), place(second, 20), place(second, 60), Qt::ControlModifier);
    const Marking measured = view.marker().marking();
    QVERIFY(length_of(measured) > trace::Duration{0});
    QVERIFY(all_are_marked(view, measured));
    QCOMPARE(view.said(), QString("Measured: ") + describe(*measured.distance));
    QTRY_VERIFY(view.stretch_title().contains(length_text(length_of(measured))));

    // By the keyboard: one end in one run, the other one in another.
    QTest::mouseClick(second.plot(), Qt::LeftButton, {}, place(second, 30));
    QTest::keyClick(&window, Qt::Key_X);
    QCOMPARE(length_of(view.marker().marking()), trace::Duration{0});
    QTest::mouseClick(first.plot(), Qt::LeftButton, {}, place(first, 130));
    QTest::keyClick(&window, Qt::Key_X);
    const Marking again = view.marker().marking();
    QVERIFY(again.distance && again.distance->to.at == first.cursor());
    QVERIFY(length_of(again) > trace::Duration{0});
    QVERIFY(all_are_marked(view, again));
    QCOMPARE(view.said(), QString("Measured: ") + describe(*again.distance));
    QTest::mouseClick(first.plot(), Qt::LeftButton, {}, place(first, 40));
    QCOMPARE(view.marker().marking(), again);
    first.setFocus();
    QTest::keyClick(&first, Qt::Key_Escape);
    QVERIFY(all_are_marked(view, {}));
    QVERIFY(!view.said().startsWith("Measured"));
}

void WindowComparedStretchTest::whoMeasuresWithinAStretchAsksForNoFigureAnew() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const trace::Time end = view.runs()[1].run.trace.now;
    view.marker().choose_stretch({trace::Time{0}, end});
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    const QSignalSpy figures(&view.differences(), &QAbstractItemModel::modelReset);
    TimelineView& first = *view.timelines()[0];
    first.refresh_now();
    drag(first.plot(), place(first, 20), place(first, 60), Qt::ControlModifier);
    QVERIFY(length_of(view.marker().marking()) > trace::Duration{0});
    // Those of another stretch are the next that come.
    view.marker().choose_stretch({trace::Time{0}, end / 4});
    QTRY_VERIFY(view.stretch_title().contains(length_text(end / 4)));
    QCOMPARE(figures.count(), 1);
    // Without it those of what is measured do.
    view.marker().choose_stretch({});
    QTRY_COMPARE(figures.count(), 2);
    QVERIFY(view.stretch_title().contains(length_text(length_of(view.marker().marking()))));
}

void WindowComparedStretchTest::theFigureHasWhatIsMarkedAndWhatEachRunDidInIt() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const trace::Time end = view.runs()[1].run.trace.now;
    const trace::TimeRange stretch{end / 4, end / 2};
    view.marker().choose_stretch(stretch);
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    QTest::keyClick(&window, Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = window.findChild<ComparisonExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const auto* marked = field_of<QCheckBox>(*dialog, "What is marked");
    QVERIFY(marked && marked->isVisible() && marked->isChecked());
    auto* range = field_of<QComboBox>(*dialog, "Time range");
    QVERIFY(range);
    range->setCurrentText("The chosen stretch");
    QCOMPARE(dialog->options().range, std::optional(stretch));
    range->setCurrentText("The whole runs");
    QVERIFY(!dialog->options().range);
    field_of<QCheckBox>(*dialog, "Caption and description beside it")->setChecked(true);

    const QTemporaryDir folder;
    const QString path = folder.filePath("stretch.svg");
    const QString svg = QString::fromUtf8(exported(*dialog, path));
    // In each its length, and below what it is called what it did, as the window says it.
    QCOMPARE(svg.count(u'>' + length_text(stretch.length()) + u'<'), 2);
    QFile words(folder.filePath("stretch.svg.caption.txt"));
    QVERIFY(words.open(QIODevice::ReadOnly));
    const QString told = QString::fromUtf8(words.readAll());
    const auto panes = view.findChildren<ComparedPane*>();
    const auto [from, to] = wording::ends_text(stretch, view.runs().front().run.trace.now);
    for (int i = 0; i < 2; ++i) {
        const QString sentence =
            QString("In the stretch from %1 to %2: %3").arg(from, to, panes[i]->figures());
        QVERIFY2(told.contains(sentence), qPrintable(told));
    }
    QCOMPARE(svg.count(">In the stretch from "), 2);
    QVERIFY(svg.contains("as fast as the first"));  // what it is of the whole runs stays
}

void WindowComparedStretchTest::whatIsMeasuredIsInTheFigureUnlessAPersonLeavesItOut() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const QTemporaryDir folder;
    QPointer<ComparisonExportDialog> dialog;
    const auto opens = [&] {
        window.commands().export_comparison->trigger();
        dialog = window.findChild<ComparisonExportDialog*>();
        return dialog != nullptr;
    };
    // It closes once it has written.
    const auto writes = [&](const QString& name) {
        const QByteArray svg = exported(*dialog, folder.filePath(name));
        return QTest::qWaitFor([&] { return !dialog; }) ? svg : QByteArray();
    };
    // Nothing is marked: there is nothing to choose.
    QVERIFY(opens());
    QVERIFY(!field_of<QCheckBox>(*dialog, "What is marked")->isVisible());
    QCOMPARE(field_of<QComboBox>(*dialog, "Time range")->count(), 2);
    const QByteArray plain = writes("plain.svg");
    QVERIFY(!plain.isEmpty());

    TimelineView& second = *view.timelines()[1];
    second.refresh_now();
    drag(second.plot(), place(second, 20), place(second, 60), Qt::ControlModifier);
    const QString length = length_text(length_of(view.marker().marking()));
    QVERIFY(opens());
    const QByteArray measured = writes("measured.svg");
    QVERIFY2(QString::fromUtf8(measured).count(u'>' + length + u'<') == 2, measured.constData());
    QVERIFY(measured.contains(">In the stretch from "));
    QVERIFY(opens());
    QTest::keyClick(field_of<QCheckBox>(*dialog, "What is marked"), Qt::Key_Space);
    QCOMPARE(writes("without.svg"), plain);
}

void WindowComparedStretchTest::whatIsMarkedStaysWhileARunOfThoseStays() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const Compared slow = view.runs()[0], fast = view.runs()[1];
    view.marker().choose_stretch({trace::Time{0}, fast.run.trace.now / 2});
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    view.add_run(slow);
    QVERIFY(all_are_marked(view, view.marker().marking()));
    QVERIFY(view.marked().has_value());
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    view.set_runs({});
    QVERIFY(!view.marked());
    QVERIFY(view.stretch_title().isEmpty());
}

void WindowComparedStretchTest::theFiguresOfAllOfARunAreItsOwn() {
    OpenWindow window;
    QVERIFY(compares(window));
    for (const Compared& one : comparison_of(window).runs()) {
        const trace::Time end = one.run.trace.now;
        const auto all = in_stretch(one, {trace::Time{0}, end + end});
        const auto early = in_stretch(one, {trace::Time{0}, end / 3});
        const auto late = in_stretch(one, {end / 3, end});
        QVERIFY(all.ok() && early.ok() && late.ok());
        const analysis::CpuReport& cpu = all.value().report.cpu;
        QCOMPARE(cpu.idle, one.report.cpu.idle);
        QCOMPARE(cpu.busy, one.report.cpu.busy);
        QCOMPARE(cpu.total(), one.report.cpu.total());
        QCOMPARE(early.value().report.cpu.idle + late.value().report.cpu.idle, cpu.idle);
        QCOMPARE(early.value().report.cpu.busy + late.value().report.cpu.busy, cpu.busy);
        QCOMPARE(all.value().report.info.wall, end);
        QCOMPARE(all.value().report.threads.size(), one.report.threads.size());
        for (std::size_t i = 0; i < one.report.threads.size(); ++i)
            QCOMPARE(all.value().report.threads[i].states.time, one.report.threads[i].states.time);
    }
}

void WindowComparedStretchTest::ofABriefStretchOfAMeasuredRunIdleIsABound() {
    OpenWindow window;
    QVERIFY(compares(window));
    Compared one = comparison_of(window).runs()[0];
    const trace::Time end = one.run.trace.now;
    QVERIFY(end > trace::least_busy);
    const trace::TimeRange brief{trace::Time{0}, trace::least_busy / 10};
    const auto simulated = in_stretch(one, brief);
    one.report.info.clock = trace::Clock::Real;
    const auto measured = in_stretch(one, brief), all = in_stretch(one, {trace::Time{0}, end});
    QVERIFY(simulated.ok() && measured.ok() && all.ok());
    QVERIFY(!simulated.value().report.cpu.idle_is_a_bound);
    const analysis::CpuReport& cpu = measured.value().report.cpu;
    QVERIFY(cpu.idle_is_a_bound);
    QCOMPARE(cpu.others, trace::Duration{0});
    QCOMPARE(cpu.total(), cpu.cores * brief.length());
    QVERIFY2(figures_in_stretch(measured.value()).startsWith("cores idle for at most "),
             qPrintable(figures_in_stretch(measured.value())));
    QVERIFY(!all.value().report.cpu.idle_is_a_bound);
    QCOMPARE(all.value().report.cpu.idle, one.report.cpu.idle);
}

void WindowComparedStretchTest::whereNothingIsKnownOfAStretchNothingIsTold() {
    OpenWindow window;
    QVERIFY(compares(window));
    ComparisonView& view = comparison_of(window);
    const trace::TimeRange stretch{trace::Time{0}, view.runs()[1].run.trace.now / 2};
    view.marker().choose_stretch(stretch);
    QTRY_VERIFY(!view.stretch_title().isEmpty());
    // As of a trace of another program.
    std::vector<Compared> of_it(2);
    for (Compared& one : of_it)
        one.report.cpu.cores = 0;
    view.show_stretch(stretch, of_it);
    QVERIFY(!view.stretch_title().isEmpty());
    for (const ComparedPane* pane : view.findChildren<ComparedPane*>())
        QCOMPARE(pane->figures(), QString());
}

QTEST_MAIN(WindowComparedStretchTest)
#include "window_compared_stretch_test.moc"
