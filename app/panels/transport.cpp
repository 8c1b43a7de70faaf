#include "app/panels/transport.h"

#include "app/panels/flow_layout.h"
#include "app/timeline/moment_wording.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>

namespace threadline::app {
namespace {

enum class Sign { Play, Pause, Previous, Next };

constexpr int sign_size = 16;  // px, beside letters of the usual size

// Drawn rather than written: our letters have no such signs.
QIcon icon_of(Sign sign, const Theme& theme) {
    constexpr int size = sign_size;
    const auto draw = [sign, scale = theme.scale](const QColor& colour) {
        constexpr int sharp = 3;  // for screens of high resolution
        QPixmap picture(QSize(size, size) * sharp * scale);
        picture.setDevicePixelRatio(sharp);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.scale(scale, scale);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        if (sign == Sign::Previous) {
            painter.translate(size, 0);
            painter.scale(-1, 1);
        }
        if (sign == Sign::Pause) {
            painter.drawRect(QRectF(3.5, 2.5, 3, 11));
            painter.drawRect(QRectF(9.5, 2.5, 3, 11));
        } else if (sign == Sign::Play) {
            painter.drawPolygon(QPolygonF{QPointF(4, 2), QPointF(13, 8), QPointF(4, 14)});
        } else {  // to a flag, as moments have one; a bar would say to the end
            painter.drawPolygon(QPolygonF{QPointF(0.5, 4), QPointF(6.5, 8), QPointF(0.5, 12)});
            painter.drawRect(QRectF(8, 2, 1.5, 12));
            painter.drawPolygon(QPolygonF{QPointF(9.5, 2), QPointF(15.5, 5), QPointF(9.5, 8)});
        }
        return picture;
    };
    QIcon icon(draw(theme.text));
    QColor faint = theme.muted_text;
    faint.setAlphaF(0.4f);
    icon.addPixmap(draw(faint), QIcon::Disabled);
    return icon;
}

QString kind_name(trace::MomentKind kind) {
    QString name = moment_kind_name(kind);
    name[0] = name[0].toUpper();
    return name;
}

QToolButton* button_for(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);  // a sign needs no frame to be one
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
}

// "1/100", "1", "10"
QString speed_name(double speed) {
    return speed < 1 ? QString("1/%1").arg(qRound(1 / speed)) : QString::number(speed);
}

}  // namespace

Transport::Transport(QAction* play, QAction* previous_moment, QAction* next_moment,
                     const std::vector<double>& speeds, QWidget* parent)
    : QWidget(parent),
      previous_(button_for(previous_moment)),
      play_(button_for(play)),
      next_(button_for(next_moment)),
      halts_(new QToolButton),
      bar_(new ScrubBar),
      instant_(new QLabel),
      left_out_(new QLabel),
      speed_(new QComboBox),
      halt_menu_(new QMenu(this)),
      theme_(theme(ThemeKind::Light)) {
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    instant_->setObjectName("instant");
    instant_->setProperty("role", "muted");
    instant_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    instant_->setContentsMargins(0, 0, 6, 0);  // the box beside it has a frame
    instant_->setMinimumWidth(fontMetrics().horizontalAdvance("00000.0 ms / 00000.0 ms"));

    left_out_->setProperty("role", "muted");
    left_out_->setToolTip(
        tr("Moments that are left out, since there are too many: neither the bar nor the keys stop "
           "at them"));
    left_out_->setAccessibleDescription(left_out_->toolTip());
    left_out_->hide();

    // Seconds of the run for a second of ours.
    for (const double speed : speeds)
        speed_->addItem(tr("%1 ×").arg(speed_name(speed)), speed);
    speed_->setToolTip(tr("How fast the run is played"));
    speed_->setAccessibleName(tr("Speed"));
    connect(speed_, &QComboBox::activated, this, [this] { emit speed_chosen(speed()); });

    for (const trace::MomentKind kind : moment_kinds()) {
        QAction* action = halt_menu_->addAction(kind_name(kind));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, &Transport::halts_changed);
        kinds_.emplace_back(kind, action);
    }
    bookmarks_ = halt_menu_->addAction(tr("Bookmark or note of your own"));
    bookmarks_->setCheckable(true);
    bookmarks_->setChecked(true);
    connect(bookmarks_, &QAction::toggled, this, &Transport::halts_changed);
    halts_->setText(tr("Halt at"));
    halts_->setToolTip(tr("At which moments playing halts, and to which the keys go"));
    halts_->setAccessibleName(halts_->text());
    halts_->setMenu(halt_menu_);
    halts_->setPopupMode(QToolButton::InstantPopup);

    connect(bar_, &ScrubBar::time_chosen, this, &Transport::instant_chosen);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(4);
    for (QToolButton* button : {previous_, play_, next_})
        row->addWidget(button);
    row->addWidget(bar_, 1);
    row->addSpacing(8);  // the handle reaches to the end of the bar
    auto* beside = new FlowLayout(4);
    beside->setAlignment(Qt::AlignVCenter);
    for (QWidget* each : {static_cast<QWidget*>(left_out_), static_cast<QWidget*>(instant_),
                          static_cast<QWidget*>(speed_), static_cast<QWidget*>(halts_)})
        beside->addWidget(each);
    row->addLayout(beside);
    set_run(trace::Duration{0}, {});
}

