#include "app/code/source_view.h"

#include "app/code/code_highlighter.h"
#include "app/code/lua_indent.h"
#include "app/code/lua_tokens.h"
#include "app/timeline/contrast.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace threadline::app {
namespace {

QColor tint(const QColor& colour, int alpha) {
    QColor result = colour;
    result.setAlpha(alpha);
    return result;
}

}  // namespace

// Line numbers and tags beside the text.
class SourceView::Margin : public QWidget {
public:
    explicit Margin(SourceView* view) : QWidget(view), view_(view) {
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(SourceView::tr("Threads by line"));
    }

protected:
    void paintEvent(QPaintEvent* event) override { view_->paint_margin(event); }
    void wheelEvent(QWheelEvent* event) override { view_->wheelEvent(event); }
    void mousePressEvent(QMouseEvent* event) override {
        if (const int line = view_->line_at(int(event->position().y())))
            emit view_->line_activated(line);
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ToolTip) {
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), view_->tip_of(view_->line_at(help->pos().y())),
                               this);
            return true;
        }
        return QWidget::event(event);
    }

private:
    SourceView* view_;
};

SourceView::SourceView(QWidget* parent)
    : QPlainTextEdit(parent),
      actions_(this),
      margin_(new Margin(this)),
      highlighter_(new CodeHighlighter(document(), read_lua_line)),
      theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);  // a scenario is indented with spaces; Tab leaves the pane
    setAccessibleName(tr("Source of the scenario"));
    connect(actions_.add(tr("Select what happened next on this line"),
                         {Qt::ALT | Qt::Key_Return, Qt::ALT | Qt::Key_Enter}),
            &QAction::triggered, this,
            [this] { emit line_activated(textCursor().blockNumber() + 1); });
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { place_margin(); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int moved) {
        if (moved != 0) {
            margin_->scroll(0, moved);
            if (!shown_lines_.empty())
                viewport()->update();  // the tags at its edges do not scroll
        } else
            margin_->update(0, rect.y(), margin_->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, viewport(), qOverload<>(&QWidget::update));
    // The tags keep off its line.
    connect(this, &QPlainTextEdit::cursorPositionChanged, viewport(),
            qOverload<>(&QWidget::update));
    set_theme(theme_);
}

void SourceView::set_theme(const Theme& theme) {
    theme_ = theme;
    QFont font(theme.mono_font_family);
    font.setPixelSize(int(std::lround(theme.font_size * theme.scale)) + 1);
    setFont(font);
    setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * 4);
    highlighter_->set_theme(theme);
    place_margin();
    update_tints();
}

// Kept from the beginning, so that no text moves when the first thread comes; of a pane that is
// narrow for its letters less.
int SourceView::tag_width() const {
    const int letter = QFontMetrics(tag_font()).horizontalAdvance(u'm');
    return std::clamp(width() / 7, letter * 3, letter * 9) + 22;
}

QFont SourceView::tag_font() const {
    QFont font(theme_.font_family);
    font.setPixelSize(int(std::lround(theme_.font_size * theme_.scale)) - 1);
    font.setWeight(QFont::DemiBold);
    return font;
}

QString SourceView::tag_text(const LineMark& mark) const {
    const QFontMetricsF letters(tag_font());
    const double room = tag_width() - 14;
    // Of two names of which one is cut only the other would be read.
    const bool fits = letters.horizontalAdvance(mark.text) <= room;
    // The end of a name is its number.
    return letters.elidedText(fits ? mark.text : mark.short_text, Qt::ElideMiddle, room);
}

void SourceView::forget_marks() {
    set_marks({});
    point_at({});
}

int SourceView::margin_width() const {
    int digits = 2;
    for (int count = blockCount(); count >= 100; count /= 10)
        ++digits;
    return tag_width() + fontMetrics().horizontalAdvance(u'9') * digits + 22 + heat_width();
}

int SourceView::heat_width() const {
    return has_heat_ ? fontMetrics().horizontalAdvance(u'9') * 5 : 0;
}

void SourceView::set_has_heat(bool has_heat) {
    if (std::exchange(has_heat_, has_heat) == has_heat)
        return;
    place_margin();
    margin_->update();
}

void SourceView::set_heat(std::vector<LineHeat> heat) {
    if (heat == heat_)
        return;
    heat_ = std::move(heat);
    QStringList lines;
    for (const LineHeat& one : heat_)
        lines.append(tr("line %1: %2").arg(one.line).arg(one.text));
    margin_->setAccessibleDescription(lines.join(u"; "));
    margin_->update();
}

const LineHeat* SourceView::heat_of(int line) const {
    const auto found =
        std::lower_bound(heat_.begin(), heat_.end(), line,
                         [](const LineHeat& one, int wanted) { return one.line < wanted; });
    return found != heat_.end() && found->line == line ? &*found : nullptr;
}

