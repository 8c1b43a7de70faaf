// Runs for tests, told as a story: who does what when. Times are milliseconds.
//
//   RunFixture run;
//   const auto lock = run.lock("Lock 1");
//   run.thread("A").runs(0, 10).holds(lock, 2, 10).ends();
//   const session::RunSnapshot snapshot = run.at(20);
#pragma once

#include "engine/session/run_snapshot.h"

#include <deque>
#include <map>
#include <random>
#include <string>

namespace threadline::test {

inline trace::Time ms(double value) {
    return trace::Time(static_cast<std::int64_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5)));
}

class RunFixture;

class ThreadStory {
public:
    ThreadStory& state(trace::State state, double from, double to, ObjectId object = {},
                       ActorId by = {});
    ThreadStory& runs(double from, double to) { return state(trace::State::Running, from, to); }
    ThreadStory& sleeps(double from, double to) { return state(trace::State::Sleeping, from, to); }
    ThreadStory& ready(double from, double to) { return state(trace::State::Ready, from, to); }
    ThreadStory& io(ObjectId service, double from, double to) {
        return state(trace::State::Io, from, to, service);
    }
    // Also on the lane of the lock.
    ThreadStory& blocked(ObjectId lock, double from, double to, ActorId by = {});
    ThreadStory& holds(ObjectId lock, double from, double to, bool shared = false);
    ThreadStory& line(std::uint32_t line);  // of what follows
    ThreadStory& lives_on();                // its last interval, holds and waits are open
    ActorId id() const { return lane_.actor; }

private:
    friend class RunFixture;
    RunFixture* run_ = nullptr;
    trace::ActorLane lane_;
    std::vector<trace::Interval> intervals_;
    std::vector<trace::Hold> holds_;
    SiteId site_;
    bool open_ = false;
};

class RunFixture {
public:
    RunFixture() {
        tables_->sites.push_back({"opposite-order.lua", 1});
        info_->title = "Test run";
        info_->outcome = trace::Outcome::Completed;
    }

    ObjectId object(const std::string& name, record::ObjectKind kind);
    ObjectId lock(const std::string& name) { return object(name, record::ObjectKind::Mutex); }
    ThreadStory& thread(const std::string& name);
    SiteId site(std::uint32_t line);
    RunFixture& deadlock(double at, std::vector<ActorId> actors, std::vector<ObjectId> objects);
    RunFixture& title(const std::string& text) {
        info_->title = text;
        return *this;
    }

    session::RunSnapshot at(double now, bool finished = true);

    // A takes Lock 1, B takes Lock 2, each wants the other's: closed at 21.5 ms, ended at 121 ms.
    static session::RunSnapshot opposite_order();
    // Ten threads fetch from a slow service at the same time.
    static session::RunSnapshot downloads();
    // `threads` threads that each live `intervals` intervals, of which many contend for a lock.
    static session::RunSnapshot busy(int threads, int intervals, std::uint32_t seed = 1);

private:
    friend class ThreadStory;
    std::shared_ptr<trace::Tables> tables_ = std::make_shared<trace::Tables>();
    std::shared_ptr<trace::RunInfo> info_ = std::make_shared<trace::RunInfo>();
    std::deque<ThreadStory> threads_;
    std::map<ObjectId, std::vector<trace::Hold>> waits_;
    std::vector<analysis::Finding> findings_;
};

inline ThreadStory& ThreadStory::state(trace::State state, double from, double to, ObjectId object,
                                       ActorId by) {
    trace::Interval interval;
    interval.begin = ms(from);
    interval.end = ms(to);
    interval.state = state;
    interval.object = object;
    interval.by = by;
    interval.site = site_;
    if (intervals_.empty())
        lane_.begin = interval.begin;
    lane_.end = interval.end;
    intervals_.push_back(interval);
    return *this;
}

inline ThreadStory& ThreadStory::blocked(ObjectId lock, double from, double to, ActorId by) {
    run_->waits_[lock].push_back({ms(from), ms(to), lane_.actor, lock, site_, true, false});
    return state(trace::State::Blocked, from, to, lock, by);
}

