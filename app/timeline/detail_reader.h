// Reads what a person looks at of a trace that is too long to be in memory, beside the window: one
// part at a time, so that what was passed over meanwhile is not read.
#pragma once

#include "app/timeline/question.h"

#include "engine/session/run_snapshot.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace threadline::app {

class DetailReader : public QObject {
    Q_OBJECT
public:
    explicit DetailReader(QObject* parent = nullptr);
    ~DetailReader() override { forget(); }

    // Nothing follows where the items are there already, or are more than can be seen.
    void look_at(const session::RunSnapshot& run, trace::TimeRange range);
    // What was asked for is of no use any more: another run is on show.
    void forget();

signals:
    // The same trace with the items of what was looked at, and of what lies beside it.
    void read(const threadline::trace::Snapshot& trace);
    void failed(const QString& line);

private:
    struct Part {
        std::shared_ptr<const session::LongTrace> whole;
        trace::TimeRange range;
    };
    void read_next();

    std::optional<Part> wanted_;
    trace::Snapshot there_;  // as it was when it was looked at, or read
    Question question_;
    std::stop_source reads_;
};

}  // namespace threadline::app
