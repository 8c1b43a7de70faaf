#include "app/panels/banner.h"

#include "app/panels/pane.h"
#include "app/timeline/contrast.h"

#include <QApplication>
#include <QCursor>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

constexpr auto done_is_read = 8s;
constexpr int margin = 6;  // px, to the menus and the edge of the window

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      mark_(new QLabel),
      text_(new QLabel),
      go_to_line_(new QToolButton),
      close_(new QToolButton),
      escape_(new QShortcut(QKeySequence(Qt::Key_Escape), this)),
      theme_(theme(ThemeKind::Light)) {
    setObjectName("banner");
    setAttribute(Qt::WA_StyledBackground);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    mark_->setAlignment(Qt::AlignCenter);
    close_->setText(tr("Dismiss"));
    close_->setToolTip(tr("Close this message (Esc)"));
    close_->setAccessibleName(tr("Close this message"));
    go_to_line_->setObjectName("go-to-line");
    go_to_line_->hide();
    connect(go_to_line_, &QToolButton::clicked, this, [this] {
        if (const Line* line = on_show())
            emit line_chosen(line->source_line);
    });
    for (std::size_t i = 0; i < offers_.size(); ++i) {
        offers_[i] = new QToolButton;
        offers_[i]->setObjectName(i == 0 ? "offer" : "second-offer");
        offers_[i]->hide();
        connect(offers_[i], &QToolButton::clicked, this, [this, i] {
            const Line* line = on_show();
            if (!line || i >= line->offers.size())
                return;
            const std::function<void()> act = line->offers[i].act;
            take_off_show();
            act();
        });
    }
    goes_.setSingleShot(true);
    goes_.setInterval(done_is_read);
    connect(&goes_, &QTimer::timeout, this, &Banner::go_unless_at_hand);
    connect(close_, &QToolButton::clicked, this, &Banner::close_line);
    // What went wrong goes before anything else that Esc ends.
    connect(escape_, &QShortcut::activated, this, &Banner::close_line);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (before && isAncestorOf(now) && !isAncestorOf(before))
            had_keys_ = before;
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 8, 1);  // one line is as high as the menus
    row->setSpacing(10);
    row->addWidget(mark_);
    row->addWidget(text_, 1);
    row->addWidget(go_to_line_, 0, Qt::AlignVCenter);
    for (QToolButton* offer : offers_)
        row->addWidget(offer, 0, Qt::AlignVCenter);
    row->addWidget(close_, 0, Qt::AlignVCenter);
    hide();
}

void Banner::lie_beside(QMenuBar* menus) {
    menus_ = menus;
    setParent(menus->window());  // over all that is in it by now
    menus->installEventFilter(this);
    menus->window()->installEventFilter(this);
}

void Banner::place() {
    if (!menus_ || isHidden())
        return;
    const int rows = menus_->height() + Pane::header_height;
    const auto from = [&](int left, int top, int least) {
        const int width = parentWidget()->width() - left - margin;
        const int height = heightForWidth(width);
        const bool is_line = height < 2 * text_->fontMetrics().lineSpacing();
        return QRect(left, top, width, std::max(height, is_line ? least : rows));
    };
    const QRect menus = menus_->geometry();
    const QList<QAction*> all = menus_->actions();
    const QRect last = all.isEmpty() ? QRect() : menus_->actionGeometry(all.back());
    fit_text(parentWidget()->width() - menus.left() - last.right() - 3 * margin);
    QRect at = from(margin, menus.bottom() + 1, Pane::header_height);
    if (!all.isEmpty()) {
        const QRect beside =
            from(menus.left() + last.right() + 2 * margin, menus.top(), menus.height());
        if (!last.isEmpty() && beside.width() >= minimumSizeHint().width() &&
            beside.bottom() <= at.bottom())
            at = beside;
    }
    setGeometry(at);
}

// In a line so wide, with all that stands beside the text.
void Banner::fit_text(int width) {
    const Line* line = on_show();
    if (!line)
        return;
    const int room = width - sizeHint().width() + text_->sizeHint().width();
    const auto fits = [&](const QString& text) {
        return text_->fontMetrics().horizontalAdvance(text) <= room;
    };
    QString text = line->text;
    if (!fits(text) && !line->brief.isEmpty())
        text = line->brief + QStringLiteral(" …");
    if (!fits(text) && line->is_done)
        text = text_->fontMetrics().elidedText(text, Qt::ElideMiddle, room);
    const bool is_whole = text == line->text;
    if (text != text_->text())
        text_->setText(text);
    text_->setToolTip(is_whole ? line->tip : line->text);
}

