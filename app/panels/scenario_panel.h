// The scenario that is chosen: what it shows, its parameters, and the button that runs it.
#pragma once

#include "app/panels/parameter_form.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace threadline::app {

class ScenarioPanel : public QWidget {
    Q_OBJECT
public:
    // The buttons do what the actions do.
    ScenarioPanel(QAction* run, QAction* stop, QAction* reset, QWidget* parent = nullptr);

    // Above the buttons: a tick for `toggle`, and what else can be done with this run.
    void add_tools(QAction* toggle, const QList<QAction*>& others);

    void show_hint(const QString& hint);
    void set_scenario(const record::Declaration& scenario);
    ParameterForm& form() { return *form_; }
    QPushButton* run_button() { return run_; }

private:
    QHBoxLayout* tools_;
    QLabel* title_;
    QLabel* summary_;
    QLabel* clock_;  // where it asks for the virtual one
    QLabel* error_;
    ParameterForm* form_;
    QPushButton* run_;
    QPushButton* stop_;
};

}  // namespace threadline::app
