// The program as a person calls it: its exit status and what it prints.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

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
