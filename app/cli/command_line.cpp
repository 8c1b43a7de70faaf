#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/interrupts.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/scenario_lookup.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string_view>

namespace threadline::app {

namespace {

// CLI11 speaks in exceptions; ours carry a line of their own.
template <typename T>
T checked(Result<T> result) {
    if (!result)
        throw CLI::ValidationError(result.error().message);
    return std::move(result).value();
}

// Options that stand for a quantity: the text is checked while it is parsed.
template <typename Parse>
CLI::Option* add_text(CLI::App& app, const std::string& names, const std::string& help,
                      Parse parse) {
    return app.add_option_function<std::string>(
        names, [parse](const std::string& text) { parse(text); }, help);
}

void add_report_options(CLI::App& app, ReportFormat& report,
                        std::vector<analysis::FindingKind>& fail_on) {
    add_text(app, "--report", "How to report",
             [&report](const std::string& text) {
                 if (text != "text" && text != "json")
                     throw CLI::ValidationError("--report is text or json, not '" + text + "'");
                 report = text == "json" ? ReportFormat::Json : ReportFormat::Text;
             })
        ->type_name("text|json")
        ->default_str("text");
    add_text(app, "--fail-on", "Exit with status 1 if one of these is found",
             [&fail_on](const std::string& text) { fail_on = checked(parse_finding_kinds(text)); })
        ->type_name("KIND,KIND...");
}

void add_run_options(CLI::App& app, RunCommand& command) {
    // One at a time, so that what follows -p NAME=VALUE is not taken for another.
    app.add_option_function<std::vector<std::string>>(
           "-p,--parameter",
           [&command](const std::vector<std::string>& texts) {
               for (const std::string& text : texts)
                   command.parameters.push_back(checked(parse_assignment(text)));
           },
           "Set a parameter of the scenario; may be repeated")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    add_text(app, "--clock", "Measured time, or simulated cores",
             [](const std::string& text) {
                 if (text == "virtual")
                     throw CLI::ValidationError(
                         "the virtual clock comes in a later version; use --clock real");
                 if (text != "real")
                     throw CLI::ValidationError("--clock is real or virtual, not '" + text + "'");
             })
        ->type_name("real|virtual")
        ->default_str("real");
    add_text(app, "--cores", "Simulated cores; goes with --clock virtual", [](const std::string&) {
        throw CLI::ValidationError(
            "--cores goes with --clock virtual, which comes in a later version; leave it out");
    })->type_name("N");
    add_text(app, "--schedule", "Who goes next; free: the system decides",
             [](const std::string& text) {
                 if (text == "free")
                     return;
                 for (const char* later : {"seed:", "pct:", "replay:"})
                     if (text.starts_with(later))
                         throw CLI::ValidationError("--schedule " + text +
                                                    " comes in a later version; use free");
                 throw CLI::ValidationError("--schedule is free, not '" + text + "'");
             })
        ->type_name("free")
        ->default_str("free");
    add_text(
        app, "--timeout", "End the run after this time",
        [&command](const std::string& text) {
            command.timeout =
                std::chrono::ceil<std::chrono::milliseconds>(checked(parse_duration(text)));
            if (command.timeout.count() <= 0)
                throw CLI::ValidationError("--timeout has to be longer than nothing; write 30s");
        })
        ->type_name("TIME")
        ->default_str("30s");
}

void add_repeat_and_file(CLI::App& app, RunCommand& command) {
    app.add_option("--repeat", command.repeat, "Run it so many times")
        ->type_name("N")
        ->default_str("1")
        ->check(CLI::Range(1, 1'000'000));
    app.add_option_function<std::string>(
           "-o,--output", [&command](const std::string& path) { command.file = path; },
           "Write the trace to this file")
        ->type_name("RUN.tline");
}

void add_figure_options(CLI::App& app, ExportCommand& command) {
    add_text(
        app, "--width", "Width of the figure",
        [&command](const std::string& text) { command.width_mm = checked(parse_length_mm(text)); })
        ->type_name("LENGTH")
        ->default_str("174mm");
    add_text(app, "--height", "Height; auto: what the lanes need",
             [&command](const std::string& text) {
                 if (text == "auto")
                     command.height_mm.reset();
                 else
                     command.height_mm = checked(parse_length_mm(text));
             })
        ->type_name("auto|LENGTH")
        ->default_str("auto");
    app.add_option("--dpi", command.dpi, "Dots per inch of a .png")
        ->type_name("N")
        ->default_str("300")
        ->check(CLI::Range(10.0, 2400.0));
    app.add_option("--theme", command.theme, "Colours")
        ->type_name("light|dark|print|projector")
        ->default_str("print")
        ->check(CLI::IsMember({"light", "dark", "print", "projector"}));
    add_text(app, "--from", "Begin of the picture",
             [&command](const std::string& text) { command.from = checked(parse_duration(text)); })
        ->type_name("TIME")
        ->default_str("0ms");
    add_text(app, "--to", "End of the picture", [&command](const std::string& text) {
        command.to = checked(parse_duration(text));
    })->type_name("TIME");
    add_text(
        app, "--lanes", "Which lanes to draw",
        [&command](const std::string& text) {
            command.lanes = split(text, ',');
            for (const std::string& lanes : command.lanes)
                if (lanes != "threads" && lanes != "locks" && lanes != "variables" &&
                    lanes != "cpus")
                    throw CLI::ValidationError(
                        "--lanes lists threads, locks, variables and cpus, not '" + lanes + "'");
        })
        ->type_name("threads,locks,variables,cpus")
        ->default_str("threads,locks");
}

// Commands that have their place already, so that a person who read of them learns when.
bool comes_later(std::string_view word) {
    return word == "explore" || word == "compare" || word == "sweep";
}

constexpr const char* commands[] = {"list", "run", "report", "export", "view"};

bool is_command(std::string_view word) {
    return std::find(std::begin(commands), std::end(commands), word) != std::end(commands);
}

// One line, whatever CLI11 has to say.
ExitStatus refuse(const CLI::ParseError& error, const CLI::App& app) {
    std::string help = "threadline";
    for (const CLI::App* sub : app.get_subcommands())
        help += " " + sub->get_name();
    std::string message = error.what();
    return usage_error(message + "; see '" + help + " --help'");
}

}  // namespace

int run_command_line(int argc, char** argv, const OpenWindow& open_window) {
    ignore_failing_writes();
    if (argc == 1)
        return open_window(std::nullopt);
    if (comes_later(argv[1]))
        return static_cast<int>(usage_error(std::string("'") + argv[1] +
                                            "' comes in a later version of Threadline; "
                                            "see 'threadline --help'"));

    if (argv[1][0] != '-' && !is_command(argv[1])) {
        const std::string suggestion = nearest(argv[1], {std::begin(commands), std::end(commands)});
        return static_cast<int>(
            usage_error(std::string("there is no command '") + argv[1] + "'" +
                        (suggestion.empty() ? "" : "; did you mean " + suggestion + "?") +
                        (suggestion.empty() ? "; see 'threadline --help'" : "")));
    }

    CLI::App app(
        "Runs concurrency scenarios on real threads, and draws what each thread did.\n"
        "Without a command it opens the window.",
        "threadline");
    app.set_version_flag("--version", "threadline " THREADLINE_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.footer("Example: threadline run deadlock/opposite-order");

    ListCommand list_command;
    CLI::App* list_app = app.add_subcommand("list", "List the scenarios");
    list_app->add_flag("--json", list_command.json, "As JSON");
    list_app->footer("Example: threadline list --json");

    RunCommand run_command;
    CLI::App* run_app = app.add_subcommand("run", "Run a scenario and report");
    run_app->add_option("scenario", run_command.scenario, "A name from 'list', or a .lua file")
        ->type_name("SCENARIO")
        ->required();
    add_run_options(*run_app, run_command);
    add_repeat_and_file(*run_app, run_command);
    add_report_options(*run_app, run_command.report, run_command.fail_on);
    run_app->footer(
        "Example: threadline run deadlock/opposite-order -p remedy=\"global order\" "
        "-o run.tline\n"
        "Exit status: 0 done, 1 --fail-on found, 2 wrong usage or input, 3 failed");

    ReportCommand report_command;
    CLI::App* report_app = app.add_subcommand("report", "Report on a recorded run");
    report_app->add_option("file", report_command.file, "A .tline file, or a Chrome JSON trace")
        ->type_name("FILE")
        ->required();
    add_report_options(*report_app, report_command.report, report_command.fail_on);
    report_app->footer("Example: threadline report run.tline --report json --fail-on deadlock");

    ExportCommand export_command;
    CLI::App* export_app =
        app.add_subcommand("export", "Write the picture or the intervals of a run");
    export_app
        ->add_option("source", export_command.run.scenario, "A recorded run, or a scenario to run")
        ->type_name("FILE|SCENARIO")
        ->required();
    export_app->add_option("out", export_command.out, "The file to write; .json is Chrome JSON")
        ->type_name("OUT.{png,svg,pdf,json,csv}")
        ->required();
    add_run_options(*export_app, export_command.run);
    add_figure_options(*export_app, export_command);
    export_app->footer(
        "Example: threadline export deadlock/opposite-order figure.pdf "
        "--width 88.9mm --theme print");

    std::string view_file;
    CLI::App* view_app = app.add_subcommand("view", "Open a trace or a scenario in the window");
    view_app->add_option("file", view_file, "A trace or scenario file")
        ->type_name("FILE")
        ->required();
    view_app->footer("Example: threadline view run.tline");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        const bool version = dynamic_cast<const CLI::CallForVersion*>(&asked) != nullptr;
        return print(version ? std::string(asked.what()) + "\n" : app.help()) ? 0 : 3;
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(refuse(error, app));
    }

    if (list_app->parsed())
        return static_cast<int>(list(list_command));
    if (run_app->parsed())
        return static_cast<int>(run(run_command));
    if (report_app->parsed())
        return static_cast<int>(report(report_command));
    if (export_app->parsed())
        return static_cast<int>(export_to_file(export_command));
    return open_window(view_file);
}

}  // namespace threadline::app
