// What a figure says of itself in words: a caption to print below it, a description for those who
// do not see it, and where it comes from. All of it follows from the run's facts, so the same
// recording gives the same words.
#pragma once

#include "app/language/language.h"
#include "app/timeline/geometry.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace threadline::app {

// Goes into the metadata of the file: "scenario", "deadlock/opposite-order".
struct FigureFact {
    QString key;
    QString value;
};

struct FigureText {
    QString language = loaded_language();
    QString title;
    QString caption;
    QString description;            // one paragraph a line
    std::vector<FigureFact> facts;  // provenance
};

// `shown` is the part of the run that the figure draws, `options` its lanes, and what stands above
// them; no title: the words have the scenario's. O(n log n) in the number of intervals.
FigureText figure_text(const session::RunSnapshot& run, trace::TimeRange shown,
                       const TimelineOptions& options = {});

// What a person wrote beside the run, as far as it is in sight: a sentence a note.
QStringList notes_in_words(const session::RunSnapshot& run, trace::TimeRange shown);

// The scenario, its parameters, the clock, the schedule, the seed, remedies, the version: what it
// takes to make the run again.
std::vector<FigureFact> provenance_of(const trace::RunInfo& info);

// Of several runs in one picture: what is the same for all once, the rest for each, "parameters of
// run 2".
std::vector<FigureFact> provenance_of(const std::vector<trace::RunInfo>& runs);

// As a text file in UTF-8, with a heading for each of its parts.
QByteArray text_file(const FigureText& text);

}  // namespace threadline::app
