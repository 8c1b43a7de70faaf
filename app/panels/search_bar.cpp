#include "app/panels/search_bar.h"

#include "app/language/engine_names.h"
#include "app/panels/query_wording.h"
#include "app/panels/tool_button.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline::app {
namespace {

constexpr int rest_ms = 200;

}  // namespace

SearchBar::SearchBar(QAction* next, QAction* previous, QAction* hit_lanes, QWidget* parent)
    : QWidget(parent),
      language_(query_words()),
      field_(new QLineEdit),
      count_(new QLabel),
      problem_(new QLabel),
      close_(new QToolButton),
      completer_(new QCompleter(this)) {
    setObjectName("search");
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    field_->setPlaceholderText(tr("state:blocked lock:\"Lock 1\" longer:5ms thread:A line:14"));
    field_->setAccessibleName(tr("Search the lanes"));
    field_->setToolTip(
        tr("thread: lock: state: name: longer: shorter: line: lane: or a part of a name. A comma "
           "is or, a minus before a word is not."));
    field_->setClearButtonEnabled(true);
    count_->setProperty("role", "muted");
    count_->setObjectName("search-count");
    problem_->setProperty("role", "error");
    problem_->setObjectName("search-problem");
    problem_->setWordWrap(true);
    problem_->hide();
    close_->setText(tr("Close"));
    close_->setToolTip(tr("End the search (Esc)"));

    completer_->setModel(&words_);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setWidget(field_);
    connect(completer_, QOverload<const QString&>::of(&QCompleter::activated), this,
            &SearchBar::take);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(field_, 1);
    row->addWidget(count_);
    row->addWidget(tool_button(previous));
    row->addWidget(tool_button(next));
    row->addWidget(tool_button(hit_lanes));
    row->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(problem_);

    field_->installEventFilter(this);
    pause_.setSingleShot(true);
    pause_.setInterval(rest_ms);
    connect(&pause_, &QTimer::timeout, this, &SearchBar::ask);
    connect(field_, &QLineEdit::textEdited, this, [this] {
        edited();
        offer();
    });
    // The clear button.
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            edited();
    });
    connect(close_, &QToolButton::clicked, this, &SearchBar::closed);
    hide();
}

void SearchBar::set_tables(std::shared_ptr<const trace::Tables> tables) {
    if (tables_ == tables)
        return;
    tables_ = std::move(tables);
    named_.reset();
}

void SearchBar::open() {
    show();
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
    ask();
}

QString SearchBar::text() const {
    return field_->text();
}

void SearchBar::set_text(const QString& text) {
    field_->setText(text);
    ask();
}

QString SearchBar::message() const {
    return problem_->isHidden() ? count_->text() : problem_->text();
}

void SearchBar::edited() {
    pause_.start();
}

// Nothing is searched for while the words are not understood.
void SearchBar::ask() {
    pause_.stop();
    const analysis::ParsedQuery parsed =
        analysis::parse_query(field_->text().toStdString(), language_);
    problem_->setVisible(parsed.problem.has_value());
    if (parsed.problem) {
        problem_->setText(in_words(*parsed.problem, language_));
        count_->clear();
        emit asked({});  // nor does what was found before stay lit
        return;
    }
    emit asked(parsed.query);
}

void SearchBar::show_progress() {
    count_->setText(tr("searching …"));
}

void SearchBar::show_nothing() {
    count_->clear();
}

void SearchBar::show_hits(std::uint64_t count, std::uint64_t place, const QString& unknown,
                          std::size_t run) {
    const QString hits = hits_in_words(count, place);
    count_->setText(count == 0 && !unknown.isEmpty() ? tr("0 hits: %1").arg(unknown)
                    : run > 0                        ? tr("%1 in run %2").arg(hits).arg(run)
                                                     : hits);
}

QString SearchBar::hits_in_words(std::uint64_t count, std::uint64_t place) {
    const QString all = QLocale().toString(qulonglong(count));
    return place > 0    ? tr("%1 of %2").arg(QLocale().toString(qulonglong(place)), all)
           : count == 1 ? tr("1 hit")
                        : tr("%1 hits").arg(all);
}

void SearchBar::show_error(const QString& line) {
    count_->clear();
    problem_->setText(line);
    problem_->show();
}

void SearchBar::offer() {
    words_.setStringList({});
    const QString before = field_->text().left(field_->cursorPosition());
    if (!named_)
        named_ = tables_in_words(tables_);
    if (named_)
        completion_ = analysis::complete_query(
            field_->text().toStdString(), std::size_t(before.toUtf8().size()), *named_, language_);
    QStringList words;
    if (named_)
        for (const std::string& word : completion_.texts)
            words.append(QString::fromStdString(word));
    words_.setStringList(words);
    if (words.isEmpty()) {
        completer_->popup()->hide();
        return;
    }
    completer_->complete();
}

void SearchBar::take(const QString& word) {
    QByteArray text = field_->text().toUtf8();
    const auto at = qsizetype(completion_.at);
    text.replace(at, qsizetype(completion_.length), word.toUtf8());
    field_->setText(QString::fromUtf8(text));
    field_->setCursorPosition(int(QString::fromUtf8(text.left(at + word.toUtf8().size())).size()));
    edited();
    // A field alone asks for its value.
    if (word.endsWith(u':'))
        offer();
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                if (pause_.isActive())
                    ask();
                else if (key->modifiers() & Qt::ShiftModifier)
                    emit previous_asked();
                else
                    emit next_asked();
                return true;
            case Qt::Key_Down:
                offer();
                return true;
            case Qt::Key_Escape:
                emit closed();
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace threadline::app
