// A calm line across the window for what went wrong or should be known. It never asks anything; at
// most it offers what can be done about it.
#pragma once

#include "app/timeline/theme.h"

#include <QFrame>
#include <QTimer>

#include <array>
#include <functional>

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
    // Something was done as it was asked for: goes by itself once the mouse has rested for a while.
    void show_done(const QString& line);
    // A button on the message on show; the message goes when it is pressed. At most two: what is
    // offered after the first stands beside it.
    void offer(const QString& text, const QString& tip, std::function<void()> act);
    void dismiss();
    QString message() const;
    void set_theme(const Theme& theme);

signals:
    void line_chosen(int line);
    void closed();  // by the person

private:
    struct Offer {
        QToolButton* button;
        std::function<void()> act;  // none: it is not on show
    };

    void colour();
    void take_back_offers();
    void go_unless_at_hand();

    QLabel* mark_;
    QLabel* text_;
    QToolButton* go_to_line_;
    QToolButton* close_;
    int source_line_ = 0;
    std::array<Offer, 2> offers_;
    Kind kind_ = Kind::Note;
    Theme theme_;
    QTimer goes_{this};
    QPoint mouse_was_;  // on the screen, as the time began
};

}  // namespace threadline::app
