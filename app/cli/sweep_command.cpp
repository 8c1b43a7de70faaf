// A scenario over several values of one parameter, or of two.
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "app/cli/offscreen.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/sweep_table.h"

#include "engine/trace/new_file.h"

#include <algorithm>
#include <charconv>

namespace threadline::app {

namespace {

struct Swept {
    std::size_t place = 0;  // among the parameters
    std::vector<std::string> values;
};

constexpr std::size_t most_series = 4;

bool are_numbers(const std::vector<std::string>& values) {
    return std::all_of(values.begin(), values.end(), [](const std::string& value) {
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        return read.ec == std::errc{} && read.ptr == value.data() + value.size();
    });
}

// The parameter along the axis and, if there are two, the one whose values are series: that of
// words, or the later one.
Result<std::vector<Swept>> swept_of(const RunCommand& command) {
    std::vector<Swept> swept;
    for (std::size_t i = 0; i < command.parameters.size(); ++i) {
        const auto& [name, value] = command.parameters[i];
        std::vector<std::string> values = split(value, ',');
        if (values.size() < 2)
            continue;
        if (std::find(values.begin(), values.end(), "") != values.end())
            return Error{"-p " + name + "=" + value + ": a value is missing between the commas"};
        swept.push_back({i, std::move(values)});
    }
    const auto name_of = [&](const Swept& one) { return command.parameters[one.place].first; };
    if (swept.empty())
        return Error{"sweep needs a parameter with several values; write -p NAME=10,100,1000"};
    if (swept.size() > 2)
        return Error{"sweep goes over one or two parameters, not " + name_of(swept[0]) + ", " +
                     name_of(swept[1]) + " and " + name_of(swept[2]) +
                     "; give one of them a single value"};
    if (swept.size() == 2 && !are_numbers(swept[0].values) && are_numbers(swept[1].values))
        std::swap(swept[0], swept[1]);
    if (swept.size() == 2 && swept[1].values.size() > most_series)
        return Error{"-p " + name_of(swept[1]) + ": at most " + std::to_string(most_series) +
                     " values beside those of " + name_of(swept[0])};
    return swept;
}

ExitStatus write_csv(const std::filesystem::path& out, const std::string& text) {
    auto file = trace::NewFile::create(out);
    Status written = file ? file->write({text.data(), text.size()}) : Status(file.error());
    if (written)
        written = file->take_name();
    if (written)
        return ExitStatus::Done;
    print_error(written.error().message);
    return ExitStatus::Failed;
}

ExitStatus write_output(const SweepCommand& command, const SweepTable& table) {
    if (!command.drawing.out)
        return ExitStatus::Done;
    if (command.drawing.out->extension() == ".csv")
        return write_csv(*command.drawing.out, csv_of(table));
    const auto application = offscreen_application();
    const XyPlot plot = plot_of(table);
    FigureText text;
    text.title = plot.title;
    text.caption = plot.title + QStringLiteral(". ") + plot.note;
    text.description = QString::fromStdString(text_of(table)).trimmed();
    std::vector<trace::RunInfo> infos;
    for (const SweepRow& row : table.rows)
        infos.push_back(row.runs.front().report.info);
    text.facts = provenance_of(infos);
    return write(
        command.drawing,
        xy_plot(plot, figure_width(width_mm_of(command.drawing)), theme_of(command.drawing)), text);
}

// So many times; Failed where some of them broke, whose errors are printed.
Result<ExitStatus> run_all(const RunCommand& command, SweepRow& row) {
    ExitStatus status = ExitStatus::Done;
    for (int i = 0; i < command.repeat; ++i) {
        RunCommand one = command;
        if (one.schedule.has_seed())
            one.schedule.policy.seed += static_cast<std::uint64_t>(i);
        const auto finished = run_once(one);
        if (!finished)
            return finished.error();
        if (finished->status == ExitStatus::Usage || finished->status == ExitStatus::Stopped)
            return finished->status;
        if (finished->status == ExitStatus::Failed) {
            status = ExitStatus::Failed;
            continue;
        }
        const bool is_real = finished->snapshot.trace.info->clock == trace::Clock::Real;
        row.runs.push_back({finished->snapshot.report(), is_real ? finished->start_up_ms : 0});
    }
    return status;
}

// A row for each value, or for each of one with each of the other. Stopped: those that there are.
Result<ExitStatus> fill(SweepTable& table, const RunCommand& run, const std::vector<Swept>& swept) {
    const Swept& along = swept.front();
    const bool has_series = swept.size() > 1;
    table.parameter = run.parameters[along.place].first;
    if (has_series)
        table.series_parameter = run.parameters[swept.back().place].first;
    ExitStatus status = ExitStatus::Done;
    for (const std::string& value : along.values)
        for (const std::string& series :
             has_series ? swept.back().values : std::vector<std::string>{std::string()}) {
            SweepRow row{value, series, {}};
            RunCommand of_row = run;
            of_row.parameters[along.place].second = value;
            if (has_series)
                of_row.parameters[swept.back().place].second = series;
            const Result<ExitStatus> done = run_all(of_row, row);
            if (!done || *done == ExitStatus::Usage)
                return done;
            if (*done != ExitStatus::Done)
                status = *done;
            if (!row.runs.empty()) {
                table.title = row.runs.front().report.info.title;
                table.rows.push_back(std::move(row));
            }
            if (*done == ExitStatus::Stopped)
                return done;
        }
    return status;
}

}  // namespace

ExitStatus sweep(const SweepCommand& command) {
    const auto swept = swept_of(command.run);
    if (!swept)
        return usage_error(swept.error().message);
    if (const Status fits = check_drawing(command.drawing, {".csv", ".png", ".svg", ".pdf"}); !fits)
        return usage_error(fits.error().message);

    SweepTable table;
    const Result<ExitStatus> measured = fill(table, command.run, *swept);
    if (!measured)
        return usage_error(measured.error().message);
    if (*measured == ExitStatus::Usage || table.rows.empty())
        return *measured;
    if (const ExitStatus written = write_output(command, table); written != ExitStatus::Done)
        return written;
    return print(text_of(table)) ? *measured : ExitStatus::Failed;
}

}  // namespace threadline::app
