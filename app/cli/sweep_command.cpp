// A scenario over several values of one parameter.
#include "app/cli/commands.h"
#include "app/cli/drawing.h"
#include "app/cli/offscreen.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/sweep_table.h"

#include "engine/trace/new_file.h"

#include <algorithm>

namespace threadline::app {

namespace {

struct Swept {
    std::size_t place = 0;  // among the parameters
    std::vector<std::string> values;
};

Result<Swept> swept_of(const RunCommand& command) {
    std::optional<Swept> swept;
    for (std::size_t i = 0; i < command.parameters.size(); ++i) {
        const auto& [name, value] = command.parameters[i];
        std::vector<std::string> values = split(value, ',');
        if (values.size() < 2)
            continue;
        if (swept)
            return Error{"sweep goes over one parameter, not both " +
                         command.parameters[swept->place].first + " and " + name +
                         "; give one of them a single value"};
        if (std::find(values.begin(), values.end(), "") != values.end())
            return Error{"-p " + name + "=" + value + ": a value is missing between the commas"};
        swept = Swept{i, std::move(values)};
    }
    if (!swept)
        return Error{"sweep needs a parameter with several values; write -p NAME=10,100,1000"};
    return *swept;
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
    text.description = plot.note;
    return write(command.drawing,
                 xy_plot(plot, figure_width(command.drawing.width_mm), theme_of(command.drawing)),
                 text);
}

}  // namespace

ExitStatus sweep(const SweepCommand& command) {
    const auto swept = swept_of(command.run);
    if (!swept)
        return usage_error(swept.error().message);
    if (const Status fits = check_drawing(command.drawing, {".csv", ".png", ".svg", ".pdf"}); !fits)
        return usage_error(fits.error().message);

    SweepTable table;
    table.parameter = command.run.parameters[swept->place].first;
    ExitStatus status = ExitStatus::Done;
    for (const std::string& value : swept->values) {
        SweepRow row{value, {}};
        for (int i = 0; i < command.run.repeat; ++i) {
            RunCommand one = command.run;
            one.parameters[swept->place].second = value;
            if (one.schedule.has_seed())
                one.schedule.policy.seed += static_cast<std::uint64_t>(i);
            const auto finished = run_once(one);
            if (!finished)
                return usage_error(finished.error().message);
            if (finished->status == ExitStatus::Usage || finished->status == ExitStatus::Stopped)
                return finished->status;
            if (finished->status == ExitStatus::Failed) {
                status = ExitStatus::Failed;  // its error is printed
                continue;
            }
            row.reports.push_back(finished->snapshot.report());
        }
        if (row.reports.empty())
            continue;
        table.title = row.reports.front().info.title;
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
        return status;
    if (const ExitStatus written = write_output(command, table); written != ExitStatus::Done)
        return written;
    return print(text_of(table)) ? status : ExitStatus::Failed;
}

}  // namespace threadline::app
