// Numbers as the language of the window writes them: "7.4" or "7,4". Where a number is read by a
// program, in files, commands and links, it has a full stop. Pure; any thread.
#pragma once

#include <QString>

namespace threadline::app {

QString decimal_mark();

// "-1" becomes "−1": each hyphen before a digit that stands at the begin, or after a space, a
// bracket or an equals sign.
QString with_minus(QString text);

// That, and each full stop between two digits becomes that mark.
QString with_decimal_mark(QString text);

// "1.5 us", as the engine and the command line write it, becomes "1,5 µs".
QString in_print(QString text);

// As `QString::number(number, 'f', decimals)`.
QString decimal_text(double number, int decimals);

}  // namespace threadline::app
