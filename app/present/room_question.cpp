#include "app/present/room_question.h"

#include "app/language/lesson_wording.h"

#include <QCoreApplication>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RoomQuestion)
};

// Plain text: names of the language stand in back quotes in a lesson.
QString plain(const std::string& text) {
    return QString::fromStdString(text).remove(u'`').simplified();
}

}  // namespace

RoomQuestion room_question(const Lesson& lesson, const Facts& facts) {
    RoomQuestion question;
    const auto asked = question_of(lesson, facts, judgement_in_words());
    question.question = plain(asked ? *asked : std::string());
    for (const LessonChoice& choice : lesson.choices)
        question.choices += plain(choice.text);
    return question;
}

QString ask(const RoomQuestion& question) {
    QString text = question.question;
    for (qsizetype i = 0; i < question.choices.size(); ++i)
        text += QStringLiteral("\n%1 %2  %3")
                    .arg(question.predicted == std::size_t(i) ? QChar(0x25CF) : QChar(0x25CB))
                    .arg(i + 1)
                    .arg(question.choices[i]);
    return text;
}

QString reveal(const RoomQuestion& question) {
    if (!question.is_asked())
        return {};
    if (!question.answer || qsizetype(*question.answer) >= question.choices.size())
        return question.caveat;
    QString text =
        Text::tr("As the run shows: %1.").arg(question.choices[qsizetype(*question.answer)]);
    if (!question.predicted)
        return text;
    return text + u' ' +
           (question.predicted == question.answer
                ? Text::tr("That was predicted.")
                : Text::tr("Predicted: %1.").arg(question.choices[qsizetype(*question.predicted)]));
}

}  // namespace threadline::app
