// A long trace that is kept whole and written to a file with checkpoints and overviews, for tests
// of whether the file says what the whole does.
#pragma once

#include "engine/session/long_trace.h"
#include "engine/session/long_trace_file.h"
#include "tests/bench/big_trace.h"

#include <QTest>

#include <filesystem>
#include <memory>
#include <random>
#include <vector>

namespace threadline::test {

inline constexpr session::LiveTrace::Checkpoints often{.first = 8192, .between = 4096, .memory = 0};

// The same trace, as it is kept whole and as it is written to a file.
struct Recorded {
    bench::BigTrace source;
    session::LiveTrace whole;
    session::LiveTrace live;
    std::unique_ptr<trace::TraceWriter> writer;

    Recorded(std::uint32_t threads, trace::CpuSource cpus) : source(threads, 4) {
        source.info.cpu_source = cpus;
        for (session::LiveTrace* trace : {&whole, &live}) {
            trace->set_info(std::make_shared<const trace::RunInfo>(source.info));
            trace->set_tables(std::make_shared<const trace::Tables>(source.tables));
        }
    }

    enum class Threads { End, AreCutOff };

    void record(const std::filesystem::path& path, std::uint64_t events,
                session::LiveTrace::Checkpoints how = often, Threads threads = Threads::End) {
        live.keep_checkpoints(how);
        writer = std::move(trace::TraceWriter::create(path)).value();
        std::vector<trace::TraceEvent> batch;
        std::mt19937 random(7);
        for (std::uint64_t done = 0; done < events; done += batch.size()) {
            batch.clear();
            source.generate(1 + random() % 3000, batch);
            take(batch);
            // Whoever looks on changes nothing.
            if (random() % 4 == 0)
                live.snapshot();
            if (random() % 4 == 0)
                live.settle(source.now(), source.now());
        }
        batch.clear();
        if (threads == Threads::End)
            source.end(batch);
        take(batch);
        for (session::LiveTrace* trace : {&whole, &live})
            trace->finish(source.now());
        source.info.wall = source.now();
        QVERIFY(session::write_overviews(live, *writer).ok());
        QVERIFY(writer->finish(source.info, source.tables, {trace::Time{0}, source.now()}).ok());
    }

private:
    void take(const std::vector<trace::TraceEvent>& batch) {
        whole.apply(batch);
        live.apply(batch);
        QVERIFY(writer->append(batch, source.tables).ok());
        QVERIFY(session::write_checkpoints(live, *writer).ok());
    }
};

}  // namespace threadline::test