inline ThreadStory& ThreadStory::holds(ObjectId lock, double from, double to, bool shared) {
    holds_.push_back({ms(from), ms(to), lane_.actor, lock, site_, false, shared});
    return *this;
}

inline ThreadStory& ThreadStory::line(std::uint32_t number) {
    site_ = run_->site(number);
    return *this;
}

inline ThreadStory& ThreadStory::lives_on() {
    open_ = true;
    return *this;
}

inline ObjectId RunFixture::object(const std::string& name, record::ObjectKind kind) {
    trace::ObjectInfo info;
    info.name = name;
    info.kind = kind;
    tables_->objects.push_back(info);
    const ObjectId id{static_cast<std::uint32_t>(tables_->objects.size() - 1)};
    if (kind == record::ObjectKind::Mutex || kind == record::ObjectKind::ReaderWriterLock)
        waits_[id];
    return id;
}

inline ThreadStory& RunFixture::thread(const std::string& name) {
    trace::ActorInfo info;
    info.name = name;
    tables_->actors.push_back(info);
    ThreadStory& story = threads_.emplace_back();
    story.run_ = this;
    story.lane_.actor = ActorId{static_cast<std::uint32_t>(tables_->actors.size() - 1)};
    return story;
}

inline SiteId RunFixture::site(std::uint32_t line) {
    for (std::uint32_t i = 1; i < tables_->sites.size(); ++i)
        if (tables_->sites[i].line == line)
            return SiteId{i};
    tables_->sites.push_back({"opposite-order.lua", line});
    return SiteId{static_cast<std::uint32_t>(tables_->sites.size() - 1)};
}

inline RunFixture& RunFixture::deadlock(double at, std::vector<ActorId> actors,
                                        std::vector<ObjectId> objects) {
    analysis::Finding finding;
    finding.at = ms(at);
    finding.actors = actors;
    finding.objects = std::move(objects);
    finding.title = "Deadlock: A and B wait for each other";
    findings_.push_back(finding);
    info_->outcome = trace::Outcome::Deadlocked;
    for (ThreadStory& story : threads_)
        for (const ActorId actor : actors)
            if (story.lane_.actor == actor && !story.intervals_.empty()) {
                trace::Interval& last = story.intervals_.back();
                trace::Interval rest = last;
                rest.state = trace::State::Deadlocked;
                rest.begin = std::max(last.begin, finding.at);
                if (rest.begin > last.begin) {
                    last.end = rest.begin;
                    story.intervals_.push_back(rest);
                } else {
                    last = rest;
                }
            }
    return *this;
}

inline session::RunSnapshot RunFixture::at(double now, bool finished) {
    const auto by_end = [](const trace::Hold& a, const trace::Hold& b) { return a.end < b.end; };
    session::RunSnapshot snapshot;
    snapshot.findings = std::make_shared<std::vector<analysis::Finding>>(findings_);
    trace::Snapshot& trace = snapshot.trace;
    trace.now = ms(now);
    trace.finished = finished;
    trace.info = info_;
    trace.tables = tables_;
    std::map<ObjectId, std::vector<std::pair<trace::Hold, bool>>> held;
    for (ThreadStory& story : threads_) {
        auto lane = std::make_shared<trace::ActorLane>(story.lane_);
        lane->ended = !story.open_;
        for (std::size_t i = 0; i < story.intervals_.size(); ++i)
            if (story.open_ && i + 1 == story.intervals_.size())
                lane->open = story.intervals_[i];
            else
                lane->intervals.append(story.intervals_[i]);
        std::stable_sort(story.holds_.begin(), story.holds_.end(), by_end);
        for (const trace::Hold& hold : story.holds_) {
            const bool open = story.open_ && hold.end >= lane->end;
            held[hold.lock].push_back({hold, open});
            if (open) {
                lane->open_holds.push_back(hold);
            } else {
                lane->holds.append(hold);
                lane->longest_hold = std::max(lane->longest_hold, hold.end - hold.begin);
            }
        }
        trace.actors.push_back(std::move(lane));
    }
    for (auto& [id, waits] : waits_) {
        auto lane = std::make_shared<trace::LockLane>();
        lane->lock = id;
        auto& holds = held[id];
        std::stable_sort(holds.begin(), holds.end(),
                         [&](const auto& a, const auto& b) { return by_end(a.first, b.first); });
        for (const auto& [hold, open] : holds)
            if (open) {
                lane->open_holds.push_back(hold);
            } else {
                lane->holds.append(hold);
                lane->longest_hold = std::max(lane->longest_hold, hold.end - hold.begin);
            }
        std::stable_sort(waits.begin(), waits.end(), by_end);
        for (const trace::Hold& wait : waits) {
            lane->waits.append(wait);
            lane->longest_wait = std::max(lane->longest_wait, wait.end - wait.begin);
        }
        trace.locks.push_back(std::move(lane));
    }
    return snapshot;
}

