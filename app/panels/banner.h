// A calm line across the window for what went wrong or should be known. It never asks anything.
#pragma once

#include "app/timeline/theme.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace threadline::app {

class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Error, Note };

    explicit Banner(QWidget* parent = nullptr);
    // `source_line` > 0: a button leads to that line of the source.
    void show_message(Kind kind, const QString& line, int source_line = 0);
    void dismiss();
    QString message() const;
    void set_theme(const Theme& theme);

signals:
    void line_chosen(int line);

private:
    void colour();

    QLabel* mark_;
    QLabel* text_;
    QToolButton* go_to_line_;
    QToolButton* close_;
    int source_line_ = 0;
    Kind kind_ = Kind::Note;
    Theme theme_;
};

}  // namespace threadline::app
