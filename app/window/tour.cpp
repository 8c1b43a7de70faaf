#include "app/window/tour.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace threadline::app {
namespace {

constexpr int gap = 12;
constexpr int card_width = 364;
constexpr int near = 6;  // so many times in the window's width: still beside its target

double area(const QRect& rect) {
    return rect.isEmpty() ? 0 : double(rect.width()) * rect.height();
}

// How far one is from the other; 0: they touch.
int apart(const QRect& a, const QRect& b) {
    const int x = std::max({a.left() - b.right(), b.left() - a.right(), 0});
    const int y = std::max({a.top() - b.bottom(), b.top() - a.bottom(), 0});
    return std::max(x, y);
}

using Move = void (*)(QRect& card, const QRect& part);
constexpr Move beside[] = {
    [](QRect& card, const QRect& part) { card.moveTop(part.bottom() + 1 + gap); },
    [](QRect& card, const QRect& part) { card.moveBottom(part.top() - 1 - gap); },
    [](QRect& card, const QRect& part) { card.moveLeft(part.right() + 1 + gap); },
    [](QRect& card, const QRect& part) { card.moveRight(part.left() - 1 - gap); },
};

// On each side at both ends of the target, from right beside it outwards past the others; then the
// corners of the room.
std::vector<QRect> places_beside(const QRect& target, const QSize& card, const QRect& inside,
                                 const std::vector<QRect>& others) {
    const auto kept_inside = [&](QRect at) {
        at.moveLeft(
            std::max(std::min(at.left(), inside.right() - card.width() + 1), inside.left()));
        at.moveTop(std::max(std::min(at.top(), inside.bottom() - card.height() + 1), inside.top()));
        return at;
    };
    QRect at_begin(target.topLeft(), card), at_end = at_begin;
    at_end.moveBottomRight(target.bottomRight());
    std::vector<QRect> places;
    for (const Move move : beside)
        for (QRect at : {kept_inside(at_begin), kept_inside(at_end)})
            for (const QRect* past = &target; past != nullptr;) {
                move(at, *past);
                places.push_back(kept_inside(at));
                const auto in_the_way = std::ranges::find_if(
                    others, [&](const QRect& other) { return at.intersects(other); });
                const bool goes_on = inside.contains(at) && in_the_way != others.end();
                past = goes_on ? &*in_the_way : nullptr;
            }
    for (const QPoint& corner :
         {inside.bottomLeft(), inside.bottomRight(), inside.topLeft(), inside.topRight()})
        places.push_back(kept_inside(QRect(corner, card)));
    return places;
}

// A frame that is only seen.
class TargetFrame : public QWidget {
public:
    explicit TargetFrame(QWidget* window) : QWidget(window) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }
    void set_colour(const QColor& colour) {
        colour_ = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour_, 3));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
    }

private:
    QColor colour_;
};

}  // namespace

QRect place_beside(const QRect& target, const QSize& card, const QRect& room,
                   const std::vector<QRect>& others) {
    const std::vector<QRect> places =
        places_beside(target, card, room.adjusted(gap, gap, -gap, -gap), others);
    return *std::ranges::min_element(places, {}, [&](const QRect& at) {
        double covered = 0;
        for (const QRect& other : others)
            covered += area(at.intersected(other));
        return std::tuple(area(at.intersected(target)), covered, apart(at, target));
    });
}

