// Figures of a stretch of the run on show, made beside the window.
#pragma once

#include "app/cli/range_report.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace threadline::app {

class RangeStudy : public QObject {
    Q_OBJECT
public:
    explicit RangeStudy(QObject* parent = nullptr);
    ~RangeStudy() override;

    // What was asked before is dropped. A stretch of a trace that is too long to be in memory is
    // read from its file, however long that takes.
    void ask(const session::RunSnapshot& run, trace::TimeRange range);
    void forget();
    bool busy() const { return stop_ != nullptr; }

signals:
    void ready(const std::shared_ptr<const threadline::app::RangeReport>& report);
    void failed(const QString& line);

private:
    QThreadPool pool_;
    std::shared_ptr<std::atomic<bool>> stop_;  // of what goes on
};

}  // namespace threadline::app
