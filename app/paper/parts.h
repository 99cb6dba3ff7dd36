// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of a sheet, each laid at the pen.

#include "app/paper/flow.h"
#include "app/paper/qr.h"
#include "app/paper/story.h"

namespace custody::paper {

void putHeading(Flow& flow, const Story& story);
void putVerdict(Flow& flow, const Story& story);
void putHolders(Flow& flow, const Story& story);
void putPhotos(Flow& flow, const Story& story);
void putTimeline(Flow& flow, const Story& story);
void putCheck(Flow& flow, const Story& story, const Qr& qr, bool wholeNote);
void putLimits(Flow& flow, const Story& story);

// "An unbroken record of {count} entries", and so on, with their values.
std::string said(const char* phrase, std::initializer_list<std::pair<std::string_view, std::string>> values);
Colour colourOf(std::size_t holder);

} // namespace custody::paper
