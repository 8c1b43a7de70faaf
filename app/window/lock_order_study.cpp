#include "app/window/lock_order_study.h"

#include "app/timeline/error_wording.h"
#include "app/window/background.h"

#include "engine/session/long_lock_order.h"

#include <utility>

namespace threadline::app {

LockOrderStudy::LockOrderStudy(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    forget();
}

LockOrderStudy::~LockOrderStudy() {
    forget();
    pool_.waitForDone();
}

void LockOrderStudy::forget() {
    if (stop_)
        *stop_ = true;
    stop_.reset();
    wanted_.reset();
    last_.reset();
    has_answered_ = false;
    known_ = std::make_shared<session::LongLockOrder>();
}

void LockOrderStudy::ask(const session::RunSnapshot& run, trace::Time t) {
    wanted_ = Question{run, t};
    if (last_ && last_->first.is(*wanted_)) {
        wanted_.reset();
        emit ready(*last_->second);
        return;
    }
    make_next();
}

void LockOrderStudy::make_next() {
    if (stop_ || !wanted_)
        return;
    stop_ = std::make_shared<std::atomic<bool>>(false);
    const Question question = *std::exchange(wanted_, std::nullopt);
    using Answer = std::shared_ptr<Result<std::shared_ptr<const analysis::LockOrder>>>;
    in_background(
        pool_, this,
        [question, known = known_, stop = stop_]() -> Answer {
            return std::make_shared<Answer::element_type>(
                known->at(question.run, question.t, [&stop] { return !*stop; }));
        },
        [this, question, stop = stop_](const Answer& answer) {
            if (stop != stop_)
                return;
            stop_.reset();
            if (wanted_ && wanted_->is(question))
                wanted_.reset();
            if (answer->ok()) {
                has_answered_ = true;
                last_ = {question, answer->value()};
                emit ready(*answer->value());
            } else {
                emit failed(error_in_words(answer->error()));
            }
            make_next();
        });
}

}  // namespace threadline::app
