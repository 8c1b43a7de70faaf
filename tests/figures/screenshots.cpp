// Pictures of the window in its main situations, as large as the screen and in each theme, to be
// looked at:
//   screenshots FOLDER [WORD]     only situations whose name contains WORD
//   screenshots FOLDER scenario   each scenario with its lesson (scenario_pictures.h)
//   screenshots --guide FOLDER    the picture of the window in the guide: resources/guide
// tests/figures/screenshots.sh builds and runs it, without a screen as if on one of each size. Runs
// are on the virtual clock, so that the same version draws the same pictures, but for those of runs
// that go on.
#include "app/language/language.h"
#include "app/present/presentation.h"
#include "app/timeline/fonts.h"
#include "app/window/appearance.h"
#include "app/window/main_window.h"
#include "tests/figures/scenario_pictures.h"
#include "tests/figures/situations.h"
#include "tests/figures/stage.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <string_view>

using namespace threadline;
using namespace threadline::app;

namespace {

bool save_for_guide(const QImage& picture, const QDir& folder) {
    const QImage small = picture.scaled(680, 510, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return small.convertToFormat(QImage::Format_RGB888).save(folder.filePath("window.png"));
}

bool draw(const Situation& situation, QSize size, ThemeChoice theme, const QDir& folder,
          bool for_guide = false) {
    QSettings().clear();
    QSettings().setValue("theme", key_of(theme));
    WindowStart start = stage_start();
    start.first_minute = situation.first_minute;
    start.limits = situation.limits;
    MainWindow window(start);
    window.resize(size);
    window.show();
    window.activateWindow();
    const Stage stage{window};
    if (!stage.ready())
        return false;
    QWidget* drawn = situation.play(stage);
    QTest::qWait(100);
    if (!drawn)
        drawn = &window;
    const QString file =
        QString("%1-%2-%3.png").arg(situation.name, key_of(theme)).arg(size.width());
    const bool saved = for_guide ? save_for_guide(drawn->grab().toImage(), folder)
                                 : save_picture(*drawn, folder.filePath(file));
    for (auto* dialog : window.findChildren<QDialog*>())
        dialog->close();
    if (auto* shown = window.findChild<Presentation*>())
        shown->close();
    return saved;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: screenshots FOLDER [WORD] | --guide FOLDER\n", stderr);
        return 2;
    }
    // Nothing of the person who runs it is seen or changed.
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir temporary;
    qputenv("TMPDIR", QFile::encodeName(temporary.path()));
    QApplication application(argc, argv);
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName("Threadline screenshots");
    remember_system_palette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    load_fonts();
    load_language(application, language_to_use(qEnvironmentVariable("THREADLINE_LANGUAGE", "en")));
    const bool for_guide = argc > 2 && argv[1] == std::string_view("--guide");
    const QDir folder(for_guide ? argv[2] : argv[1]);
    if (!folder.mkpath(".")) {
        std::fprintf(stderr, "cannot make the folder '%s'; choose another one\n", argv[1]);
        return 2;
    }
    if (for_guide)
        return draw(situations()[1], {1024, 768}, ThemeChoice::Light, folder, true) ? 0 : 1;
    const QString word = argc > 2 ? argv[2] : "";
    bool all = true;
    for (const Situation& situation : situations())
        for (const ThemeChoice theme :
             {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast})
            if (QString(situation.name).contains(word))
                all = draw(situation, picture_size(), theme, folder) && all;
    all = draw_scenarios(word, folder) && all;
    return all ? 0 : 1;
}
