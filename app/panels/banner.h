// A calm line for what went wrong or should be known, with what can be done about it. The latest
// line is on show; one that asks for an answer comes back from behind what only tells, until it is
// answered. It lies over the window and moves nothing in it: where it is longer than a line, what
// says it in brief is shown, and the tip has all of it; where more lines are needed the row below
// the menus is covered whole, and not cut through.
#pragma once

#include "app/timeline/theme.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

#include <array>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QMenuBar;
class QShortcut;
class QToolButton;

namespace threadline::app {

class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Error, Note };
    // A button; the line goes when it is pressed.
    struct Offer {
        QString text, tip;
        std::function<void()> act;
    };

    explicit Banner(QWidget* parent = nullptr);
    // In the window of these menus: beside them, where nothing else is, or else below them;
    // whichever leaves more of the page in sight.
    void lie_beside(QMenuBar* menus);
    // `source_line` > 0: a button leads to that line of the source.
    void show_message(Kind kind, const QString& line, int source_line = 0);
    void show_error(const QString& line);
    // What was told last, where all of it has no room in a line. Only who wrote it knows
    // where a sentence ends: there are names in it.
    void put_in_brief(const QString& line);
    // Something was done as it was asked for: goes by itself once the mouse has rested for a while,
    // unless something is offered.
    void show_done(const QString& line);
    // On what was told last, which stays until a person has answered or closed it. At most two:
    // what is offered after the first stands beside it.
    void offer(const QString& text, const QString& tip, std::function<void()> act);
    // Stays until one of them, at most two, is pressed, or a person closes it. An error on show is
    // read first, and what was done can be taken back. `tip` says how it came to that.
    void ask(const QString& line, std::vector<Offer> offers, const QString& tip = {});
    // What is told goes; what is asked stays.
    void dismiss();
    // That line, told or asked, on show or not.
    void take_back(const QString& line);
    QString message() const;
    void set_theme(const Theme& theme);

public slots:
    void close_line();  // by the person; nothing where there is none

signals:
    void line_chosen(int line);
    void closed();  // by the person

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        Kind kind = Kind::Note;
        QString text;
        int source_line = 0;
        std::vector<Offer> offers;
        bool is_done = false;
        QString tip = {};
        QString brief = {};  // empty: it is not shortened
    };

    const Line* on_show() const;
    void take_off_show();
    void show_line();
    void colour();
    void place();
    bool shows_error() const { return on_show() && on_show()->kind == Kind::Error; }
    void fit_text(int width);
    void go_unless_at_hand();

    QLabel* mark_;
    QLabel* text_;
    QToolButton* go_to_line_;
    QToolButton* close_;
    QShortcut* escape_;
    std::array<QToolButton*, 2> offers_;
    std::optional<Line> told_;  // before what asks
    std::vector<Line> asked_;   // the last one first
    Theme theme_;
    QTimer goes_{this};
    QPoint mouse_was_;  // on the screen, as the time began
    QMenuBar* menus_ = nullptr;
    QPointer<QWidget> had_keys_;  // before it
};

}  // namespace threadline::app
