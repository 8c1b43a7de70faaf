#include "engine/trace/overview_coding.h"

#include "engine/trace/event_coding.h"
#include "engine/trace/state_coding.h"

namespace threadline::trace {
namespace {

enum class Kind : std::uint8_t { Actor, Lock, Variable, Cpu };

constexpr std::int64_t latest = latest_time.count();

// Times of the nodes of one lane, one after the other.
class NodeWriter {
public:
    explicit NodeWriter(ByteWriter& out) : out_(out) {}
    void range(Time begin, Time end) {
        out_.zigzag((begin - last_).count());
        out_.zigzag((end - begin).count());
        last_ = end;
    }
    template <typename Shares>
    void shares(const Shares& shares) {
        out_.varint(shares.intervals);
        std::uint64_t present = 0;
        for (std::size_t i = 0; i < shares.time.size(); ++i)
            if (shares.time[i] != Duration{0})
                present |= std::uint64_t{1} << i;
        out_.varint(present);
        for (const Duration time : shares.time)
            if (time != Duration{0})
                out_.varint(static_cast<std::uint64_t>(time.count()));
    }

private:
    ByteWriter& out_;
    Time last_{0};
};

class NodeReader {
public:
    explicit NodeReader(ByteReader& in) : in_(in) {}
    void range(Time& begin, Time& end) {
        const std::int64_t from = in_.zigzag();
        const std::int64_t length = in_.zigzag();
        if (from < -latest || from > latest || length < 0 || length > latest) {
            in_.fail();
            return;
        }
        begin = last_ + Time(from);
        end = begin + Time(length);
        if (begin < Time{0} || end < last_ || end > Time(latest))
            in_.fail();
        last_ = end;
    }
    // Of a node: they are parts of it, so sums over many stay within what a time may be.
    template <typename Node>
    void shares(Node& node) {
        node.shares.intervals = in_.varint();
        const std::uint64_t present = in_.varint();
        Duration left = node.end - node.begin;
        for (std::size_t i = 0; i < node.shares.time.size(); ++i)
            if ((present >> i & 1) != 0)
                left -= node.shares.time[i] = part_of(left);
        if (node.shares.intervals > most_items_per_node)
            in_.fail();
    }
    Duration part_of(Duration whole) {
        const std::uint64_t part = in_.varint();
        if (part > static_cast<std::uint64_t>(whole.count()))
            in_.fail();
        return in_.ok() ? Duration(static_cast<std::int64_t>(part)) : Duration{0};
    }

private:
    ByteReader& in_;
    Time last_{0};
};

// Those of readers may overlap; what is told of them is whether there were any all the time.
Duration most_covered(const SpanOverview::Node& node) {
    return (node.end - node.begin) * items_per_node;
}

void write(ByteWriter& out, const StateOverview& overview) {
    NodeWriter nodes(out);
    out.varint(overview.size());
    for (std::size_t i = 0; i < overview.size(); ++i) {
        nodes.range(overview[i].begin, overview[i].end);
        nodes.shares(overview[i].shares);
        out.byte(static_cast<std::uint8_t>(overview[i].shares.worst));
    }
}

void write(ByteWriter& out, const CpuOverview& overview) {
    NodeWriter nodes(out);
    out.varint(overview.size());
    for (std::size_t i = 0; i < overview.size(); ++i) {
        nodes.range(overview[i].begin, overview[i].end);
        nodes.shares(overview[i].shares);
    }
}

void write(ByteWriter& out, const SpanOverview& overview) {
    NodeWriter nodes(out);
    out.varint(overview.size());
    for (std::size_t i = 0; i < overview.size(); ++i) {
        nodes.range(overview[i].begin, overview[i].end);
        out.varint(static_cast<std::uint64_t>(
            std::min(overview[i].covered, most_covered(overview[i])).count()));
        out.varint(overview[i].count);
    }
}

void read(ByteReader& in, StateOverview& overview) {
    NodeReader nodes(in);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        StateOverview::Node node;
        nodes.range(node.begin, node.end);
        nodes.shares(node);
        node.shares.worst =
            static_cast<State>(std::min(in.byte(), static_cast<std::uint8_t>(last_of<State>)));
        overview.append(node);
    }
}

void read(ByteReader& in, CpuOverview& overview) {
    NodeReader nodes(in);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        CpuOverview::Node node;
        nodes.range(node.begin, node.end);
        nodes.shares(node);
        overview.append(node);
    }
}

void read(ByteReader& in, SpanOverview& overview) {
    NodeReader nodes(in);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        SpanOverview::Node node;
        nodes.range(node.begin, node.end);
        node.covered = nodes.part_of(most_covered(node));
        node.count =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(in.varint(), most_items_per_node));
        overview.append(node);
    }
}

template <typename Item>
void write(ByteWriter& out, const Series<Item>& items) {
    out.varint(items.size());
    Time last{0};
    for (std::size_t i = 0; i < items.size(); ++i) {
        Item item = items[i];
        out.zigzag((item.end - last).count());
        last = item.end;
        StateWriter archive(out, last);
        archive(item);
    }
}

