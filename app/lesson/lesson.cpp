#include "app/lesson/lesson.h"

#include "app/lesson/reservation.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace threadline::app {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Of the scenario itself, in another language: each may be missing.
constexpr std::array<std::string_view, 4> own_headings{"Title", "Summary", "Parameters", "Said"};
constexpr std::array<std::string_view, 6> headings{"Predict",  "Look at",      "Explanation",
                                                   "Try next", "Say it aloud", "When not to"};

// One paragraph or one item of a list, its lines joined.
struct Block {
    std::size_t line = 0;
    bool is_item = false;
    std::string text;
};

struct Section {
    std::size_t line = 0;
    std::vector<Block> blocks;
};

struct Sections {
    std::vector<std::pair<std::size_t, Section>> own;  // by their place in own_headings, rising
    std::vector<Section> lesson;                       // as many as there are headings
};

Error at(const std::string& name, std::size_t line, const std::string& what) {
    return Error{name + ":" + std::to_string(line) + ": " + what};
}

// The one that a heading begins; the error says which one has to come here.
Result<Section*> begin_section(Sections& sections, const std::string& name, std::size_t line,
                               std::string_view heading) {
    const std::size_t own =
        std::size_t(std::ranges::find(own_headings, heading) - own_headings.begin());
    if (own < own_headings.size() && sections.lesson.empty() &&
        (sections.own.empty() || sections.own.back().first < own)) {
        sections.own.push_back({own, {line, {}}});
        return &sections.own.back().second;
    }
    const std::size_t next = sections.lesson.size();
    if (next == headings.size())
        return at(name, line, "one heading too many");
    if (heading != headings[next])
        return at(name, line, std::string("here comes '# ").append(headings[next]).append("'"));
    sections.lesson.push_back({line, {}});
    return &sections.lesson.back();
}

Result<Sections> sections_of(const std::string& name, std::string_view text) {
    Sections sections;
    Section* section = nullptr;
    bool open = false;  // whether the next line goes on with the last block
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const std::string_view content = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (content.starts_with("# ")) {
            const auto begun = begin_section(sections, name, line, trimmed(content.substr(2)));
            if (!begun)
                return begun.error();
            section = *begun;
            open = false;
        } else if (content.empty()) {
            open = false;
        } else if (!section) {
            return at(name, line, "a lesson begins with '# Predict'");
        } else if (content.starts_with("- ")) {
            section->blocks.push_back({line, true, std::string(trimmed(content.substr(2)))});
            open = true;
        } else if (open) {
            section->blocks.back().text.append(" ").append(content);
        } else {
            section->blocks.push_back({line, false, std::string(content)});
            open = true;
        }
    }
    if (sections.lesson.size() < headings.size())
        return Error{std::string(name)
                         .append(": '# ")
                         .append(headings[sections.lesson.size()])
                         .append("' is missing")};
    return sections;
}

// "left | right"
std::optional<std::pair<std::string, std::string>> halves(const std::string& text) {
    const auto bar = text.rfind(" | ");
    if (bar == std::string::npos)
        return std::nullopt;
    return std::pair{std::string(trimmed(std::string_view(text).substr(0, bar))),
                     std::string(trimmed(std::string_view(text).substr(bar + 3)))};
}

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (bool more = true; more;) {
        const auto end = text.find(';');
        parts.emplace_back(trimmed(text.substr(0, end)));
        more = end != std::string_view::npos;
        text.remove_prefix(more ? end + 1 : text.size());
    }
    return parts;
}

Paragraph paragraph_of(const std::string& text) {
    const auto end = text.find(']');
    if (!text.starts_with("[") || end == std::string::npos)
        return {"", text};
    return {text.substr(1, end - 1), std::string(trimmed(std::string_view(text).substr(end + 1)))};
}

Result<std::vector<Paragraph>> paragraphs_of(const std::string& name, const Section& section) {
    std::vector<Paragraph> paragraphs;
    for (const Block& block : section.blocks) {
        if (block.is_item)
            return at(name, block.line, "there is no list here; write a paragraph");
        paragraphs.push_back(paragraph_of(block.text));
    }
    if (paragraphs.empty())
        return at(name, section.line, "nothing is said here");
    return paragraphs;
}

