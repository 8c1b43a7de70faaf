// What a scenario teaches, as it stands beside it in NAME.lesson.md, and the same told of one run:
// with that run's numbers in it.
//
//   # Predict            a question, then choices: "- 6 | value.count = 6"; it is asked before the
//                        run, and knows its parameters alone
//   # Look at            moments: "- finding.deadlock | The cycle closes"; the name is that of a
//                        fact with a time: NAME.at_ms. What this run does not have is left out.
//   # Explanation        paragraphs
//   # Try next           parameters: "- cure=lock | One of them waits for the other"; and runs to
//   see
//                        side by side, two to six with ";" between them, an empty one for the
//                        defaults: "- compare: cure=none; cure=lock | What the lock costs"
//   # Say it aloud       paragraphs
//   # When not to        paragraphs: whether it was worth it, and whether the single-threaded
//                        version should stay; said below the judgement (judgement.h). Where the
//                        run had to do what one thread alone would not, such as starting
//                        processes, first what that would take: "- alone_ms | value.n * 5"
//
// A paragraph, or a moment's text, may begin with a claim in brackets, "[outcome = completed]": it
// is told of runs for which it holds. "{value.count - 5}" is that of this run, "{threads : thread}"
// with its noun, "1 thread" or "4 threads" ("{n : entry|entries}"); no other numbers stand in what
// is told. `Text` in back quotes is code or a name. All six headings, in this order,
// each once. In a lesson in another language the words for the scenario itself stand above them
// (scenario_words.h): "# Title", "# Summary", "# Parameters", "# Said", each where it is needed.
//
// Pure functions; any thread.
#pragma once

#include "app/lesson/claim.h"
#include "app/lesson/judgement.h"
#include "app/lesson/scenario_words.h"

#include <string>
#include <vector>

namespace threadline::app {

struct Paragraph {
    std::string claim;  // empty: always told
    std::string text;
};

struct LessonChoice {
    std::string text;
    std::string claim;
};

struct LessonMoment {
    std::string fact;
    Paragraph said;
};

struct NextTry {
    std::string parameters;  // "cure=lock, work=20"
    std::string text;
};

// Runs to see side by side.
struct NamedComparison {
    std::vector<std::string> runs;  // parameters of each: "cure=lock, work=20"
    std::string text;
};

struct Lesson {
    ScenarioWords words;  // none in the language of the scenario
    std::vector<Paragraph> question;
    std::vector<LessonChoice> choices;
    std::vector<LessonMoment> moments;
    std::vector<Paragraph> explanation;
    std::vector<NextTry> next;
    std::vector<NamedComparison> comparisons;
    std::vector<Paragraph> aloud;
    std::string alone_ms;  // an expression; empty: what was computed and waited for in the run
    std::vector<Paragraph> when_not;
};

// The error names the line and the mend; `name` is what the text is called.
Result<Lesson> read_lesson(const std::string& name, std::string_view text);

struct ToldMoment {
    double at_ms = 0;
    std::string text;
};

struct ToldLesson {
    std::string question;               // as it was asked of this run
    std::optional<std::size_t> answer;  // the choice that came true; none: this run cannot tell
    std::string caveat;                 // comes before all else; empty: nothing to bear in mind
    bool is_disturbed = false;          // by others, or stepped: a virtual run would tell
    std::vector<ToldMoment> moments;
    bool has_times = true;  // else that of a moment is only where it lies
    std::vector<std::string> explanation;
    std::vector<NextTry> next;  // that are not on show already
    std::vector<std::string> aloud;
    Judgement judgement;
    std::vector<std::string> when_not;
};

// As it is asked of a run with these parameters, and with the remedy tried that is the fact
// "what_if"; empty where none of the lesson fits them, and nothing is to be asked.
Result<std::string> question_of(const Lesson& lesson, const Facts& parameters,
                                const InLanguage& in_language = {});

// Of one finished run. Where other programs had much of the cores, nothing is told that hangs on
// how long things took; of one with a remedy tried, what that did in place of what is so of the
// script; of one that was ended early no more than that. The error says which sentence asks for
// what the run does not have. Where `facts` have words for a fact, those are told. `in_language`:
// of the judgement.
Result<ToldLesson> tell(const Lesson& lesson, const Facts& facts,
                        const InLanguage& in_language = {});

// "cure=lock, work=20" as pairs. A part without "=" belongs to the value before it.
std::vector<std::pair<std::string, std::string>> parameters_in(std::string_view text);

}  // namespace threadline::app
