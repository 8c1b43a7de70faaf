#include "app/compare/difference_model.h"

#include "app/cli/quantities.h"
#include "app/cli/values.h"
#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"

#include "engine/analysis/event_loops.h"
#include "engine/trace/value_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <ranges>
#include <set>

namespace threadline::app {
namespace {

using analysis::Report;
using trace::State;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

enum class Unit { Time, Times, Count, Number, Decimal, Memory };

constexpr QChar no_figure(0x2013);

QString in_brackets(const QString& by) {
    return by.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(by);
}

QString text_in(double value, Unit unit) {
    if (std::isnan(value))
        return no_figure;
    switch (unit) {
        case Unit::Time:
            return in_print(QString::fromStdString(
                format_duration(std::chrono::nanoseconds(std::llround(value)))));
        case Unit::Times:
            return with_decimal_mark(QString::fromStdString(times_text(value)));
        case Unit::Decimal:
            if (value > 0 && value < 1e-4)  // of less than that 'g' makes a power of ten
                return decimal_text(value, 6);
            return with_decimal_mark(QLocale::c().toString(value, 'g', value < 10 ? 2 : 3));
        case Unit::Memory:
            return Text::tr("%1 MiB").arg(decimal_text(value / 1024, value < 10 * 1024 ? 1 : 0));
        case Unit::Count:
        case Unit::Number:
            break;
    }
    return QLocale::c().toString(value, 'f', 0);
}

QString with_sign(double by, const QString& after) {
    constexpr double least = 1;  // what differs by less says nothing
    if (std::abs(by) < least)
        return {};
    const QString amount = QString::number(std::abs(by), 'f', std::abs(by) < 9.95 ? 1 : 0);
    return (by < 0 ? QChar(0x2212) : QChar('+')) + with_decimal_mark(amount) + after;
}

// To the first: "−90 %", "12x". Empty where it is about the same, or of nothing or next to it.
QString difference(double value, double first, Unit unit) {
    constexpr double next_to_nothing = 1000;  // so many times as much is told by the values
    // Is one to the first by itself; was chosen rather than measured; is the idle share told
    // otherwise; or there is none.
    if (unit == Unit::Times || unit == Unit::Count || unit == Unit::Decimal || std::isnan(value) ||
        std::isnan(first))
        return {};
    if (first <= 0 || value >= next_to_nothing * first)
        return {};
    if (value >= 10 * first)
        return with_decimal_mark(QString::fromStdString(times_text(value / first)));
    return with_sign((value / first - 1) * 100, QStringLiteral(" %"));
}

// Of the shares as they are told: who takes one from the other finds the same.
QString points_between(double share, double first) {
    const auto told = [](double exact) { return std::round(exact * 10) / 10; };
    return with_sign(told(told(share) - told(first)), Text::tr(" points"));
}

// A task that is ready wants its loop, not a CPU.
double state_time(const Report& report, State state) {
    trace::Duration sum{0};
    const auto loops = report.tables ? analysis::event_loops(*report.tables) : std::set<ActorId>{};
    for (const analysis::ThreadReport& thread : report.threads) {
        if (loops.contains(thread.actor))
            continue;
        if (state != State::Ready || thread.kind != record::ActorKind::Task)
            sum += analysis::reported_states(thread).of(state);
    }
    return double(sum.count());
}

class Rows {
public:
    explicit Rows(const std::vector<Compared>& runs) : runs_(runs) {}

    void add(const QString& name, const QString& tip, Unit unit,
             const std::function<double(const Compared&)>& get, bool even_if_nought = false) {
        std::vector<double> values;
        for (const Compared& one : runs_)
            values.push_back(get(one));
        if (std::ranges::all_of(values, [&](double value) {
                return std::isnan(value) || (value == 0 && !even_if_nought);
            }))
            return;
        DifferenceRow row{name, tip, {}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const QString by = is_rated_by(runs_[i], runs_.front())
                                   ? difference(values[i], values.front(), unit)
                                   : QString();
            row.cells.push_back(text_in(values[i], unit) + in_brackets(by));
        }
        rows.push_back(std::move(row));
    }

    // How long a run was watched that did not end says nothing of it, nor does any part of that; of
    // one made step by step there are no times.
    void add_if_ended(const QString& name, const QString& tip, Unit unit,
                      const std::function<double(const Compared&)>& get,
                      bool even_if_nought = false) {
        add(
            name, tip, unit,
            [&](const Compared& one) {
                return one.came_out.tells_times() ? get(one)
                                                  : std::numeric_limits<double>::quiet_NaN();
            },
            even_if_nought);
    }

