#include "app/figure/export_source.h"

#include "app/timeline/stretch_of_run.h"

#include "engine/session/long_trace.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExportSource)
};

constexpr std::uint64_t however_many = UINT64_MAX;

struct Needed {
    trace::TimeRange range;
    std::optional<std::uint64_t> most_events;  // none: as many as can be seen
    bool part_by_part = false;  // it is read while it is written (session/run_writing.h)
};

Needed needed(const session::RunSnapshot& run, const ExportRequest& request, const QString& path) {
    const trace::Time last = last_instant(run.trace);
    const auto at = [](trace::Time t) { return trace::TimeRange{t, t + trace::Duration{1}}; };
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("json"))
        return {run.trace.range(), however_many, true};
    // The figures of a report are known of the whole, the last values from the last items.
    if (ending == QLatin1String("csv") && request.table)
        return {at(last), however_many};
    if (ending != QLatin1String("csv") && request.graph_at)
        return {at(std::clamp(*request.graph_at, trace::Time{0}, last)), however_many};
    const trace::TimeRange range = request.figure.range.value_or(run.trace.range());
    if (ending == QLatin1String("csv"))
        return {range, however_many, true};
    return {range, std::nullopt};
}

}  // namespace

Result<session::RunSnapshot> ExportSource::run_for(const ExportRequest& request,
                                                   const QString& path) {
    const auto [range, most_events, part_by_part] = needed(run_, request, path);
    const std::lock_guard lock(reading_);
    if (part_by_part && is_read_from_file()) {
        read_.reset();
        return run_;
    }
    if (!read_ || range_ != range || most_events_ != most_events) {
        read_.reset();  // not two of them in memory
        auto read = session::with_items(run_, range, most_events);
        if (!read)
            return read.error();
        range_ = range;
        most_events_ = most_events;
        read_ = std::move(read).value();
    }
    if (most_events == however_many && !read_->trace.is_detailed(range))
        return Error{Text::tr("the run was too long to be kept whole: what is asked for can be "
                              "read from its recording, once it is over")
                         .toStdString()};
    return *read_;
}

}  // namespace threadline::app