// One text, or the items of a list.
Result<ScenarioWords> words_of(const std::string& name, const Sections& sections) {
    ScenarioWords words;
    for (const auto& [own, section] : sections.own) {
        const bool is_list = own >= 2;
        if (section.blocks.empty() || (!is_list && section.blocks.size() > 1))
            return at(name, section.line,
                      is_list ? "nothing is named here" : "one paragraph is wanted here");
        for (const Block& block : section.blocks) {
            if (block.is_item != is_list)
                return at(name, block.line,
                          is_list ? "a list is wanted here: - name | its name in this language"
                                  : "there is no list here; write a paragraph");
            if (!is_list) {
                (own == 0 ? words.title : words.summary) = block.text;
                continue;
            }
            const Status added = own == 2 ? add_parameter_words(words, block.text)
                                          : add_said_words(words, block.text);
            if (!added)
                return at(name, block.line, added.error().message);
        }
    }
    return words;
}

// "4 threads", "1 thread"; `noun` is "thread", or "process|processes" where an s is not enough.
std::string counted(const std::string& number, std::string_view noun) {
    const auto bar = noun.find('|');
    const std::string one(noun.substr(0, bar));
    if (number == "1")
        return number + " " + one;
    return number + " " +
           (bar == std::string_view::npos ? one + "s" : std::string(noun.substr(bar + 1)));
}

// Not how often one is in another.
bool is_time(std::string_view expression) {
    return expression.find("_ms") != std::string_view::npos &&
           expression.find(" / ") == std::string_view::npos;
}

// With what each "{expression}" or "{expression : noun}" is in this run.
Result<std::string> filled(const std::string& text, const Facts& facts) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') {
            out += text[i];
            continue;
        }
        const auto end = text.find('}', i);
        if (end == std::string::npos)
            return Error{"a '{' without its '}' in: " + text};
        const std::string_view asked = std::string_view(text).substr(i + 1, end - i - 1);
        const auto colon = asked.rfind(" : ");
        const std::string_view expression = trimmed(asked.substr(0, colon));
        const auto fact = evaluate(expression, facts);
        if (!fact)
            return Error{fact.error().message + ", asked for in: " + text};
        const std::string* told_as = facts.told_as(expression);
        const auto* ms = is_time(expression) ? std::get_if<double>(&*fact) : nullptr;
        const std::string value = told_as ? *told_as
                                  : ms    ? facts.ms_in_words(*ms)
                                          : facts.in_words(*fact);
        out += colon == std::string_view::npos ? value
                                               : counted(value, trimmed(asked.substr(colon + 3)));
        i = end;
    }
    return out;
}

Result<bool> is_told(const Paragraph& paragraph, const Facts& facts) {
    if (paragraph.claim.empty())
        return true;
    auto held = holds(paragraph.claim, facts);
    if (!held)
        return Error{held.error().message + ", asked for in: [" + paragraph.claim + "]"};
    return held;
}

// What is left without the sentences that give a figure of time.
std::string without_times(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t end = text.find_first_of(".?!");
        while (end < text.size() && text.substr(end + 1, 1) > " ")
            end = text.find_first_of(".?!", end + 1);
        const std::string_view sentence = trimmed(text.substr(0, std::min(end, text.size()) + 1));
        text.remove_prefix(std::min(end, text.size() - 1) + 1);
        bool is_of_time = false;
        for (auto place = sentence.find('{'); place != std::string_view::npos;
             place = sentence.find('{', place + 1))
            is_of_time = is_of_time ||
                         is_about_time(sentence.substr(place, sentence.find('}', place) - place));
        if (!is_of_time && !sentence.empty())
            out.append(out.empty() ? "" : " ").append(sentence);
    }
    return out;
}

Result<std::vector<std::string>> told(const std::vector<Paragraph>& paragraphs,
                                      const Facts& facts) {
    std::vector<std::string> out;
    for (const Paragraph& paragraph : paragraphs) {
        if (is_disturbed(facts) && is_about_time(paragraph.claim))
            continue;
        const auto wanted = is_told(paragraph, facts);
        if (!wanted)
            return wanted.error();
        if (!*wanted)
            continue;
        const std::string words =
            is_stepped(facts) ? without_times(paragraph.text) : paragraph.text;
        if (words.empty())
            continue;
        auto text = filled(words, facts);
        if (!text)
            return text.error();
        out.push_back(std::move(text.value()));
    }
    return out;
}

}  // namespace