inline session::RunSnapshot RunFixture::opposite_order() {
    RunFixture run;
    run.title("Deadlock: two locks, opposite order");
    const ObjectId lock1 = run.lock("Lock 1");
    const ObjectId lock2 = run.lock("Lock 2");
    const ObjectId meet = run.object("both hold one", record::ObjectKind::Barrier);
    ThreadStory& a = run.thread("A");
    ThreadStory& b = run.thread("B");
    a.line(12).runs(0, 0.4).state(trace::State::Waiting, 0.4, 0.9, meet);
    a.line(14).runs(0.9, 20.9).line(15).blocked(lock2, 20.9, 121, b.id());
    a.line(11).holds(lock1, 0.1, 121);
    b.line(23).runs(0.2, 21.5).line(25).blocked(lock1, 21.5, 121, a.id());
    b.line(21).holds(lock2, 0.3, 121);
    run.deadlock(21.5, {a.id(), b.id()}, {lock1, lock2});
    return run.at(121);
}

inline session::RunSnapshot RunFixture::downloads() {
    RunFixture run;
    run.title("Bottleneck: ten downloads");
    const ObjectId web = run.object("web", record::ObjectKind::Service);
    const ObjectId total = run.lock("total");
    double free_from = 0;
    for (int i = 0; i < 10; ++i) {
        ThreadStory& story = run.thread("Worker " + std::to_string(i + 1));
        const double start = 0.3 * i;
        const double reply = start + 1 + 100 + (i * 37 % 11);
        story.line(8).runs(start, start + 1).line(9).io(web, start + 1, reply);
        const double turn = std::max(reply + 2, free_from);
        story.line(10).runs(reply, reply + 2);
        if (turn > reply + 2)
            story.line(11).blocked(total, reply + 2, turn);
        story.line(12).runs(turn, turn + 6).holds(total, turn, turn + 5);
        free_from = turn + 5;
    }
    return run.at(165);
}

inline session::RunSnapshot RunFixture::busy(int threads, int intervals, std::uint32_t seed) {
    RunFixture run;
    run.title("A busy run");
    std::mt19937 random(seed);
    const ObjectId locks[] = {run.lock("accounts"), run.lock("log"),
                              run.lock("a rather long name")};
    const ObjectId disk = run.object("disk", record::ObjectKind::Service);
    std::uniform_real_distribution<double> length(0.001, 1.0);
    double latest = 0;
    for (int i = 0; i < threads; ++i) {
        ThreadStory& story = run.thread("Worker " + std::to_string(i + 1));
        double now = length(random) * 3;
        for (int k = 0; k < intervals; ++k) {
            const double until = now + length(random) * length(random) * length(random) * 8;
            const ObjectId lock = locks[random() % 3];
            switch (random() % 8) {
                case 0:
                    story.blocked(lock, now, until);
                    break;
                case 1:
                    story.io(disk, now, until);
                    break;
                case 2:
                    story.sleeps(now, until);
                    break;
                case 3:
                    story.ready(now, until);
                    break;
                case 4:
                    story.runs(now, until).holds(lock, now, until);
                    break;
                default:
                    story.runs(now, until);
                    break;
            }
            now = until;
        }
        latest = std::max(latest, now);
    }
    return run.at(latest);
}

}  // namespace threadline::test
