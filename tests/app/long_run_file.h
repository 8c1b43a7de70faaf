// A recorded run that is too long to be in memory, as small as that can be, in a file; its end is a
// deadlock of A and B, of whom A sleeps until then. And the same run, kept whole, to hold against
// what is shown of it.
#pragma once

#include "engine/session/long_trace.h"
#include "engine/session/long_trace_file.h"
#include "engine/session/session.h"
#include "tests/bench/big_trace.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace threadline::test {

class LongRunFile {
public:
    // `text`: the scenario that ran; without it the recording has none.
    explicit LongRunFile(std::size_t events = 60'000, session::ReadingLimits limits = {},
                         const std::string& text = {})
        : limits_(limits), source_(12, 4) {
        source_.info.source = text;
        source_.info.cpu_source = trace::CpuSource::Estimated;
        source_.info.outcome = trace::Outcome::Deadlocked;
        for (const char* name : {"A", "B"}) {
            trace::ActorInfo actor;
            actor.name = name;
            source_.tables.actors.push_back(actor);
        }
        for (const char* name : {"One", "Two"}) {
            trace::ObjectInfo lock;
            lock.kind = record::ObjectKind::Mutex;
            lock.name = name;
            source_.tables.objects.push_back(lock);
        }
        std::vector<trace::TraceEvent> all(2);
        source_.generate(events, all);
        source_.end(all);
        all[0] = event(a(), EventKind::ThreadBegin, 1, {}, 0, 1);
        all[1] = event(a(), EventKind::SleepBegin, 2, {}, 0, source_.now().count());
        trace::Time end = source_.now();
        for (const trace::TraceEvent& each :
             {event(a(), EventKind::SleepEnd), event(b(), EventKind::ThreadBegin, 0, {}, 0, 1),
              event(a(), EventKind::Acquired, 0, one(), 1),
              event(b(), EventKind::Acquired, 0, two(), 1),
              event(a(), EventKind::Request, 0, two(), 2),
              event(b(), EventKind::Request, 0, one(), 2)}) {
            all.push_back(each);
            all.back().event.time = std::uint64_t((end += trace::Duration(500)).count());
        }
        end += trace::Duration(20'000);
        source_.info.events_recorded = all.size();
        write(all, end);
    }

    const std::filesystem::path& path() const { return path_; }
    bool is_written() const { return written_; }
    // As it is opened: long.
    session::RunSnapshot opened() const { return session::open_trace(path_, limits_).value(); }
    session::ReadingLimits limits() const { return limits_; }
    const session::RunSnapshot& whole() const { return whole_; }
    ActorId a() const { return ActorId{std::uint32_t(source_.tables.actors.size() - 2)}; }
    ActorId b() const { return ActorId{std::uint32_t(source_.tables.actors.size() - 1)}; }
    ObjectId one() const { return ObjectId{std::uint32_t(source_.tables.objects.size() - 2)}; }
    ObjectId two() const { return ObjectId{std::uint32_t(source_.tables.objects.size() - 1)}; }

private:
    static constexpr session::LiveTrace::Checkpoints often{
        .first = 8192, .between = 4096, .memory = 0};

    static trace::TraceEvent event(ActorId actor, EventKind kind, std::uint64_t time = 0,
                                   ObjectId object = {}, std::uint32_t order = 0,
                                   std::int64_t argument = 0) {
        trace::TraceEvent e;
        e.actor = actor;
        e.event.time = time;
        e.event.kind = kind;
        e.event.object = object;
        e.event.order = order;
        e.event.argument = argument;
        e.event.site = SiteId{1};
        return e;
    }

    void write(const std::vector<trace::TraceEvent>& events, trace::Time end) {
        session::LiveTrace live, whole;
        live.keep_checkpoints(often);
        source_.info.wall = end;
        for (session::LiveTrace* each : {&live, &whole}) {
            each->set_info(std::make_shared<const trace::RunInfo>(source_.info));
            each->set_tables(std::make_shared<const trace::Tables>(source_.tables));
        }
        auto writer = trace::TraceWriter::create(path_);
        written_ = writer.ok();
        // As a session does, a batch after the other: a checkpoint stands between two of them.
        constexpr std::size_t batch = 2048;
        for (std::size_t at = 0; at < events.size() && written_; at += batch) {
            const auto part = std::span(events).subspan(at, std::min(batch, events.size() - at));
            live.apply(part);
            whole.apply(part);
            written_ = (*writer)->append(part, source_.tables).ok() &&
                       session::write_checkpoints(live, **writer).ok();
        }
        live.finish(end);
        whole.finish(end);
        whole_ = whole.snapshot();
        written_ = written_ && session::write_overviews(live, **writer).ok() &&
                   (*writer)->finish(source_.info, source_.tables, {trace::Time{0}, end}).ok();
    }

    QTemporaryDir folder_;
    std::filesystem::path path_ =
        std::filesystem::path(folder_.path().toStdString()) / "long.tline";
    session::ReadingLimits limits_;
    bench::BigTrace source_;
    session::RunSnapshot whole_;
    bool written_ = false;
};

}  // namespace threadline::test