    std::vector<DifferenceRow> rows;

private:
    const std::vector<Compared>& runs_;
};

// Those whose values are not the same in all runs; arrays are left out, and what some runs do not
// have: that one tool counts its tickets is no difference in what came out.
void add_values(std::vector<DifferenceRow>& rows, const std::vector<Compared>& runs) {
    std::vector<std::string> names;
    std::map<std::string, std::vector<std::string>> values;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Report& report = runs[i].report;
        for (const SharedValues& shared : shared_values(report)) {
            if (shared.is_array || shared.values.empty())
                continue;
            auto [found, fresh] = values.try_emplace(shared.name, runs.size());
            if (fresh)
                names.push_back(shared.name);
            found->second[i] = trace::quoted_text_of(shared.values.front().second, *report.tables);
        }
    }
    for (const std::string& name : names) {
        const std::vector<std::string>& all = values[name];
        const std::set<std::string> different(all.begin(), all.end());
        if (different.size() < 2 || different.contains(std::string()))
            continue;
        DifferenceRow row{
            QString::fromStdString(name), Text::tr("A shared variable, at the end"), {}};
        for (const std::string& value : all)
            row.cells.push_back(with_minus(QString::fromStdString(value)));
        rows.push_back(std::move(row));
    }
}

// By points to the first, unless one of the two is only known to be no more than that.
void add_idle(std::vector<DifferenceRow>& rows, const std::vector<Compared>& runs) {
    const auto has_ended = [](const Compared& one) { return one.came_out.tells_times(); };
    if (std::ranges::none_of(runs, has_ended))
        return;
    const auto is_known = [&](const Compared& one) {
        return has_ended(one) && !one.report.cpu.idle_is_a_bound;
    };
    DifferenceRow row{Text::tr("Cores idle"), Text::tr("Share of the time of all cores"), {}};
    for (const Compared& one : runs) {
        QString cell = has_ended(one)
                           ? with_decimal_mark(QString::fromStdString(idle_share_text(one)))
                           : QString(no_figure);
        if (is_known(one) && is_known(runs.front()) && is_rated_by(one, runs.front()))
            cell += in_brackets(points_between(one.report.cpu.idle_percent(),
                                               runs.front().report.cpu.idle_percent()));
        row.cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(row));
}

// Only where some did not simply complete.
void add_ends(std::vector<DifferenceRow>& rows, const std::vector<Compared>& runs) {
    if (std::ranges::all_of(runs, [](const Compared& one) { return one.came_out.ended(); }))
        return;
    DifferenceRow row{Text::tr("End"), Text::tr("How the run ended"), {}};
    for (const Compared& one : runs)
        row.cells.push_back(one.came_out.ended() ? name_of(one.came_out.outcome)
                                                 : in_print(why_not_ended(one.came_out)));
    rows.push_back(std::move(row));
}

void add_lost_updates(std::vector<DifferenceRow>& rows, const std::vector<Compared>& runs) {
    if (std::ranges::all_of(runs,
                            [](const Compared& one) { return one.came_out.lost_updates == 0; }))
        return;
    DifferenceRow row{
        Text::tr("Updates lost"), Text::tr("Changes to shared variables that are gone"), {}};
    for (const Compared& one : runs)
        row.cells.push_back(one.came_out.lost_updates == 0
                                ? Text::tr("none")
                                : QString::number(one.came_out.lost_updates));
    rows.push_back(std::move(row));
}

// Whether there are any.
bool add_errors(std::vector<DifferenceRow>& rows, const std::vector<Compared>& runs) {
    DifferenceRow row{Text::tr("Errors found"), Text::tr("By the analyses, by kind"), {}};
    bool any = false;
    for (const Compared& one : runs) {
        QStringList kinds;
        for (const analysis::Finding& finding : one.report.findings)
            if (finding.severity == analysis::Severity::Error)
                kinds.append(name_of(finding.kind));
        kinds.removeDuplicates();
        any = any || !kinds.isEmpty();
        row.cells.push_back(kinds.isEmpty() ? Text::tr("none") : kinds.join(", "));
    }
    if (any)
        rows.push_back(std::move(row));
    return any;
}

// How well they were used.
void add_cores(Rows& out, const std::vector<Compared>& runs) {
    if (std::ranges::any_of(runs, [](const Compared& one) { return one.report.cpu.cores == 0; }))
        return;
    add_idle(out.rows, runs);
    out.add_if_ended(
        Text::tr("Cores busy"), Text::tr("At once, on average"), Unit::Decimal,
        [](const Compared& one) {
            const double wall = double(one.report.info.wall.count());
            return wall > 0 ? double(one.report.cpu.busy.count()) / wall : 0;
        },
        true);
    out.add_if_ended(Text::tr("CPU time"), Text::tr("Of all threads together"), Unit::Time,
                     [](const Compared& one) { return double(one.report.cpu.busy.count()); });
}

void add_threads(Rows& out) {
    out.add(Text::tr("Threads, tasks"), Text::tr("That ran"), Unit::Count,
            [](const Compared& one) { return double(one.report.threads.size()); });
    const auto waits = [&](const QString& name, const QString& tip, State state) {
        out.add_if_ended(name, tip, Unit::Time,
                         [=](const Compared& one) { return state_time(one.report, state); });
    };
    waits(Text::tr("Blocked on locks"), Text::tr("All threads together"), State::Blocked);
    waits(Text::tr("Waiting for others"), Text::tr("Condition, queue, join; all threads together"),
          State::Waiting);
    waits(Text::tr("Interpreter lock"), Text::tr("Waited for it, all threads together"),
          State::Interpreter);
    waits(Text::tr("Ready, waits for a CPU"),
          Text::tr("Wanted a CPU and had none, all threads together"), State::Ready);
    waits(Text::tr("Waiting for I/O"), Text::tr("For replies and files, all threads together"),
          State::Io);
    waits(Text::tr("Sleeping"), Text::tr("All threads together"), State::Sleeping);
}

}  // namespace

