// The dialogs of the Help menu.
#pragma once

#include <QAction>
#include <QList>
#include <QString>

#include <utility>
#include <vector>

namespace threadline::app {

// The keys of one part of the window, from its actions; what is done with the mouse besides.
struct KeySection {
    QString title;
    QList<QAction*> actions;
    std::vector<std::pair<QString, QString>> gestures;  // what is done, what it does
};

void show_keys_dialog(const std::vector<KeySection>& sections, QWidget* parent);
void show_about_dialog(QWidget* parent);

}  // namespace threadline::app
