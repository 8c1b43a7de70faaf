// One variable's lane while it grows: its value from one change to the next.
#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/trace_event.h"

#include <algorithm>
#include <memory>

namespace threadline::trace {

class VariableTrack {
public:
    VariableTrack(ObjectId variable, Value initial) {
        lane_.variable = variable;
        lane_.open.emplace();
        lane_.open->value = initial;
    }

    void change(const TraceEvent& event, Value value, Time t) {
        changed_ = true;
        close(t);
        lane_.open.emplace();
        lane_.open->begin = lane_.open->end = std::max(t, last_);
        lane_.open->value = value;
        lane_.open->writer = event.actor;
        lane_.open->site = event.event.site;
    }

    // A read may come to be known after later writes: it says which version it saw.
    void read(const TraceEvent& event, Value value, std::uint32_t version, Time t) {
        changed_ = true;
        last_reading_ = std::max(t, last_reading_);
        lane_.readings.append({last_reading_, last_reading_, value, event.actor, event.event.site,
                               std::min(version, this->version())});
    }

    // What an atomic change reads.
    Value value() const { return lane_.open ? lane_.open->value : Value{}; }
    std::uint32_t version() const {
        return lane_.first_version + static_cast<std::uint32_t>(lane_.values.size());
    }

    void close(Time end) {
        if (!lane_.open)
            return;
        changed_ = true;
        lane_.open->end = last_ = std::max(end, lane_.open->begin);
        lane_.values.append(*lane_.open);
        lane_.open.reset();
    }

    std::shared_ptr<const VariableLane> lane_at(Time now) {
        if (published_ && !changed_ && (!lane_.open || published_at_ == now))
            return published_;
        if (lane_.open)
            lane_.open->end = std::max(now, lane_.open->begin);
        published_ = std::make_shared<VariableLane>(lane_);
        published_at_ = now;
        changed_ = false;
        return published_;
    }

    // What has ended since the last call is taken into the overview;
    // those that were there at `long_since` are kept.
    void summarise(Time long_since) {
        if (summarised_ == lane_.values.size())
            return;
        changed_ = true;
        for (; summarised_ < lane_.values.size(); ++summarised_) {
            const Holding& value = lane_.values[summarised_];
            overview_.values.add({value.begin, value.end});
            if (is_long({value.begin, value.end}, long_since))
                overview_.long_values.append(value);
        }
        lane_.overview = std::make_shared<const VariableOverview>(overview_);
    }
    void close_overview() {  // nothing follows
        overview_.values.close();
        lane_.overview = std::make_shared<const VariableOverview>(overview_);
        changed_ = true;
    }
    void measure_overview(OverviewSize& size) { measure(overview_, size); }
    // Those parts of the overview that take more than `bytes`. False: none could be.
    bool coarsen_overview(std::size_t bytes) {
        if (!coarsen(overview_, bytes))
            return false;
        lane_.overview = std::make_shared<const VariableOverview>(overview_);
        changed_ = true;
        return true;
    }
    // Forgets values and readings that end before `t`, of those that have been summarised.
    void forget(Time t) {
        published_.reset();
        changed_ = true;
        const std::size_t values = lane_.values.forget(std::min(lane_.values.find(t), summarised_));
        lane_.readings.forget(lane_.readings.find(t));
        lane_.first_version += static_cast<std::uint32_t>(values);
        summarised_ -= values;
    }
    std::size_t kept_bytes() const {
        return lane_.values.size() * sizeof(Holding) + lane_.readings.size() * sizeof(Reading);
    }
    // All that the lane still depends on (state_coding.h).
    template <typename Archive>
    void fields(Archive& archive) {
        std::uint32_t before = version();
        archive(before, lane_.open, last_, last_reading_);
        lane_.first_version = before - static_cast<std::uint32_t>(lane_.values.size());
    }

private:
    VariableLane lane_;
    Time last_{0};  // end of the last value that is over
    Time last_reading_{0};
    VariableOverview overview_;
    std::size_t summarised_ = 0;
    bool changed_ = true;
    std::shared_ptr<const VariableLane> published_;
    Time published_at_{0};
};

}  // namespace threadline::trace
