// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/picture.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace custody::vision {
namespace {

// OpenCV reads a const buffer through a header that is not const; nobody writes through it.
cv::Mat asRow(ByteView file)
{
    return {1, static_cast<int>(file.size()), CV_8U, const_cast<std::uint8_t*>(file.data())};
}

cv::Mat onWhite(const cv::Mat& withAlpha)
{
    cv::Mat out(withAlpha.size(), CV_8UC3);
    for (int y = 0; y < withAlpha.rows; ++y) {
        const auto* from = withAlpha.ptr<cv::Vec4b>(y);
        auto* to = out.ptr<cv::Vec3b>(y);
        for (int x = 0; x < withAlpha.cols; ++x)
            for (int c = 0; c < 3; ++c)
                to[x][c] =
                    static_cast<std::uint8_t>((from[x][c] * from[x][3] + 255 * (255 - from[x][3])) / 255);
    }
    return out;
}

cv::Mat toEightBits(const cv::Mat& image)
{
    if (image.depth() == CV_8U)
        return image;
    cv::Mat out;
    if (image.depth() == CV_16U)
        image.convertTo(out, CV_8U, 1.0 / 257);
    else
        cv::normalize(image, out, 0, 255, cv::NORM_MINMAX, CV_8U);
    return out;
}

cv::Mat load(ByteView file)
{
    // Transparency survives only the unchanged load, a camera's orientation tag only the others.
    if (mimeOf(file) == "image/jpeg")
        return cv::imdecode(asRow(file), cv::IMREAD_COLOR);
    auto image = cv::imdecode(asRow(file), cv::IMREAD_UNCHANGED);
    if (image.empty())
        return image;
    image = toEightBits(image);
    if (image.channels() == 4)
        return onWhite(image);
    if (image.channels() == 2) { // grey and alpha
        cv::Mat grey;
        cv::extractChannel(image, grey, 0);
        image = grey;
    }
    return image;
}

std::vector<std::uint8_t> bytesOf(const cv::Mat& image)
{
    const auto whole = image.isContinuous() ? image : image.clone();
    return {whole.data, whole.data + whole.total() * whole.elemSize()};
}

Picture toPicture(const cv::Mat& image, Want want)
{
    Picture picture;
    picture.width = image.cols;
    picture.height = image.rows;
    cv::Mat grey;
    if (image.channels() == 1)
        grey = image;
    else
        cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    picture.grey = bytesOf(grey);
    if (want == Want::GreyAndColour) {
        cv::Mat colour;
        if (image.channels() == 1)
            cv::cvtColor(image, colour, cv::COLOR_GRAY2BGR);
        else
            colour = image;
        picture.colour = bytesOf(colour);
    }
    return picture;
}

cv::Mat asMat(const Picture& picture)
{
    const bool colour = !picture.colour.empty();
    auto* const data = const_cast<std::uint8_t*>(colour ? picture.colour.data() : picture.grey.data());
    return {picture.height, picture.width, colour ? CV_8UC3 : CV_8UC1, data};
}

Result<Bytes> encode(const cv::Mat& image, const char* type, const std::vector<int>& settings)
{
    try {
        Bytes out;
        if (image.empty() || !cv::imencode(type, image, out, settings))
            return fail(Fault::Invalid, "The picture cannot be written.");
        return out;
    } catch (const cv::Exception& error) {
        return fail(Fault::Invalid, "The picture cannot be written: " + error.err);
    }
}

bool whole(const Picture& picture)
{
    const auto pixels = static_cast<std::size_t>(std::max(0, picture.width))
        * static_cast<std::size_t>(std::max(0, picture.height));
    return pixels > 0 && picture.grey.size() == pixels
        && (picture.colour.empty() || picture.colour.size() == 3 * pixels);
}

Result<cv::Mat> decodeSafely(ByteView file)
{
    TRY(admissible(file));
    try {
        auto image = load(file);
        if (image.empty())
            return fail(Fault::Invalid, "The picture is damaged: it cannot be decoded.");
        return image;
    } catch (const cv::Exception& error) {
        return fail(Fault::Invalid, "The picture is damaged: " + error.err);
    } catch (const std::bad_alloc&) {
        return fail(Fault::Invalid, "The picture does not fit into memory.");
    }
}

} // namespace

Result<Picture> decode(ByteView file, Want want)
{
    const auto image = TRY(decodeSafely(file));
    try {
        return toPicture(image, want);
    } catch (const std::exception& error) {
        return fail(Fault::Invalid, std::string("The picture cannot be used: ") + error.what());
    }
}

Result<Bytes> encodePng(const Picture& picture)
{
    if (!whole(picture))
        return fail(Fault::Invalid, "The picture has no pixels.");
    return encode(asMat(picture), ".png", {cv::IMWRITE_PNG_COMPRESSION, 6});
}

Result<Bytes> encodeJpeg(const Picture& picture, int quality)
{
    if (!whole(picture))
        return fail(Fault::Invalid, "The picture has no pixels.");
    return encode(asMat(picture), ".jpg", {cv::IMWRITE_JPEG_QUALITY, std::clamp(quality, 1, 100)});
}

Result<Bytes> thumbnail(ByteView file, int longest)
{
    auto image = TRY(decodeSafely(file));
    const double scale = static_cast<double>(std::max(1, longest)) / std::max(image.cols, image.rows);
    try {
        if (scale < 1) {
            cv::Mat small;
            const cv::Size size(std::max(1, static_cast<int>(image.cols * scale)),
                std::max(1, static_cast<int>(image.rows * scale)));
            cv::resize(image, small, size, 0, 0, cv::INTER_AREA);
            image = small;
        }
    } catch (const cv::Exception& error) {
        return fail(Fault::Invalid, "The picture cannot be made smaller: " + error.err);
    }
    return encode(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, 85});
}

} // namespace custody::vision
