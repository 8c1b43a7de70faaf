#include "app/study/lock_order_study.h"

#include "app/language/error_wording.h"

#include "engine/session/long_lock_order.h"

#include <algorithm>
#include <utility>

namespace threadline::app {

LockOrderStudy::LockOrderStudy(QObject* parent) : QObject(parent) {
    forget();
}

void LockOrderStudy::let_go() {
    question_.forget();
    wanted_.reset();
}

void LockOrderStudy::forget() {
    let_go();
    last_.reset();
    failed_at_.reset();
    known_ = std::make_shared<session::LongLockOrder>();
}

void LockOrderStudy::ask(const session::RunSnapshot& run, trace::Time t) {
    wanted_ = Asked{run, t};
    if (last_ && last_->first.is(*wanted_)) {
        let_go();
        emit ready(*last_->second);
        return;
    }
    make_next();
}

void LockOrderStudy::make_next() {
    if (question_.is_open() || !wanted_)
        return;
    const Asked asked = *std::exchange(wanted_, std::nullopt);
    using Answer = std::shared_ptr<Result<std::shared_ptr<const analysis::LockOrder>>>;
    question_.ask(
        [asked, known = known_](const std::atomic<bool>& stop) -> Answer {
            return std::make_shared<Answer::element_type>(
                known->at(asked.run, asked.t, [&stop] { return !stop; }));
        },
        [this, asked](const Answer& answer) {
            if (wanted_ && wanted_->is(asked))
                wanted_.reset();
            if (answer->ok()) {
                last_ = {asked, answer->value()};
                emit ready(*answer->value());
            } else {
                failed_at_ = std::min(asked.t, failed_at_.value_or(asked.t));
                emit failed(error_in_words(answer->error()));
            }
            make_next();
        });
}

}  // namespace threadline::app
