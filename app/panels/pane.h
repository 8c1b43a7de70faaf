// A part of the window: a line with its title and what belongs there, and below it the content.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace threadline::app {

class ElidedLabel;
class ToolRow;

class Pane : public QWidget {
    Q_OBJECT
public:
    static constexpr int header_height = 34;  // px, at least

    Pane(const QString& title, QWidget* content, QWidget* parent = nullptr);

    void set_title(const QString& title);
    // Muted, beside the title: the longest of the texts, from the longest on, that has room.
    void set_note(const QStringList& texts);
    void show_header(bool on);            // off where a tab says the same
    void add_to_header(QWidget* widget);  // at its right end
    void show_in_header(QWidget* widget, bool on);
    void add_above(QWidget* widget);  // the content
    void add_below(QWidget* widget);

private:
    QLabel* title_;
    ElidedLabel* note_;
    QWidget* bar_;  // in which they are
    ToolRow* tools_;
};

}  // namespace threadline::app
