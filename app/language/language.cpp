#include "app/language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

// A static library: the linker leaves it out unless somebody asks for it, outside any namespace.
static void load_translations() {
    Q_INIT_RESOURCE(translations);
}

namespace threadline::app {
namespace {

constexpr auto setting = "language";

QString loaded = QStringLiteral("en");

bool is_known(const QString& code) {
    const QList<Language>& all = languages();
    return std::any_of(all.begin(), all.end(),
                       [&](const Language& language) { return language.code == code; });
}

}  // namespace

const QList<Language>& languages() {
    static const QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
                                     {QStringLiteral("de"), QStringLiteral("Deutsch")}};
    return all;
}

QString language_choice() {
    const QString code = QSettings().value(setting).toString();
    return is_known(code) ? code : QString();
}

void remember_language(const QString& code) {
    if (code.isEmpty())
        QSettings().remove(setting);
    else
        QSettings().setValue(setting, code);
}

QString language_to_use(const QString& asked) {
    if (is_known(asked))
        return asked;
    if (const QString chosen = language_choice(); !chosen.isEmpty())
        return chosen;
    for (const QString& name : QLocale::system().uiLanguages())
        if (const QString code = name.section(u'-', 0, 0); is_known(code))
            return code;
    return languages().front().code;
}

QString loaded_language() {
    return loaded;
}

bool is_english() {
    constexpr auto sentence = "Neither can ever go on";
    return QCoreApplication::translate("Finding", sentence) == QLatin1String(sentence);
}

void load_language(QCoreApplication& application, const QString& code) {
    loaded = code;
    // What was loaded before would be asked for all that this one has no words for.
    qDeleteAll(application.findChildren<QTranslator*>());
    // Numbers are written as the language writes them, where it is not the system's own.
    if (QLocale::system().name().section(u'_', 0, 0) != code)
        QLocale::setDefault(QLocale(code));
    load_translations();
    // Qt's own words (Close, Cancel) come from its package, where it is installed.
    const auto load = [&](const QString& file, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(file, folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    load("qtbase_" + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load("threadline_" + code, QStringLiteral(":/translations"));
}

}  // namespace threadline::app
