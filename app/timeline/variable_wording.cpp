#include "app/timeline/variable_wording.h"

#include "app/language/decimal_mark.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/variable_story.h"
#include "app/timeline/wording_terms.h"

#include "engine/trace/value_text.h"

#include <algorithm>

namespace threadline::app {

using namespace wording;
using trace::TimeRange;

namespace {

QString names_of(const RunSnapshot& run, const std::vector<ActorId>& actors) {
    constexpr std::size_t most = 4;
    std::vector<QString> names;
    for (std::size_t i = 0; i < std::min(actors.size(), most); ++i)
        names.push_back(name(run, actors[i]));
    if (actors.size() <= most)
        return join_names(std::move(names));
    return Text::tr("%1 and %2 more")
        .arg(QStringList(names.begin(), names.end()).join(", "),
             QString::number(actors.size() - most));
}

QString line_of(const RunSnapshot& run, SiteId site) {
    return site ? Text::tr(" (line %1)").arg(run.trace.tables->site(site).line) : QString();
}

bool is_queue(const RunSnapshot& run, ObjectId object) {
    return kind_of(run, object) == record::ObjectKind::Queue;
}

bool is_semaphore(const RunSnapshot& run, ObjectId object) {
    return kind_of(run, object) == record::ObjectKind::Semaphore;
}

// It was written, and has the value that it had.
bool is_again(const ValuesOf& values, std::size_t index) {
    return index > 0 && values[index].writer && values[index].value == values[index - 1].value;
}

QString describe_writes(const RunSnapshot& run, const ValuesOf& values, TimeRange range,
                        const QString& variable) {
    const auto [first, last] = values.in(range);
    if (is_stepped(run.trace.info.get()))
        return Text::tr("%1 changes %n time(s) here, from %2 to %3", nullptr,
                        static_cast<int>(last - first + 1))
            .arg(variable, value_text(run, values[first].value),
                 value_text(run, values[last].value));
    if (is_queue(run, values.variable()))
        return Text::tr(
                   "%1 gets or loses an item %n time(s) in %2; it holds %3 at first, %4 at last",
                   nullptr, static_cast<int>(last - first + 1))
            .arg(variable, time_text(run, range.length()), value_text(run, values[first].value),
                 value_text(run, values[last].value));
    if (is_semaphore(run, values.variable()))
        return Text::tr("%1 is taken or posted %n time(s) in %2; %3 are left at first, %4 at last",
                        nullptr, static_cast<int>(last - first + 1))
            .arg(variable, time_text(run, range.length()), value_text(run, values[first].value),
                 value_text(run, values[last].value));
    QString text =
        Text::tr("%1 is written %n time(s) in %2, from %3 to %4", nullptr,
                 static_cast<int>(last - first + 1))
            .arg(variable, time_text(run, range.length()), value_text(run, values[first].value),
                 value_text(run, values[last].value));
    constexpr std::size_t most_counted = 100'000;  // a hover must not make anybody wait
    if (last - first > most_counted)
        return text;
    int again = 0;
    for (std::size_t i = first; i <= last; ++i)
        again += is_again(values, i) ? 1 : 0;
    if (again > 0)
        text += Text::tr("; %n of them left the value as it was", nullptr, again);
    return text;
}

// What a queue holds, in the same kind of lane.
QString describe_items(const RunSnapshot& run, const trace::Holding& held, const QString& queue) {
    const int items = static_cast<int>(held.value.payload);
    if (!held.writer)
        return Text::tr("%1 holds %n item(s) from the start", nullptr, items).arg(queue);
    return Text::tr("%1 holds %n item(s), since a step of %2%3", nullptr, items)
        .arg(queue, name(run, held.writer), line_text(run, held.site));
}

}  // namespace

QString value_text(const RunSnapshot& run, const Value& value) {
    const QString text = QString::fromStdString(text_of(value, *run.trace.tables));
    const bool is_number = value.tag == ValueTag::Integer || value.tag == ValueTag::Float;
    return is_number ? with_decimal_mark(text) : text;
}

QString describe_value(const RunSnapshot& run, const Subject& subject) {
    const trace::VariableLane* lane = variable_lane(run.trace, subject.object);
    const QString variable = name(run, subject.object);
    if (!lane || ValuesOf(*lane).size() == 0)
        return variable;
    const ValuesOf values(*lane);
    const auto [first, last] = values.in(subject.range);
    const trace::Holding& value = values[first];
    if (!subject.actor && first != last)  // a mark of one value names its writer
        return describe_writes(run, values, subject.range, variable);
    if (is_queue(run, subject.object))
        return describe_items(run, value, variable);
    const QString is = value_text(run, value.value);
    if (!value.writer)
        return Text::tr("%1 is %2 from the start").arg(variable, is);
    if (is_semaphore(run, subject.object))
        return Text::tr("%1 is %2, since a step of %3%4")
            .arg(variable, is, name(run, value.writer), line_text(run, value.site));
    const QString text =
        Text::tr("%1 is %2, written by %3%4")
            .arg(variable, is, name(run, value.writer), line_text(run, value.site));
    if (!is_again(values, first))
        return text;
    const trace::Holding& before = values[first - 1];
    if (!before.writer)
        return Text::tr("%1; it was %2 from the start").arg(text, is);
    if (is_stepped(run.trace.info.get()))
        return Text::tr("%1; %2 had written the same value before")
            .arg(text, name(run, before.writer));
    return Text::tr("%1; %2 had written the same value %3 before")
        .arg(text, name(run, before.writer), time_text(run, value.begin - before.begin));
}

QStringList variable_figures(const RunSnapshot& run, const trace::VariableLane& lane) {
    const ValuesOf values(lane);
    const bool holds = is_queue(run, lane.variable);
    int writes = 0;
    if (values.size() > 0)
        writes = static_cast<int>(values.size()) - (values[0].writer ? 0 : 1);
    QStringList lines{holds ? Text::tr("An item came or went %n time(s).", nullptr, writes)
                      : is_semaphore(run, lane.variable)
                          ? Text::tr("Taken or posted %n time(s).", nullptr, writes)
                          : Text::tr("Written %n time(s).", nullptr, writes)};
    if (values.size() > 0)
        lines.append(
            (holds ? Text::tr("At the end it holds %1.") : Text::tr("At the end it is %1."))
                .arg(value_text(run, values[values.size() - 1].value)));
    return lines;
}

QStringList story_of_value(const RunSnapshot& run, const Subject& subject) {
    const trace::VariableLane* lane = variable_lane(run.trace, subject.object);
    if (!lane)
        return {};
    const ValuesOf values(*lane);
    if (values.size() == 0)
        return {};
    const std::size_t index = values.at(subject.range.begin);
    // A mark of several values does not begin and end with one of them.
    const trace::Holding& value = values[index];
    if (value.begin != subject.range.begin || value.end < subject.range.end)
        return {};
    QStringList lines;
    if (const auto readers = readers_of(*lane, index); !readers.empty())
        lines.append(Text::tr("Read by %1.").arg(names_of(run, readers)));
    if (const auto lost = lost_update_at(*lane, index))
        lines.append(
            Text::tr("%1 had read %2%3 before %4 wrote %5%6, and now wrote %7 over it: the update "
                     "of %4 is lost.")
                .arg(name(run, lost->kept->writer), value_text(run, lost->reading.value),
                     line_of(run, lost->reading.site), name(run, lost->lost->writer),
                     value_text(run, lost->lost->value), line_of(run, lost->lost->site),
                     value_text(run, lost->kept->value)));
    return lines;
}

QString describe_reading(const RunSnapshot& run, const Subject& subject) {
    const trace::VariableLane* lane = variable_lane(run.trace, subject.object);
    const QString variable = name(run, subject.object);
    if (!lane)
        return variable;
    std::size_t i = lane->readings.find(subject.range.begin - trace::Duration{1});
    for (; i < lane->readings.size() && lane->readings[i].begin <= subject.range.begin; ++i)
        if (lane->readings[i].reader == subject.actor)
            return Text::tr("%1 reads %2: %3%4")
                .arg(name(run, subject.actor), variable, value_text(run, lane->readings[i].value),
                     line_of(run, subject.site));
    return variable;
}

}  // namespace threadline::app
