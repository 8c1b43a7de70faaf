// Bookmarks and notes: written beside the run, kept with it, shown above the lanes.
#include "app/compare/comparison_view.h"
#include "app/panels/notes_panel.h"
#include "app/panels/range_panel.h"
#include "app/panels/undo_offer.h"
#include "app/study/run_search.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"
#include "app/window/compared_notes.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QTabWidget>
#include <QTableView>

namespace threadline::app {

void MainWindow::connect_notes() {
    notes_panel_ = new NotesPanel(commands_.mark);
    facts_->addTab(notes_panel_, tr("Notes"));
    facts_->setTabVisible(facts_->indexOf(notes_panel_), false);
    auto* compared = new ComparedNotes(comparison_, &controller_, commands_.mark);
    connect(commands_.notes, &QAction::triggered, this, [this, compared] {
        if (shows_comparison()) {
            compared->show();
            return;
        }
        show_notes_panel();
        notes_panel_->table()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(commands_.next_note, &QAction::triggered, comparison_,
            &ComparisonView::go_to_next_note);
    connect(comparison_, &ComparisonView::note_asked, compared, &ComparedNotes::write);
    connect(timeline_, &TimelineView::note_asked, this, [this](const trace::Annotation& note) {
        show_notes_panel();
        notes_panel_->write(note);
    });
    connect(commands_.mark, &QAction::triggered, this, [this, compared] {
        if (compared->is_open() || shows_comparison()) {
            compared->add();
            return;
        }
        if (!controller_.has_run())
            return;
        const trace::Time at = instant();
        show_notes_panel();
        notes_panel_->add(marker_->marking().stretch.value_or(trace::TimeRange{at, at}));
    });
    const auto take_notes = [this] {
        if (held_) {
            held_->annotations = controller_.snapshot().annotations;
            timeline_->set_run(*held_);
        }
        prepare_replay();  // it halts at them
        run_search_->ask_again(run_on_show());
    };
    connect(notes_panel_, &NotesPanel::edited, this,
            [this, take_notes](const std::vector<trace::Annotation>& notes) {
                controller_.annotate(notes);
                take_notes();
            });
    // It may be the run on show as well.
    connect(compared, &ComparedNotes::written, this, [this, take_notes] {
        if (!controller_.has_run())
            return;
        show_notes();
        take_notes();
    });
    connect(compared, &ComparedNotes::left, this, &MainWindow::keep_aside);
    const auto offer = std::make_shared<UndoOffer>(banner_);
    connect(notes_panel_, &NotesPanel::deleted, this, [this, offer] {
        offer->tell([](int count) { return tr("%n note(s) deleted", nullptr, count); }, tr("Undo"),
                    tr("Bring back what was deleted (Ctrl+Z in the list)"),
                    [this](int count) { notes_panel_->bring_back(count); });
    });
    connect(notes_panel_, &NotesPanel::none_deleted, this, [offer] { offer->take_back(); });
    connect(notes_panel_, &NotesPanel::chosen, this, [this](trace::TimeRange range) {
        if (!controller_.has_run())
            return;
        choose_instant(range.begin);
        if (range.length() > trace::Duration{0})
            timeline_->zoom_to(range);
        else
            timeline_->reveal(range.begin);
        show_instant();
    });
    connect(timeline_, &TimelineView::selection_changed, this, [this](const Subject& subject) {
        if (!controller_.has_run())
            return;
        if (const trace::Annotation* note = note_of(controller_.snapshot(), subject))
            notes_panel_->show_note(*note);
    });
}

void MainWindow::show_notes_panel() {
    facts_->setTabVisible(facts_->indexOf(notes_panel_), true);
    bring_forward(notes_panel_);
}

void MainWindow::show_notes() {
    notes_panel_->set_has_times(!controller_.has_run() ||
                                !wording::is_stepped(controller_.snapshot().trace.info.get()));
    notes_panel_->set_notes(controller_.annotations());
    // A run that comes with notes says so.
    if (!controller_.annotations().empty())
        facts_->setTabVisible(facts_->indexOf(notes_panel_), true);
}

// With the run that they tell of, when another scenario comes on show; not from under a person.
void MainWindow::put_facts_away() {
    const auto put_away = [this](const QWidget* tab) {
        const int place = facts_->indexOf(tab);
        const QWidget* focus = QApplication::focusWidget();
        if (focus && (focus == tab || tab->isAncestorOf(focus)))
            return;
        if (facts_->currentIndex() == place)
            facts_->setCurrentIndex(0);
        facts_->setTabVisible(place, false);
    };
    if (controller_.annotations().empty())
        put_away(notes_panel_);
    put_away(range_panel_);
}

}  // namespace threadline::app
