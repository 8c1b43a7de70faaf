#include "app/window/playback.h"

#include "app/panels/transport.h"
#include "app/timeline/moment_wording.h"

#include <QSettings>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int frame_ms = 16;

// Kinds of moments, by their number.
constexpr auto passed_over_setting = "replay/passed over";
constexpr auto halted_at_setting = "replay/halted at";

bool is_halted_at_first(trace::MomentKind kind) {
    using trace::MomentKind;
    return kind != MomentKind::EdgeAdded && kind != MomentKind::LockObtained &&
           kind != MomentKind::LockTaken;  // these are many
}

// As a person has left them. A kind that is in neither list is newer than they are.
std::vector<trace::MomentKind> halts_as_left() {
    const QStringList passed = QSettings().value(passed_over_setting).toStringList();
    const QStringList halted = QSettings().value(halted_at_setting).toStringList();
    std::vector<trace::MomentKind> kinds = moment_kinds();
    std::erase_if(kinds, [&](trace::MomentKind kind) {
        const QString number = QString::number(int(kind));
        return passed.contains(number) || (!halted.contains(number) && !is_halted_at_first(kind));
    });
    return kinds;
}

void keep_halts(const std::vector<trace::MomentKind>& halts) {
    QStringList passed, halted;
    for (const trace::MomentKind kind : moment_kinds())
        (std::find(halts.begin(), halts.end(), kind) == halts.end() ? passed : halted)
            .append(QString::number(int(kind)));
    QSettings().setValue(passed_over_setting, passed);
    QSettings().setValue(halted_at_setting, halted);
}

}  // namespace

Playback::Playback(Transport* transport, QObject* parent) : QObject(parent), transport_(transport) {
    transport->set_halts_at(halts_as_left());
    connect(transport, &Transport::halts_changed, this, [this] {
        keep_halts(transport_->halts_at());
        emit halts_changed();
    });
    connect(transport, &Transport::speed_chosen, this, [this](double speed) {
        replay_.set_speed(speed);
        has_its_speed_ = true;  // a person's own choice stays, once the run is over too
    });
    frame_.setInterval(frame_ms);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &Playback::go_on);
}

void Playback::begin_run() {
    has_its_speed_ = false;
}

void Playback::set_run(const session::RunSnapshot& picture, const Notes& notes, bool is_over) {
    const trace::Time end = picture.trace.now;
    const auto halts = transport_->halts_at();
    moments_ = moments_of(picture, halts);
    transport_->set_unknown(unknown_kinds(picture), moments_left_out(picture, halts));
    std::vector<trace::Time> stops;
    for (const trace::Moment& moment : moments_)
        stops.push_back(moment.at);
    if (transport_->halts_at_bookmarks())
        for (const trace::Annotation& note : notes)
            if (note.range.begin <= end)
                stops.push_back(note.range.begin);
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    if (!has_its_speed_)
        transport_->set_speed(fitting_speed(end));
    // What there is of a live one says nothing yet of how long it is going to be.
    has_its_speed_ |= is_over;
    take(end, std::move(stops));
}

void Playback::set_nothing() {
    moments_.clear();
    transport_->set_unknown({}, 0);
    take(trace::Time{0}, {});
}

void Playback::take(trace::Time end, std::vector<trace::Time> stops) {
    pause();
    replay_.set_end(end);
    replay_.set_stops(stops);
    replay_.set_speed(transport_->speed());
    transport_->set_run(end, std::move(stops));
}

void Playback::play(trace::Time from) {
    replay_.play(from);
    since_frame_.start();
    if (replay_.playing())
        frame_.start();
}

void Playback::pause() {
    replay_.pause();
    frame_.stop();
}

void Playback::go_on() {
    const trace::Duration passed(since_frame_.nsecsElapsed());
    since_frame_.start();
    replay_.advance(passed);
    if (!replay_.playing())
        frame_.stop();
    emit moved(replay_.at());
}

QString Playback::narration_at(trace::Time at, const session::RunSnapshot& picture,
                               const Notes& notes) const {
    if (transport_->halts_at_bookmarks())
        for (const trace::Annotation& note : notes)
            if (note.range.begin == at && !note.text.empty())
                return QString::fromStdString(note.text).simplified();
    for (const trace::Moment& moment : moments_)
        if (moment.at == at)
            return moment_sentence(picture, moment);
    return {};
}

// As long as a person has not changed the list, a run is told with all that makes its story.
PassedOver Playback::passed_over() const {
    PassedOver passed;
    const auto halts = transport_->halts_at();
    if (QSettings().contains(passed_over_setting))
        for (const trace::MomentKind kind : moment_kinds())
            if (std::find(halts.begin(), halts.end(), kind) == halts.end())
                passed.kinds.push_back(kind);
    passed.notes = !transport_->halts_at_bookmarks();
    return passed;
}

}  // namespace threadline::app
