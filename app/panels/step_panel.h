// Who goes next, by a person's choice: one row for each thing that can happen now, with its number
// key, and for each actor that cannot go on why.
//
// The keys 1 to 9 choose, U takes the last step back, G goes on until something happens.
#pragma once

#include "app/timeline/key_actions.h"

#include "engine/session/choice_desk.h"
#include "engine/session/run_snapshot.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace threadline::app {

class StepPanel : public QWidget {
    Q_OBJECT
public:
    explicit StepPanel(QWidget* parent = nullptr);

    void set_decision(const session::RunSnapshot& run, const session::Decision& decision);
    // Nothing is to be chosen: the run goes on by itself.
    void set_message(const QString& text);
    // Nor will anything be: the room of the rows is given back.
    void set_over(const QString& text);
    void set_steps_made(std::size_t steps);
    // "Step 3: who goes next?", and what can be chosen, as the rows say it: first so many choices.
    QString question() const;
    QStringList rows() const;
    int choices() const { return int(choices_.size()); }
    bool choose_row(int number);  // from 1; false: there is none
    bool choose_marked();
    // For the next step by a key, right after another: who goes on and on by it stops at the end
    // and does not begin anew.
    bool is_asked_in_passing();
    bool take_key(QKeyEvent* event);  // false: it means nothing here
    const KeyActions& actions() const { return actions_; }

signals:
    void chosen(const threadline::record::Choice& choice);
    void back_asked();
    void run_on_asked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connect_actions();
    void fit_rows();

    KeyActions actions_;
    std::vector<record::Choice> choices_;
    QAction* step_back_ = nullptr;
    QLabel *head_, *hint_;
    QListWidget* list_;
    QPushButton *back_, *on_;
    QElapsedTimer since_asked_;
    int rows_ = 0;  // in sight; only more while one run is stepped through, so that nothing jumps
};

}  // namespace threadline::app
