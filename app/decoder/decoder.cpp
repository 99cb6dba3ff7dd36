// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decoder/decoder.h"

#include <algorithm>
#include <system_error>

#include "app/base/log.h"
#include "app/decoder/shared_picture.h"
#include "app/vision/picture.h"

namespace custody::decoder {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int triesToStart = 3;

Bytes packed(GreyView frame)
{
    Bytes pixels;
    const auto width = static_cast<std::size_t>(frame.width);
    pixels.reserve(width * static_cast<std::size_t>(frame.height));
    for (int y = 0; y < frame.height; ++y)
        append(pixels, {frame.row(y), width});
    return pixels;
}

scan::ReadEffort bounded(scan::ReadEffort effort)
{
    effort.budget = std::clamp(effort.budget, std::chrono::milliseconds(0), longestBudget);
    effort.mostSymbols = std::clamp(effort.mostSymbols, 0, mostSymbols);
    return effort;
}

} // namespace

std::filesystem::path besideThisProgram()
{
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path("custody-decoder") : self.parent_path() / "custody-decoder";
}

Decoder::Decoder(Settings settings, OnMishap onMishap)
    : m_settings(std::move(settings))
    , m_onMishap(std::move(onMishap))
{
}

Result<ChildProcess> Decoder::launch()
{
    auto child = TRY(ChildProcess::start(m_settings.program));
    ++m_tally.started;
    return child;
}

Result<> Decoder::start() { return ready(); }

bool Decoder::spareWaits() const { return m_spare && m_spare->channel().hasNews(); }

Result<> Decoder::ready()
{
    // A child that was asked nothing has nothing to say: it is dead, or not ours any more.
    if (m_child && m_greeted && !m_child->channel().hasNews())
        return {};
    Result<> greeted = fail(Fault::Device, "The picture reader cannot be started.");
    for (int tries = 0; tries < triesToStart; ++tries) {
        if (m_child)
            bury();
        m_child.emplace(m_spare ? std::move(*m_spare) : TRY(launch()));
        m_spare.reset();
        greeted = greet();
        if (greeted || greeted.error().fault != Fault::Device)
            break;
    }
    TRY(std::move(greeted));
    if (m_diedAt)
        m_tally.lastRestart =
            std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - *m_diedAt);
    m_diedAt.reset();
    if (m_settings.keepsSpare && !m_spare)
        m_spare.emplace(TRY(launch()));
    return {};
}

Result<> Decoder::greet()
{
    const auto word =
        TRY(m_child->channel().receive(longestQuestion, SteadyClock::now() + m_settings.patienceAtStart));
    if (!word)
        return fail(Fault::Device, "The picture reader does not start.");
    const auto hello = TRY(Hello::parse(word->bytes));
    if (!hello.callsFiltered && m_settings.needsFilter)
        return fail(Fault::Unauthorized,
            "This machine refuses the filter around the picture reader, and this bench asks for it.");
    if ((!hello.callsFiltered || !hello.memoryLimited) && !m_warned)
        log::warn(hello.callsFiltered ? "pictures are read without a limit on memory: this machine refuses it"
                                      : "pictures are read without a filter of system calls: this machine "
                                        "refuses it");
    m_warned = m_warned || !hello.callsFiltered || !hello.memoryLimited;
    m_greeted = true;
    return {};
}

std::string Decoder::bury()
{
    m_diedAt = m_diedAt.value_or(SteadyClock::now());
    auto how = m_child->end();
    m_child.reset();
    m_greeted = false;
    return how;
}

Result<Answer> Decoder::exchange(const Question& question, const Descriptor& memory)
{
    TRY(m_child->channel().send(question.bytes(), &memory));
    // The budget is processor time; a busy machine gives it slowly.
    const auto deadline = SteadyClock::now() + 3 * question.effort.budget + m_settings.grace;
    const auto message = TRY(m_child->channel().receive(longestAnswer, deadline));
    if (!message)
        return fail(Fault::Busy, "late");
    auto answer = Answer::parse(message->bytes);
    if (!answer || message->memory || answer->number != question.number)
        return fail(Fault::Invalid, "garbled");
    return answer;
}

Result<Answer> Decoder::ask(Question question, ByteView pixels)
{
    const auto memory = TRY(sharePicture(pixels));
    std::string how;
    // Somebody else may have killed the first child; only a picture that ends two is to blame.
    for (int tries = 0; tries < 2; ++tries) {
        TRY(ready());
        question.number = ++m_number;
        auto answer = exchange(question, memory);
        if (answer) {
            ++m_tally.answered;
            return answer;
        }
        how = bury();
        if (answer.error().fault != Fault::Device) {
            how = answer.error().what;
            break;
        }
    }
    ++m_tally.mishaps;
    log::warn("the picture reader was stopped by a picture (" + how + ") and is started again");
    if (m_onMishap)
        m_onMishap({how, pixels, question});
    // A new one is made ready now, not when the next picture waits for it.
    if (const auto again = ready(); !again)
        return tl::unexpected<Error>(again.error());
    return fail(Fault::Invalid, "The picture reader stopped at this picture. Take another one.");
}

Result<Answer> Decoder::readFile(ByteView file, scan::ReadEffort effort)
{
    TRY(vision::admissible(file));
    Question question;
    question.pixels = Pixels::EncodedFile;
    question.effort = bounded(effort);
    question.size = file.size();
    auto answer = TRY(ask(question, file));
    if (answer.verdict == Verdict::Damaged)
        return fail(Fault::Invalid, "The picture is damaged: it cannot be decoded, or not all of it.");
    return answer;
}

Result<Answer> Decoder::readFrame(
    GreyView frame, scan::ReadEffort effort, std::uint32_t stream, const Region& region)
{
    if (frame.pixels == nullptr || frame.width < 1 || frame.height < 1 || frame.stride < frame.width
        || static_cast<std::int64_t>(frame.width) * frame.height > vision::mostPixels)
        return fail(Fault::Invalid, "The frame has no pixels, or too many.");
    Question question;
    question.pixels = Pixels::Grey;
    question.stream = stream;
    question.effort = bounded(effort);
    question.width = frame.width;
    question.height = frame.height;
    question.region = region;
    if (frame.stride == frame.width) {
        const auto size = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
        question.size = size;
        return ask(question, {frame.pixels, size});
    }
    const auto pixels = packed(frame);
    question.size = pixels.size();
    return ask(question, pixels);
}

} // namespace custody::decoder
