// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/labels/languages/encode.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/labels/languages/brother.h"
#include "app/labels/languages/dymo.h"
#include "app/labels/languages/epl.h"
#include "app/labels/languages/tspl.h"
#include "app/labels/languages/zpl.h"

namespace custody::labels {
namespace {

using devices::LabelLanguage;

bool printsAt(LabelLanguage language, int dpi)
{
    switch (language) {
    case LabelLanguage::Zpl:
    case LabelLanguage::Tspl: return dpi == 203 || dpi == 300 || dpi == 600;
    case LabelLanguage::Epl: return dpi == 203 || dpi == 300;
    case LabelLanguage::Brother:
    case LabelLanguage::Dymo: return dpi == 300;
    }
    return false;
}

} // namespace

Result<SizeMm> room(LabelLanguage language, const devices::LabelMedium& medium)
{
    switch (language) {
    case LabelLanguage::Brother: return brotherRoom(medium);
    case LabelLanguage::Dymo: return dymoRoom(medium);
    case LabelLanguage::Zpl:
    case LabelLanguage::Epl:
    case LabelLanguage::Tspl: break;
    }
    return SizeMm{medium.widthMm, medium.lengthMm};
}

Result<Bytes> encode(const Layout& layout, LabelLanguage language, const devices::LabelMedium& medium)
{
    if (!printsAt(language, layout.dpi))
        return fail(Fault::Invalid,
            "This kind of label printer does not have " + std::to_string(layout.dpi) + " dpi.");
    const auto size = TRY(room(language, medium));
    if (layout.width > dots(size.width, layout.dpi) || layout.height > dots(size.height, layout.dpi))
        return fail(Fault::Invalid, "The label is larger than what lies in the printer.");
    switch (language) {
    case LabelLanguage::Zpl: return toZpl(layout, medium);
    case LabelLanguage::Epl: return toEpl(layout, medium);
    case LabelLanguage::Tspl: return toTspl(layout, medium);
    case LabelLanguage::Brother: return toBrother(layout, medium);
    case LabelLanguage::Dymo: return toDymo(layout, medium);
    }
    return fail(Fault::Invalid, "Nobody speaks this language.");
}

} // namespace custody::labels
