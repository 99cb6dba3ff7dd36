// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/sampling.h"

#include <opencv2/imgproc.hpp>

namespace custody::vision {

cv::Mat inkOf(const cv::Mat& grey, int window, double leastDepth)
{
    cv::Mat ink;
    cv::boxFilter(grey, ink, CV_8U, {window, window}, {-1, -1}, true, cv::BORDER_REPLICATE);
    cv::subtract(ink, cv::Scalar(leastDepth), ink);
    cv::compare(grey, ink, ink, cv::CMP_LT);
    return ink;
}

} // namespace custody::vision
