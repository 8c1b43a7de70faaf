#include "app/figure/figure_text.h"

#include "app/figure/shown_lanes.h"
#include "app/language/decimal_mark.h"
#include "app/language/engine_names.h"
#include "app/language/localised.h"
#include "app/language/scenario_wording.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/idle_time.h"
#include "engine/analysis/report.h"
#include "engine/record/schedule_text.h"
#include "engine/trace/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace threadline::app {
namespace {

using wording::moment_text;
using wording::time_text;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

constexpr std::size_t most_lanes_described = 16;

QString sentence(const QString& text) {
    return text.endsWith(u'.') || text.endsWith(u'?') || text.isEmpty() ? text : text + u'.';
}

QString counted(std::size_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(count);
}

// "2 threads and 2 locks"
QString who_takes_part(const trace::Snapshot& trace, const ShownLanes& shown) {
    const auto of_kind = [&](record::ActorKind kind) {
        return static_cast<std::size_t>(
            std::count_if(shown.actors.begin(), shown.actors.end(),
                          [&](ActorId id) { return trace.tables->actor(id).kind == kind; }));
    };
    std::vector<QString> parts;
    if (const std::size_t threads = of_kind(record::ActorKind::Thread))
        parts.push_back(counted(threads, Text::tr("1 thread"), Text::tr("%1 threads")));
    if (const std::size_t tasks = of_kind(record::ActorKind::Task))
        parts.push_back(counted(tasks, Text::tr("1 task"), Text::tr("%1 tasks")));
    if (!shown.locks.empty())
        parts.push_back(counted(shown.locks.size(), Text::tr("1 lock"), Text::tr("%1 locks")));
    if (!shown.variables.empty())
        parts.push_back(
            counted(shown.variables.size(), Text::tr("1 variable"), Text::tr("%1 variables")));
    if (shown.cpus > 0)
        parts.push_back(counted(shown.cpus, Text::tr("1 core"), Text::tr("%1 cores")));
    return wording::join_names(parts);
}

bool is_whole(const session::RunSnapshot& run, trace::TimeRange shown) {
    return shown.begin <= trace::Time{0} && shown.end >= run.trace.now;
}

QString how_measured(const session::RunSnapshot& run) {
    const trace::RunInfo& info = *run.trace.info;
    if (wording::is_stepped(&info))
        return Text::tr("A person decided each step, and no time was measured");
    if (info.clock == trace::Clock::Virtual)
        return counted(info.cores, Text::tr("Simulated on 1 core"),
                       Text::tr("Simulated on %1 cores"));
    const QString measured =
        counted(info.cores, Text::tr("Measured on 1 core"), Text::tr("Measured on %1 cores"));
    // Who compares its times with others has to know it.
    const trace::Duration others = analysis::cpu_uses(run.trace).of(trace::CpuUse::OtherPrograms);
    const trace::Duration whole = info.cores * run.trace.now;
    return analysis::is_much_of_others(others, whole)
               ? Text::tr("%1, which other programs had for %2 of the time")
                     .arg(measured, wording::share_text(others, whole))
               : measured;
}

QString left_out(const ShownLanes& lanes) {
    return counted(lanes.left_out, Text::tr("1 lane is left out."),
                   Text::tr("%1 lanes are left out."));
}

QString caption_of(const session::RunSnapshot& run, trace::TimeRange shown, const ShownLanes& lanes,
                   const QString& title) {
    QStringList sentences{sentence(title)};
    const QString who = who_takes_part(run.trace, lanes);
    if (!who.isEmpty())
        sentences += Text::tr("Timeline of %1.").arg(who);
    if (lanes.left_out > 0)
        sentences += left_out(lanes);
    if (!is_whole(run, shown) && !wording::is_stepped(run.trace.info.get()))
        sentences += Text::tr("The time shown is from %1 to %2.")
                         .arg(moment_text(run, shown.begin), moment_text(run, shown.end));
    sentences += sentence(describe_outcome(run));
    if (run.trace.info)
        sentences += sentence(how_measured(run));
    return sentences.join(u' ');
}

// "61 % blocked on a lock, 39 % running": what it did longest comes first.
QString shares_of(const trace::StateShares& states) {
    const double whole = static_cast<double>(states.total().count());
    std::vector<std::pair<double, trace::State>> shares;
    for (std::size_t i = 0; i < trace::state_count; ++i)
        if (const double part = static_cast<double>(states.time[i].count()); part > 0)
            shares.emplace_back(100 * part / whole, static_cast<trace::State>(i));
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList words;
    for (const auto& [percent, state] : shares)
        if (percent >= 0.5)
            words += Text::tr("%1 % %2").arg(std::lround(percent)).arg(look_name(state));
    return words.join(QStringLiteral(", "));
}

QString line_of(const analysis::ThreadReport& thread, const trace::Tables& tables) {
    const QString name = name_in_words(tables, thread.actor);
    if (thread.lifetime.count() <= 0)
        return Text::tr("%1 lived for no measurable time.").arg(name);
    return Text::tr("%1 lived for %2: %3.")
        .arg(name, time_text(thread.lifetime), shares_of(thread.states));
}

QString line_of(const analysis::LockReport& lock, const trace::Tables& tables) {
    const trace::LockStatistics& figures = lock.statistics;
    const QString name = name_in_words(tables, lock.lock);
    if (figures.contended == 0)
        return Text::tr("%1: acquisitions %2, never contended.")
            .arg(name)
            .arg(figures.acquisitions);
    return Text::tr("%1: acquisitions %2, contended %3, waited for %4 in all.")
        .arg(name)
        .arg(figures.acquisitions)
        .arg(figures.contended)
        .arg(time_text(figures.wait));
}

struct NamedValue {
    QString name, value;
};

QString line_of(const NamedValue& variable, const trace::Tables&) {
    return Text::tr("%1 is %2 at the end.").arg(variable.name, variable.value);
}

template <typename Rows>
void add_lines(QStringList& lines, const Rows& rows, const trace::Tables& tables) {
    for (std::size_t i = 0; i < std::min(rows.size(), most_lanes_described); ++i)
        lines += line_of(rows[i], tables);
    if (rows.size() > most_lanes_described)
        lines += Text::tr("And %1 more like these.").arg(rows.size() - most_lanes_described);
}

std::vector<NamedValue> values_of(const analysis::Report& report, const ShownLanes& lanes) {
    std::map<std::string, QString> shown;
    for (const ObjectId variable : lanes.variables)
        shown.emplace(report.tables->object(variable).name,
                      name_in_words(*report.tables, variable));
    std::vector<NamedValue> values;
    for (const auto& [name, value] : report.values)
        if (const auto words = shown.find(name); words != shown.end())
            values.push_back({words->second, with_minus(QString::fromStdString(
                                                 trace::text_of(value, *report.tables)))});
    return values;
}

QString description_of(const session::RunSnapshot& run, trace::TimeRange shown,
                       const ShownLanes& lanes) {
    analysis::Report report = run.report();
    std::erase_if(report.threads, [&](const analysis::ThreadReport& thread) {
        return !lanes.actors.contains(thread.actor);
    });
    std::erase_if(report.locks, [&](const analysis::LockReport& lock) {
        return !lanes.locks.contains(lock.lock);
    });
    const bool has_times = !wording::is_stepped(run.trace.info.get());
    const QString begin = moment_text(run, shown.begin), end = moment_text(run, shown.end);
    const QString who = who_takes_part(run.trace, lanes);
    QStringList lines{
        !has_times ? sentence(how_measured(run))
        : who.isEmpty()
            ? Text::tr("A timeline: time runs from left to right, from %1 to %2. The figures are "
                       "those of the whole run.")
                  .arg(begin, end)
            : Text::tr("A timeline: time runs from left to right, from %1 to %2; from top to "
                       "bottom it shows %3. The figures are those of the whole run.")
                  .arg(begin, end, who)};
    if (lanes.left_out > 0)
        lines.back() += u' ' + left_out(lanes);
    lines += sentence(describe_outcome(run));
    if (has_times) {
        add_lines(lines, report.threads, *report.tables);
        add_lines(lines, report.locks, *report.tables);
    }
    add_lines(lines, values_of(report, lanes), *report.tables);
    if (has_times && report.cpu.total().count() > 0)
        lines += Text::tr("The cores were idle for %1 of their time.")
                     .arg(wording::idle_text(report.cpu));
    for (const analysis::Finding& finding : report.findings) {
        const FindingText text = localised(finding, report.tables.get());
        lines += sentence(text.title) + u' ' + sentence(text.explanation.simplified());
    }
    lines += notes_in_words(run, shown);
    return lines.join(u'\n');
}

}  // namespace

