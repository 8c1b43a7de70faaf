#include "app/timeline/error_sentences.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

constexpr const char* sentences[] = {
    // Names
    QT_TRANSLATE_NOOP("EngineError", "undefined name '%1': did you mean '%2'?"),
    QT_TRANSLATE_NOOP("EngineError", "undefined name '%1': %2"),
    QT_TRANSLATE_NOOP("EngineError", "undefined name '%1'"),
    QT_TRANSLATE_NOOP("EngineError", "note(text) marks a moment on the timeline"),
    QT_TRANSLATE_NOOP("EngineError", "an error ends the run and is shown"),
    QT_TRANSLATE_NOOP("EngineError", "threads are declared with thread(name, function)"),
    QT_TRANSLATE_NOOP("EngineError", "a scenario is one file"),
    QT_TRANSLATE_NOOP("EngineError",
                      "a file is declared with file(name, value); service(name) answers requests"),
    QT_TRANSLATE_NOOP("EngineError",
                      "a scenario has no clock of its own; compute(ms) and sleep(ms) take time"),
    QT_TRANSLATE_NOOP("EngineError", "a scenario has no need of it"),
    QT_TRANSLATE_NOOP("EngineError", "pairs(table) goes through a table in a fixed order"),
    QT_TRANSLATE_NOOP("EngineError", "tables are plain"),
    QT_TRANSLATE_NOOP("EngineError", "names are used as they are"),
    QT_TRANSLATE_NOOP("EngineError", "it is called %1"),
    QT_TRANSLATE_NOOP("EngineError",
                      "'%1' was set outside of this thread, and each thread has its own copy: "
                      "shared state is declared with shared(...)"),
    QT_TRANSLATE_NOOP("EngineError",
                      "'%1' is new here: write local %2 = ... for this thread alone; shared state "
                      "is declared with shared(...)"),
    QT_TRANSLATE_NOOP("EngineError",
                      "'%1' was changed by a thread, but each thread has its own copy of it: "
                      "shared state is declared with shared(...)"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "'%1' is set in a table that was made outside of this thread, and each thread has its own "
        "copy: shared state is declared with shared(...) or shared_array(...)"),
    // Declarations
    QT_TRANSLATE_NOOP("EngineError", "no thread is declared: thread(\"A\", function() ... end)"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1(...) declares, and declarations belong to the top of the scenario, "
                      "outside of the threads"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1(...) cannot be called from inside %2: do it before or after"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1 cannot be used inside a function that %2 calls: do it before or after"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "%1 is a step, and steps belong into a thread: thread(\"A\", function() ... end)"),
    QT_TRANSLATE_NOOP("EngineError", "there is already a %1 named '%2': give each its own name"),
    QT_TRANSLATE_NOOP("EngineError", "%1: the name is empty"),
    QT_TRANSLATE_NOOP("EngineError", "%1: the text is too long: at most %2 bytes"),
    QT_TRANSLATE_NOOP("EngineError", "%1: the name '%2' may not hold '='"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1: the top level must declare the same things in the same order each time "
                      "that it is loaded (every thread loads it)"),
    QT_TRANSLATE_NOOP("EngineError", "%1(...) needs what it does: function() ... end"),
    QT_TRANSLATE_NOOP("EngineError", "%1(...) needs how many first: %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1(...) needs %2: a whole number from %3 to %4"),
    QT_TRANSLATE_NOOP("EngineError", "more than %1 threads and tasks: declare fewer"),
    QT_TRANSLATE_NOOP("EngineError", "the system allowed only %1 threads: declare fewer"),
    QT_TRANSLATE_NOOP("EngineError", "no room for %1 tasks: declare fewer"),
    QT_TRANSLATE_NOOP("EngineError", "no room for %1 threads: declare fewer"),
    QT_TRANSLATE_NOOP("EngineError", "no room for '%1': %2"),
    QT_TRANSLATE_NOOP("EngineError", "no room for the interpreter locks: %1"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "at most %1 reader-writer locks fit into a run, fewer beside large queues; declare fewer"),
    QT_TRANSLATE_NOOP("EngineError",
                      "all queues together hold at most %1 items, fewer beside reader-writer "
                      "locks; declare fewer or smaller ones"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "at most %1 objects and array elements fit into a run; declare fewer or smaller ones"),
    QT_TRANSLATE_NOOP("EngineError", "choice(\"%1\"): initial = \"%2\" is none of the choices"),
    QT_TRANSLATE_NOOP("EngineError", "number(\"%1\"): step is above 0"),
    QT_TRANSLATE_NOOP("EngineError",
                      "number(\"%1\"): %2 does not lie between min = %3 and max = %4"),
    QT_TRANSLATE_NOOP("EngineError", "%1: priority is a whole number, from 0 to %2, the highest"),
    // Steps, and what is too much
    QT_TRANSLATE_NOOP("EngineError", "%1 needs a time in ms, from 0 to an hour, as in %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 is not held by %2: lock it before waiting for %3"),
    QT_TRANSLATE_NOOP("EngineError", "%1 is not held by %2: only who has locked it can unlock it"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1 is not held for reading by %2: only who has locked it can unlock it"),
    QT_TRANSLATE_NOOP("EngineError",
                      "%1 is not held for writing by %2: only who has locked it can unlock it"),
    QT_TRANSLATE_NOOP("EngineError", "a %1 has no '%2'; it has %3"),
    QT_TRANSLATE_NOOP("EngineError", "'%1' is called with a colon: %2, not %3"),
    QT_TRANSLATE_NOOP("EngineError",
                      "a %1 cannot be shared between threads: use nil, true or false, a number, a "
                      "short text, or something declared"),
    QT_TRANSLATE_NOOP("EngineError", "a %1 cannot be shared between threads"),
    QT_TRANSLATE_NOOP("EngineError", "a text of %1 bytes is too long to be shared: at most %2"),
    QT_TRANSLATE_NOOP("EngineError", "%1 has elements 1 to %2; %3 is none of them"),
    QT_TRANSLATE_NOOP("EngineError", "%1 holds no number that could be added to"),
    QT_TRANSLATE_NOOP("EngineError",
                      "check needs what is to be true: check(total == 10, \"nothing is lost\")"),
    QT_TRANSLATE_NOOP("EngineError",
                      "join needs a thread: local a = thread(\"A\", ...), then join(a)"),
    QT_TRANSLATE_NOOP("EngineError", "assertion failed: %1"),
    QT_TRANSLATE_NOOP("EngineError", "assertion failed"),
    QT_TRANSLATE_NOOP("EngineError",
                      "an endless loop? 200 million instructions without a step: put a step such "
                      "as compute(1) into the loop, or end it"),
    QT_TRANSLATE_NOOP("EngineError",
                      "an endless loop? 10 million instructions, and the top level is not at its "
                      "end: it only declares"),
    QT_TRANSLATE_NOOP("EngineError",
                      "the script needs more than %1 MiB of memory: an endless recursion, or too "
                      "much kept in tables and texts"),
    QT_TRANSLATE_NOOP("EngineError", "no memory is left for another Lua state: use fewer threads"),
    QT_TRANSLATE_NOOP("EngineError", "no memory is left to start the run"),
    QT_TRANSLATE_NOOP("EngineError", "no memory is left to explore the scenario"),
    QT_TRANSLATE_NOOP("EngineError", "no memory is left to rehearse the scenario"),
    QT_TRANSLATE_NOOP("EngineError", "no room is left for another thread: start fewer"),
    QT_TRANSLATE_NOOP("EngineError", "no room is left for another task: start fewer"),
    QT_TRANSLATE_NOOP("EngineError", "the system allows no further thread (%1): use fewer"),
    QT_TRANSLATE_NOOP("EngineError",
                      "the system allows only %1 connections, too few for so many requests at "
                      "once: use fewer tasks"),
    QT_TRANSLATE_NOOP("EngineError", "process '%1' cannot be started: %2"),
    QT_TRANSLATE_NOOP("EngineError", "the service cannot be started: %1"),
    QT_TRANSLATE_NOOP("EngineError", "the event loop cannot be started: %1"),
    QT_TRANSLATE_NOOP("EngineError", "the pool cannot be started: %1"),
    QT_TRANSLATE_NOOP("EngineError",
                      "no room is left for the queues of the pool: use fewer workers"),
    QT_TRANSLATE_NOOP("EngineError", "no room is left for a guard"),
    QT_TRANSLATE_NOOP("EngineError", "the event loop cannot wait: %1"),
    QT_TRANSLATE_NOOP("EngineError", "the service ended before it answered"),
    QT_TRANSLATE_NOOP("EngineError", "the file '%1' cannot be made: %2"),
    QT_TRANSLATE_NOOP(
        "EngineError",
        "the files of '%1' cannot be made in %2: %3; set TMPDIR to a folder with room"),
    QT_TRANSLATE_NOOP("EngineError", "%1 cannot be opened or written: %2"),
    QT_TRANSLATE_NOOP("EngineError", "the remedy %1 has nothing to do here: %2"),
    QT_TRANSLATE_NOOP("EngineError", "unknown parameter '%1': %2 has none"),
    QT_TRANSLATE_NOOP("EngineError", "unknown parameter '%1': %2 has %3"),
    QT_TRANSLATE_NOOP("EngineError", "cannot be read: %1"),
    QT_TRANSLATE_NOOP("EngineError", "cannot be opened: %1"),
    QT_TRANSLATE_NOOP("EngineError", "larger than 1 MiB, which no scenario is"),
    QT_TRANSLATE_NOOP("EngineError", "is a folder; name one of the .lua files in it"),
    // Lua itself
    QT_TRANSLATE_NOOP("EngineError", "attempt to index a %1 value (%2 '%3')"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to index a %1 value"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to call a %1 value (%2 '%3')"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to call a %1 value"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to perform arithmetic on a %1 value (%2 '%3')"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to perform arithmetic on a %1 value"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to concatenate a %1 value (%2 '%3')"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to concatenate a %1 value"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to compare two %1 values"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to compare %1 with %2"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to get length of a %1 value (%2 '%3')"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to perform 'n//0'"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to perform '%1'"),
    QT_TRANSLATE_NOOP("EngineError", "attempt to assign to const variable '%1'"),
    QT_TRANSLATE_NOOP("EngineError", "cannot use '...' outside a vararg function near %1"),
    QT_TRANSLATE_NOOP("EngineError", "'%1' expected (to close '%2' at line %3) near %4"),
    QT_TRANSLATE_NOOP("EngineError", "'%1' expected near %2"),
    QT_TRANSLATE_NOOP("EngineError", "<name> expected near %1"),
    QT_TRANSLATE_NOOP("EngineError", "unexpected symbol near %1"),
    QT_TRANSLATE_NOOP("EngineError", "syntax error near %1"),
    QT_TRANSLATE_NOOP("EngineError", "unfinished string near %1"),
    QT_TRANSLATE_NOOP("EngineError", "unfinished long string (starting at line %1) near %2"),
    QT_TRANSLATE_NOOP("EngineError", "unfinished long comment (starting at line %1) near %2"),
    QT_TRANSLATE_NOOP("EngineError", "malformed number near %1"),
    QT_TRANSLATE_NOOP("EngineError", "invalid escape sequence %1"),
    QT_TRANSLATE_NOOP("EngineError", "bad argument #%1 to '%2' (%3 expected, got %4)"),
    QT_TRANSLATE_NOOP("EngineError", "bad argument #%1 to '%2' (%3)"),
    QT_TRANSLATE_NOOP("EngineError", "bad 'for' initial value (%1 expected, got %2)"),
    QT_TRANSLATE_NOOP("EngineError", "bad 'for' limit (%1 expected, got %2)"),
    QT_TRANSLATE_NOOP("EngineError", "bad 'for' step (%1 expected, got %2)"),
    QT_TRANSLATE_NOOP("EngineError", "'for' step is zero"),
    QT_TRANSLATE_NOOP("EngineError", "stack overflow"),
};

}  // namespace

std::span<const char* const> script_error_sentences() {
    return sentences;
}

}  // namespace threadline::app
