// The frames of an animation as files with numbers, from 1 on: "frame-%04d.png".
#pragma once

#include <QString>

#include <cstddef>

namespace threadline::app {

bool is_numbered(const QString& pattern);
QString frame_path(const QString& pattern, std::size_t number);  // "frame-0001.png"
QString without_number(const QString& pattern);                  // "frame.png"

// How many follow each other from the first on that Threadline wrote, as each says in itself; none
// where the path has no number.
std::size_t frames_there(const QString& pattern);
// A file that bears such a name and that Threadline did not write; empty: there is none.
QString frame_of_others(const QString& pattern);
// Of an earlier, longer export, behind the `last` of this one, as long as each follows the one
// before and Threadline wrote it: nothing of a person's is lost.
void remove_frames_behind(const QString& pattern, std::size_t last);

}  // namespace threadline::app
