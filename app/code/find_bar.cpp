#include "app/code/find_bar.h"

#include "app/code/source_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace threadline::app {

FindBar::FindBar(SourceView* view, QWidget* parent)
    : QWidget(parent),
      view_(view),
      field_(new QLineEdit),
      count_(new QLabel),
      next_(nullptr),
      previous_(nullptr) {
    setObjectName("find");
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    field_->setPlaceholderText(tr("Find in the source"));
    field_->setAccessibleName(field_->placeholderText());
    field_->setClearButtonEnabled(true);
    count_->setProperty("role", "muted");
    count_->setAccessibleName(tr("How often it was found"));

    KeyActions& keys = view_->actions();
    connect(keys.add(tr("Find in the source"), {QKeySequence(Qt::CTRL | Qt::Key_F)}),
            &QAction::triggered, this, &FindBar::open);
    next_ = keys.add(tr("Next place where it was found"), {Qt::Key_F3});
    previous_ = keys.add(tr("Previous place"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)});
    connect(next_, &QAction::triggered, this, [this] { go(true); });
    connect(previous_, &QAction::triggered, this, [this] { go(false); });

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(field_, 1);
    row->addWidget(count_);
    const auto add_button = [&](const QString& text, const QString& tip, auto act) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QToolButton::clicked, this, act);
        row->addWidget(button);
    };
    add_button(tr("Previous"), tr("Previous place (Shift+F3)"), [this] { go(false); });
    add_button(tr("Next"), tr("Next place (F3)"), [this] { go(true); });
    add_button(tr("Close"), tr("End the search (Esc)"), [this] { end(); });

    field_->installEventFilter(this);
    view_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &FindBar::look_from_where_it_began);
    end();
}

void FindBar::open() {
    const QTextCursor cursor = view_->textCursor();
    began_at_ = cursor.selectionStart();
    // Of several lines nobody has typed the end.
    const QString selected = cursor.selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        field_->setText(selected);
    show();
    next_->setEnabled(true);
    previous_->setEnabled(true);
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
    look();
}

void FindBar::end() {
    const bool had_focus = isAncestorOf(window()->focusWidget());
    hide();
    next_->setEnabled(false);  // their keys are the window's again
    previous_->setEnabled(false);
    view_->set_found({});
    if (had_focus)
        view_->setFocus(Qt::OtherFocusReason);
}

void FindBar::look_again() {
    if (!isHidden())
        look();
}

void FindBar::look() {
    places_ = places_of(field_->text(), view_->toPlainText());
    view_->set_found(places_);
    say_place();
}

// While one types it is the first place from there on.
void FindBar::look_from_where_it_began() {
    if (isHidden())
        return;
    look();
    const auto found = std::ranges::find_if(
        places_, [this](const TextPlace& place) { return place.begin >= began_at_; });
    if (!places_.empty())
        choose(found == places_.end() ? 0 : std::size_t(found - places_.begin()));
}

void FindBar::go(bool forward) {
    if (places_.empty())
        return;
    const QTextCursor cursor = view_->textCursor();
    const auto from = std::ranges::partition_point(places_, [&](const TextPlace& place) {
        return place.begin < (forward ? cursor.selectionEnd() : cursor.selectionStart());
    });
    const auto at = std::size_t(from - places_.begin());
    const std::size_t count = places_.size();
    choose(forward ? at % count : (at + count - 1) % count);
    began_at_ = view_->textCursor().selectionStart();
}

void FindBar::choose(std::size_t place) {
    QTextCursor cursor(view_->document());
    cursor.setPosition(int(places_[place].begin));
    cursor.setPosition(int(places_[place].end), QTextCursor::KeepAnchor);
    view_->setTextCursor(cursor);
    say_place();
}

void FindBar::say_place() {
    const QTextCursor cursor = view_->textCursor();
    const auto chosen =
        std::ranges::find(places_, TextPlace{cursor.selectionStart(), cursor.selectionEnd()});
    const QString all = QLocale().toString(qulonglong(places_.size()));
    count_->setText(
        field_->text().isEmpty() ? QString()
        : places_.empty()        ? tr("not found")
        : chosen == places_.end()
            ? all
            : tr("%1 of %2")
                  .arg(QLocale().toString(qulonglong(chosen - places_.begin() + 1)), all));
}

QString FindBar::said() const {
    return count_->text();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (isHidden() || (!asks && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        if (asks)
            event->accept();
        else
            end();
        return true;
    }
    if (watched == view_)
        return false;  // it knows its keys
    const bool is_enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    QAction* action = view_->actions().of(*key);
    if (is_enter && !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        action = key->modifiers() & Qt::ShiftModifier ? previous_ : next_;
    if (!action)
        return false;
    if (asks)
        event->accept();
    else
        action->trigger();
    return true;
}

}  // namespace threadline::app
