// Cuts what an actor did, as its events tell, by when its thread was on a CPU, as the kernel tells.
//
//   its events say   on a CPU   off it, preempted   off it by itself        not known
//   Running          Running    Ready               Waiting, for no object  Unknown
//   Ready            Running    Ready               Ready                   Unknown
//   a wait           Running    the wait            the wait                the wait
//   Unknown          Unknown    Unknown             Unknown                 Unknown
//
// So Running is what was on a CPU, and nothing else; the wait keeps what lies between the kernel's
// switches. Off by itself while its events know of no wait: it waits in the kernel, for a page or a
// lock of the kernel's. Where switches were lost, nothing is guessed: only a wait is sure.
//
// Tiles and switches come from two sources, each in order of time and both late. A tile is cut, for
// good, once all switches up to its end are known; until then the lane's end is provisional.
#pragma once

#include "engine/trace/summary.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

namespace threadline::trace {

class CpuSplit {
public:
    // The lane begins. Whoever records an event is on a CPU; on which is known with the next
    // switch. A task is on none before it is resumed.
    void begin(Time t);
    void begin_off(Time t);
    void switched_in(Time t, std::int16_t cpu);
    void switched_out(Time t, std::int16_t cpu, bool preempted);
    void lost(Time t, std::int16_t cpu);                  // switches of that CPU
    std::uint64_t switches() const { return switches_; }  // times that it left a CPU in its life
    // Tells `other` those that are still needed here, from the one that holds where the tiles
    // begin.
    template <typename Other>
    void tell_switches(Other& other) const {
        for (const Change& change : changes_) {
            if (change.place == Place::On)
                other.switched_in(change.at, change.cpu);
            else if (change.place == Place::Preempted || change.place == Place::Off)
                other.switched_out(change.at, change.cpu, change.place == Place::Preempted);
            else if (change.place == Place::Unknown)
                other.switches_lost(change.at, change.cpu);
        }
    }

    // The next tile; tiles adjoin.
    void append(const Interval& tile);
    // False: it has begun, and no switch has told yet where.
    bool knows_place() const { return begun_ && changes_.back().place != Place::Begin; }
    // Appends to `lane` what is final once all switches before `known` have come.
    // Returns whether there was any. Amortised O(tiles + switches).
    bool settle(Time known, IntervalSeries& lane);
    // No switch follows: the rest is final.
    void close(IntervalSeries& lane);
    // What is not final yet, then `open`, as far as it can be told.
    std::vector<Interval> provisional(const std::optional<Interval>& open, Time known) const;

    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        archive(changes_, tiles_, joiner_, switches_, begun_);
    }
    bool has_begun() const { return begun_; }
    bool is_sound() const { return !begun_ || !changes_.empty(); }

private:
    enum class Place : std::uint8_t {
        On,
        Preempted,
        Off,      // by itself
        Begin,    // on a CPU, not known on which before the next switch
        Unknown,  // switches were lost
        Later,    // not known yet
    };
    struct Change {
        Time at{0};
        Place place = Place::Off;
        std::int16_t cpu = -1;

        template <typename Archive>
        void fields(Archive& archive) {
            auto number = static_cast<std::uint8_t>(place);
            archive(at, number, cpu);
            place = static_cast<Place>(std::min(number, static_cast<std::uint8_t>(Place::Later)));
        }
    };
    struct Piece {
        Interval interval;
        bool aside = false;  // on a CPU, but on its way into a wait or out of it

        template <typename Archive>
        void fields(Archive& archive) {
            archive(interval, aside);
        }
    };
    // Joins the pieces that are one stretch on one CPU.
    class Joiner {
    public:
        template <typename Out>
        void add(const Piece& piece, Out&& out);
        template <typename Out>
        void flush(Out&& out);
        template <typename Archive>
        void fields(Archive& archive) {
            archive(held_);
        }

    private:
        std::optional<Piece> held_;
    };

    void change(Change change);
    void resolve_begin(const Change& next);
    static Piece piece_of(const Interval& tile, const Change& place, TimeRange range);
    // Visits the pieces of `tile`; `first` moves on to the change that holds at its end.
    template <typename Visit>
    static void cut(const Interval& tile, const std::deque<Change>& changes, std::size_t& first,
                    Visit&& visit);
    template <typename Out>
    void settle_tiles(Time until, Out&& out);

    std::deque<Change> changes_;  // once begun, the first holds where tiles_ begin
    std::deque<Interval> tiles_;
    Joiner joiner_;
    std::uint64_t switches_ = 0;
    bool begun_ = false;
};

}  // namespace threadline::trace
