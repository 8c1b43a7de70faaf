#include "app/timeline/wording_terms.h"

#include "app/language/decimal_mark.h"
#include "app/language/engine_names.h"
#include "app/timeline/geometry.h"
#include "app/timeline/time_unit.h"

#include "engine/analysis/wording.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace threadline::app {

using trace::Duration;
using trace::State;
using trace::Time;

namespace wording {

QString name(const RunSnapshot& run, ActorId actor) {
    return name_in_words(*run.trace.tables, actor);
}

QString name(const RunSnapshot& run, ObjectId object) {
    return name_in_words(*run.trace.tables, object);
}

QString share_text(Duration part, Duration whole) {
    return with_decimal_mark(QString::fromStdString(analysis::percent_of(part, whole)));
}

QString idle_text(const analysis::CpuReport& cpu) {
    return idle_text(cpu, share_text(cpu.idle, cpu.total()));
}

QString idle_text(const analysis::CpuReport& cpu, const QString& share) {
    return cpu.idle_is_a_bound ? Text::tr("at most %1").arg(share) : share;
}

QString time_text(Duration time) {
    return time == Duration{0} ? QStringLiteral("0 ms")
                               : in_print(QString::fromStdString(analysis::text_of(time)));
}

namespace {

// How a point in a run as long as this is told.
struct Digits {
    TimeUnit unit;
    std::int64_t resolution = 1;  // ns, a power of ten

    int decimals() const {
        int count = 0;
        for (std::int64_t told = resolution; told < unit.ns; told *= 10)
            ++count;
        return count;
    }
    QString number(Time at) const {
        // Half of one is told as one, as by format_time(); nought is never "-0".
        const std::int64_t told =
            std::llround(static_cast<double>(at.count()) / static_cast<double>(resolution)) *
            resolution;
        return QString::number(static_cast<double>(told) / static_cast<double>(unit.ns), 'f',
                               decimals());
    }
    QString with_unit(const QString& number) const {
        return with_decimal_mark(number) + u' ' + QString::fromUtf8(unit.name);
    }
};

Digits digits_in(Time whole, Duration seen = Duration::max()) {
    Digits digits{time_unit(whole)};
    // Seconds are told from ten on: to a hundredth.
    const std::int64_t coarsest = digits.unit.ns / (digits.unit.ns == 1'000'000'000 ? 100 : 10);
    while (digits.resolution * 10'000 <= whole.count() && digits.resolution * 10 <= coarsest &&
           digits.resolution < seen.count())
        digits.resolution *= 10;
    return digits;
}

}  // namespace

QString moment_text(Time at, Time whole, Duration seen) {
    const Digits digits = digits_in(whole, seen);
    if (whole == Time{0})
        return format_time(at, Duration(digits.resolution));
    QString number = digits.number(at);
    while (number.contains(u'.') && (number.endsWith(u'0') || number.endsWith(u'.')))
        number.chop(1);
    return digits.with_unit(number);
}

QString moment_text(const RunSnapshot& run, Time at, Duration seen) {
    return moment_text(at, run.trace.now, seen);
}

std::pair<QString, QString> ends_text(trace::TimeRange stretch, Time whole) {
    const Digits digits = digits_in(whole, stretch.length() / 100);
    QString begin = digits.number(stretch.begin), end = digits.number(stretch.end);
    const auto both_end_with = [&](QChar last) {
        return begin.endsWith(last) && end.endsWith(last);
    };
    while (begin.contains(u'.') && (both_end_with(u'0') || both_end_with(u'.'))) {
        begin.chop(1);
        end.chop(1);
    }
    return {digits.with_unit(begin), digits.with_unit(end)};
}

QString time_text(const RunSnapshot& run, Duration time) {
    const std::int64_t resolution = digits_in(run.trace.now).resolution;
    // Three figures are as fine by then, and of what is shorter finer.
    if (run.trace.now >= std::chrono::milliseconds(100) || time.count() < 1'000 * resolution)
        return time_text(time);
    return format_time(time, Duration(resolution));
}

QString instant_text(Time at, Time whole) {
    const Digits digits = digits_in(whole);
    if (whole == Time{0} || (at > Time{0} && at.count() < digits.resolution))
        return format_time(at, Duration(digits.resolution));
    return digits.with_unit(digits.number(at));
}

QString line_text(const RunSnapshot& run, SiteId site) {
    if (!site)
        return {};
    return Text::tr(", line %1").arg(run.trace.tables->site(site).line);
}

record::ObjectKind kind_of(const RunSnapshot& run, ObjectId object) {
    return object ? run.trace.tables->object(object).kind : record::ObjectKind::None;
}

Awaits awaited_when_ready(const RunSnapshot& run) {
    const trace::RunInfo* info = run.trace.info.get();
    if (!info || info->schedule == "free" || info->schedule.empty())
        return Awaits::Cpu;
    return is_stepped(info) ? Awaits::Person : Awaits::Turn;
}

bool is_stepped(const trace::RunInfo* info) {
    return info && info->schedule == "stepped";
}

QString join_names(std::vector<QString> names) {
    if (names.empty())
        return {};
    const QString last = names.back();
    names.pop_back();
    if (names.empty())
        return last;
    QStringList list(names.begin(), names.end());
    return Text::tr("%1 and %2").arg(list.join(QStringLiteral(", ")), last);
}

}  // namespace wording

using wording::Text;

QString state_name(State state) {
    switch (state) {
        case State::Running:
            return Text::tr("Running");
        case State::Sleeping:
            return Text::tr("Sleeping");
        case State::Io:
            return Text::tr("I/O");
        case State::Waiting:
            return Text::tr("Waiting");
        case State::Ready:
            return Text::tr("Ready");
        case State::Interpreter:
            return Text::tr("Interpreter");
        case State::Recorder:
            return Text::tr("Recorder");
        case State::Blocked:
            return Text::tr("Blocked");
        case State::Deadlocked:
            return Text::tr("Deadlocked");
        case State::Unknown:
            return Text::tr("Unknown");
    }
    return {};
}

bool is_task(const session::RunSnapshot& run, ActorId actor) {
    const auto& actors = run.trace.tables->actors;
    return actor.value < actors.size() && actors[actor.value].kind == record::ActorKind::Task;
}

QString look_name(State state, const session::RunSnapshot& run, Ready who) {
    if (state != State::Ready)
        return look_name(state);
    switch (wording::awaited_when_ready(run)) {
        case wording::Awaits::Person:
            return Text::tr("held back until it is let go");
        case wording::Awaits::Turn:
            return Text::tr("ready, not its turn");
        case wording::Awaits::Cpu:
            break;
    }
    switch (who) {
        case Ready::Tasks:
            return Text::tr("ready, its event loop has not come to it");
        case Ready::Both:
            return Text::tr("ready, waits for a CPU or its event loop");
        case Ready::Threads:
        case Ready::Nobody:
            break;
    }
    return Text::tr("ready, waits for a CPU");
}

QString look_name(State state) {
    switch (state) {
        case State::Running:
            return Text::tr("running");
        case State::Sleeping:
            return Text::tr("sleeping");
        case State::Io:
            return Text::tr("waiting for I/O");
        case State::Waiting:
            return Text::tr("waiting");
        case State::Ready:
            return Text::tr("ready");
        case State::Interpreter:
            return Text::tr("waiting for the interpreter lock");
        case State::Recorder:
            return Text::tr("recorder");
        case State::Blocked:
            return Text::tr("blocked on a lock");
        case State::Deadlocked:
            return Text::tr("deadlocked");
        case State::Unknown:
            return Text::tr("unknown");
    }
    return {};
}

}  // namespace threadline::app
