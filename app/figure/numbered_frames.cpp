#include "app/figure/numbered_frames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>

namespace threadline::app {
namespace {

// With what stands before and after the number, and how many digits it has.
const QRegularExpression& numbered() {
    static const QRegularExpression pattern(QStringLiteral("^(.*)%0?([1-9]?)d(.*\\.png)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool is_ours(const QString& path) {
    QImageReader reader(path, "png");
    return reader.canRead() && reader.text(QStringLiteral("Software")) == u"Threadline";
}

}  // namespace

bool is_numbered(const QString& pattern) {
    return numbered().match(pattern).hasMatch();
}

QString frame_path(const QString& pattern, std::size_t number) {
    const QRegularExpressionMatch match = numbered().match(pattern);
    return match.captured(1) +
           QString::number(number).rightJustified(match.captured(2).toInt(), u'0') +
           match.captured(3);
}

QString without_number(const QString& pattern) {
    const QRegularExpressionMatch match = numbered().match(pattern);
    QString before = match.captured(1);
    while (before.endsWith(u'-') || before.endsWith(u'_'))
        before.chop(1);
    return before + match.captured(3);
}

std::size_t frames_there(const QString& pattern) {
    std::size_t count = 0;
    while (is_numbered(pattern) && is_ours(frame_path(pattern, count + 1)))
        ++count;
    return count;
}

QString frame_of_others(const QString& pattern) {
    const QRegularExpressionMatch match = numbered().match(pattern);
    if (!match.hasMatch())
        return {};
    const QFileInfo first(frame_path(pattern, 1));
    const QString before = QFileInfo(match.captured(1) + u'x').fileName().chopped(1);
    const QRegularExpression name(QRegularExpression::anchoredPattern(
        QRegularExpression::escape(before) + QStringLiteral("[0-9]+") +
        QRegularExpression::escape(match.captured(3))));
    for (const QString& file : first.dir().entryList(QDir::Files, QDir::Name))
        if (name.match(file).hasMatch() && !is_ours(first.dir().filePath(file)))
            return first.dir().filePath(file);
    return {};
}

void remove_frames_behind(const QString& pattern, std::size_t last) {
    for (QString path = frame_path(pattern, ++last); is_ours(path);
         path = frame_path(pattern, ++last))
        if (!QFile::remove(path))
            return;
}

}  // namespace threadline::app
