#include "tests/scenarios/lua_texts.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace threadline::test {

namespace {

enum class Kind { Name, Text, Other };

struct Token {
    Kind kind;
    std::string text;
};

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Without blanks and comments. The scenarios put no escapes into their texts.
std::vector<Token> tokens_of(std::string_view lua) {
    std::vector<Token> tokens;
    while (!lua.empty()) {
        std::size_t length = 1;
        if (lua.starts_with("--")) {
            length = std::min(lua.find('\n'), lua.size());
        } else if (lua.starts_with("[[")) {
            length = std::min(lua.find("]]"), lua.size() - 2) + 2;
            tokens.push_back({Kind::Text, std::string(lua.substr(2, length - 4))});
        } else if (lua.front() == '"') {
            length = std::min(lua.find('"', 1), lua.size() - 1) + 1;
            tokens.push_back({Kind::Text, std::string(lua.substr(1, length - 2))});
        } else if (is_word(lua.front())) {
            while (length < lua.size() && is_word(lua[length]))
                ++length;
            tokens.push_back({Kind::Name, std::string(lua.substr(0, length))});
        } else if (lua.starts_with("..")) {
            length = 2;
            tokens.push_back({Kind::Other, ".."});
        } else if (std::isspace(static_cast<unsigned char>(lua.front())) == 0) {
            tokens.push_back({Kind::Other, std::string(1, lua.front())});
        }
        lua.remove_prefix(length);
    }
    return tokens;
}

bool is_other(const Token& token, std::string_view text) {
    return token.kind == Kind::Other && token.text == text;
}

// From behind its "(" to its ")".
std::string last_argument(const std::vector<Token>& tokens, std::size_t first) {
    std::string text;
    int depth = 0, values = 0;
    bool in_value = false;
    for (std::size_t i = first; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (depth == 0 && is_other(token, ")"))
            break;
        if (is_other(token, "(") || is_other(token, "{") || is_other(token, "["))
            ++depth;
        if (is_other(token, ")") || is_other(token, "}") || is_other(token, "]"))
            --depth;
        if (depth == 0 && is_other(token, ",")) {
            text.clear();
            values = 0;
            in_value = false;
        } else if (depth == 0 && is_other(token, "..")) {
            in_value = false;
        } else if (depth == 0 && token.kind == Kind::Text) {
            text += token.text;
        } else if (!in_value) {
            text += "%" + std::to_string(++values);
            in_value = true;
        }
    }
    return text;
}

}  // namespace

std::vector<std::string> said_in(std::string_view lua) {
    constexpr std::array<std::string_view, 4> sayings{"clock", "refuse", "check", "note"};
    const std::vector<Token> tokens = tokens_of(lua);
    std::vector<std::string> said;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].kind != Kind::Name ||
            std::ranges::find(sayings, tokens[i].text) == sayings.end())
            continue;
        if (tokens[i + 1].kind == Kind::Text)
            said.push_back(tokens[i + 1].text);
        else if (is_other(tokens[i + 1], "("))
            said.push_back(last_argument(tokens, i + 2));
    }
    return said;
}

}  // namespace threadline::test
