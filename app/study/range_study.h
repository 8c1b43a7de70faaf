// Figures of a stretch of the run on show, made beside the window.
#pragma once

#include "app/cli/range_report.h"
#include "app/timeline/question.h"

#include <QObject>

#include <memory>

namespace threadline::app {

class RangeStudy : public QObject {
    Q_OBJECT
public:
    explicit RangeStudy(QObject* parent = nullptr);

    // What was asked before is dropped. A stretch of a trace that is too long to be in memory is
    // read from its file, however long that takes.
    void ask(const session::RunSnapshot& run, trace::TimeRange range);
    void forget() { question_.forget(); }
    bool busy() const { return question_.is_open(); }

signals:
    void ready(const std::shared_ptr<const threadline::app::RangeReport>& report);
    void failed(const QString& line);

private:
    Question question_;
};

}  // namespace threadline::app
