#include "app/panels/banner.h"

#include <QCursor>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <chrono>
#include <utility>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

constexpr auto done_is_read = 8s;

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      mark_(new QLabel),
      text_(new QLabel),
      go_to_line_(new QToolButton),
      close_(new QToolButton),
      theme_(theme(ThemeKind::Light)) {
    setObjectName("banner");
    setAttribute(Qt::WA_StyledBackground);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    mark_->setAlignment(Qt::AlignCenter);
    close_->setText(tr("Dismiss"));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    go_to_line_->setObjectName("go-to-line");
    go_to_line_->hide();
    connect(go_to_line_, &QToolButton::clicked, this, [this] { emit line_chosen(source_line_); });
    for (Offer& offer : offers_) {
        offer.button = new QToolButton;
        offer.button->setObjectName(&offer == &offers_.front() ? "offer" : "second-offer");
        offer.button->hide();
        connect(offer.button, &QToolButton::clicked, this, [this, &offer] {
            const std::function<void()> act = offer.act;
            dismiss();
            if (act)
                act();
        });
    }
    goes_.setSingleShot(true);
    goes_.setInterval(done_is_read);
    connect(&goes_, &QTimer::timeout, this, &Banner::go_unless_at_hand);
    connect(close_, &QToolButton::clicked, this, [this] {
        dismiss();
        emit closed();
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(mark_);
    row->addWidget(text_, 1);
    row->addWidget(go_to_line_, 0, Qt::AlignTop);
    for (const Offer& offer : offers_)
        row->addWidget(offer.button, 0, Qt::AlignTop);
    row->addWidget(close_, 0, Qt::AlignTop);
    hide();
}

void Banner::show_message(Kind kind, const QString& line, int source_line) {
    goes_.stop();
    kind_ = kind;
    source_line_ = source_line;
    go_to_line_->setText(tr("Go to line %1").arg(source_line));
    go_to_line_->setToolTip(tr("Show the line in the source"));
    go_to_line_->setVisible(source_line > 0);
    take_back_offers();
    text_->setText(line);
    setAccessibleName(line);
    colour();
    show();
}

void Banner::show_done(const QString& line) {
    show_message(Kind::Note, line);
    mouse_was_ = QCursor::pos();
    goes_.start();
}

// What lies below moves up as it goes: not under a mouse that is on its way.
void Banner::go_unless_at_hand() {
    const QPoint before = std::exchange(mouse_was_, QCursor::pos());
    if (mouse_was_ != before || rect().contains(mapFromGlobal(mouse_was_)))
        goes_.start();
    else
        dismiss();
}

void Banner::offer(const QString& text, const QString& tip, std::function<void()> act) {
    Offer& offer = offers_.front().act ? offers_.back() : offers_.front();
    offer.act = std::move(act);
    offer.button->setText(text);
    offer.button->setToolTip(tip);
    offer.button->setAccessibleDescription(tip);
    offer.button->show();
}

void Banner::take_back_offers() {
    for (Offer& offer : offers_) {
        offer.button->hide();
        offer.act = {};
    }
}

void Banner::dismiss() {
    goes_.stop();
    text_->clear();
    take_back_offers();
    hide();
}

QString Banner::message() const {
    return text_->text();
}

void Banner::set_theme(const Theme& theme) {
    theme_ = theme;
    colour();
}

void Banner::colour() {
    const QColor colour = kind_ == Kind::Error ? theme_.error : theme_.info;
    mark_->setText(kind_ == Kind::Error ? tr("Error") : tr("Note"));
    setStyleSheet(
        QString("#banner { background: rgba(%1,%2,%3,34); border: none; "
                "border-bottom: 1px solid %4; } #banner QLabel { background: transparent; }")
            .arg(colour.red())
            .arg(colour.green())
            .arg(colour.blue())
            .arg(colour.name()));
    mark_->setStyleSheet(QString("font-weight: 600; color: %1;").arg(colour.name()));
}

}  // namespace threadline::app