Tour::Tour(QWidget* window, std::vector<TourStep> steps, const Theme& theme)
    : QFrame(window),
      window_(window),
      steps_(std::move(steps)),
      done_(steps_.size()),
      frame_(new TargetFrame(window)),
      title_(new QLabel),
      text_(new QLabel),
      count_(new QLabel),
      said_(new QLabel),
      keys_(new QLabel),
      back_(new QPushButton(tr("&Back"))),
      on_(new QPushButton),
      skip_(new QPushButton(tr("S&kip the tour"))) {
    setObjectName("tour");
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    title_->setProperty("role", "title");
    title_->setWordWrap(true);
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);  // it stays there, whatever is said below
    said_->setWordWrap(true);
    said_->setTextFormat(Qt::PlainText);
    said_->setProperty("role", "pane-title");
    count_->setProperty("role", "muted");
    keys_->setProperty("role", "muted");
    keys_->setWordWrap(true);
    back_->setToolTip(tr("To the previous step (←)"));
    on_->setToolTip(tr("To the next step (→)"));
    skip_->setToolTip(tr("End the tour (Esc); Help brings it back"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(skip_);
    buttons->addStretch(1);
    buttons->addWidget(back_);
    buttons->addWidget(on_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(count_, 0, Qt::AlignTop);
    column->addLayout(top);
    column->addWidget(text_, 1);
    column->addWidget(said_);
    column->addWidget(keys_);
    column->addLayout(buttons);
    // Arrows go from step to step, not from button to button.
    for (QPushButton* button : {back_, on_, skip_})
        button->installEventFilter(this);
    connect(back_, &QPushButton::clicked, this, &Tour::go_back);
    connect(on_, &QPushButton::clicked, this, &Tour::go_on);
    connect(skip_, &QPushButton::clicked, this, &Tour::end);
    // A click elsewhere takes the focus away from the card, and Enter with it.
    keys_->setText(tr("From anywhere: %1 on, %2 back")
                       .arg(on_key().toString(QKeySequence::NativeText),
                            back_->shortcut().toString(QKeySequence::NativeText)));
    set_theme(theme);
    window_->installEventFilter(this);
    show_step(0);
    show();
    on_->setFocus(Qt::OtherFocusReason);
}

Tour::~Tour() {
    delete frame_;
}

void Tour::set_theme(const Theme& theme) {
    measured_width_ = 0;  // in letters of another size
    card_width_ = int(card_width * std::clamp(theme.scale, 1.0, 1.3));
    static_cast<TargetFrame*>(frame_.data())->set_colour(theme.accent);
    setStyleSheet(QString("#tour { background: %1; border: 2px solid %2; border-radius: 8px; }"
                          "#tour QLabel { background: transparent; }")
                      .arg(theme.surface.name(), theme.accent.name()));
}

QKeySequence Tour::on_key() {
    return QKeySequence::mnemonic(tr("&Next"));
}

bool Tour::asks() const {
    return steps_[std::size_t(step_)].watch && done_[std::size_t(step_)].isEmpty();
}

void Tour::say_done(int step, const QString& what) {
    done_[std::size_t(step)] = what;
    if (!isVisible())
        return;
    show_done();
    place();
}

void Tour::show_done() {
    const TourStep& now = steps_[std::size_t(step_)];
    const QString& done = done_[std::size_t(step_)];
    const QString said = done.isEmpty() ? QString() : tr("Done: %1").arg(done);
    said_->setText(said);
    const bool last = step_ + 1 == steps();
    on_->setText(asks() ? tr("Skip this step") : last ? tr("Finish") : tr("&Next"));
    on_->setShortcut(on_key());
    on_->setDefault(!asks());
    setAccessibleDescription(said.isEmpty() ? now.text : said + u'\n' + now.text);
}

void Tour::go_on() {
    if (step_ + 1 < steps())
        show_step(step_ + 1);
    else
        end();
}

void Tour::go_back() {
    if (step_ > 0)
        show_step(step_ - 1);
}

void Tour::end() {
    emit ended();
    hide();
    frame_->hide();
}

void Tour::show_step(int step) {
    step_ = step;
    before_ = pos();
    const TourStep& now = steps_[std::size_t(step)];
    if (target_)
        target_->removeEventFilter(this);
    on_show_ = std::make_unique<QObject>();
    target_ = now.show();
    target_->installEventFilter(this);
    if (now.watch)
        now.watch(on_show_.get(), [this, step](const QString& what) { say_done(step, what); });
    title_->setText(now.title);
    text_->setText(now.text);
    count_->setText(tr("%1 of %2").arg(step + 1).arg(steps()));
    back_->setEnabled(step > 0);
    skip_->setVisible(step + 1 < steps());
    setAccessibleName(tr("Tour, step %1 of %2: %3").arg(step + 1).arg(steps()).arg(now.title));
    show_done();
    place();
    // Once what was brought forward has its place.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isVisible())
                place();
        },
        Qt::QueuedConnection);
}

