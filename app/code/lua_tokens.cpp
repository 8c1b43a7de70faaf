#include "app/code/lua_tokens.h"

namespace threadline::app {
namespace {

const QSet<QString>& keywords() {
    static const QSet<QString> words{"and",   "break", "do",       "else", "elseif", "end",
                                     "false", "for",   "function", "goto", "if",     "in",
                                     "local", "nil",   "not",      "or",   "repeat", "return",
                                     "then",  "true",  "until",    "while"};
    return words;
}

const QSet<QString>& engine_methods() {
    static const QSet<QString> words{
        "lock",       "try",          "unlock",    "with",       "read_lock", "read_unlock",
        "write_lock", "write_unlock", "with_read", "with_write", "wait",      "notify",
        "notify_all", "post",         "put",       "get",        "close",     "read",
        "write",      "add",          "cas",       "size",       "request",   "map"};
    return words;
}

bool is_word(QChar c) {
    return c.isLetterOrNumber() || c == u'_';
}

// The level of a long bracket that opens at `at` ("[[": 0, "[==[": 2); -1 if none does.
int long_bracket(const QString& line, int at) {
    if (at >= line.size() || line[at] != u'[')
        return -1;
    int level = 0;
    while (at + 1 + level < line.size() && line[at + 1 + level] == u'=')
        ++level;
    return at + 1 + level < line.size() && line[at + 1 + level] == u'[' ? level : -1;
}

class Reader {
public:
    Reader(const QString& line, LuaLineState state) : line_(line), state_(state) {}

    LuaLine read() {
        if (state_ != 0)
            go_on_in_bracket(0);
        while (at_ < line_.size())
            token();
        return {std::move(tokens_), state_};
    }

private:
    void add(LuaTokenKind kind, int begin) { tokens_.push_back({kind, begin, at_ - begin}); }

    // From inside a long bracket to behind its end, or to the end of the line.
    void go_on_in_bracket(int begin) {
        const int level = state_ > 0 ? state_ - 1 : -state_ - 2;
        const bool comment = state_ < 0;
        const QString close = u']' + QString(level, u'=') + u']';
        const int end = int(line_.indexOf(close, at_));
        at_ = end < 0 ? int(line_.size()) : end + int(close.size());
        if (end >= 0)
            state_ = 0;
        if (at_ > begin)
            add(comment ? LuaTokenKind::Comment : LuaTokenKind::String, begin);
    }

    void token() {
        const int begin = at_;
        const QChar c = line_[at_];
        if (c == u'-' && line_.mid(at_, 2) == u"--") {
            const int level = long_bracket(line_, at_ + 2);
            if (level >= 0) {
                state_ = -(level + 2);
                at_ += 4 + level;
                go_on_in_bracket(begin);
            } else {
                at_ = int(line_.size());
                add(LuaTokenKind::Comment, begin);
            }
        } else if (const int level = long_bracket(line_, at_); level >= 0) {
            state_ = level + 1;
            at_ += 2 + level;
            go_on_in_bracket(begin);
        } else if (c == u'"' || c == u'\'') {
            for (++at_; at_ < line_.size() && line_[at_] != c; ++at_)
                if (line_[at_] == u'\\')
                    ++at_;
            at_ = std::min(at_ + 1, int(line_.size()));
            add(LuaTokenKind::String, begin);
        } else if (c.isDigit()) {
            while (at_ < line_.size() &&
                   (is_word(line_[at_]) || (line_[at_] == u'.' && line_.mid(at_, 2) != u"..")))
                ++at_;
            add(LuaTokenKind::Number, begin);
        } else if (is_word(c)) {
            word(begin);
        } else {
            ++at_;
        }
    }

    void word(int begin) {
        while (at_ < line_.size() && is_word(line_[at_]))
            ++at_;
        const QString text = line_.mid(begin, at_ - begin);
        const QChar before = begin > 0 ? line_[begin - 1] : QChar(u' ');
        if (before == u':') {
            if (engine_methods().contains(text))
                add(LuaTokenKind::EngineWord, begin);
        } else if (before != u'.') {
            if (keywords().contains(text))
                add(LuaTokenKind::Keyword, begin);
            else if (engine_words().contains(text))
                add(LuaTokenKind::EngineWord, begin);
        }
    }

    const QString& line_;
    LuaLineState state_;
    int at_ = 0;
    std::vector<LuaToken> tokens_;
};

}  // namespace

const QSet<QString>& engine_words() {
    static const QSet<QString> words{
        "title",   "chapter",   "summary",   "number",  "choice", "boolean", "lock",
        "rwlock",  "condition", "semaphore", "barrier", "queue",  "shared",  "shared_array",
        "service", "thread",    "threads",   "process", "later",  "start",   "compute",
        "sleep",   "file",      "join",      "check",   "note",   "random",  "clock",
        "folder",  "resize",    "pool",      "task",    "tasks",  "private", "interpreter_lock",
        "refuse"};
    return words;
}

LuaLine read_lua_line(const QString& line, LuaLineState begin) {
    return Reader(line, begin).read();
}

}  // namespace threadline::app
