#include "app/timeline/variable_wording.h"

#include "app/timeline/lane_lookup.h"
#include "app/timeline/value_text.h"
#include "app/timeline/variable_story.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

using session::RunSnapshot;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString name(const RunSnapshot& run, ActorId actor) {
    return QString::fromStdString(run.trace.tables->actor(actor).name);
}

QString names_of(const RunSnapshot& run, const std::vector<ActorId>& actors) {
    constexpr std::size_t most = 4;
    QStringList names;
    for (std::size_t i = 0; i < std::min(actors.size(), most); ++i)
        names.append(name(run, actors[i]));
    if (actors.size() > most)
        return Text::tr("%1 and %2 more").arg(names.join(", ")).arg(actors.size() - most);
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return Text::tr("%1 and %2").arg(names.join(", "), last);
}

QString line_of(const RunSnapshot& run, SiteId site) {
    return site ? Text::tr(" (line %1)").arg(run.trace.tables->site(site).line) : QString();
}

}  // namespace

QString value_text(const RunSnapshot& run, const Value& value) {
    // Short, since there is little room.
    return value.tag == ValueTag::Float
               ? QString::number(value.as_double())
               : QString::fromStdString(plain_text_of(value, *run.trace.tables));
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
    const QString variable = QString::fromStdString(run.trace.tables->object(subject.object).name);
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
