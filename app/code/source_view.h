// A scenario's text: editable, with line numbers, and in the margin which thread is on which line.
#pragma once

#include "app/code/line_heat.h"
#include "app/code/line_marks.h"
#include "app/code/text_places.h"
#include "app/timeline/key_actions.h"
#include "app/timeline/theme.h"

#include <QPlainTextEdit>

namespace threadline::app {

class CodeHighlighter;

class SourceView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceView(QWidget* parent = nullptr);

    void set_marks(std::vector<LineMark> marks);
    void forget_marks();  // another text: those of the one before, and what was pointed at
    const std::vector<LineMark>& marks() const { return marks_; }
    void set_has_heat(bool has_heat);  // whether there is room for it
    // Time waited by line, as bars beside the numbers; empty: none.
    void set_heat(std::vector<LineHeat> heat);
    const std::vector<LineHeat>& heat() const { return heat_; }
    void show_line(int line) { show_lines({line}); }  // 0: none
    // Lights them and scrolls to where all are in sight; where they lie too far apart to the first
    // of them, and tags at the edges say where the others are. The cursor stays where one writes.
    void show_lines(const std::vector<int>& lines);
    void light_lines(const std::vector<int>& lines);  // and scrolls nowhere
    void go_to_line(int line);                        // with the cursor, to write there
    // Lights them faintly: what the mouse is over in another view.
    void point_at(const std::vector<int>& lines);
    const std::vector<int>& pointed_lines() const { return pointed_lines_; }
    int shown_line() const { return shown_lines_.empty() ? 0 : shown_lines_.front(); }
    const std::vector<int>& shown_lines() const { return shown_lines_; }
    bool is_in_sight(int line) const;
    // Those that are lit and out of sight: above (false) or below (true).
    std::vector<int> out_of_sight(bool below) const;
    void set_error(int line, const QString& message);  // line 0: no error
    QString tag_text(const LineMark& mark) const;      // as much as there is room for
    int error_line() const { return error_line_; }
    void set_theme(const Theme& theme);
    void set_found(std::vector<TextPlace> places);  // by a search of the text
    const std::vector<TextPlace>& found() const { return found_; }
    KeyActions& actions() { return actions_; }

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

signals:
    void line_activated(int line);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Margin;
    int margin_width() const;
    int tag_width() const;
    void paint_margin(QPaintEvent* event);
    int line_at(int y) const;
    void update_tints();
    void scroll_to(int first, int last);
    QRectF edge_tag(bool below) const;  // empty where there is none
    QFont tag_font() const;
    void place_margin();
    const LineMark* mark_of(int line) const;
    const LineHeat* heat_of(int line) const;
    int heat_width() const;
    QString tip_of(int line) const;

    KeyActions actions_;
    Margin* margin_;
    CodeHighlighter* highlighter_;
    std::vector<LineMark> marks_;
    std::vector<LineHeat> heat_;
    std::vector<int> shown_lines_;
    std::vector<int> pointed_lines_;
    std::vector<TextPlace> found_;
    int error_line_ = 0;
    bool has_heat_ = false;
    bool tag_pressed_ = false;
    QString error_;
    Theme theme_;
};

}  // namespace threadline::app
