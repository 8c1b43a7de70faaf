// All lanes of a run as they belong together: threads to a process or to a group of one name, CPUs
// to the band of idle cores. From it come the rows that are drawn, and what a person can do with
// a lane.
#pragma once

#include "app/timeline/geometry.h"

#include <vector>

namespace threadline::app {

struct LaneNode {
    enum class Section { Cpus, Threads, Slices, Locks, Variables };

    LaneRow row;
    Section section = Section::Threads;
    // "thread:A"; of several lanes of one name the second is "thread:A#2". Empty where nothing
    // asks for it.
    QString key;
    bool can_fold = false;
    bool hidden = false;
    bool without_hits = false;      // that is why
    double bottom = 0;              // of its row and all that stands beneath it
    std::vector<LaneNode> members;  // also those that do not show since it is folded
};

enum class LaneKeys { WhereArranged, Always };

// In the order of the arrangement, each placed at its height; hidden ones are marked, and have no
// place. O(lanes log lanes).
std::vector<LaneNode> lane_tree(const session::RunSnapshot& run, const TimelineOptions& options,
                                const Theme& theme, LaneKeys keys);

// Whether a row is that of a lane, of the same run.
bool is_same_lane(const LaneRow& a, const LaneRow& b);

// What its header says, without the mark of what folds.
QString bare_name(const LaneRow& row);

// "thread:A", without a number; by the name in the trace, so that it is the same in each language.
QString lane_key(const LaneRow& row, const trace::Tables& tables);

// The lane itself and those beside it; both null where there is none.
struct LanePlace {
    const std::vector<LaneNode>* siblings = nullptr;
    const LaneNode* node = nullptr;
};
LanePlace find_lane(const std::vector<LaneNode>& tree, const LaneRow& row);

// What is hidden, without what belongs to something hidden or folded; `lanes`: so many rows would
// show.
struct HiddenLane {
    QString key;
    QString name;
    std::size_t lanes = 1;
    bool by_hand = true;  // a search may hide lanes as well
};
std::vector<HiddenLane> hidden_lanes(const std::vector<LaneNode>& tree);

// Whether lanes without a hit are not to show; all do while hits are too many to be kept.
bool shows_hit_lanes_only(const TimelineOptions& options);
// Hides threads, tasks and locks without a hit, and groups and processes of such. O(lanes).
void hide_without_hits(std::vector<LaneNode>& tree, const SearchHits& hits);

}  // namespace threadline::app
