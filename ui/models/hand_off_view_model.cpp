// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/hand_off_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

HandOffViewModel::HandOffViewModel()
    : m_items(codeColumns())
{
    connect(&m_pin, &PinEntry::changed, this, &HandOffViewModel::changed);
}

void HandOffViewModel::show(const station::BenchView& view)
{
    const station::OfferView offer = view.offer.value_or(station::OfferView{});
    if (offer.id != m_offer.id || offer.state != "waiting")
        leave(); // a badge tapped for one offer is not a badge for another
    m_offer = offer;
    if (view.person) // without one, pages keep the language they spoke last
        m_language = view.person->language == "es" ? QStringLiteral("es") : QStringLiteral("en");
    m_items.show(codeRows(m_offer.lpns));
    Q_EMIT changed();
}

QString HandOffViewModel::question() const
{
    if (m_offer.id.empty())
        return tr("Nothing is offered");
    if (m_offer.state == "accepted")
        return tr("Handed over");
    if (m_offer.state == "declined")
        return tr("Declined: it stays with %1").arg(giver());
    if (m_offer.state == "cancelled")
        return tr("Cancelled: it stays with %1").arg(giver());
    return badgeRead() ? tr("Receiver: your PIN") : tr("Receiver: tap your badge");
}

QString HandOffViewModel::primaryVerb() const
{
    if (!waiting())
        return tr("Done");
    return badgeRead() ? tr("I accept") : QString();
}

QString HandOffViewModel::secondVerb() const
{
    if (waiting())
        return tr("Cancel offer");
    return m_offer.state == "accepted" && m_offer.receipts ? tr("Receipt") : QString();
}

bool HandOffViewModel::primaryReady() const
{
    return !saving() && (!waiting() || (badgeRead() && m_pin.longEnough()));
}

void HandOffViewModel::badge(const QString& badge)
{
    if (!waiting())
        return;
    m_badge = badge;
    m_pin.forget();
    Q_EMIT changed();
}

void HandOffViewModel::typed(const QString& key)
{
    if (badgeRead() && key.size() == 1 && key.at(0).isDigit())
        m_pin.press(key.at(0).digitValue());
}

void HandOffViewModel::leave()
{
    m_badge.clear();
    m_pin.forget();
}

QString HandOffViewModel::giver() const { return text(m_offer.from); }
QString HandOffViewModel::taker() const { return text(m_offer.acceptedBy); }

QString HandOffViewModel::takerWords() const
{
    if (!m_offer.acceptedBy.empty())
        return tr("accepted");
    if (!waiting())
        return tr("nobody accepted");
    if (saving())
        return tr("checking…");
    if (badgeRead())
        return tr("badge read, PIN wanted");
    return m_offer.to.empty() ? tr("whoever accepts") : tr("for %1").arg(text(m_offer.to));
}

QString HandOffViewModel::agreed() const
{
    return m_offer.id.empty()
        ? QString()
        : tr("I have counted %n items and take them into my custody.", nullptr, itemCount());
}

void HandOffViewModel::primary()
{
    if (!primaryReady())
        return;
    if (!waiting()) {
        Q_EMIT wantsPage(int(station::Page::Scan));
        return;
    }
    const QString badge = std::exchange(m_badge, {});
    record({{"do", "custody.accept"}, {"offer", text(m_offer.id)}, {"badge", badge}, {"pin", m_pin.take()},
        {"count", itemCount()}, {"language", m_language}});
}

void HandOffViewModel::second()
{
    if (waiting())
        record({{"do", "custody.cancel"}, {"offer", text(m_offer.id)}});
    else if (m_offer.state == "accepted" && m_offer.receipts)
        record({{"do", "custody.receipt"}, {"offer", text(m_offer.id)}});
}

} // namespace custody::ui
