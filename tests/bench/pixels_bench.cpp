// How long it takes from the request that closes a cycle until it is seen in the window: found by
// the session, published, asked for by the window, laid out, painted. The window is the program's,
// at 1920x1080 on the offscreen platform. Goal: under 25 ms.
// What Qt says of recursive repaints is about the bench, which looks at the picture after each
// paint.
//   pixels_bench [--runs N]      default: 100
#include "app/timeline/fonts.h"
#include "app/timeline/theme.h"
#include "app/window/appearance.h"
#include "app/window/main_window.h"

#include <QApplication>
#include <QImage>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <optional>
#include <vector>

using namespace threadline;
using namespace threadline::app;

namespace {

using Clock = std::chrono::steady_clock;

// Says when the picture that shows a deadlock has been painted.
class Painted : public QObject {
public:
    // What was painted is looked at once there is anything to be seen of it.
    Painted(QWidget* plot, const QColor& colour, const RunController& runs)
        : plot_(plot), colour_(colour.rgb()), runs_(runs) {
        plot->installEventFilter(this);
    }
    std::optional<Clock::time_point> at;

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (object != plot_ || event->type() != QEvent::Paint || painting_)
            return false;
        painting_ = true;
        QCoreApplication::sendEvent(plot_, event);
        const Clock::time_point now = Clock::now();
        if (!at && runs_.has_run() && !runs_.snapshot().findings->empty() && shows_it())
            at = now;
        painting_ = false;
        return true;
    }

private:
    bool shows_it() const {
        const QImage image = plot_->grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < image.height(); y += 3) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            if (std::find(line, line + image.width(), colour_) != line + image.width())
                return true;
        }
        return false;
    }

    QWidget* plot_;
    QRgb colour_;
    const RunController& runs_;
    bool painting_ = false;
};

void print(const char* what, std::vector<double>& ms) {
    std::sort(ms.begin(), ms.end());
    std::printf("%-36s median %6.2f  p99 %6.2f  longest %6.2f ms\n", what, ms[ms.size() / 2],
                ms[ms.size() * 99 / 100], ms.back());
}

}  // namespace

int main(int count, char** arguments) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_CACHE_HOME", home.path().toUtf8());
    QApplication application(count, arguments);
    int runs = 100;
    for (int i = 1; i + 1 < count; ++i)
        if (std::strcmp(arguments[i], "--runs") == 0)
            runs = std::max(1, std::atoi(arguments[i + 1]));
    QApplication::setOrganizationName("Threadline");
    QApplication::setApplicationName("Threadline");
    remember_system_palette(QApplication::palette());
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    load_fonts();
    WindowStart start;
    start.scenarios = THREADLINE_SOURCE_DIR "/scenarios";
    start.runner = THREADLINE_BIN_DIR "/threadline-runner";
    start.scenario = "deadlock/opposite-order";
    MainWindow window(start);
    window.resize(1920, 1080);
    window.show();

    auto* plot = window.findChild<QWidget*>(QStringLiteral("timeline-plot"));
    std::vector<double> to_finding, to_pixels;
    std::mutex mutex;
    std::optional<Clock::time_point> found;
    std::optional<std::chrono::nanoseconds> delay;
    RunController& controller = window.controller();
    Painted painted(plot, theme(ThemeKind::Light).fill(trace::State::Deadlocked).colour,
                    controller);
    QObject::connect(
        &controller, &RunController::found, &window,
        [&] {
            const std::lock_guard lock(mutex);
            if (!found)
                found = Clock::now();
        },
        Qt::DirectConnection);
    QObject::connect(&controller, &RunController::snapshot_changed, &window, [&] {
        if (const auto known = controller.finding_delay())
            delay = known;
    });
    // The run before is on show until then.
    QObject::connect(&controller, &RunController::began, &window, [&] { painted.at.reset(); });
    QObject::connect(&controller, &RunController::finished, &window, [&] {
        const std::lock_guard lock(mutex);
        if (!found || !painted.at || !delay)
            return;
        to_finding.push_back(std::chrono::duration<double, std::milli>(*delay).count());
        to_pixels.push_back(
            to_finding.back() +
            std::chrono::duration<double, std::milli>(*painted.at - *found).count());
    });

    int left = runs;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        if (controller.busy() || !window.commands().run->isEnabled())
            return;
        if (left-- == 0)
            return QApplication::quit();
        {
            const std::lock_guard lock(mutex);
            found.reset();
        }
        delay.reset();
        window.commands().run->trigger();
    });
    look.start(5);
    QApplication::exec();
    if (to_pixels.empty()) {
        std::fprintf(stderr, "pixels_bench: no deadlock was seen\n");
        return 1;
    }
    std::printf("From the request that closes the cycle, %zu runs of %s:\n", to_pixels.size(),
                start.scenario->c_str());
    print("  to the finding", to_finding);
    print("  to the pixels (goal: 25 ms)", to_pixels);
    return 0;
}
