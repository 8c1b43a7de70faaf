// The libraries that the program is built with, for the dialog about it.
#pragma once

#include <QList>
#include <QString>

namespace threadline::app {

struct Library {
    QString name;
    QString version;  // that it was built with; of Qt the one that is loaded
    QString licence;  // as SPDX names it
    QString use;
};

QList<Library> libraries_used();

}  // namespace threadline::app