Result<Lesson> read_lesson(const std::string& name, std::string_view text) {
    const auto read = sections_of(name, text);
    if (!read)
        return read.error();
    const std::vector<Section>& sections = read->lesson;
    Lesson lesson;
    auto words = words_of(name, *read);
    if (!words)
        return words.error();
    lesson.words = std::move(words.value());
    const Section& predict = sections[0];
    for (const Block& block : predict.blocks) {
        if (!block.is_item) {
            lesson.question.push_back(paragraph_of(block.text));
            continue;
        }
        const auto choice = halves(block.text);
        if (!choice)
            return at(name, block.line, "a choice and when it is true: - 6 | value.count = 6");
        lesson.choices.push_back({choice->first, choice->second});
    }
    if (lesson.question.empty() || lesson.choices.size() < 2)
        return at(name, predict.line, "to predict, a question and two choices or more are needed");

    const Section& look = sections[1];
    for (const Block& block : look.blocks) {
        const auto moment = halves(block.text);
        if (!block.is_item || !moment)
            return at(name, block.line,
                      "a moment and what is seen: - finding.deadlock | The cycle closes");
        lesson.moments.push_back({moment->first, paragraph_of(moment->second)});
    }
    if (lesson.moments.empty())
        return at(name, look.line, "no moment to look at");

    auto explanation = paragraphs_of(name, sections[2]);
    if (!explanation)
        return explanation.error();
    lesson.explanation = std::move(explanation.value());

    const Section& next = sections[3];
    for (const Block& block : next.blocks) {
        const auto attempt = halves(block.text);
        constexpr std::string_view to_compare = "compare:";
        if (block.is_item && attempt && attempt->first.starts_with(to_compare)) {
            auto runs = parts_of(std::string_view(attempt->first).substr(to_compare.size()));
            if (runs.size() < 2 || runs.size() > 6)
                return at(
                    name, block.line,
                    "two to six runs stand side by side: - compare: cure=none; cure=lock | ...");
            lesson.comparisons.push_back({std::move(runs), attempt->second});
            continue;
        }
        if (!block.is_item || !attempt || parameters_in(attempt->first).empty())
            return at(name, block.line, "parameters and what they show: - cure=lock | ...");
        lesson.next.push_back({attempt->first, attempt->second});
    }
    if (lesson.next.empty())
        return at(name, next.line, "nothing to try next");

    auto aloud = paragraphs_of(name, sections[4]);
    if (!aloud)
        return aloud.error();
    lesson.aloud = std::move(aloud.value());

    Section last = sections[5];
    if (!last.blocks.empty() && last.blocks.front().is_item) {
        const auto alone = halves(last.blocks.front().text);
        if (!alone || alone->first != "alone_ms")
            return at(name, last.blocks.front().line,
                      "what one thread alone would take: - alone_ms | value.n * 5");
        lesson.alone_ms = alone->second;
        last.blocks.erase(last.blocks.begin());
    }
    auto when_not = paragraphs_of(name, last);
    if (!when_not)
        return when_not.error();
    lesson.when_not = std::move(when_not.value());
    return lesson;
}

