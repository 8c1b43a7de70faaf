#include "engine/exchange/interval_csv_writer.h"

#include "engine/exchange/csv_cell.h"
#include "engine/exchange/output_file.h"
#include "engine/exchange/sections.h"
#include "engine/exchange/text_sink.h"

#include <algorithm>
#include <optional>

namespace threadline::exchange {
namespace {

using namespace trace;

class Rows {
public:
    // `sections`: what the stream belongs to, where parts of a run follow each other.
    Rows(const Snapshot& run, TimeRange range, std::ostream& stream, Sections* sections = nullptr)
        : of_run_(run.tables),
          tables_(of_run_ ? *of_run_ : none_),
          is_stepped_(run.info && run.info->schedule == "stepped"),
          range_(range),
          sink_(stream),
          sections_(sections) {
        sink_.put("lane,kind,state,begin_ms,end_ms,duration_ms,object,by,line,estimated");
        sink_.put(is_stepped_ ? ",schedule\r\n" : "\r\n");
    }

    void add(const RunPart& part) {
        for (const auto& lane : part.snapshot.actors) {
            begin(Actors, lane->actor.value);
            part.for_each(lane->intervals, [&](const Interval& each) { interval(*lane, each); });
            if (lane->open && part.is_last())
                interval(*lane, *lane->open);
        }
        for (const auto& lane : part.snapshot.locks) {
            const auto held = [&](const Hold& each) { hold(each, each.shared ? "read" : "held"); };
            const auto wanted = [&](const Hold& each) { hold(each, "wanted"); };
            begin(Locks, lane->lock.value, 0);
            part.for_each(lane->holds, held);
            if (part.is_last())
                std::ranges::for_each(lane->open_holds, held);
            begin(Locks, lane->lock.value, 1);
            part.for_each(lane->waits, wanted);
            if (part.is_last())
                std::ranges::for_each(lane->open_waits, wanted);
        }
        for (const auto& lane : part.snapshot.slices) {
            begin(Slices, lane->actor.value);
            for (const Series<Slice>& row : lane->rows)
                part.for_each(row, [&](const Slice& each) { slice(*lane, each); });
        }
    }

private:
    enum Group : std::uint32_t { Head, Actors, Locks, Slices };

    void begin(Group group, std::uint32_t lane, std::uint32_t series = 0) {
        if (!sections_)
            return;
        sink_.flush();
        sections_->begin({group, lane, series});
    }

    void interval(const ActorLane& lane, const Interval& interval) {
        if (!is_shown(interval.range()))
            return;
        const bool task = actor(lane.actor).kind == record::ActorKind::Task;
        const bool joins = !interval.object && interval.by;
        head(actor(lane.actor).name, task ? "task" : "thread", key_of(interval.state),
             interval.range());
        field(joins ? actor(interval.by).name : object(interval.object).name);
        field(joins ? std::string() : actor(interval.by).name);
        tail(interval.site, interval.estimated);
    }

    void hold(const Hold& hold, const char* state) {
        if (!is_shown(hold.range()))
            return;
        head(object(hold.lock).name, "lock", state, hold.range());
        field(object(hold.lock).name);
        field(actor(hold.actor).name);
        tail(hold.site, false);
    }

    void slice(const SliceLane& lane, const Slice& slice) {
        if (!is_shown(slice.range()))
            return;
        head(actor(lane.actor).name, "slice", "", slice.range());
        field(slice.name.value < tables_.names.size() ? tables_.names[slice.name.value]
                                                      : std::string());
        field("");
        tail({}, false);
    }

    const ActorInfo& actor(ActorId id) const {
        return tables_.actors[id.value < tables_.actors.size() ? id.value : 0];
    }
    const ObjectInfo& object(ObjectId id) const {
        return tables_.objects[id.value < tables_.objects.size() ? id.value : 0];
    }

    // What has no length is shown where it lies, also at the very end.
    bool is_shown(TimeRange part) const {
        return part.begin == part.end ? range_.begin <= part.begin && part.end <= range_.end
                                      : part.overlaps(range_);
    }

    void text(std::string_view text) { sink_.put(csv_cell(text)); }
    void field(std::string_view value) {
        sink_.put(',');
        text(value);
    }
    void head(std::string_view lane, std::string_view kind, std::string_view state,
              TimeRange range) {
        text(lane);
        field(kind);
        field(state);
        range.begin = std::max(range.begin, range_.begin);
        range.end = std::min(range.end, range_.end);
        for (const Duration time : {range.begin, range.end, range.length()}) {
            sink_.put(',');
            sink_.decimal(time, 6);
        }
    }
    void tail(SiteId site, bool estimated) {
        sink_.put(',');
        if (site && site.value < tables_.sites.size())
            sink_.natural(tables_.sites[site.value].line);
        sink_.put(estimated ? ",true" : ",false");
        sink_.put(is_stepped_ ? ",stepped\r\n" : "\r\n");
        sink_.flush_if_full();
    }

    const Tables none_;
    const std::shared_ptr<const Tables> of_run_;
    const Tables& tables_;
    const bool is_stepped_;
    const TimeRange range_;
    TextSink sink_;
    Sections* const sections_;
};

}  // namespace

void write_interval_csv(const Snapshot& snapshot, TimeRange range, std::ostream& stream) {
    Rows(snapshot, range, stream).add({snapshot});
}

Status write_interval_csv(const Snapshot& snapshot, TimeRange range,
                          const std::filesystem::path& path) {
    return write_file(path, [&](std::ostream& stream) -> Status {
        write_interval_csv(snapshot, range, stream);
        return Done{};
    });
}

Status write_interval_csv(const RunParts& parts, TimeRange range, const std::filesystem::path& path,
                          const GoOn& go_on) {
    return write_in_sections(
        path,
        [&](Sections& sections) {
            std::optional<Rows> rows;
            return parts([&](const RunPart& part) {
                if (!sections.goes_on())
                    return false;
                if (!rows)
                    rows.emplace(part.snapshot, range, sections.stream(), &sections);
                rows->add(part);
                return true;
            });
        },
        go_on);
}

}  // namespace threadline::exchange
