// How fast Chrome JSON is read and written, with the bare parser beside it: RapidJSON's SAX reader
// with an empty handler, on the same file.
//
//   exchange_bench            300 MB; THREADLINE_BENCH_MB=50 for another size
#include "engine/exchange/byte_stream.h"
#include "engine/exchange/chrome_json_reader.h"
#include "engine/exchange/chrome_json_writer.h"
#include "engine/exchange/interval_csv_writer.h"

#include <benchmark/benchmark.h>
#include <rapidjson/reader.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace threadline;

namespace {

std::size_t file_bytes() {
    const char* text = std::getenv("THREADLINE_BENCH_MB");
    return (text ? std::strtoul(text, nullptr, 10) : 300) * 1'000'000;
}

// Events in the shapes that Chrome and VizTracer write, on 8 threads, written once.
class TraceFile {
public:
    TraceFile() : path_(std::filesystem::temp_directory_path() / name()) {
        std::ofstream file(path_, std::ios::binary);
        file << "{\"traceEvents\":[\n";
        std::mt19937 random(1);
        std::size_t bytes = 0;
        std::uint64_t now = 100'000'000;
        char line[512];
        while (bytes < file_bytes()) {
            now += random() % 50;
            const auto tid = static_cast<unsigned>(random() % 8 + 1);
            int length = 0;
            switch (random() % 5) {
                case 0:
                    length = std::snprintf(
                        line, sizeof line,
                        "{\"args\":{\"src_file\":\"../../base/task/thread_controller.cc\","
                        "\"src_func\":\"DoWork\"},\"cat\":\"toplevel\",\"dur\":%u,\"name\":"
                        "\"ThreadControllerImpl::RunTask\",\"ph\":\"X\",\"pid\":4711,\"tdur\":5,"
                        "\"tid\":%u,\"ts\":%llu,\"tts\":12345},\n",
                        unsigned(random() % 90), tid, static_cast<unsigned long long>(now));
                    break;
                case 1:
                case 2: {
                    const auto place = static_cast<unsigned>(random() % 300);
                    length = std::snprintf(
                        line, sizeof line,
                        "{\"pid\": 4711, \"tid\": %u, \"ts\": %llu.%03u, \"ph\": \"X\", \"dur\": "
                        "%u.%03u, \"cat\": \"fee\", \"name\": \"work_%u "
                        "(/home/someone/prog.py:%u)\"},\n",
                        tid, static_cast<unsigned long long>(now), unsigned(random() % 1000),
                        unsigned(random() % 70), unsigned(random() % 1000), place, place);
                    break;
                }
                default:
                    length = std::snprintf(
                        line, sizeof line,
                        "{\"args\":{\"data\":{\"frame\":\"F%u\",\"stack\":[1,2,3]}},\"cat\":"
                        "\"blink,devtools.timeline\",\"name\":\"FunctionCall\",\"ph\":\"%c\","
                        "\"pid\":4711,\"tid\":%u,\"ts\":%llu},\n",
                        unsigned(random() % 1000), random() % 2 == 0 ? 'B' : 'E', tid,
                        static_cast<unsigned long long>(now));
                    break;
            }
            file.write(line, length);
            bytes += static_cast<std::size_t>(length);
        }
        file << "{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":4711,\"tid\":1,\"args\":{\"name\":"
                "\"Main\"}}\n]}\n";
    }
    ~TraceFile() { std::filesystem::remove(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::int64_t size() const {
        return static_cast<std::int64_t>(std::filesystem::file_size(path_));
    }

private:
    static std::string name() {
        return "threadline-exchange-bench-" + std::to_string(getpid()) + ".json";
    }
    std::filesystem::path path_;
};

const TraceFile& trace_file() {
    static const TraceFile file;
    return file;
}

double peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

struct EmptyHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, EmptyHandler> {
    bool Default() { return true; }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return true; }
};

void bare_parser(benchmark::State& state) {
    for (auto _ : state) {
        const int fd = open(trace_file().path().c_str(), O_RDONLY | O_CLOEXEC);
        exchange::ByteStream stream(fd);
        EmptyHandler handler;
        rapidjson::Reader reader;
        if (reader
                .Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(
                    stream, handler)
                .IsError())
            state.SkipWithError("the file is not JSON");
        close(fd);
    }
    state.SetBytesProcessed(state.iterations() * trace_file().size());
    state.counters["peak_MiB"] = peak_mib();
}

void read_chrome_json(benchmark::State& state) {
    std::size_t slices = 0;
    for (auto _ : state) {
        const auto snapshot = exchange::read_chrome_json(trace_file().path());
        if (!snapshot) {
            state.SkipWithError(snapshot.error().message.c_str());
            break;
        }
        slices = 0;
        for (const auto& lane : snapshot->slices)
            slices += lane->size();
    }
    state.SetBytesProcessed(state.iterations() * trace_file().size());
    state.counters["slices"] = double(slices);
    state.counters["peak_MiB"] = peak_mib();
}

// A run of 8 threads that contend for one lock, a million intervals.
const trace::Snapshot& long_run() {
    static const trace::Snapshot snapshot = [] {
        using namespace trace;
        auto tables = std::make_shared<Tables>();
        tables->actors.resize(9);
        for (std::size_t i = 1; i < tables->actors.size(); ++i)
            tables->actors[i].name = "Worker " + std::to_string(i);
        tables->objects.resize(2);
        tables->objects[1].name = "Lock 1";
        tables->objects[1].kind = record::ObjectKind::Mutex;
        tables->sites.push_back({"scenarios/bottleneck/bench.lua", 12});
        Snapshot run;
        run.finished = true;
        run.info = std::make_shared<RunInfo>();
        run.tables = tables;
        for (std::uint32_t actor = 1; actor <= 8; ++actor) {
            auto lane = std::make_shared<ActorLane>();
            lane->actor = ActorId{actor};
            lane->ended = true;
            for (int i = 0; i < 125'000; ++i) {
                Interval interval;
                interval.begin = lane->end;
                interval.end = lane->end += Duration(1000 + i % 777);
                interval.state = i % 2 == 0 ? State::Running : State::Blocked;
                interval.site = SiteId{1};
                if (i % 2 != 0) {
                    interval.object = ObjectId{1};
                    interval.by = ActorId{actor % 8 + 1};
                    interval.woken_by = interval.by;
                }
                lane->intervals.append(interval);
            }
            run.now = std::max(run.now, lane->end);
            run.actors.push_back(std::move(lane));
        }
        return run;
    }();
    return snapshot;
}

template <typename Write>
void write_run(benchmark::State& state, Write&& write) {
    const std::filesystem::path path = trace_file().path().parent_path() /
                                       ("threadline-exchange-bench-" + std::to_string(getpid()));
    std::uintmax_t bytes = 0;
    for (auto _ : state) {
        if (!write(long_run(), path))
            state.SkipWithError("cannot write");
        bytes = std::filesystem::file_size(path);
    }
    std::filesystem::remove(path);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
    state.counters["MB"] = double(bytes) / 1e6;
}

void write_chrome_json(benchmark::State& state) {
    write_run(state, [](const trace::Snapshot& run, const std::filesystem::path& path) {
        return exchange::write_chrome_json(run, path).ok();
    });
}

void write_interval_csv(benchmark::State& state) {
    write_run(state, [](const trace::Snapshot& run, const std::filesystem::path& path) {
        return exchange::write_interval_csv(run, run.range(), path).ok();
    });
}

void read_own_run(benchmark::State& state) {
    const std::filesystem::path path =
        trace_file().path().parent_path() / ("threadline-exchange-own-" + std::to_string(getpid()));
    if (!exchange::write_chrome_json(long_run(), path).ok())
        state.SkipWithError("cannot write");
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
    for (auto _ : state)
        if (!exchange::read_chrome_json(path).ok())
            state.SkipWithError("cannot read");
    std::filesystem::remove(path);
    state.SetBytesProcessed(state.iterations() * bytes);
}

BENCHMARK(bare_parser)->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(read_chrome_json)->Unit(benchmark::kMillisecond)->MinTime(4);
BENCHMARK(bare_parser)->Unit(benchmark::kMillisecond)->MinTime(2);  // again: the machine's drift
BENCHMARK(write_chrome_json)->Unit(benchmark::kMillisecond);
BENCHMARK(read_own_run)->Unit(benchmark::kMillisecond);
BENCHMARK(write_interval_csv)->Unit(benchmark::kMillisecond);

}  // namespace
