#include "app/panels/lesson_panel.h"

#include "app/language/decimal_mark.h"
#include "app/language/scenario_wording.h"

#include <QScrollBar>
#include <QShortcut>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace threadline::app {
namespace {

// `name` becomes code; all else stays as it is.
QString words(const std::string& text) {
    const QStringList parts = QString::fromStdString(text).toHtmlEscaped().split(u'`');
    QString html;
    for (qsizetype i = 0; i < parts.size(); ++i)
        html += i % 2 == 1 ? "<code>" + parts[i] + "</code>" : with_minus(parts[i]);
    return html;
}

QString heading(const QString& text) {
    return "<p class='heading'>" + text + "</p>";
}

QString muted(const QString& html) {
    return "<p class='muted'>" + html + "</p>";
}

QString link_to(const char* where, const QString& text) {
    return QString("<a href='%1'>%2</a>").arg(QLatin1String(where), text);
}

QString paragraphs(const std::vector<std::string>& texts, const char* css_class = "") {
    QString html;
    for (const std::string& text : texts)
        html += QString("<p class='%1'>%2</p>").arg(QString(css_class), words(text));
    return html;
}

QString ms(double time) {
    return LessonPanel::tr("%1 ms").arg(
        with_decimal_mark(QString::fromStdString(text_of_ms(time))));
}

// "cure = lock, work = 20"
QString spaced(const std::string& scenario, const std::string& parameters) {
    QStringList parts;
    for (const auto& [name, value] : parameters_in(parameters))
        parts.append(setting_in_words(scenario, name, value).toHtmlEscaped());
    return parts.join(", ");
}

bool says_nothing_alone(const std::string& value) {
    constexpr std::array switches{"true", "false", "on", "off"};
    return (!value.empty() && std::isdigit(static_cast<unsigned char>(value.front())) != 0) ||
           std::ranges::find(switches, value) != switches.end();
}

// "one thread, threads, event loop" where one parameter is all that differs; "threads = 1, 2, 4".
QString names_of(const std::string& scenario, const NamedComparison& comparison) {
    std::vector<std::vector<std::pair<std::string, std::string>>> runs;
    for (const std::string& run : comparison.runs)
        runs.push_back(parameters_in(run));
    const bool one = std::all_of(runs.begin(), runs.end(), [&](const auto& run) {
        return run.size() == 1 && run.front().first == runs.front().front().first;
    });
    QStringList names;
    for (std::size_t i = 0; i < runs.size(); ++i)
        names.append(one ? value_in_words(scenario, runs[i].front().first, runs[i].front().second)
                               .toHtmlEscaped()
                     : runs[i].empty() ? LessonPanel::tr("as it is")
                                       : spaced(scenario, comparison.runs[i]));
    // Numbers and switches say nothing without what they are of.
    if (one && says_nothing_alone(runs.front().front().second))
        names.front() = spaced(scenario, comparison.runs.front());
    const bool commas = std::any_of(names.begin(), names.end(),
                                    [](const QString& name) { return name.contains(u','); });
    return names.join(one && !commas ? QStringLiteral(", ") : QStringLiteral("; "));
}

}  // namespace

LessonPanel::LessonPanel(QWidget* parent) : QTextBrowser(parent), theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setAccessibleName(tr("Lesson"));
    document()->setDocumentMargin(14);
    for (int choice = 0; choice < 9; ++choice) {
        auto* digit = new QShortcut(QKeySequence(Qt::Key_1 + choice), this);
        digit->setEnabled(false);
        connect(digit, &QShortcut::activated, this,
                [this, choice] { predict(std::size_t(choice)); });
        digits_.push_back(digit);
    }
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString what = QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toUtf8());
        if (link.scheme() == "predict")
            predict(what.toULong());
        else if (link.scheme() == "show" && what == "run")
            emit example_wanted();
        else if (link.scheme() == "show")
            reveal();
        else if (link.scheme() == "hide")
            emit prediction_wanted();
        else if (link.scheme() == "at")
            emit moment_chosen(what.toDouble());
        else if (link.scheme() == "try")
            emit parameters_chosen(what);
        else if (link.scheme() == "clock")
            emit virtual_run_chosen();
        else if (link.scheme() == "compare" && what.toULong() < lesson_.comparisons.size())
            emit comparison_chosen(lesson_.comparisons[what.toULong()]);
    });
}

