// threadline-runner: describes scenarios, explores one, or runs one
// (engine/record/runner_arguments.h).
#include "engine/record/declaration.h"
#include "engine/runtime/describe.h"
#include "engine/runtime/explorer.h"
#include "engine/runtime/runner.h"

#include <cstdio>
#include <exception>

int main(int count, char** arguments) {
    using namespace threadline;
    try {
        const auto parsed = record::RunnerArguments::parse({arguments + 1, arguments + count});
        if (!parsed) {
            std::fprintf(stderr, "threadline-runner: %s\n", parsed.error().message.c_str());
            return 2;
        }
        if (parsed->explore)
            return runtime::explore_scenario(*parsed);
        if (parsed->describe.empty())
            return runtime::run_scenario(*parsed);
        std::puts(record::to_json(runtime::describe(parsed->describe)).c_str());
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "threadline-runner: %s\n", error.what());
        return 3;
    }
}
