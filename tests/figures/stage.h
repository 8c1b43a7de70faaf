// The window as a picture needs it: scenarios chosen, run and looked at as a person would.
#pragma once

#include "app/graph/graph_view.h"
#include "app/panels/gallery.h"
#include "app/panels/parameter_form.h"
#include "app/window/main_window.h"

#include <QDialog>
#include <QGuiApplication>
#include <QScreen>
#include <QTabWidget>
#include <QTest>

#include <cstdio>

namespace threadline::app {

// The window fills the screen: a dialog is as large as that lets it be.
inline QSize picture_size() {
    return QGuiApplication::primaryScreen()->size();
}

struct Stage {
    MainWindow& window;

    bool ready() const {
        return QTest::qWaitFor([this] { return window.commands().run->isEnabled(); }, 20'000);
    }
    bool finished() const {
        return QTest::qWaitFor(
            [this] { return window.controller().phase() == RunController::Phase::Finished; },
            60'000);
    }
    void choose(const char* scenario) const {
        if (auto* gallery = window.findChild<Gallery*>(); gallery->selected() != scenario)
            emit gallery->chosen(scenario);
    }
    // On the virtual clock, and until statistics and lesson have followed.
    void run(const char* scenario) const {
        choose(scenario);
        window.commands().virtual_clock->setChecked(true);
        window.commands().run->trigger();
        finished();
        QTest::qWait(400);
    }
    void tab(const char* tabs, int index) const {
        auto* widget = window.findChild<QTabWidget*>(tabs);
        // Where the graph is one of them, they begin with it and the findings.
        const bool has_graph = widget->widget(0)->findChild<GraphView*>() != nullptr;
        widget->setCurrentIndex(has_graph && index > 0 ? index + 1 : index);
    }
    void set(const QString& parameter, const QString& value) const {
        window.findChild<ParameterForm*>()->set_values({{parameter, value}});
    }
    QWidget* dialog() const {
        QTest::qWait(400);
        for (auto* each : window.findChildren<QDialog*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
};

inline WindowStart stage_start() {
    WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    return start;
}

// And says where it lies.
inline bool save_picture(QWidget& drawn, const QString& file) {
    const bool saved = drawn.grab().save(file);
    std::printf("%s\n", qPrintable(file));
    std::fflush(stdout);
    return saved;
}

}  // namespace threadline::app
