#include "app/code/unknown_names.h"

#include "app/code/lua_tokens.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace threadline::app {
namespace {

// A word, or a sign that is none.
struct Part {
    int line = 0;
    QString text;
    bool is_name = false;     // neither a keyword nor part of a string, comment or number
    bool is_keyword = false;  // of Lua
};

const QSet<QString>& names_of_lua() {
    static const QSet<QString> names{"error",  "ipairs", "select",   "tonumber", "type",
                                     "assert", "pairs",  "tostring", "string",   "table",
                                     "math",   "utf8",   "_ENV"};
    return names;
}

bool is_letter(QChar c) {
    return c.isLetterOrNumber() || c == u'_';
}

// Of a line, but for what its tokens say.
void read_signs(std::vector<Part>& parts, const QString& text, int line) {
    static const QStringList doubles{"..", "==", "~=", "<=", ">=", "::", "//"};
    for (int at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
        } else if (is_letter(text[at])) {
            int end = at;
            while (end < text.size() && is_letter(text[end]))
                ++end;
            parts.push_back({line, text.mid(at, end - at), true, false});
            at = end;
        } else {
            const int length = doubles.contains(text.mid(at, 2)) ? 2 : 1;
            parts.push_back({line, text.mid(at, length), false, false});
            at += length;
        }
    }
}

std::vector<Part> parts_of(const QString& text) {
    std::vector<Part> parts;
    LuaLineState state = 0;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const LuaLine read = read_lua_line(line, state);
        state = read.end;
        int at = 0;
        for (const LuaToken& token : read.tokens) {
            read_signs(parts, line.mid(at, token.begin - at), number);
            at = token.begin + token.length;
            if (token.kind == LuaTokenKind::Keyword)
                parts.push_back({number, line.mid(token.begin, token.length), false, true});
            else if (token.kind != LuaTokenKind::Comment)
                parts.push_back({number, QStringLiteral("\""), false, false});  // some value
        }
        read_signs(parts, line.mid(at), number);
    }
    return parts;
}

class Names {
public:
    explicit Names(std::vector<Part> parts)
        : parts_(std::move(parts)), known_(names_of_lua() + engine_words()) {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            look_at(i);
    }

    std::optional<UnknownName> first_unknown() const {
        for (const std::size_t use : uses_)
            if (const Part& part = parts_[use]; !known_.contains(part.text))
                return UnknownName{part.line, part.text, nearest(part.text)};
        return std::nullopt;
    }

private:
    const QString& text(std::size_t i) const {
        static const QString none;
        return i < parts_.size() ? parts_[i].text : none;
    }
    bool is_keyword(std::size_t i, const char* word) const {
        return i < parts_.size() && parts_[i].is_keyword && parts_[i].text == QLatin1String(word);
    }

    void look_at(std::size_t i) {
        const Part& part = parts_[i];
        if (opens(i))
            inside_.push_back(part.text);
        else if (closes(i) && !inside_.empty())
            inside_.pop_back();
        if (is_keyword(i, "local") || is_keyword(i, "for"))
            give(is_keyword(i + 1, "function") ? i + 2 : i + 1);
        else if (is_keyword(i, "function"))
            give_parameters(i);
        if (!part.is_name || text(i - 1) == u"." || text(i - 1) == u":" || text(i - 1) == u"::" ||
            is_keyword(i - 1, "goto"))
            return;
        const bool in_table = !inside_.empty() && inside_.back() == u"{";
        if (text(i + 1) == u"=") {  // a field, or a name that is given here
            if (!in_table)
                known_.insert(part.text);
            return;
        }
        if (!in_table && text(i + 1) == u"," && is_given_with_others(i))
            known_.insert(part.text);
        uses_.push_back(i);
    }

    // What ends elsewhere: brackets and blocks. That of `while` and `for` is their `do`.
    bool opens(std::size_t i) const {
        static const QStringList blocks{"function", "do", "if", "repeat"};
        const Part& part = parts_[i];
        return part.is_keyword ? blocks.contains(part.text)
                               : part.text == u"{" || part.text == u"(" || part.text == u"[";
    }
    bool closes(std::size_t i) const {
        const Part& part = parts_[i];
        return part.is_keyword ? part.text == u"end" || part.text == u"until"
                               : part.text == u"}" || part.text == u")" || part.text == u"]";
    }

    // "a, t.x, t[i] = 1, 2, 3"
    bool is_given_with_others(std::size_t i) const {
        while (i < parts_.size() && parts_[i].is_name) {
            i = after_fields(i + 1);
            if (text(i) != u",")
                return text(i) == u"=";
            ++i;
        }
        return false;
    }

    // "t.x[f(1)].y": from behind the name to behind the last field.
    std::size_t after_fields(std::size_t i) const {
        while (text(i) == u"." || text(i) == u"[") {
            if (text(i) == u".") {
                i += 2;
                continue;
            }
            for (int depth = 0; i < parts_.size();) {
                depth += opens(i) ? 1 : closes(i) ? -1 : 0;
                ++i;
                if (depth == 0)
                    break;
            }
        }
        return i;
    }

    // "a, b <const>, c"
    void give(std::size_t i) {
        while (i < parts_.size() && parts_[i].is_name) {
            known_.insert(parts_[i].text);
            if (text(i + 1) == u"<") {
                known_.insert(text(i + 2));  // const, close
                i += 3;
            }
            if (text(i + 1) != u",")
                return;
            i += 2;
        }
    }

    // "function name(a, b)", "function(a, b)", "function thing:method(a, b)"
    void give_parameters(std::size_t i) {
        for (++i; i < parts_.size() && text(i) != u"("; ++i)
            if (parts_[i].is_name)
                known_.insert(parts_[i].text);
            else if (text(i) == u":")
                known_.insert(QStringLiteral("self"));
        give(i + 1);
    }

    QString nearest(const QString& name) const {
        const int most = name.size() < 4 ? 1 : 2;
        QString best;
        int least = most + 1;
        QStringList names(known_.begin(), known_.end());
        names.sort();  // the same each time
        for (const QString& candidate : names)
            if (const int cost = distance(name, candidate); cost < least) {
                least = cost;
                best = candidate;
            }
        return best;
    }

    // Insertions, deletions and changes that make one of the other.
    static int distance(const QString& a, const QString& b) {
        std::vector<int> row(std::size_t(b.size()) + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = int(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            int diagonal = row[0];
            row[0] = int(i);
            for (qsizetype j = 1; j <= b.size(); ++j) {
                const int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[std::size_t(j)];
                row[std::size_t(j)] = std::min({change, diagonal + 1, row[std::size_t(j) - 1] + 1});
            }
        }
        return row.back();
    }

    std::vector<Part> parts_;
    QSet<QString> known_;
    std::vector<std::size_t> uses_;
    std::vector<QString> inside_;  // which brackets and blocks
};

}  // namespace

std::optional<UnknownName> first_unknown_name(const QString& text) {
    return Names(parts_of(text)).first_unknown();
}

}  // namespace threadline::app
