// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sign_in_view_model.h"

#include "ui/models/words.h"

namespace custody::ui {

SignInViewModel::SignInViewModel() { connect(&m_pin, &PinEntry::changed, this, &SignInViewModel::changed); }

void SignInViewModel::show(const station::BenchView& view)
{
    m_benchHasBadge = view.badgeAwaitingPin.has_value();
    m_name = m_benchHasBadge ? text(view.badgeAwaitingPin->name) : QString();
    m_pseudonym = m_benchHasBadge ? text(view.badgeAwaitingPin->pseudonym) : QString();
    m_heldHere = int(view.holding.size());
    Q_EMIT changed();
}

QString SignInViewModel::question() const
{
    if (!badgeRead())
        return tr("Tap your badge");
    return m_name.isEmpty() ? tr("Your PIN") : tr("Your PIN, %1").arg(m_name);
}

QString SignInViewModel::primaryVerb() const { return badgeRead() ? tr("Sign in") : QString(); }
QString SignInViewModel::secondVerb() const { return badgeRead() ? tr("Not me") : QString(); }
bool SignInViewModel::primaryReady() const { return badgeRead() && m_pin.longEnough() && !saving(); }

QString SignInViewModel::lockedWords() const
{
    return m_heldHere > 0 ? tr("%n things are still held here", nullptr, m_heldHere) : QString();
}

void SignInViewModel::badge(const QString& badge)
{
    m_badge = badge;
    m_pin.forget(); // another badge is another person
    Q_EMIT changed();
}

void SignInViewModel::typed(const QString& key)
{
    if (badgeRead() && key.size() == 1 && key.at(0).isDigit())
        m_pin.press(key.at(0).digitValue());
}

void SignInViewModel::leave()
{
    m_badge.clear();
    m_pin.forget();
}

void SignInViewModel::primary()
{
    if (!primaryReady())
        return;
    QJsonObject command{{"do", "session.login"}, {"pin", m_pin.take()}};
    if (!m_badge.isEmpty())
        command.insert("badge", m_badge);
    m_badge.clear();
    record(command);
}

void SignInViewModel::second()
{
    leave();
    m_benchHasBadge = false;
    Q_EMIT wantsPage(-1);
    Q_EMIT changed();
}

} // namespace custody::ui
