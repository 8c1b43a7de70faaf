#include "app/cli/lesson_report.h"

#include "app/cli/quantities.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

namespace threadline::app {

namespace {

// The second and further lines stand below the text of the first.
std::string item(const std::string& head, const std::string& text, ConsoleStyle style) {
    const std::string lines = wrapped(text, std::string(columns_of(head), ' '), style.width);
    return lines.empty() ? head + "\n" : head + lines.substr(columns_of(head));
}

std::string paragraphs(const std::vector<std::string>& texts, ConsoleStyle style) {
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : "\n") + wrapped(text, "  ", style.width);
    return out;
}

std::string options_of(const std::string& parameters) {
    std::string text;
    for (const auto& [name, value] : parameters_in(parameters))
        text += (text.empty() ? "" : " ") + std::string("-p \"") + name + "=" + value + "\"";
    return text;
}

std::string names_of(const NamedComparison& comparison) {
    std::string text;
    for (const std::string& run : comparison.runs)
        text += (text.empty() ? "" : "; ") + (run.empty() ? std::string("as it is") : run);
    return text;
}

}  // namespace

Result<Lesson> lesson_beside(const std::filesystem::path& scenario, const std::string& language) {
    const auto path = std::filesystem::path(scenario).replace_extension(
        language == "en" ? ".lesson.md" : ".lesson." + language + ".md");
    std::ifstream file(path);
    if (!file)
        return Error{scenario.string() + " has no lesson beside it, " + path.filename().string() +
                     "; leave --report lesson out"};
    std::ostringstream text;
    text << file.rdbuf();
    return read_lesson(path.string(), text.str());
}

Result<std::string> lesson_report(const Lesson& lesson, const analysis::Report& report,
                                  ConsoleStyle style) {
    const auto told = tell(lesson, facts_of(report));
    if (!told)
        return told.error();
    std::string out = report.info.title + "\n\nPredict\n" +
                      wrapped(told->question, "  ", style.width) +
                      (told->caveat.empty() ? "" : wrapped(told->caveat, "  ", style.width));
    for (std::size_t i = 0; i < lesson.choices.size(); ++i)
        out += item(i == told->answer ? (style.utf8 ? "  → " : "  > ") : "  - ",
                    lesson.choices[i].text, style);
    if (!told->moments.empty())
        out += "\nLook at\n";
    for (const ToldMoment& moment : told->moments)
        out += item(told->has_times ? right(format_duration(std::chrono::nanoseconds(
                                                static_cast<std::int64_t>(moment.at_ms * 1e6))),
                                            10) +
                                          "  "
                                    : "  - ",
                    moment.text, style);
    if (!told->explanation.empty())
        out += "\nExplanation\n" + paragraphs(told->explanation, style);
    out += "\nTry next\n";
    for (const NextTry& next : told->next)
        out += wrapped(options_of(next.parameters), "  ", style.width) +
               wrapped(next.text, "      ", style.width);
    for (const NamedComparison& comparison : lesson.comparisons)
        out += wrapped("side by side: " + names_of(comparison), "  ", style.width) +
               wrapped(comparison.text, "      ", style.width);
    if (!told->aloud.empty())
        out += "\nSay it aloud\n" + paragraphs(told->aloud, style);
    if (told->judgement.gained.empty())
        return out;
    out += "\nWhen not to\n";
    for (const auto& [name, text] : {std::pair("  Gained  ", told->judgement.gained),
                                     std::pair("  Cost    ", told->judgement.cost),
                                     std::pair("  Risk    ", told->judgement.risk)})
        out += item(name, text, style);
    return out + "\n" + paragraphs(told->when_not, style);
}

}  // namespace threadline::app
