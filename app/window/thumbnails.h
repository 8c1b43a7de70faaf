// Small pictures of scenarios for the gallery, each drawn from a run of it on the virtual clock.
//
// A picture is made off the GUI thread, one at a time, when somebody wants to see it, and kept on
// disk by what it depends on: the text of the scenario, the version of Threadline, theme and size.
// While held, nothing is made: a run that is measured has the CPU for itself. Use from the GUI
// thread.
#pragma once

#include "app/timeline/theme.h"
#include "app/window/scenario_files.h"

#include "engine/session/run_snapshot.h"

#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <deque>
#include <memory>

namespace threadline::app {

// Without names, axis and hatches; in device pixels.
QImage draw_thumbnail(const session::RunSnapshot& run, QSize size, const Theme& theme);

class Thumbnails : public QObject {
    Q_OBJECT
public:
    Thumbnails(std::filesystem::path runner, QSize size, ThemeKind theme,
               QObject* parent = nullptr);
    ~Thumbnails() override;

    void want(const ScenarioFile& scenario);  // ready() follows, unless it cannot be run
    void set_theme(ThemeKind theme);          // what is still wanted has to be asked for again
    void hold(bool hold);

    static QString folder();

signals:
    void ready(const QString& name, const QImage& picture);

private:
    struct Wanted {
        record::Declaration declaration;
        std::filesystem::path path;
        QString text;
    };
    void make_next();

    std::filesystem::path runner_;
    QSize size_;
    ThemeKind theme_;
    QThreadPool pool_;
    std::deque<Wanted> wanted_;
    std::shared_ptr<std::atomic<bool>> gives_way_;  // of the one that is being made
    bool making_ = false;
    bool held_ = false;
};

}  // namespace threadline::app
