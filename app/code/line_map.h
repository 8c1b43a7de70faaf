// Where the lines of a text stand in another that was made from it by edits.
#pragma once

#include <QString>

#include <vector>

namespace threadline::app {

class LineMap {
public:
    LineMap() = default;  // of a text to itself
    // A line that was changed stands where it stood among those around it. O(lines^2) of what
    // changed, within reason.
    LineMap(const QString& before, const QString& after);

    bool is_same() const { return same_; }
    int after(int line) const;                                    // 0: gone
    int before(int line) const;                                   // 0: new
    std::vector<int> after(const std::vector<int>& lines) const;  // without those that are gone
    // Marks of lines, those that are gone left out.
    template <typename Mark>
    std::vector<Mark> moved(std::vector<Mark> marks) const {
        std::erase_if(marks, [this](Mark& mark) {
            mark.line = after(mark.line);
            return mark.line == 0;
        });
        return marks;
    }

private:
    bool same_ = true;
    std::vector<int> after_, before_;  // by line - 1
};

}  // namespace threadline::app
