// The remedies as switches: which of them the next run is tried with, and which could be.
//
// Use from the GUI thread.
#pragma once

#include "engine/analysis/fitting_remedies.h"

#include <QList>
#include <QObject>

#include <array>
#include <vector>

class QAction;

namespace threadline::app {

struct Commands;

class RemedySwitches : public QObject {
    Q_OBJECT
public:
    RemedySwitches(const Commands& commands, QObject* parent);

    QList<QAction*> actions() const;
    const record::Remedies& on() const { return on_; }
    void set(const record::Remedies& on);
    // These can be switched on, and those that are on can be switched off.
    void offer(const std::vector<analysis::FittingRemedy>& fitting);
    void forget();  // none is on, and none can be

signals:
    void changed();   // which are on
    void switched();  // then, by a person

private:
    struct Switch {
        QAction* action;
        bool record::Remedies::*remedy;
    };
    void switch_by_hand(bool record::Remedies::*remedy, bool on);

    std::array<Switch, 4> switches_;
    record::Remedies on_;
};

}  // namespace threadline::app
