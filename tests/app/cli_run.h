// The program as a person calls it: its exit status and what it prints.
#pragma once

#include "tests/app/file_content.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray error;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QStringList error_lines() const {
        return QString::fromUtf8(error).split('\n', Qt::SkipEmptyParts);
    }
};

inline QString program() {
    return QStringLiteral(THREADLINE_BIN_DIR "/threadline");
}

inline Ended run_threadline(
    const QStringList& arguments,
    const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
    if (!process.waitForFinished(30'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

// What is not as it should be of a refusal: status 2, nothing on standard output, one line that
// says so. Empty: all is.
inline QString wrong_in_refusal(const Ended& ended, const QString& says) {
    if (ended.status != 2)
        return QString("status %1").arg(ended.status);
    if (!ended.out.isEmpty())
        return "printed: " + QString::fromUtf8(ended.out);
    const QStringList lines = ended.error_lines();
    return lines.size() == 1 && lines[0].contains(says) ? QString() : lines.join(" | ");
}

// The files of a test, in a folder that goes with it.
class OwnFiles {
protected:
    QString path(const QString& name) const { return folder_.filePath(name); }
    QString write(const QString& name, const QByteArray& text) {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        file.write(text);
        return file.fileName();
    }

    QTemporaryDir folder_;
};
