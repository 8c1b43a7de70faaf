// The runner that this process has started, as the system knows it.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace threadline::test {

// Its process; 0: there is none.
inline qint64 runner_of_this_process() {
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString& entry : QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs)) {
        QFile stat("/proc/" + entry + "/stat");
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QString line = QString::fromLocal8Bit(stat.readAll());
        const QStringList after = line.mid(line.lastIndexOf(u')') + 2).split(u' ');
        if (line.contains("(threadline-runn") && after.value(1) == own)
            return entry.toLongLong();
    }
    return 0;
}

}  // namespace threadline::test
