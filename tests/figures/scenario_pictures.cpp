#include "tests/figures/scenario_pictures.h"

#include "app/compare/comparison_view.h"
#include "app/compare/prediction_panel.h"
#include "app/panels/lesson_panel.h"
#include "tests/figures/stage.h"

#include <QProgressBar>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <filesystem>

namespace threadline::app {
namespace {

std::vector<QString> all_scenarios() {
    const std::filesystem::path folder = stage_start().scenarios;
    std::vector<QString> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".lua")
            names.push_back(QString::fromStdString(
                entry.path().lexically_relative(folder).replace_extension().string()));
    std::sort(names.begin(), names.end());
    return names;
}

QString picture_name(const QString& scenario) {
    return "scenario-" + QString(scenario).replace(u'/', u'-');
}

// One window, from the question to the comparison.
class Walk {
public:
    Walk(const QString& scenario, const QDir& folder)
        : scenario_(scenario), folder_(folder), window_(stage_start()) {
        window_.resize(picture_size());
        window_.show();
        window_.activateWindow();
    }

    bool go() {
        if (!stage_.ready())
            return false;
        stage_.choose(scenario_.toUtf8().constData());
        stage_.tab("study", lesson_tab);
        QTest::qWait(300);  // until the form lies as it will
        const bool asked = take("1-question");
        lesson_->predict(0);
        run();
        bool all = take("2-lesson") && asked;
        lesson_->verticalScrollBar()->setValue(lesson_->verticalScrollBar()->maximum());
        all = take("3-judgement") && all;
        stage_.tab("study", python_tab);
        all = take("4-python") && all;
        if (auto* prediction = window_.findChild<PredictionPanel*>())
            window_.findChild<QTabWidget*>("study")->setCurrentWidget(prediction);
        all = take("5-prediction") && all;
        return compare() && all;
    }

private:
    static constexpr int lesson_tab = 1, python_tab = 2;

    void run() const {
        window_.commands().virtual_clock->setChecked(qEnvironmentVariable("THREADLINE_CLOCK") !=
                                                     "real");
        window_.commands().run->trigger();
        std::ignore = stage_.finished() &&
                      QTest::qWaitFor([this] { return lesson_->told_answer().has_value(); });
        QTest::qWait(400);  // details and pictures follow
    }

    // The first one that the lesson names; not every lesson has one.
    bool compare() {
        if (!lesson_->toHtml().contains("compare:0"))
            return true;
        emit lesson_->anchorClicked(QUrl("compare:0"));
        auto* comparison = window_.findChild<ComparisonView*>();
        auto* progress = comparison->findChild<QProgressBar*>();
        const bool done = QTest::qWaitFor(
            [&] { return comparison->runs().size() > 1 && !progress->isVisible(); }, 60'000);
        QTest::qWait(400);
        return take("6-comparison") && done;
    }

    bool take(const char* step) {
        QTest::qWait(100);
        const QString file = QString("%1-%2-light-%3.png")
                                 .arg(picture_name(scenario_), step)
                                 .arg(picture_size().width());
        return save_picture(window_, folder_.filePath(file));
    }

    QString scenario_;
    const QDir& folder_;
    MainWindow window_;
    Stage stage_{window_};
    LessonPanel* lesson_ = window_.findChild<LessonPanel*>();
};

}  // namespace

bool draw_scenarios(const QString& word, const QDir& folder) {
    bool all = true;
    for (const QString& scenario : all_scenarios())
        if (picture_name(scenario).contains(word)) {
            QSettings().clear();
            QSettings().setValue("theme", key_of(ThemeChoice::Light));
            all = Walk(scenario, folder).go() && all;
        }
    return all;
}

}  // namespace threadline::app
