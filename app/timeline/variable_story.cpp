#include "app/timeline/variable_story.h"

#include <algorithm>
#include <map>

namespace threadline::app {

using trace::Holding;
using trace::Reading;
using trace::Time;

namespace {

constexpr std::size_t most_looked_back = 4096;
constexpr std::size_t most_readers = 64;
constexpr std::size_t late = 64;  // readings: one is stamped once it is over

bool by_another(const Holding& before, const Holding& now) {
    return before.writer && now.writer && before.writer != now.writer;
}

// What the writer of that value had read last, and not written on by then; none: a plain store.
std::optional<Reading> made_of(const trace::VariableLane& lane, std::size_t index) {
    const ValuesOf values(lane);
    const Holding& made = values[index];
    const std::size_t end = std::min(lane.readings.find(made.begin) + late, lane.readings.size());
    for (std::size_t i = end; i-- > 0 && end - i < most_looked_back;) {
        const Reading& reading = lane.readings[i];
        if (reading.reader != made.writer || reading.version >= index + lane.first_version)
            continue;
        const std::size_t next = std::max<std::size_t>(reading.version + 1, lane.first_version);
        for (std::size_t j = next - lane.first_version; j < index; ++j)
            if (values[j].writer == made.writer || index - j > most_looked_back)
                return {};  // it has written by that already
        return reading;
    }
    return {};
}

}  // namespace

std::size_t ValuesOf::at(Time t) const {
    return std::min(lane_.values.find(t), size() - 1);
}

std::pair<std::size_t, std::size_t> ValuesOf::in(trace::TimeRange range) const {
    const std::size_t first = at(range.begin);
    return {first, std::max(first, at(range.end - trace::Duration(1)))};
}

std::optional<LostUpdate> lost_update_at(const trace::VariableLane& lane, std::size_t index) {
    const ValuesOf values(lane);
    if (index == 0 || index >= values.size() || !by_another(values[index - 1], values[index]))
        return {};
    const auto reading = made_of(lane, index);
    if (!reading || reading->version + 1 == index + lane.first_version)
        return {};  // a plain store, or it knew
    return LostUpdate{index, *reading, &values[index - 1], &values[index],
                      made_of(lane, index - 1)};
}

void LostUpdates::follow(const trace::VariableLane& lane) {
    const ValuesOf values(lane);
    const std::size_t first = lane.first_version;
    if (lane.variable != variable_ || first < first_ || first > next_ ||
        first + values.size() < next_) {
        *this = {};
        variable_ = lane.variable;
        first_ = first;
    }
    std::size_t read = lane.readings.find(read_ - trace::Duration{1});
    for (std::size_t i = 0; i < read_then_; ++i)
        if (read < lane.readings.size() && lane.readings[read].begin == read_)
            ++read;
    for (next_ = std::max(next_, first + 1); next_ < first + values.size(); ++next_) {
        const Holding& kept = values[next_ - first];
        for (; read < lane.readings.size(); ++read) {
            const Reading& reading = lane.readings[read];
            // By what it saw, not by the clock, which two cores may disagree on.
            if (reading.version >= next_)
                break;
            seen_[reading.reader] = reading.version;
            read_then_ = reading.begin == read_ ? read_then_ + 1 : 1;
            read_ = reading.begin;
        }
        const auto version = seen_.find(kept.writer);
        if (version == seen_.end())
            continue;
        // It has in it what its writer had read, and what is new.
        const std::size_t parent = std::max(version->second, first_);
        const std::size_t missing = changes_lost(parent) + (next_ - 1 - parent);
        if (missing != changes_lost(next_))
            missing_.push_back({next_, missing});
        if (by_another(values[next_ - 1 - first], kept) && version->second + 1 < next_)
            numbers_.push_back(next_);
        seen_.erase(version);
    }
}

std::size_t LostUpdates::changes_lost(std::size_t number) const {
    const auto after = std::ranges::upper_bound(missing_, number, {}, &Missing::from);
    return after == missing_.begin() ? 0 : std::prev(after)->changes;
}

std::vector<std::size_t> lost_updates(const trace::VariableLane& lane) {
    LostUpdates lost;
    lost.follow(lane);
    std::vector<std::size_t> found = lost.numbers();
    for (std::size_t& number : found)
        number -= lane.first_version;
    return found;
}

std::vector<Reading> copies_at(const trace::VariableLane& lane, Time t) {
    std::map<ActorId, Reading> latest;
    const ValuesOf values(lane);
    // At that very instant, too.
    const std::size_t end = lane.readings.find(t);
    for (std::size_t i = end; i < lane.readings.size() && lane.readings[i].begin <= t; ++i)
        latest.insert_or_assign(lane.readings[i].reader, lane.readings[i]);
    for (std::size_t i = end; i-- > 0 && end - i < most_looked_back;)
        latest.emplace(lane.readings[i].reader, lane.readings[i]);
    std::unordered_map<ActorId, std::size_t> written;  // the last version of each
    if (values.size() > 0)
        for (std::size_t i = values.at(t) + 1, back = 0; i-- > 0 && back < most_looked_back; ++back)
            if (values[i].begin <= t)
                written.emplace(values[i].writer, i + lane.first_version);
    std::vector<Reading> copies;
    for (const auto& [reader, reading] : latest) {
        const auto own = written.find(reader);
        if (own == written.end() || own->second <= reading.version)
            copies.push_back(reading);
    }
    return copies;
}

std::vector<ActorId> readers_of(const trace::VariableLane& lane, std::size_t index) {
    std::vector<ActorId> readers;
    const ValuesOf values(lane);
    if (index >= values.size())
        return readers;
    // It may have been read at the very instant at which it was written.
    const Holding& value = values[index];
    std::size_t after = 0;
    for (std::size_t i = lane.readings.find(value.begin - trace::Duration{1});
         i < lane.readings.size() && after < late; ++i) {
        const Reading& reading = lane.readings[i];
        after += reading.begin > value.end ? 1 : 0;
        if (reading.version == index + lane.first_version && readers.size() < most_readers &&
            std::find(readers.begin(), readers.end(), reading.reader) == readers.end())
            readers.push_back(reading.reader);
    }
    return readers;
}

}  // namespace threadline::app
