#include "engine/trace/table_coding.h"

#include "engine/trace/cpu_event.h"
#include "engine/trace/event_coding.h"
#include "engine/trace/varint.h"

namespace threadline::trace {
namespace {

// A text or object table of a file is never larger than what a run may have.
constexpr std::size_t most_entries = 8u << 20;

void write(ByteWriter& out, const std::string& name) {
    out.text(name);
}

void write(ByteWriter& out, const ActorInfo& actor) {
    out.text(actor.name);
    out.varint(static_cast<std::uint64_t>(actor.kind));
    out.varint(actor.process);
    out.zigzag(actor.process_id);
    out.varint(actor.parent.value);
    out.varint(actor.body.value);
}

void write(ByteWriter& out, const ObjectInfo& object) {
    out.text(object.name);
    out.varint(static_cast<std::uint64_t>(object.kind));
    out.varint(object.declared.value);
    out.varint(object.extent);
    out.zigzag(object.count);
    out.varint(object.capacity);
    out.varint(object.parties);
    out.varint(static_cast<std::uint64_t>(object.initial.tag));
    out.zigzag(object.initial.payload);
}

void write(ByteWriter& out, const SiteInfo& site) {
    out.text(site.file);
    out.varint(site.line);
}

std::uint32_t read_u32(ByteReader& in) {
    const std::uint64_t value = in.varint();
    if (value > UINT32_MAX)
        in.fail();
    return static_cast<std::uint32_t>(value);
}

template <typename Enum>
Enum read_enum(ByteReader& in, Enum last) {
    const std::uint64_t value = in.varint();
    if (value > static_cast<std::uint64_t>(last))
        in.fail();
    return in.ok() ? static_cast<Enum>(value) : Enum{};
}

void read(ByteReader& in, std::string& name) {
    name = in.text();
}

void read(ByteReader& in, ActorInfo& actor) {
    actor.name = in.text();
    actor.kind = read_enum(in, record::ActorKind::Task);
    actor.process = static_cast<std::uint16_t>(in.varint());
    actor.process_id = static_cast<std::int32_t>(in.zigzag());
    actor.parent = ActorId{read_u32(in)};
    actor.body = SiteId{read_u32(in)};
}

void read(ByteReader& in, ObjectInfo& object) {
    object.name = in.text();
    object.kind = read_enum(in, record::ObjectKind::Interpreter);
    object.declared = SiteId{read_u32(in)};
    object.extent = read_u32(in);
    object.count = in.zigzag();
    object.capacity = read_u32(in);
    object.parties = read_u32(in);
    object.initial.tag = read_enum(in, ValueTag::Handle);
    object.initial.payload = in.zigzag();
}

void read(ByteReader& in, SiteInfo& site) {
    site.file = in.text();
    site.line = read_u32(in);
}

template <typename Entry>
void write_new(ByteWriter& out, const std::vector<Entry>& entries, std::vector<Entry>& written) {
    out.varint(entries.size() - written.size());
    for (std::size_t i = written.size(); i < entries.size(); ++i)
        write(out, entries[i]);
    written.insert(written.end(), entries.begin() + static_cast<std::ptrdiff_t>(written.size()),
                   entries.end());
}

template <typename Entry>
void read_new(ByteReader& in, std::vector<Entry>& entries) {
    const std::size_t count = in.count();
    if (entries.size() + count > most_entries)
        in.fail();
    for (std::size_t i = 0; i < count && in.ok(); ++i)
        read(in, entries.emplace_back());
}

// The info is a sequence of fields (key, length, bytes); unknown keys are passed over, so that
// later versions may say more. The numbers of the keys are part of the format.
enum class InfoKey : std::uint8_t {
    Version = 1,
    Scenario,
    Title,
    Source,
    Parameter,
    Clock,
    Schedule,
    Seed,
    Cores,
    CpuSource,
    Outcome,
    Error,
    Wall,
    EventsRecorded,
    EventsLost,
    Overhead,
    TimeCorrection,
    ClockError,
    Resident,
    Virtual,
    CpuNote,
    SwitchesLost,
    Remedies,
    Simulate,
    FinalValue = 32,
};

class FieldWriter {
public:
    template <typename Write>
    void field(InfoKey key, Write&& write) {
        ByteWriter content;
        write(content);
        out_.varint(static_cast<std::uint64_t>(key));
        out_.text(content.bytes());
    }
    void text(InfoKey key, const std::string& value) {
        field(key, [&](ByteWriter& out) { out.bytes() = value; });
    }
    void number(InfoKey key, std::uint64_t value) {
        field(key, [&](ByteWriter& out) { out.varint(value); });
    }
    void time(InfoKey key, Duration value) {
        field(key, [&](ByteWriter& out) { out.zigzag(value.count()); });
    }
    std::string take() { return std::move(out_.bytes()); }

private:
    ByteWriter out_;
};

ParameterValue read_parameter(ByteReader& in) {
    switch (in.byte()) {
        case 0:
            return in.byte() != 0;
        case 1:
            return in.real();
        default:
            return std::string(in.text());
    }
}

}  // namespace

bool TablesEncoder::has_news(const Tables& tables) const {
    if (tables.names.size() > written_.names.size() ||
        tables.actors.size() > written_.actors.size() ||
        tables.objects.size() > written_.objects.size() ||
        tables.sites.size() > written_.sites.size())
        return true;
    for (std::size_t i = 0; i < written_.actors.size(); ++i)
        if (tables.actors[i].process_id != written_.actors[i].process_id)
            return true;
    return false;
}

std::string TablesEncoder::encode(const Tables& tables) {
    ByteWriter out;
    const std::size_t known = written_.actors.size();
    write_new(out, tables.names, written_.names);
    write_new(out, tables.actors, written_.actors);
    write_new(out, tables.objects, written_.objects);
    write_new(out, tables.sites, written_.sites);

    ByteWriter amended;
    std::uint64_t count = 0;
    for (std::size_t i = 1; i < known; ++i) {
        const std::int32_t id = tables.actors[i].process_id;
        if (id == written_.actors[i].process_id)
            continue;
        written_.actors[i].process_id = id;
        amended.varint(i);
        amended.zigzag(id);
        ++count;
    }
    out.varint(count);
    out.bytes() += amended.bytes();
    return std::move(out.bytes());
}

bool decode_tables(std::string_view content, Tables& tables) {
    ByteReader in(content);
    read_new(in, tables.names);
    read_new(in, tables.actors);
    read_new(in, tables.objects);
    read_new(in, tables.sites);
    for (std::size_t count = in.count(); count > 0 && in.ok(); --count) {
        const std::uint64_t actor = in.varint();
        const std::int64_t process_id = in.zigzag();
        if (actor >= tables.actors.size())
            return false;
        tables.actors[actor].process_id = static_cast<std::int32_t>(process_id);
    }
    return in.ok() && in.at_end();
}

bool is_known(const Value& value, const Tables& tables) {
    return value.tag != ValueTag::String ||
           static_cast<std::uint64_t>(value.payload) < tables.names.size();
}

void drop_dangling(std::vector<FinalValue>& values, const Tables& tables) {
    std::erase_if(values, [&](const FinalValue& final) {
        return !final.variable || final.variable.value >= tables.objects.size();
    });
    for (FinalValue& final : values)
        if (!is_known(final.value, tables))
            final.value = Value{};
}

void drop_dangling(Tables& tables) {
    const auto drop = [](auto& id, std::size_t size) {
        if (id.value >= size)
            id = {};
    };
    for (ActorInfo& actor : tables.actors) {
        drop(actor.parent, tables.actors.size());
        drop(actor.body, tables.sites.size());
    }
    for (ObjectInfo& object : tables.objects) {
        drop(object.declared, tables.sites.size());
        if (!is_known(object.initial, tables))
            object.initial = Value{};
    }
}

std::string encode_info(const RunInfo& info) {
    FieldWriter out;
    out.text(InfoKey::Version, info.version);
    out.text(InfoKey::Scenario, info.scenario);
    out.text(InfoKey::Title, info.title);
    out.text(InfoKey::Source, info.source);
    for (const auto& parameter : info.parameters)
        out.field(InfoKey::Parameter, [&](ByteWriter& content) {
            const ParameterValue& value = parameter.second;
            content.text(parameter.first);
            content.byte(static_cast<std::uint8_t>(value.index()));
            if (const bool* truth = std::get_if<bool>(&value))
                content.byte(*truth ? 1 : 0);
            else if (const double* number = std::get_if<double>(&value))
                content.real(*number);
            else
                content.text(std::get<std::string>(value));
        });
    out.number(InfoKey::Clock, static_cast<std::uint64_t>(info.clock));
    out.text(InfoKey::Schedule, info.schedule);
    if (!info.remedies.empty())
        out.text(InfoKey::Remedies, info.remedies);
    if (!info.simulate.empty())
        out.text(InfoKey::Simulate, info.simulate);
    if (info.seed)
        out.number(InfoKey::Seed, *info.seed);
    out.number(InfoKey::Cores, info.cores);
    out.number(InfoKey::CpuSource, static_cast<std::uint64_t>(info.cpu_source));
    out.number(InfoKey::Outcome, static_cast<std::uint64_t>(info.outcome));
    out.text(InfoKey::Error, info.error);
    out.time(InfoKey::Wall, info.wall);
    out.number(InfoKey::EventsRecorded, info.events_recorded);
    out.number(InfoKey::EventsLost, info.events_lost);
    out.field(InfoKey::Overhead, [&](ByteWriter& content) { content.real(info.overhead_percent); });
    out.time(InfoKey::TimeCorrection, info.largest_time_correction);
    out.time(InfoKey::ClockError, info.clock_error);
    out.number(InfoKey::Resident, info.resident_kib);
    out.number(InfoKey::Virtual, info.virtual_kib);
    for (const FinalValue& final : info.final_values)
        out.field(InfoKey::FinalValue, [&](ByteWriter& content) {
            content.varint(final.variable.value);
            content.varint(static_cast<std::uint64_t>(final.value.tag));
            content.zigzag(final.value.payload);
        });
    out.text(InfoKey::CpuNote, info.cpu_note);
    out.number(InfoKey::SwitchesLost, info.switches_lost);
    return out.take();
}

bool decode_info(std::string_view content, RunInfo& info) {
    info = RunInfo{};
    ByteReader in(content);
    while (in.ok() && !in.at_end()) {
        const std::uint64_t key = in.varint();
        const std::string_view bytes = in.text();
        if (key > UINT8_MAX)
            continue;
        ByteReader field(bytes);
        switch (static_cast<InfoKey>(key)) {
            case InfoKey::Version:
                info.version = bytes;
                break;
            case InfoKey::Scenario:
                info.scenario = bytes;
                break;
            case InfoKey::Title:
                info.title = bytes;
                break;
            case InfoKey::Source:
                info.source = bytes;
                break;
            case InfoKey::Parameter: {
                std::string name(field.text());
                info.parameters.emplace_back(std::move(name), read_parameter(field));
                break;
            }
            case InfoKey::Clock:
                info.clock = read_enum(field, Clock::Virtual);
                break;
            case InfoKey::Schedule:
                info.schedule = bytes;
                break;
            case InfoKey::Seed:
                info.seed = field.varint();
                break;
            case InfoKey::Cores:
                info.cores = read_u32(field);
                if (info.cores > cpu_limit)
                    field.fail();
                break;
            case InfoKey::CpuSource:
                info.cpu_source = read_enum(field, CpuSource::Simulated);
                break;
            case InfoKey::Outcome:
                info.outcome = read_enum(field, Outcome::Stopped);
                break;
            case InfoKey::Error:
                info.error = bytes;
                break;
            case InfoKey::Wall:
                info.wall = Duration(field.zigzag());
                if (info.wall < Duration{0} || info.wall > latest_time)
                    field.fail();
                break;
            case InfoKey::EventsRecorded:
                info.events_recorded = field.varint();
                break;
            case InfoKey::EventsLost:
                info.events_lost = field.varint();
                break;
            case InfoKey::Overhead:
                info.overhead_percent = field.real();
                break;
            case InfoKey::TimeCorrection:
                info.largest_time_correction = Duration(field.zigzag());
                break;
            case InfoKey::ClockError:
                info.clock_error = Duration(field.zigzag());
                break;
            case InfoKey::Resident:
                info.resident_kib = field.varint();
                break;
            case InfoKey::Virtual:
                info.virtual_kib = field.varint();
                break;
            case InfoKey::FinalValue: {
                FinalValue final;
                final.variable.value = read_u32(field);
                final.value.tag = read_enum(field, ValueTag::Handle);
                final.value.payload = field.zigzag();
                info.final_values.push_back(final);
                break;
            }
            case InfoKey::Remedies:
                info.remedies = bytes;
                break;
            case InfoKey::Simulate:
                info.simulate = bytes;
                break;
            case InfoKey::CpuNote:
                info.cpu_note = bytes;
                break;
            case InfoKey::SwitchesLost:
                info.switches_lost = field.varint();
                break;
        }
        if (!field.ok())
            return false;
    }
    return in.ok();
}

}  // namespace threadline::trace
