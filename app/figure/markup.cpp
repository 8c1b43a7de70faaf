#include "app/figure/markup.h"

namespace threadline::app {

QString escaped_markup(const QString& text) {
    QString plain;
    for (const QChar c : text)
        if (c.unicode() >= 0x20 || c == u'\n' || c == u'\t')
            plain.append(c);
    return plain.toHtmlEscaped();
}

}  // namespace threadline::app
