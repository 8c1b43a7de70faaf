#include "app/panels/keys_in_words.h"

#include <QAction>
#include <QKeySequence>

namespace threadline::app {

QString key_in_words(const QAction& action) {
    return action.shortcut().toString(QKeySequence::NativeText);
}

QString keys_in_words(const QAction& action, const QString& between) {
    constexpr int most = 5;  // that may be in no row
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.size() > most ? QStringLiteral("%1 … %2").arg(keys.first(), keys.last())
                              : keys.join(between);
}

}  // namespace threadline::app
