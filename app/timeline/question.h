// One question at a time, answered away from the GUI thread. Of what was asked before nothing is
// wanted any more: it is told to stop, and its answer is dropped.
#pragma once

#include "app/timeline/background.h"

#include <atomic>
#include <optional>

namespace threadline::app {

class Question {
public:
    // It belongs to `receiver`, on whose thread the answers come.
    explicit Question(QObject* receiver) : receiver_(receiver) { pool_.setMaxThreadCount(1); }
    ~Question() {
        forget();
        pool_.waitForDone();
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;

    // `work(stop)` makes the answer, unless it is forgotten before it has begun; `done(answer)`
    // takes it, unless it is forgotten by then.
    template <typename Work, typename Done>
    void ask(Work work, Done done) {
        using Answer = std::invoke_result_t<Work&, const std::atomic<bool>&>;
        forget();
        stop_ = std::make_shared<std::atomic<bool>>(false);
        in_background(
            pool_, receiver_,
            [work = std::move(work), stop = stop_]() mutable {
                return *stop ? std::optional<Answer>() : std::optional<Answer>(work(*stop));
            },
            [this, done = std::move(done), stop = stop_](const std::optional<Answer>& answer) {
                if (*stop)  // forgotten: the question itself may be gone
                    return;
                stop_.reset();
                done(*answer);
            });
    }

    void forget() {
        if (stop_)
            *stop_ = true;
        stop_.reset();
    }

    bool is_open() const { return stop_ != nullptr; }  // asked, and not answered yet

private:
    QObject* receiver_;
    QThreadPool pool_;
    std::shared_ptr<std::atomic<bool>> stop_;
};

}  // namespace threadline::app
