// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "app/admin/report.h"
#include "app/admin/verbs.h"
#include "app/base/file.h"
#include "app/station/enrolment.h"

namespace custody::admin {
namespace {

struct PersonWanted {
    std::string data;
    std::string name;
    std::string role;
    std::string language = "en";
    std::string badge;
    std::string pinFile = "-";
    std::string roster;
};

// Never from the command line, where every user of the machine can read it.
Result<std::string> readPin(const std::string& file)
{
    std::string pin;
    if (file == "-") {
        std::getline(std::cin, pin);
    } else {
        const auto content = TRY(readFile(file, 64, Source::PipeToo));
        pin = std::string(text(content).substr(0, text(content).find('\n')));
    }
    return pin;
}

Result<> add(const PersonWanted& wanted)
{
    const SystemClock clock;
    station::NewPerson person{wanted.name, TRY(access::parseRole(wanted.role)), wanted.language,
        TRY(access::parseBadge(wanted.badge)), TRY(readPin(wanted.pinFile))};
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    std::cout << toText(TRY(station::enrolPerson(*store, person))) << "\n";
    return {};
}

Result<> list(const PersonWanted& wanted)
{
    const SystemClock clock;
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    for (const auto& person : TRY(store->roster().people()))
        std::cout << toText(person.id) << "\t" << person.name << "\t" << access::name(person.role) << "\t"
                  << person.language << "\n";
    return {};
}

Result<> import(const PersonWanted& wanted)
{
    const SystemClock clock;
    const auto roster = TRY(readFile(wanted.roster, 1 << 20));
    auto store = TRY(store::Store::open(wanted.data, store::passphraseFromOutside(), clock));
    return station::enrolRoster(*store, text(roster));
}

} // namespace

void addPerson(CLI::App& program, int& exitCode)
{
    auto* verb =
        program.add_subcommand("person", "People who may act at this station")->require_subcommand(1);
    auto wanted = std::make_shared<PersonWanted>();
    auto* adding = verb->add_subcommand("add", "Enrols a person with a badge and a PIN (asked for on stdin)");
    adding->add_option("--data", wanted->data, "The store's folder")->required();
    adding->add_option("--name", wanted->name, "Her name; it never enters the ledger")->required();
    adding->add_option("--role", wanted->role, "receiver, inspector or supervisor")->required();
    adding->add_option("--language", wanted->language, "Of her screens: en or es")->capture_default_str();
    adding
        ->add_option("--badge", wanted->badge,
            "Its number, such as 123/45678 (H10301), H10304:1234/56789, UID:04A1B2C3D4E5F6, STRIPE:1234567")
        ->required();
    adding->add_option("--pin-file", wanted->pinFile, "A file whose first line is the PIN; - for stdin")
        ->capture_default_str();
    adding->callback([wanted, &exitCode] { exitCode = finish(add(*wanted)); });
    auto* listing = verb->add_subcommand("list", "Id, name, role and language of each person");
    listing->add_option("--data", wanted->data, "The store's folder")->required();
    listing->callback([wanted, &exitCode] { exitCode = finish(list(*wanted)); });
    auto* importing = verb->add_subcommand("import", "Enrols a whole roster file; demo stores only");
    importing->add_option("--data", wanted->data, "The store's folder")->required();
    importing->add_option("FILE", wanted->roster, "JSON with \"tenants\" and \"people\"")->required();
    importing->callback([wanted, &exitCode] { exitCode = finish(import(*wanted)); });
}

} // namespace custody::admin
