#include "app/language/sentence_pattern.h"

namespace threadline::app {

SentencePattern::SentencePattern(const QString& sentence) {
    static const QRegularExpression place("%\\d");
    QString expression;
    const auto add_literal = [&](const QString& literal) {
        if (literal.size() > anchor_.size())
            anchor_ = literal;
        expression += QRegularExpression::escape(literal);
    };
    qsizetype from = 0;
    for (auto found = place.globalMatch(sentence); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString literal = sentence.mid(from, match.capturedStart() - from);
        add_literal(literal);
        expression +=
            literal.endsWith("(line ") || literal.endsWith(", line ") ? "(\\d+)" : "(.+?)";
        from = match.capturedEnd();
    }
    add_literal(sentence.mid(from));
    whole_ = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                QRegularExpression::DotMatchesEverythingOption);
}

std::optional<QStringList> SentencePattern::parts_of(const QString& text) const {
    if (!text.contains(anchor_))
        return std::nullopt;
    const QRegularExpressionMatch match = whole_.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedTexts().mid(1);
}

QString filled(const QString& sentence, const QStringList& parts) {
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const bool place =
            sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1].isDigit();
        const int number = place ? sentence[i + 1].digitValue() : 0;
        if (number < 1 || number > parts.size()) {
            result += sentence[i];
            continue;
        }
        result += parts[number - 1];
        ++i;
    }
    return result;
}

}  // namespace threadline::app
