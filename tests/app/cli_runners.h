// The runners that the program has started, as the system knows them.
#pragma once

#include "tests/app/cli_run.h"

#include <QCoreApplication>
#include <QDir>

// What every process that this test starts inherits, so that it counts its own alone.
inline QByteArray own_mark() {
    return "THREADLINE_TEST=" + QByteArray::number(QCoreApplication::applicationPid());
}

inline void mark_own_processes() {
    const QByteArrayList parts = own_mark().split('=');
    qputenv(parts[0].constData(), parts[1]);
}

// Our processes whose command line names the runner and each of these.
inline int runners_of(const QByteArrayList& words) {
    int found = 0;
    for (const QString& id : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray line = content_of("/proc/" + id + "/cmdline");
        bool names_all = line.contains("threadline-runner");
        for (const QByteArray& word : words)
            names_all = names_all && line.contains(word);
        if (names_all && content_of("/proc/" + id + "/environ").contains(own_mark()))
            ++found;
    }
    return found;
}

inline int runners_of(const QByteArray& word) {
    return runners_of(QByteArrayList{word});
}
