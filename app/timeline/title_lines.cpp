#include "app/timeline/title_lines.h"

namespace threadline::app {
namespace {

// As many of the words as fit, and one at least.
QString first_line(const QString& words, double width, const TextStyle& style) {
    qsizetype end = words.indexOf(QLatin1Char(' '));
    while (end >= 0) {
        const qsizetype next = words.indexOf(QLatin1Char(' '), end + 1);
        if (text_width(words.left(next), style) > width)
            return words.left(end);
        end = next;
    }
    return words;
}

}  // namespace

std::vector<QString> title_lines(const QString& title, double width, const TextStyle& style,
                                 std::size_t most_lines) {
    std::vector<QString> lines;
    QString rest = title.simplified();
    while (!rest.isEmpty()) {
        const bool last = lines.size() + 1 == most_lines;
        const QString line = last ? rest : first_line(rest, width, style);
        rest = rest.mid(line.size()).trimmed();
        lines.push_back(elided(line, width, style));
    }
    return lines;
}

}  // namespace threadline::app
