#include "engine/exchange/foreign_slices.h"

#include "engine/exchange/slice_rows.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace threadline::exchange {

using trace::Slice;
using trace::SliceLane;
using trace::Time;

// The number of a text, from 1; given out in the order of first use.
std::uint32_t ForeignSlices::index_in(TextIndex& index, std::string_view text) {
    const auto it = index.find(text);
    if (it != index.end())
        return it->second;
    const auto number = static_cast<std::uint32_t>(index.size() + 1);
    index.emplace(std::string(text), number);
    return number;
}

std::uint32_t ForeignSlices::name_of(const ChromeEvent& event) {
    return index_in(names_, event.name);
}

// Texts are put where no process or thread number lies.
std::int64_t ForeignSlices::key_of(const TrackName& name) {
    if (!name.is_text)
        return name.number;
    return std::numeric_limits<std::int64_t>::min() + index_in(track_texts_, name.text);
}

std::size_t ForeignSlices::process_of(const ChromeEvent& event) {
    const auto [it, added] = process_index_.try_emplace(key_of(event.pid), processes_.size());
    if (added) {
        Process process;
        process.number = event.pid.is_text ? 0 : event.pid.number;
        if (event.pid.is_text)
            process.name = event.pid.text;
        processes_.push_back(std::move(process));
    }
    return it->second;
}

std::size_t ForeignSlices::thread_of(const ChromeEvent& event) {
    const ThreadKey key{key_of(event.pid), key_of(event.tid)};
    if (has_last_track_ && key == last_key_)
        return last_track_;
    const auto [it, added] = thread_index_.try_emplace(key, tracks_.size());
    if (added) {
        Track track;
        track.process = process_of(event);
        track.name =
            event.tid.is_text ? event.tid.text : "Thread " + std::to_string(event.tid.number);
        tracks_.push_back(std::move(track));
    }
    has_last_track_ = true;
    last_key_ = key;
    last_track_ = it->second;
    return last_track_;
}

void ForeignSlices::see(Time time) {
    first_ = std::min(first_, time);
    last_ = std::max(last_, time);
}

void ForeignSlices::add(const ChromeEvent& event) {
    using Kind = Record::Kind;
    switch (event.phase) {
        case 'X':
            if (!event.has_time || !event.has_duration) {
                ++counts_.incomplete;
                return;
            }
            tracks_[thread_of(event)].records.push_back(
                {event.time, event.time + event.duration, name_of(event), Kind::Whole});
            see(event.time);
            see(event.time + event.duration);
            return;
        case 'B':
        case 'E':
        case 'i':
        case 'I':
        case 'R': {
            if (!event.has_time) {
                ++counts_.incomplete;
                return;
            }
            const Kind kind = event.phase == 'B'   ? Kind::Begin
                              : event.phase == 'E' ? Kind::End
                                                   : Kind::Whole;
            tracks_[thread_of(event)].records.push_back(
                {event.time, event.time, kind == Kind::End ? 0 : name_of(event), kind});
            see(event.time);
            return;
        }
        case 'b':
        case 'e':
        case 'n':
        case 'S':
        case 'F':
            add_pair(event);
            return;
        case 'M':
            add_metadata(event);
            return;
        case 's':
        case 't':
        case 'f':
            ++counts_.flows;
            return;
        case 'C':
            ++counts_.counters;
            return;
        default:
            ++counts_.others;
            return;
    }
}

void ForeignSlices::add_metadata(const ChromeEvent& event) {
    const auto name = event.arguments.text("name");
    const auto sort_index = event.arguments.integer("sort_index");
    if (event.name == "thread_name" && name)
        tracks_[thread_of(event)].name.assign(*name);
    else if (event.name == "process_name" && name)
        processes_[process_of(event)].name.assign(*name);
    else if (event.name == "thread_sort_index" && sort_index)
        tracks_[thread_of(event)].sort_index = *sort_index;
    else if (event.name == "process_sort_index" && sort_index)
        processes_[process_of(event)].sort_index = *sort_index;
}

// b and e belong together by category, id and process, those of one id nest.
void ForeignSlices::add_pair(const ChromeEvent& event) {
    if (!event.has_time) {
        ++counts_.incomplete;
        return;
    }
    see(event.time);
    const std::string process =
        event.id_is_global ? std::string() : std::to_string(key_of(event.pid));
    key_.assign(process).append(1, '\0').append(event.category).append(1, '\0').append(event.id);
    const bool begins = event.phase == 'b' || event.phase == 'S';
    const bool ends = event.phase == 'e' || event.phase == 'F';

    auto it = pairs_.find(key_);
    if (it == pairs_.end()) {
        if (ends) {
            ++counts_.unmatched_ends;
            return;
        }
        const auto [track, added] = async_index_.try_emplace(
            std::to_string(key_of(event.pid)) + '\0' + event.category, tracks_.size());
        if (added) {
            Track fresh;
            fresh.process = process_of(event);
            fresh.name = event.category.empty() ? "asynchronous" : event.category;
            fresh.sort_index = std::numeric_limits<std::int64_t>::max();  // after the threads
            fresh.asynchronous = true;
            tracks_.push_back(std::move(fresh));
        }
        it = pairs_.emplace(key_, PairStack{track->second, {}}).first;
    }
    PairStack& stack = it->second;
    if (begins) {
        stack.open.push_back({name_of(event), event.time});
        return;
    }
    Record record{event.time, event.time, name_of(event), Record::Kind::Whole};
    if (ends) {
        if (stack.open.empty()) {
            ++counts_.unmatched_ends;
            return;
        }
        // The innermost of that name, if it is near; else simply the innermost.
        constexpr std::size_t near = 64;
        std::size_t found = stack.open.size() - 1;
        for (std::size_t i = 0; i < std::min(near, stack.open.size()); ++i) {
            const std::size_t at = stack.open.size() - 1 - i;
            if (stack.open[at].name == record.name) {
                found = at;
                break;
            }
        }
        record.name = stack.open[found].name;
        record.begin = stack.open[found].begin;
        record.end = std::max(record.begin, record.end);
        stack.open.erase(stack.open.begin() + static_cast<std::ptrdiff_t>(found));
        const std::size_t track = stack.track;
        if (stack.open.empty())  // ids are used once: do not keep them all
            pairs_.erase(it);
        tracks_[track].records.push_back(record);
        return;
    }
    tracks_[stack.track].records.push_back(record);
}

