// A run with remedies, held against the same run as it is: the same text, values, clock and seed,
// and who goes next decided in the same way. Where the run as it is is not there, it is made,
// unseen.
//
// What is held stands as long as the run on show is one of the two, or the same but for its
// remedies.
//
// Use from the GUI thread; nothing here blocks it.
#pragma once

#include "app/runs/run_queue.h"
#include "app/study/what_if.h"
#include "app/timeline/question.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace threadline::app {

class WhatIfStudy : public QObject {
    Q_OBJECT
public:
    // The run that `ran`, with these remedies, as it would be made now; nothing: no run of its
    // scenario can be.
    using Again = std::function<std::optional<session::RunRequest>(
        const trace::RunInfo& ran, const record::Remedies& remedies)>;
    explicit WhatIfStudy(Again again);
    void record_to(std::function<std::shared_ptr<Recording>()> new_recording);

    // What happens to the run on show, or to the one that is to follow it.
    void another_is_asked();  // none of what was to come is wanted any more
    void leave_alone();       // no run is made for it: nobody wants to know what it changed
    void came_from_elsewhere();
    // It is found out who goes next, or the run as it is is made.
    bool goes_on() const { return question_.is_open() || making_before_.busy(); }
    void stop();
    void began();
    // With remedies or without any. `is_compared`: it is among those that lie side by side.
    void is_over(const RunAsItIs& run, bool is_compared);
    void forget();

    // The latest run without remedies; null: there is none.
    const trace::RunInfo* as_it_is() const;
    void run_again(const record::Remedies& remedies);              // that run
    void want_beside(bool wanted) { beside_is_wanted_ = wanted; }  // once the next one is over
    // Nothing: the run on show is neither of two.
    const std::optional<BeforeAndAfter>& held() const { return held_; }
    void put_beside() { held_->is_beside = true; }

signals:
    void run_asked(const threadline::session::RunRequest& request);
    void held_anew();     // it is the run on show that is held
    void held_still();    // the run on show is such a one as before
    void beside_asked();  // they are to be seen side by side
    void ended();         // nothing is held any more
    void goes_on_changed();
    void failed(const QString& line);

private:
    bool is_like(const session::RunSnapshot& before, const session::RunSnapshot& run,
                 bool is_compared) const;
    void take_as_it_is(const RunAsItIs& run, bool is_compared);
    void hold(const RunAsItIs& after, bool is_compared);
    void make_as_it_is(const RunAsItIs& after);
    void end();

    Again again_;
    Question question_{this};  // who goes next when it is run again
    std::optional<RunAsItIs> before_;
    RunQueue making_before_;
    RunAsItIs after_;  // for which it is made
    record::SchedulePolicy schedule_of_before_;
    std::optional<BeforeAndAfter> held_;
    bool is_same_again_ = false;  // the run on show is `before_` but for its remedies
    bool is_left_alone_ = false;
    bool beside_is_wanted_ = false;
};

}  // namespace threadline::app