QString SourceView::tip_of(int line) const {
    QStringList tip;
    if (const LineMark* mark = mark_of(line))
        tip.append(tr("On this line now: %1").arg(mark->text));
    if (const LineHeat* heat = heat_of(line))
        tip.append(tr("Line %1: %2").arg(line).arg(heat->text));
    return tip.join(u'\n');
}

void SourceView::place_margin() {
    setViewportMargins(margin_width(), 0, 0, 0);
    const QRect room = contentsRect();
    margin_->setGeometry(room.left(), room.top(), margin_width(), viewport()->height());
}

void SourceView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    // Who writes goes on seeing where, when something comes to stand below.
    if (hasFocus() && QRect(QPoint(), event->oldSize()).contains(cursorRect().center()))
        ensureCursorVisible();
    place_margin();
}

void SourceView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && margin_)
        place_margin();
}

const LineMark* SourceView::mark_of(int line) const {
    for (const LineMark& mark : marks_)
        if (mark.line == line)
            return &mark;
    return nullptr;
}

void SourceView::set_marks(std::vector<LineMark> marks) {
    if (marks == marks_)
        return;
    marks_ = std::move(marks);
    update_tints();
    margin_->update();
}

void SourceView::show_lines(const std::vector<int>& lines) {
    light_lines(lines);
    if (!shown_lines_.empty()) {
        const int first = shown_lines_.front();
        const auto [low, high] = std::minmax_element(shown_lines_.begin(), shown_lines_.end());
        const int room = viewport()->height() / std::max(1, fontMetrics().lineSpacing());
        if (*high - *low < room)
            scroll_to(*low, *high);
        else
            scroll_to(first, first);
    }
}

void SourceView::light_lines(const std::vector<int>& lines) {
    shown_lines_.clear();
    for (const int line : lines)
        if (line > 0 && line <= blockCount() &&
            std::find(shown_lines_.begin(), shown_lines_.end(), line) == shown_lines_.end())
            shown_lines_.push_back(line);
    update_tints();
    margin_->update();
    viewport()->update();
}

void SourceView::go_to_line(int line) {
    show_line(line);
    if (const QTextBlock block = document()->findBlockByNumber(line - 1); block.isValid())
        setTextCursor(QTextCursor(block));
    setFocus(Qt::OtherFocusReason);
}

// Leaves the text as it stands where both are in sight, with what stands around them, else puts
// them in the middle.
void SourceView::scroll_to(int first, int last) {
    constexpr int around = 2;
    if (is_in_sight(std::max(1, first - around)) &&
        is_in_sight(std::min(blockCount(), last + around)))
        return;
    const int room = viewport()->height() / std::max(1, fontMetrics().lineSpacing());
    // The scroll bar counts lines.
    verticalScrollBar()->setValue(std::max(0, (first + last) / 2 - 1 - room / 2));
}

bool SourceView::is_in_sight(int line) const {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid() || !block.isVisible())
        return false;
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    return place.top() >= -1 && place.bottom() <= viewport()->height() + 1;
}

void SourceView::set_error(int line, const QString& message) {
    error_line_ = line;
    error_ = line > 0 ? message : QString();
    update_tints();
    margin_->update();
    viewport()->update();
}

void SourceView::point_at(const std::vector<int>& lines) {
    if (lines == pointed_lines_)
        return;
    pointed_lines_ = lines;
    update_tints();
}

void SourceView::set_found(std::vector<TextPlace> places) {
    if (places == found_)
        return;
    found_ = std::move(places);
    update_tints();
}

// Whole lines are tinted: of a deadlock and of an error in the error's colour, the one shown in
// the selection's.
void SourceView::update_tints() {
    QList<QTextEdit::ExtraSelection> tints;
    const auto add = [&](int line, const QColor& colour) {
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        if (line <= 0 || !block.isValid())
            return;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setBackground(colour);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        tints.append(selection);
    };
    // One for each line: on two of them letters would be hard to read.
    const auto is_shown = [this](int line) { return std::ranges::count(shown_lines_, line) > 0; };
    for (const LineMark& mark : marks_)
        if (mark.deadlocked && !is_shown(mark.line) && mark.line != error_line_)
            add(mark.line, tint(theme_.error, 40));
    if (!is_shown(error_line_))
        add(error_line_, tint(theme_.error, 40));
    for (const int line : shown_lines_)
        add(line, tint(theme_.accent, 46));
    for (const int line : pointed_lines_)
        add(line, tint(theme_.accent, 30));
    for (const TextPlace& place : found_) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(int(place.begin));
        selection.cursor.setPosition(int(place.end), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        selection.format.setBackground(tint(theme_.warning, 60));
        tints.append(selection);
    }
    setExtraSelections(tints);
}

int SourceView::line_at(int y) const {
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid()) {
        const double bottom = top + blockBoundingRect(block).height();
        if (y >= top && y < bottom)
            return block.blockNumber() + 1;
        top = bottom;
        block = block.next();
    }
    return 0;
}

