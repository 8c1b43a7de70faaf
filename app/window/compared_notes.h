// Writes on the runs side by side: their notes come up in a dialog, as there is no room beside
// them.
#pragma once

#include "app/panels/notes_panel.h"
#include "app/runs/run_aside.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace threadline::app {

class ComparisonView;
class RunController;

class ComparedNotes : public QObject {
    Q_OBJECT
public:
    // It belongs to the view; `mark`: the command that leads here.
    ComparedNotes(ComparisonView* view, RunController* controller, QAction* mark);

    // At the cursor, or on the chosen stretch: to the run whose notes are open, else to that which
    // has the keys.
    void add();
    // The list of those of the run that has the keys, at the one that is chosen there.
    void show();
    void write(std::size_t number, const threadline::trace::Annotation& note);
    bool is_open() const { return panel_ != nullptr; }

signals:
    void written();
    // A person is done with this one, which is not on show by itself.
    void left(const std::shared_ptr<threadline::app::RunAside>& run);

private:
    bool opens_for_active();
    void open(std::size_t number);
    void follow();
    void leave(const session::RunSnapshot& run);

    ComparisonView* view_;
    RunController* controller_;
    QAction* mark_;
    QPointer<NotesPanel> panel_;            // while there is one
    std::shared_ptr<Recording> recording_;  // that it is of, wherever the run stands by now
};

}  // namespace threadline::app
