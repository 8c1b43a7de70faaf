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
    void show_message(Kind kind, const QString& line);
    void dismiss();
    QString message() const;
    void set_theme(const Theme& theme);

private:
    void colour();

    QLabel* mark_;
    QLabel* text_;
    QToolButton* close_;
    Kind kind_ = Kind::Note;
    Theme theme_;
};

}  // namespace threadline::app
