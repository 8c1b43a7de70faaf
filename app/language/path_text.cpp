#include "app/language/path_text.h"

#include <QByteArrayView>
#include <QFile>

#include <algorithm>
#include <string>

#include <fcntl.h>

namespace threadline::app {
namespace {

constexpr char16_t private_use = 0xEF00;  // and the byte, from 0x80 on

bool stands_for_byte(QChar c) {
    return c.unicode() >= private_use + 0x80 && c.unicode() <= private_use + 0xFF;
}

// How long the character at the begin of `bytes` is; 0: it is none, or one that stands for a byte.
qsizetype length_of_first(QByteArrayView bytes) {
    for (qsizetype length = 1; length <= qMin<qsizetype>(4, bytes.size()); ++length) {
        const QString text = QString::fromUtf8(bytes.first(length));
        if (text.toUtf8() == bytes.first(length))
            return stands_for_byte(text.front()) ? 0 : length;
    }
    return 0;
}

}  // namespace

QString in_qt(const std::filesystem::path& path) {
    const std::string& bytes = path.native();
    const QString whole = QString::fromStdString(bytes);
    if (whole.toStdString() == bytes && std::none_of(whole.begin(), whole.end(), stands_for_byte))
        return whole;
    QString text;
    for (QByteArrayView left(bytes.data(), qsizetype(bytes.size())); !left.empty();) {
        const qsizetype length = length_of_first(left);
        if (length > 0)
            text += QString::fromUtf8(left.first(length));
        else
            text += QChar(char16_t(private_use + static_cast<unsigned char>(left.front())));
        left = left.sliced(qMax<qsizetype>(length, 1));
    }
    return text;
}

std::filesystem::path path_of(const QString& text) {
    std::string bytes;
    qsizetype done = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (stands_for_byte(text[i])) {
            bytes += text.sliced(done, i - done).toStdString();
            bytes += static_cast<char>(text[i].unicode() - private_use);
            done = i + 1;
        }
    return bytes + text.sliced(done).toStdString();
}

bool open_to_read(QFile& file, const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    return descriptor >= 0 &&
           file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
}

}  // namespace threadline::app
