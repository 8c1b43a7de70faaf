// How the parts of the window share its room, as far as that is kept in mind: what they need is the
// most that they needed so far, so that nothing moves to and fro.
#pragma once

#include <QSet>

class QSplitter;

namespace threadline::app {

struct LayoutRoom {
    QSet<QSplitter*> moved;  // by a person, who keeps them so
    // In px.
    int side_needs = 0;     // for the parameters
    int findings_need = 0;  // for those of one scenario
    int lanes_need = 0;     // for the first lanes in large letters
    bool centre_by_need = false;
    int steps_room = 0;          // that what lies below the timeline gave to the steps
    bool graph_is_kept = false;  // in front, whatever is chosen
};

}  // namespace threadline::app
