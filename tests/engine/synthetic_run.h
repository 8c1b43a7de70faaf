// A run made by hand, event by event: order numbers, tables, world, lanes, analyses follow. For
// tests of everything that reads a trace.
#pragma once

#include "engine/analysis/analyses.h"
#include "engine/trace/trace_builder.h"
#include "engine/trace/world.h"
#include "tests/engine/cpu_accounting.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace threadline::test {

using namespace std::chrono_literals;
using trace::Time;

class SyntheticRun {
public:
    SyntheticRun() {
        tables_.sites.push_back({"test.lua", 1});
        for (std::uint32_t line = 2; line < 200; ++line)
            tables_.sites.push_back({"test.lua", line});
        publish();
    }

    // Declares; a thread begins with its own ThreadBegin.
    ActorId thread(const std::string& name) { return actor(name, record::ActorKind::Thread, {}); }
    // Of the event loop that `loop` is the thread of.
    ActorId task(const std::string& name, ActorId loop) {
        return actor(name, record::ActorKind::Task, loop);
    }
    ObjectId object(record::ObjectKind kind, const std::string& name, std::int64_t amount = 0) {
        trace::ObjectInfo object;
        object.name = name;
        object.kind = kind;
        object.count = amount;
        object.capacity = object.parties = static_cast<std::uint32_t>(amount);
        if (kind == record::ObjectKind::Variable)
            object.initial = Value::integer(amount);
        tables_.objects.push_back(object);
        publish();
        return ObjectId{static_cast<std::uint32_t>(tables_.objects.size() - 1)};
    }
    ObjectId mutex(const std::string& name) { return object(record::ObjectKind::Mutex, name); }
    // Of variables that are 0: the next ids are its elements, the first of them is 1.
    ObjectId array(const std::string& name, std::uint32_t size) {
        const ObjectId id = object(record::ObjectKind::Array, name);
        tables_.objects.back().extent = size;
        for (std::uint32_t i = 1; i <= size; ++i)
            object(record::ObjectKind::Variable, name + "[" + std::to_string(i) + "]");
        return id;
    }
    NameId text(const std::string& text) {
        tables_.names.push_back(text);
        publish();
        return NameId{static_cast<std::uint32_t>(tables_.names.size() - 1)};
    }

    // Later events happen at `t`, at `line`.
    SyntheticRun& at(Time t, std::uint32_t line = 0) {
        now_ = t;
        line_ = line;
        return *this;
    }
    SyntheticRun& event(ActorId actor, EventKind kind, ObjectId object = {},
                        std::int64_t argument = 0, std::uint16_t flags = 0) {
        trace::TraceEvent event;
        event.actor = actor;
        event.event.time = static_cast<std::uint64_t>(now_.count());
        event.event.kind = kind;
        event.event.object = object;
        event.event.argument = argument;
        event.event.flags = flags;
        event.event.site = SiteId{line_};
        if (object && kind < EventKind::ComputeBegin)
            event.event.order = ordering_of(event.event) == Ordering::Seen
                                    ? orders_[object] - std::min(late_, orders_[object])
                                    : ++orders_[object];
        late_ = 0;
        events_.push_back(event);
        world_.apply(event);
        builder_.append(event, world_);
        const auto context = this->context();
        analyses_.on_event(event, context);
        return *this;
    }
    SyntheticRun& begin(std::initializer_list<ActorId> actors) {
        for (const ActorId actor : actors)
            event(actor, EventKind::ThreadBegin);
        return *this;
    }
    // Of a variable, with an integer in it. `late`: by so many later changes it was overtaken on
    // the way here.
    SyntheticRun& read(ActorId actor, ObjectId variable, std::int64_t value,
                       std::uint32_t late = 0) {
        late_ = late;
        return event(actor, EventKind::Read, variable, value, integer);
    }
    SyntheticRun& write(ActorId actor, ObjectId variable, std::int64_t value) {
        return event(actor, EventKind::Write, variable, value, integer);
    }
    SyntheticRun& add(ActorId actor, ObjectId variable, std::int64_t value_after) {
        return event(actor, EventKind::AtomicAdd, variable, value_after, integer);
    }
    SyntheticRun& end(ActorId actor) { return event(actor, EventKind::ThreadEnd); }
    SyntheticRun& lock(ActorId actor, ObjectId mutex, std::uint16_t flags = 0) {
        return event(actor, EventKind::Acquired, mutex, 0, flags);
    }
    SyntheticRun& request(ActorId actor, ObjectId mutex, std::uint16_t flags = 0) {
        return event(actor, EventKind::Request, mutex, 0, flags);
    }
    SyntheticRun& unlock(ActorId actor, ObjectId mutex, ActorId woken = {}) {
        return event(actor, EventKind::Released, mutex, woken.value);
    }
    SyntheticRun& finish(Time end) {
        const auto context = this->context();
        for (const auto& analysis : analyses_) {
            analysis->on_quiet(end, context);
            analysis->on_end(end, context);
        }
        builder_.finish(end);
        // Whatever events came, the lanes add up.
        if (const QString wrong = unaccounted(builder_.snapshot()); !wrong.isEmpty())
            QTest::qFail(qPrintable(wrong), __FILE__, __LINE__);
        return *this;
    }

    trace::Snapshot snapshot() { return builder_.snapshot(); }
    trace::TraceBuilder& builder() { return builder_; }
    const trace::World& world() const { return world_; }
    const std::vector<analysis::Finding>& findings() const { return findings_; }
    const std::vector<trace::TraceEvent>& events() const { return events_; }
    const trace::Tables& tables() const { return tables_; }
    void set_info(trace::RunInfo info) {
        builder_.set_info(std::make_shared<trace::RunInfo>(std::move(info)));
    }

private:
    static constexpr auto integer = static_cast<std::uint16_t>(ValueTag::Integer);

    ActorId actor(const std::string& name, record::ActorKind kind, ActorId parent) {
        trace::ActorInfo actor;
        actor.name = name;
        actor.kind = kind;
        actor.parent = parent;
        tables_.actors.push_back(actor);
        publish();
        return ActorId{static_cast<std::uint32_t>(tables_.actors.size() - 1)};
    }
    void publish() {
        world_.learn(tables_);
        builder_.set_tables(std::make_shared<trace::Tables>(tables_));
    }
    analysis::Context context() {
        return {world_,
                tables_,
                [this](analysis::Finding finding) { findings_.push_back(finding); },
                [this](trace::Moment moment) { builder_.add_moment(moment); },
                [this](const std::vector<ActorId>& actors, Time since) {
                    builder_.mark_deadlocked(actors, since);
                },
                [this](const analysis::Finding& said, std::optional<analysis::Finding> now) {
                    const auto at = std::find(findings_.begin(), findings_.end(), said);
                    if (at != findings_.end() && now)
                        *at = *now;
                    else if (at != findings_.end())
                        findings_.erase(at);
                }};
    }

    trace::Tables tables_;
    trace::World world_;
    trace::TraceBuilder builder_;
    analysis::Analyses analyses_;
    std::vector<analysis::Finding> findings_;
    std::vector<trace::TraceEvent> events_;
    std::map<ObjectId, std::uint32_t> orders_;
    Time now_{0};
    std::uint32_t line_ = 0;
    std::uint32_t late_ = 0;
};

}  // namespace threadline::test
