// What is in a file.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

inline QByteArray content_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
