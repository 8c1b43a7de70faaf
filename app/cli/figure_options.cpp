#include "app/cli/figure_options.h"

#include "app/cli/option_parsing.h"
#include "app/cli/quantities.h"
#include "app/timeline/lane_switches.h"

#include <algorithm>

namespace threadline::app {

namespace {

std::chrono::milliseconds positive(const std::string& option, const std::string& text) {
    const auto time = std::chrono::ceil<std::chrono::milliseconds>(checked(parse_duration(text)));
    if (time.count() <= 0 || time > std::chrono::hours(1))
        throw CLI::ValidationError(option + " is more than nothing and at most an hour, not '" +
                                   text + "'");
    return time;
}

std::string lane_keys(const std::string& separator) {
    std::string keys;
    for (const LaneSwitch& lanes : lane_switches())
        keys += (keys.empty() ? "" : separator) + lanes.key;
    return keys;
}

void add_animation_options(CLI::App& app, ExportCommand& command) {
    add_text(app, "--length", "How long an animation plays, without its pauses;\ndefault 8s",
             [&command](const std::string& text) {
                 command.animation_length = positive("--length", text);
             })
        ->type_name("TIME");
    add_text(app, "--pause", "How long it pauses at each moment; default 1.5s",
             [&command](const std::string& text) {
                 command.animation_pause = checked(parse_duration(text)).count() == 0
                                               ? std::chrono::milliseconds(0)
                                               : positive("--pause", text);
             })
        ->type_name("TIME");
    add_number(app, "--fps", "Its frames a second, 1 to 50; default 20", command.frames_per_second,
               1, 50);
}

void add_content_options(CLI::App& app, ExportCommand& command) {
    add_choice(app, "--preset",
               "Size for a use; --width, --height, --dpi and\n--text-size go first", command.preset,
               {"column", "two-columns", "page", "slide", "poster"});
    add_text(app, "--text-size", "Size of the letters in points, 4 to 96",
             [&command](const std::string& text) {
                 double size = 0;
                 if (!CLI::detail::lexical_cast(text, size) || !(size >= 4 && size <= 96))
                     throw CLI::ValidationError("--text-size is a number from 4 to 96, not '" +
                                                text + "'");
                 command.text_size = size;
             })
        ->type_name("N");
    app.add_option_function<std::string>(
           "--title", [&command](const std::string& text) { command.title = text; },
           "Title; default that of the scenario, '' for none")
        ->type_name("TEXT");
    add_choice(app, "--language", "The language of the words in a picture; default en",
               command.language, {"en", "de"});
    app.add_flag("--no-legend", command.no_legend, "Leave the legend out");
    app.add_flag("--no-annotations", command.no_annotations,
                 "Leave out the marks of findings and notes");
    app.add_flag("--caption", command.caption,
                 "Write a caption and a text description beside\nit, as OUT.caption.txt");
    add_text(app, "--graph",
             "Instead of the timeline draw who waits for whom\nat TIME, or at the end",
             [&command](const std::string& text) {
                 command.graph = true;
                 if (text != "end")
                     command.graph_at = checked(parse_duration(text));
             })
        ->type_name("TIME|end");
    add_choice(app, "--table", "What a .csv lists; default intervals", command.table,
               {"intervals", "threads", "locks", "findings", "values"});
    add_animation_options(app, command);
}

}  // namespace

void add_figure_options(CLI::App& app, ExportCommand& command) {
    add_text(
        app, "--width", "Width of the figure; default 174mm",
        [&command](const std::string& text) { command.width_mm = checked(parse_length_mm(text)); })
        ->type_name("LENGTH");
    add_text(app, "--height", "Height; auto, the default: what the lanes need",
             [&command](const std::string& text) {
                 if (text == "auto")
                     command.height_mm.reset();
                 else
                     command.height_mm = checked(parse_length_mm(text));
             })
        ->type_name("auto|LENGTH");
    add_text(
        app, "--dpi", "Dots per inch of a .png; default 300, of an animation 110",
        [&command](const std::string& text) {
            double dpi = 0;
            if (!CLI::detail::lexical_cast(text, dpi) || !(dpi >= 20 && dpi <= 2400))
                throw CLI::ValidationError("--dpi is a number from 20 to 2400, not '" + text + "'");
            command.dpi = dpi;
        })
        ->type_name("N");
    add_choice(app, "--theme", "Colours; default print", command.theme,
               {"light", "dark", "print", "projector"});
    add_text(app, "--from", "Start of the picture or table; default 0ms",
             [&command](const std::string& text) { command.from = checked(parse_duration(text)); })
        ->type_name("TIME");
    add_text(app, "--to", "End of it; default the end of the run",
             [&command](const std::string& text) { command.to = checked(parse_duration(text)); })
        ->type_name("TIME");
    add_text(app, "--lanes",
             "Which lanes to draw; default threads,locks,variables;\nof " + lane_keys(", "),
             [&command](const std::string& text) {
                 command.lanes = split(text, ',');
                 for (const std::string& lanes : command.lanes)
                     if (std::ranges::find(lane_switches(), lanes, &LaneSwitch::key) ==
                         lane_switches().end())
                         throw CLI::ValidationError("--lanes lists some of " + lane_keys(", ") +
                                                    ", not '" + lanes + "'");
             })
        ->type_name("KIND,KIND...");
    app.add_flag("--unfold", command.unfold,
                 "Draw a lane for each of many threads of one name;\nmore than 64 of them are one "
                 "lane otherwise");
    add_text(app, "--hide", "Leave these lanes out; the picture says how many",
             [&command](const std::string& text) { command.hidden_lanes = split(text, ','); })
        ->type_name("LANE,LANE...");
    add_text(app, "--order", "These lanes first, in this order",
             [&command](const std::string& text) { command.first_lanes = split(text, ','); })
        ->type_name("LANE,LANE...");
    app.add_flag("--critical-path", command.critical_path,
                 "Draw what made the run as long as it was");
    app.add_flag_function(
        "--no-notes", [&command](std::int64_t) { command.annotations = false; },
        "Leave out the bookmarks and notes that were written\nin the window");
    add_content_options(app, command);
}

}  // namespace threadline::app
