// The next edge of a lane beyond the part of a long trace that is there: looked for beside the
// window, part after part, until it is found or somebody goes elsewhere.
#pragma once

#include "app/timeline/geometry.h"
#include "app/timeline/question.h"

#include <QObject>

namespace threadline::app {

enum class Towards { Begin, End };

// The nearest one among the items that are there; none: there is none, or it is not known whether
// another one comes before it.
std::optional<trace::Time> known_edge(const session::RunSnapshot& run, const LaneRow& row,
                                      trace::Time from, Towards towards);

class EdgeSearch : public QObject {
    Q_OBJECT
public:
    explicit EdgeSearch(QObject* parent = nullptr);

    // What was looked for before is not wanted any more.
    void look(const session::RunSnapshot& run, const LaneRow& row, trace::Time from,
              Towards towards);
    void forget() { question_.forget(); }

signals:
    void found(threadline::trace::Time edge);

private:
    Question question_;
};

}  // namespace threadline::app
