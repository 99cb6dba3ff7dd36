// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A walk along a job's bytes, for the readers of label_jobs.h.

#include <charconv>

#include "tests/support/label_jobs.h"

namespace custody::test {

class Walk {
public:
    explicit Walk(ByteView job)
        : m_job(job)
    {
    }

    bool atEnd() const { return m_at == m_job.size(); }
    bool takes(std::string_view what)
    {
        if (text(m_job.subspan(m_at)).substr(0, what.size()) != what)
            return false;
        m_at += what.size();
        return true;
    }
    Result<> need(std::string_view what)
    {
        if (takes(what))
            return {};
        return fail(Fault::Invalid,
            "expected '" + escape(what) + "' at " + std::to_string(m_at) + ", not '"
                + escape(text(m_job.subspan(m_at)).substr(0, 20)) + "'");
    }
    Result<int> number()
    {
        int value = 0;
        const auto rest = text(m_job.subspan(m_at));
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (read.ec != std::errc())
            return fail(Fault::Invalid, "expected a number at " + std::to_string(m_at));
        m_at += static_cast<std::size_t>(read.ptr - rest.data());
        return value;
    }
    // n numbers with commas between them.
    Result<std::vector<int>> numbers(int count)
    {
        std::vector<int> all;
        for (int i = 0; i < count; ++i) {
            if (i > 0)
                TRY(need(","));
            all.push_back(TRY(number()));
        }
        return all;
    }
    Result<std::string> upTo(std::string_view stop)
    {
        const auto rest = text(m_job.subspan(m_at));
        const auto end = rest.find_first_of(stop);
        if (end == std::string_view::npos)
            return fail(Fault::Invalid, "the job ends in the middle");
        m_at += end;
        return std::string(rest.substr(0, end));
    }
    Result<ByteView> raw(std::size_t count)
    {
        if (m_job.size() - m_at < count)
            return fail(Fault::Invalid, "the job ends in the middle of its dots");
        m_at += count;
        return m_job.subspan(m_at - count, count);
    }

private:
    ByteView m_job;
    std::size_t m_at = 0;
};

// Rows of bytes at a place; `ink` is the bit that prints.
inline void lay(Dots& dots, int left, int top, int rowBytes, ByteView rows, int ink)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (int bit = 0; bit < 8; ++bit)
            if ((rows[i] >> (7 - bit) & 1) == ink)
                dots.set(
                    left + static_cast<int>(i) % rowBytes * 8 + bit, top + static_cast<int>(i) / rowBytes);
}

} // namespace custody::test
