// Bookmarks and notes: written beside the run, kept with it, shown above the lanes.
#include "app/panels/notes_panel.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"

#include <QTabWidget>

namespace threadline::app {

void MainWindow::connect_notes() {
    notes_panel_ = new NotesPanel(commands_.mark);
    facts_->addTab(notes_panel_, tr("Notes"));
    connect(commands_.mark, &QAction::triggered, this, [this] {
        if (!controller_.has_run())
            return;
        const trace::Time at = instant();
        facts_->setCurrentWidget(notes_panel_);
        notes_panel_->add(marker_->marking().stretch.value_or(trace::TimeRange{at, at}));
    });
    connect(notes_panel_, &NotesPanel::edited, this,
            [this](const std::vector<trace::Annotation>& notes) { controller_.annotate(notes); });
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
        if (subject.kind == Subject::Kind::Moment && !subject.actor)
            notes_panel_->show_note(subject.range);
    });
}

void MainWindow::show_notes() {
    notes_panel_->set_notes(controller_.annotations());
}

}  // namespace threadline::app