namespace {

// All that it sets is so in this run.
bool is_on_show(const NextTry& next, const Facts& facts) {
    const auto parameters = parameters_in(next.parameters);
    return std::ranges::all_of(parameters, [&](const auto& parameter) {
        const auto held = holds("parameter." + parameter.first + " = " + parameter.second, facts);
        return held && *held;
    });
}

// The choice that came true.
Result<std::optional<std::size_t>> answer_of(const Lesson& lesson, const Facts& facts,
                                             const std::string& question) {
    std::optional<std::size_t> answer;
    std::size_t true_choices = 0;
    bool hangs_on_time = false;
    for (std::size_t i = 0; i < lesson.choices.size(); ++i) {
        const std::string& claim = lesson.choices[i].claim;
        const auto is_true = holds(claim, facts);
        if (!is_true)
            return Error{is_true.error().message + ", asked for by: " + claim};
        hangs_on_time = hangs_on_time || is_about_time(claim);
        if (*is_true && true_choices++ == 0)
            answer = i;
    }
    if (true_choices != 1)
        return Error{"of the choices " + std::to_string(true_choices) +
                     " came true rather than one: " + question};
    return is_disturbed(facts) && hangs_on_time ? std::nullopt : answer;
}

// With what the lesson says one thread alone would take.
Result<Facts> judged_by(const Lesson& lesson, const Facts& facts) {
    if (lesson.alone_ms.empty())
        return facts;
    const auto alone = evaluate(lesson.alone_ms, facts);
    if (!alone)
        return alone.error();
    const auto wall = evaluate("wall_ms", facts);
    const auto* ms = std::get_if<double>(&*alone);
    if (!ms || !wall)
        return Error{"alone_ms is no time: " + lesson.alone_ms};
    Facts judged = facts;
    judged.set("alone_ms", *ms);
    judged.set("speed_up", ratio(*ms, std::get<double>(*wall)));
    return judged;
}

}  // namespace

Result<std::string> question_of(const Lesson& lesson, const Facts& parameters,
                                const InLanguage& in_language) {
    const auto paragraphs = told(lesson.question, parameters);
    if (!paragraphs)
        return paragraphs.error();
    std::string question;
    for (const std::string& text : *paragraphs)
        question += (question.empty() ? "" : " ") + text;
    const std::string tried = question.empty() ? "" : remedy_tried(parameters, in_language);
    return tried.empty() ? question : tried + " " + question;
}

Result<ToldLesson> tell(const Lesson& lesson, const Facts& measured,
                        const InLanguage& in_language) {
    ToldLesson out;
    // Of a script that somebody has changed it may not be asked any more.
    const auto question = question_of(lesson, measured, in_language);
    out.question = question ? *question : std::string();
    out.caveat = caveat(measured, in_language);
    std::ranges::copy_if(lesson.next, std::back_inserter(out.next),
                         [&](const NextTry& next) { return !is_on_show(next, measured); });
    if (is_cut_short(measured))
        return out;
    out.is_disturbed = is_disturbed(measured);
    const auto judged = judged_by(lesson, measured);
    if (!judged)
        return judged.error();
    const Facts& facts = *judged;
    const auto answer = answer_of(lesson, facts, out.question);
    if (!answer)
        return answer.error();
    out.answer = *answer;
    for (const LessonMoment& moment : lesson.moments) {
        const Fact* when = facts.find(moment.fact + ".at_ms");
        const auto* ms = when ? std::get_if<double>(when) : nullptr;
        if (!ms)
            continue;
        const auto said = told({moment.said}, facts);
        if (!said)
            return said.error();
        for (const std::string& text : *said)
            out.moments.push_back({*ms, text});
    }
    std::ranges::stable_sort(out.moments, {}, &ToldMoment::at_ms);
    out.has_times = !is_stepped(measured);
    out.judgement = judge(facts, in_language);
    if (facts.find("what_if")) {
        RemedyTold remedy = remedy_told(facts, in_language);
        out.explanation = std::move(remedy.explanation);
        out.aloud = {std::move(remedy.aloud)};
        out.when_not = {std::move(remedy.when_not)};
        return out;
    }
    auto explanation = told(lesson.explanation, facts);
    if (!explanation)
        return explanation.error();
    auto aloud = told(lesson.aloud, facts);
    if (!aloud)
        return aloud.error();
    auto when_not = told(lesson.when_not, facts);
    if (!when_not)
        return when_not.error();
    out.explanation = std::move(explanation.value());
    // Nobody should say aloud figures that others made.
    if (out.answer)
        out.aloud = std::move(aloud.value());
    out.when_not = std::move(when_not.value());
    return out;
}

std::vector<std::pair<std::string, std::string>> parameters_in(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view part = trimmed(text.substr(0, comma));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        const auto equals = part.find('=');
        if (equals != std::string_view::npos)
            parameters.emplace_back(trimmed(part.substr(0, equals)),
                                    trimmed(part.substr(equals + 1)));
        else if (!parameters.empty())
            parameters.back().second.append(", ").append(part);
    }
    return parameters;
}

}  // namespace threadline::app
