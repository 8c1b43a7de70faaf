#include "app/study/what_if_study.h"

#include "app/language/error_wording.h"

#include <utility>

namespace threadline::app {

WhatIfStudy::WhatIfStudy(Again again) : again_(std::move(again)) {
    connect(&making_before_, &RunQueue::came, this,
            [this](int, const std::shared_ptr<const Compared>& before) {
                before_ = RunAsItIs{before->run, schedule_of_before_, before->recording};
                is_same_again_ = true;
                hold(std::exchange(after_, {}), false);
            });
    connect(&making_before_, &RunQueue::failed, this, &WhatIfStudy::failed);
    connect(&making_before_, &RunQueue::ended, this, [this] { after_ = {}; });
    for (const auto signal : {&RunQueue::began, &RunQueue::ended})
        connect(&making_before_, signal, this, &WhatIfStudy::goes_on_changed);
}

void WhatIfStudy::record_to(std::function<std::shared_ptr<Recording>()> new_recording) {
    making_before_.record_to(std::move(new_recording));
}

void WhatIfStudy::another_is_asked() {
    question_.forget();
    making_before_.cancel();
    is_same_again_ = false;
    is_left_alone_ = false;
}

void WhatIfStudy::leave_alone() {
    beside_is_wanted_ = false;
    is_left_alone_ = true;
}

void WhatIfStudy::came_from_elsewhere() {
    another_is_asked();
    leave_alone();
}

void WhatIfStudy::stop() {
    if (!goes_on())
        return;
    beside_is_wanted_ = false;
    question_.forget();
    making_before_.cancel();
    emit goes_on_changed();
}

void WhatIfStudy::began() {
    making_before_.cancel();
}

void WhatIfStudy::is_over(const RunAsItIs& run, bool is_compared) {
    if (run.run.trace.info->remedies.empty())
        take_as_it_is(run, is_compared);
    else
        hold(run, is_compared);
}

void WhatIfStudy::forget() {
    question_.forget();
    making_before_.cancel();
    before_.reset();
    is_same_again_ = false;
    beside_is_wanted_ = false;
    end();
}

const trace::RunInfo* WhatIfStudy::as_it_is() const {
    return before_ ? before_->run.trace.info.get() : nullptr;
}

void WhatIfStudy::run_again(const record::Remedies& remedies) {
    const trace::RunInfo& ran = *as_it_is();
    const auto request = again_(ran, remedies);
    if (!request)
        return;
    beside_is_wanted_ = remedies.any();
    using Answer = std::shared_ptr<Result<record::SchedulePolicy>>;
    question_.ask(
        [before = *before_](const std::atomic<bool>&) -> Answer {
            return std::make_shared<Answer::element_type>(
                schedule_again(before.schedule, before.recording ? before.recording->file
                                                                 : std::filesystem::path()));
        },
        [this, request = *request, ran](const Answer& schedule) {
            if (!schedule->ok()) {
                beside_is_wanted_ = false;
                emit failed(error_in_words(schedule->error()));
                emit goes_on_changed();
                return;
            }
            session::RunRequest again = request;
            set_same_conditions(again, ran);
            again.schedule = schedule->value();
            emit run_asked(again);
            is_same_again_ = true;
            emit goes_on_changed();
        });
    emit goes_on_changed();
}

// Made like it as it is, or one of those that are compared with it.
bool WhatIfStudy::is_like(const session::RunSnapshot& before, const session::RunSnapshot& run,
                          bool is_compared) const {
    return is_same_again_ || is_compared ||
           differ_in_remedies_alone(*before.trace.info, *run.trace.info);
}

// A run as it is, which remedies are held against from now on.
void WhatIfStudy::take_as_it_is(const RunAsItIs& run, bool is_compared) {
    if (held_ && is_like(held_->before, run.run, is_compared))
        emit held_still();
    else
        end();
    // One that comes back knows no more of who went next than when it was made.
    if (!before_ || !is_same_run(before_->run, run.run))
        before_ = run;
}

// Where something else has changed meanwhile, the run as it is comes first.
void WhatIfStudy::hold(const RunAsItIs& after, bool is_compared) {
    if (after.run.trace.info->outcome == trace::Outcome::Failed) {
        beside_is_wanted_ = false;
        end();
        return;
    }
    if (!before_ || !is_like(before_->run, after.run, is_compared)) {
        end();
        if (!is_left_alone_)
            make_as_it_is(after);
        return;
    }
    const bool is_beside = held_ && held_->is_beside && is_same_run(held_->after, after.run);
    held_ = {before_->run, after.run, before_->recording, after.recording, is_beside};
    emit held_anew();
    if (std::exchange(beside_is_wanted_, false))
        emit beside_asked();
}

void WhatIfStudy::make_as_it_is(const RunAsItIs& after) {
    const trace::RunInfo& info = *after.run.trace.info;
    auto request = again_(info, {});
    if (!request)
        return;
    after_ = after;
    schedule_of_before_ = record::again(after.schedule, after.schedule.choices);
    set_same_conditions(*request, info);
    request->schedule = schedule_of_before_;
    RunQueue::Asked asked;
    asked.request = std::move(*request);
    making_before_.start({std::move(asked)});
}

void WhatIfStudy::end() {
    held_.reset();
    emit ended();
}

}  // namespace threadline::app
