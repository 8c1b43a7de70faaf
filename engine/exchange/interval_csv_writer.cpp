#include "engine/exchange/interval_csv_writer.h"

#include "engine/exchange/csv_cell.h"
#include "engine/exchange/output_file.h"
#include "engine/exchange/text_sink.h"

#include <algorithm>

namespace threadline::exchange {
namespace {

using namespace trace;

class Rows {
public:
    Rows(const Snapshot& snapshot, TimeRange range, std::ostream& stream)
        : tables_(snapshot.tables ? *snapshot.tables : none_), range_(range), sink_(stream) {
        sink_.put("lane,kind,state,begin_ms,end_ms,duration_ms,object,by,line,estimated\r\n");
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

private:
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
        sink_.put(estimated ? ",true\r\n" : ",false\r\n");
        sink_.flush_if_full();
    }

    const Tables none_;
    const Tables& tables_;
    const TimeRange range_;
    TextSink sink_;
};

}  // namespace

void write_interval_csv(const Snapshot& snapshot, TimeRange range, std::ostream& stream) {
    Rows rows(snapshot, range, stream);
    for (const auto& lane : snapshot.actors) {
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            rows.interval(*lane, lane->intervals[i]);
        if (lane->open)
            rows.interval(*lane, *lane->open);
    }
    for (const auto& lane : snapshot.locks) {
        const auto held = [](const Hold& hold) { return hold.shared ? "read" : "held"; };
        for (std::size_t i = 0; i < lane->holds.size(); ++i)
            rows.hold(lane->holds[i], held(lane->holds[i]));
        for (const Hold& hold : lane->open_holds)
            rows.hold(hold, held(hold));
        for (std::size_t i = 0; i < lane->waits.size(); ++i)
            rows.hold(lane->waits[i], "wanted");
        for (const Hold& wait : lane->open_waits)
            rows.hold(wait, "wanted");
    }
    for (const auto& lane : snapshot.slices)
        for (const Series<Slice>& row : lane->rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                rows.slice(*lane, row[i]);
}

Status write_interval_csv(const Snapshot& snapshot, TimeRange range,
                          const std::filesystem::path& path) {
    return write_file(path,
                      [&](std::ostream& stream) { write_interval_csv(snapshot, range, stream); });
}

}  // namespace threadline::exchange
