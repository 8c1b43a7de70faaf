// Runs on the virtual clock that are set side by side in the window.
#pragma once

#include "app/compare/compare_dialog.h"
#include "app/compare/comparison_view.h"
#include "app/panels/scenario_panel.h"
#include "tests/app/window_fixture.h"

#include <QDialogButtonBox>
#include <QPushButton>

namespace threadline::test {

inline app::ComparisonView& comparison_of(OpenWindow& window) {
    return *window.findChild<app::ComparisonView*>();
}

inline bool choose(OpenWindow& window, const QString& name) {
    if (!window.chooses(name))
        return false;
    window.commands().virtual_clock->setChecked(true);
    window.commands().rerun->setChecked(false);
    return true;
}

inline bool run(OpenWindow& window, const QMap<QString, QString>& values = {}) {
    window.findChild<app::ScenarioPanel*>()->form().set_values(values);
    window.commands().run->trigger();
    return window.has_finished();
}

inline bool has_runs(OpenWindow& window, std::size_t count) {
    return QTest::qWaitFor([&] { return comparison_of(window).runs().size() == count; }, 20'000);
}

// Two runs side by side, the second of them on show behind.
inline bool compares(OpenWindow& window) {
    if (!choose(window, "bottleneck/downloads"))
        return false;
    for (const char* tool : {"one thread", "threads"}) {
        if (!run(window, {{"tool", tool}}))
            return false;
        const std::size_t before = comparison_of(window).runs().size();
        window.commands().keep_run->trigger();
        if (!has_runs(window, before + 1))
            return false;
    }
    window.commands().comparison->trigger();
    return comparison_of(window).isVisible() && QTest::qWaitForWindowActive(&window);
}

inline QStringList names_of(const app::ComparisonView& view) {
    QStringList names;
    for (const app::Compared& one : view.runs())
        names.append(QString::fromStdString(one.name));
    return names;
}

inline QString cell(const app::ComparisonView& view, const QString& figure, int number) {
    const app::DifferenceModel& table = view.differences();
    for (int row = 0; row < table.rowCount(); ++row)
        if (table.index(row, 0).data().toString() == figure)
            return table.index(row, number + 1).data().toString();
    return "no such figure";
}

inline QPushButton* accept_button(app::CompareDialog& dialog) {
    for (QPushButton* button : dialog.findChild<QDialogButtonBox*>()->findChildren<QPushButton*>())
        if (button->text() == "Compare")
            return button;
    return nullptr;
}

}  // namespace threadline::test
