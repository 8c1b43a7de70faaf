#include "app/window/remedy_switches.h"

#include "app/language/localised.h"
#include "app/window/commands.h"

#include <QAction>
#include <QGuiApplication>

#include <algorithm>

namespace threadline::app {

using record::Remedies;

RemedySwitches::RemedySwitches(const Commands& commands, QObject* parent)
    : QObject(parent),
      switches_{{{commands.what_if_order, &Remedies::global_order},
                 {commands.what_if_timeout, &Remedies::timeout},
                 {commands.what_if_victim, &Remedies::victim},
                 {commands.what_if_guard, &Remedies::guard}}} {
    for (const Switch& one : switches_)
        connect(one.action, &QAction::triggered, this,
                [this, remedy = one.remedy](bool on) { switch_by_hand(remedy, on); });
}

QList<QAction*> RemedySwitches::actions() const {
    QList<QAction*> actions;
    for (const Switch& one : switches_)
        actions.append(one.action);
    return actions;
}

void RemedySwitches::set(const Remedies& on) {
    on_ = on;
    for (const Switch& one : switches_) {
        one.action->setChecked(on_.*one.remedy);
        if (on_.*one.remedy)
            one.action->setEnabled(true);  // to be switched off
    }
    emit changed();
}

void RemedySwitches::offer(const std::vector<analysis::FittingRemedy>& fitting) {
    for (const Switch& one : switches_) {
        const auto fits = std::ranges::find_if(fitting, [&](const auto& remedy) {
            return remedy.remedies.*one.remedy && !(on_.*one.remedy);
        });
        one.action->setEnabled(fits != fitting.end() || on_.*one.remedy);
        if (fits != fitting.end())
            one.action->setToolTip(
                QStringLiteral("%1 (%2)\n%3")
                    .arg(localised(fits->text),
                         one.action->shortcut().toString(QKeySequence::NativeText),
                         tr("Shift and a click: together with what is switched on")));
    }
}

void RemedySwitches::forget() {
    set({});
    for (const Switch& one : switches_)
        one.action->setEnabled(false);
}

// In place of what was tried before, unless somebody asks for both.
void RemedySwitches::switch_by_hand(bool Remedies::*remedy, bool on) {
    Remedies tried = on_;
    if (on && !QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier))
        tried = {};
    tried.*remedy = on;
    // Both end a wait.
    if (on && remedy == &Remedies::timeout)
        tried.victim = false;
    if (on && remedy == &Remedies::victim)
        tried.timeout = false;
    set(tried);
    emit switched();
}

}  // namespace threadline::app