void Transport::set_theme(const Theme& theme) {
    theme_ = theme;
    bar_->set_theme(theme);
    for (QToolButton* button : {previous_, play_, next_})
        button->setIconSize(QSize(sign_size, sign_size) * theme.scale);
    previous_->defaultAction()->setIcon(icon_of(Sign::Previous, theme));
    next_->defaultAction()->setIcon(icon_of(Sign::Next, theme));
    play_->defaultAction()->setIcon(icon_of(playing_ ? Sign::Pause : Sign::Play, theme));
}

void Transport::set_run(trace::Duration length, std::vector<trace::Time> stops) {
    bar_->set_length(length);
    bar_->set_ticks(std::move(stops));
    const bool any = length > trace::Duration{0};
    for (QWidget* part : {static_cast<QWidget*>(bar_), static_cast<QWidget*>(speed_),
                          static_cast<QWidget*>(halts_)})
        part->setEnabled(any);
    if (!any)
        set_instant(trace::Time{0}, {});
}

// What a person has ticked stays so, for the runs of which it is known.
void Transport::set_unknown(const std::vector<trace::MomentKind>& kinds, std::uint64_t left_out) {
    for (const auto& [kind, action] : kinds_) {
        const bool known = std::ranges::find(kinds, kind) == kinds.end();
        action->setEnabled(known);
        action->setText(known ? kind_name(kind)
                              : tr("%1 (not known for so long a run)").arg(kind_name(kind)));
    }
    left_out_->setText(tr("%1 left out").arg(QLocale().toString(quint64(left_out))));
    left_out_->setVisible(left_out > 0);
}

void Transport::set_instant(trace::Time at, const QString& text) {
    bar_->set_time(at);
    instant_->setText(text);
}

void Transport::set_playing(bool playing) {
    if (playing == playing_)
        return;
    playing_ = playing;
    play_->defaultAction()->setIcon(icon_of(playing ? Sign::Pause : Sign::Play, theme_));
}

double Transport::speed() const {
    return speed_->currentData().toDouble();
}

void Transport::set_speed(double speed) {
    for (int i = 0; i < speed_->count(); ++i)
        if (speed_->itemData(i).toDouble() == speed)
            speed_->setCurrentIndex(i);
}

std::vector<trace::MomentKind> Transport::halts_at() const {
    std::vector<trace::MomentKind> kinds;
    for (const auto& [kind, action] : kinds_)
        if (action->isChecked())
            kinds.push_back(kind);
    return kinds;
}

void Transport::set_halts_at(const std::vector<trace::MomentKind>& kinds) {
    for (const auto& [kind, action] : kinds_)
        action->setChecked(std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
}

bool Transport::halts_at_bookmarks() const {
    return bookmarks_->isChecked();
}

void Transport::set_halts_at_bookmarks(bool halts) {
    bookmarks_->setChecked(halts);
}

}  // namespace threadline::app