void SourceView::paint_margin(QPaintEvent* event) {
    QPainter painter(margin_);
    painter.fillRect(event->rect(), theme_.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = fontMetrics().height();
    const int number_right = margin_->width() - 10 - heat_width();
    const QFont letters = tag_font();

    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const int line = block.blockNumber() + 1;
        const double line_height = blockBoundingRect(block).height();
        const LineMark* mark = mark_of(line);
        const bool error = line == error_line_;
        const bool shown =
            std::find(shown_lines_.begin(), shown_lines_.end(), line) != shown_lines_.end();
        const bool strong = shown || mark != nullptr || error;
        painter.setFont(font());
        painter.setPen(error || (mark && mark->deadlocked) ? theme_.error
                       : strong                            ? theme_.text
                                                           : theme_.muted_text);
        painter.drawText(QRectF(0, top, number_right, height), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line));
        if (const LineHeat* heat = heat_of(line))
            paint_heat(painter, *heat,
                       QRectF(number_right + 6, top + line_height * 0.25,
                              margin_->width() - number_right - 10, line_height * 0.5),
                       theme_);
        if (mark || error) {
            const QRectF tag(6, top + 1, tag_width() - 6, line_height - 2);
            const bool wrong = error || mark->deadlocked;
            const QColor colour = wrong ? theme_.error : theme_.fill(mark->state).colour;
            const QColor edge =
                wrong ? theme_.error : line_for(theme_.fill(mark->state), theme_.surface);
            painter.setPen(QPen(edge, 1.2));
            painter.setBrush(tint(colour, 60));
            painter.drawRoundedRect(tag, 4, 4);
            painter.setPen(theme_.text);
            painter.setFont(letters);
            painter.drawText(tag.adjusted(5, 0, -5, 0), Qt::AlignCenter,
                             error ? tr("error") : tag_text(*mark));
        }
        top += line_height;
    }
    painter.setPen(QPen(theme_.grid, 1));
    painter.drawLine(QPointF(margin_->width() - 0.5, event->rect().top()),
                     QPointF(margin_->width() - 0.5, event->rect().bottom() + 1));
}

void SourceView::paintEvent(QPaintEvent* event) {
    QPlainTextEdit::paintEvent(event);
    if (error_line_ > 0) {
        // What is wrong stands behind its line, if there is room for all of it: the pane has it
        // too.
        const QTextBlock block = document()->findBlockByNumber(error_line_ - 1);
        if (block.isValid() && block.isVisible()) {
            QPainter painter(viewport());
            QFont small(theme_.font_family);
            small.setPixelSize(int(std::lround(theme_.font_size * theme_.scale)));
            const QRectF row = blockBoundingGeometry(block).translated(contentOffset());
            const double begin = row.left() + fontMetrics().horizontalAdvance(block.text()) + 24;
            const QRectF room(begin, row.top(), viewport()->width() - begin - 8, row.height());
            painter.setFont(small);
            painter.setPen(theme_.error);
            if (QFontMetricsF(small).horizontalAdvance(error_) <= room.width())
                painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, error_);
        }
    }
    for (const bool below : {false, true}) {
        const QRectF tag = edge_tag(below);
        if (tag.isEmpty())
            continue;
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme_.accent, 1.2));
        painter.setBrush(theme_.surface);
        painter.drawRoundedRect(tag, 4, 4);
        painter.setFont(tag_font());
        painter.setPen(theme_.text);
        const int line = out_of_sight(below).front();
        painter.drawText(tag, Qt::AlignCenter,
                         (below ? tr("line %1 ↓") : tr("line %1 ↑")).arg(line));
    }
    if (hasFocus()) {
        QPainter painter(viewport());
        painter.setPen(QPen(theme_.accent, theme_.focus_width()));
        painter.drawLine(viewport()->rect().topLeft(), viewport()->rect().topRight());
    }
}

// A tag at the edge leads to its line.
void SourceView::mousePressEvent(QMouseEvent* event) {
    for (const bool below : {false, true})
        if (edge_tag(below).contains(event->position())) {
            const int line = out_of_sight(below).front();
            scroll_to(line, line);
            viewport()->update();
            event->accept();
            tag_pressed_ = true;
            return;
        }
    QPlainTextEdit::mousePressEvent(event);
}

void SourceView::mouseReleaseEvent(QMouseEvent* event) {
    if (std::exchange(tag_pressed_, false))
        return;
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        emit line_activated(textCursor().blockNumber() + 1);
}

// Its keys come before those of the window.
bool SourceView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride)
        if (const QAction* action = actions_.of(*static_cast<QKeyEvent*>(event));
            action && action->isEnabled()) {
            event->accept();
            return true;
        }
    return QPlainTextEdit::event(event);
}

void SourceView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (QAction* action = actions_.of(*event); action && action->isEnabled())
        action->trigger();
    else if (enter && event->modifiers() == Qt::ControlModifier)
        event->ignore();  // the window runs the scenario
    else if (!write_indented(*this, *event)) {
        QPlainTextEdit::keyPressEvent(event);
        tidy_indent(*this, *event);
    }
}

}  // namespace threadline::app
