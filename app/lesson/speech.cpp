#include "app/lesson/speech.h"

#include "app/lesson/translatable.h"

namespace threadline::app {

double number(const Facts& facts, std::string_view name) {
    const Fact* fact = facts.find(name);
    const auto* value = fact ? std::get_if<double>(fact) : nullptr;
    return value ? *value : 0;
}

bool is(const Facts& facts, std::string_view name, std::string_view text) {
    const Fact* fact = facts.find(name);
    return fact && text_of(*fact) == text;
}

std::string Speech::say(const char* sentence, std::initializer_list<std::string> parts) const {
    const std::string text = in_language_ ? in_language_(sentence) : sentence;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' &&
                           text[i + 1] < static_cast<char>('1' + parts.size());
        out += place ? parts.begin()[text[++i] - '1'] : std::string(1, text[i]);
    }
    return out;
}

std::string Speech::counted(double count, const char* one, const char* many) const {
    return say(count == 1 ? one : many, {facts_.in_words(count)});
}

std::string Speech::ms(double time) const {
    return say(QT_TRANSLATE_NOOP("Judgement", "%1 ms"), {facts_.ms_in_words(time)});
}

std::string Speech::told(std::string_view name) const {
    const std::string* words = facts_.told_as(name);
    const Fact* fact = facts_.find(name);
    return words  ? *words
           : fact ? facts_.in_words(*fact)
                  : say(QT_TRANSLATE_NOOP("Judgement", "not known"));
}

std::string Speech::list_of(std::vector<std::string> parts) const {
    std::string list = parts.front();
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
        list += ", " + parts[i];
    return parts.size() == 1
               ? list
               : say(QT_TRANSLATE_NOOP("Judgement", "%1 and %2"), {list, parts.back()});
}

}  // namespace threadline::app
