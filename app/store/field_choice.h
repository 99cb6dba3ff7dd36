// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an exporter lets outsiders see: every field of an event is shown or withheld by itself. A field is
// named alone ("tracking") or in one kind of event ("parcel.expected:tracking").

#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace custody::store {

class FieldChoice {
public:
    static FieldChoice everything() { return {}; }
    static FieldChoice nothing() { return only({}); }
    static FieldChoice only(std::vector<std::string> fields);
    static FieldChoice allBut(std::vector<std::string> fields);

    bool shows(std::string_view eventType, std::string_view field) const;
    // For the record: "everything", "nothing", "only grade, lpn", "all but tracking".
    std::string text() const;

    // Named fields are withheld, and everything else is shown.
    bool withholds() const { return !m_showsNamed && !m_fields.empty(); }

    // To be told of every field there is, shown or not; a name that met none is a slip of the exporter, and
    // what she meant to withhold would be shown.
    void meet(std::string_view eventType, std::string_view field);
    Result<> allMet() const;

private:
    bool names(std::string_view eventType, std::string_view field) const;

    bool m_showsNamed = false;
    std::vector<std::string> m_fields;
    std::vector<std::string> m_met; // every field's name, once
    std::vector<std::string> m_unmet;
};

} // namespace custody::store
