#include "app/language/finding_sentences.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

// In the order in which they are tried: the particular before the general.
constexpr const char* sentences[] = {
    QT_TRANSLATE_NOOP("Finding", "Neither can ever go on"),
    QT_TRANSLATE_NOOP("Finding", "None of them can ever go on"),
    QT_TRANSLATE_NOOP("Finding", "%1 waits for them and can never go on either"),
    QT_TRANSLATE_NOOP("Finding", "%1 wait for them and can never go on either"),
    QT_TRANSLATE_NOOP("Finding", "%1 joins itself, so it can never end"),
    QT_TRANSLATE_NOOP("Finding", "%1 joins itself (line %2), so it can never end"),
    QT_TRANSLATE_NOOP("Finding", "A writer waits until nobody reads, the thread itself included"),
    QT_TRANSLATE_NOOP("Finding", "%1 took %2 and ended with it"),
    QT_TRANSLATE_NOOP("Finding", "%1, and so do %2 more, for ever"),
    QT_TRANSLATE_NOOP("Finding", "%1, for ever"),
    QT_TRANSLATE_NOOP("Finding",
                      "Every other thread has ended or is stuck itself, so no notify can come "
                      "any more"),
    QT_TRANSLATE_NOOP("Finding",
                      "Every other thread has ended or is stuck itself, so nobody is left who "
                      "could help"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 notified %2 at %3, when nobody was waiting yet, and a notify is not "
                      "kept"),
    QT_TRANSLATE_NOOP("Finding", "%1 more are stuck likewise"),
    QT_TRANSLATE_NOOP("Finding", "%1 more, each waiting for the next"),
    QT_TRANSLATE_NOOP("Finding", "and so on"),
    QT_TRANSLATE_NOOP("Finding", "%1 holds %2 when it takes %3"),
    QT_TRANSLATE_NOOP("Finding", "The circle is %1"),
    QT_TRANSLATE_NOOP("Finding",
                      "Readers queue behind a writer that waits: so it happens only if %1 wants to "
                      "write to %2 meanwhile"),
    QT_TRANSLATE_NOOP("Finding",
                      "They did not meet in this run; once each of them holds its first lock, "
                      "all of them wait for ever"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 reads it, and nothing orders the two: either can "
                      "come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 writes it, and nothing orders the two: either can "
                      "come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 changes it in one step, and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 changes it in one step (line %4), and nothing orders "
                      "the two: either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 reads it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 reads %2 and %3 writes it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 writes %2 and %3 reads it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 writes %2 and %3 writes it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 writes %2 and %3 changes it in one step (line %4), and nothing "
                      "orders the two: either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 changes %2 and %3 reads it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 changes %2 and %3 writes it (line %4), and nothing orders the two: "
                      "either can come first"),
    QT_TRANSLATE_NOOP("Finding", "Neither of them holds a lock"),
    QT_TRANSLATE_NOOP("Finding", "They hold no lock in common"),
    QT_TRANSLATE_NOOP("Finding", "%1 guards %2 in %3 of %4 places, but %5 goes without it"),
    QT_TRANSLATE_NOOP("Finding", "%1 guards %2 in %3 of %4 place, but %5 goes without it"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6)"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 guards %2 in %3 of %4 place, but %5 goes without it (line %6)"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6), "
                      "holding it only as a reader"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 guards %2 in %3 of %4 places, but %5 goes without it (line %6), "
                      "holding %7 instead"),
    QT_TRANSLATE_NOOP("Finding", "%1 guards %2 in %3 of %4 places"),
    QT_TRANSLATE_NOOP("Finding", "%1 guards %2 in %3 of %4 place"),
    QT_TRANSLATE_NOOP("Finding", "%1 accesses in all raced with an earlier one"),
    QT_TRANSLATE_NOOP("Finding", "The same is true of line %1 with itself"),
    QT_TRANSLATE_NOOP("Finding", "The same is true of line %1"),
    QT_TRANSLATE_NOOP("Finding", "%1 read %2 from %3"),
    QT_TRANSLATE_NOOP("Finding", "Then %1 wrote %2, which %3 did not see when it wrote %4"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 change of %3 elements was lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 changes of %3 elements was lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 changes of %3 elements were lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 change of %3 was lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 changes of %3 was lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 of %2 changes of %3 were lost in all"),
    QT_TRANSLATE_NOOP("Finding", "%1 found %2 to be false at %3"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 of %2 requests for these %3 locks had to wait, %4 in all: %5 of the "
                      "time of the threads that waited"),
    QT_TRANSLATE_NOOP("Finding", "The largest part, %1, was for %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 of %2 requests for %3 had to wait, %4 in all: %5 of the time of the "
                      "threads that waited"),
    QT_TRANSLATE_NOOP("Finding", "The longest wait was %1, by %2, which held it itself"),
    QT_TRANSLATE_NOOP("Finding", "The longest wait was %1, by %2, while %3 held it"),
    QT_TRANSLATE_NOOP("Finding",
                      "The longest wait was %1, by %2, while it was taken %3 time by others"),
    QT_TRANSLATE_NOOP("Finding",
                      "The longest wait was %1, by %2, while it was taken %3 times by others"),
    QT_TRANSLATE_NOOP("Finding", "The longest wait was %1, by %2, for %3"),
    QT_TRANSLATE_NOOP("Finding", "The longest wait was %1, by %2"),
    QT_TRANSLATE_NOOP("Finding", "%1 waited longest altogether; %2 kept others waiting most"),
    QT_TRANSLATE_NOOP("Finding", "From %1 to %2 somebody always waited for %3, %4 turns in a row"),
    QT_TRANSLATE_NOOP("Finding", "A turn took %1 on average, the wait for it %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 waited for %2 from %3 to %4, longer than all others, and %5 times "
                      "somebody who came later got it first, the last time %6"),
    QT_TRANSLATE_NOOP("Finding", "%1 failed %2 times in a row to get %3, held by %4"),
    QT_TRANSLATE_NOOP("Finding", "They worked on it from %1 to %2, and none of them got through"),
    QT_TRANSLATE_NOOP("Finding", "%1 (priority %2) waited for %3 from %4 to %5"),
    QT_TRANSLATE_NOOP("Finding",
                      "For %1 of that %2 (priority %3), which holds it, got no CPU, since %4, "
                      "more urgent than it and less than %5, ran"),
    QT_TRANSLATE_NOOP("Finding",
                      "%1 was the last to come to %2 in %3 of %4 rounds, in all %5 after "
                      "everybody else: %6 of the time of these rounds"),
    QT_TRANSLATE_NOOP("Finding", "In %1 its only thread spent %2 of the time waiting for replies"),
    QT_TRANSLATE_NOOP("Finding", "In %1 its %2 threads spent %3 of the time waiting for replies"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "The idle time of the cores is the opportunity: on average %1 of the only core "
        "worked, and %2 request was under way at a time"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "The idle time of the cores is the opportunity: on average %1 of the %2 cores "
        "worked, and %3 request was under way at a time"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "The idle time of the cores is the opportunity: on average %1 of the only core "
        "worked, and %2 requests were under way at a time"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "The idle time of the cores is the opportunity: on average %1 of the %2 cores "
        "worked, and %3 requests were under way at a time"),
    QT_TRANSLATE_NOOP("Finding",
                      "On average %1 of the only core worked, and %2 request was under way at a "
                      "time"),
    QT_TRANSLATE_NOOP("Finding",
                      "On average %1 of the %2 cores worked, and %3 request was under way at a "
                      "time"),
    QT_TRANSLATE_NOOP("Finding",
                      "On average %1 of the only core worked, and %2 requests were under way at a "
                      "time"),
    QT_TRANSLATE_NOOP("Finding",
                      "On average %1 of the %2 cores worked, and %3 requests were under way at a "
                      "time"),
    QT_TRANSLATE_NOOP("Finding",
                      "Waiting for the end of another thread is left out of these shares"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the only core "
                      "worked, and its only thread spent %3 of the time on one"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the %3 cores "
                      "worked, and its only thread spent %4 of the time on one"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the only core "
                      "worked, and its %3 threads spent %4 of the time on one"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the %3 cores "
                      "worked, and its %4 threads spent %5 of the time on one"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the only core "
                      "worked, and its only thread spent %3 of its time on a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the %3 cores "
                      "worked, and its only thread spent %4 of its time on a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the only core "
                      "worked, and its %3 threads spent %4 of their time on a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "The time went into computing: in %1, on average %2 of the %3 cores "
                      "worked, and its %4 threads spent %5 of their time on a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "The requests already overlap: on average %1 of the only core worked, and %2 "
                      "request was under way at a time"),
    QT_TRANSLATE_NOOP("Finding",
                      "The requests already overlap: on average %1 of the %2 cores worked, and %3 "
                      "request was under way at a time"),
    QT_TRANSLATE_NOOP("Finding",
                      "The requests already overlap: on average %1 of the only core worked, and %2 "
                      "requests were under way at a time"),
    QT_TRANSLATE_NOOP("Finding",
                      "The requests already overlap: on average %1 of the %2 cores worked, and %3 "
                      "requests were under way at a time"),
    QT_TRANSLATE_NOOP(
        "Finding",
        "Waiting is not what costs the time: there were fewer threads to run than cores"),
    QT_TRANSLATE_NOOP("Finding", "Another %1 of the threads' time went into waiting"),
    QT_TRANSLATE_NOOP("Finding", "The threads hardly waited for anything but a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "Other programs had the cores for %1 of their time: how long things took "
                      "here says little of the program"),
    QT_TRANSLATE_NOOP("Finding", "In %1 its %2 task spent %3 of the time waiting for replies"),
    QT_TRANSLATE_NOOP("Finding",
                      "In %1 its thread and %2 tasks spent %3 of the time waiting for "
                      "replies"),
    QT_TRANSLATE_NOOP("Finding",
                      "In %1 its %2 threads and %3 tasks spent %4 of the time waiting for "
                      "replies"),
    QT_TRANSLATE_NOOP("Finding", "In %1 its %2 tasks spent %3 of the time waiting for replies"),
    QT_TRANSLATE_NOOP("Finding",
                      "Threads ended long before the last one, and nothing was left for their "
                      "cores to do"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the only core busy on average, and the thread "
                      "with the most to do sets the pace"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the %3 cores busy on average, and the thread "
                      "with the most to do sets the pace"),
    QT_TRANSLATE_NOOP("Finding", "There is no idle time to exploit"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked, most of it on %2, and the core "
                      "stood idle for %3 of its own"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked, most of it on %2, and the cores "
                      "stood idle for %3 of theirs"),
    QT_TRANSLATE_NOOP("Finding", "The threads spent %1 of their time blocked, most of it on %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked on locks, and the core stood "
                      "idle for %2 of its own"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked on locks, and the cores stood "
                      "idle for %2 of theirs"),
    QT_TRANSLATE_NOOP("Finding", "The threads spent %1 of their time blocked on locks"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked on %2, and the core stood idle "
                      "for %3 of its own"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time blocked on %2, and the cores stood idle "
                      "for %3 of theirs"),
    QT_TRANSLATE_NOOP("Finding", "The threads spent %1 of their time blocked on %2"),
    QT_TRANSLATE_NOOP("Finding",
                      "For another %1 of their time the threads had been woken for %2 and waited "
                      "for a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the only core busy on average, and whoever "
                      "held the lock mostly waited for a reply"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the %3 cores busy on average, and whoever held "
                      "the lock mostly waited for a reply"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the only core busy on average, and more "
                      "threads or more cores change nothing"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the %3 cores busy on average, and more threads "
                      "or more cores change nothing"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the only core busy on average, and what only "
                      "one can do at a time bounds the rest"),
    QT_TRANSLATE_NOOP("Finding",
                      "So the %1 threads kept %2 of the %3 cores busy on average, and what only "
                      "one can do at a time bounds the rest"),
    QT_TRANSLATE_NOOP("Finding", "So the %1 threads kept %2 of the only core busy on average"),
    QT_TRANSLATE_NOOP("Finding", "So the %1 threads kept %2 of the %3 cores busy on average"),
    QT_TRANSLATE_NOOP("Finding", "Only the thread that holds the interpreter lock runs"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads waited for another one to get something done, not for a lock "
                      "or a reply"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time ready to run, while all the cores "
                      "were busy"),
    QT_TRANSLATE_NOOP("Finding",
                      "Other programs had the cores for %1 of their time, and the threads spent "
                      "%2 of their time ready to run without one"),
    QT_TRANSLATE_NOOP("Finding",
                      "How long this run took, and who waited for whom, says little of the "
                      "program itself"),
    QT_TRANSLATE_NOOP("Finding",
                      "On average %1 threads wanted to run, and %2 did: the others cost memory "
                      "and switches, and nothing ended sooner for them"),
    QT_TRANSLATE_NOOP("Finding", "The whole run took %1, less than anybody would notice"),
    QT_TRANSLATE_NOOP("Finding",
                      "Whatever a tool could gain would be less than what the tool costs to set up "
                      "and to understand"),
    QT_TRANSLATE_NOOP("Finding",
                      "The threads spent %1 of their time asleep, because the program says so"),
    QT_TRANSLATE_NOOP("Finding", "No tool makes an agreed time pass sooner"),
    QT_TRANSLATE_NOOP("Finding",
                      "The cores were idle meanwhile, but no tool makes an agreed time pass "
                      "sooner"),
    QT_TRANSLATE_NOOP("Finding",
                      "There were %1 threads, but on average %2 of the only core worked: while "
                      "one of them worked, the others waited for it"),
    QT_TRANSLATE_NOOP("Finding",
                      "There were %1 threads, but on average %2 of the %3 cores worked: while "
                      "one of them worked, the others waited for it"),
    QT_TRANSLATE_NOOP("Finding", "One thread does the same just as fast, without the waiting"),
    QT_TRANSLATE_NOOP("Finding", "%1 of the idle time: %2"),
    QT_TRANSLATE_NOOP("Finding", "Join a thread from another one"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let go of the reader's side of %1 before asking for the writer's, or "
                      "ask for the writer's from the start"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let go of %1 before locking it again, or split the code into a part "
                      "that locks and a part that expects the lock to be held"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let only one side join the other: threads that join each other in a "
                      "circle never end"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let go of %1 before joining a thread that needs it in order to end"),
    QT_TRANSLATE_NOOP("Finding",
                      "Do not ask for the writer's side, or for another reader's, while still "
                      "reading: let go first"),
    QT_TRANSLATE_NOOP("Finding",
                      "Take the locks in one order everywhere, for example %1 and so on; or "
                      "wait with a timeout, let go of what is held, and try again"),
    QT_TRANSLATE_NOOP("Finding",
                      "Take the locks in one order everywhere, for example %1; or wait with a "
                      "timeout, let go of what is held, and try again"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let go of %1 on every way out of the code that takes it; "
                      "lock:with(function) does so by itself, also after an error"),
    QT_TRANSLATE_NOOP("Finding",
                      "Keep what is waited for in a shared variable: change it and notify "
                      "while holding the lock, and wait in a loop that looks at it first"),
    QT_TRANSLATE_NOOP("Finding",
                      "Post the semaphore on every way out of the code that waited for it, and "
                      "start it with enough permits"),
    QT_TRANSLATE_NOOP("Finding",
                      "Wait for several semaphores in one order everywhere, post each on every "
                      "way out of the code that waited for it, and start it with enough permits"),
    QT_TRANSLATE_NOOP("Finding",
                      "Close the queue when nothing more comes; where those who should fill it "
                      "wait themselves, let somebody else do that work"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let as many threads reach the barrier as it was declared for, in every "
                      "round"),
    QT_TRANSLATE_NOOP("Finding",
                      "Close the queue when nothing more comes, so that those who take from it "
                      "go on"),
    QT_TRANSLATE_NOOP("Finding",
                      "Keep somebody taking from the queue until all is put, or give it more "
                      "room"),
    QT_TRANSLATE_NOOP("Finding", "Notify after every change that somebody may wait for"),
    QT_TRANSLATE_NOOP("Finding",
                      "Take these locks in one order everywhere, %1 first; or take all of them "
                      "under one more lock"),
    QT_TRANSLATE_NOOP("Finding", "Hold %1 there as well"),
    QT_TRANSLATE_NOOP("Finding",
                      "Change %1 with add or cas everywhere, or hold one lock at every access "
                      "to it"),
    QT_TRANSLATE_NOOP("Finding",
                      "Hold one lock at every access to %1, or change it in one atomic step "
                      "(add, cas)"),
    QT_TRANSLATE_NOOP("Finding",
                      "Hold one lock from the read to the write, or change %1 in one atomic "
                      "step (add, cas)"),
    QT_TRANSLATE_NOOP("Finding",
                      "Go back from here step by step: what this thread did before, and what it "
                      "waited for"),
    QT_TRANSLATE_NOOP("Finding",
                      "Look at what the other threads did just before: what the check relies "
                      "on may have changed between two steps of this thread"),
    QT_TRANSLATE_NOOP("Finding",
                      "Hold these locks for less time (do the work before or after), or let "
                      "fewer threads want them at once"),
    QT_TRANSLATE_NOOP("Finding",
                      "Hold %1 for less time (do the work before or after), or split what it "
                      "protects among several locks"),
    QT_TRANSLATE_NOOP("Finding",
                      "Come for %1 less often (do several things in one turn), or split what "
                      "it guards"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let those who hold %1 do something else before they come back for it, "
                      "or hand it over in turn"),
    QT_TRANSLATE_NOOP("Finding",
                      "Take the locks in one order everywhere, so that nobody has to give way; "
                      "or pause for a random and growing time before the next try"),
    QT_TRANSLATE_NOOP("Finding", "Let the holder inherit the priority of who waits: %1"),
    QT_TRANSLATE_NOOP("Finding",
                      "Give %1 a smaller part of the work, or cut the work into pieces that "
                      "whoever is free takes"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let the waits overlap: with threads, or with an event loop where there "
                      "are very many requests"),
    QT_TRANSLATE_NOOP("Finding", "More cores change nothing"),
    QT_TRANSLATE_NOOP("Finding", "Split the work over threads, at most one a core"),
    QT_TRANSLATE_NOOP("Finding",
                      "Split the work over more threads, also more than there are cores: while "
                      "some wait, others compute"),
    QT_TRANSLATE_NOOP("Finding",
                      "Many requests are on their way at once already; an event loop waits for "
                      "as many with one thread and less memory"),
    QT_TRANSLATE_NOOP("Finding",
                      "Split the work over processes: each has an interpreter lock of its own"),
    QT_TRANSLATE_NOOP("Finding",
                      "Only more cores, or less work, make it faster; more threads do not"),
    QT_TRANSLATE_NOOP("Finding",
                      "Only more cores, with a thread for each, or less work make it faster"),
    QT_TRANSLATE_NOOP("Finding",
                      "Use a pool with as many threads as cores, and let the other work queue "
                      "up"),
    QT_TRANSLATE_NOOP("Finding",
                      "Do not hold the lock while waiting for a reply; more threads change "
                      "nothing"),
    QT_TRANSLATE_NOOP("Finding",
                      "Hold the lock for less long, or use one for each item; more threads "
                      "change nothing"),
    QT_TRANSLATE_NOOP("Finding",
                      "Deal the work more evenly, or in smaller parts that whoever is free "
                      "takes; more threads or cores help little"),
    QT_TRANSLATE_NOOP("Finding",
                      "Make the part shorter that the others wait for, or cut the work so that "
                      "fewer have to wait; more threads or cores help little"),
    QT_TRANSLATE_NOOP("Finding",
                      "Only a faster service helps, unless there is more to ask for at once"),
    QT_TRANSLATE_NOOP("Finding", "Run it on a quiet machine, or on the virtual clock"),
    QT_TRANSLATE_NOOP("Finding",
                      "Leave it single-threaded, unless they need not wait for each other"),
    QT_TRANSLATE_NOOP("Finding", "Leave it single-threaded"),
    QT_TRANSLATE_NOOP("Finding", "First mend what can go wrong, then measure again"),
    QT_TRANSLATE_NOOP("Finding",
                      "Let more requests be on their way at once: more threads, or tasks on an "
                      "event loop"),
    QT_TRANSLATE_NOOP("Finding",
                      "Do not hold the lock while waiting for a reply: ask first, then lock "
                      "and store"),
    QT_TRANSLATE_NOOP("Finding", "Hold the lock for less long, or split what it guards"),
    QT_TRANSLATE_NOOP("Finding",
                      "Cut the work into smaller pieces, so that the others can take some of "
                      "what is left"),
    QT_TRANSLATE_NOOP("Finding", "Share the work among threads, at most one a core for computing"),
    QT_TRANSLATE_NOOP("Finding", "Share the work among more threads"),
    QT_TRANSLATE_NOOP("Finding",
                      "Look at whom they wait for: let that one do less, or start earlier"),
    QT_TRANSLATE_NOOP("Finding", "Its outcome is confirmed on real threads"),
    QT_TRANSLATE_NOOP("Finding", "All outcomes are confirmed on real threads"),
    QT_TRANSLATE_NOOP("Finding",
                      "each thread takes all locks of a block at once, in the order of their "
                      "declaration"),
    QT_TRANSLATE_NOOP("Finding",
                      "a wait for a second lock ends after %1; the thread lets go of all, and "
                      "starts over"),
    QT_TRANSLATE_NOOP("Finding",
                      "a circle of waits is found; the thread declared last is rolled back, "
                      "and starts over"),
    QT_TRANSLATE_NOOP("Finding",
                      "a lock around what raced, from the reading to the writing that follows"),
};

}  // namespace

std::span<const char* const> finding_sentences() {
    return sentences;
}

}  // namespace threadline::app
