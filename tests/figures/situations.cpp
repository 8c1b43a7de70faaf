#include "tests/figures/situations.h"

#include "app/code/source_view.h"
#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/panels/gallery.h"
#include "app/panels/scenario_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_marker.h"
#include "app/window/tour.h"
#include "tests/app/long_run_file.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTest>

#include <tuple>

namespace threadline::app {
namespace {

constexpr auto deadlock = "deadlock/opposite-order";

QWidget* nothing_else() {
    return nullptr;
}

// On the clock of the machine, whose pictures are other ones each time.
void go_on_for_a_while(const Stage& stage) {
    const QString own = QDir::temp().filePath("threadline-endless.lua");
    if (QFile file(own); file.open(QIODevice::WriteOnly))
        file.write(R"(title "Endless"
local printer = lock "Printer"
thread("Clerk", function() while true do printer:lock() compute(4) printer:unlock() sleep(3) end end)
thread("Guest", function() while true do printer:lock() sleep(6) printer:unlock() compute(2) end end)
)");
    stage.window.open(own.toStdString());
    QTest::qWait(700);
    stage.window.commands().run->trigger();
    QTest::qWait(1'500);
    QFile::remove(own);
}

// Of which the window has a small part in memory, as of one with a hundred million events.
const session::ReadingLimits few_in_memory{.most_events = 300'000};

void open_long_run(const Stage& stage) {
    static const test::LongRunFile run(1'000'000, few_in_memory);
    stage.window.open(run.path());
    stage.finished();
    QTest::qWait(1'500);
}

}  // namespace

std::vector<Situation> situations() {
    return {
        {"01-first-start", true,
         [](const Stage& stage) {
             stage.finished();
             QTest::qWait(3'000);  // for pictures in the gallery
             return nothing_else();
         }},
        {"02-run", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             return nothing_else();
         }},
        {"03-finding", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.commands().next_finding->trigger();
             QTest::qWait(200);
             return nothing_else();
         }},
        {"04-nothing-run-yet", false, [](const Stage&) { return nothing_else(); }},
        {"05-gallery-search", true,
         [](const Stage& stage) {
             stage.finished();
             if (auto* tour = stage.window.findChild<Tour*>())
                 tour->end();
             auto* gallery = stage.window.findChild<Gallery*>();
             gallery->focus_search();
             QTest::keyClicks(gallery->findChild<QLineEdit*>(), "philosoph");
             QTest::qWait(1'500);
             return nothing_else();
         }},
        {"06-lesson", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.tab("study", 1);
             return nothing_else();
         }},
        {"07-python", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.tab("study", 2);
             return nothing_else();
         }},
        {"08-locks", false,
         [](const Stage& stage) {
             stage.run("deadlock/philosophers");
             stage.tab("facts", 1);
             QTest::qWait(400);
             return nothing_else();
         }},
        {"09-values-and-all-lanes", false,
         [](const Stage& stage) {
             for (QAction* lanes :
                  {stage.window.commands().lane("variables"), stage.window.commands().lane("cpus"),
                   stage.window.commands().critical_path})
                 lanes->setChecked(true);
             stage.run("race/lost-update");
             stage.tab("facts", 3);
             QTest::qWait(400);
             return nothing_else();
         }},
        {"10-many-threads", false,
         [](const Stage& stage) {
             stage.choose("bottleneck/downloads");
             stage.set("tool", "threads");
             stage.set("requests", "100");
             stage.run("bottleneck/downloads");
             return nothing_else();
         }},
        {"11-stepping", false,
         [](const Stage& stage) {
             stage.choose(deadlock);
             stage.window.commands().step->trigger();
             std::ignore = QTest::qWaitFor(
                 [&] { return stage.window.controller().decision().has_value(); }, 20'000);
             QTest::qWait(400);
             return nothing_else();
         }},
        {"12-explored", false,
         [](const Stage& stage) {
             stage.choose(deadlock);
             stage.window.commands().explore->trigger();
             QTest::qWait(3'000);
             stage.tab("facts", 4);
             return nothing_else();
         }},
        {"13-does-not-load", false,
         [](const Stage& stage) {
             stage.window.findChild<SourceView*>()->setPlainText(
                 "title \"Broken\"\nthread(\"A\", function()\n  local t = nil\n  t.x = 1\nend)\n");
             QTest::qWait(700);
             stage.window.commands().run->trigger();
             stage.finished();
             QTest::qWait(200);
             return nothing_else();
         }},
        {"14-presentation", false,
         [](const Stage& stage) -> QWidget* {
             stage.run(deadlock);
             stage.window.commands().present->trigger();
             auto* shown = stage.window.findChild<Presentation*>();
             shown->showNormal();
             shown->resize(stage.window.size());
             for (int i = 0; i < 5; ++i)
                 QTest::keyClick(shown, Qt::Key_PageDown);
             return shown;
         }},
        {"15-export", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.commands().export_figure->trigger();
             return stage.dialog();
         }},
        {"16-guide", false,
         [](const Stage& stage) {
             stage.window.commands().guide->trigger();
             return stage.dialog();
         }},
        {"17-keys", false,
         [](const Stage& stage) {
             stage.window.commands().keys->trigger();
             return stage.dialog();
         }},
        {"18-about", false,
         [](const Stage& stage) {
             stage.window.commands().about->trigger();
             return stage.dialog();
         }},
        {"19-philosophers-8", false,
         [](const Stage& stage) {
             stage.choose("deadlock/philosophers");
             stage.set("philosophers", "8");
             stage.run("deadlock/philosophers");
             return nothing_else();
         }},
        {"20-philosophers-30", false,
         [](const Stage& stage) {
             stage.choose("deadlock/philosophers");
             stage.set("philosophers", "30");
             stage.run("deadlock/philosophers");
             return nothing_else();
         }},
        {"21-about-to-close", false,
         [](const Stage& stage) {
             stage.run("deadlock/philosophers");
             // The moment before the one that closes the cycle.
             for (int i = 0; i < 2; ++i)
                 stage.window.commands().previous_moment->trigger();
             QTest::qWait(200);
             return nothing_else();
         }},
        {"22-lock-order", false,
         [](const Stage& stage) {
             stage.run("deadlock/philosophers");
             stage.window.commands().lock_order->trigger();
             QTest::qWait(200);
             return nothing_else();
         }},
        {"23-presenting-philosophers", false,
         [](const Stage& stage) -> QWidget* {
             stage.run("deadlock/philosophers");
             stage.window.commands().present->trigger();
             auto* shown = stage.window.findChild<Presentation*>();
             shown->showNormal();
             shown->resize(stage.window.size());
             for (int i = 0; i < 20; ++i)
                 QTest::keyClick(shown, Qt::Key_PageDown);
             return shown;
         }},
        {"24-search-and-table", false,
         [](const Stage& stage) {
             stage.run("deadlock/philosophers");
             stage.window.commands().table->trigger();
             stage.window.commands().find->trigger();
             QTest::keyClicks(QApplication::focusWidget(), "state:waiting");
             QTest::qWait(700);
             return nothing_else();
         }},
        {"25-what-if", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.commands().what_if_victim->trigger();
             QTest::qWait(1'500);
             return nothing_else();
         }},
        {"26-what-if-figures", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.commands().what_if_order->trigger();
             QTest::qWait(1'500);
             stage.window.commands().single_run->trigger();
             QTest::qWait(400);
             return nothing_else();
         }},
        {"27-comparison-of-six", false,
         [](const Stage& stage) {
             stage.choose("bottleneck/downloads");
             for (const char* requests : {"1", "2", "4", "8", "16", "32"}) {
                 stage.window.findChild<ScenarioPanel*>()->form().set_values(
                     {{"requests", requests}, {"tool", "threads"}});
                 stage.run("bottleneck/downloads");
                 stage.window.commands().keep_run->trigger();
                 QTest::qWait(300);
             }
             stage.window.commands().comparison->trigger();
             QTest::qWait(500);
             return nothing_else();
         }},
        {"28-compare-with", false,
         [](const Stage& stage) {
             stage.choose("bottleneck/downloads");
             stage.window.commands().compare_with->trigger();
             return stage.dialog();
         }},
        {"29-prediction", false,
         [](const Stage& stage) {
             stage.run("bottleneck/downloads");
             if (auto* prediction = stage.window.findChild<PredictionPanel*>())
                 if (auto* tabs = stage.window.findChild<QTabWidget*>("study"))
                     tabs->setCurrentWidget(prediction);
             QTest::qWait(400);
             return nothing_else();
         }},
        {"30-seeds", false,
         [](const Stage& stage) {
             stage.choose("race/lost-update");
             stage.window.commands().try_seeds->trigger();
             QTest::qWait(4'000);
             return nothing_else();
         }},
        {"31-stretch-and-notes", false,
         [](const Stage& stage) {
             stage.run("deadlock/philosophers");
             stage.window.commands().mark->trigger();
             stage.window.commands().figures->trigger();
             QTest::qWait(600);
             return nothing_else();
         }},
        {"32-notice", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.open("nowhere.tline");
             QTest::qWait(300);
             return nothing_else();
         }},
        {"33-example-to-look-at", true,
         [](const Stage& stage) {
             stage.finished();
             if (auto* tour = stage.window.findChild<Tour*>())
                 tour->end();
             stage.tab("study", 1);
             QTest::qWait(1'500);
             return nothing_else();
         }},
        {"34-find-in-source", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             auto* source = stage.window.findChild<SourceView*>();
             source->setFocus();
             QTest::keyClick(source, Qt::Key_F, Qt::ControlModifier);
             QTest::keyClicks(QApplication::focusWidget(), "lock()");
             QTest::qWait(300);
             return nothing_else();
         }},
        {"35-notes-wait", false,
         [](const Stage& stage) {
             stage.run(deadlock);
             stage.window.commands().mark->trigger();
             QTest::keyClicks(QApplication::focusWidget(), "here it closes");
             QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
             stage.run(deadlock);
             return nothing_else();
         }},
        {"36-written-by-another-program", false,
         [](const Stage& stage) {
             const QString own = QDir::temp().filePath("threadline-own.lua");
             const auto write = [&own](const QByteArray& text) {
                 QFile file(own);
                 if (file.open(QIODevice::WriteOnly))
                     file.write(text);
             };
             write("title \"Own\"\nthread(\"A\", function() sleep(1) end)\n");
             stage.window.open(own.toStdString());
             QTest::qWait(700);
             stage.window.findChild<SourceView*>()->appendPlainText("-- mine");
             QTest::qWait(300);
             write("title \"Theirs\"\nthread(\"A\", function() sleep(2) end)\n");
             QTest::qWait(1'000);
             QFile::remove(own);
             return nothing_else();
         }},
        {"37-trace-of-another-program", false,
         [](const Stage& stage) {
             const QString trace = QDir::temp().filePath("threadline-trace.json");
             if (QFile file(trace); file.open(QIODevice::WriteOnly))
                 file.write(
                     R"({"traceEvents": [
{"ph": "X", "pid": 1, "tid": 1, "ts": 0, "dur": 900, "name": "frame"},
{"ph": "X", "pid": 1, "tid": 1, "ts": 100, "dur": 300, "name": "layout"},
{"ph": "X", "pid": 1, "tid": 1, "ts": 450, "dur": 350, "name": "paint"},
{"ph": "X", "pid": 1, "tid": 2, "ts": 200, "dur": 500, "name": "decode"}]})");
             stage.window.open(trace.toStdString());
             QTest::qWait(700);
             stage.window.commands().table->trigger();
             stage.window.commands().figures->trigger();
             QTest::qWait(700);
             QFile::remove(trace);
             return nothing_else();
         }},
        {"38-stretch-of-each-run", false,
         [](const Stage& stage) {
             stage.choose("bottleneck/downloads");
             for (const char* tool : {"one thread", "threads"}) {
                 stage.window.findChild<ScenarioPanel*>()->form().set_values(
                     {{"requests", "3"}, {"tool", tool}});
                 stage.run("bottleneck/downloads");
                 trace::Annotation note;
                 note.range = {trace::Time{40'000'000}, trace::Time{40'000'000}};
                 note.text = "look here";
                 stage.window.controller().annotate({note});
                 stage.window.commands().keep_run->trigger();
                 QTest::qWait(300);
             }
             stage.window.commands().comparison->trigger();
             stage.window.findChild<ComparisonView*>()->marker().choose_stretch(
                 {trace::Time{20'000'000}, trace::Time{160'000'000}});
             stage.window.commands().find->trigger();
             QTest::keyClicks(QApplication::focusWidget(), "state:running");
             QTest::qWait(700);
             return nothing_else();
         }},
        {"39-live-run", false,
         [](const Stage& stage) {
             go_on_for_a_while(stage);
             return nothing_else();
         }},
        {"40-held-picture", false,
         [](const Stage& stage) {
             go_on_for_a_while(stage);
             stage.window.commands().play->trigger();
             QTest::qWait(800);
             return nothing_else();
         }},
        {"41-live-run-stopped", false,
         [](const Stage& stage) {
             go_on_for_a_while(stage);
             stage.window.commands().stop->trigger();
             stage.finished();
             QTest::qWait(400);
             return nothing_else();
         }},
        {"42-long-run", false,
         [](const Stage& stage) {
             open_long_run(stage);
             return nothing_else();
         },
         few_in_memory},
        {"43-late-in-a-long-run", false,
         [](const Stage& stage) {
             open_long_run(stage);
             stage.window.commands().next_finding->trigger();
             for (int i = 0; i < 12; ++i)
                 stage.window.commands().zoom_in->trigger();
             stage.window.commands().figures->trigger();
             QTest::qWait(1'500);
             return nothing_else();
         },
         few_in_memory},
        {"44-predict-first", true,
         [](const Stage& stage) {
             stage.finished();
             if (auto* tour = stage.window.findChild<Tour*>())
                 tour->end();
             stage.window.commands().predict_first->setChecked(true);
             QTest::qWait(1'500);
             return nothing_else();
         }},
    };
}

}  // namespace threadline::app
