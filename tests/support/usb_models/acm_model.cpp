// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/usb_models/acm_model.h"

#include <algorithm>

namespace custody::test {

AcmModel::AcmModel(std::uint16_t vendor, std::uint16_t product, std::string name)
    : made{vendor, product, 0x0100, "Model", std::move(name), "", {}, 12}
{
    made.interfaces = {{0, 0, 2, 2, 1, {{noticeEndpoint, Pipe::Interrupt, 16, 16}},
                           {5, 0x24, 0, 0x10, 1, 4, 0x24, 2, 2, 5, 0x24, 6, 0, 1}, "cdc_acm"},
        {1, 0, 0x0A, 0, 0, {{inEndpoint, Pipe::Bulk, 64}, {outEndpoint, Pipe::Bulk, 64}}, {}, "cdc_acm"}};
}

void AcmModel::say(std::string_view text, std::size_t piece)
{
    for (std::size_t at = 0; at < text.size(); at += piece)
        m_saying.push_back(bytes(text.substr(at, piece)));
}

Answer AcmModel::control(const Setup& setup, ByteView data)
{
    if (setup.requestType == 0x21 && setup.request == 0x20 && data.size() == 7) {
        line.assign(data.begin(), data.end());
        return Answer::takes(7);
    }
    if (setup.requestType == 0x21 && setup.request == 0x22) {
        ready = (setup.value & 1) != 0;
        return Answer::takes(0);
    }
    return Answer::stalls();
}

Answer AcmModel::out(std::uint8_t, ByteView data)
{
    heard += text(data);
    for (const char c : text(data)) {
        m_asked += c;
        if (c != '\n')
            continue;
        if (const auto found = answers.find(m_asked); found != answers.end() && !found->second.empty()) {
            say(found->second.front());
            if (found->second.size() > 1)
                found->second.pop_front();
        }
        m_asked.clear();
    }
    return Answer::takes(data.size());
}

Answer AcmModel::in(std::uint8_t endpoint, std::size_t)
{
    if (stallsIn > 0 && endpoint == inEndpoint) {
        --stallsIn;
        return Answer::stalls();
    }
    if (endpoint != inEndpoint || !ready || m_saying.empty())
        return Answer::naks();
    auto first = std::move(m_saying.front());
    m_saying.pop_front();
    return Answer::gives(std::move(first));
}

} // namespace custody::test
