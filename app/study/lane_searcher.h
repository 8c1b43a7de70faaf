// Searches the run on show beside the window.
#pragma once

#include "app/timeline/question.h"
#include "app/timeline/search_hits.h"

#include "engine/session/run_snapshot.h"

#include <QObject>

#include <memory>

namespace threadline::app {

class LaneSearcher : public QObject {
    Q_OBJECT
public:
    explicit LaneSearcher(QObject* parent = nullptr);

    // What was asked before is dropped. A trace that is too long to be in memory is read from its
    // file.
    void ask(const session::RunSnapshot& run, const analysis::LaneQuery& query);
    void forget() { question_.forget(); }
    bool busy() const { return question_.is_open(); }

signals:
    void found(const std::shared_ptr<const threadline::app::SearchHits>& hits,
               const QString& unknown);
    void failed(const QString& line);

private:
    Question question_;
};

}  // namespace threadline::app
