// What a person made of the lanes: in which order they stand, which are hidden, folded or grouped,
// how high each is. It goes by names, so that it fits the next run of the same scenario as well.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <set>
#include <vector>

namespace threadline::app {

// Lanes are called by their keys (lane_tree.h): "thread:A", "lock:Lock 1", "group:Worker ". A key
// that a run has no lane for is kept and has no effect.
struct LaneArrangement {
    QStringList order;                  // of lanes side by side; the others stay with these
    std::set<QString> hidden;           // with all that belongs to them
    std::set<QString> grouped;          // by name though they are few: "group:Worker "
    std::map<QString, bool> folded;     // as somebody chose; the others are as they come
    std::map<QString, double> stretch;  // times as high as usual, least_stretch to most_stretch
    bool by_process = true;             // threads of one process together, if there are several

    static constexpr double least_stretch = 0.4;
    static constexpr double most_stretch = 6;

    bool is_usual() const { return *this == LaneArrangement{}; }
    friend bool operator==(const LaneArrangement&, const LaneArrangement&) = default;
};

// As JSON, for the settings. What cannot be read, in all or in part, is as usual.
QByteArray to_json(const LaneArrangement& arrangement);
LaneArrangement lane_arrangement_from_json(const QByteArray& json);

// `keys`, in their natural order, as the arrangement orders them: what it names stands in its
// order, what it does not name follows what it follows by nature. Returns indices into `keys`.
// O(n log n).
std::vector<std::size_t> ordered(const std::vector<QString>& keys, const QStringList& order);

}  // namespace threadline::app
