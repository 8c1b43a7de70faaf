// A scenario's text: editable, with line numbers, and in the margin which thread is on which line.
#pragma once

#include "app/code/line_marks.h"
#include "app/timeline/theme.h"

#include <QPlainTextEdit>

namespace threadline::app {

class LuaHighlighter;

class SourceView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);

    void set_marks(std::vector<LineMark> marks);
    const std::vector<LineMark>& marks() const { return marks_; }
    void show_line(int line);  // scrolls there and lights it; 0: lights none
    int shown_line() const { return shown_line_; }
    void set_error(int line, const QString& message);  // line 0: no error
    int error_line() const { return error_line_; }
    void set_theme(const Theme& theme);

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

signals:
    void line_activated(int line);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Margin;
    int margin_width() const;
    int tag_width() const;
    void paint_margin(QPaintEvent* event);
    int line_at(int y) const;
    void update_tints();
    void place_margin();
    const LineMark* mark_of(int line) const;

    Margin* margin_;
    LuaHighlighter* highlighter_;
    std::vector<LineMark> marks_;
    int shown_line_ = 0;
    int error_line_ = 0;
    QString error_;
    Theme theme_;
};

}  // namespace threadline::app
