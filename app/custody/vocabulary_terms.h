// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a row of the vocabulary is written down.

#include "app/custody/vocabulary.h"

namespace custody::chain {

constexpr FieldRule text(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Text, true, tells};
}
constexpr FieldRule maybeText(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Text, false, tells};
}
constexpr FieldRule number(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Number, true, tells};
}
constexpr FieldRule maybeNumber(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Number, false, tells};
}
constexpr FieldRule truth(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Truth, true, tells};
}
constexpr FieldRule maybeTruth(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Truth, false, tells};
}
constexpr FieldRule blob(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Bytes, true, tells};
}
constexpr FieldRule maybeBlob(std::string_view name, std::string_view tells)
{
    return {name, FieldKind::Bytes, false, tells};
}
constexpr FieldRule anything{"*", FieldKind::Text, false, "more facts, each named by itself"};

constexpr EpcisTerms object(
    std::string_view action, std::string_view bizStep, std::string_view disposition = {})
{
    return {"ObjectEvent", action, bizStep, disposition};
}
constexpr EpcisTerms aggregation(
    std::string_view action, std::string_view bizStep, std::string_view disposition = {})
{
    return {"AggregationEvent", action, bizStep, disposition};
}

} // namespace custody::chain
