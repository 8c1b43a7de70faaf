#include "app/window/compared_notes.h"

#include "app/compare/comparison_view.h"
#include "app/panels/dialog_size.h"
#include "app/panels/notes_panel.h"
#include "app/runs/run_controller.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace threadline::app {

ComparedNotes::ComparedNotes(ComparisonView* view, RunController* controller, QAction* mark)
    : QObject(view), view_(view), controller_(controller), mark_(mark) {
    connect(view, &ComparisonView::runs_changed, this, &ComparedNotes::follow);
}

bool ComparedNotes::opens_for_active() {
    if (const auto number = view_->active_number(); number && !panel_)
        open(*number);
    return panel_ != nullptr;
}

void ComparedNotes::show() {
    if (!opens_for_active())
        return;
    const auto number = view_->number_of(*recording_);
    if (const trace::Annotation* note = number ? view_->chosen_note(*number) : nullptr)
        panel_->show_note(*note);
    panel_->table()->setFocus(Qt::ShortcutFocusReason);
}

void ComparedNotes::write(std::size_t number, const trace::Annotation& note) {
    if (!panel_)
        open(number);
    panel_->write(note);
}

void ComparedNotes::add() {
    if (!opens_for_active())
        return;
    if (const auto number = view_->number_of(*recording_))
        panel_->add(view_->place_of_note(*number));
}

void ComparedNotes::open(std::size_t number) {
    recording_ = view_->recording_of(number);
    auto* dialog = new QDialog(view_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    panel_ = new NotesPanel(mark_);
    panel_->set_has_times(view_->runs()[number].came_out.has_times);
    if (recording_->notes)
        panel_->set_notes(*recording_->notes);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(panel_, 1);
    column->addWidget(buttons);
    // Enter ends the line that is written, and nothing else.
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        button->setAutoDefault(false);

    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(panel_, &NotesPanel::edited, this,
            [this, recording = recording_](const std::vector<trace::Annotation>& notes) {
                controller_->annotate(recording, notes);
                view_->take_notes();
                emit written();
            });
    connect(panel_, &NotesPanel::chosen, this,
            [this, recording = recording_](trace::TimeRange range) {
                if (const auto now = view_->number_of(*recording))
                    view_->go_to(*now, range);
            });
    connect(dialog, &QDialog::finished, this,
            [this, run = view_->runs()[number].run] { leave(run); });
    follow();
    dialog->resize(dialog_size({460, 320}, *dialog));
    dialog->open();
}

// Other runs may come while it is open: it goes along with its own, and ends with it.
void ComparedNotes::follow() {
    if (!panel_)
        return;
    QWidget* const dialog = panel_->window();
    if (const auto number = view_->number_of(*recording_)) {
        dialog->setWindowTitle(tr("Bookmarks and notes of run %1: %2")
                                   .arg(*number + 1)
                                   .arg(QString::fromStdString(view_->runs()[*number].name)));
        return;
    }
    dialog->setFocus();  // what is being written is taken
    dialog->close();
}

void ComparedNotes::leave(const session::RunSnapshot& run) {
    panel_ = nullptr;
    const std::shared_ptr<Recording> recording = std::exchange(recording_, nullptr);
    if (view_->isVisible())
        view_->take_focus();
    if (recording == controller_->share_recording() || !recording->has_unsaved_notes())
        return;
    const auto aside = std::make_shared<RunAside>(run, recording);
    aside->run.annotations = recording->notes;
    emit left(aside);
}

}  // namespace threadline::app