template <typename Item>
void read(ByteReader& in, const Tables& tables, Series<Item>& items) {
    Time last{0};
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        const std::int64_t from = in.zigzag();
        if (from < 0 || from > latest || last.count() > latest) {
            in.fail();
            return;
        }
        last += Time(from);
        Item item;
        StateReader archive(in, last, tables);
        archive(item);
        item.end = last;
        item.begin = std::min(item.begin, last);
        items.append(item);
    }
}

}  // namespace

std::string encode_overview(const ActorLane& lane) {
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(Kind::Actor));
    out.varint(lane.actor.value);
    ActorLane facts = lane;
    StateWriter archive(out, Time{0});
    archive(facts.begin, facts.end, facts.ended, facts.longest_hold, facts.cpu_time, facts.blocks,
            facts.switches);
    write(out, lane.overview->states);
    write(out, lane.overview->holds);
    write(out, lane.overview->long_intervals);
    write(out, lane.overview->long_holds);
    return std::move(out.bytes());
}

std::string encode_overview(const LockLane& lane) {
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(Kind::Lock));
    out.varint(lane.lock.value);
    LockLane facts = lane;
    StateWriter archive(out, Time{0});
    archive(facts.longest_hold, facts.longest_wait, facts.statistics);
    write(out, lane.overview->holds);
    write(out, lane.overview->waits);
    write(out, lane.overview->long_holds);
    write(out, lane.overview->long_waits);
    return std::move(out.bytes());
}

std::string encode_overview(const VariableLane& lane) {
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(Kind::Variable));
    out.varint(lane.variable.value);
    std::optional<Holding> last = lane.open;
    if (!last && !lane.values.empty())
        last = lane.values.back();
    StateWriter archive(out, Time{0});
    archive(last);
    write(out, lane.overview->values);
    write(out, lane.overview->long_values);
    return std::move(out.bytes());
}

std::string encode_overview(const CpuLane& lane) {
    ByteWriter out;
    out.byte(static_cast<std::uint8_t>(Kind::Cpu));
    out.varint(lane.cpu);
    CpuLane facts = lane;
    StateWriter archive(out, Time{0});
    archive(facts.end, facts.estimated);
    write(out, lane.overview->uses);
    write(out, lane.overview->long_intervals);
    return std::move(out.bytes());
}

bool decode_overview(std::string_view content, const Tables& tables, Snapshot& snapshot) {
    ByteReader in(content);
    const auto kind = static_cast<Kind>(in.byte());
    const std::uint64_t id = in.varint();
    StateReader archive(in, Time{0}, tables);
    switch (kind) {
        case Kind::Actor: {
            if (id == 0 || id >= tables.actors.size())
                return false;
            ActorLane lane;
            lane.actor.value = static_cast<std::uint32_t>(id);
            archive(lane.begin, lane.end, lane.ended, lane.longest_hold, lane.cpu_time, lane.blocks,
                    lane.switches);
            auto overview = std::make_shared<ActorOverview>();
            read(in, overview->states);
            read(in, overview->holds);
            read(in, tables, overview->long_intervals);
            read(in, tables, overview->long_holds);
            lane.overview = std::move(overview);
            snapshot.actors.push_back(std::make_shared<const ActorLane>(std::move(lane)));
            break;
        }
        case Kind::Lock: {
            if (id == 0 || id >= tables.objects.size())
                return false;
            LockLane lane;
            lane.lock.value = static_cast<std::uint32_t>(id);
            archive(lane.longest_hold, lane.longest_wait, lane.statistics);
            auto overview = std::make_shared<LockOverview>();
            read(in, overview->holds);
            read(in, overview->waits);
            read(in, tables, overview->long_holds);
            read(in, tables, overview->long_waits);
            lane.overview = std::move(overview);
            snapshot.locks.push_back(std::make_shared<const LockLane>(std::move(lane)));
            break;
        }
        case Kind::Variable: {
            if (id == 0 || id >= tables.objects.size())
                return false;
            VariableLane lane;
            lane.variable.value = static_cast<std::uint32_t>(id);
            std::optional<Holding> last;
            archive(last);
            if (last)
                lane.values.append(*last);
            auto overview = std::make_shared<VariableOverview>();
            read(in, overview->values);
            read(in, tables, overview->long_values);
            lane.overview = std::move(overview);
            snapshot.variables.push_back(std::make_shared<const VariableLane>(std::move(lane)));
            break;
        }
        case Kind::Cpu: {
            if (id > UINT16_MAX)
                return false;
            CpuLane lane;
            lane.cpu = static_cast<std::uint16_t>(id);
            archive(lane.end, lane.estimated);
            auto overview = std::make_shared<CpuLaneOverview>();
            read(in, overview->uses);
            read(in, tables, overview->long_intervals);
            lane.overview = std::move(overview);
            snapshot.cpus.push_back(std::make_shared<const CpuLane>(std::move(lane)));
            break;
        }
        default:
            return false;
    }
    return in.ok() && in.at_end();
}

}  // namespace threadline::trace
