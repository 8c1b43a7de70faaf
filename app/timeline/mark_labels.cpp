// What stands inside the marks of a timeline, longest first.
#include "app/timeline/lane_lookup.h"
#include "app/timeline/thread_wording.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording_terms.h"

namespace threadline::app {

using namespace wording;
using trace::Interval;
using trace::State;

QString queue_wait_text(const RunSnapshot& run, const Interval& interval) {
    return (is_full(run.trace, interval.object, interval.begin)
                ? Text::tr("waits for room in %1")
                : Text::tr("waits for an item in %1"))
        .arg(name(run, interval.object));
}

std::vector<QString> state_labels(const RunSnapshot& run, const Interval& interval) {
    const QString object = interval.object ? name(run, interval.object) : QString();
    switch (interval.state) {
        case State::Running:
            return {Text::tr("running")};
        case State::Sleeping:
            return {Text::tr("sleeping")};
        case State::Io:
            return {
                object.isEmpty() ? Text::tr("waits for I/O") : Text::tr("waits for %1").arg(object),
                Text::tr("I/O")};
        case State::Ready:
            return {awaited_when_ready(run) == Awaits::Person ? Text::tr("held back")
                                                              : Text::tr("ready")};
        case State::Interpreter:
            return {Text::tr("waits for the interpreter"), Text::tr("interpreter")};
        case State::Recorder:
            return {Text::tr("held up by the recorder"), Text::tr("recorder")};
        case State::Unknown:
            return {Text::tr("unknown: events were lost"), Text::tr("unknown")};
        case State::Blocked:
            if (object.isEmpty())
                return {Text::tr("blocked")};
            return {Text::tr("waits for %1").arg(object), Text::tr("blocked")};
        case State::Waiting:
        case State::Deadlocked:
            break;
    }
    if (is_ended_by_error(run, interval))
        return {Text::tr("ended by the error"), Text::tr("ended")};
    QString text = Text::tr("waits for %1").arg(object);
    if (kind_of(run, interval.object) == record::ObjectKind::Barrier)
        text = Text::tr("waits at “%1”").arg(object);
    else if (kind_of(run, interval.object) == record::ObjectKind::Condition)
        text = Text::tr("waits on “%1”").arg(object);
    else if (kind_of(run, interval.object) == record::ObjectKind::Queue)
        text = queue_wait_text(run, interval);
    else if (object.isEmpty() && interval.by)
        text = Text::tr("waits for %1 to end").arg(name(run, interval.by));
    else if (object.isEmpty())
        text = Text::tr("waiting");
    if (interval.state == State::Deadlocked)
        return {Text::tr("%1, for ever").arg(text), text, Text::tr("deadlocked"),
                Text::tr("waits")};
    return {text, Text::tr("waiting")};
}

QString holds_label(const QString& lock) {
    return Text::tr("holds %1").arg(lock);
}

QString wants_label(const QString& lock) {
    return Text::tr("wants %1").arg(lock);
}

std::vector<QString> held_by_labels(const QString& actor) {
    return {Text::tr("held by %1").arg(actor), actor};
}

std::vector<QString> held_for_ever_labels(const QString& actor) {
    std::vector<QString> labels = held_by_labels(actor);
    labels.insert(labels.begin(), Text::tr("held by %1, for ever").arg(actor));
    return labels;
}

std::vector<QString> waiting_labels(const std::vector<QString>& names) {
    const int count = static_cast<int>(names.size());
    if (count == 1)
        return {Text::tr("%1 waits").arg(names.front())};
    const QString number = Text::tr("%1 wait").arg(count);
    if (count > 4)
        return {number};
    return {Text::tr("%1 wait").arg(join_names(names)), number};
}

std::vector<QString> holding_labels(const std::vector<QString>& names) {
    const int count = static_cast<int>(names.size());
    if (count == 1)
        return held_by_labels(names.front());
    const QString number = Text::tr("%1 readers").arg(count);
    if (count > 4)
        return {number};
    return {Text::tr("read by %1").arg(join_names(names)), number};
}

std::vector<QString> value_labels(const RunSnapshot& run, const trace::Holding& value) {
    const QString text = value_text(run, value.value);
    std::vector<QString> labels;
    if (value.writer)
        labels.push_back(Text::tr("%1, by %2").arg(text, name(run, value.writer)));
    labels.push_back(text);
    // Cut off rather than rounded: another number is never shown.
    const qsizetype enough = text.indexOf('.') + 4;
    if (value.value.tag == ValueTag::Float && enough > 4 && text.size() > enough + 1 &&
        !text.contains('e'))
        labels.push_back(text.left(enough) + QStringLiteral("…"));
    return labels;
}

}  // namespace threadline::app
