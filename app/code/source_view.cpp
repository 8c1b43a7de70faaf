#include "app/code/source_view.h"

#include "app/code/lua_highlighter.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include <cmath>

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
            const LineMark* mark = view_->mark_of(view_->line_at(help->pos().y()));
            QToolTip::showText(
                help->globalPos(),
                mark ? SourceView::tr("On this line now: %1").arg(mark->text) : QString(), this);
            return true;
        }
        return QWidget::event(event);
    }

private:
    SourceView* view_;
};

SourceView::SourceView(QWidget* parent)
    : QPlainTextEdit(parent),
      margin_(new Margin(this)),
      highlighter_(new LuaHighlighter(document())),
      theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);  // a scenario is indented with spaces; Tab leaves the pane
    setAccessibleName(tr("Source of the scenario"));
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { place_margin(); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int moved) {
        if (moved != 0)
            margin_->scroll(0, moved);
        else
            margin_->update(0, rect.y(), margin_->width(), rect.height());
    });
    set_theme(theme_);
}

void SourceView::set_theme(const Theme& theme) {
    theme_ = theme;
    QFont font(theme.mono_font_family);
    font.setPixelSize(int(std::lround(theme.font_size * theme.scale)) + 1);
    setFont(font);
    setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * 4);
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme.surface);
    colours.setColor(QPalette::Text, theme.text);
    setPalette(colours);
    highlighter_->set_theme(theme);
    place_margin();
    update_tints();
}

int SourceView::tag_width() const {
    return fontMetrics().horizontalAdvance(u'm') * 6 + 14;
}

int SourceView::margin_width() const {
    int digits = 2;
    for (int count = blockCount(); count >= 100; count /= 10)
        ++digits;
    return tag_width() + fontMetrics().horizontalAdvance(u'9') * digits + 18;
}

void SourceView::place_margin() {
    setViewportMargins(margin_width(), 0, 0, 0);
    const QRect room = contentsRect();
    margin_->setGeometry(room.left(), room.top(), margin_width(), room.height());
}

void SourceView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
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
    const auto same = [](const LineMark& a, const LineMark& b) {
        return a.line == b.line && a.text == b.text && a.state == b.state &&
               a.deadlocked == b.deadlocked;
    };
    if (std::equal(marks.begin(), marks.end(), marks_.begin(), marks_.end(), same))
        return;
    marks_ = std::move(marks);
    update_tints();
    margin_->update();
}

void SourceView::show_line(int line) {
    shown_line_ = line;
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (line > 0 && block.isValid()) {
        QTextCursor cursor(block);
        setTextCursor(cursor);
        const bool hidden =
            !block.isVisible() || !viewport()->rect().contains(cursorRect(cursor).center());
        if (hidden)
            centerCursor();
    }
    update_tints();
    margin_->update();
}

void SourceView::set_error(int line, const QString& message) {
    error_line_ = line;
    error_ = line > 0 ? message : QString();
    update_tints();
    margin_->update();
    viewport()->update();
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
    for (const LineMark& mark : marks_)
        if (mark.deadlocked)
            add(mark.line, tint(theme_.error, 40));
    add(error_line_, tint(theme_.error, 48));
    add(shown_line_, tint(theme_.accent, 46));
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
    const int number_right = margin_->width() - 10;
    QFont tag_font(theme_.font_family);
    tag_font.setPixelSize(int(std::lround(theme_.font_size * theme_.scale)) - 1);
    tag_font.setWeight(QFont::DemiBold);

    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const int line = block.blockNumber() + 1;
        const double line_height = blockBoundingRect(block).height();
        const LineMark* mark = mark_of(line);
        const bool error = line == error_line_;
        const bool strong = line == shown_line_ || mark != nullptr || error;
        painter.setFont(font());
        painter.setPen(error || (mark && mark->deadlocked) ? theme_.error
                       : strong                            ? theme_.text
                                                           : theme_.muted_text);
        painter.drawText(QRectF(0, top, number_right, height), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line));
        if (mark || error) {
            const QRectF tag(6, top + 1, tag_width() - 6, line_height - 2);
            const QColor colour =
                error || mark->deadlocked ? theme_.error : theme_.fill(mark->state).colour;
            painter.setPen(QPen(colour, 1.2));
            painter.setBrush(tint(colour, 60));
            painter.drawRoundedRect(tag, 4, 4);
            painter.setPen(theme_.text);
            painter.setFont(tag_font);
            const QString text = error ? tr("error") : mark->text;
            painter.drawText(
                tag.adjusted(5, 0, -5, 0), Qt::AlignCenter,
                QFontMetricsF(tag_font).elidedText(text, Qt::ElideRight, tag.width() - 8));
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
        // What is wrong stands behind the line on which it is.
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
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetricsF(small).elidedText(error_, Qt::ElideRight, room.width()));
        }
    }
    if (hasFocus()) {
        QPainter painter(viewport());
        painter.setPen(QPen(theme_.accent, 2));
        painter.drawLine(viewport()->rect().topLeft(), viewport()->rect().topRight());
    }
}

void SourceView::mouseReleaseEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        emit line_activated(textCursor().blockNumber() + 1);
}

void SourceView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::AltModifier)
        emit line_activated(textCursor().blockNumber() + 1);
    else if (enter && event->modifiers() == Qt::ControlModifier)
        event->ignore();  // the window runs the scenario
    else
        QPlainTextEdit::keyPressEvent(event);
}

}  // namespace threadline::app
