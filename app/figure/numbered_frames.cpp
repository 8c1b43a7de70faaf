#include "app/figure/numbered_frames.h"

#include "app/language/path_text.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>

#include <algorithm>
#include <system_error>

namespace threadline::app {
namespace {

// With what stands before and after the number, and how many digits it has.
const QRegularExpression& numbered() {
    static const QRegularExpression pattern(QStringLiteral("^(.*)%0?([1-9]?)d(.*\\.png)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool is_ours(const QString& path) {
    QFile file;
    if (!open_to_read(file, path_of(path)))
        return false;
    QImageReader reader(&file, "png");
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
    QStringList frames;
    std::error_code error;
    for (std::filesystem::directory_iterator each(path_of(first.path()), error), end;
         !error && each != end; each.increment(error)) {
        const QString file = in_qt(each->path().filename());
        std::error_code gone;
        if (name.match(file).hasMatch() && each->is_regular_file(gone))
            frames += first.path() + u'/' + file;
    }
    frames.sort();
    const auto theirs = std::find_if_not(frames.cbegin(), frames.cend(), is_ours);
    return theirs == frames.cend() ? QString() : *theirs;
}

void remove_frames_behind(const QString& pattern, std::size_t last) {
    std::error_code error;
    for (QString path = frame_path(pattern, ++last); is_ours(path);
         path = frame_path(pattern, ++last))
        if (!std::filesystem::remove(path_of(path), error))
            return;
}

}  // namespace threadline::app
