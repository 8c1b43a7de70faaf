// What a line of code is coloured by, whatever its language.
#pragma once

#include <QString>

#include <vector>

namespace threadline::app {

enum class CodeTokenKind { Keyword, EngineWord, String, Comment, Number };

struct CodeToken {
    CodeTokenKind kind;
    int begin = 0;
    int length = 0;
    friend bool operator==(const CodeToken&, const CodeToken&) = default;
};

// What the end of one line says to the begin of the next; 0: plain text. Each language has others.
using CodeLineState = int;

struct CodeLine {
    std::vector<CodeToken> tokens;
    CodeLineState end = 0;
};

using ReadCodeLine = CodeLine (*)(const QString& line, CodeLineState begin);

}  // namespace threadline::app