QStringList notes_in_words(const session::RunSnapshot& run, trace::TimeRange shown) {
    QStringList lines;
    if (!run.annotations)
        return lines;
    for (const trace::Annotation& note : *run.annotations) {
        if (note.text.empty() || note.range.end < shown.begin || note.range.begin > shown.end)
            continue;
        const QString words = QString::fromStdString(note.text).simplified();
        lines += sentence(
            wording::is_stepped(run.trace.info.get()) ? Text::tr("Note: %1").arg(words)
            : note.range.length() > trace::Duration{0}
                ? Text::tr("Note on %1 to %2: %3")
                      .arg(moment_text(run, note.range.begin), moment_text(run, note.range.end),
                           words)
                : Text::tr("Note at %1: %2").arg(moment_text(run, note.range.begin), words));
    }
    return lines;
}

std::vector<FigureFact> provenance_of(const trace::RunInfo& info) {
    QStringList parameters;
    for (const auto& [name, value] : info.parameters)
        parameters += QString::fromStdString(name + "=" + record::text_of(value));
    std::vector<FigureFact> facts;
    const auto add = [&](const char* key, const QString& value) {
        if (!value.isEmpty())
            facts.push_back({QString::fromLatin1(key), value});
    };
    add("scenario", QString::fromStdString(info.scenario));
    add("parameters", parameters.join(QStringLiteral(", ")));
    add("clock", QString::fromLatin1(trace::key_of(info.clock)));
    add("cores", QString::number(info.cores));
    add("simulate", QString::fromStdString(info.simulate));
    add("cpu source", QString::fromLatin1(trace::key_of(info.cpu_source)));
    add("schedule", QString::fromStdString(info.schedule));
    if (info.seed)
        add("seed", QString::number(*info.seed));
    add("what if", QString::fromStdString(info.remedies));
    add("outcome", QString::fromLatin1(trace::key_of(info.outcome)));
    add("Threadline version", QString::fromStdString(info.version));
    return facts;
}

