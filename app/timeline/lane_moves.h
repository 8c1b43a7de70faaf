// What a person does with a lane, as a change of the arrangement. Pure: the tree says what there
// is, the arrangement that comes back says what is wanted.
#pragma once

#include "app/timeline/lane_tree.h"

namespace threadline::app {

// The lane `moved` before the lane `before` (empty: behind all others) of those beside it.
LaneArrangement moved(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                      const QString& moved, const QString& before);
// Past so many of those beside it that show; as far as there are any.
LaneArrangement moved_by(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                         const QString& moved, int steps);

// `names` are those of lanes, in the words of their headers, or keys ("lock:Lock 1" where a thread
// is also called so). These first, in this order, then the others as they were.
LaneArrangement ordered_first(const std::vector<LaneNode>& tree, LaneArrangement arrangement,
                              const QStringList& names);
// The keys of all lanes of that name; empty where there is none.
QStringList keys_of(const std::vector<LaneNode>& tree, const QString& name);

// Where a lane that is dragged to a height would go, and where the mark of that is drawn.
struct DropPlace {
    QString before;  // empty: behind all others
    double y = 0;
};
DropPlace drop_place(const std::vector<LaneNode>& siblings, double y, double gap);

}  // namespace threadline::app
