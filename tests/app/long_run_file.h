// A recorded run that is too long to be in memory, as small as that can be, in a file; its end is a
// deadlock. And the same run, kept whole, to hold against what is shown of it.
#pragma once

#include "engine/session/long_trace_file.h"
#include "engine/session/session.h"
#include "tests/bench/big_trace.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace threadline::test {

class LongRunFile {
public:
    explicit LongRunFile(std::size_t events = 60'000) : source_(12, 4) {
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
        std::vector<trace::TraceEvent> all;
        source_.generate(events, all);
        source_.end(all);
        const trace::Time end = deadlock(all);
        write(all, end);
    }

    const std::filesystem::path& path() const { return path_; }
    bool is_written() const { return written_; }
    // As it is opened: long.
    session::RunSnapshot opened() const { return session::open_trace(path_).value(); }
    const session::RunSnapshot& whole() const { return whole_; }

private:
    static constexpr session::LiveTrace::Checkpoints often{
        .first = 8192, .between = 4096, .memory = 0};

    // A takes One and wants Two, B takes Two and wants One.
    trace::Time deadlock(std::vector<trace::TraceEvent>& events) const {
        const auto actors = std::uint32_t(source_.tables.actors.size());
        const auto objects = std::uint32_t(source_.tables.objects.size());
        trace::Time now = source_.now();
        const auto add = [&](std::uint32_t actor, EventKind kind, std::uint32_t object,
                             std::uint32_t order, std::int64_t argument = 0) {
            trace::TraceEvent e;
            now += trace::Duration(500);
            e.actor = ActorId{actor};
            e.event.time = std::uint64_t(now.count());
            e.event.kind = kind;
            e.event.object = ObjectId{object};
            e.event.order = order;
            e.event.argument = argument;
            e.event.site = SiteId{1};
            events.push_back(e);
        };
        const std::uint32_t a = actors - 2, b = actors - 1, one = objects - 2, two = objects - 1;
        for (const std::uint32_t actor : {a, b})
            add(actor, EventKind::ThreadBegin, 0, 0, 1);
        add(a, EventKind::Acquired, one, 1);
        add(b, EventKind::Acquired, two, 1);
        add(a, EventKind::Request, two, 2);
        add(b, EventKind::Request, one, 2);
        return now + trace::Duration(20'000);
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
    bench::BigTrace source_;
    session::RunSnapshot whole_;
    bool written_ = false;
};

}  // namespace threadline::test
