// A file of Chrome JSON, written from a text and read again.
#pragma once

#include "engine/exchange/chrome_json_reader.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

class ChromeJsonFile {
protected:
    std::filesystem::path file(const QByteArray& text) {
        QFile file(folder_.filePath("x.json"));
        file.remove();  // some file systems flush to the disk what replaces another file
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's file");
        return folder_.filePath("x.json").toStdString();
    }
    // JSON in these tests has ' where it should have ".
    Result<trace::Snapshot> read(QByteArray text) {
        text.replace('\'', '"');
        return exchange::read_chrome_json(file(text), &counts_);
    }
    trace::Snapshot snapshot(const QByteArray& text) {
        auto read = this->read(text);
        if (!read)
            qFatal("%s", read.error().message.c_str());
        return *read;
    }
    QString error(const QByteArray& text) {
        const auto read = this->read(text);
        return read ? QString() : QString::fromStdString(read.error().message).section('/', -1);
    }

    exchange::ChromeJsonCounts counts_;

private:
    QTemporaryDir folder_;
};

}  // namespace threadline::test
