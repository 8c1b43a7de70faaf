#include "engine/trace/event_coding.h"

#include "engine/trace/varint.h"

#include <algorithm>

namespace threadline::trace {
namespace {

constexpr auto kind_count = static_cast<std::size_t>(EventKind::Count);
constexpr auto latest = static_cast<std::uint64_t>(latest_time.count());

// Which fields hold what was to be expected.
enum Expected : std::uint8_t {
    expected_actor = 1,
    expected_object = 2,
    expected_site = 4,
    expected_order = 8,
    expected_argument = 16,
    no_object = 32,
};

struct Shape {
    EventKind kind = EventKind::None;
    std::uint16_t flags = 0;
    std::uint8_t expected = 0;
    friend bool operator==(const Shape&, const Shape&) = default;
};

// Whether an event of this kind takes its object's next order number; only a guess that makes the
// column shorter, so it need not agree with ordering_of() for every event.
bool takes_next(EventKind kind, std::uint16_t flags) {
    switch (kind) {
        case EventKind::TryFailed:
        case EventKind::WaitEnd:
        case EventKind::BarrierPassed:
        case EventKind::Read:
            return false;
        case EventKind::CompareExchanged:
            return (flags & event_flag::failed) == 0;
        default:
            return true;
    }
}

// Differences wrap around, so that every pair of values has one.
std::int64_t difference(std::uint64_t value, std::uint64_t from) {
    return static_cast<std::int64_t>(value - from);
}
std::uint64_t sum(std::uint64_t from, std::int64_t difference) {
    return from + static_cast<std::uint64_t>(difference);
}

// What coder and decoder both expect of the next event. Grows with the ids that occur; ids are
// checked against the tables before they are looked up.
class Expectation {
public:
    struct OfActor {
        std::uint32_t object = 0;
        std::uint32_t site = 0;
    };
    struct OfObject {
        std::uint32_t order = 0;
        std::int64_t argument = 0;
    };

    OfActor& of_actor(std::uint32_t id) { return at(actors_, id); }
    std::uint32_t order(std::uint32_t object, EventKind kind, std::uint16_t flags) {
        if (object == 0)
            return 0;
        return at(objects_, object).order + (takes_next(kind, flags) ? 1 : 0);
    }
    std::int64_t argument(std::uint32_t object, EventKind kind) {
        return object == 0 ? kinds_[static_cast<std::size_t>(kind)] : at(objects_, object).argument;
    }
    // What a CPU did is on no line.
    std::uint32_t site(std::uint32_t actor, EventKind kind) {
        return is_of_cpu(kind) ? 0 : of_actor(actor).site;
    }
    void learn(const TraceEvent& event) {
        const Event& e = event.event;
        if (!is_of_cpu(e.kind)) {
            OfActor& actor = of_actor(event.actor.value);
            if (e.object)
                actor.object = e.object.value;
            actor.site = e.site.value;
        }
        last_actor = event.actor.value;
        last_time = e.time;
        if (e.object) {
            OfObject& object = at(objects_, e.object.value);
            object.order = e.order;
            object.argument = e.argument;
        } else {
            kinds_[static_cast<std::size_t>(e.kind)] = e.argument;
        }
    }

    std::uint32_t last_actor = 0;
    std::uint64_t last_time = 0;

private:
    template <typename Entry>
    static Entry& at(std::vector<Entry>& entries, std::uint32_t id) {
        if (id >= entries.size())
            entries.resize(std::max<std::size_t>(id + 1, entries.size() * 2));
        return entries[id];
    }

