// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/ledger/certificate_json.h"

#include <algorithm>

#include "app/base/clock.h"
#include "app/ledger/json_text.h"
#include "app/ledger/report.h"

namespace custody::ledger {
namespace {

constexpr std::uint64_t largestExact = 1ULL << 53; // beyond it JSON readers round

std::string number(std::uint64_t value) { return std::to_string(value); }
template <std::size_t N> std::string binary(const std::array<std::uint8_t, N>& value)
{
    return jsonText(base64(value));
}

std::string jsonValue(const cbor::Value& value)
{
    if (const auto* text = value.as<std::string>())
        return jsonText(*text);
    if (const auto* truth = value.as<bool>())
        return jsonTruth(*truth);
    if (const auto* raw = value.as<Bytes>())
        return jsonText("base64:" + base64(*raw));
    const auto* natural = value.as<std::uint64_t>();
    const auto* negative = value.as<std::int64_t>();
    if (natural != nullptr && *natural <= largestExact)
        return number(*natural);
    if (negative != nullptr && *negative >= -static_cast<std::int64_t>(largestExact))
        return std::to_string(*negative);
    return jsonText(cbor::diagnostic(value));
}

Result<std::string> jsonField(const Bytes& encoded)
{
    const auto disclosure = TRY(decodeDisclosure(encoded));
    return "{" + jsonMember("name", jsonText(disclosure.name)) + ","
        + jsonMember("value", jsonValue(disclosure.value)) + ","
        + jsonMember("disclosure", jsonText(base64(encoded))) + "}";
}

std::string jsonBlob(const BlobReference& blob)
{
    return "{" + jsonMember("sha256", binary(blob.id)) + "," + jsonMember("size", number(blob.size)) + "}";
}

std::string jsonReference(const Reference& reference)
{
    return "{" + jsonMember("origin", jsonText(reference.origin)) + ","
        + jsonMember("index", number(reference.index)) + "," + jsonMember("leaf_hash", binary(reference.leaf))
        + "}";
}

Result<std::string> jsonEvent(const CertifiedEvent& event)
{
    const auto entry = TRY(decodeEntry(event.evidence.entry));
    std::vector<std::string> fields;
    for (const auto& disclosure : event.evidence.disclosures)
        fields.push_back(TRY(jsonField(disclosure)));
    std::string out = "{" + jsonMember("index", number(event.index)) + ","
        + jsonMember("type", jsonText(entry.type)) + ","
        + jsonMember("event_id", jsonText(toText(entry.eventId))) + ","
        + jsonMember("claimed", jsonText(rfc3339(claimedTime(entry)))) + ","
        + jsonMember("actor", entry.actor ? jsonText(toText(*entry.actor)) : "null") + ","
        + jsonMember("fields", jsonList(fields, [](const std::string& field) { return field; })) + ","
        + jsonMember("hidden", number(entry.digests.size() - std::min(entry.digests.size(), fields.size())))
        + "," + jsonMember("sealed_files", jsonList(entry.blobs, jsonBlob)) + ","
        + jsonMember("answers", jsonList(entry.references, jsonReference)) + ","
        + jsonMember("previous", entry.itemPrevious ? binary(*entry.itemPrevious) : "null") + ","
        + jsonMember("not_before", entry.beacon ? jsonText(timeOfSeconds(entry.beacon->time)) : "null") + ","
        + jsonMember("environment", entry.environment ? binary(*entry.environment) : "null") + ","
        + jsonMember("leaf_hash", binary(leafHash(event.evidence.entry))) + ","
        + jsonMember("inclusion", jsonList(event.hashes, [](const Hash& hash) { return binary(hash); })) + ","
        + jsonMember("entry", jsonText(base64(event.evidence.entry)));
    return out + "}";
}

} // namespace

Result<std::string> evidenceJson(const Certificate& certificate)
{
    const auto note = TRY(Note::parse(certificate.note));
    const auto checkpoint = TRY(Checkpoint::parse(note.text));
    const auto space = certificate.subject.find(' ');
    if (space == std::string::npos)
        return fail(Fault::Invalid, "a subject is an item, a parcel or a lane, with its name");
    std::string out = "{\n" + jsonMember("format", jsonText("custody-evidence@v1")) + ",\n"
        + jsonMember("subject",
            "{" + jsonMember("kind", jsonText(certificate.subject.substr(0, space))) + ","
                + jsonMember("name", jsonText(certificate.subject.substr(space + 1))) + "}")
        + ",\n" + jsonMember("exported", jsonText(certificate.exportedAt)) + ",\n"
        + jsonMember("log", jsonText(certificate.logKey)) + ",\n"
        + jsonMember("checkpoint",
            "{" + jsonMember("origin", jsonText(checkpoint.origin)) + ","
                + jsonMember("size", number(checkpoint.size)) + ","
                + jsonMember("root", binary(checkpoint.root)) + ","
                + jsonMember("signed_by",
                    jsonList(note.signatures,
                        [](const NoteSignature& signature) { return jsonText(signature.name); }))
                + "," + jsonMember("note", jsonText(certificate.note)) + "}")
        + ",\n\"events\":[\n";
    for (const auto& event : certificate.events)
        out += TRY(jsonEvent(event)) + (&event == &certificate.events.back() ? "\n" : ",\n");
    return out + "]}\n";
}

} // namespace custody::ledger
