#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/figure_options.h"
#include "app/cli/interrupts.h"
#include "app/cli/locations.h"
#include "app/cli/option_parsing.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/run_options.h"
#include "app/cli/scenario_lookup.h"

#include "engine/analysis/analysis.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <string_view>

namespace threadline::app {

namespace {

// A list broken for the column of the help.
std::string in_lines(const std::string& list) {
    constexpr std::size_t longest = 46;
    std::string lines;
    std::size_t begin = 0;
    for (std::size_t at = list.find(", "); at != std::string::npos; at = list.find(", ", at + 2)) {
        const std::size_t next = std::min(list.find(", ", at + 2), list.size());
        if (next - begin <= longest)
            continue;
        lines += list.substr(begin, at + 1 - begin) + "\n";
        begin = at + 2;
    }
    return lines + list.substr(begin);
}

// Kinds that have their name already can be asked for, but whoever does must not feel safe.
void warn_of_unreported(const std::vector<analysis::FindingKind>& kinds) {
    const auto reported = analysis::reported_kinds();
    for (const analysis::FindingKind kind : kinds)
        if (std::find(reported.begin(), reported.end(), kind) == reported.end())
            print_error(std::string("note: --fail-on ") + analysis::key_of(kind) +
                        " finds nothing: no analysis of this version looks for it");
}

void add_fail_on(CLI::App& app, std::vector<analysis::FindingKind>& fail_on) {
    add_text(app, "--fail-on",
             "Exit with status 1 if one of these is found:\n" + in_lines(reported_finding_kinds()),
             [&fail_on](const std::string& text) {
                 fail_on = checked(parse_finding_kinds(text));
                 warn_of_unreported(fail_on);
             })
        ->type_name("KIND,KIND...");
}

struct NamedFormat {
    const char* name;
    ReportFormat format;
};

// Text and JSON, and what else the command can write.
void add_report_format(CLI::App& app, ReportFormat& report,
                       std::optional<NamedFormat> more = std::nullopt) {
    std::vector<NamedFormat> formats{{"text", ReportFormat::Text}, {"json", ReportFormat::Json}};
    if (more)
        formats.push_back(*more);
    std::string choices, words;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        choices += (i == 0 ? "" : "|") + std::string(formats[i].name);
        words += (i == 0                    ? ""
                  : i + 1 == formats.size() ? " or "
                                            : ", ") +
                 std::string(formats[i].name);
    }
    add_text(app, "--report", "How to report; default text",
             [&report, formats, words](const std::string& text) {
                 const auto named =
                     std::find_if(formats.begin(), formats.end(),
                                  [&](const NamedFormat& one) { return text == one.name; });
                 if (named == formats.end())
                     throw CLI::ValidationError("--report is " + words + ", not '" + text + "'");
                 report = named->format;
             })
        ->type_name(choices);
}

void add_no_confirm(CLI::App& app, bool& confirm) {
    app.add_flag_callback(
        "--no-confirm", [&confirm] { confirm = false; },
        "Do not try to lead real threads into potential deadlocks");
}

void add_report_options(CLI::App& app, ReportFormat& report,
                        std::vector<analysis::FindingKind>& fail_on, bool& confirm) {
    add_report_format(app, report, NamedFormat{"lesson", ReportFormat::Lesson});
    add_fail_on(app, fail_on);
    add_no_confirm(app, confirm);
}

void add_range_report_options(CLI::App& app, ReportCommand& command) {
    add_report_format(app, command.report, NamedFormat{"csv", ReportFormat::Csv});
    add_text(app, "--from", "Report on a part of the run: its start; default 0ms",
             [&command](const std::string& text) { command.from = checked(parse_duration(text)); })
        ->type_name("TIME");
    add_text(app, "--to", "Its end; default the end of the run",
             [&command](const std::string& text) { command.to = checked(parse_duration(text)); })
        ->type_name("TIME");
}

// An exploration sees how each execution ends, and looks for nothing else.
void add_explore_report_options(CLI::App& app, ExploreCommand& command) {
    add_report_format(app, command.report);
    add_text(app, "--fail-on",
             "Exit with status 1 if one of these is found:\ndeadlock, check-failed",
             [&command](const std::string& text) {
                 command.fail_on = checked(parse_finding_kinds(text));
                 for (const analysis::FindingKind kind : command.fail_on)
                     if (kind != analysis::FindingKind::Deadlock &&
                         kind != analysis::FindingKind::CheckFailed)
                         print_error(std::string("note: --fail-on ") + analysis::key_of(kind) +
                                     " finds nothing here: explore looks for deadlock and "
                                     "check-failed");
             })
        ->type_name("KIND,KIND...");
}

// A comparison or a sweep as a picture.
void add_drawing_options(CLI::App& app, DrawingOptions& drawing, const std::string& formats) {
    app.add_option_function<std::string>(
           "-o,--output", [&drawing](const std::string& path) { drawing.out = path; },
           "Draw it into this file; the ending says the format")
        ->type_name("OUT." + formats);
    add_choice(app, "--preset", "Width and letters for a use; --width and --dpi go\nfirst",
               drawing.preset, {"column", "two-columns", "page", "slide", "poster"});
    add_text(
        app, "--width", "Width of the picture; default 174mm",
        [&drawing](const std::string& text) {
            drawing.width_mm = checked(parse_length_mm(text));
            if (!(*drawing.width_mm >= 20 && *drawing.width_mm <= 5000))
                throw CLI::ValidationError("--width is from 20mm to 5000mm, not '" + text + "'");
        })
        ->type_name("LENGTH");
    add_text(
        app, "--dpi", "Dots per inch of a .png; default 300",
        [&drawing](const std::string& text) {
            double dpi = 0;
            if (!CLI::detail::lexical_cast(text, dpi) || !(dpi >= 20 && dpi <= 2400))
                throw CLI::ValidationError("--dpi is a number from 20 to 2400, not '" + text + "'");
            drawing.dpi = dpi;
        })
        ->type_name("N");
    add_choice(app, "--theme", "Colours; default print", drawing.theme,
               {"light", "dark", "print", "projector"});
    app.add_flag("--caption", drawing.caption,
                 "Write a caption and a text description beside\nit, as OUT.caption.txt");
}

// The arguments of each of the runs that compare has -- between; of any other command all of them.
std::vector<std::vector<std::string>> parts_of(const std::vector<std::string>& arguments) {
    std::vector<std::vector<std::string>> parts{{}};
    for (const std::string& argument : arguments)
        if (arguments.front() == "compare" && argument == "--")
            parts.push_back({"compare"});
        else
            parts.back().push_back(argument);
    return parts;
}

constexpr const char* exit_statuses =
    "Exit status: 0 done, also when the run was deadlocked or timed out; 1 --fail-on found;\n"
    "2 wrong usage or input; 3 the scenario failed, or the output could not be written;\n"
    "130 ended by Ctrl-C or a request to end";

constexpr const char* commands[] = {"list",   "run",  "report",  "explore",
                                    "export", "view", "compare", "sweep"};

bool is_command(std::string_view word) {
    return std::find(std::begin(commands), std::end(commands), word) != std::end(commands);
}

// The place of the word behind the options that go without a command; the end: there is none.
std::size_t first_word(const std::vector<std::string>& arguments) {
    std::size_t at = 0;
    while (at < arguments.size() && arguments[at].starts_with("--language"))
        at += arguments[at] == "--language" ? 2 : 1;
    const bool is_word = at < arguments.size() && !arguments[at].starts_with("-");
    return is_word ? at : arguments.size();
}

// Be it there or not; anything else is a name.
bool names_file(const std::string& word) {
    std::error_code problem;
    return std::filesystem::path(word).has_extension() || std::filesystem::exists(word, problem);
}

// What stands in place of a command is opened in the window.
bool can_be_viewed(const std::string& word) {
    return names_file(word) || find_scenario(scenarios_folder(), word);
}

ExitStatus refuse_word(const std::string& word) {
    std::vector<std::string> known{std::begin(commands), std::end(commands)};
    for (const ScenarioPath& scenario : scenarios_in(scenarios_folder()))
        known.push_back(scenario.name);
    const std::string suggestion = nearest(word, known);
    return usage_error(
        "there is no command '" + word + "', and no file or scenario of that name" +
        (suggestion.empty() ? "; see 'threadline --help'" : "; did you mean " + suggestion + "?"));
}

ExitStatus take_viewed(const std::string& word, WindowRequest& window) {
    if (names_file(word)) {
        window.file = word;
        return check_viewable(word);
    }
    const auto scenario = find_scenario(scenarios_folder(), word);
    if (!scenario)
        return usage_error(scenario.error().message);
    window.scenario = word;
    return ExitStatus::Done;
}

// CLI11 counts: "--cores: 1 required N missing", "--cores: At Most 1 required but received 2".
std::string about_its_values(const std::string& said) {
    const std::string option = said.substr(0, said.find(':'));
    const std::string_view before = ": 1 required ";
    const std::string_view behind = " missing";
    if (said.ends_with(behind) && said.substr(option.size()).starts_with(before)) {
        const std::size_t begin = option.size() + before.size();
        return option + " needs a value: " + option + " " +
               said.substr(begin, said.size() - behind.size() - begin);
    }
    if (said.find("At Most 1 required") != said.npos)
        return option + " is given more than once";
    return said;
}

// One line, whatever CLI11 has to say.
ExitStatus refuse(const CLI::ParseError& error, const CLI::App& app) {
    std::string help = "threadline";
    for (const CLI::App* sub : app.get_subcommands())
        help += " " + sub->get_name();
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        // CLI11 names them last first.
        message = "not expected here:";
        for (const std::string& argument : app.remaining(true))
            message += " " + argument;
    } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        message = about_its_values(message);
    }
    return usage_error(message + "; see '" + help + " --help'");
}