    std::vector<OfActor> actors_;
    std::vector<OfObject> objects_;
    std::array<std::int64_t, kind_count> kinds_{};
};

// Tells the number of a shape that occurred before in the chunk.
class ShapeTable {
public:
    std::size_t number_of(const Shape& shape) {
        // A run has few shapes; the most frequent come early.
        const auto it = std::find(shapes_.begin(), shapes_.end(), shape);
        if (it != shapes_.end())
            return static_cast<std::size_t>(it - shapes_.begin());
        shapes_.push_back(shape);
        return shapes_.size() - 1;
    }
    const std::vector<Shape>& shapes() const { return shapes_; }

private:
    std::vector<Shape> shapes_;
};

void write_summary(ByteWriter& out, std::span<const TraceEvent> events) {
    std::array<std::uint32_t, kind_count> kinds{};
    std::vector<std::uint32_t> actors;
    std::uint64_t first = UINT64_MAX;
    std::uint64_t last = 0;
    for (const TraceEvent& event : events) {
        ++kinds[static_cast<std::size_t>(event.event.kind)];
        if (actors.empty() || actors.back() != event.actor.value)
            actors.push_back(event.actor.value);
        if (is_of_cpu(event.event.kind))
            continue;  // the CPUs go on when the run has ended
        first = std::min(first, event.event.time);
        last = std::max(last, event.event.time);
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());

    out.varint(events.size());
    out.varint(first <= last ? first : 0);
    out.varint(first <= last ? last - first : 0);
    out.varint(static_cast<std::uint64_t>(
        std::count_if(kinds.begin(), kinds.end(), [](auto count) { return count != 0; })));
    for (std::size_t kind = 0; kind < kind_count; ++kind)
        if (kinds[kind] != 0) {
            out.varint(kind);
            out.varint(kinds[kind]);
        }
    out.varint(actors.size());
    std::uint32_t before = 0;
    for (const std::uint32_t actor : actors) {
        out.varint(actor - before);
        before = actor;
    }
}

bool read_summary(ByteReader& in, EventSummary& summary) {
    summary = EventSummary{};
    const std::uint64_t count = in.varint();
    const std::uint64_t first = in.varint();
    const std::uint64_t length = in.varint();
    // Each event takes at least the byte of its shape.
    if (count > in.left() || first > latest || length > latest - first)
        in.fail();
    summary.count = in.ok() ? count : 0;
    if (in.ok())
        summary.range = {Time(static_cast<std::int64_t>(first)),
                         Time(static_cast<std::int64_t>(first + length))};
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        const std::uint64_t kind = in.varint();
        const std::uint64_t of_kind = in.varint();
        if (kind >= kind_count || of_kind > summary.count)
            in.fail();
        else
            summary.kinds[kind] = static_cast<std::uint32_t>(of_kind);
    }
    std::uint64_t actor = 0;
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        actor += in.varint();
        if (actor > UINT32_MAX)
            in.fail();
        summary.actors.push_back(ActorId{static_cast<std::uint32_t>(actor)});
    }
    return in.ok();
}

// Arguments that are ids or carry one, and must stand for something.
bool argument_is_sound(const Event& e, const Tables& tables) {
    const auto below = [&](std::size_t size) {
        return e.argument >= 0 && static_cast<std::uint64_t>(e.argument) < size;
    };
    switch (e.kind) {
        case EventKind::ActorStart:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::JoinRequest:
        case EventKind::Joined:
        case EventKind::TimedOutJoin:
        case EventKind::Released:
        case EventKind::TryFailed:
        case EventKind::WaitEnd:
        case EventKind::BarrierPassed:
        case EventKind::Chosen:
        case EventKind::InterpreterReleased:
        case EventKind::InterpreterDropRequested:
        case EventKind::InterpreterYielded:
            return below(tables.actors.size());
        case EventKind::CheckPassed:
        case EventKind::CheckFailed:
        case EventKind::Note:
        case EventKind::ScriptFailed:
            return below(tables.names.size());
        case EventKind::Read:
        case EventKind::Write:
        case EventKind::AtomicAdd:
        case EventKind::CompareExchanged: {
            const auto tag = e.flags & event_flag::tag_mask;
            if (tag > static_cast<int>(ValueTag::Handle))
                return false;
            return tag != static_cast<int>(ValueTag::String) || below(tables.names.size());
        }
        default:
            return true;
    }
}

// Events whose object the state of the run is looked up by have one.
bool needs_object(EventKind kind) {
    return (kind >= EventKind::Request && kind <= EventKind::CompareExchanged) ||
           is_of_interpreter(kind);
}

}  // namespace