std::vector<FigureFact> provenance_of(const std::vector<trace::RunInfo>& runs) {
    std::vector<QString> keys;  // in the order in which they come
    std::map<QString, std::vector<QString>> values;
    for (std::size_t run = 0; run < runs.size(); ++run)
        for (const FigureFact& fact : provenance_of(runs[run])) {
            std::vector<QString>& of_key = values[fact.key];
            if (of_key.empty()) {
                keys.push_back(fact.key);
                of_key.resize(runs.size());
            }
            of_key[run] = fact.value;
        }
    std::vector<FigureFact> facts;
    for (const QString& key : keys) {
        const std::vector<QString>& of_runs = values[key];
        if (std::ranges::all_of(of_runs, [&](const QString& one) { return one == of_runs[0]; })) {
            facts.push_back({key, of_runs[0]});
            continue;
        }
        for (std::size_t run = 0; run < of_runs.size(); ++run)
            if (!of_runs[run].isEmpty())
                facts.push_back(
                    {QStringLiteral("%1 of run %2").arg(key).arg(run + 1), of_runs[run]});
    }
    return facts;
}

FigureText figure_text(const session::RunSnapshot& run, trace::TimeRange shown,
                       const TimelineOptions& options) {
    FigureText text;
    text.title = options.title;
    if (text.title.isEmpty() && run.trace.info)
        text.title = title_in_words(run.trace.info->scenario, run.trace.info->title);
    if (text.title.isEmpty())
        text.title = Text::tr("Timeline of a run");
    const ShownLanes lanes = shown_lanes(run, options);
    text.caption = caption_of(run, shown, lanes, text.title);
    text.description = description_of(run, shown, lanes);
    if (run.trace.info)
        text.facts = provenance_of(*run.trace.info);
    return text;
}

QByteArray text_file(const FigureText& text) {
    QString out = Text::tr("Caption") + u'\n' + text.caption + QStringLiteral("\n\n") +
                  Text::tr("Text description") + u'\n' + text.description + QStringLiteral("\n\n") +
                  Text::tr("Where it comes from") + u'\n';
    for (const FigureFact& fact : text.facts)
        out += fact.key + QStringLiteral(": ") + fact.value + u'\n';
    return out.toUtf8();
}

}  // namespace threadline::app
