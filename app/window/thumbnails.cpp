#include "app/window/thumbnails.h"

#include "app/present/finding_place.h"
#include "app/timeline/background.h"
#include "app/timeline/contrast.h"
#include "app/timeline/geometry.h"
#include "app/timeline/painter.h"

#include "engine/session/session.h"

#include <QCryptographicHash>
#include <QDir>
#include <QPainter>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <thread>

namespace threadline::app {
namespace {

using namespace std::chrono_literals;

// A simulation that takes longer is drawn as far as it came.
constexpr auto longest_simulation = 1500ms;
constexpr auto look_interval = 5ms;
constexpr ThemeKind kinds[] = {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast};

// Bars are too thin here for the edges that set pale colours off: these come closer to them.
Theme without_pale_bars(Theme theme) {
    constexpr double pale = 1.5;  // of contrast: those of a thread that lets time pass
    for (Fill& fill : theme.states)
        if (fill.outline.isValid() && contrast_ratio(fill.colour, theme.surface) < pale)
            fill.colour = mixed(fill.colour, fill.outline, 0.6);
    return theme;
}

QString file_of(const QString& text, QSize size, ThemeKind kind) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(THREADLINE_VERSION " with half of the room for what led to a freeze");
    hash.addData(text.toUtf8());
    const Theme drawn_in = without_pale_bars(theme(kind));
    hash.addData(QString("%1 %2 %3x%4")
                     .arg(drawn_in.name, drawn_in.fill(trace::State::Io).colour.name())
                     .arg(size.width())
                     .arg(size.height())
                     .toUtf8());
    return Thumbnails::folder() + u'/' + QString::fromLatin1(hash.result().toHex()) + ".png";
}

// Not the projector's nor that of paper: the gallery is never seen in them.
ThemeKind kind_on_screen(ThemeKind kind) {
    return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds) ? kind : kinds[0];
}

std::optional<session::RunSnapshot> simulate(session::RunRequest request,
                                             const std::atomic<bool>& gives_way) {
    auto started = session::Session::start(std::move(request));
    if (!started.ok())
        return std::nullopt;
    session::Session& session = **started;
    const auto deadline = std::chrono::steady_clock::now() + longest_simulation;
    while (!session.finished() && !gives_way && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(look_interval);
    if (gives_way)
        return std::nullopt;
    session.stop();
    session.wait();
    return session.snapshot();
}

}  // namespace

QImage draw_thumbnail(const session::RunSnapshot& run, QSize size, const Theme& shown_in) {
    const Theme theme = without_pale_bars(shown_in);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.surface);
    TimelineOptions options;
    options.lane_height = 20;
    options.lane_gap = 6;
    options.hatches = false;
    options.findings = false;
    const std::vector<LaneRow> rows = lane_rows(run, options, theme);
    const double height = lanes_height(rows);
    if (height <= 0 || run.trace.range().length() <= trace::Duration{0})
        return image;
    const double width = 4.0 * size.width();  // then drawn smaller: thin lines, few of them
    const trace::TimeRange seen = how_it_came(run).value_or(run.trace.range());
    DisplayList lanes = lane_content(run, rows, TimeScale{seen, 0, width}, options, theme);
    lanes.labels.clear();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size.width() / width, std::min(1.0, size.height() / height));
    paint(painter, lanes, theme);
    return image;
}

Thumbnails::Thumbnails(std::filesystem::path runner, QSize size, ThemeKind theme, QObject* parent)
    : QObject(parent), runner_(std::move(runner)), size_(size), theme_(kind_on_screen(theme)) {
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::LowestPriority);
}

Thumbnails::~Thumbnails() {
    if (gives_way_)
        *gives_way_ = true;
    pool_.waitForDone();
}

QString Thumbnails::folder() {
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/thumbnails";
}

void Thumbnails::want(const ScenarioFile& scenario) {
    const std::string& name = scenario.declaration.name;
    const bool waits = std::any_of(wanted_.begin(), wanted_.end(), [&](const Wanted& wanted) {
        return wanted.declaration.name == name;
    });
    if (waits || !scenario.declaration.error.empty())
        return;
    wanted_.push_back({scenario.declaration, scenario.path, scenario.text});
    make_next();
}

void Thumbnails::set_theme(ThemeKind theme) {
    theme_ = kind_on_screen(theme);
    wanted_.clear();
}

void Thumbnails::hold(bool hold) {
    held_ = hold;
    if (hold && gives_way_)
        *gives_way_ = true;
    make_next();
}

void Thumbnails::make_next() {
    if (making_ || held_ || wanted_.empty())
        return;
    making_ = true;
    gives_way_ = std::make_shared<std::atomic<bool>>(false);
    in_background(
        pool_, this,
        [wanted = wanted_.front(), runner = runner_, size = size_, kind = theme_,
         gives_way = gives_way_]() -> QImage {
            QImage picture;
            if (picture.load(file_of(wanted.text, size, kind)))
                return picture;
            session::RunRequest request;
            request.scenario = wanted.path;
            request.source = wanted.text.toStdString();
            request.name = wanted.declaration.name;
            request.declaration = wanted.declaration;
            request.runner = runner;
            request.simulated_cpu.emplace();
            const auto run = simulate(std::move(request), *gives_way);
            if (!run)
                return {};
            // The run is what takes time: all pictures are drawn of it. What cannot be kept is
            // made again the next time.
            QDir().mkpath(folder());
            for (const ThemeKind each : kinds) {
                const QImage image = draw_thumbnail(*run, size, theme(each));
                QSaveFile file(file_of(wanted.text, size, each));
                if (file.open(QIODevice::WriteOnly) && image.save(&file, "PNG"))
                    file.commit();
                if (each == kind)
                    picture = image;
            }
            return picture;
        },
        [this, name = wanted_.front().declaration.name, kind = theme_](const QImage& picture) {
            making_ = false;
            const bool gave_way = *gives_way_;
            gives_way_.reset();
            // One that gave way stays wanted; so does one of another theme, asked for anew.
            const bool first = !wanted_.empty() && wanted_.front().declaration.name == name;
            if (first && !(gave_way && picture.isNull()) && kind == theme_)
                wanted_.pop_front();
            if (!picture.isNull() && kind == theme_)
                emit ready(QString::fromStdString(name), picture);
            make_next();
        });
}

}  // namespace threadline::app
