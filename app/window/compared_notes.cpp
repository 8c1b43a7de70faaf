#include "app/window/compared_notes.h"

#include "app/compare/comparison_view.h"
#include "app/panels/dialog_size.h"
#include "app/panels/notes_panel.h"
#include "app/window/run_controller.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline::app {

ComparedNotes::ComparedNotes(ComparisonView* view, RunController* controller, QAction* mark)
    : QObject(view), view_(view), controller_(controller), mark_(mark) {}

void ComparedNotes::add() {
    if (!panel_) {
        const auto number = view_->active_number();
        if (!number)
            return;
        open(*number);
    }
    panel_->add(view_->place_of_note(number_));
}

void ComparedNotes::open(std::size_t number) {
    number_ = number;
    const std::shared_ptr<Recording> recording = view_->recording_of(number);
    auto* dialog = new QDialog(view_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmarks and notes of run %1: %2")
                               .arg(number + 1)
                               .arg(QString::fromStdString(view_->runs()[number].name)));
    panel_ = new NotesPanel(mark_);
    if (recording->notes)
        panel_->set_notes(*recording->notes);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(panel_, 1);
    column->addWidget(buttons);
    // Enter ends the line that is written, and nothing else.
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        button->setAutoDefault(false);

    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(panel_, &NotesPanel::edited, this,
            [this, recording](const std::vector<trace::Annotation>& notes) {
                controller_->annotate(recording, notes);
                view_->take_notes();
                emit written();
            });
    connect(panel_, &NotesPanel::chosen, this,
            [this](trace::TimeRange range) { view_->go_to(number_, range); });
    connect(dialog, &QDialog::finished, this, [this, recording] { leave(recording); });
    dialog->resize(dialog_size({460, 320}, *dialog));
    dialog->open();
}

void ComparedNotes::leave(const std::shared_ptr<Recording>& recording) {
    panel_ = nullptr;
    view_->take_focus();
    if (recording == controller_->share_recording() || !recording->has_unsaved_notes() ||
        number_ >= view_->runs().size())
        return;
    const session::RunSnapshot& run = view_->runs()[number_].run;
    emit left(std::make_shared<RunAside>(run, recording));
}

}  // namespace threadline::app
