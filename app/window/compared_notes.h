// Writes on the runs side by side: their notes come up in a dialog, as there is no room beside
// them.
#pragma once

#include "app/window/run_aside.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace threadline::app {

class ComparisonView;
class NotesPanel;
class RunController;

class ComparedNotes : public QObject {
    Q_OBJECT
public:
    // It belongs to the view; `mark`: the command that leads here.
    ComparedNotes(ComparisonView* view, RunController* controller, QAction* mark);

    void add();  // to the run that has the keys: at the cursor, or on the chosen stretch

signals:
    void written();
    // A person is done with this one, which is not on show by itself.
    void left(const std::shared_ptr<threadline::app::RunAside>& run);

private:
    void open(std::size_t number);
    void leave(const std::shared_ptr<Recording>& recording);

    ComparisonView* view_;
    RunController* controller_;
    QAction* mark_;
    QPointer<NotesPanel> panel_;  // while there is one
    std::size_t number_ = 0;      // of the run that it is of
};

}  // namespace threadline::app
