// The field in which a person searches the lanes (engine/analysis/lane_query.h), in the words of
// the window's language: with what is wrong with them, completions, and how much was found.
#pragma once

#include "engine/analysis/lane_query.h"

#include <QLineEdit>
#include <QStringListModel>
#include <QTimer>
#include <QWidget>

class QAction;
class QCompleter;
class QLabel;
class QToolButton;

namespace threadline::app {

class SearchBar : public QWidget {
    Q_OBJECT
public:
    // What its buttons do; the actions stay the window's.
    SearchBar(QAction* next, QAction* previous, QAction* hit_lanes, QWidget* parent = nullptr);

    void set_tables(std::shared_ptr<const trace::Tables> tables);  // for completions
    void open();                                                   // shows it, ready to type
    QString text() const;
    void set_text(const QString& text);  // as if it was typed
    void show_progress();
    void show_nothing();  // is asked for
    // `place` of `count`, from 1 on; 0: none of them is chosen. `unknown`: a name nobody has.
    // `run`: of which of those side by side, from 1 on; 0: there is one.
    void show_hits(std::uint64_t count, std::uint64_t place, const QString& unknown,
                   std::size_t run = 0);
    // "3 of 12", "12 hits".
    static QString hits_in_words(std::uint64_t count, std::uint64_t place);
    void show_error(const QString& line);  // of the trace, not of the words
    QString message() const;               // what stands beside or below the field
    QStringList completions() const { return words_.stringList(); }

signals:
    // After a short rest, or by Enter; of no terms where the words are not understood.
    void asked(const threadline::analysis::LaneQuery& query);
    void next_asked();
    void previous_asked();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void edited();
    void ask();
    void offer();
    void take(const QString& word);

    const analysis::QueryWords language_;
    std::shared_ptr<const trace::Tables> tables_;
    std::shared_ptr<const trace::Tables> named_;  // the same in words, once they are asked for
    QLineEdit* field_;
    QLabel *count_, *problem_;
    QToolButton* close_;
    QCompleter* completer_;
    QStringListModel words_;
    analysis::QueryCompletion completion_;
    QTimer pause_;
};

}  // namespace threadline::app
