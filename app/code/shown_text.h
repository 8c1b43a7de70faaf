// A text as the source pane gives it back: the pane knows one kind of line end, and of space.
#pragma once

#include <QString>

namespace threadline::app {

inline QString as_shown(QString text) {
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    // The last two begin and end a frame in the pane's document.
    for (const char16_t end : {u'\r', u'\u2028', u'\u2029', u'\ufdd0', u'\ufdd1'})
        text.replace(QChar(end), u'\n');
    return text.replace(QChar::Nbsp, u' ');
}

}  // namespace threadline::app
