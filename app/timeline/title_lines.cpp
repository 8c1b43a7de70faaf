#include "app/timeline/title_lines.h"

namespace threadline::app {

std::vector<QString> title_lines(const QString& title, double width, const TextStyle& style) {
    constexpr int most_lines = 3;
    std::vector<QString> lines;
    QString rest = title.simplified();
    while (!rest.isEmpty()) {
        QString line = rest;
        while (text_width(line, style) > width && line.contains(QLatin1Char(' ')))
            line = line.left(line.lastIndexOf(QLatin1Char(' ')));
        if (static_cast<int>(lines.size()) + 1 == most_lines)
            line = rest;
        rest = rest.mid(line.size()).trimmed();
        lines.push_back(elided(line, width, style));
    }
    return lines;
}

}  // namespace threadline::app