bool Banner::event(QEvent* event) {
    const bool is_done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        place();
    return is_done;
}

bool Banner::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || (watched == menus_ && event->type() == QEvent::Move))
        place();
    return QFrame::eventFilter(watched, event);
}

void Banner::show_message(Kind kind, const QString& line, int source_line) {
    goes_.stop();
    told_ = Line{kind, line, source_line, {}, false};
    show_line();
}

void Banner::show_error(const QString& line) {
    show_message(Kind::Error, line);
}

void Banner::put_in_brief(const QString& line) {
    if (!told_)
        return;
    told_->brief = line;
    place();
}

void Banner::show_done(const QString& line) {
    show_message(Kind::Note, line);
    told_->is_done = true;
    mouse_was_ = QCursor::pos();
    goes_.start();
}

// A click that is on its way to it would hit what lies below.
void Banner::go_unless_at_hand() {
    const QPoint before = std::exchange(mouse_was_, QCursor::pos());
    if (mouse_was_ != before || rect().contains(mapFromGlobal(mouse_was_)))
        goes_.start();
    else
        dismiss();
}

void Banner::offer(const QString& text, const QString& tip, std::function<void()> act) {
    if (!told_)
        return;
    told_->offers.push_back({text, tip, std::move(act)});
    goes_.stop();
    show_line();
}

void Banner::ask(const QString& line, std::vector<Offer> offers, const QString& tip) {
    const bool can_be_undone = told_ && told_->is_done && !told_->offers.empty();
    if (told_ && told_->kind != Kind::Error && !can_be_undone)
        told_.reset();
    asked_.push_back({Kind::Note, line, 0, std::move(offers), false, tip});
    show_line();
}

void Banner::dismiss() {
    told_.reset();
    show_line();
}

void Banner::close_line() {
    if (!on_show())
        return;
    take_off_show();
    emit closed();
}

void Banner::take_back(const QString& line) {
    const bool is_told = told_ && told_->text == line;
    if (is_told)
        told_.reset();
    const auto gone = std::erase_if(asked_, [&](const Line& asked) { return asked.text == line; });
    if (is_told || gone > 0)
        show_line();
}

void Banner::take_off_show() {
    if (!told_ && !asked_.empty())
        asked_.pop_back();
    dismiss();
}

const Banner::Line* Banner::on_show() const {
    return told_ ? &*told_ : asked_.empty() ? nullptr : &asked_.back();
}

void Banner::show_line() {
    static const Line none{};
    const Line& line = on_show() ? *on_show() : none;
    const bool has_keys = isAncestorOf(QApplication::focusWidget());
    if (!told_)
        goes_.stop();
    escape_->setEnabled(shows_error());
    go_to_line_->setText(tr("Go to line %1").arg(line.source_line));
    go_to_line_->setToolTip(tr("Show the line in the source"));
    go_to_line_->setVisible(line.source_line > 0);
    for (std::size_t i = 0; i < offers_.size(); ++i) {
        const Offer offer = i < line.offers.size() ? line.offers[i] : Offer{};
        offers_[i]->setText(offer.text);
        offers_[i]->setToolTip(offer.tip);
        offers_[i]->setAccessibleDescription(offer.tip);
        offers_[i]->setVisible(!offer.text.isEmpty());
    }
    text_->setText(line.text);
    text_->setToolTip(line.tip);
    setAccessibleName(line.text);
    setAccessibleDescription(line.tip);
    colour();
    if (!on_show() && has_keys && had_keys_)
        had_keys_->setFocus(Qt::OtherFocusReason);
    setVisible(on_show() != nullptr);
    place();
}

QString Banner::message() const {
    return on_show() ? on_show()->text : QString();
}

void Banner::set_theme(const Theme& theme) {
    theme_ = theme;
    colour();
}

void Banner::colour() {
    const bool is_error = shows_error();
    const QColor colour = is_error ? theme_.error : theme_.info;
    mark_->setText(is_error ? tr("Error") : tr("Note"));
    setStyleSheet(QString("#banner { background: %1; border: %2px solid %3; border-radius: 6px; } "
                          "#banner QLabel { background: transparent; } "
                          "#banner QToolButton { padding: 0 8px; }")
                      .arg(mixed(theme_.window, colour, 0.13).name())
                      .arg(int(theme_.stroke))
                      .arg(colour.name()));
    mark_->setStyleSheet(QString("font-weight: 600; color: %1;").arg(colour.name()));
}

}  // namespace threadline::app