void ForeignSlices::close_pairs() {
    for (auto& [key, stack] : pairs_)
        for (const OpenPair& pair : stack.open) {
            tracks_[stack.track].records.push_back(
                {pair.begin, std::max(pair.begin, last_), pair.name, Record::Kind::Whole});
            ++counts_.unfinished;
        }
    pairs_.clear();
}

// Turns Begin and End records into whole ones. An end belongs to the last open begin.
void ForeignSlices::match_begins(std::vector<Record>& records, Time end, StopPoint& stop) {
    using Kind = Record::Kind;
    const auto is_whole = [&stop](const Record& record) {
        stop.pass();
        return record.kind == Kind::Whole;
    };
    const auto by_begin = [&stop](const Record& a, const Record& b) {
        stop.pass();
        return a.begin < b.begin;
    };
    const auto halves = std::stable_partition(records.begin(), records.end(), is_whole);
    if (halves == records.end())
        return;
    if (!std::is_sorted(halves, records.end(), by_begin))
        std::stable_sort(halves, records.end(), by_begin);
    std::vector<std::size_t> open;
    for (auto it = halves; it != records.end(); ++it) {
        stop.pass();
        if (it->kind == Kind::Begin) {
            open.push_back(static_cast<std::size_t>(it - records.begin()));
        } else if (open.empty()) {
            ++counts_.unmatched_ends;
        } else {
            Record& begin = records[open.back()];
            open.pop_back();
            begin.end = it->begin;
            begin.kind = Kind::Whole;
        }
    }
    counts_.unfinished += open.size();
    for (const std::size_t index : open) {
        records[index].end = end;
        records[index].kind = Kind::Whole;
    }
    std::erase_if(records, [](const Record& record) { return record.kind == Kind::End; });
}

std::vector<std::shared_ptr<const SliceLane>> ForeignSlices::lanes(Time origin,
                                                                   trace::Tables& tables,
                                                                   StopPoint& stop) {
    close_pairs();
    const auto first_name = static_cast<std::uint32_t>(tables.names.size() - 1);
    tables.names.resize(tables.names.size() + names_.size());
    for (const auto& [text, number] : names_)
        tables.names[first_name + number] = text;

    // Processes and threads by their sort index, then as they came.
    std::vector<std::size_t> processes(processes_.size());
    std::iota(processes.begin(), processes.end(), std::size_t{0});
    std::stable_sort(processes.begin(), processes.end(), [&](std::size_t a, std::size_t b) {
        return processes_[a].sort_index < processes_[b].sort_index;
    });
    std::vector<std::size_t> place(processes_.size());
    for (std::size_t i = 0; i < processes.size(); ++i)
        place[processes[i]] = i;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < tracks_.size(); ++i)
        if (!tracks_[i].records.empty())
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Track& left = tracks_[a];
        const Track& right = tracks_[b];
        return std::pair(place[left.process], left.sort_index) <
               std::pair(place[right.process], right.sort_index);
    });
    const bool one_process = std::all_of(order.begin(), order.end(), [&](std::size_t i) {
        return tracks_[i].process == tracks_[order.front()].process;
    });

    std::vector<std::shared_ptr<const SliceLane>> lanes;
    std::vector<Slice> slices;
    for (const std::size_t index : order) {
        Track& track = tracks_[index];
        const Process& process = processes_[track.process];
        match_begins(track.records, last_, stop);
        slices.clear();
        slices.reserve(track.records.size());
        for (const Record& record : track.records) {
            stop.pass();
            slices.push_back({std::max(Time{0}, record.begin - origin),
                              std::max(Time{0}, record.end - origin),
                              NameId{first_name + record.name}});
        }
        std::vector<Record>().swap(track.records);
        if (slices.empty())
            continue;
        const auto longest_first = [&stop](const Slice& a, const Slice& b) {
            stop.pass();
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        };
        if (!std::is_sorted(slices.begin(), slices.end(), longest_first))
            std::stable_sort(slices.begin(), slices.end(), longest_first);

        auto lane = std::make_shared<SliceLane>();
        lane->asynchronous = track.asynchronous;
        lane->begin = slices.front().begin;
        for (const Slice& slice : slices)
            lane->end = std::max(lane->end, slice.end);
        counts_.too_deep +=
            (track.asynchronous ? pack : nest)(slices, deepest_slice, lane->rows, stop);

        trace::ActorInfo info;
        info.name = track.name;
        if (!one_process)
            info.name +=
                " (" + (process.name.empty() ? std::to_string(process.number) : process.name) + ")";
        info.process = static_cast<std::uint16_t>(
            std::min<std::size_t>(place[track.process], std::numeric_limits<std::uint16_t>::max()));
        info.process_id = static_cast<std::int32_t>(
            std::clamp<std::int64_t>(process.number, 0, std::numeric_limits<std::int32_t>::max()));
        lane->actor = ActorId{static_cast<std::uint32_t>(tables.actors.size())};
        tables.actors.push_back(std::move(info));
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

}  // namespace threadline::exchange
