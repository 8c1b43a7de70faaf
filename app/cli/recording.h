// Where a run lies, and what a person wrote beside it: one for all that show the run, compare it or
// have put it aside, so that whoever brings it back has its latest notes and its file.
//
// Use from the GUI thread; the last who knows of it may be on any.
#pragma once

#include "engine/trace/annotation.h"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace threadline::app {

struct Recording {
    using Notes = std::shared_ptr<const std::vector<trace::Annotation>>;  // null: none

    Recording() = default;  // of a run that lies nowhere
    ~Recording() {
        std::error_code ignored;
        if (!temporary.empty())
            std::filesystem::remove(temporary, ignored);
    }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    std::filesystem::path file;       // the latest; empty: none
    std::filesystem::path temporary;  // in this window's folder; goes with the last who knows of it
    bool is_persons = false;          // they opened or named the file, so what is in it is kept
    Notes notes;
    Notes written;  // those that the file has, or is getting

    // However either is spelled.
    bool lies_in(const std::filesystem::path& other) const {
        std::error_code ignored;
        return !file.empty() &&
               (file == other || std::filesystem::equivalent(file, other, ignored));
    }
    // The same notes elsewhere count: a file is read anew.
    bool has_unsaved_notes() const {
        if (!notes || notes->empty())
            return false;
        return !is_persons || !written || *written != *notes;
    }
};

}  // namespace threadline::app
