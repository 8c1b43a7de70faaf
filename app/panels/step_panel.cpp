#include "app/panels/step_panel.h"

#include "app/language/engine_names.h"
#include "app/language/remedy_wording.h"
#include "app/panels/elided_label.h"
#include "app/panels/step_wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int most_keys = 9;
constexpr int most_rows = 4;  // in sight
constexpr qint64 passing_ms = 1'000;

QString line_of(const session::RunSnapshot& run, SiteId site) {
    const trace::Tables& tables = *run.trace.tables;
    if (!site || site.value >= tables.sites.size())
        return {};
    return StepPanel::tr("   line %1").arg(tables.site(site).line);
}

}  // namespace

StepPanel::StepPanel(QWidget* parent)
    : QWidget(parent),
      actions_(this),
      head_(new QLabel),
      hint_(new ElidedLabel),
      list_(new QListWidget),
      back_(new QPushButton(tr("Back"))),
      on_(new QPushButton(tr("Go on"))) {
    setObjectName("steps");
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    setFocusProxy(list_);
    head_->setProperty("role", "pane-title");
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setAccessibleName(tr("Who goes next"));
    list_->setAccessibleDescription(tr("A number or Enter lets that thread take its step"));
    list_->installEventFilter(this);
    hint_->setProperty("role", "muted");
    back_->setToolTip(tr("Take the last step back (U, Ctrl+Z or Backspace)"));
    on_->setToolTip(
        tr("Let them go on in turn until something happens: a wait, a cycle, a lost "
           "update, the end (G)"));
    connect_actions();
    connect(back_, &QPushButton::clicked, this, &StepPanel::back_asked);
    connect(on_, &QPushButton::clicked, this, &StepPanel::run_on_asked);
    const auto choose = [this](QListWidgetItem* item) { choose_row(list_->row(item) + 1); };
    connect(list_, &QListWidget::itemClicked, this, choose);

    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(head_);
    head->addWidget(hint_, 1);
    head->addWidget(back_);
    head->addWidget(on_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 4);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(list_);
    set_message({});
}

void StepPanel::set_decision(const session::RunSnapshot& run, const session::Decision& decision) {
    const QString what_if = run.trace.info ? what_if_text(run.trace.info->remedies) : QString();
    head_->setText(what_if + tr("Step %1: who goes next?").arg(decision.step));
    choices_ = decision.choices();
    list_->clear();
    const auto name = [&](ActorId actor) { return name_in_words(*run.trace.tables, actor); };
    const Copies copies = copies_by_actor(run);
    const auto has_read = [&](const session::PendingStep& pending) {
        const bool says_so = pending.step.kind == record::StepKind::Write;
        const QString text =
            copies_text(copies, pending.actor, says_so ? pending.step.object : ObjectId{});
        return text.isEmpty() ? QString() : QStringLiteral("   (%1)").arg(text);
    };
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const record::Choice& choice = choices_[i];
        const auto pending =
            std::find_if(decision.actors.begin(), decision.actors.end(),
                         [&](const auto& one) { return one.actor == choice.actor; });
        const QString key = i < most_keys ? QString::number(i + 1) : QStringLiteral(" ");
        list_->addItem(tr("%1   %2 would %3%4%5")
                           .arg(key, name(choice.actor), choice_text(run, *pending, choice),
                                line_of(run, pending->step.site), has_read(*pending)));
    }
    for (const session::PendingStep& pending : decision.actors) {
        if (pending.can_go || pending.can_time_out)
            continue;
        auto* item =
            new QListWidgetItem(tr("–   %1 %2%3%4")
                                    .arg(name(pending.actor), wait_text(run, pending),
                                         line_of(run, pending.step.site), has_read(pending)),
                                list_);
        item->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(0);
    on_->setEnabled(true);
    const std::size_t keys = std::min<std::size_t>(choices_.size(), most_keys);
    hint_->setText(
        keys > 2 ? tr("1 to %1: that row · F10: the marked one · U: back · G: go on").arg(keys)
        : keys == 2 ? tr("1, 2: that row · F10: the marked one · U: back · G: go on")
                    : tr("F10: it goes · U: back · G: go on"));
    fit_rows();
}

void StepPanel::fit_rows() {
    rows_ = std::max(rows_, std::min(list_->count(), most_rows));
    list_->setVisible(rows_ > 0);
    list_->setFixedHeight(rows_ * std::max(list_->sizeHintForRow(0), fontMetrics().height()) + 2);
}

void StepPanel::set_message(const QString& text) {
    head_->setText(text);
    hint_->clear();
    choices_.clear();
    list_->clear();
    on_->setEnabled(false);
    list_->setVisible(rows_ > 0);
}

void StepPanel::set_over(const QString& text) {
    set_message(text);
    hint_->setText(back_->isEnabled() ? tr("U: the last step back · F10: once more from the start")
                                      : tr("F10: once more from the start"));
    // Its keys still take a step back.
    if (list_->hasFocus())
        back_->setFocus(Qt::OtherFocusReason);
    list_->hide();
}

void StepPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    rows_ = 0;
}

void StepPanel::set_steps_made(std::size_t steps) {
    back_->setEnabled(steps > 0);
}

QString StepPanel::question() const {
    return head_->text();
}

QStringList StepPanel::rows() const {
    QStringList rows;
    for (int i = 0; i < list_->count(); ++i)
        rows.append(list_->item(i)->text());
    return rows;
}

bool StepPanel::is_asked_in_passing() {
    const bool in_passing = since_asked_.isValid() && since_asked_.elapsed() < passing_ms;
    since_asked_.start();
    return in_passing;
}

bool StepPanel::choose_marked() {
    return choose_row(list_->currentRow() + 1);
}

bool StepPanel::choose_row(int number) {
    if (number < 1 || number > int(choices_.size()))
        return false;
    emit chosen(choices_[std::size_t(number - 1)]);
    return true;
}

void StepPanel::connect_actions() {
    using Keys = QList<QKeySequence>;
    Keys digits;
    for (int key = Qt::Key_1; key <= Qt::Key_9; ++key)
        digits.append(QKeySequence(key));
    actions_.add(tr("Who goes next"), digits);  // take_key knows which of them
    connect(actions_.add(tr("The row that is chosen goes next"), {Qt::Key_Return, Qt::Key_Enter}),
            &QAction::triggered, this, &StepPanel::choose_marked);
    step_back_ = actions_.add(tr("Take the last step back"),
                              {Qt::Key_U, Qt::CTRL | Qt::Key_Z, Qt::Key_Backspace});
    connect(step_back_, &QAction::triggered, back_, &QPushButton::click);
    connect(actions_.add(tr("Go on until something happens"), {Qt::Key_G}), &QAction::triggered,
            on_, &QPushButton::click);
}

bool StepPanel::take_key(QKeyEvent* event) {
    const int key = event->key();
    QAction* action = actions_.of(*event);
    if (!action || (action == step_back_ && !back_->isEnabled()) ||
        (key == Qt::Key_G && !on_->isEnabled()))
        return false;
    if (key >= Qt::Key_1 && key <= Qt::Key_9)
        return choose_row(key - Qt::Key_0);
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        return choose_marked();
    action->trigger();
    return true;
}

void StepPanel::keyPressEvent(QKeyEvent* event) {
    if (!take_key(event))
        QWidget::keyPressEvent(event);
}

// Before the list takes letters and digits for a search.
bool StepPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && take_key(static_cast<QKeyEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

}  // namespace threadline::app
