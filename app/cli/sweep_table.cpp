#include "app/cli/sweep_table.h"

#include "app/cli/report_text.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace threadline::app {

namespace {

double ms(trace::Duration time) {
    return static_cast<double>(time.count()) / 1e6;
}

double switches_of(const analysis::Report& report) {
    double sum = 0;
    for (const analysis::ThreadReport& thread : report.threads)
        sum += static_cast<double>(thread.switches);
    return sum;
}

double cpu_ms_of(const analysis::Report& report) {
    trace::Duration sum{0};
    for (const analysis::ThreadReport& thread : report.threads)
        sum += thread.cpu;
    return ms(sum);
}

struct Quantity {
    const char* key;   // in the CSV
    const char* name;  // "wall time"
    const char* unit;  // empty: a count
    double (*of)(const analysis::Report&);
};

constexpr Quantity quantities[] = {
    {"wall_ms", "wall time", "ms",
     [](const analysis::Report& report) { return ms(report.info.wall); }},
    {"cpu_ms", "CPU time", "ms", cpu_ms_of},
    {"switches", "context switches", "", switches_of},
    {"resident_mib", "resident memory", "MiB",
     [](const analysis::Report& report) {
         return static_cast<double>(report.info.resident_kib) / 1024;
     }},
    {"virtual_mib", "virtual memory", "MiB",
     [](const analysis::Report& report) {
         return static_cast<double>(report.info.virtual_kib) / 1024;
     }},
};

XyPoint point_of(const SweepRow& row, const Quantity& quantity) {
    std::vector<double> values;
    for (const analysis::Report& report : row.reports)
        values.push_back(quantity.of(report));
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

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char letter : text)
        out.append(letter == '"' ? 2 : 1, letter);
    return out + "\"";
}

std::string named(const Quantity& quantity) {
    return std::string(quantity.name) +
           (*quantity.unit ? std::string(" (") + quantity.unit + ")" : std::string());
}

std::ptrdiff_t completed(const SweepRow& row) {
    return std::count_if(row.reports.begin(), row.reports.end(), [](const auto& report) {
        return report.info.outcome == trace::Outcome::Completed;
    });
}

// All of them, or none.
std::vector<double> numbers_of(const SweepTable& table) {
    std::vector<double> numbers;
    for (const SweepRow& row : table.rows) {
        double number = 0;
        const char* end = row.value.data() + row.value.size();
        const auto read = std::from_chars(row.value.data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

}  // namespace

std::string text_of(const SweepTable& table) {
    std::vector<std::vector<std::string>> lines(1 + table.rows.size());
    lines[0] = {table.parameter, "runs"};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const SweepRow& row = table.rows[i];
        const auto runs = static_cast<std::ptrdiff_t>(row.reports.size());
        lines[i + 1] = {row.value, std::to_string(runs)};
        if (completed(row) < runs)
            lines[i + 1][1] += ", " + std::to_string(completed(row)) + " completed";
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
    std::string out = quoted(table.parameter) + ",runs,completed";
    for (const Quantity& quantity : quantities)
        if (is_known(table, quantity))
            for (const char* which : {"median", "low", "high"})
                out.append(",").append(quantity.key).append("_").append(which);
    out += "\r\n";
    for (const SweepRow& row : table.rows) {
        out += quoted(row.value) + "," + std::to_string(row.reports.size()) + "," +
               std::to_string(completed(row));
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
    plot.x_values = numbers_of(table);
    std::size_t runs = 0;
    for (const SweepRow& row : table.rows) {
        plot.x_labels.push_back(QString::fromStdString(row.value));
        runs = std::max(runs, row.reports.size());
    }
    const bool is_virtual = table.rows.front().reports.front().info.clock == trace::Clock::Virtual;
    for (const Quantity& quantity : quantities) {
        if (!is_known(table, quantity) || quantity.of == cpu_ms_of)
            continue;
        XyPanel panel;
        panel.name = QString::fromStdString((is_virtual && *quantity.unit ? "simulated " : "") +
                                            named(quantity));
        for (const SweepRow& row : table.rows)
            panel.points.push_back(point_of(row, quantity));
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
