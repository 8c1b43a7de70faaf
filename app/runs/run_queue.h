// Runs that nobody watches, one after the other, away from the GUI thread: for a comparison, or to
// see whether a prediction comes true.
//
// Use from the GUI thread; nothing here blocks it. A run that goes on when the queue is destroyed
// is ended.
#pragma once

#include "app/cli/comparison.h"
#include "app/cli/recording.h"

#include "engine/session/session.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace threadline::app {

class RunQueue : public QObject {
    Q_OBJECT
public:
    struct Asked {
        session::RunRequest request;
        QString name;  // "tool = threads": while it goes on
    };

    explicit RunQueue(QObject* parent = nullptr);
    ~RunQueue() override;

    // Where each run is to lie, so that it can be shown, written on and saved later.
    void record_to(std::function<std::shared_ptr<Recording>()> new_recording);
    void start(std::vector<Asked> asked);  // in place of what goes on
    void cancel();                         // what has come by now stays with whoever took it
    bool busy() const { return next_ < asked_.size(); }
    int total() const { return int(asked_.size()); }
    std::size_t left() const { return asked_.size() - next_; }  // with the one that goes on

signals:
    void began();
    void progressed(int number, int total, const QString& name);  // this one begins, from 1
    void came(int number, const std::shared_ptr<const threadline::app::Compared>& run);
    void failed(const QString& line);  // the rest is not run
    void ended();                      // all are over, or it was cancelled, or one failed

private:
    // The session that goes on in the pool, so that it can be stopped from here.
    struct Present {
        std::mutex guard;
        session::Session* session = nullptr;
        bool stopped = false;
    };
    using Answer = std::shared_ptr<Result<Compared>>;

    void run_next();
    void stop_present();

    std::function<std::shared_ptr<Recording>()> new_recording_;
    QThreadPool pool_;  // one thread: two runs would compete for the CPU
    std::vector<Asked> asked_;
    std::size_t next_ = 0;
    std::uint64_t question_ = 0;  // answers to earlier ones are dropped
    std::shared_ptr<Present> present_;
};

}  // namespace threadline::app
