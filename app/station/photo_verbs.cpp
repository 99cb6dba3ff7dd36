// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// A photo is taken: its original is hashed, sealed and durable before the event that names it.

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/station/pictures.h"
#include "app/station/sayings.h"
#include "app/station/verbs.h"

namespace custody::station {
namespace {

using namespace std::chrono_literals;

struct Picture {
    devices::Frame frame;
    std::string camera; // what took it
};

Result<Picture> takePicture(Desk& desk, const Command& command)
{
    const auto path = TRY(command.maybeText("path"));
    std::unique_ptr<devices::Camera> named;
    devices::Camera* camera = desk.devices.camera;
    if (path) {
        if (!desk.devices.cameraOf)
            return fail(Fault::Device, say::noCamera);
        named = desk.devices.cameraOf(*path);
        camera = named.get();
    }
    if (!camera)
        return fail(Fault::Device, say::noCamera);
    auto frame = TRY(camera->frame(2s));
    if (!frame)
        return fail(Fault::Device, say::cameraSilent);
    return Picture{std::move(*frame), camera->description()};
}

struct Target {
    SubjectId parcel;
    std::optional<SubjectId> item;
    chain::Answer refusal;
    std::vector<chain::Photo> photos; // taken of it before
};

Result<Target> targetOf(Desk& desk, const std::string& named, const PersonId& who, const std::string& role)
{
    auto item = desk.findItem(named);
    if (item)
        return Target{item->parcel, item->id, chain::mayPhotograph(*item, who, role), item->photos};
    const auto parcel = TRY(desk.findParcel(named));
    return Target{parcel.id, std::nullopt, chain::mayPhotograph(parcel, who), parcel.photos};
}

} // namespace

Result<Answer> capturePhoto(Desk& desk, const Command& command)
{
    const auto person = TRY(desk.actor());
    const auto role = TRY(command.text("role"));
    const auto target = TRY(targetOf(desk, TRY(command.text("subject")), person.id, role));
    if (target.refusal)
        return desk.refuse(command, *target.refusal, person.id, target.parcel, target.item);
    const auto retaken = TRY(command.maybeText("retake_of"));
    if (retaken && std::ranges::none_of(target.photos, [&](const chain::Photo& one) {
            return toText(one.event) == *retaken && one.role == role;
        }))
        return fail(Fault::NotFound, say::noSuchPhoto);
    const auto [frame, camera] = TRY(takePicture(desk, command));
    // Looked at before it is kept: a file that is no picture would be evidence of nothing.
    const auto size = TRY(judgePicture(desk, frame.encoded));

    auto captured = desk.event(chain::EventType::PhotoCaptured, person.id);
    captured.parcel = target.parcel;
    captured.item = target.item;
    const auto keys = TRY(desk.store.subjects().find(target.parcel));
    captured.attachments.push_back(TRY(desk.store.photos().keep(frame.encoded, keys, captured.id, 0)));
    const auto original = crypto::sha256(frame.encoded);
    captured.fields = {{"role", role}, {"sha256", Bytes(original.begin(), original.end())},
        {"mime", frame.mime}, {"bytes", static_cast<std::int64_t>(frame.encoded.size())},
        {"width", std::int64_t{size.width}}, {"height", std::int64_t{size.height}}, {"camera", camera}};
    if (retaken)
        captured.fields.push_back({"retake_of", *retaken});
    auto answer = TRY(desk.record(command, std::move(captured), {{"role", role}, {"sha256", hex(original)}}));
    desk.parcel = target.parcel;
    if (target.item)
        desk.item = target.item;
    else
        desk.item.reset();
    desk.page = Page::Photo;
    desk.outcome = {Mark::Ok, say::photoKept, {}, target.item ? say::nextHandOver : ""};
    return answer;
}

} // namespace custody::station
