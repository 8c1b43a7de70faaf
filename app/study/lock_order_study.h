// The lock-order graph of the run on show up to an instant, made beside the window: of a run that
// is too long to be in memory from all of its file.
#pragma once

#include "app/timeline/question.h"

#include "engine/analysis/lock_order.h"
#include "engine/session/run_snapshot.h"

#include <QObject>

#include <memory>
#include <optional>
#include <utility>

namespace threadline::session {
class LongLockOrder;
}

namespace threadline::app {

class LockOrderStudy : public QObject {
    Q_OBJECT
public:
    explicit LockOrderStudy(QObject* parent = nullptr);

    // While one is made the latest that was asked for waits: a run that grows is seen to do so.
    void ask(const session::RunSnapshot& run, trace::Time t);
    // What was asked for is of no use any more.
    void let_go();
    // Another run is on show.
    void forget();
    bool has_answered() const { return last_.has_value(); }  // of the run on show
    // Its file could not be read that far, which is not tried again.
    bool has_failed(trace::Time t) const { return failed_at_ && *failed_at_ <= t; }

signals:
    void ready(const threadline::analysis::LockOrder& order);
    void failed(const QString& line);

private:
    struct Asked {
        session::RunSnapshot run;
        trace::Time t{0};
        // Of a run that does not change any more the answer stays the same.
        bool is(const Asked& other) const {
            return run.whole && run.whole == other.run.whole && t == other.t;
        }
    };
    void make_next();

    Question question_{this};
    std::shared_ptr<session::LongLockOrder> known_;
    std::optional<Asked> wanted_;
    std::optional<std::pair<Asked, std::shared_ptr<const analysis::LockOrder>>> last_;
    std::optional<trace::Time> failed_at_;
};

}  // namespace threadline::app
