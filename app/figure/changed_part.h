// What differs between two pictures of one size: an animation stores no more of each frame.
#pragma once

#include <QImage>

#include <chrono>
#include <vector>

namespace threadline::app {

// The smallest rectangle around all that differs; empty where nothing does. Both 32 bits a pixel.
QRect changed_part(const QImage& before, const QImage& after);

struct FramePart {
    QRect part;  // of the picture
    std::chrono::milliseconds shown;
    QImage image;  // of the part, 32 bits a pixel
};

// Pictures of one size, one after the other, each as what is new in it.
class FrameParts {
public:
    // One that is like the one before lengthens that.
    void add(const QImage& image, std::chrono::milliseconds shown);
    const std::vector<FramePart>& all() const { return parts_; }
    QSize size() const { return last_.size(); }

private:
    QImage last_;
    std::vector<FramePart> parts_;
};

}  // namespace threadline::app
