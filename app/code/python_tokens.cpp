#include "app/code/python_tokens.h"

#include <QSet>

namespace threadline::app {
namespace {

const QSet<QString>& keywords() {
    static const QSet<QString> words{
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    return words;
}

// The words of concurrency: the same meaning as the engine's in the scenario beside it.
const QSet<QString>& concurrency_words() {
    static const QSet<QString> words{
        "threading", "asyncio", "multiprocessing", "queue",     "Thread",  "Process", "Pool",
        "Lock",      "RLock",   "Condition",       "Semaphore", "Barrier", "Event",   "Queue",
        "start",     "join",    "acquire",         "release",   "wait",    "notify",  "notify_all",
        "put",       "get",     "gather",          "run",       "sleep",   "Value",   "Array"};
    return words;
}

class Reader {
public:
    Reader(const QString& line, CodeLineState state) : line_(line), state_(state) {}

    CodeLine read() {
        if (state_ != 0)
            go_on_in_string(0, QChar(state_), 3);
        while (at_ < line_.size())
            token();
        return {std::move(tokens_), state_};
    }

private:
    void token() {
        const QChar c = line_[at_];
        if (c == u'#')
            add(CodeTokenKind::Comment, at_, int(line_.size()));
        else if (c == u'"' || c == u'\'')
            string(at_);
        else if (c.isDigit())
            word(true);
        else if (c.isLetter() || c == u'_')
            word(false);
        else
            ++at_;
    }

    void add(CodeTokenKind kind, int begin, int end) {
        tokens_.push_back({kind, begin, end - begin});
        at_ = end;
    }

    void word(bool number) {
        const int begin = at_;
        while (at_ < line_.size() && (line_[at_].isLetterOrNumber() || line_[at_] == u'_' ||
                                      (number && line_[at_] == u'.')))
            ++at_;
        const QString text = line_.mid(begin, at_ - begin);
        if (number)
            return add(CodeTokenKind::Number, begin, at_);
        // f"...", rb'...'
        static const QSet<QString> prefixes{"f", "r", "b", "u", "rb", "br", "fr", "rf"};
        const bool quoted = at_ < line_.size() && (line_[at_] == u'"' || line_[at_] == u'\'');
        if (quoted && prefixes.contains(text.toLower()))
            return string(begin);
        if (keywords().contains(text))
            add(CodeTokenKind::Keyword, begin, at_);
        else if (concurrency_words().contains(text))
            add(CodeTokenKind::EngineWord, begin, at_);
    }

    // `begin`: of its prefix; the quote is at at_.
    void string(int begin) {
        const QChar quote = line_[at_];
        const bool three = line_.mid(at_, 3) == QString(3, quote);
        at_ += three ? 3 : 1;
        go_on_in_string(begin, quote, three ? 3 : 1);
    }

    void go_on_in_string(int begin, QChar quote, int quotes) {
        for (; at_ < line_.size(); ++at_) {
            if (line_[at_] == u'\\') {
                ++at_;
            } else if (line_.mid(at_, quotes) == QString(quotes, quote)) {
                state_ = 0;
                return add(CodeTokenKind::String, begin, at_ + quotes);
            }
        }
        state_ = quotes == 3 ? int(quote.unicode()) : 0;
        add(CodeTokenKind::String, begin, int(line_.size()));
    }

    const QString& line_;
    CodeLineState state_;
    int at_ = 0;
    std::vector<CodeToken> tokens_;
};

}  // namespace

CodeLine read_python_line(const QString& line, CodeLineState begin) {
    return Reader(line, begin).read();
}

}  // namespace threadline::app
