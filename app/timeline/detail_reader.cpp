#include "app/timeline/detail_reader.h"

#include "app/language/error_wording.h"

#include "engine/session/long_trace.h"

#include <memory>
#include <utility>

namespace threadline::app {

using Read = std::shared_ptr<Result<session::RunSnapshot>>;

DetailReader::DetailReader(QObject* parent) : QObject(parent), question_(this) {}

void DetailReader::look_at(const session::RunSnapshot& run, trace::TimeRange range) {
    if (!run.whole)
        return;
    there_ = run.trace;
    wanted_ = Part{run.whole, range};
    read_next();
}

void DetailReader::forget() {
    question_.forget();
    reads_.request_stop();
    reads_ = {};
    wanted_.reset();
    there_ = {};
}

void DetailReader::read_next() {
    if (question_.is_open() || !wanted_)
        return;
    const auto [whole, seen] = *std::exchange(wanted_, std::nullopt);
    const std::uint64_t most = whole->most_events();
    if (there_.is_detailed(seen) || whole->events_in(seen) > most)
        return;
    // What lies beside it as well, so that going on along it finds it there.
    const trace::Duration beside = seen.length();
    trace::TimeRange wanted{seen.begin - beside, seen.end + beside};
    if (whole->events_in(wanted) > most)
        wanted = seen;
    question_.ask(
        [whole = whole, wanted, stop = reads_.get_token()](const std::atomic<bool>&) {
            return std::make_shared<Read::element_type>(whole->detail(wanted, stop));
        },
        [this](const Read& answer) {
            if (answer->ok()) {
                there_ = answer->value().trace;
                emit read(answer->value().trace);
            } else {
                emit failed(error_in_words(answer->error()));
            }
            read_next();
        });
}

}  // namespace threadline::app
