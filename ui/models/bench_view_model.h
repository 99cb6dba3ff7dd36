// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The frame of the bench window: who works here, what the last command came to, which page is open. Owns one
// view model per page. Lives on the ui thread; connect it to the Recorder by queued signals:
//   BenchViewModel::wantsRecord -> Recorder::record      Recorder::opened, refreshed -> BenchViewModel::show
//   Recorder::answered -> BenchViewModel::answered       Recorder::failed -> BenchViewModel::failed

#include <array>
#include <deque>
#include <optional>

#include <QTimer>

#include "app/station/reader_feed.h"
#include "app/station/view.h"
#include "ui/models/board_view_model.h"
#include "ui/models/camera_view_model.h"
#include "ui/models/card_view_model.h"
#include "ui/models/hand_off_view_model.h"
#include "ui/models/history_view_model.h"
#include "ui/models/item_view_model.h"
#include "ui/models/language.h"
#include "ui/models/parcel_view_model.h"
#include "ui/models/photo_view_model.h"
#include "ui/models/pictures.h"
#include "ui/models/scan_view_model.h"
#include "ui/models/sign_in_view_model.h"
#include "ui/models/status_view_model.h"

namespace custody::ui {

class BenchViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes it")
    Q_PROPERTY(custody::ui::SignInViewModel* signIn READ signIn CONSTANT)
    Q_PROPERTY(custody::ui::ScanViewModel* scan READ scan CONSTANT)
    Q_PROPERTY(custody::ui::ParcelViewModel* parcel READ parcel CONSTANT)
    Q_PROPERTY(custody::ui::PhotoViewModel* photo READ photo CONSTANT)
    Q_PROPERTY(custody::ui::ItemViewModel* item READ item CONSTANT)
    Q_PROPERTY(custody::ui::HandOffViewModel* handOff READ handOff CONSTANT)
    Q_PROPERTY(custody::ui::HistoryViewModel* history READ history CONSTANT)
    Q_PROPERTY(custody::ui::StatusViewModel* status READ status CONSTANT)
    Q_PROPERTY(custody::ui::BoardViewModel* board READ board CONSTANT)
    Q_PROPERTY(custody::ui::CardViewModel* card READ card CONSTANT)
    Q_PROPERTY(custody::ui::CameraViewModel* camera READ camera CONSTANT)
    Q_PROPERTY(custody::ui::PageViewModel* current READ current NOTIFY changed)
    Q_PROPERTY(int page READ page NOTIFY changed)
    Q_PROPERTY(bool wide READ wide NOTIFY changed)
    Q_PROPERTY(QString station READ station NOTIFY changed)
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString role READ role NOTIFY changed)
    Q_PROPERTY(QString holds READ holds NOTIFY changed)
    Q_PROPERTY(int mark READ mark NOTIFY changed)
    Q_PROPERTY(QString say READ say NOTIFY changed)
    Q_PROPERTY(QString rule READ rule NOTIFY changed)
    Q_PROPERTY(QString next READ next NOTIFY changed)
    Q_PROPERTY(bool repeated READ repeated NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(bool supervisor READ supervisor NOTIFY changed)
    Q_PROPERTY(bool flash READ flash NOTIFY flashChanged)
    Q_PROPERTY(bool more READ more NOTIFY moreChanged)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY settingsChanged)
    Q_PROPERTY(bool motion READ motion WRITE setMotion NOTIFY settingsChanged)

public:
    // Above this many milliseconds the flash under the top bar goes out.
    static constexpr int FlashMs = 600;

    explicit BenchViewModel(QObject* parent = nullptr);
    ~BenchViewModel() override;

    SignInViewModel* signIn() { return &m_signIn; }
    ScanViewModel* scan() { return &m_scan; }
    ParcelViewModel* parcel() { return &m_parcel; }
    PhotoViewModel* photo() { return &m_photo; }
    ItemViewModel* item() { return &m_item; }
    HandOffViewModel* handOff() { return &m_handOff; }
    HistoryViewModel* history() { return &m_history; }
    StatusViewModel* status() { return &m_status; }
    BoardViewModel* board() { return &m_board; }
    CardViewModel* card() { return &m_card; }
    CameraViewModel* camera() { return &m_camera; }
    PageViewModel* current() const;
    int page() const;
    bool wide() const;
    QString station() const;
    QString person() const;
    QString role() const;
    QString holds() const;
    int mark() const;
    QString say() const;
    QString rule() const;
    QString next() const;
    bool repeated() const { return m_view.outcome.repeat; }
    bool refused() const { return m_refused; }
    bool supervisor() const { return m_supervisor; } // this screen calls for one
    bool flash() const { return m_flash; }
    bool more() const { return m_more; }
    bool dark() const { return m_dark; }
    bool motion() const { return m_motion; }
    void setMotion(bool motion);
    void setFlashStays(bool stays); // for screenshots
    const Pictures& pictures() const { return m_pictures; }
    // The bench's own reader and scanner. A code waits at the gate until the one before it is worked.
    void listenTo(station::BadgeFeed& badges, station::CodeFeed& codes);

public Q_SLOTS:
    void show(const custody::station::BenchView& view);
    void answered(const QString& command, const QString& answer, const custody::station::BenchView& view);
    void failed(const QString& sentence);
    void badgeTapped(const QString& badge); // from the badge reader
    void scanned(const QString& raw); // from a code reader; ACCEPT, NEXT, BACK and HELP act as the buttons
    // From the running camera, each label once.
    void seen(const QString& content, const QString& symbology, const QJsonArray& beside = {});
    // From a scanner the station itself reads; words act as in `scanned`.
    void read(const QString& content, const QString& symbology);
    void typed(const QString& key); // one key pressed by hand, not by a reader
    void eraseTyped();
    void primary();
    void second();
    void back();
    void toggleMore();
    void openHistory();
    void openStatus();
    void openBoard();
    void openSignIn();
    void handOverAll();
    void signOut();
    void callSupervisor();
    void setDark(bool dark);

Q_SIGNALS:
    void changed();
    void flashChanged();
    void moreChanged();
    void settingsChanged();
    void languageChanged(); // the window retranslates itself
    void wantsRecord(const QString& command);
    void sounded(int mark, bool repeated); // for whoever plays sounds
    void supervisorCalled();
    void freed(); // nothing that was sent waits for its answer

private:
    std::array<PageViewModel*, 9> pages();
    void send(const QJsonObject& command);
    bool isWord(const QString& scanned); // a code that stands for a button; then it was pressed
    void open(std::optional<station::Page> page);
    void warn(const char* sentence);
    void startFlash();
    void setMore(bool more);
    void tellPages();

    station::BenchView m_view;
    std::optional<station::Page> m_opened; // the page the worker opened over the bench's own
    std::deque<QString> m_waiting; // sent, not yet answered
    Language m_language;
    Pictures m_pictures;
    SignInViewModel m_signIn;
    ScanViewModel m_scan;
    ParcelViewModel m_parcel;
    PhotoViewModel m_photo;
    ItemViewModel m_item;
    HandOffViewModel m_handOff;
    HistoryViewModel m_history;
    StatusViewModel m_status;
    BoardViewModel m_board;
    CardViewModel m_card;
    CameraViewModel m_camera;
    QTimer m_flashTimer;
    bool m_flash = false;
    bool m_flashStays = false;
    bool m_refused = false;
    bool m_supervisor = false;
    bool m_more = false;
    bool m_dark = false;
    bool m_motion = true;
};

} // namespace custody::ui
