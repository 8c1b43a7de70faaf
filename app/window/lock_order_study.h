// The lock-order graph of the run on show up to an instant, made beside the window: of a run that
// is too long to be in memory from all of its file.
#pragma once

#include "engine/analysis/lock_order.h"
#include "engine/session/run_snapshot.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
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
    ~LockOrderStudy() override;

    // While one is made the latest that was asked for waits: a run that grows is seen to do so.
    void ask(const session::RunSnapshot& run, trace::Time t);
    // Another run is on show.
    void forget();
    bool has_answered() const { return has_answered_; }  // of the run on show

signals:
    void ready(const threadline::analysis::LockOrder& order);
    void failed(const QString& line);

private:
    struct Question {
        session::RunSnapshot run;
        trace::Time t{0};
        // Of a run that does not change any more the answer stays the same.
        bool is(const Question& other) const {
            return run.whole && run.whole == other.run.whole && t == other.t;
        }
    };
    void make_next();

    QThreadPool pool_;
    std::shared_ptr<session::LongLockOrder> known_;
    std::optional<Question> wanted_;
    std::optional<std::pair<Question, std::shared_ptr<const analysis::LockOrder>>> last_;
    std::shared_ptr<std::atomic<bool>> stop_;  // of what goes on
    bool has_answered_ = false;
};

}  // namespace threadline::app
