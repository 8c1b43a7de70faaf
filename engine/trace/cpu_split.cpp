#include "engine/trace/cpu_split.h"

#include <algorithm>

namespace threadline::trace {

template <typename Out>
void CpuSplit::Joiner::add(const Piece& piece, Out&& out) {
    if (held_) {
        Interval& held = held_->interval;
        const Interval& next = piece.interval;
        const bool one_stretch = held.state == State::Running && next.state == State::Running &&
                                 held.cpu == next.cpu && held.end == next.begin;
        if (one_stretch && piece.aside) {
            held.end = next.end;
            return;
        }
        if (one_stretch && held_->aside) {
            const Time begin = held.begin;
            held_ = piece;
            held_->interval.begin = begin;
            return;
        }
        out(held);
    }
    held_ = piece;
}

template <typename Out>
void CpuSplit::Joiner::flush(Out&& out) {
    if (held_)
        out(held_->interval);
    held_.reset();
}

void CpuSplit::begin(Time t) {
    begun_ = true;
    Change first{t, Place::Begin, -1};
    while (!changes_.empty() && changes_.front().at <= t) {
        first.place = changes_.front().place;
        first.cpu = changes_.front().cpu;
        changes_.pop_front();
    }
    changes_.push_front(first);
    if (changes_.size() > 1)
        resolve_begin(changes_[1]);
}

void CpuSplit::begin_off(Time t) {
    begun_ = true;
    changes_.assign(1, {t, Place::Off, -1});
}

// It was on the CPU that it leaves next. If it comes onto one instead, it was off before.
void CpuSplit::resolve_begin(const Change& next) {
    Change& first = changes_.front();
    if (first.place != Place::Begin)
        return;
    if (next.place == Place::Off || next.place == Place::Preempted)
        first = {first.at, Place::On, next.cpu};
    else
        first.place = next.place == Place::On ? Place::Preempted : next.place;
}

void CpuSplit::change(Change next) {
    if (changes_.empty()) {
        changes_.push_back(next);
        return;
    }
    Change& last = changes_.back();
    if (begun_ && changes_.size() == 1 && next.at <= last.at) {  // before the lane begins
        last.place = next.place;
        last.cpu = next.cpu;
        return;
    }
    next.at = std::max(next.at, last.at);
    if (begun_ && changes_.size() == 1)
        resolve_begin(next);
    changes_.push_back(next);
}

void CpuSplit::switched_in(Time t, std::int16_t cpu) {
    change({t, Place::On, cpu});
}

void CpuSplit::switched_out(Time t, std::int16_t cpu, bool preempted) {
    change({t, preempted ? Place::Preempted : Place::Off, cpu});
}

void CpuSplit::lost(Time t, std::int16_t cpu) {
    // Whoever is on another one would have left that first.
    if (!changes_.empty() && changes_.back().place == Place::On && changes_.back().cpu != cpu)
        return;
    change({t, Place::Unknown, cpu});
}

void CpuSplit::append(const Interval& tile) {
    tiles_.push_back(tile);
}

CpuSplit::Piece CpuSplit::piece_of(const Interval& tile, const Change& place, TimeRange range) {
    Piece piece{tile, false};
    Interval& interval = piece.interval;
    interval.begin = range.begin;
    interval.end = range.end;
    const bool runs = tile.state == State::Running;
    const auto become = [&](State state) {
        interval = Interval{};
        interval.begin = range.begin;
        interval.end = range.end;
        interval.site = tile.site;
        interval.state = state;
    };
    if (tile.state == State::Unknown)
        return piece;
    switch (place.place) {
        case Place::On:
            piece.aside = !runs;
            become(State::Running);
            interval.cpu = place.cpu;
            break;
        case Place::Preempted:
            if (runs)
                become(State::Ready);
            break;
        case Place::Off:
            if (runs)
                become(State::Waiting);
            break;
        case Place::Unknown:
            if (runs || tile.state == State::Ready)
                become(State::Unknown);
            break;
        case Place::Begin:
        case Place::Later:
            break;
    }
    return piece;
}

template <typename Visit>
void CpuSplit::cut(const Interval& tile, const std::deque<Change>& changes, std::size_t& first,
                   Visit&& visit) {
    if (tile.begin >= tile.end)
        return visit(Piece{tile, false});
    std::optional<Piece> held;  // changes that change nothing here cut nothing
    for (Time at = tile.begin; at < tile.end;) {
        while (first + 1 < changes.size() && changes[first + 1].at <= at)
            ++first;
        const Time next =
            first + 1 < changes.size() ? std::min(changes[first + 1].at, tile.end) : tile.end;
        const Piece piece = piece_of(tile, changes[first], {at, next});
        if (held && held->interval.state == piece.interval.state &&
            held->interval.cpu == piece.interval.cpu) {
            held->interval.end = next;
        } else {
            if (held)
                visit(*held);
            held = piece;
        }
        at = next;
    }
    visit(*held);
}

template <typename Out>
void CpuSplit::settle_tiles(Time until, Out&& out) {
    std::size_t first = 0;
    while (!tiles_.empty() && tiles_.front().end <= until) {
        cut(tiles_.front(), changes_, first, [&](const Piece& piece) { joiner_.add(piece, out); });
        tiles_.pop_front();
    }
    switches_ += static_cast<std::uint64_t>(std::count_if(
        changes_.begin() + 1, changes_.begin() + 1 + static_cast<std::ptrdiff_t>(first),
        [](const Change& change) {
            return change.place == Place::Off || change.place == Place::Preempted;
        }));
    changes_.erase(changes_.begin(), changes_.begin() + static_cast<std::ptrdiff_t>(first));
}

bool CpuSplit::settle(Time known, IntervalSeries& lane) {
    if (!knows_place())
        return false;
    const std::size_t before = lane.size();
    settle_tiles(known, [&](const Interval& interval) { lane.append(interval); });
    return lane.size() != before;
}

void CpuSplit::close(IntervalSeries& lane) {
    if (!begun_)
        return;
    for (Change& change : changes_)
        if (change.place == Place::Begin)
            change.place = Place::Unknown;
    const auto out = [&](const Interval& interval) { lane.append(interval); };
    settle_tiles(Time::max(), out);
    joiner_.flush(out);
}

std::vector<Interval> CpuSplit::provisional(const std::optional<Interval>& open, Time known) const {
    std::vector<Interval> pieces;
    if (!begun_)
        return pieces;
    std::deque<Change> changes = changes_;
    const Change last = changes.back();
    if (last.place != Place::On)  // who is on a CPU stays there until the contrary is known
        changes.push_back({std::max(known, last.at), Place::Later, -1});
    Joiner joiner = joiner_;
    const auto out = [&](const Interval& interval) { pieces.push_back(interval); };
    std::size_t first = 0;
    for (const Interval& tile : tiles_)
        cut(tile, changes, first, [&](const Piece& piece) { joiner.add(piece, out); });
    if (open)
        cut(*open, changes, first, [&](const Piece& piece) { joiner.add(piece, out); });
    joiner.flush(out);
    return pieces;
}

}  // namespace threadline::trace
