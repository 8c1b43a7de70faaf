// A run played as a series of pictures: the lanes fill from left to right, and at its moments the
// play pauses while words below say what happens there. The wait-for graph can stand below them.
#pragma once

#include "app/figure/figure.h"
#include "app/timeline/told_notes.h"

#include <QImage>

#include <chrono>
#include <functional>

namespace threadline::app {

struct AnimationOptions {
    std::chrono::milliseconds length{8'000};  // of the play, without its pauses
    std::chrono::milliseconds pause{1'500};   // at a moment
    int frames_per_second = 20;
    bool graph = false;        // who waits for whom at each instant, below the lanes
    PassedOver passed_over{};  // it does not pause there
};

struct AnimationFrame {
    trace::Time at;                   // everything before it is shown
    std::chrono::milliseconds shown;  // for so long
    QString words;                    // what happened last; empty: nothing yet
};

// Ends with the whole range, shown for two seconds. It pauses at each note of a person, and at the
// first moments of the range, twelve in all where the notes are fewer.
// Pure; O(moments + frames).
std::vector<AnimationFrame> animation_frames(const session::RunSnapshot& run,
                                             trace::TimeRange range,
                                             const AnimationOptions& options);

// Where frames go, one after the other, all of one size. An error ends the animation.
using FrameTaker = std::function<Status(const QImage& image, std::chrono::milliseconds shown)>;

// Draws each frame and hands it on; `go_on` is asked before each (false: stopped, an error).
Status play(const session::RunSnapshot& run, const FigureOptions& figure,
            const AnimationOptions& options, const FrameTaker& take,
            const std::function<bool(std::size_t done, std::size_t all)>& go_on = {});

// As a GIF, an APNG or numbered PNG frames, by the path's ending: "run.gif", "run.apng",
// "frame-%04d.png". The first two loop; numbered frames repeat where one is shown for longer, so
// that they can be made a film of at `frames_per_second`; later ones of an earlier export under
// that name are removed.
bool is_animation(const QString& path);
Status check_animation(const session::RunSnapshot& run, const FigureOptions& figure,
                       const AnimationOptions& options, const QString& path);
Status write_animation(const session::RunSnapshot& run, const FigureOptions& figure,
                       const AnimationOptions& options, const QString& path,
                       const std::function<bool(std::size_t done, std::size_t all)>& go_on = {});

}  // namespace threadline::app
