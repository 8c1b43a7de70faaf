// A part of the window: a line with its title and what belongs there, and below it the content.
#pragma once

#include <QWidget>

class QLabel;

namespace threadline::app {

class FlowLayout;

class Pane : public QWidget {
    Q_OBJECT
public:
    Pane(const QString& title, QWidget* content, QWidget* parent = nullptr);

    void set_title(const QString& title);
    void set_note(const QString& note);   // muted, beside the title
    void show_header(bool on);            // off where a tab says the same
    void add_to_header(QWidget* widget);  // at its right end, in more lines where it is narrow
    void add_above(QWidget* widget);      // the content
    void add_below(QWidget* widget);

private:
    QLabel* title_;
    QLabel* note_;
    QWidget* bar_;  // in which they are
    FlowLayout* tools_;
};

}  // namespace threadline::app