// The button is as wide as the longest of what it reads.
void Tour::measure_words() {
    on_->setMinimumWidth(0);
    int widest = 0;
    for (const QString& words : {tr("Skip this step"), tr("Finish"), tr("&Next")}) {
        on_->setText(words);
        widest = std::max(widest, on_->sizeHint().width());
    }
    on_->setMinimumWidth(widest);
    show_done();
}

// Of the longest step, and two lines of what was done: the buttons stay where they are. Measured
// once for each width; who has done something that is told at more length sees all of it.
int Tour::height_needed(int width) {
    const auto height_of = [&](const TourStep& step, const QString& said) {
        title_->setText(step.title);
        text_->setText(step.text);
        said_->setText(said);
        layout()->invalidate();
        return heightForWidth(width);
    };
    if (measured_width_ != width) {
        measured_width_ = width;
        measured_height_ = 0;
        for (const TourStep& step : steps_) {
            const QString lines = step.watch ? QStringLiteral("\u00a0\n\u00a0") : QString();
            measured_height_ = std::max(measured_height_, height_of(step, lines));
        }
        height_of(steps_[std::size_t(step_)], {});
        show_done();
    }
    return std::max(measured_height_, heightForWidth(width));
}

QRect Tour::place_of(const QWidget& part) const {
    return QRect(part.mapTo(window_, QPoint(0, 0)), part.size());
}

void Tour::place() {
    const QRect target = place_of(*target_);
    frame_->setGeometry(target.adjusted(-3, -3, 3, 3).intersected(window_->rect()));
    frame_->show();
    frame_->raise();
    if (measured_width_ == 0)
        measure_words();
    // Wider where the words on its buttons are.
    const int width = std::max(card_width_, layout()->minimumSize().width());
    setFixedWidth(width);
    const QSize card(width, height_needed(width));
    layout()->activate();
    QRect room = window_->rect();
    if (const auto* line = window_->findChild<QStatusBar*>(); line && line->isVisible())
        room.setBottom(place_of(*line).top() - 1);
    std::vector<QRect> others;
    for (const QWidget* other : steps_[std::size_t(step_)].others)
        if (other->isVisible())
            others.push_back(place_of(*other));
    // It stays where the step before left it as long as it is near and covers nothing that it
    // speaks of; the part may have its place only in a moment.
    const QRect now(before_, card);
    const bool may_stay =
        isVisible() && room.contains(now) && !now.intersects(frame_->geometry()) &&
        apart(now, target) <= window_->width() / near &&
        std::ranges::none_of(others, [&](const QRect& other) { return now.intersects(other); });
    setGeometry(may_stay ? now : place_beside(target, card, room, others));
    raise();
}

// The window or the part may be moved and resized meanwhile.
bool Tour::eventFilter(QObject* watched, QEvent* event) {
    auto* button = qobject_cast<QPushButton*>(watched);
    if (event->type() == QEvent::KeyPress && button && button->parent() == this) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            button->click();
            return true;
        }
    }
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move ||
                       event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest;
    if (moved && isVisible())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (isVisible())
                    place();
            },
            Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            end();
            break;
        case Qt::Key_Right:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            go_on();
            break;
        case Qt::Key_Left:
            go_back();
            break;
        default:
            QFrame::keyPressEvent(event);
    }
}

}  // namespace threadline::app