void LessonPanel::set_lesson(const Lesson& lesson, const std::string& scenario) {
    lesson_ = lesson;
    question_.clear();
    scenario_ = scenario;
    problem_.clear();
    untold_.clear();
    told_.reset();
    is_example_ = waits_ = has_looked_ = asks_first_ = false;
    predicted_.reset();
    verticalScrollBar()->setValue(0);
    show_all();
}

void LessonPanel::set_question(const std::string& question) {
    if (question == question_)
        return;
    question_ = question;
    if (!told_ || waits_)
        predicted_.reset();
    show_all();
}

void LessonPanel::set_problem(const QString& problem) {
    set_lesson({});
    problem_ = problem;
    show_all();
}

void LessonPanel::show_run(const Result<ToldLesson>& told) {
    const bool first = !told_;
    if (has_looked_)
        predicted_.reset();  // of the example: nobody predicted it
    is_example_ = waits_ = has_looked_ = asks_first_ = false;
    untold_ = told ? QString() : QString::fromStdString(told.error().message);
    told_ = told ? std::optional(*told) : std::nullopt;
    if (told_ && told_->question != predicted_of_)
        predicted_.reset();
    show_all();
    if (first)
        verticalScrollBar()->setValue(0);
}

// Told again, of what was found since, it stays as far as it was read. Who was quicker than the
// example has predicted it.
void LessonPanel::show_example(const ToldLesson& told) {
    const bool is_predicted = predicted_ && predicted_of_ == told.question;
    if (!told_)
        waits_ = !told.question.empty() && !is_predicted;
    is_example_ = true;
    asks_first_ = false;
    untold_.clear();
    told_ = told;
    show_all();
}

void LessonPanel::set_asks_first(bool asks) {
    if (!asks && !asks_first_)
        return;
    asks_first_ = asks;
    if (asks) {
        predicted_.reset();
        verticalScrollBar()->setValue(0);
    }
    show_all();
}

void LessonPanel::clear_run() {
    told_.reset();
    untold_.clear();
    is_example_ = waits_ = false;
    const bool had_looked = std::exchange(has_looked_, false);
    if (had_looked || predicted_of_ != question_)
        predicted_.reset();
    show_all();
}

void LessonPanel::predict(std::size_t choice) {
    if ((told_ && !waits_) || choice >= lesson_.choices.size())
        return;
    predicted_ = choice;
    predicted_of_ = question_;
    has_looked_ = asks_to_look();
    waits_ = waits_ && !has_looked_;
    show_all();
    if (asks_first_)
        emit example_wanted();
}

void LessonPanel::reveal() {
    waits_ = false;
    show_all();
}

// What is set for the next run may be another question; and an example that was cut off answers
// none.
bool LessonPanel::asks_to_look() const {
    return waits_ && told_->answer && told_->question == question_;
}

void LessonPanel::set_theme(const Theme& theme) {
    theme_ = theme;
    show_all();
}

QString LessonPanel::asked() const {
    if (question_.empty())
        return muted(tr("Press Run (Ctrl+R): the lesson then tells of that run.") +
                     (asks_first_ ? u' ' + link_to("show:run", tr("Show the run")) : QString()));
    QString html = heading(asks_to_look() ? tr("Look at the run") : tr("Predict")) + "<p>" +
                   words(question_) + "</p>";
    for (std::size_t i = 0; i < lesson_.choices.size(); ++i)
        html += QString("<p class='choice'><a href='predict:%1'>%2&nbsp;%3%4</a></p>")
                    .arg(i)
                    .arg(predicted_ == i ? QChar(0x25CF) : QChar(0x25CB))
                    .arg(asks_first_ ? QStringLiteral("%1&nbsp; ").arg(i + 1) : QString(),
                         words(lesson_.choices[i].text));
    return html + muted(hint());
}

QString LessonPanel::hint() const {
    if (asks_to_look())
        return tr("Choose what the example on show tells you.") + u' ' +
               link_to("show:answer", tr("Show the answer")) + " · " +
               link_to("hide:run", tr("Hide the run and predict"));
    if (asks_first_)
        return tr("Choose one, with the mouse or its number: a run then gives the answer.") + u' ' +
               link_to("show:run", tr("Show the run"));
    return predicted_ ? tr("Now press Run (Ctrl+R): the run gives the answer.")
                      : tr("Choose one, then press Run (Ctrl+R).");
}

