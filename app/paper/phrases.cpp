// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
#include "app/paper/phrases.h"

#include <array>

namespace custody::paper {
namespace {

constexpr Phrases english{
    .record = "Custody record",
    .item = "Item",
    .parcel = "Parcel",
    .lane = "Lane",
    .withheld = "not shown",
    .brand = "Brand",
    .carrier = "Carrier",
    .tracking = "Tracking number",
    .grade = "Condition grade",
    .unbroken = "An unbroken record of {count} entries",
    .unbrokenOne = "A record of one entry",
    .unbrokenMeans =
        "Each entry below is part of the dock's signed log and names the one before it. Nothing was "
        "changed, inserted or taken out between the first and the last.",
    .countersigned = "Countersigned by {who} on {when}: everything below was on record by then.",
    .notCountersigned = "No one outside the dock has countersigned it yet.",
    .earlierLeftOut = "Entries before the first one below may exist; they are left out.",
    .subjectStated = "The number above is the dock's word: no entry below shows it.",
    .whoHeldIt = "Who held it",
    .held = "{since} – {until}",
    .holds = "{since} – last entry",
    .nobodyHeldIt = "Nobody at the dock had taken it into custody yet.",
    .photos = "Photos",
    .photoTaken = "{when} · {who}",
    .photoCopies =
        "Scaled copies. Entry numbers lead to the entries below; the originals stay sealed at the dock, "
        "and the certificate holds their SHA-256.",
    .whatHappened = "What happened",
    .timesAre = "Times are UTC, as the dock's clock showed them.",
    .person = "person {id}",
    .namedPerson = "{name} ({id})",
    .station = "the station",
    .recordedBy = "Recorded by {who}",
    .notShown = "{count} details not shown",
    .notShownOne = "1 detail not shown",
    .photoNotShown = "Photo not shown",
    .erasedOn = "Details erased on {when}",
    .erased = "Details erased",
    .smallestUnits = "{value} of the currency's smallest units",
    .cut = " … (in full in the attached certificate)",
    .inTheseWords = "Accepted in these words",
    .checkIt = "Check it yourself",
    .checkOpen = "1. Save the attachment {file} of this PDF. It is the same record, with its proofs.",
    .checkPolicy = "2. Put the dock's key, which you were given beforehand, into a file policy.txt.",
    .checkRun = "3. Run, on any computer, offline:",
    .checkFirstLine = "4. The first line must begin with VERIFIES; after a BUT it says what is left open.",
    .checkCompare =
        "Another copy of this record, or the dock's log elsewhere, is the same log at the same size only "
        "if its fingerprint is the same.",
    .fingerprint = "Fingerprint",
    .checkpoint = "The signed checkpoint: {count} entries of {lane}",
    .qrHolds = "The code holds this checkpoint, byte for byte.",
    .qrHoldsPart = "The code holds this checkpoint with the dock's own signature only.",
    .doesNotProve = "What this record does not prove",
    .notTruth =
        "It proves when something was said at the bench and by whom. It does not prove that it was true.",
    .notLater =
        "It is complete only up to the checkpoint shown: what came after the last entry is not in it.",
    .notUnseen = "An item that was never scanned is invisible to any record.",
    .notNames = "Names are the dock's word; the log itself knows each person by a number.",
    .exported = "Exported {when}",
    .page = "Page {page} of {pages}",
};

constexpr Phrases spanish{
    .record = "Registro de custodia",
    .item = "Artículo",
    .parcel = "Paquete",
    .lane = "Carril",
    .withheld = "no se muestra",
    .brand = "Marca",
    .carrier = "Transportista",
    .tracking = "Número de guía",
    .grade = "Grado de condición",
    .unbroken = "Un registro sin interrupciones de {count} anotaciones",
    .unbrokenOne = "Un registro de una anotación",
    .unbrokenMeans =
        "Cada anotación forma parte del registro firmado del muelle y nombra a la anterior. Nada se "
        "cambió, añadió ni quitó entre la primera y la última.",
    .countersigned = "Refrendado por {who} el {when}: todo lo que sigue ya constaba entonces.",
    .notCountersigned = "Nadie ajeno al muelle lo ha refrendado todavía.",
    .earlierLeftOut = "Puede haber anotaciones anteriores a la primera; aquí no figuran.",
    .subjectStated = "El número de arriba es palabra del muelle: ninguna anotación lo muestra.",
    .whoHeldIt = "Quién lo tuvo",
    .held = "{since} – {until}",
    .holds = "{since} – última anotación",
    .nobodyHeldIt = "Nadie del muelle lo había recibido todavía en custodia.",
    .photos = "Fotos",
    .photoTaken = "{when} · {who}",
    .photoCopies =
        "Copias reducidas. El número lleva a su anotación; los originales siguen sellados en el muelle, y "
        "el certificado guarda su SHA-256.",
    .whatHappened = "Qué ocurrió",
    .timesAre = "Horas en UTC, según el reloj del muelle.",
    .person = "persona {id}",
    .namedPerson = "{name} ({id})",
    .station = "la estación",
    .recordedBy = "Anotado por {who}",
    .notShown = "{count} datos no se muestran",
    .notShownOne = "1 dato no se muestra",
    .photoNotShown = "La foto no se muestra",
    .erasedOn = "Datos borrados el {when}",
    .erased = "Datos borrados",
    .smallestUnits = "{value} unidades mínimas de la moneda",
    .cut = " … (completo en el certificado adjunto)",
    .inTheseWords = "Aceptado con estas palabras",
    .checkIt = "Compruébelo usted",
    .checkOpen = "1. Guarde el archivo adjunto {file} de este PDF. Es el mismo registro, con sus pruebas.",
    .checkPolicy = "2. Ponga la clave del muelle, que usted recibió antes, en un archivo policy.txt.",
    .checkRun = "3. Ejecute, en cualquier computadora y sin conexión:",
    .checkFirstLine = "4. La primera línea debe empezar con VERIFIES; tras un BUT dice lo que queda abierto.",
    .checkCompare =
        "Otra copia de este registro, o el registro del muelle en otro lugar, es el mismo con el mismo "
        "tamaño solo si su huella es igual.",
    .fingerprint = "Huella",
    .checkpoint = "El punto de control firmado: {count} anotaciones de {lane}",
    .qrHolds = "El código contiene este punto de control, byte por byte.",
    .qrHoldsPart = "El código contiene este punto de control solo con la firma del muelle.",
    .doesNotProve = "Lo que este registro no prueba",
    .notTruth = "Prueba cuándo se dijo algo en la mesa y quién lo dijo. No prueba que fuera verdad.",
    .notLater =
        "Está completo solo hasta el punto de control mostrado: lo posterior a la última anotación no está.",
    .notUnseen = "Un artículo que nunca se escaneó es invisible para cualquier registro.",
    .notNames = "Los nombres son palabra del muelle; el registro conoce a cada persona por un número.",
    .exported = "Exportado el {when}",
    .page = "Página {page} de {pages}",
};

constexpr std::array months{"January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"};
constexpr std::array meses{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
    "septiembre", "octubre", "noviembre", "diciembre"};

// Fills the {…} of one piece; absent when one is not known.
std::optional<std::string> filled(std::string_view piece, const ValueOf& value)
{
    std::string out;
    while (!piece.empty()) {
        const auto open = piece.find('{');
        out += piece.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const auto close = piece.find('}', open);
        const auto known = value(piece.substr(open + 1, close - open - 1));
        if (!known)
            return std::nullopt;
        out += *known;
        piece.remove_prefix(close + 1);
    }
    return out;
}

} // namespace

Result<Language> parseLanguage(std::string_view code)
{
    if (code == "en")
        return Language::English;
    if (code == "es")
        return Language::Spanish;
    return fail(Fault::Invalid, "the sheet speaks en and es, not " + std::string(code));
}

const Phrases& phrases(Language language) { return language == Language::Spanish ? spanish : english; }

std::string fill(std::string_view sentence, const ValueOf& value)
{
    std::string out;
    while (!sentence.empty()) {
        const auto open = sentence.find('[');
        out += filled(sentence.substr(0, open), value).value_or("");
        if (open == std::string_view::npos)
            break;
        const auto close = sentence.find(']', open);
        out += filled(sentence.substr(open + 1, close - open - 1), value).value_or("");
        sentence.remove_prefix(close + 1);
    }
    return out;
}

std::string dayWords(UtcMs time, Language language)
{
    const auto text = rfc3339(time); // 2026-11-22T14:02:05.123Z
    const auto year = text.substr(0, 4);
    const auto month = static_cast<std::size_t>((text[5] - '0') * 10 + text[6] - '0' - 1);
    const auto day = text.substr(text[8] == '0' ? 9 : 8, text[8] == '0' ? 1 : 2);
    if (language == Language::Spanish)
        return day + " de " + meses.at(month) + " de " + year;
    return std::string(months.at(month)) + " " + day + ", " + year;
}

std::string clockWords(UtcMs time) { return rfc3339(time).substr(11, 8); }

std::string timeWords(UtcMs time, Language language)
{
    return dayWords(time, language) + ", " + rfc3339(time).substr(11, 5) + " UTC";
}

std::string laterWords(UtcMs time, UtcMs than, Language language)
{
    const auto words = timeWords(time, language);
    const auto day = dayWords(time, language);
    return day == dayWords(than, language) ? words.substr(day.size() + 2) : words;
}

} // namespace custody::paper