// Those that say how to run what is named.
std::vector<const CLI::Option*> options_of_a_run(const CLI::App& app) {
    return app.get_options([](const CLI::Option* option) {
        return option->nonpositional() && !option->get_name().starts_with("--help");
    });
}

std::vector<std::string> given(const std::vector<const CLI::Option*>& options) {
    std::vector<std::string> names;
    for (const CLI::Option* option : options)
        if (option->count() > 0)
            names.push_back(option->get_name());
    return names;
}

}  // namespace

int run_command_line(int argc, char** argv, const OpenWindow& open_window) {
    ignore_failing_writes();
    if (argc == 1)
        return open_window({});
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (const std::size_t at = first_word(arguments);
        at < arguments.size() && !is_command(arguments[at])) {
        if (!can_be_viewed(arguments[at]))
            return static_cast<int>(refuse_word(arguments[at]));
        arguments.insert(arguments.begin() + std::ptrdiff_t(at), "view");
    }

    CLI::App app(
        "Runs concurrency scenarios on real threads, and draws what each thread did.\n"
        "Without a command it opens the window, on a file or a scenario where one is named.",
        "threadline");
    app.set_version_flag("--version", "threadline " THREADLINE_VERSION);
    app.require_subcommand(0, 1);
    WindowRequest window;
    const auto add_language = [&window](CLI::App& to) {
        return add_choice(to, "--language", "The language of the window; default the system's",
                          window.language, {"en", "de"});
    };
    const CLI::Option* language = add_language(app);
    app.get_formatter()->column_width(34);
    for (const auto& [known, ours] : {std::pair{"OPTIONS", "options"},
                                      {"SUBCOMMAND", "COMMAND"},
                                      {"SUBCOMMANDS", "COMMAND"},
                                      {"Subcommands", "Commands"},
                                      {"Positionals", "Arguments"},
                                      {"REQUIRED", ""}})
        app.get_formatter()->label(known, ours);
    app.footer(
        "Example: threadline deadlock/opposite-order\n"
        "         threadline run deadlock/opposite-order");

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
    add_number(*run_app, "--repeat", "How many times to run it; default 1", run_command.repeat, 1,
               1'000'000);
    add_report_options(*run_app, run_command.report, run_command.fail_on, run_command.confirm);
    run_app->footer(
        std::string("Example: threadline run deadlock/opposite-order -p remedy=\"global order\" "
                    "-o run.tline\n") +
        exit_statuses);

    ReportCommand report_command;
    CLI::App* report_app = app.add_subcommand("report", "Report on a recorded run");
    report_app->add_option("file", report_command.file, "A .tline file, or a Chrome JSON trace")
        ->type_name("FILE")
        ->required();
    add_range_report_options(*report_app, report_command);
    add_fail_on(*report_app, report_command.fail_on);
    add_no_confirm(*report_app, report_command.confirm);
    report_app->footer(
        "With --from, --to or as csv: the states, locks, waits and lines of that part of the run.\n"
        "Example: threadline report run.tline --report json --fail-on deadlock\n"
        "         threadline report run.tline --from 20ms --to 50ms");

    ExploreCommand explore_command;
    CLI::App* explore_app =
        app.add_subcommand("explore", "Visit every interleaving of a scenario that matters");
    explore_app
        ->add_option("scenario", explore_command.scenario, "A name from 'list', or a .lua file")
        ->type_name("SCENARIO")
        ->required();
    add_parameters(*explore_app, explore_command.parameters);
    add_text(*explore_app, "--bound",
             "How far to go, where it could go on for ever:\npreemptions per execution, timeouts "
             "and\nfailed tries per line of a thread (and, where\nit spins, readings that find "
             "nothing new); default\n" +
                 record::ExplorationBounds{}.to_text(),
             [&explore_command](const std::string& text) {
                 explore_command.bounds = checked(record::ExplorationBounds::parse(text));
             })
        ->type_name("NAME=N,NAME=N...");
    add_what_if(*explore_app, explore_command.what_if);
    add_text(*explore_app, "--seed", "Of the random numbers that the scenario asks for;\ndefault 0",
             [&explore_command](const std::string& text) {
                 explore_command.seed = checked(parse_whole(text, "--seed"));
             })
        ->type_name("N");
    add_text(*explore_app, "--confirm",
             "How many outcomes to replay on real threads;\ndefault " +
                 std::to_string(explore_command.most_replays),
             [&explore_command](const std::string& text) {
                 explore_command.most_replays =
                     text == "all" ? std::numeric_limits<std::size_t>::max()
                                   : checked(parse_whole(text, "--confirm, if not all,"));
             })
        ->type_name("N|all");
    add_explore_report_options(*explore_app, explore_command);
    explore_app->footer(
        std::string("Example: threadline explore deadlock/opposite-order -p remedy=\"global "
                    "order\"\n") +
        exit_statuses);

    ExportCommand export_command;
    CLI::App* export_app =
        app.add_subcommand("export", "Write the picture or the figures of a run");
    export_app
        ->add_option("source", export_command.run.scenario, "A recorded run, or a scenario to run")
        ->type_name("FILE|SCENARIO")
        ->required();
    export_app
        ->add_option("out", export_command.out,
                     "The file to write; .json is Chrome JSON; frame-%04d.png\nstands for the "
                     "numbered frames of an animation")
        ->type_name("OUT.{png,svg,pdf,gif,apng,html,csv,json,schedule}")
        ->required();
    add_run_options(*export_app, export_command.run);
    const auto of_exported = options_of_a_run(*export_app);
    add_fail_on(*export_app, export_command.run.fail_on);
    add_figure_options(*export_app, export_command);
    export_app->footer(std::string("Example: threadline export deadlock/opposite-order figure.pdf "
                                   "--preset column --caption\n") +
                       exit_statuses);

    CompareCommand compare_command;
    RunCommand compared;
    CLI::App* compare_app =
        app.add_subcommand("compare", "Run two to six scenarios and compare them");
    compare_app
        ->add_option("scenario", compared.scenario,
                     "A scenario to run, or a recorded run; -- stands before\neach further one")
        ->type_name("SCENARIO|FILE")
        ->required();
    add_conditions(*compare_app, compared);
    const auto of_compared = options_of_a_run(*compare_app);
    add_drawing_options(*compare_app, compare_command.drawing, "{png,svg,pdf}");
    add_report_format(*compare_app, compare_command.report);
    compare_app->footer(
        std::string("Clock, cores, schedule and timeout hold for all runs, also where only one is "
                    "given them;\n-p is for that run alone. Speed-ups are to the first.\n"
                    "Example: threadline compare bottleneck/downloads -- bottleneck/downloads "
                    "-p tool=threads -o compare.pdf\n") +
        exit_statuses);

    SweepCommand sweep_command;
    CLI::App* sweep_app =
        app.add_subcommand("sweep", "Run a scenario over several values of a parameter");
    sweep_app
        ->add_option("scenario", sweep_command.run.scenario, "A name from 'list', or a .lua file")
        ->type_name("SCENARIO")
        ->required();
    add_conditions(*sweep_app, sweep_command.run);
    add_number(*sweep_app, "--repeat", "How many times to run it for each value; default 1",
               sweep_command.run.repeat, 1, 1'000);
    add_drawing_options(*sweep_app, sweep_command.drawing, "{csv,png,svg,pdf}");
    sweep_app->footer(std::string("One -p has several values, or two have, and those of words are "
                                  "drawn beside each other: -p NAME=10,100,1000.\n"
                                  "Example: threadline sweep bottleneck/downloads -p tool=threads "
                                  "-p requests=10,50,200 -o sweep.svg\n") +
                      exit_statuses);

    std::string viewed;
    CLI::App* view_app =
        app.add_subcommand("view", "Open a trace, a scenario or a schedule in the window");
    view_app
        ->add_option("file", viewed,
                     "A trace, scenario or schedule, or a name from 'list';\nnone: the window as "
                     "it is")
        ->type_name("FILE|SCENARIO");
    add_language(*view_app);
    view_app->footer("Example: threadline view run.tline");

    for (CLI::App* command :
         {list_app, run_app, report_app, explore_app, export_app, compare_app, sweep_app, view_app})
        command->group("Commands");

    try {
        for (std::vector<std::string>& part : parts_of(arguments)) {
            compared = {};
            std::reverse(part.begin(), part.end());  // as CLI11 takes them
            app.parse(std::move(part));
            compared.given = given(of_compared);
            compare_command.runs.push_back(compared);
        }
    } catch (const CLI::Success& asked) {
        const bool version = dynamic_cast<const CLI::CallForVersion*>(&asked) != nullptr;
        return print(version ? std::string(asked.what()) + "\n" : app.help()) ? 0 : 3;
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(refuse(error, app));
    }

    const bool headless = !app.get_subcommands().empty() && !view_app->parsed();
    if (app.get_subcommands().empty() && language->count() == 0)
        return static_cast<int>(usage_error("a command is missing; see 'threadline --help'"));
    if (headless && language->count() > 0)
        return static_cast<int>(usage_error(
            "--language is for the window; what a command prints is English: leave it out, or, for "
            "the words in a picture, put it behind 'export'"));

    if (list_app->parsed())
        return static_cast<int>(list(list_command));
    if (run_app->parsed())
        return static_cast<int>(run(run_command));
    if (report_app->parsed())
        return static_cast<int>(report(report_command));
    if (explore_app->parsed())
        return static_cast<int>(explore(explore_command));
    if (export_app->parsed()) {
        export_command.run.given = given(of_exported);
        return static_cast<int>(export_to_file(export_command));
    }
    if (compare_app->parsed())
        return static_cast<int>(compare(compare_command));
    if (sweep_app->parsed())
        return static_cast<int>(sweep(sweep_command));
    if (const ExitStatus bad = viewed.empty() ? ExitStatus::Done : take_viewed(viewed, window);
        bad != ExitStatus::Done)
        return static_cast<int>(bad);
    return open_window(window);
}

}  // namespace threadline::app
