#include "app/cli/sweep_table.h"

#include "app/cli/text_layout.h"

#include "engine/analysis/event_loops.h"
#include "engine/exchange/csv_cell.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace threadline::app {

namespace {

double ms(trace::Duration time) {
    return static_cast<double>(time.count()) / 1e6;
}

double switches_of(const SweepRun& run) {
    return static_cast<double>(analysis::context_switches(run.report));
}

double cpu_ms_of(const SweepRun& run) {
    return ms(analysis::cpu_time(run.report));
}

struct Quantity {
    const char* key;   // in the CSV
    const char* name;  // "wall time"
    const char* unit;  // empty: a count
    double (*of)(const SweepRun&);
};

constexpr Quantity quantities[] = {
    {"wall_ms", "wall time", "ms", [](const SweepRun& run) { return ms(run.report.info.wall); }},
    {"start_up_ms", "start-up time", "ms", [](const SweepRun& run) { return run.start_up_ms; }},
    {"cpu_ms", "CPU time", "ms", cpu_ms_of},
    {"switches", "context switches", "", switches_of},
    {"resident_mib", "resident memory", "MiB",
     [](const SweepRun& run) { return static_cast<double>(run.report.info.resident_kib) / 1024; }},
    {"virtual_mib", "virtual memory", "MiB",
     [](const SweepRun& run) { return static_cast<double>(run.report.info.virtual_kib) / 1024; }},
};

XyPoint point_of(const SweepRow& row, const Quantity& quantity) {
    std::vector<double> values;
    for (const SweepRun& run : row.runs)
        values.push_back(quantity.of(run));
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    const double median =
        values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

// Nothing measured it: on the virtual clock there is no memory.
bool is_known(const SweepTable& table, const Quantity& quantity) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const SweepRow& row) { return point_of(row, quantity).high > 0; });
}

std::string number_text(double number) {
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", number);
    return number < 1e4 ? std::string(text) : std::to_string(std::llround(number));
}

std::string exact(double number) {
    char text[40];
    const auto end = std::to_chars(std::begin(text), std::end(text), number);
    return {std::begin(text), end.ptr};
}

std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end)
        return std::nullopt;
    return number;
}

std::string named(const Quantity& quantity) {
    return std::string(quantity.name) +
           (*quantity.unit ? std::string(" (") + quantity.unit + ")" : std::string());
}

std::ptrdiff_t completed(const SweepRow& row) {
    return std::count_if(row.runs.begin(), row.runs.end(), [](const SweepRun& run) {
        return run.report.info.outcome == trace::Outcome::Completed;
    });
}

// In the order in which they come.
std::vector<std::string> each_once(const SweepTable& table, std::string SweepRow::*member) {
    std::vector<std::string> values;
    for (const SweepRow& row : table.rows)
        if (std::find(values.begin(), values.end(), row.*member) == values.end())
            values.push_back(row.*member);
    return values;
}

// All of them, or none.
std::vector<double> numbers_of(const std::vector<std::string>& values) {
    std::vector<double> numbers;
    for (const std::string& value : values) {
        const auto number = number_in(value);
        if (!number)
            return {};
        numbers.push_back(*number);
    }
    return numbers;
}

// One for each value.
std::vector<XyPoint> points_of(const SweepTable& table, const std::vector<std::string>& values,
                               const std::string& series, const Quantity& quantity) {
    std::vector<XyPoint> points(values.size(), XyPoint{std::nan(""), 0, 0});
    for (std::size_t i = 0; i < values.size(); ++i)
        for (const SweepRow& row : table.rows)
            if (row.value == values[i] && row.series == series)
                points[i] = point_of(row, quantity);
    return points;
}

}  // namespace

