// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Saves the window after each command, named by its place in the story and its verb.

#include <string>

#include <QString>

#include "ui/window.h"

namespace custody::ui {

class Shots {
public:
    // None are taken without a folder.
    Shots(Window& window, std::string folder)
        : m_window(window)
        , m_folder(std::move(folder))
    {
    }

    bool take(const QString& command);

private:
    Window& m_window;
    std::string m_folder;
    int m_count = 0;
};

} // namespace custody::ui
