// What a person meets first: an example run on show, one line that says what to press, the tour,
// and the way back to what they had last time.
#include "app/code/code_pane.h"
#include "app/language/language.h"
#include "app/language/path_text.h"
#include "app/panels/banner.h"
#include "app/panels/gallery.h"
#include "app/panels/lesson_panel.h"
#include "app/panels/scenario_panel.h"
#include "app/present/finding_place.h"
#include "app/runs/last_run.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/recent_files.h"
#include "app/window/restart.h"
#include "app/window/system_appearance.h"
#include "app/window/thumbnails.h"
#include "app/window/tour.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr auto tour_is_known = "tour/is-known";
constexpr auto hint_is_known = "first-minute/hint-is-known";
// A scenario that takes longer to simulate is shown as far as it came.
constexpr int longest_example_ms = 2'000;

constexpr auto of_the_window = "threadline::app::MainWindow";
constexpr auto language_is_next =
    QT_TRANSLATE_NOOP("threadline::app::MainWindow",
                      "The window will be in that language when Threadline is next started.");
constexpr auto restart_now = QT_TRANSLATE_NOOP("threadline::app::MainWindow", "Restart now");
constexpr auto restart_later = QT_TRANSLATE_NOOP("threadline::app::MainWindow", "Later");

// In the language of the window and in the one that was chosen: somebody may read one of them only.
QString in_both(const QString& chosen, const char* words, const char* between) {
    QTranslator other;
    const bool is_there = other.load("threadline_" + chosen, QStringLiteral(":/translations"));
    const QString said = is_there ? other.translate(of_the_window, words) : QString();
    return MainWindow::tr(words) + QLatin1String(between) +
           (said.isEmpty() ? QString::fromUtf8(words) : said);
}

}  // namespace

void MainWindow::connect_first_minute() {
    connect(commands_.tour, &QAction::triggered, this, &MainWindow::begin_tour);
    connect(&controller_, &RunController::finished, this, [this] {
        if (!example_.is_wanted)
            return;
        if (const auto seen = how_it_came(controller_.snapshot()))
            timeline_->show_range(*seen);
        tell_of_example();
    });
    // Whatever else runs or is opened: the line about the example is over.
    connect(&controller_, &RunController::phase_changed, this, [this] {
        if (controller_.phase() == RunController::Phase::Starting && !example_.starts)
            end_example();
    });
    connect(&controller_, &RunController::opened, this, [this] {
        if (controller_.is_in_a_persons_file())
            remember_file(in_qt(*controller_.recording()));
    });
    connect(&controller_, &RunController::saved, this, &remember_file);
    example_.limit.setSingleShot(true);
    example_.limit.setInterval(longest_example_ms);
    connect(&example_.limit, &QTimer::timeout, this, [this] {
        if (example_.is_wanted && controller_.busy())
            controller_.stop();
    });
    connect(commands_.recent, &QMenu::aboutToShow, this, &MainWindow::fill_recent);
    connect_languages();
    auto* appearance = new SystemAppearance(this);
    connect(appearance, &SystemAppearance::changed, this, [this] {
        if (theme_choice_ == ThemeChoice::System)
            show_theme(theme_choice_);
    });
    // Once the window is there.
    QTimer::singleShot(0, appearance, &SystemAppearance::ask);
    if (start_.first_minute)
        connect_thumbnails();
}

// A run that is measured has the CPU for itself; so has the example, which is waited for.
void MainWindow::connect_thumbnails() {
    const QSize size = Gallery::picture_size * 2;  // sharp on a screen of many dots, too
    thumbnails_ = new Thumbnails(start_.runner, size, theme_, this);
    thumbnails_->hold(true);
    connect(gallery_, &Gallery::picture_wanted, this, [this](const QString& name) {
        for (const ScenarioFile& file : scenarios_)
            if (QString::fromStdString(file.declaration.name) == name)
                thumbnails_->want(file);
    });
    connect(thumbnails_, &Thumbnails::ready, gallery_, &Gallery::set_picture);
    connect(&controller_, &RunController::phase_changed, this,
            [this] { thumbnails_->hold(controller_.busy()); });
    // A picture would answer what a lesson asks first: it comes with the answer.
    gallery_->hold_back([this](const QString& name) {
        if (name == scenario_name_ && (lesson_->asks_first() || lesson_->has_told()))
            return lesson_->asks_first();
        const std::string wanted = name.toStdString();
        return commands_.predict_first->isChecked() && !lesson_->has_answered(wanted) &&
               std::ranges::any_of(scenarios_, [&](const ScenarioFile& file) {
                   return file.declaration.name == wanted && file.lesson &&
                          !file.lesson->choices.empty();
               });
    });
    // The text of a lesson changes with whatever it asks or tells.
    connect(lesson_, &LessonPanel::textChanged, gallery_, &Gallery::look_again);
    connect(commands_.predict_first, &QAction::toggled, gallery_, &Gallery::look_again);
    gallery_->show_pictures(look_.grid, look_.muted_text);
}

void MainWindow::show_pictures_in(const Theme& look) {
    if (!thumbnails_)
        return;
    thumbnails_->set_theme(look.kind);
    gallery_->show_pictures(look.grid, look.muted_text);
}

bool MainWindow::can_show_example() const {
    const ScenarioFile* file = scenario();
    return start_.first_minute && !start_.file && file && file->declaration.error.empty() &&
           !controller_.has_run() && !controller_.busy();
}

