// Plays the run on show (replay.h): as fast as a person has chosen, and halting at the moments and
// notes that they have left to be halted at, which are kept from one window to the next.
//
// Use from the GUI thread.
#pragma once

#include "app/timeline/told_notes.h"
#include "app/window/replay.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace threadline::app {

class Transport;

class Playback : public QObject {
    Q_OBJECT
public:
    using Notes = std::vector<trace::Annotation>;
    // `transport`: where speed and halts are chosen.
    Playback(Transport* transport, QObject* parent);

    void begin_run();  // another one: at a speed at which all of it is seen in some seconds
    // What can be played, from where it stands; it pauses. `is_over`: that is all of the run.
    void set_run(const session::RunSnapshot& picture, const Notes& notes, bool is_over);
    void set_nothing();
    void play(trace::Time from);
    void pause();
    const Replay& replay() const { return replay_; }

    // What is to be seen there: a person's own words first.
    QString narration_at(trace::Time at, const session::RunSnapshot& picture,
                         const Notes& notes) const;
    PassedOver passed_over() const;  // where a person does not want to halt

signals:
    void moved(threadline::trace::Time at);
    void halts_changed();  // what can be played is to be set anew

private:
    void take(trace::Time end, std::vector<trace::Time> stops);
    void go_on();

    Transport* transport_;
    Replay replay_;
    std::vector<trace::Moment> moments_;  // at which it halts
    bool has_its_speed_ = false;          // that which fits all of it, or is a person's
    QTimer frame_;
    QElapsedTimer since_frame_;
};

}  // namespace threadline::app
