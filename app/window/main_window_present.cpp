// The presentation of the run on show: begun, kept up to date, ended.
#include "app/code/code_pane.h"
#include "app/language/lesson_wording.h"
#include "app/language/scenario_wording.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/present/presentation.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/playback.h"

#include <QScreen>
#include <QWindow>

namespace threadline::app {

void MainWindow::present() {
    if (presentation_) {
        presentation_->close();
        return;
    }
    show_comparison(false);  // it is the single run that is shown
    if (lesson_->asks_first())
        show_example();  // the room is asked, too, before it sees anything of that
    presentation_ = new Presentation(this);
    presentation_->setAttribute(Qt::WA_DeleteOnClose);
    connect(presentation_, &Presentation::run_asked, commands_.run, &QAction::trigger);
    connect(presentation_, &Presentation::predicted, lesson_, &LessonPanel::predict);
    connect(presentation_, &Presentation::step_chosen, steps_, &StepPanel::choose_row);
    connect(presentation_, &Presentation::step_back_asked, this, &MainWindow::step_back);
    // The banner lies behind it.
    for (const auto signal : {&RunController::failed, &RunController::warned})
        connect(&controller_, signal, presentation_, &Presentation::tell);
    connect(&controller_, &RunController::not_begun, presentation_,
            [room = presentation_](const QString& error) {
                if (!error.isEmpty())
                    room->tell(error);
            });
    connect(presentation_, &Presentation::ended, this,
            [this, followed = commands_.follow->isChecked()] {
                presentation_ = nullptr;
                // A run that was made meanwhile began to be followed.
                if (!controller_.busy())
                    commands_.follow->setChecked(followed);
                timeline_->setFocus(Qt::OtherFocusReason);
            });
    presentation_->clear_run();  // until there is one to be told
    tell_presentation_of_scenario();
    tell_lesson();
    presentation_->set_look(theme_);
    presentation_->set_arrangement(timeline_->options().arrangement);
    presentation_->set_passed_over(playback_->passed_over());
    tell_presentation_of_run();
    presentation_->setGeometry(screen()->geometry());
    presentation_->showFullScreen();
    presentation_->activateWindow();
    presentation_->setFocus(Qt::OtherFocusReason);
}

void MainWindow::tell_presentation_of_scenario() {
    const trace::RunInfo* info =
        controller_.has_run() ? controller_.snapshot().trace.info.get() : nullptr;
    const record::Declaration& declared = scenario_panel_->declaration();
    if (scenario())
        presentation_->set_scenario(title_in_words(declared),
                                    summary_in_words(declared).simplified(), code_->text());
    else  // a recording of what is not here
        presentation_->set_scenario(info ? title_in_words(info->scenario, info->title) : QString(),
                                    {}, code_->text());
    tell_presentation_of_question();
}

// An example is not watched as it grows: the room would see the end before it is asked. Where a
// person decides the room does, from the same rows.
void MainWindow::tell_presentation_of_run() {
    if (controller_.has_run() && !(example_.on_show && controller_.goes_on()))
        presentation_->set_run(controller_.snapshot(), controller_.busy());
    if (!controller_.stepped() || !controller_.busy())
        presentation_->set_steps({});
    else if (controller_.decision())
        presentation_->set_steps(RoomSteps{steps_->question(), steps_->rows(), steps_->choices(), 0,
                                           timeline_->visible_range()});
}

void MainWindow::tell_presentation_of_question() {
    const ScenarioFile* file = scenario();
    const trace::RunInfo* info =
        controller_.has_run() ? controller_.snapshot().trace.info.get() : nullptr;
    const bool of_run = info && QString::fromStdString(info->scenario) == scenario_name_;
    RoomQuestion question;
    if (file && file->lesson)
        question = room_question(
            *file->lesson, of_run ? facts_before(info->scenario, info->parameters, info->remedies)
                                  : facts_of_next_run());
    question.predicted = lesson_->predicted();
    question.answer = lesson_->told_answer();
    question.caveat = lesson_->told_caveat();
    presentation_->set_question(question);
}

}  // namespace threadline::app
