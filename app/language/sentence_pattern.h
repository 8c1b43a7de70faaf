// A sentence with places, "%1 waits for %2": what stands in them in a text that was made from it,
// and the same sentence in another language with that in its places. Any thread.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

namespace threadline::app {

class SentencePattern {
public:
    SentencePattern() = default;
    // The places stand in their order: %1 before %2.
    explicit SentencePattern(const QString& sentence);

    // None: the text was made from another sentence.
    std::optional<QStringList> parts_of(const QString& text) const;

private:
    QString anchor_;  // its longest literal part: without it nothing has to be tried
    QRegularExpression whole_;
};

// With the n-th part in its n-th place; what a part says is not looked at again.
QString filled(const QString& sentence, const QStringList& parts);

}  // namespace threadline::app
