// The languages are complete: every string of the sources is in the .ts files, and translated. Who
// adds a string runs the target `translations` and translates it there.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void everyStringOfTheSourcesIsTranslated_data();
    void everyStringOfTheSourcesIsTranslated();

private:
    static QStringList unfinished(const QString& path);
};

QStringList TranslationsTest::unfinished(const QString& path) {
    QStringList found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {"cannot read " + path};
    QXmlStreamReader xml(&file);
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation") {
            const bool done = !xml.attributes().hasAttribute("type");
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!done || text.trimmed().isEmpty())
                found.append(context + ": " + source);
        }
    }
    return found;
}

void TranslationsTest::everyStringOfTheSourcesIsTranslated_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("German") << "threadline_de.ts" << QStringList{};
    QTest::newRow("English plurals") << "threadline_en.ts" << QStringList{"-pluralonly"};
}

void TranslationsTest::everyStringOfTheSourcesIsTranslated() {
    QFETCH(const QString, file);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(file);
    QVERIFY(QFile::copy(THREADLINE_SOURCE_DIR "/resources/translations/" + file, copy));
    // As the target `translations` does it, on a copy.
    QProcess lupdate;
    lupdate.setWorkingDirectory(THREADLINE_SOURCE_DIR);
    lupdate.start(THREADLINE_LUPDATE,
                  QStringList{"-silent", "-no-obsolete", "-locations", "none", "-I", "."} +
                      options + QStringList{"app", "-ts", copy});
    QVERIFY2(lupdate.waitForFinished(50'000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);
    // A tr() outside of any class would be found in no language.
    const QString said = QString::fromUtf8(lupdate.readAllStandardError());
    QVERIFY2(!said.contains("cannot be called without context"), qPrintable(said));
    const QStringList missing = unfinished(copy);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
