// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What lies on the bench while somebody works at it: the store, the devices, who is signed in, and which
// parcel, item and offer are at hand. The verbs work on it.

#include <functional>
#include <map>
#include <set>

#include "app/access/person.h"
#include "app/custody/receipt.h"
#include "app/devices/badge_reader.h"
#include "app/devices/camera.h"
#include "app/devices/code_reader.h"
#include "app/devices/label_printer.h"
#include "app/devices/scale.h"
#include "app/scan/expectation.h"
#include "app/scan/repeat_filter.h"
#include "app/station/command.h"
#include "app/station/device_book.h"
#include "app/station/dock.h"
#include "app/station/view.h"

namespace custody::decoder {
class Decoder;
}

namespace custody::station {

// A bench's hardware as commands reach it. What is absent says so when it is needed.
struct Devices {
    // A command's badge goes the way of a real one: it is held to the reader, and the reader's raw bits come
    // back.
    std::function<Result<devices::BadgeRead>(const std::string& badge)> tapBadge;
    bool badgesFromCommands = false; // it takes a number that a command tells, which the record then says
    // How each stands now; unset: it is simulated, or this bench wants none.
    std::function<devices::DeviceNote()> badgeReaderNote;
    std::function<devices::DeviceNote()> scannerNote;
    std::function<devices::DeviceNote()> cameraNote; // the running one
    // So that a person hears which one it is; unset, or false: it cannot be told to.
    struct Beeper {
        std::function<bool()> can;
        std::function<Result<bool>()> beep;
    };
    Beeper badgeReaderBeeper;
    Beeper scannerBeeper;
    // Who serves this bench now, of what is plugged in; unset: nothing is.
    std::function<std::vector<SeenDevice>()> seen;
    // The camera that takes the picture of this name.
    std::function<std::unique_ptr<devices::Camera>(const std::string& picture)> cameraOf;
    devices::Camera* camera = nullptr;
    devices::LabelPrinter* printer = nullptr;
    devices::Scale* scale = nullptr;
    // Where these are simulated, a command's code and weight go the way of real ones: the scanner reads the
    // code, the scale weighs what is laid on it. Unset: they are what a scanner or a person told.
    std::function<Result<devices::CodeScan>(const std::string& raw, const std::string& symbology)> readCode;
    std::function<void(std::int64_t grams)> layOnScale;
    bool noUsb = false; // this machine shows none: what is absent is not so by wish
    // Puts a receipt on paper, in a language (en, es), and says where it lies.
    std::function<Result<std::string>(const chain::Receipt& receipt, const std::string& language)>
        writeReceipt;
    decoder::Decoder* pictures = nullptr; // reads image files, on this bench's own thread
};

// For the record of how this station is set up (store/station_notes).
std::vector<chain::Field> setupOf(const Devices& devices);

class Desk {
public:
    Desk(store::Store& store, SetClock* clock, Devices devices, Dock dock)
        : store(store)
        , demoClock(clock)
        , devices(std::move(devices))
        , dock(std::move(dock))
        , repeats(this->dock.repeatWindowMs)
        , unread(this->dock.repeatWindowMs)
    {
    }

    store::Store& store;
    SetClock* demoClock; // absent outside the demo
    Devices devices;
    Dock dock;
    scan::RepeatFilter repeats;
    scan::RepeatFilter unread; // of what is no carrier's

    struct AtHand {
        std::optional<SubjectId> parcel;
        std::optional<SubjectId> item;
        std::optional<EventId> offer;
        std::optional<EventId> audit;
    };

    std::optional<access::Person> person; // signed in
    std::optional<SubjectId> parcel; // at hand
    std::optional<SubjectId> item;
    std::optional<EventId> offer;
    // When another signed in: found by who names it ("@item"), meant by no command that leaves it out.
    AtHand before;
    std::string zone; // whose label was scanned: what is scanned next is put there
    std::optional<EventId> audit; // the count that was begun here
    std::set<PersonId> toldBadges; // of whom the last badge was told by a command
    bool nothingScanned = false; // the last scan named nothing: no script goes on with what was before it
    std::string addressedTo; // postcode on the parcel's label when it is another site's
    Bytes labelPicture; // of the item at hand
    Page page = Page::SignIn;
    Outcome outcome;
    std::map<EventId, Bytes> thumbnails; // of photos seen lately, so that each is opened once

    // Nobody stays signed in and nothing stays at hand: the next one begins with an empty bench.
    void clear();
    // Another signs in where somebody is: what that one had begun is not hers.
    void changeHands();
    // Who acts; Unauthorized when nobody is signed in.
    Result<access::Person> actor() const;
    // Badge and PIN of this command, proved now. Failures are recorded and counted.
    Result<access::Person> prove(
        const Command& command, const char* badgeKey = "badge", const char* pinKey = "pin");
    // How she proved herself the last time: "badge+pin" by the tap of a reader, "command+pin" where a command
    // told the number of her badge.
    std::string methodOf(const PersonId& proved) const;
    // Who acts with her own credential, when the command brings one; else who is signed in.
    Result<access::Person> proveOrActor(const Command& command);
    // A second person named by witness_badge and witness_pin; absent when the command brings none.
    Result<std::optional<access::Person>> maybeWitness(const Command& command);
    Result<chain::Policy> policyOf(const TenantId& brand) { return store.fixtures().policy(brand); }

    chain::Event event(chain::EventType type, const std::optional<PersonId>& who = std::nullopt) const;
    // All that is recorded while the glass is broken is told, whether or not it needed that.
    Result<> tellGlass(const Command& command, store::Recording& recording);
    // A no with the event that says so, remembered under the command's id as any answer is.
    Result<Answer> recordNo(const Command& command, Answer answer, chain::Event denied);
    // Records, and remembers the answer under the command's id. `earlier`: what the same command has already
    // recorded; its answer tells of both.
    Result<Answer> record(const Command& command, store::Recording recording, Json more = Json::object(),
        const std::vector<store::Recorded>& earlier = {});
    Result<Answer> record(const Command& command, chain::Event event, Json more = Json::object());
    // A guard said no: nothing changes, but the attempt is recorded.
    Result<Answer> refuse(const Command& command, const chain::Refusal& refusal, const PersonId& who,
        const std::optional<SubjectId>& parcel, const std::optional<SubjectId>& item = std::nullopt,
        Json more = Json::object(), const std::vector<store::Recorded>& earlier = {});

    // An answer given again brings what it was about to hand again.
    void bringBack(const std::string& answer);
    // By id, tracking number or LPN; "@parcel" and "@item" are those at hand, so that a script can go on
    // without them.
    Result<chain::Parcel> findParcel(const std::string& named);
    Result<chain::Item> findItem(const std::string& named);
    // What may change hands: an item, or a parcel as one piece.
    Result<chain::Item> findPiece(const std::string& named);
    Result<std::vector<chain::Parcel>> parcelsByTracking(const std::string& tracking);
    Result<TenantId> findTenant(const std::string& named);
    // By name, the last eight characters of her number, or all of it.
    Result<PersonId> findPerson(const std::string& named);
    std::string personName(const std::optional<PersonId>& id);
    std::string brandName(const TenantId& id);
};

using Verb = Result<Answer> (*)(Desk&, const Command&);

// Every verb this station knows, by its name in the command-line contract.
const std::map<std::string, Verb, std::less<>>& verbs();

} // namespace custody::station
