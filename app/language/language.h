// The language of the window: which there are, which one a person chose, and how it is loaded.
//
// What the command line prints is English in every language; figures are drawn in one that was
// asked for.
#pragma once

#include <QList>
#include <QString>

class QCoreApplication;

namespace threadline::app {

struct Language {
    QString code;  // ISO 639-1: "de"
    QString name;  // in the language itself
};

// English, in which the program is written, first.
const QList<Language>& languages();

// What a person chose in the window: a code, or nothing for the system's.
QString language_choice();
void remember_language(const QString& code);

// The code of the language in which the window will be: `asked` (a code, or nothing), else what was
// chosen, else the first of the system's that there is, else English.
QString language_to_use(const QString& asked = {});

// Before the first widget is made: what has been made stays in the language of its making.
void load_language(QCoreApplication& application, const QString& code);
QString loaded_language();  // its code
bool is_english();          // that what is said is so: nothing needs to be put in other words

}  // namespace threadline::app
