// The figures of a run as tables of text: for a page, for comma-separated values. One cell, one
// fact; times are milliseconds with a point, exact to the nanosecond.
#pragma once

#include "engine/analysis/report.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace threadline::app {

enum class ReportTable { Threads, Locks, Findings, Values };
// A program reads keys, "lost-update", a person words, "Lost update".
enum class TableReader { Program, Person };

struct TextTable {
    QString title;     // translated
    QStringList keys;  // of the columns, the same in every language: "wait_ms"
    QStringList head;  // of the columns, translated
    std::vector<QStringList> rows;
};

// For a program the last column of one with times is "schedule", "stepped" in each row, where a
// person decided the run step by step; for a person those with times are left out of it then.
TextTable table_of(const analysis::Report& report, ReportTable table,
                   TableReader reader = TableReader::Program);
// RFC 4180: CRLF, quotes doubled; the first row has the keys.
QByteArray csv_of(const TextTable& table);

}  // namespace threadline::app
