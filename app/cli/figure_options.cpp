#include "app/cli/figure_options.h"

#include "app/cli/option_parsing.h"
#include "app/cli/quantities.h"

namespace threadline::app {

namespace {

std::chrono::milliseconds positive(const std::string& option, const std::string& text) {
    const auto time = std::chrono::ceil<std::chrono::milliseconds>(checked(parse_duration(text)));
    if (time.count() <= 0 || time > std::chrono::hours(1))
        throw CLI::ValidationError(option + " is more than nothing and at most an hour, not '" +
                                   text + "'");
    return time;
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

}  // namespace

void add_figure_content_options(CLI::App& app, ExportCommand& command) {
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

}  // namespace threadline::app