// On the virtual clock, so that it is there at once and the same each time; the picture of what the
// scenario is about, not a measurement of this machine.
void MainWindow::show_example() {
    if (!can_show_example()) {
        if (thumbnails_)
            thumbnails_->hold(controller_.busy());
        return;
    }
    auto request = request_for<session::RunRequest>(choice_of(*scenario()), start_.runner);
    request.simulated_cpu.emplace();
    example_.is_wanted = true;
    example_.starts = true;
    controller_.run(std::move(request), RunController::Show::AtOnce,
                    RunController::Asked::ByNobody);
    example_.starts = false;
    example_.limit.start();
    // The line that says what to press comes with it.
    timeline_->clear({});
    update_status();
}

// Nothing is ever empty, unless a person wants to predict first. A run of one's own waits while
// another scenario is looked at.
void MainWindow::show_run_or_example() {
    if (const auto run = aside_.find(scenario_name_)) {
        take_remedies_of(*run->run.trace.info);
        controller_.bring_back(run);
    } else if (const auto kept = start_.first_minute && !start_.file && !controller_.has_run()
                                     ? take_last_run(scenario_name_)
                                     : std::nullopt)
        controller_.open(
            *kept,
            *kept == last_run_file() ? RunController::Whose::Ours : RunController::Whose::Persons,
            [this](const std::function<void()>& go_on) {
                if (!code_->has_unsaved_changes())  // written meanwhile
                    go_on();
            });
    else if (commands_.predict_first->isChecked() && lesson_->asks() && can_show_example())
        ask_first();
    else
        show_example();
}

void MainWindow::end_example() {
    if (!std::exchange(example_.is_wanted, false))
        return;
    if (!example_.is_told && !tour_)
        return;
    // Who has gone on from there once is not greeted again.
    QSettings().setValue(hint_is_known, true);
    banner_->take_back(example_.line);
}

// The tour says all that the line does, and need not be offered while it is on.
void MainWindow::tell_of_example() {
    if (!QSettings().value(tour_is_known).toBool())
        begin_tour();
    if (tour_ || QSettings().value(hint_is_known).toBool() || !banner_->message().isEmpty() ||
        std::exchange(example_.is_told, true))
        return;
    example_.line = runs_on_virtual_clock()
                        ? tr("An example, simulated. Press Run (Ctrl+R) to run it again.")
                        : tr("An example, simulated. Press Run (Ctrl+R) for real threads.");
    banner_->show_message(Banner::Kind::Note, example_.line);
    banner_->offer(tr("Take the tour"), tr("Nine short steps through the window"),
                   [this] { begin_tour(); });
}

void MainWindow::begin_tour() {
    end_tour();
    show_comparison(false);  // what it tells of stands beside the single run
    if (lesson_->asks_first())
        show_example();  // it tells of a run
    // Who leaves it before its end is told then.
    if (example_.is_told && banner_->message() == example_.line) {
        example_.is_told = false;
        banner_->take_back(example_.line);
    }
    tour_ = new Tour(this, tour_steps(), look_);
    connect(tour_, &Tour::ended, this, &MainWindow::end_tour);
    // Begun is known: who closes the window in the middle of it is not asked again either.
    QSettings().setValue(tour_is_known, true);
}

void MainWindow::end_tour() {
    if (!tour_)
        return;
    if (tour_->step() + 1 == tour_->steps()) {  // all of it is told, and need not be offered again
        QSettings().setValue(hint_is_known, true);
        banner_->take_back(example_.line);
    }
    const bool had_focus = tour_->isAncestorOf(focusWidget()) || focusWidget() == tour_;
    tour_->hide();
    tour_->deleteLater();
    tour_ = nullptr;
    if (had_focus)  // its keys are those that were just told
        timeline_->setFocus(Qt::OtherFocusReason);
    if (example_.is_wanted && controller_.has_run() && !controller_.busy())
        tell_of_example();
}

void MainWindow::fill_recent() {
    QMenu* menu = commands_.recent;
    menu->clear();
    const QStringList files = recent_files();
    int number = 0;
    for (const QString& file : files) {
        QString label = recent_file_label(file);
        QAction* action = menu->addAction(
            QStringLiteral("&%1 %2").arg(++number).arg(label.replace(u'&', QLatin1String("&&"))));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { open(path_of(file)); });
    }
    if (files.isEmpty()) {
        menu->addAction(tr("Nothing has been opened or saved yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Forget these")), &QAction::triggered, this, &forget_recent_files);
}

void MainWindow::connect_languages() {
    QMenu* menu = commands_.languages;
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& code, const QString& name) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(code == language_choice());
        connect(action, &QAction::triggered, this, [this, code] {
            remember_language(code);
            const QString next = language_to_use();
            if (next == loaded_language()) {  // it is in that one already
                for (const Language& each : languages())
                    banner_->take_back(in_both(each.code, language_is_next, " "));
                return;
            }
            banner_->show_message(Banner::Kind::Note, in_both(next, language_is_next, " "));
            banner_->offer(in_both(next, restart_now, " / "),
                           tr("Close the window, and open it again with the same scenario or file"),
                           [this] { close_to_restart(*this); });
            banner_->offer(in_both(next, restart_later, " / "),
                           tr("Go on; the language is kept for the next time"), [] {});
        });
    };
    add(QString(), tr("As the &system"));
    for (const Language& language : languages())
        add(language.code, language.name);
}

}  // namespace threadline::app
