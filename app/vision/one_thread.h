// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// For a process that may start no threads and open no graphics card: OpenCV works on the caller's alone.

namespace custody::vision {

void useOneThread();

} // namespace custody::vision
