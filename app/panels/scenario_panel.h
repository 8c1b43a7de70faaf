// The scenario that is chosen: what it shows, its parameters, and the button that runs it.
#pragma once

#include "app/panels/parameter_form.h"

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace threadline::app {

class ScenarioPanel : public QWidget {
    Q_OBJECT
public:
    // The buttons do what the actions do.
    ScenarioPanel(QAction* run, QAction* stop, QWidget* parent = nullptr);

    // Above the buttons: a tick for the clock of the next run and one for `toggle`, and below them
    // what else can be done with this run. They stay where they are, whether they can be used or
    // not.
    void add_tools(QAction* virtual_clock, QAction* toggle, const QList<QAction*>& others);
    // That it needs to show all of its scenario without scrolling, at its present width.
    int whole_height() const;

    // What the next run is tried with, right above the button that runs it; empty: nothing.
    void set_what_if(const QString& sentence);
    QPushButton* as_it_is_button() { return as_it_is_; }

    void show_hint(const QString& hint);
    void set_scenario(const record::Declaration& scenario);
    // What is on show: as the source declares it by now, as far as that loads.
    const record::Declaration& declaration() const { return declaration_; }
    ParameterForm& form() { return *form_; }
    QPushButton* run_button() { return run_; }

signals:
    void scenario_changed();
    void as_it_is_asked();  // without what it is tried with

private:
    QWidget* build_notice();

    record::Declaration declaration_;
    QVBoxLayout* tools_;
    QCheckBox* on_virtual_clock_ = nullptr;
    QScrollArea* scroll_;
    QLabel* title_;
    QLabel* summary_;
    QLabel* clock_;  // where it asks for the virtual one
    QLabel* error_;
    ParameterForm* form_;
    QWidget* notice_;
    QLabel* what_if_;
    QPushButton* as_it_is_;
    QPushButton* run_;
    QPushButton* stop_;
};

}  // namespace threadline::app
