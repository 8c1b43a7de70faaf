// A run that nobody asked for, so that nothing is empty: what is known of it while it is on show.
#pragma once

#include <QString>
#include <QTimer>

namespace threadline::app {

struct ExampleRun {
    bool is_wanted = false;  // on show, or to come
    bool starts = false;     // just now
    bool on_show = false;
    bool is_told = false;  // the line about it was shown
    QString line;
    QTimer limit;
};

}  // namespace threadline::app
