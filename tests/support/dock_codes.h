// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a dock camera looks at: carriers' codes with numbers that were never issued, drawn by zint, and the
// grid of scenes that searches are measured on. Tuning and held-out scenes share no seed.

#include <optional>
#include <string>
#include <vector>

#include "app/vision/dock_scene.h"

namespace custody::test {

enum class DockCode { Ups1Z, UspsImpb, FedEx34, Itf14, Qr, DataMatrix, Pdf417, MaxiCode };
inline constexpr std::array dockCodes{DockCode::Ups1Z, DockCode::UspsImpb, DockCode::FedEx34, DockCode::Itf14,
    DockCode::Qr, DockCode::DataMatrix, DockCode::Pdf417, DockCode::MaxiCode};
inline constexpr std::array pixelsPerModule{1.2, 1.5, 2.0, 2.5, 3.0};

std::string_view name(DockCode code);
bool isLinear(DockCode code);

struct DrawnCode {
    std::string text; // what a reader has to say
    vision::PrintedCode printed;
};

// Nothing when zint is not installed or refuses.
std::optional<DrawnCode> draw(DockCode code, std::uint64_t seed);

enum class SceneSet { Tuning, HeldOut };

struct GridCell {
    DockCode code;
    double pixelsPerModule; // MaxiCode: of `hexagonsPerModule` times as much from hexagon to hexagon
    vision::Hardship hardship;
    std::uint64_t seed;
};
inline constexpr double hexagonsPerModule = 2.5;

// Every code in every size under every hardship, once.
std::vector<GridCell> grid(SceneSet set);

struct GridScene {
    std::string text;
    vision::DockScene scene;
};
// `frame` as in vision::DockView.
std::optional<GridScene> paint(const GridCell& cell, int frame = -1);

// A label on which nothing is a code.
std::optional<vision::Picture> codelessScene(std::uint64_t seed);

} // namespace custody::test