QString LessonPanel::answer() const {
    const bool is_looked_at = is_example_ && (has_looked_ || !predicted_);
    const QString asked = is_looked_at ? tr("Look at the run")
                          : predicted_ ? tr("Predict")
                                       : tr("Question");  // nobody predicts any more
    QString html = told_->question.empty()
                       ? QString()
                       : heading(asked) + "<p>" + words(told_->question) + "</p>";
    if (!told_->caveat.empty())
        html += (told_->answer ? "<p class='muted'><span>" : "<p><span class='strong'>") +
                words(told_->caveat) + "</span>" +
                (told_->is_disturbed
                     ? " <a href='clock:virtual'>" + tr("Run it on the virtual clock") + "</a>"
                     : QString()) +
                "</p>";
    if (told_->question.empty())
        return html;
    QStringList said;
    if (told_->answer)
        said += "<span class='strong'>" +
                tr("As the run shows: %1.").arg(words(lesson_.choices[*told_->answer].text)) +
                "</span>";
    if (predicted_ && told_->answer == predicted_)
        said += has_looked_ ? tr("You chose it.") : tr("You had predicted it.");
    else if (predicted_)
        said += (has_looked_ ? tr("You chose: %1.") : tr("You had predicted: %1."))
                    .arg(words(lesson_.choices[*predicted_].text));
    if (!said.isEmpty())
        html += "<p>" + said.join(u' ') + "</p>";
    // A run of one's own is not hidden: what it took is not asked for a second time.
    if (is_example_ && asks())
        html += muted(link_to("hide:run",
                              is_looked_at ? tr("Hide the run and predict") : tr("Predict again")));
    return html;
}

QString LessonPanel::told() const {
    QString html;
    if (!told_->moments.empty()) {
        html += heading(tr("Look at"));
        for (const ToldMoment& moment : told_->moments)
            html += QString("<p class='item'><a href='at:%1'>%2</a>&nbsp; %3</p>")
                        .arg(moment.at_ms, 0, 'f', 6)
                        .arg(told_->has_times ? ms(moment.at_ms) : tr("Show"), words(moment.text));
    }
    if (!told_->explanation.empty())
        html += heading(tr("Explanation")) + paragraphs(told_->explanation);
    if (!told_->next.empty() || !lesson_.comparisons.empty())
        html += heading(tr("Try next"));
    for (const NextTry& next : told_->next)
        html += QString("<p class='item'><a href='try:%1'>%2</a>&nbsp; %3</p>")
                    .arg(QString::fromUtf8(
                             QUrl::toPercentEncoding(QString::fromStdString(next.parameters))),
                         spaced(scenario_, next.parameters), words(next.text));
    for (std::size_t i = 0; i < lesson_.comparisons.size(); ++i)
        html += QString("<p class='item'><a href='compare:%1'>%2</a>&nbsp; %3</p>")
                    .arg(i)
                    .arg(tr("Side by side: %1").arg(names_of(scenario_, lesson_.comparisons[i])),
                         words(lesson_.comparisons[i].text));
    if (!told_->aloud.empty())
        html += heading(tr("Say it aloud")) + paragraphs(told_->aloud, "aloud");
    if (told_->judgement.gained.empty())
        return html;
    html += heading(tr("When not to"));
    for (const auto& [name, text] : {std::pair(tr("Gained"), told_->judgement.gained),
                                     std::pair(tr("Cost"), told_->judgement.cost),
                                     std::pair(tr("Risk"), told_->judgement.risk)})
        html += QString("<p class='item'><span class='strong'>%1</span>&nbsp; %2</p>")
                    .arg(name, words(text));
    return html + paragraphs(told_->when_not);
}

void LessonPanel::show_all() {
    if (has_answered())
        answered_.insert(scenario_);
    const int scrolled = verticalScrollBar()->value();
    document()->setDefaultStyleSheet(
        QString("p { margin: 0 0 8px 0; color: %1; } p.heading { margin: 10px 0 4px 0; "
                "font-weight: 600; color: %2; } p.muted { color: %2; } span.strong { font-weight: "
                "600; } p.choice, p.item { margin: 0 0 6px 8px; } p.aloud { margin: 0 8px 8px 8px; "
                "font-style: italic; } code { font-family: '%4'; } a { color: %3; "
                "text-decoration: none; }")
            .arg(theme_.text.name(), theme_.muted_text.name(), theme_.accent.name(),
                 theme_.mono_font_family));
    for (QShortcut* digit : digits_)
        digit->setEnabled(asks_first_);
    QString html;
    if (!lesson_.choices.empty())
        html = told_ && !waits_ ? answer() + told() : asked();
    for (const QString& problem : {problem_, untold_})
        if (!problem.isEmpty())
            html += muted(problem.toHtmlEscaped());
    setHtml(html);
    verticalScrollBar()->setValue(scrolled);
}

}  // namespace threadline::app
