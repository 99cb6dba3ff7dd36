// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/parcel_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

using station::Mark;

ParcelViewModel::ParcelViewModel()
    : m_conditions(choiceColumns())
    , m_seals(choiceColumns())
    , m_categories(choiceColumns())
    , m_items(codeColumns())
{
}

void ParcelViewModel::show(const station::BenchView& view)
{
    const station::ParcelView parcel = view.parcel.value_or(station::ParcelView{});
    // What the worker has already tapped stays while ages are refreshed; another parcel starts afresh.
    if (parcel.id != m_parcel.id || parcel.state != m_parcel.state) {
        m_pieces = parcel.pieces > 0 ? int(parcel.pieces) : 1;
        m_condition = text(parcel.outerCondition); // never guessed: the worker has to look
        m_seal = QStringLiteral("none");
        m_category.clear();
    }
    m_parcel = parcel;
    m_items.show(codeRows(m_parcel.items));
    tellChoices();
    Q_EMIT changed();
}

void ParcelViewModel::tellChoices()
{
    std::vector<ChoiceRow> conditions{{"intact", tr("Intact"), "box"}, {"dented", tr("Dented"), "box_dented"},
        {"torn", tr("Torn open"), "box_torn"}, {"wet", tr("Wet"), "box_wet"}};
    std::vector<ChoiceRow> seals{{"none", tr("No seal"), "seal_none"}, {"intact", tr("Seal intact"), "seal"},
        {"broken", tr("Seal broken"), "seal_broken"}};
    std::vector<ChoiceRow> categories{{"apparel", tr("Clothing"), "shirt"}, {"footwear", tr("Shoes"), "shoe"},
        {"accessory", tr("Bag, accessory"), "bag"}, {"electronics", tr("Electronics"), "phone"}};
    for (auto& row : conditions)
        row.chosen = row.key == m_condition;
    for (auto& row : seals)
        row.chosen = row.key == m_seal;
    for (auto& row : categories)
        row.chosen = row.key == m_category;
    m_conditions.show(std::move(conditions));
    m_seals.show(std::move(seals));
    m_categories.show(std::move(categories));
}

QString ParcelViewModel::question() const
{
    if (arriving())
        return tr("How did it arrive?");
    if (m_parcel.state == "accepted")
        return tr("Photograph it, then open it");
    if (registering())
        return tr("Scan each item's tag");
    if (m_parcel.state == "refused")
        return tr("This parcel was refused");
    return m_parcel.state == "closed" ? tr("This parcel is closed") : QString();
}

QString ParcelViewModel::primaryVerb() const
{
    if (arriving())
        return tr("Accept parcel");
    if (m_parcel.state == "accepted")
        return tr("Open parcel");
    if (registering())
        return m_category.isEmpty() ? QString() : tr("Register item");
    return {};
}

QString ParcelViewModel::secondVerb() const
{
    return m_parcel.state == "closed" || m_parcel.state == "refused" || m_parcel.state == "assigned"
        ? QString()
        : tr("Take photo");
}

bool ParcelViewModel::primaryReady() const
{
    return PageViewModel::primaryReady() && !(arriving() && m_condition.isEmpty());
}

QString ParcelViewModel::carrier() const { return text(m_parcel.carrier); }
QString ParcelViewModel::tracking() const { return groupedByFour(text(m_parcel.tracking)); }
QString ParcelViewModel::check() const { return ui::say(m_parcel.check); }
int ParcelViewModel::checkMark() const { return markNumber(m_parcel.checkMark); }
QString ParcelViewModel::expectation() const { return named("expectation", m_parcel.expectation); }
QString ParcelViewModel::weight() const { return ui::weight(m_parcel.weightGrams); }

int ParcelViewModel::expectationMark() const
{
    if (m_parcel.expectation.empty())
        return 0;
    return markNumber(m_parcel.expectation == "expected" ? Mark::Info : Mark::Attention);
}

QString ParcelViewModel::destination() const
{
    return m_parcel.addressedTo.empty() ? QString()
                                        : tr("Addressed to %1, not here").arg(text(m_parcel.addressedTo));
}

int ParcelViewModel::destinationMark() const
{
    return markNumber(m_parcel.addressedTo.empty() ? Mark::None : Mark::Attention);
}

void ParcelViewModel::primary()
{
    const QString id = text(m_parcel.id);
    if (arriving()) {
        QJsonObject accept{{"do", "parcel.accept"}, {"parcel", id}, {"pieces", m_pieces},
            {"outer_condition", m_condition}, {"seal", m_seal}};
        // Not weighed is not a weight of nothing.
        if (m_parcel.weightGrams > 0)
            accept["weight_g"] = qint64(m_parcel.weightGrams);
        record(accept);
    } else if (m_parcel.state == "accepted")
        record({{"do", "parcel.open"}, {"parcel", id}});
    else if (registering() && !m_category.isEmpty())
        record({{"do", "item.register"}, {"parcel", id}, {"category", m_category}});
}

void ParcelViewModel::second()
{
    if (!secondVerb().isEmpty())
        Q_EMIT wantsPage(int(station::Page::Photo));
}

void ParcelViewModel::morePieces()
{
    m_pieces = std::min(m_pieces + 1, MostPieces);
    Q_EMIT changed();
}

void ParcelViewModel::fewerPieces()
{
    m_pieces = std::max(m_pieces - 1, 1);
    Q_EMIT changed();
}

void ParcelViewModel::chooseCondition(const QString& key)
{
    m_condition = key;
    tellChoices();
    Q_EMIT changed();
}

void ParcelViewModel::chooseSeal(const QString& key)
{
    m_seal = key;
    tellChoices();
}

void ParcelViewModel::chooseCategory(const QString& key)
{
    m_category = m_category == key ? QString() : key;
    tellChoices();
    Q_EMIT changed();
}

} // namespace custody::ui
