// The page of the single run: where its parts stand. A wide window shows all of them at once,
// findings and facts on its right. A smaller one keeps the timeline above, and the source and one
// more part below it: graph, findings with their details, and tables lie behind each other, so that
// each has room.
//
// Until a person moves a border what is on one of its sides has what it needs. What it needed once
// stays its own, so that nothing moves to and fro.
#pragma once

#include <QSet>
#include <QSplitter>

class QAction;
class QTabWidget;

namespace threadline::app {

class FindingsList;
class Pane;
class ScenarioPanel;
class StepPanel;
class TimelineView;

class RunPage : public QSplitter {
    Q_OBJECT
public:
    struct Parts {
        Pane* scenarios;
        ScenarioPanel* parameters;
        Pane* timeline_pane;  // with the next two
        TimelineView* timeline;
        StepPanel* steps;
        QTabWidget* study;
        Pane* graph_pane;  // with the next one
        QWidget* graph;
        Pane* findings_pane;  // with the next one
        FindingsList* findings;
        QWidget* details;
        QTabWidget* facts;
    };
    // `side`, `below`: whether what is at the side shows, and what is below the timeline.
    RunPage(const Parts& parts, QAction* side, QAction* below);

    void fit();   // the window in which it stands, and which may have another size
    void save();  // where the borders are, and what shows: for the next time
    void set_text_scale(double scale);
    bool is_wide() const { return is_wide_; }

    // To where it can be seen, if it lies behind others.
    void bring_forward(QWidget* part);
    // What was chosen explains itself; not in place of the graph in which it was chosen, or which a
    // person put there.
    void bring_details_forward();
    bool lies_in_front(const QWidget* part) const;  // among the facts
    bool keeps_graph() const { return graph_is_kept_; }
    void show_finding_count();  // beside their title, and on their tab

    // As the parts need it by now: parameters and scenarios, findings and details, the timeline and
    // what is below it.
    void share_side();
    void share_insight();
    void share_centre();
    void forget_need_of_findings();
    // In a small window the choices would be where the lanes are: what lies below gives way.
    void make_room_for_steps();
    void take_back_room_of_steps();
    // What is asked before a run has the room in which that will be seen, until it is.
    void ask_first(bool asks);

signals:
    void wanted();  // whatever is on show in its place

private:
    void arrange();  // for the width that the window has
    void stand_beside_each_other();
    void lie_behind_each_other();
    void restore();

    Parts parts_;
    QAction *side_, *below_;
    QSplitter *left_, *centre_, *middle_row_, *insight_;
    bool is_arranged_ = false, is_wide_ = false;
    double text_scale_ = 1;
    QSet<QSplitter*> moved_;  // by a person, who keeps them so
    // In px.
    int side_needs_ = 0;     // for the parameters
    int findings_need_ = 0;  // for those of one scenario
    int lanes_need_ = 0;     // for the lanes of one scenario, in a wide window or large letters
    bool centre_is_by_need_ = false;
    QList<int> usual_centre_;     // while a question has the room; empty: none has
    int steps_room_ = 0;          // that what lies below the timeline gave to the steps
    bool graph_is_kept_ = false;  // in front, whatever is chosen
};

}  // namespace threadline::app
