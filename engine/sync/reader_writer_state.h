// The reader-writer lock as a pure transition.
//
// In turn, strictly in the order of the queue: who comes while somebody waits queues behind,
// readers that stand in a row go in together. So a reader that asks again while a writer waits, and
// a reader that asks for the writer's side, wait for themselves.
//
// Or one side is preferred (Courtois, Heymans, Parnas 1971): who comes to it passes all of the
// other side that wait, and either goes in at once or queues before them. Then the other side can
// starve.
//
// `Reads` says how often each actor holds the lock as a reader: operator[](ActorId) const gives a
// reference to a byte, 0 at first. It is kept beside the state, since readers are many.
#pragma once

#include "engine/sync/wait_queue.h"

#include <cstdint>

namespace threadline::sync {

enum class Preference : std::uint32_t { None, Readers, Writers };

struct ReaderWriterState {
    ActorId writer;
    std::uint32_t readers = 0;  // holds, not actors
    WaitQueue waiters;
    std::uint32_t reads_at = 0;             // where the bytes of Reads lie, for those who keep them
    Preference prefers = Preference::None;  // it never changes

    // Holds of one actor as a reader at a time. Any number of actors may read.
    static constexpr std::uint8_t most_reads = 255;

    template <typename Waiters, typename Reads>
    Transition lock_shared(const Waiters& links, const Reads& reads, Turn turn, Attempt attempt) {
        if (attempt == Attempt::GiveUp)
            return give_up(links, turn);
        const bool first = is_first(links, turn.actor, WaitState::QueuedShared);
        if (reads[turn.actor] == most_reads)
            return refused(Outcome::TooManyReads);
        if (!writer.valid() && first) {
            ++readers;
            ++reads[turn.actor];
            Transition acquired =
                changed(EventKind::Acquired, 0, how(turn, attempt) | event_flag::shared);
            if (attempt == Attempt::Retry) {
                waiters.remove(links, turn.actor);
                acquired.woken = next(links);
            }
            return acquired;
        }
        return refuse_or_queue(links, turn, attempt, WaitState::QueuedShared);
    }

    template <typename Waiters>
    Transition lock_exclusive(const Waiters& links, Turn turn, Attempt attempt) {
        if (attempt == Attempt::GiveUp)
            return give_up(links, turn);
        const bool first = is_first(links, turn.actor, WaitState::Queued);
        if (!writer.valid() && readers == 0 && first) {
            writer = turn.actor;
            if (attempt == Attempt::Retry)
                waiters.remove(links, turn.actor);
            return changed(EventKind::Acquired, 0, how(turn, attempt));
        }
        return refuse_or_queue(links, turn, attempt, WaitState::Queued);
    }

    template <typename Waiters, typename Reads>
    Transition unlock_shared(const Waiters& links, const Reads& reads, Turn turn) {
        if (reads[turn.actor] == 0)
            return refused(Outcome::NotOwner);
        --readers;
        --reads[turn.actor];
        return released(links, event_flag::shared);
    }

    template <typename Waiters>
    Transition unlock_exclusive(const Waiters& links, Turn turn) {
        if (writer != turn.actor)
            return refused(Outcome::NotOwner);
        writer = {};
        return released(links, 0);
    }

private:
    static constexpr std::uint16_t how(Turn turn, Attempt attempt) {
        return attempt == Attempt::Retry ? event_flag::contended : bounded_flag(turn, attempt);
    }

    bool is_preferred(WaitState as) const {
        return prefers == (as == WaitState::Queued ? Preference::Writers : Preference::Readers);
    }

    // Nobody waits whom it may not pass. One that waits passes nobody.
    template <typename Waiters>
    bool is_first(const Waiters& links, ActorId actor, WaitState as) const {
        if (waiters.empty() || waiters.first == actor)
            return true;
        const auto waits_as = [&links](ActorId waiter) {
            return static_cast<WaitState>(links[waiter].wait_state);
        };
        return is_preferred(as) && waits_as(actor) != as && waits_as(waiters.first) != as;
    }

    // The first in the queue, if the lock is open for it.
    template <typename Waiters>
    WakeChain next(const Waiters& links) const {
        if (waiters.empty() || writer.valid())
            return {};
        const bool reader =
            links[waiters.first].wait_state == static_cast<std::uint32_t>(WaitState::QueuedShared);
        return reader || readers == 0 ? waiters.wake_first() : WakeChain{};
    }

    template <typename Waiters>
    Transition give_up(const Waiters& links, Turn turn) {
        waiters.remove(links, turn.actor);
        Transition given_up = timed_out();
        given_up.woken = next(links);
        return given_up;
    }

    template <typename Waiters>
    Transition refuse_or_queue(const Waiters& links, Turn turn, Attempt attempt, WaitState as) {
        if (attempt == Attempt::Retry)
            return still_blocked();
        const std::uint16_t side =
            as == WaitState::QueuedShared ? event_flag::shared : std::uint16_t{0};
        if (attempt == Attempt::Try) {
            Transition failed = would_block(writer);
            failed.flags = side;
            return failed;
        }
        std::uint16_t ahead = 0;
        if (is_preferred(as)) {
            waiters.push_ahead(links, turn.actor, as);
            ahead = event_flag::ahead;
        } else {
            waiters.push(links, turn.actor, as);
        }
        return queued(EventKind::Request, turn.patience,
                      static_cast<std::uint16_t>(timed_flag(turn) | side | ahead));
    }

    template <typename Waiters>
    Transition released(const Waiters& links, std::uint16_t side) const {
        const WakeChain woken = next(links);
        Transition transition = changed(EventKind::Released, woken.first.value, side);
        transition.woken = woken;
        return transition;
    }
};

}  // namespace threadline::sync
