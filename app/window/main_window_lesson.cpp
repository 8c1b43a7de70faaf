// What stands beside the source of the chosen scenario: its lesson, told of the run on show, and
// the same program in Python.
#include "app/code/code_pane.h"
#include "app/code/python_view.h"
#include "app/compare/prediction_panel.h"
#include "app/language/lesson_wording.h"
#include "app/language/path_text.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/tabs.h"
#include "app/study/outcome_study.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"
#include "app/window/run_page.h"
#include "app/window/thumbnails.h"

#include "engine/session/chosen_parameters.h"

#include <cmath>

namespace threadline::app {

void MainWindow::build_study() {
    code_ = new CodePane;
    lesson_ = new LessonPanel;
    python_ = new PythonView;
    study_ = new Tabs;
    study_->setObjectName("study");
    study_->addTab(code_, tr("Source"));
    study_->addTab(lesson_, tr("Lesson"));
    study_->addTab(python_, tr("Python"));
    prediction_ = new PredictionPanel;
    study_->addTab(prediction_, tr("Prediction"));
    study_->setProperty("role", "panel");
    study_->setAttribute(Qt::WA_StyledBackground);
    study_->setAccessibleName(tr("Source and lesson"));
    show_study(nullptr);

    connect(lesson_, &LessonPanel::moment_chosen, this, [this](double at_ms) {
        if (!controller_.has_run())
            return;
        choose_instant(trace::Time(std::llround(at_ms * 1e6)));
        timeline_->reveal(*chosen_instant_);
        show_instant();
    });
    connect(lesson_, &LessonPanel::parameters_chosen, this, [this](const QString& parameters) {
        QMap<QString, QString> values;
        for (const auto& [name, value] : parameters_in(parameters.toStdString()))
            values[QString::fromStdString(name)] = QString::fromStdString(value);
        switch_off_remedies();  // a lesson speaks of the scenario as it is
        scenario_panel_->form().reset();
        scenario_panel_->form().set_values(values);
        start_run();
    });
    connect(lesson_, &LessonPanel::virtual_run_chosen, this, [this] {
        commands_.virtual_clock->setChecked(true);
        if (!controller_.busy())  // else that has made it run again
            start_run();
    });
    connect(lesson_, &LessonPanel::example_wanted, this, &MainWindow::show_example);
    connect(lesson_, &LessonPanel::prediction_wanted, this, &MainWindow::hide_example);
    // What nobody has read yet is asked at once.
    connect(commands_.predict_first, &QAction::toggled, this, [this](bool on) {
        if (on && !lesson_->has_answered())
            hide_example();
        else if (!on && lesson_->asks_first())
            show_example();
    });
    connect(&scenario_panel_->form(), &ParameterForm::changed, this, &MainWindow::ask_lesson);
    connect(lesson_, &LessonPanel::comparison_chosen, this, &MainWindow::compare_named);
}

// Without a scenario, or where nothing stands beside it: the source alone.
void MainWindow::show_study(const ScenarioFile* file) {
    const bool has_lesson = file && (file->lesson || !file->lesson_problem.isEmpty());
    const bool has_python = file && !file->python.isEmpty();
    study_->setTabVisible(study_->indexOf(lesson_), has_lesson);
    study_->setTabVisible(study_->indexOf(python_), has_python);
    study_->setTabToolTip(
        study_->indexOf(python_),
        has_python ? tr("The same program: python3 %1")
                         .arg(in_qt(std::filesystem::path(file->path).replace_extension(".py")))
                   : QString());
    if (has_lesson && file->lesson)
        lesson_->set_lesson(*file->lesson, file->declaration.name);
    else
        lesson_->set_problem(has_lesson ? file->lesson_problem : QString());
    ask_lesson();
    python_->setPlainText(has_python ? file->python : QString());
    // What stood in front the last time does so again, if this scenario has it.
    if (file && wanted_study_ >= 0) {
        if (study_->isTabVisible(wanted_study_))
            study_->setCurrentIndex(wanted_study_);
        wanted_study_ = -1;
    }
}

// As all is set now.
Facts MainWindow::facts_of_next_run() const {
    const ScenarioFile* file = scenario();
    if (!file)
        return {};
    const auto chosen =
        session::chosen_parameters(file->declaration, scenario_panel_->form().as_request());
    return facts_before(file->declaration.name, chosen ? *chosen : ParameterValues(),
                        remedies_->on().to_text());
}

// What is asked fits what is set.
void MainWindow::ask_lesson() {
    const ScenarioFile* file = scenario();
    if (!file || !file->lesson)
        return;
    const auto asked = question_of(*file->lesson, facts_of_next_run(), judgement_in_words());
    lesson_->set_question(asked ? *asked : std::string());
    if (presentation_)
        tell_presentation_of_question();
}

// The run comes once it was predicted, or is asked for.
void MainWindow::ask_first() {
    lesson_->set_asks_first(true);
    timeline_->clear(tr(
        "Predict in the lesson what will happen: then a run shows here. Or press Run (Ctrl+R)."));
    if (thumbnails_)
        thumbnails_->hold(controller_.busy());
    bring_forward(lesson_);
    run_page_->ask_first(true);
    update_enabled();
}

// Of this scenario, now; what was explored or tried meanwhile goes with it.
void MainWindow::hide_example() {
    if (!example_.on_show || !lesson_->asks())
        return;
    forget_run();
    ask_first();
    lesson_->setFocus(Qt::OtherFocusReason);
}

// In the background: a run may have ten thousand threads, each with facts of its own.
void MainWindow::tell_lesson() {
    const ScenarioFile* file = scenario();
    if (!report_ || !file || !file->lesson || controller_.phase() != RunController::Phase::Finished)
        return;
    in_background(
        pool_, this,
        [report = report_, lesson = *file->lesson, explored = outcome_study_->explored()] {
            Facts facts = facts_of(*report);
            if (explored && explored->is_of(report->info))
                add_exploration(facts, explored->report, explored->lose_updates);
            put_in_words(facts, *report);
            return std::make_shared<Result<ToldLesson>>(tell(lesson, facts, judgement_in_words()));
        },
        [this, number = run_number_](const std::shared_ptr<Result<ToldLesson>>& told) {
            if (number != run_number_)
                return;
            const bool broke = report_ && report_->info.outcome == trace::Outcome::Failed;
            if (!told->ok() && broke)
                *told = Error{tr("This run broke off with an error: the lesson needs one that goes "
                                 "on to its end.")
                                  .toStdString()};
            if (!example_.on_show)
                lesson_->show_run(*told);
            else if (told->ok())
                lesson_->show_example(told->value());
            else
                lesson_->set_asks_first(false);
            if (presentation_)
                tell_presentation_of_question();
        });
}

}  // namespace threadline::app
