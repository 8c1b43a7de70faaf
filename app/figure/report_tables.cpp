#include "app/figure/report_tables.h"

#include "app/language/engine_names.h"
#include "app/language/kind_names.h"
#include "app/language/localised.h"
#include "app/timeline/wording_terms.h"

#include "engine/exchange/csv_cell.h"
#include "engine/trace/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <utility>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReportTables)
};

QString in_ms(trace::Duration time) {
    const std::int64_t ns = time.count();
    return QStringLiteral("%1.%2").arg(ns / 1'000'000).arg(ns % 1'000'000, 6, 10, QLatin1Char('0'));
}

QString text_of(const std::string& text) {
    return QString::fromStdString(text);
}

void add_column(TextTable& table, const char* key, const QString& head) {
    table.keys += QString::fromLatin1(key);
    table.head += head;
}

QString kind_of(record::ActorKind kind, TableReader reader) {
    const bool task = kind == record::ActorKind::Task;
    if (reader == TableReader::Program)
        return task ? QStringLiteral("task") : QStringLiteral("thread");
    return task ? Text::tr("task") : Text::tr("thread");
}

QString called(const std::string& recorded, const QString& in_words, TableReader reader) {
    return reader == TableReader::Program ? text_of(recorded) : in_words;
}

// Data have all that was recorded.
bool has_times(const analysis::Report& report, TableReader reader) {
    return reader == TableReader::Program || !wording::is_stepped(&report.info);
}

TextTable threads_of(const analysis::Report& report, TableReader reader) {
    TextTable table;
    table.title =
        has_times(report, reader) ? Text::tr("Threads, times in ms") : Text::tr("Threads");
    add_column(table, "name", Text::tr("Name"));
    add_column(table, "kind", Text::tr("Kind"));
    add_column(table, "lifetime_ms", Text::tr("Lifetime"));
    add_column(table, "cpu_ms", Text::tr("On a CPU"));
    add_column(table, "switches", Text::tr("Switches"));
    for (const trace::State state : trace::all_states)
        add_column(table, (std::string(trace::key_of(state)) + "_ms").c_str(), state_name(state));
    for (const analysis::ThreadReport& thread : report.threads) {
        QStringList row{called(thread.name, name_in_words(*report.tables, thread.actor), reader),
                        kind_of(thread.kind, reader), in_ms(thread.lifetime), in_ms(thread.cpu),
                        QString::number(thread.switches)};
        for (const trace::State state : trace::all_states)
            row += in_ms(thread.states.of(state));
        table.rows.push_back(row);
    }
    return table;
}

TextTable locks_of(const analysis::Report& report, TableReader reader) {
    TextTable table;
    table.title = has_times(report, reader) ? Text::tr("Locks, times in ms") : Text::tr("Locks");
    add_column(table, "name", Text::tr("Name"));
    add_column(table, "acquisitions", Text::tr("Acquisitions"));
    add_column(table, "contended", Text::tr("Contended"));
    add_column(table, "hold_ms", Text::tr("Held"));
    add_column(table, "wait_ms", Text::tr("Waited for"));
    add_column(table, "longest_wait_ms", Text::tr("Longest wait"));
    for (const analysis::LockReport& lock : report.locks) {
        const trace::LockStatistics& figures = lock.statistics;
        table.rows.push_back({called(lock.name, name_in_words(*report.tables, lock.lock), reader),
                              QString::number(figures.acquisitions),
                              QString::number(figures.contended), in_ms(figures.hold),
                              in_ms(figures.wait), in_ms(figures.longest_wait)});
    }
    return table;
}

TextTable findings_of(const analysis::Report& report, TableReader reader) {
    TextTable table;
    table.title = Text::tr("What was found");
    add_column(table, "kind", Text::tr("Kind"));
    add_column(table, "severity", Text::tr("Severity"));
    add_column(table, "at_ms", Text::tr("At (ms)"));
    add_column(table, "title", Text::tr("What"));
    add_column(table, "explanation", Text::tr("Why"));
    add_column(table, "remedy", Text::tr("What to do"));
    for (const analysis::Finding& finding : report.findings) {
        const FindingText text = localised(finding, report.tables.get());
        const bool keys = reader == TableReader::Program;
        table.rows.push_back(
            {keys ? QString::fromLatin1(analysis::key_of(finding.kind)) : name_of(finding.kind),
             keys ? QString::fromLatin1(analysis::key_of(finding.severity))
                  : name_of(finding.severity),
             in_ms(finding.at), text.title, text.explanation.simplified(),
             text.remedy.simplified()});
    }
    return table;
}

TextTable values_of(const analysis::Report& report, TableReader reader) {
    TextTable table;
    table.title = Text::tr("Shared variables at the end");
    add_column(table, "name", Text::tr("Name"));
    add_column(table, "value", Text::tr("Value"));
    std::map<QString, QString> in_words;
    if (reader == TableReader::Person)
        for (const NameInWords& name : names_in_words(*report.tables))
            in_words.emplace(name.recorded, name.words);
    const auto shown = [&](const QString& name) {
        const auto words = in_words.find(name);
        return words == in_words.end() ? name : words->second;
    };
    for (const auto& [name, value] : report.values)
        table.rows.push_back(
            {shown(text_of(name)), text_of(trace::text_of(value, *report.tables))});
    return table;
}

bool is_time(const QString& key) {
    return key.endsWith(QLatin1String("_ms"));
}

// What a program reads of a run that was made step by step: its times are an order alone.
TextTable with_schedule(TextTable table, const trace::RunInfo& info) {
    if (std::ranges::none_of(table.keys, is_time))
        return table;
    add_column(table, "schedule", QStringLiteral("schedule"));
    for (QStringList& row : table.rows)
        row += text_of(info.schedule);
    return table;
}

// What a person reads of it.
TextTable without_times(TextTable table) {
    for (qsizetype column = table.keys.size(); column-- > 0;) {
        if (!is_time(table.keys[column]))
            continue;
        table.keys.removeAt(column);
        table.head.removeAt(column);
        for (QStringList& row : table.rows)
            row.removeAt(column);
    }
    return table;
}

TextTable whole_table_of(const analysis::Report& report, ReportTable table, TableReader reader) {
    switch (table) {
        case ReportTable::Threads:
            return threads_of(report, reader);
        case ReportTable::Locks:
            return locks_of(report, reader);
        case ReportTable::Findings:
            return findings_of(report, reader);
        case ReportTable::Values:
            return values_of(report, reader);
    }
    return {};
}

QByteArray csv_row(const QStringList& cells) {
    QByteArray row;
    for (const QString& cell : cells)
        row += (row.isEmpty() ? QByteArray() : QByteArray(",")) +
               QByteArray::fromStdString(exchange::csv_cell(cell.toStdString()));
    return row + "\r\n";
}

}  // namespace

TextTable table_of(const analysis::Report& report, ReportTable table, TableReader reader) {
    TextTable whole = whole_table_of(report, table, reader);
    if (!wording::is_stepped(&report.info))
        return whole;
    return reader == TableReader::Program ? with_schedule(std::move(whole), report.info)
                                          : without_times(std::move(whole));
}

QByteArray csv_of(const TextTable& table) {
    QByteArray csv = csv_row(table.keys);
    for (const QStringList& row : table.rows)
        csv += csv_row(row);
    return csv;
}

}  // namespace threadline::app
