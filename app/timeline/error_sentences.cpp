#include "app/timeline/error_sentences.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

constexpr const char* sentences[] = {
    // engine/trace/new_file.cpp, and files of the window
    QT_TRANSLATE_NOOP("EngineError", "cannot write '%1': %2"),
    QT_TRANSLATE_NOOP("EngineError", "cannot read '%1': %2"),
    QT_TRANSLATE_NOOP("EngineError", "there is no folder '%1'; make it first"),
    QT_TRANSLATE_NOOP("EngineError", "it is a folder; give the name of a file"),
    QT_TRANSLATE_NOOP("EngineError", "%1; choose a place that you may write to"),
    QT_TRANSLATE_NOOP("EngineError", "%1; make room there, or choose another folder"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "%1; it would pass the limit for one file ('ulimit -f', or of the file system)"),
    QT_TRANSLATE_NOOP("EngineError", "%1; choose another folder"),
    QT_TRANSLATE_NOOP("EngineError", "%1; check the name and the rights"),
    QT_TRANSLATE_NOOP("EngineError", "it is no file; choose a scenario"),
    QT_TRANSLATE_NOOP("EngineError", "it is larger than 16 MiB; is it a scenario?"),
    QT_TRANSLATE_NOOP("EngineError",
                      "cannot read the scenarios in '%1': %2; install Threadline again or start it "
                      "from its own folder"),
    QT_TRANSLATE_NOOP("EngineError", "'%1' says nothing of itself; is it a scenario?"),
    // What the system says
    QT_TRANSLATE_NOOP("EngineError", "No such file or directory"),
    QT_TRANSLATE_NOOP("EngineError", "Permission denied"),
    QT_TRANSLATE_NOOP("EngineError", "Operation not permitted"),
    QT_TRANSLATE_NOOP("EngineError", "No space left on device"),
    QT_TRANSLATE_NOOP("EngineError", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("EngineError", "File too large"),
    QT_TRANSLATE_NOOP("EngineError", "Read-only file system"),
    QT_TRANSLATE_NOOP("EngineError", "Is a directory"),
    QT_TRANSLATE_NOOP("EngineError", "Not a directory"),
    QT_TRANSLATE_NOOP("EngineError", "File exists"),
    QT_TRANSLATE_NOOP("EngineError", "File name too long"),
    QT_TRANSLATE_NOOP("EngineError", "Too many open files"),
    QT_TRANSLATE_NOOP("EngineError", "Too many open files in system"),
    QT_TRANSLATE_NOOP("EngineError", "Input/output error"),
    QT_TRANSLATE_NOOP("EngineError", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("EngineError", "Resource temporarily unavailable"),
    QT_TRANSLATE_NOOP("EngineError", "Text file busy"),
    QT_TRANSLATE_NOOP("EngineError", "Exec format error"),
    QT_TRANSLATE_NOOP("EngineError", "Invalid cross-device link"),
    QT_TRANSLATE_NOOP("EngineError", "Broken pipe"),
    QT_TRANSLATE_NOOP("EngineError", "Invalid argument"),
    QT_TRANSLATE_NOOP("EngineError", "Function not implemented"),
    QT_TRANSLATE_NOOP("EngineError", "Connection reset by peer"),
    // engine/trace, engine/exchange and engine/session: files of runs
    QT_TRANSLATE_NOOP("EngineError",
                      "not a Threadline trace; bookmarks and notes are kept in .tline files alone"),
    QT_TRANSLATE_NOOP("EngineError", "not a Threadline trace"),
    QT_TRANSLATE_NOOP("EngineError", "not a regular file"),
    QT_TRANSLATE_NOOP("EngineError", "written by a later version of Threadline (format %1)"),
    QT_TRANSLATE_NOOP("EngineError", "its run is too long for so many cores"),
    QT_TRANSLATE_NOOP("EngineError", "chunk %1 is damaged"),
    QT_TRANSLATE_NOOP("EngineError", "its index is damaged"),
    QT_TRANSLATE_NOOP("EngineError", "its bookmarks and notes are damaged"),
    QT_TRANSLATE_NOOP("EngineError", "its checkpoints are damaged"),
    QT_TRANSLATE_NOOP("EngineError", "what was found in it is damaged"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1 bytes follow the end of the trace; keep the first %2 ('truncate -s %3')"),
    QT_TRANSLATE_NOOP("EngineError",
                      "the trace has too much of one kind for its file: no part of it may have "
                      "more than 256 MiB"),
    QT_TRANSLATE_NOOP("EngineError", "malformed JSON at byte %1: %2"),
    QT_TRANSLATE_NOOP("EngineError", "nested too deeply"),
    QT_TRANSLATE_NOOP("EngineError", "The document is empty"),
    QT_TRANSLATE_NOOP("EngineError", "The document root must not be followed by other values"),
    QT_TRANSLATE_NOOP("EngineError", "Invalid value"),
    QT_TRANSLATE_NOOP("EngineError", "Missing a name for object member"),
    QT_TRANSLATE_NOOP("EngineError", "Missing a colon after a name of object member"),
    QT_TRANSLATE_NOOP("EngineError", "Missing a comma or '}' after an object member"),
    QT_TRANSLATE_NOOP("EngineError", "Missing a comma or ']' after an array element"),
    QT_TRANSLATE_NOOP("EngineError", "Incorrect hex digit after \\u escape in string"),
    QT_TRANSLATE_NOOP("EngineError", "The surrogate pair in string is invalid"),
    QT_TRANSLATE_NOOP("EngineError", "Invalid escape character in string"),
    QT_TRANSLATE_NOOP("EngineError", "Missing a closing quotation mark in string"),
    QT_TRANSLATE_NOOP("EngineError", "Invalid encoding in string"),
    QT_TRANSLATE_NOOP("EngineError", "Number too big to be stored in double"),
    QT_TRANSLATE_NOOP("EngineError", "Miss fraction part in number"),
    QT_TRANSLATE_NOOP("EngineError", "Miss exponent in number"),
    QT_TRANSLATE_NOOP("EngineError", "the file is empty; write the trace again"),
    QT_TRANSLATE_NOOP("EngineError",
                      "no trace events in it; a Chrome JSON trace is an array of events or an "
                      "object with \"traceEvents\""),
    QT_TRANSLATE_NOOP("EngineError",
                      "the run was too long to be kept whole; write it with threadline run -o "
                      "RUN.tline, and open that file"),
    QT_TRANSLATE_NOOP("EngineError", "%1; mend the line, or put the file away"),
    QT_TRANSLATE_NOOP("EngineError", "not notes of Threadline"),
    QT_TRANSLATE_NOOP("EngineError", "not a note: begin and end in ns, and its text"),
    QT_TRANSLATE_NOOP("EngineError", "cannot be read"),
    QT_TRANSLATE_NOOP("EngineError", "the GIF could not be made: %1"),
    QT_TRANSLATE_NOOP("EngineError", "it has no frames"),
    // engine/record/schedule_text.cpp, engine/exchange/schedule_of_run.cpp,
    // engine/schedule/choices.cpp
    QT_TRANSLATE_NOOP(
        "EngineError",
        "%1 events were lost, so it is not known who went next; record a shorter run"),
    QT_TRANSLATE_NOOP("EngineError", "this is no schedule: it begins with '%1'"),
    QT_TRANSLATE_NOOP("EngineError",
                      "write which scenario it is of: scenario deadlock/opposite-order"),
    QT_TRANSLATE_NOOP("EngineError",
                      "write the hash of the scenario's text: source and 16 hex digits"),
    QT_TRANSLATE_NOOP("EngineError", "a parameter is written as: parameter NAME = VALUE"),
    QT_TRANSLATE_NOOP("EngineError", "write the seed of the run, a whole number: seed 0"),
    QT_TRANSLATE_NOOP("EngineError", "write how many choices follow: choices 12"),
    QT_TRANSLATE_NOOP("EngineError", "the schedule ends after %1 of %2 choices: it was cut off"),
    QT_TRANSLATE_NOOP("EngineError", "the last line is cut off: each ends with a line break"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "'%1' is no choice; write the number of an actor, as in 1, or 1 timeout, or 1 wakes 3"),
    QT_TRANSLATE_NOOP("EngineError", "more follows than the %1 choices that were said"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "%1 does not go as its schedule says: %2; make a schedule of this version of it"),
    QT_TRANSLATE_NOOP("EngineError", "step %1: actor %2 cannot do that now; choose another"),
    QT_TRANSLATE_NOOP("EngineError", "step %1: %2 has ended"),
    QT_TRANSLATE_NOOP("EngineError", "step %1: %2"),
    QT_TRANSLATE_NOOP("EngineError", "there is no actor %1 here"),
    QT_TRANSLATE_NOOP("EngineError", "%1 is in no wait that it could give up here"),
    QT_TRANSLATE_NOOP("EngineError", "%1 cannot go on here: its event loop is in the middle of %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 cannot go on here: it waits for %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 wakes nobody here: its next step is %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 does not wait for %2, so %3 cannot wake it here"),
    QT_TRANSLATE_NOOP("EngineError",
                      "nothing is to be chosen now: the run goes on by itself, or is over"),
    QT_TRANSLATE_NOOP("EngineError", "only waits could be given up now; choose one"),
    QT_TRANSLATE_NOOP("EngineError", "the schedule cannot be read to its end"),
    QT_TRANSLATE_NOOP("EngineError", "the schedule cannot be read: %1"),
    // engine/session and engine/record: a run that does not begin, or breaks off
    QT_TRANSLATE_NOOP(
        "EngineError",
        "cannot find the scenario file %1; 'threadline list' names those that there are"),
    QT_TRANSLATE_NOOP("EngineError", "there is no scenario file %1"),
    QT_TRANSLATE_NOOP("EngineError",
                      "cannot read %1; 'threadline list' names the scenarios that there are"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "cannot find %1; build the target threadline-runner, or install it beside threadline"),
    QT_TRANSLATE_NOOP("EngineError",
                      "there is no virtual clock and no file without recording; record the run"),
    QT_TRANSLATE_NOOP("EngineError",
                      "cannot start a thread: %1; close other programs or raise `ulimit -u`"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "%1 did not load within %2 s: declare fewer threads, or close other programs"),
    QT_TRANSLATE_NOOP("EngineError",
                      "what %1 does could not be simulated within %2 s; give it less to do, or a "
                      "shorter --timeout, which is simulated time"),
    QT_TRANSLATE_NOOP("EngineError", "the runner was killed by signal %1 while it ran %2"),
    QT_TRANSLATE_NOOP("EngineError", "the runner ended with status %1 while it ran %2"),
    QT_TRANSLATE_NOOP("EngineError", "cannot make a pipe: %1"),
    QT_TRANSLATE_NOOP("EngineError", "cannot duplicate a descriptor (raise `ulimit -n`): %1"),
    QT_TRANSLATE_NOOP("EngineError", "cannot make room for %1: %2"),
    QT_TRANSLATE_NOOP("EngineError", "cannot hand over %1: %2"),
    QT_TRANSLATE_NOOP("EngineError", "the edited scenario"),
    QT_TRANSLATE_NOOP("EngineError", "the schedule"),
    QT_TRANSLATE_NOOP("EngineError", "cannot start %1: %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 did not describe the scenarios within %2 ms"),
    QT_TRANSLATE_NOOP("EngineError", "the exploration was killed by signal %1: too little memory?"),
    QT_TRANSLATE_NOOP("EngineError", "%1 was killed by signal %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 described nothing"),
    QT_TRANSLATE_NOOP("EngineError", "%1 did not describe %2"),
    QT_TRANSLATE_NOOP("EngineError",
                      "the runner's description of the scenarios cannot be read (%1); threadline "
                      "and threadline-runner must be of one version"),
    QT_TRANSLATE_NOOP("EngineError", "cannot create the shared memory of the run: %1"),
    QT_TRANSLATE_NOOP("EngineError",
                      "cannot reserve %1 MiB of shared memory for the run: %2; allow more address "
                      "space (ulimit -v) or set smaller limits"),
    QT_TRANSLATE_NOOP("EngineError", "the exploration ended without a report"),
    QT_TRANSLATE_NOOP("EngineError", "the exploration reported something else than expected: %1"),
    QT_TRANSLATE_NOOP("EngineError", "it has not finished"),
    QT_TRANSLATE_NOOP("EngineError", "it was given up"),
    QT_TRANSLATE_NOOP("EngineError", "parameter '%1': '%2' is not a whole number; give %3"),
    QT_TRANSLATE_NOOP("EngineError", "parameter '%1': '%2' is not a number; give %3"),
    QT_TRANSLATE_NOOP("EngineError",
                      "parameter '%1': '%2' is not one of its choices; give one of: %3"),
    QT_TRANSLATE_NOOP("EngineError", "parameter '%1': '%2' is neither; give true or false"),
    QT_TRANSLATE_NOOP("EngineError", "parameter '%1': %2 is out of range; give %3"),
    QT_TRANSLATE_NOOP("EngineError", "unknown parameter '%1' of %2; it has none"),
    QT_TRANSLATE_NOOP("EngineError", "unknown parameter '%1' of %2; it has: %3"),
    QT_TRANSLATE_NOOP("EngineError", "there is no remedy '%1'; there are %2"),
    QT_TRANSLATE_NOOP("EngineError",
                      "timeout and victim both end a wait for a lock; choose one of them, as in "
                      "global-order,victim"),
    QT_TRANSLATE_NOOP("EngineError",
                      "'%1' is no bound: it needs a whole number up to a million; %2"),
    QT_TRANSLATE_NOOP("EngineError", "there is no bound on '%1'; %2"),
    // engine/session/kernel_switches.cpp, switch_feed.cpp: why times on the CPU are estimated
    QT_TRANSLATE_NOOP("EngineError",
                      "the kernel does not tell which thread is on which CPU; to allow it: sudo "
                      "sysctl kernel.perf_event_paranoid=2"),
    QT_TRANSLATE_NOOP("EngineError",
                      "this system does not tell which thread is on which CPU (perf_event_open is "
                      "refused; in a container, allow it in its seccomp profile)"),
    QT_TRANSLATE_NOOP("EngineError", "this kernel cannot tell which thread is on which CPU"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "which thread is on which CPU cannot be watched: no memory may be locked for it, other "
        "programs use it; to allow more: sudo sysctl kernel.perf_event_mlock_kb=4096"),
    QT_TRANSLATE_NOOP("EngineError", "which thread is on which CPU cannot be watched: %1"),
    QT_TRANSLATE_NOOP("EngineError", "which thread was on which CPU was not watched, as asked for"),
    QT_TRANSLATE_NOOP("EngineError",
                      "which thread was on which CPU is not known: the run began before it could "
                      "be watched; run it again"),
};

}  // namespace

std::span<const char* const> error_sentences() {
    return sentences;
}

}  // namespace threadline::app
