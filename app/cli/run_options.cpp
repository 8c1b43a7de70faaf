#include "app/cli/run_options.h"

#include "app/cli/option_parsing.h"
#include "app/cli/quantities.h"

namespace threadline::app {

void add_parameters(CLI::App& app, std::vector<std::pair<std::string, std::string>>& parameters) {
    // One at a time, so that what follows -p NAME=VALUE is not taken for another.
    app.add_option_function<std::vector<std::string>>(
           "-p,--parameter",
           [&parameters](const std::vector<std::string>& texts) {
               for (const std::string& text : texts)
                   parameters.push_back(checked(parse_assignment(text)));
           },
           "Set a parameter of the scenario; may be repeated")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
}

void add_what_if(CLI::App& app, record::Remedies& what_if) {
    add_text(app, "--what-if",
             "Try a remedy, the script as it is: take all locks of a\nblock in a global order, end "
             "waits for locks, guard what\nraces, or roll a victim back; see the manual",
             [&what_if](const std::string& text) {
                 const auto remedies = record::Remedies::parse(text);
                 if (!remedies)
                     throw CLI::ValidationError("--what-if: " + remedies.error().message);
                 what_if = *remedies;
             })
        ->type_name("global-order|timeout|guard|victim,...");
}

void add_conditions(CLI::App& app, RunCommand& command) {
    add_parameters(app, command.parameters);
    add_text(app, "--clock", "Which time: real, as measured, or virtual, on simulated cores",
             [&command](const std::string& text) {
                 if (text != "real" && text != "virtual")
                     throw CLI::ValidationError("--clock is real or virtual, not '" + text + "'");
                 command.virtual_clock = text == "virtual";
             })
        ->type_name("real|virtual")
        ->default_str("real");
    add_text(app, "--cores", "Simulated cores, 1 to 256; goes with --clock virtual",
             [&command](const std::string& text) {
                 command.simulated_cores = checked(parse_cores(text));
             })
        ->type_name("N")
        ->default_str("2");
    add_text(app, "--simulate",
             "What simulated time goes to: how long a time slice is,\n"
             "what a context switch, a hand-over and a step cost;\n"
             "default slice=3ms,switch=2us,hand-over=5us,step=100ns,\n"
             "as measured on a Linux server",
             [&command](const std::string& text) {
                 command.simulated_costs = checked(parse_simulation(text));
             })
        ->type_name("WHAT=TIME,...");
    add_text(app, "--schedule",
             "Who goes next at each step: as the system decides,\n"
             "at random by a seed N, by PCT with a seed and the\n"
             "depth D of the bugs sought (3), as in FILE, or as\n"
             "in FILE as far as that can be followed",
             [&command](const std::string& text) {
                 command.schedule = checked(parse_schedule_option(text));
             })
        ->type_name("free|seed:N|pct:N[:D]|replay:FILE|follow:FILE")
        ->default_str("free");
    add_what_if(app, command.what_if);
    add_text(
        app, "--timeout", "End the run after this time; default 30s",
        [&command](const std::string& text) {
            command.timeout =
                std::chrono::ceil<std::chrono::milliseconds>(checked(parse_duration(text)));
            if (command.timeout.count() <= 0)
                throw CLI::ValidationError("--timeout has to be longer than nothing; write 30s");
        })
        ->type_name("TIME");
}

void add_run_options(CLI::App& app, RunCommand& command) {
    add_conditions(app, command);
    add_text(app, "--overflow",
             "Where events come faster than they can be drained:\nlose events and count them, the "
             "default, or wait",
             [&command](const std::string& text) {
                 if (text != "lose" && text != "wait")
                     throw CLI::ValidationError("--overflow is lose or wait, not '" + text + "'");
                 command.hold_up = text == "wait";
             })
        ->type_name("lose|wait");
    add_text(app, "--memory",
             "Of a long run keep the latest in memory, about so many MiB;\nwhat is older is in the "
             "file of -o; default 1024",
             [&command](const std::string& text) {
                 int mib = 0;
                 if (!CLI::detail::lexical_cast(text, mib) || mib < 16 || mib > 1'000'000)
                     throw CLI::ValidationError(
                         "--memory is a number of MiB from 16 to 1000000, not '" + text + "'");
                 command.memory_mib = mib;
             })
        ->type_name("MIB");
    app.add_option_function<std::string>(
           "-o,--output", [&command](const std::string& path) { command.file = path; },
           "Write the trace to this file")
        ->type_name("RUN.tline");
}

}  // namespace threadline::app
