// SIGINT, SIGTERM and SIGHUP as something that a command can wait for: a run is then ended
// properly, with nothing left behind; the second time each ends the program at once, as it does by
// default. Those that were ignored stay so. SIGPIPE is ignored, so that
// writing to a closed pipe is only an error.
#pragma once

namespace threadline::app {

// At most one at a time; the old handlers come back with its end.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    // Any thread, or a callback: ends the current or next wait.
    void notify() const;
    // Waits for a signal or notify().
    void wait() const;
    bool interrupted() const;
};

// SIGPIPE and SIGXFSZ are ignored, so that a closed pipe or a file that may not grow is only an
// error of the one write.
void ignore_failing_writes();

}  // namespace threadline::app
