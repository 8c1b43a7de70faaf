// The lesson of the chosen scenario: before a run the question to predict, after it the answer,
// what to look at, the explanation with the run's own numbers, what to try next, and how to say it.
//
// Of an example the answer is on show before anybody could predict it: there the question is what
// the run shows, and all that is told waits until a person has chosen, or asks for it. Who wants to
// predict all the same has the example hidden, or it is not made before they have.
#pragma once

#include "app/lesson/lesson.h"
#include "app/timeline/theme.h"

#include <QTextBrowser>

#include <set>
#include <vector>

class QShortcut;

namespace threadline::app {

class LessonPanel : public QTextBrowser {
    Q_OBJECT
public:
    explicit LessonPanel(QWidget* parent = nullptr);

    // The lesson of another scenario; what was predicted before is forgotten.
    // `scenario`, its name, tells in which words its parameters are shown (scenario_wording.h).
    void set_lesson(const Lesson& lesson, const std::string& scenario = {});
    // As it is asked with the parameters as they are set; empty: nothing is asked with those. What
    // was predicted of another question is forgotten.
    void set_question(const std::string& question);
    // In place of a lesson: why there is none to be read.
    void set_problem(const QString& problem);
    // A run has ended, and this is the lesson told of it; an error where it cannot be told.
    void show_run(const Result<ToldLesson>& told);
    // ... or a run that nobody has asked for.
    void show_example(const ToldLesson& told);
    // Nothing of an example is on show yet, which a choice brings, or a link: what was predicted
    // before is forgotten. Until a run has been told. Meanwhile 1 to 9 choose, wherever the keys
    // are, except where somebody writes.
    void set_asks_first(bool asks);
    bool asks_first() const { return asks_first_; }
    bool asks() const { return !question_.empty() && !lesson_.choices.empty(); }  // of what is set
    bool has_answered() const { return told_ && !waits_; }         // the run on show was told
    bool has_told() const { return told_ || !untold_.isEmpty(); }  // or said why it cannot
    // Of a run of that scenario, since the window is there.
    bool has_answered(const std::string& scenario) const { return answered_.contains(scenario); }
    // There is no finished run to tell of. A prediction stays.
    void clear_run();
    void set_theme(const Theme& theme);

    std::optional<std::size_t> predicted() const { return predicted_; }
    void predict(std::size_t choice);
    // The choice that the run on show made true, read or not; none before, or where it cannot tell.
    std::optional<std::size_t> told_answer() const { return told_ ? told_->answer : std::nullopt; }
    // What to bear in mind of the run on show; empty: nothing.
    QString told_caveat() const {
        return told_ ? QString::fromStdString(told_->caveat) : QString();
    }

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

signals:
    void moment_chosen(double at_ms);
    void parameters_chosen(const QString& parameters);  // "cure=lock, work=20"
    void example_wanted();      // it was predicted, or is to be seen without that
    void prediction_wanted();   // in place of the example on show
    void virtual_run_chosen();  // where other programs disturbed this one
    void comparison_chosen(const threadline::app::NamedComparison& comparison);

private:
    void show_all();
    void reveal();
    bool asks_to_look() const;
    QString hint() const;  // what a choice does, and what else can be done
    QString asked() const;
    QString answer() const;
    QString told() const;

    Theme theme_;
    Lesson lesson_;
    std::string question_;
    std::string scenario_;
    QString problem_;  // of the lesson
    QString untold_;   // why it cannot be told of the run on show
    std::optional<ToldLesson> told_;
    bool is_example_ = false;  // that it is told of
    bool waits_ = false;       // what is told
    bool asks_first_ = false;
    std::set<std::string> answered_;  // scenarios
    std::optional<std::size_t> predicted_;
    std::string predicted_of_;  // the question
    bool has_looked_ = false;   // and chose with an example in sight
    std::vector<QShortcut*> digits_;
};

}  // namespace threadline::app
