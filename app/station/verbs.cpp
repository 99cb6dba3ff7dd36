// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/station/verbs.h"

namespace custody::station {

const std::map<std::string, Verb, std::less<>>& verbs()
{
    static const std::map<std::string, Verb, std::less<>> known{
        {"session.login", logIn},
        {"session.logout", logOut},
        {"clock", setClock},
        {"sleep_until", setClock},
        {"parcel.expect", expectParcel},
        {"parcel.scan", scanParcel},
        {"parcel.accept", acceptParcel},
        {"parcel.refuse", refuseParcel},
        {"parcel.open", openParcel},
        {"item.register", registerItem},
        {"label.print", printLabel},
        {"label.verify", verifyLabel},
        {"photo.capture", capturePhoto},
        {"custody.offer", offerCustody},
        {"custody.accept", acceptCustody},
        {"custody.decline", declineCustody},
        {"custody.cancel", cancelCustody},
        {"show", show},
    };
    return known;
}

} // namespace custody::station
