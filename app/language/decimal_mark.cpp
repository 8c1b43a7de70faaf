#include "app/language/decimal_mark.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <utility>

namespace threadline::app {

QString decimal_mark() {
    //: The decimal mark: 7.4
    return QCoreApplication::translate("Number", ".");
}

QString with_minus(QString text) {
    static const QRegularExpression negative("(?<![^\\s=(\\[])-(?=\\d)");
    return text.contains(u'-') ? text.replace(negative, QChar(0x2212)) : text;
}

QString with_decimal_mark(QString text) {
    text = with_minus(std::move(text));
    const QString mark = decimal_mark();
    if (mark.size() != 1 || mark == QLatin1String("."))
        return text;
    for (qsizetype i = 1; i + 1 < text.size(); ++i)
        if (text[i] == u'.' && text[i - 1].isDigit() && text[i + 1].isDigit())
            text[i] = mark[0];
    return text;
}

QString in_print(QString text) {
    static const QRegularExpression microseconds("(?<=\\d )us\\b");
    return with_decimal_mark(text.replace(microseconds, QStringLiteral("µs")));
}

QString decimal_text(double number, int decimals) {
    return with_decimal_mark(QString::number(number, 'f', decimals));
}

}  // namespace threadline::app
