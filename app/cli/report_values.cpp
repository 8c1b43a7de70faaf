// The values of the shared variables at the end, and the notes of the run.
#include "app/cli/quantities.h"
#include "app/cli/report_sections.h"
#include "app/cli/values.h"
#include "app/timeline/wording_terms.h"

#include "engine/trace/value_text.h"

#include <algorithm>

namespace threadline::app {

namespace {

constexpr std::size_t most_elements = 16;  // of an array

std::string shared_text(const SharedValues& shared, const trace::Tables& tables) {
    if (!shared.is_array)
        return trace::quoted_text_of(shared.values.front().second, tables);
    std::string text;
    for (std::size_t i = 0; i < std::min(most_elements, shared.values.size()); ++i)
        text += (i > 0 ? ", " : "") + trace::quoted_text_of(shared.values[i].second, tables);
    if (shared.values.size() > most_elements)
        text += ", and " + std::to_string(shared.values.size() - most_elements) + " more";
    return "[" + text + "]";
}

}  // namespace

void add_values(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const std::vector<SharedValues> all = shared_values(report);
    if (all.empty())
        return;
    out += "\nValues at the end\n";
    for (std::size_t i = 0; i < std::min(most_rows, all.size()); ++i)
        out +=
            wrapped(all[i].name + " = " + shared_text(all[i], *report.tables), "  ", style.width);
    if (all.size() > most_rows)
        out += "  and " + std::to_string(all.size() - most_rows) + " more\n";
}

void add_notes(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    if (report.notes.empty())
        return;
    std::size_t name_width = 0;
    const std::size_t shown = std::min(most_rows, report.notes.size());
    const auto thread = [&](std::size_t i) -> const std::string& {
        return report.tables->actor(report.notes[i].actor).name;
    };
    for (std::size_t i = 0; i < shown; ++i)
        name_width = std::max(name_width, std::min(longest_name, columns_of(thread(i))));
    out += "\nNotes\n";
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string at = wording::is_stepped(&report.info)
                                   ? std::string()
                                   : right(format_duration(report.notes[i].at), 9) + "  ";
        const std::string head = "  " + at + cell(thread(i), name_width, style) + "  ";
        std::string note = wrapped(report.tables->name(report.notes[i].text),
                                   std::string(columns_of(head), ' '), style.width);
        out += note.empty() ? head + "\n" : head + note.substr(columns_of(head));
    }
    if (report.notes.size() > shown)
        out += "  and " + std::to_string(report.notes.size() - shown) + " more\n";
}

}  // namespace threadline::app
