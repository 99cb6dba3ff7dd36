// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/bench_view_model.h"

#include <QJsonDocument>

#include "app/station/sayings.h"
#include "ui/models/words.h"

namespace custody::ui {

using station::Mark;
using station::Page;

namespace {

bool same(const station::Outcome& a, const station::Outcome& b)
{
    return a.mark == b.mark && a.say == b.say && a.rule == b.rule && a.next == b.next && a.repeat == b.repeat;
}

} // namespace

BenchViewModel::BenchViewModel(QObject* parent)
    : QObject(parent)
    , m_photo(m_pictures)
    , m_item(m_pictures)
    , m_card(m_pictures)
{
    for (PageViewModel* page : pages()) {
        connect(page, &PageViewModel::wantsRecord, this, &BenchViewModel::send);
        connect(page, &PageViewModel::wantsPage, this,
            [this](int wanted) { open(wanted < 0 ? std::nullopt : std::optional(Page(wanted))); });
    }
    connect(&m_camera, &CameraViewModel::stateChanged, this, [this] {
        tellPages();
        Q_EMIT changed();
    });
    connect(&m_item, &ItemViewModel::wantsScanRecorded, this, &BenchViewModel::send);
    m_flashTimer.setSingleShot(true);
    connect(&m_flashTimer, &QTimer::timeout, this, [this] {
        m_flash = m_flashStays;
        Q_EMIT flashChanged();
    });
}

BenchViewModel::~BenchViewModel() = default;

std::array<PageViewModel*, 9> BenchViewModel::pages()
{
    return {&m_signIn, &m_scan, &m_parcel, &m_photo, &m_item, &m_handOff, &m_history, &m_status, &m_board};
}

PageViewModel* BenchViewModel::current() const
{
    return const_cast<BenchViewModel*>(this)->pages().at(std::size_t(page()));
}

int BenchViewModel::page() const { return int(m_opened.value_or(m_view.page)); }

bool BenchViewModel::wide() const
{
    const Page open = Page(page());
    return open == Page::History || open == Page::Status || open == Page::Board || open == Page::SignIn;
}

void BenchViewModel::show(const station::BenchView& view)
{
    const bool news = !same(view.outcome, m_view.outcome);
    const bool moved = view.page != m_view.page;
    const int before = page();
    const auto closing = current();
    m_view = view;
    // The bench moved on by itself: a page opened over the old one would hide it.
    if (moved)
        m_opened.reset();
    const bool spoke = view.person && m_language.speak(text(view.person->language));
    tellPages();
    if (page() != before)
        closing->leave();
    if (news) {
        m_refused = view.outcome.mark == Mark::Refused;
        startFlash();
    }
    Q_EMIT changed();
    if (spoke)
        Q_EMIT languageChanged();
}

void BenchViewModel::tellPages()
{
    m_pictures.startView();
    m_camera.tell(m_view.devices);
    for (PageViewModel* page : pages())
        page->show(m_view);
    m_card.show(m_view, Page(page()) != Page::Parcel);
}

void BenchViewModel::answered(const QString& command, const QString&, const station::BenchView& view)
{
    if (!m_waiting.empty())
        m_waiting.pop_front();
    const auto verb = QJsonDocument::fromJson(command.toUtf8()).object().value("do").toString();
    // Neither moves the work on.
    if (verb != QStringLiteral("show") && verb != QStringLiteral("device.test"))
        open(std::nullopt);
    // Every answer counts as news, even the same words twice.
    m_view.outcome = {};
    show(view);
    m_refused = view.outcome.mark == Mark::Refused;
    for (PageViewModel* page : pages())
        page->setSaving(!m_waiting.empty());
    Q_EMIT changed();
    if (m_waiting.empty())
        Q_EMIT freed();
}

void BenchViewModel::failed(const QString& sentence)
{
    m_view.outcome = {Mark::Refused, sentence.toStdString(), {}, {}, false};
    m_waiting.clear();
    for (PageViewModel* page : pages())
        page->setSaving(false);
    m_refused = true;
    startFlash();
    Q_EMIT changed();
}

void BenchViewModel::send(const QJsonObject& command)
{
    const QString line = QString::fromUtf8(QJsonDocument(command).toJson(QJsonDocument::Compact));
    // The line may hold a PIN; what waits is only counted, so only the verb is kept.
    m_waiting.push_back(command.value("do").toString());
    for (PageViewModel* page : pages())
        page->setSaving(true);
    setMore(false);
    Q_EMIT wantsRecord(line);
}

void BenchViewModel::open(std::optional<Page> wanted)
{
    const int before = page();
    PageViewModel* closing = current();
    m_opened = wanted;
    if (page() != before)
        closing->leave();
    setMore(false);
    m_card.show(m_view, Page(page()) != Page::Parcel);
    Q_EMIT changed();
}

void BenchViewModel::badgeTapped(const QString& badge)
{
    if (badge.isEmpty())
        return;
    m_refused = false;
    const bool offering = Page(page()) == Page::HandOff && m_handOff.waiting();
    if (!offering && Page(page()) != Page::SignIn)
        open(Page::SignIn); // another badge switches the person
    current()->badge(badge);
    Q_EMIT changed();
}

void BenchViewModel::scanned(const QString& raw)
{
    if (raw.trimmed().isEmpty() || isWord(raw))
        return;
    if (Page(page()) == Page::Item && m_item.waitsForScan())
        return m_item.scanBack(raw);
    send({{"do", "parcel.scan"}, {"raw", raw}});
}

bool BenchViewModel::isWord(const QString& scanned)
{
    const QString word = scanned.trimmed().toUpper();
    if (word == QStringLiteral("ACCEPT") || word == QStringLiteral("NEXT"))
        primary();
    else if (word == QStringLiteral("BACK"))
        back();
    else if (word == QStringLiteral("HELP"))
        toggleMore();
    else
        return false;
    return true;
}

void BenchViewModel::read(const QString& content, const QString& symbology)
{
    if (content.trimmed().isEmpty() || isWord(content))
        return;
    if (Page(page()) == Page::Item && m_item.waitsForScan())
        return m_item.scanBack(content);
    QJsonObject command{{"do", "parcel.scan"}, {"raw", content}};
    if (!symbology.isEmpty())
        command.insert("symbology", symbology);
    send(command);
}

void BenchViewModel::warn(const char* sentence)
{
    m_view.outcome = {Mark::Attention, sentence, {}, {}, false};
    startFlash();
    Q_EMIT changed();
}

void BenchViewModel::listenTo(station::BadgeFeed& badges, station::CodeFeed& codes)
{
    using namespace station;
    connect(&badges, &BadgeFeed::tapped, this, &BenchViewModel::badgeTapped);
    connect(&badges, &BadgeFeed::misread, this, [this] { warn(say::badgeMisread); });
    codes.onlyWhile([this] { return m_waiting.empty(); });
    connect(this, &BenchViewModel::freed, &codes, &CodeFeed::next);
    connect(&codes, &CodeFeed::scanned, this, &BenchViewModel::read);
    connect(&codes, &CodeFeed::misread, this, [this] { warn(say::codeMisread); });
    connect(&codes, &CodeFeed::flooded, this, [this] { warn(say::scannerFloods); });
}

void BenchViewModel::seen(const QString& content, const QString& symbology, const QJsonArray& beside)
{
    const Page open = Page(page());
    // Where a person or a photo is asked for, a label in view is no answer.
    if (m_refused || m_more || open == Page::SignIn || open == Page::HandOff || open == Page::Board)
        return;
    if (open == Page::Item && m_item.waitsForScan())
        return m_item.scanBack(content);
    QJsonObject scan{{"do", "parcel.scan"}, {"raw", content}, {"symbology", symbology}};
    if (!beside.isEmpty())
        scan["beside"] = beside;
    send(scan);
}

void BenchViewModel::typed(const QString& key) { current()->typed(key); }
void BenchViewModel::eraseTyped() { current()->eraseTyped(); }

void BenchViewModel::primary()
{
    if (m_refused)
        back();
    else if (current()->primaryReady())
        current()->primary();
}

void BenchViewModel::second()
{
    if (!m_refused && !current()->saving())
        current()->second();
}

void BenchViewModel::back()
{
    if (m_refused) {
        m_refused = false;
        m_supervisor = false;
        Q_EMIT changed();
    } else if (m_more) {
        setMore(false);
    } else {
        open(std::nullopt);
    }
}

void BenchViewModel::toggleMore() { setMore(!m_more); }

void BenchViewModel::setMore(bool more)
{
    if (m_more == more)
        return;
    m_more = more;
    Q_EMIT moreChanged();
}

void BenchViewModel::openHistory()
{
    open(Page::History);
    if (m_view.item)
        send({{"do", "show"}, {"item", text(m_view.item->id)}});
    else if (m_view.parcel)
        send({{"do", "show"}, {"parcel", text(m_view.parcel->id)}});
}

void BenchViewModel::openStatus()
{
    open(Page::Status);
    send({{"do", "show"}, {"devices", true}, {"stay", true}}); // the printer is asked how it is now
}

void BenchViewModel::openBoard()
{
    if (!m_view.person)
        return;
    open(Page::Board);
    send({{"do", "show"}, {"board", true}});
}

void BenchViewModel::openSignIn() { open(Page::SignIn); }

void BenchViewModel::handOverAll()
{
    setMore(false);
    if (!m_scan.saving())
        m_scan.second();
}

void BenchViewModel::signOut()
{
    if (!m_waiting.empty())
        return;
    // Told what she still holds, signing out again leaves it to the supervisor.
    if (m_view.outcome.rule == "G10")
        send({{"do", "session.logout"}, {"left_holding", true}});
    else
        send({{"do", "session.logout"}});
}

void BenchViewModel::callSupervisor()
{
    m_supervisor = true;
    Q_EMIT changed();
    Q_EMIT supervisorCalled();
}

void BenchViewModel::startFlash()
{
    if (m_view.outcome.mark == Mark::None)
        return;
    m_flash = true;
    m_flashTimer.start(FlashMs);
    Q_EMIT flashChanged();
    Q_EMIT sounded(mark(), m_view.outcome.repeat);
}

void BenchViewModel::setDark(bool dark)
{
    m_dark = dark;
    Q_EMIT settingsChanged();
}

void BenchViewModel::setMotion(bool motion)
{
    m_motion = motion;
    Q_EMIT settingsChanged();
}

void BenchViewModel::setFlashStays(bool stays)
{
    m_flashStays = stays;
    m_flash = m_flash || (stays && m_view.outcome.mark != Mark::None);
    Q_EMIT flashChanged();
}

} // namespace custody::ui