std::string encode_events(std::span<const TraceEvent> events) {
    Expectation expect;
    ShapeTable shapes;
    ByteWriter shape_column, time, actor, object, site, order, argument;

    for (const TraceEvent& event : events) {
        const Event& e = event.event;
        Shape shape{e.kind, e.flags, 0};
        const auto& of_actor = expect.of_actor(event.actor.value);

        time.zigzag(difference(e.time, expect.last_time));
        if (event.actor.value == expect.last_actor)
            shape.expected |= expected_actor;
        else
            actor.zigzag(difference(event.actor.value, expect.last_actor));
        if (!e.object)
            shape.expected |= no_object;
        else if (e.object.value == of_actor.object)
            shape.expected |= expected_object;
        else
            object.zigzag(difference(e.object.value, of_actor.object));
        const std::uint32_t last_site = expect.site(event.actor.value, e.kind);
        if (e.site.value == last_site)
            shape.expected |= expected_site;
        else
            site.zigzag(difference(e.site.value, last_site));
        const std::uint32_t next = expect.order(e.object.value, e.kind, e.flags);
        if (e.order == next)
            shape.expected |= expected_order;
        else
            order.zigzag(difference(e.order, next));
        const std::int64_t last = expect.argument(e.object.value, e.kind);
        if (e.argument == last)
            shape.expected |= expected_argument;
        else
            argument.zigzag(difference(static_cast<std::uint64_t>(e.argument),
                                       static_cast<std::uint64_t>(last)));
        shape_column.varint(shapes.number_of(shape));
        expect.learn(event);
    }

    ByteWriter table;
    for (const Shape& shape : shapes.shapes()) {
        table.varint(static_cast<std::uint64_t>(shape.kind));
        table.varint(shape.flags);
        table.byte(shape.expected);
    }
    ByteWriter out;
    write_summary(out, events);
    for (const ByteWriter* column :
         {&table, &shape_column, &time, &actor, &object, &site, &order, &argument})
        out.text(column->bytes());
    return std::move(out.bytes());
}

bool decode_summary(std::string_view content, EventSummary& summary) {
    ByteReader in(content);
    return read_summary(in, summary);
}

bool decode_events(std::string_view content, const Tables& tables,
                   std::vector<TraceEvent>& events) {
    ByteReader in(content);
    EventSummary summary;
    if (!read_summary(in, summary))
        return false;
    ByteReader table(in.text());
    ByteReader shape_column(in.text());
    ByteReader time(in.text());
    ByteReader actor(in.text());
    ByteReader object(in.text());
    ByteReader site(in.text());
    ByteReader order(in.text());
    ByteReader argument(in.text());
    if (!in.ok() || !in.at_end())
        return false;

    std::vector<Shape> shapes;
    while (table.ok() && !table.at_end()) {
        const std::uint64_t kind = table.varint();
        const std::uint64_t flags = table.varint();
        if (kind >= kind_count || flags > UINT16_MAX)
            return false;
        shapes.push_back(
            {static_cast<EventKind>(kind), static_cast<std::uint16_t>(flags), table.byte()});
    }

    Expectation expect;
    events.reserve(events.size() + summary.count);
    for (std::size_t i = 0; i < summary.count; ++i) {
        const std::uint64_t number = shape_column.varint();
        if (!shape_column.ok() || number >= shapes.size())
            return false;
        const Shape& shape = shapes[number];
        const auto expected = [&](Expected field) { return (shape.expected & field) != 0; };

        TraceEvent event;
        Event& e = event.event;
        e.kind = shape.kind;
        e.flags = shape.flags;
        e.time = sum(expect.last_time, time.zigzag());
        const std::uint64_t actor_id =
            expected(expected_actor) ? expect.last_actor : sum(expect.last_actor, actor.zigzag());
        const bool needs_actor = !is_of_cpu(e.kind);
        if ((needs_actor && actor_id == 0) || actor_id >= tables.actors.size() || e.time > latest)
            return false;
        event.actor.value = static_cast<std::uint32_t>(actor_id);
        const auto& of_actor = expect.of_actor(event.actor.value);
        const std::uint64_t object_id = expected(no_object) ? 0
                                        : expected(expected_object)
                                            ? of_actor.object
                                            : sum(of_actor.object, object.zigzag());
        const std::uint32_t last_site = expect.site(event.actor.value, e.kind);
        const std::uint64_t site_id =
            expected(expected_site) ? last_site : sum(last_site, site.zigzag());
        if (object_id >= tables.objects.size() || site_id >= tables.sites.size() ||
            (object_id == 0 && needs_object(e.kind)))
            return false;
        e.object.value = static_cast<std::uint32_t>(object_id);
        e.site.value = static_cast<std::uint32_t>(site_id);
        const std::uint32_t next = expect.order(e.object.value, e.kind, e.flags);
        e.order =
            expected(expected_order) ? next : static_cast<std::uint32_t>(sum(next, order.zigzag()));
        const std::int64_t last = expect.argument(e.object.value, e.kind);
        e.argument = expected(expected_argument)
                         ? last
                         : static_cast<std::int64_t>(
                               sum(static_cast<std::uint64_t>(last), argument.zigzag()));
        if (!argument_is_sound(e, tables))
            return false;
        expect.learn(event);
        events.push_back(event);
    }
    return shape_column.at_end() && time.ok() && actor.ok() && object.ok() && site.ok() &&
           order.ok() && argument.ok() && table.ok();
}

}  // namespace threadline::trace
