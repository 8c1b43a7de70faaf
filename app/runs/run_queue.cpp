#include "app/runs/run_queue.h"

#include "app/language/error_wording.h"
#include "app/timeline/background.h"

#include <utility>

namespace threadline::app {

RunQueue::RunQueue(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    pool_.setExpiryTimeout(-1);
}

RunQueue::~RunQueue() {
    stop_present();
    pool_.waitForDone();
}

void RunQueue::stop_present() {
    ++question_;
    if (!present_)
        return;
    const std::lock_guard held(present_->guard);
    present_->stopped = true;
    if (present_->session)
        present_->session->stop();
}

void RunQueue::record_to(std::function<std::shared_ptr<Recording>()> new_recording) {
    new_recording_ = std::move(new_recording);
}

void RunQueue::start(std::vector<Asked> asked) {
    stop_present();
    asked_ = std::move(asked);
    next_ = 0;
    if (busy())
        emit began();
    run_next();
}

void RunQueue::cancel() {
    if (!busy())
        return;
    stop_present();
    asked_.clear();
    next_ = 0;
    emit ended();
}

void RunQueue::run_next() {
    if (!busy()) {
        emit ended();
        return;
    }
    Asked& asked = asked_[next_];
    const auto recording = new_recording_ ? new_recording_() : nullptr;
    if (recording)
        asked.request.file = recording->file;
    emit progressed(int(next_) + 1, total(), asked.name);
    present_ = std::make_shared<Present>();
    in_background(
        pool_, this,
        [request = asked.request, recording, present = present_]() -> Answer {
            auto started = session::Session::start(request);
            if (!started)
                return std::make_shared<Result<Compared>>(started.error());
            session::Session& session = **started;
            {
                const std::lock_guard held(present->guard);
                present->session = &session;
                if (present->stopped)
                    session.stop();
            }
            session.wait();
            {
                const std::lock_guard held(present->guard);
                present->session = nullptr;
            }
            Compared run = compared(session.snapshot(), recording);
            if (session.failed_to_load())
                return std::make_shared<Result<Compared>>(Error{run.report.info.error});
            return std::make_shared<Result<Compared>>(std::move(run));
        },
        [this, question = question_](const Answer& answer) {
            if (question != question_)
                return;
            if (!answer->ok()) {
                asked_.clear();
                next_ = 0;
                emit failed(error_in_words(answer->error()));
                emit ended();
                return;
            }
            const int number = int(++next_);
            emit came(number, std::make_shared<const Compared>(std::move(answer->value())));
            if (question == question_)  // nobody asked for something else meanwhile
                run_next();
        });
}

}  // namespace threadline::app
