// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/vision/one_thread.h"

#include <opencv2/core.hpp>
#include <opencv2/core/ocl.hpp>

namespace custody::vision {

void useOneThread()
{
    cv::setNumThreads(1);
    cv::ocl::setUseOpenCL(false);
}

} // namespace custody::vision