std::vector<DifferenceRow> differences_of(const std::vector<Compared>& runs) {
    if (runs.empty())
        return {};
    Rows out(runs);
    // What is right and what is wrong comes before how long it took.
    add_ends(out.rows, runs);
    const bool any_wrong = add_errors(out.rows, runs);
    add_lost_updates(out.rows, runs);
    if (any_wrong)
        add_values(out.rows, runs);
    const bool is_simulated = runs.front().report.info.clock == trace::Clock::Virtual;
    out.add_if_ended(
        is_simulated ? Text::tr("Simulated time") : Text::tr("Wall time"),
        Text::tr("From start to end"), Unit::Time,
        [](const Compared& one) { return double(one.report.info.wall.count()); }, true);
    if (std::ranges::any_of(runs | std::views::drop(1), &Compared::is_rated))
        out.add(
            Text::tr("Speed-up"), Text::tr("How many times as fast as the first run"), Unit::Times,
            [](const Compared& one) {
                return one.is_rated ? one.speed_up : std::numeric_limits<double>::quiet_NaN();
            },
            true);
    add_cores(out, runs);
    add_threads(out);
    out.add(Text::tr("Switches"), Text::tr("Times that a thread left a CPU, or was made to wait"),
            Unit::Number, [](const Compared& one) {
                return one.came_out.ended() ? double(analysis::context_switches(one.report))
                                            : std::numeric_limits<double>::quiet_NaN();
            });
    out.add(Text::tr("Memory"), Text::tr("Resident, all processes of the run"), Unit::Memory,
            [](const Compared& one) { return double(one.report.info.resident_kib); });
    if (!any_wrong)
        add_values(out.rows, runs);
    return out.rows;
}

std::vector<DifferenceRow> differences_in_stretch(const std::vector<Compared>& of_it) {
    if (of_it.empty())
        return {};
    Rows out(of_it);
    const auto length = [](const Compared& one) { return one.report.info.wall; };
    if (std::ranges::any_of(
            of_it, [&](const Compared& one) { return length(one) != length(of_it.front()); }))
        out.add(
            Text::tr("In the run"), Text::tr("How much of the stretch lies before its end"),
            Unit::Time,
            [&](const Compared& one) {
                return one.came_out.has_times ? double(length(one).count())
                                              : std::numeric_limits<double>::quiet_NaN();
            },
            true);
    add_cores(out, of_it);
    add_threads(out);
    return out.rows;
}

void DifferenceModel::set_rows(std::vector<DifferenceRow> rows, const std::vector<Compared>& runs) {
    beginResetModel();
    names_.clear();
    for (std::size_t i = 0; i < runs.size(); ++i)
        names_.push_back(
            QStringLiteral("%1  %2").arg(i + 1).arg(QString::fromStdString(runs[i].name)));
    rows_ = std::move(rows);
    endResetModel();
}

void DifferenceModel::set_runs(const std::vector<Compared>& runs) {
    set_rows(differences_of(runs), runs);
}

void DifferenceModel::set_stretch(const std::vector<Compared>& of_it) {
    set_rows(differences_in_stretch(of_it), of_it);
}

int DifferenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(names_.size()) + 1;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const DifferenceRow& row = rows_[std::size_t(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? row.name : row.cells[std::size_t(index.column()) - 1];
    if (role == Qt::ToolTipRole)
        return row.tip;
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Vertical) {  // where runs are rows, figures stand above them
        const DifferenceRow& row = rows_[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return row.name;
        if (role == Qt::ToolTipRole)
            return row.tip;
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return section == 0 ? tr("Figure") : names_[std::size_t(section) - 1];
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

}  // namespace threadline::app