std::string text_of(const SweepTable& table) {
    std::vector<std::vector<std::string>> lines(1 + table.rows.size());
    lines[0] = {table.parameter};
    if (!table.series_parameter.empty())
        lines[0].push_back(table.series_parameter);
    lines[0].emplace_back("runs");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SweepRow& row = table.rows[i];
        const auto runs = static_cast<std::ptrdiff_t>(row.runs.size());
        lines[i + 1] = {row.value};
        if (!table.series_parameter.empty())
            lines[i + 1].push_back(row.series);
        lines[i + 1].push_back(std::to_string(runs));
        if (completed(row) < runs)
            lines[i + 1].back() += ", " + std::to_string(completed(row)) + " completed";
    }
    for (const Quantity& quantity : quantities) {
        if (!is_known(table, quantity))
            continue;
        lines[0].push_back(named(quantity));
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const XyPoint point = point_of(table.rows[i], quantity);
            std::string text = number_text(point.median);
            if (point.high > point.low)
                text.append(" (")
                    .append(number_text(point.low))
                    .append("-")
                    .append(number_text(point.high))
                    .append(")");
            lines[i + 1].push_back(std::move(text));
        }
    }
    std::vector<std::size_t> widths(lines[0].size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], columns_of(line[i]));
    std::string out = table.title + "\n\n";
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            out += std::string(widths[i] - columns_of(line[i]), ' ') + line[i] +
                   (i + 1 < line.size() ? "  " : "\n");
    return out;
}

std::string csv_of(const SweepTable& table) {
    std::string out = exchange::csv_cell(table.parameter);
    if (!table.series_parameter.empty())
        out += "," + exchange::csv_cell(table.series_parameter);
    out += ",runs,completed";
    for (const Quantity& quantity : quantities)
        if (is_known(table, quantity))
            for (const char* which : {"median", "low", "high"})
                out.append(",").append(quantity.key).append("_").append(which);
    out += "\r\n";
    for (const SweepRow& row : table.rows) {
        out += exchange::csv_cell(row.value) + ",";
        if (!table.series_parameter.empty())
            out += exchange::csv_cell(row.series) + ",";
        out += std::to_string(row.runs.size()) + "," + std::to_string(completed(row));
        for (const Quantity& quantity : quantities) {
            if (!is_known(table, quantity))
                continue;
            const XyPoint point = point_of(row, quantity);
            for (const double number : {point.median, point.low, point.high})
                out += "," + exact(number);
        }
        out += "\r\n";
    }
    return out;
}

XyPlot plot_of(const SweepTable& table) {
    XyPlot plot;
    plot.title = QString::fromStdString(table.title);
    plot.x_name = QString::fromStdString(table.parameter);
    const std::vector<std::string> values = each_once(table, &SweepRow::value);
    const std::vector<std::string> series = each_once(table, &SweepRow::series);
    plot.x_values = numbers_of(values);
    for (const std::string& value : values)
        plot.x_labels.push_back(QString::fromStdString(value));
    if (series.size() > 1)
        for (const std::string& name : series)
            plot.series.push_back(QString::fromStdString(name));
    std::size_t runs = 0;
    for (const SweepRow& row : table.rows)
        runs = std::max(runs, row.runs.size());
    const bool is_virtual =
        table.rows.front().runs.front().report.info.clock == trace::Clock::Virtual;
    for (const Quantity& quantity : quantities) {
        if (!is_known(table, quantity) || quantity.of == cpu_ms_of)
            continue;
        XyPanel panel;
        panel.name = QString::fromStdString((is_virtual && *quantity.unit ? "simulated " : "") +
                                            named(quantity));
        panel.points = points_of(table, values, series.front(), quantity);
        for (std::size_t i = 1; i < series.size(); ++i)
            panel.others.push_back(points_of(table, values, series[i], quantity));
        plot.panels.push_back(std::move(panel));
    }
    plot.note = runs == 1 ? QStringLiteral("One run for each value.")
                          : QStringLiteral(
                                "Medians of %1 runs for each value; bars from the "
                                "lowest to the highest.")
                                .arg(runs);
    return plot;
}

}  // namespace threadline::app
