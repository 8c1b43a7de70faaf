// The lanes of one sort while they grow, by id.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace threadline::trace {

// Lanes by id, made at first use. Lookup is one index.
template <typename Track, typename Key>
class TrackList {
public:
    template <typename... Arguments>
    Track& get(Key id, Arguments&&... arguments) {
        if (Track* known = find(id)) [[likely]]
            return *known;
        return make(id, std::forward<Arguments>(arguments)...);
    }

    Track* find(Key id) const {
        return id.value < by_id_.size() ? by_id_[id.value].get() : nullptr;
    }

    template <typename Visit>
    void each(Visit&& visit) const {
        for (const auto& [id, track] : present_)
            visit(*track);
    }

    std::size_t size() const { return present_.size(); }
    const std::vector<std::pair<Key, Track*>>& present() const { return present_; }

    template <typename Lane>
    void publish(std::vector<std::shared_ptr<const Lane>>& lanes, Time now) const {
        lanes.reserve(present_.size());
        for (const auto& [id, track] : present_)
            if (auto lane = track->lane_at(now))
                lanes.push_back(std::move(lane));
    }

private:
    template <typename... Arguments>
    [[gnu::noinline]] Track& make(Key id, Arguments&&... arguments) {
        if (id.value >= by_id_.size())
            by_id_.resize(id.value + 1);
        auto& track = by_id_[id.value];
        track = std::make_unique<Track>(id, std::forward<Arguments>(arguments)...);
        const auto place =
            std::lower_bound(present_.begin(), present_.end(), id,
                             [](const auto& entry, Key key) { return entry.first < key; });
        present_.insert(place, {id, track.get()});
        return *track;
    }

    std::vector<std::unique_ptr<Track>> by_id_;
    std::vector<std::pair<Key, Track*>> present_;  // in order of id
};

}  // namespace threadline::trace
