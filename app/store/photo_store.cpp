// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/photo_store.h"

#include "app/base/file.h"
#include "app/crypto/hash.h"
#include "app/crypto/sealed_file.h"

namespace custody::store {
namespace {

Bytes contextOfPhoto(const EventId& event, unsigned ordinal)
{
    Bytes context(event.value.begin(), event.value.end());
    context.push_back(static_cast<std::uint8_t>(ordinal));
    return context;
}

} // namespace

std::filesystem::path PhotoStore::pathOf(const crypto::Hash& blob) const
{
    const auto name = hex(blob);
    return m_folder / name.substr(0, 2) / name;
}

Result<chain::Attachment> PhotoStore::keep(
    ByteView original, const SubjectKeys& subject, const EventId& event, unsigned ordinal)
{
    if (original.size() > largestPhoto)
        return fail(Fault::Invalid, "this photo is larger than 64 MB; take it with a lower resolution");
    const auto sealed = crypto::sealFile(subject.photos, original, contextOfPhoto(event, ordinal));
    const chain::Attachment photo{crypto::sha256(sealed), sealed.size()};
    const auto path = pathOf(photo.blob);
    TRY(makeFolder(path.parent_path()));
    TRY(replaceFile(path, sealed, Access::OwnerOnly));
    return photo;
}

Result<Bytes> PhotoStore::sealedBytes(const crypto::Hash& blob) const
{
    auto sealed = readFile(pathOf(blob), largestPhoto * 2);
    if (!sealed)
        return fail("photo " + hex(blob).substr(0, 12), sealed.error());
    if (crypto::sha256(*sealed) != blob)
        return fail(Fault::Tampered, "photo " + hex(blob).substr(0, 12) + " was changed on disk");
    return sealed;
}

Result<Bytes> PhotoStore::open(
    const chain::Attachment& photo, const SubjectKeys& subject, const EventId& event, unsigned ordinal) const
{
    return crypto::openFile(subject.photos, TRY(sealedBytes(photo.blob)), contextOfPhoto(event, ordinal));
}

Result<std::vector<crypto::Hash>> PhotoStore::all() const
{
    std::vector<crypto::Hash> found;
    std::error_code failed;
    for (std::filesystem::recursive_directory_iterator at(m_folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        const auto name = fromHex(at->path().filename().string());
        crypto::Hash hash{};
        if (!at->is_regular_file() || !name || name->size() != hash.size())
            continue;
        std::copy(name->begin(), name->end(), hash.begin());
        found.push_back(hash);
    }
    if (failed && failed != std::errc::no_such_file_or_directory)
        return fail(Fault::Storage, "could not look through the photos: " + failed.message());
    return found;
}

Result<> PhotoStore::forget(const crypto::Hash& blob)
{
    const auto path = pathOf(blob);
    std::error_code failed;
    const bool was = std::filesystem::remove(path, failed);
    if (failed)
        return fail(Fault::Storage, "could not remove a photo: " + failed.message());
    return was ? syncFolder(path.parent_path()) : Result<>();
}

} // namespace custody::store
