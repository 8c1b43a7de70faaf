#include "app/figure/numbered_frames.h"

#include "app/language/path_text.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>

#include <system_error>

#include <fcntl.h>

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
    const int fd = ::open(path_of(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !file.open(fd, QIODevice::ReadOnly, QFile::AutoCloseHandle))
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
    QStringList theirs;
    std::error_code error;
    for (std::filesystem::directory_iterator each(path_of(first.path()), error), end;
         !error && each != end; each.increment(error)) {
        const QString file = first.path() + u'/' + in_qt(each->path().filename());
        std::error_code gone;
        if (name.match(QFileInfo(file).fileName()).hasMatch() && each->is_regular_file(gone) &&
            !is_ours(file))
            theirs += file;
    }
    theirs.sort();
    return theirs.value(0);
}

void remove_frames_behind(const QString& pattern, std::size_t last) {
    std::error_code error;
    for (QString path = frame_path(pattern, ++last); is_ours(path);
         path = frame_path(pattern, ++last))
        if (!std::filesystem::remove(path_of(path), error))
            return;
}

}  // namespace threadline::app
