// The slices of a trace that another program wrote, from its events to lanes of rows.
#pragma once

#include "engine/exchange/chrome_event.h"
#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/stop_point.h"
#include "engine/trace/slice_lane.h"
#include "engine/trace/tables.h"

#include <memory>
#include <unordered_map>

namespace threadline::exchange {

class ForeignSlices {
public:
    explicit ForeignSlices(ChromeJsonCounts& counts) : counts_(counts) {}

    void add(const ChromeEvent& event);

    bool empty() const { return first_ > last_; }
    trace::Time first() const { return first_; }  // not if empty()
    trace::Time last() const { return last_; }

    // Times become times since `origin`. Names and actors are appended to `tables`. Call once;
    // throws where it is stopped.
    std::vector<std::shared_ptr<const trace::SliceLane>> lanes(trace::Time origin,
                                                               trace::Tables& tables,
                                                               StopPoint& stop);

private:
    struct Record {
        trace::Time begin{0};
        trace::Time end{0};  // Begin and End: not used
        std::uint32_t name = 0;
        enum class Kind : std::uint8_t { Whole, Begin, End } kind = Kind::Whole;
    };
    struct Process {
        std::string name;
        std::int64_t number = 0;
        std::int64_t sort_index = 0;
    };
    struct Track {
        std::size_t process = 0;
        std::string name;
        std::int64_t sort_index = 0;
        bool asynchronous = false;
        std::vector<Record> records;
    };
    struct OpenPair {
        std::uint32_t name = 0;
        trace::Time begin{0};
    };
    struct PairStack {
        std::size_t track = 0;
        std::vector<OpenPair> open;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using TextIndex = std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>;
    struct ThreadKey {
        std::int64_t process = 0;
        std::int64_t thread = 0;
        bool operator==(const ThreadKey&) const = default;
    };
    struct ThreadHash {
        std::size_t operator()(const ThreadKey& key) const {
            return std::hash<std::uint64_t>{}(static_cast<std::uint64_t>(key.process) * 1'000'003u ^
                                              static_cast<std::uint64_t>(key.thread));
        }
    };

    static std::uint32_t index_in(TextIndex& index, std::string_view text);
    std::uint32_t name_of(const ChromeEvent& event);
    std::int64_t key_of(const TrackName& name);
    std::size_t process_of(const ChromeEvent& event);
    std::size_t thread_of(const ChromeEvent& event);
    void see(trace::Time time);
    void add_metadata(const ChromeEvent& event);
    void add_pair(const ChromeEvent& event);
    void close_pairs();
    void match_begins(std::vector<Record>& records, trace::Time end, StopPoint& stop);

    ChromeJsonCounts& counts_;
    TextIndex names_;
    TextIndex track_texts_;  // processes and threads that are known by a text
    std::vector<Process> processes_;
    std::vector<Track> tracks_;
    std::unordered_map<std::int64_t, std::size_t> process_index_;
    std::unordered_map<ThreadKey, std::size_t, ThreadHash> thread_index_;
    std::unordered_map<std::string, std::size_t> async_index_;
    std::unordered_map<std::string, PairStack> pairs_;
    std::string key_;  // of the pair in hand
    ThreadKey last_key_;
    std::size_t last_track_ = 0;
    bool has_last_track_ = false;
    trace::Time first_ = trace::Time::max();
    trace::Time last_ = trace::Time::min();
};

}  // namespace threadline::exchange
