// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the values of fields are called on paper: the words that programs choose from. What somebody typed
// stays.

#include <algorithm>
#include <array>

#include "app/custody/vocabulary.h"
#include "app/paper/bench_sayings.h"
#include "app/paper/phrases.h"

namespace custody::paper {
namespace {

struct Value {
    std::string_view field;
    std::string_view value;
    const char* words[2];
};
constexpr std::array values{
    Value{"carrier", "ups", {"UPS", "UPS"}},
    Value{"carrier", "usps", {"USPS", "USPS"}},
    Value{"carrier", "fedex", {"FedEx", "FedEx"}},
    Value{"check", "pass", {"agrees", "concuerda"}},
    Value{"check", "none", {"has none", "no tiene"}},
    Value{"check", "fail", {"does not agree", "no concuerda"}},
    Value{"outer_condition", "intact", {"intact", "intacto"}},
    Value{"outer_condition", "corner crushed", {"corner crushed", "esquina aplastada"}},
    Value{"match", "exact", {"yes", "sí"}},
    Value{"match", "none", {"no", "no"}},
    Value{"identified_by", "stated", {"what was stated", "lo declarado"}},
    Value{"identified_by", "scan", {"its product code", "su código de producto"}},
    Value{"identified_by", "visual", {"sight", "la vista"}},
    Value{"method", "badge+PIN", {"badge and PIN", "credencial y PIN"}},
    Value{"method", "badge+pin", {"badge and PIN", "credencial y PIN"}},
    Value{"method", "command+pin",
        {"a badge number in a command, and PIN", "un número de credencial en una orden, y PIN"}},
    Value{"role", "outer_label", {"carrier label", "etiqueta de envío"}},
    Value{"role", "opened_parcel", {"opened parcel", "paquete abierto"}},
    Value{"role", "front", {"front", "frente"}},
    Value{"role", "back", {"back", "reverso"}},
    Value{"role", "tag", {"tag", "etiqueta"}},
    Value{"role", "serial", {"serial number", "número de serie"}},
    Value{"role", "seal", {"seal", "sello"}},
    Value{"role", "defect_1", {"defect", "defecto"}},
    Value{"role", "defect_2", {"second defect", "segundo defecto"}},
    Value{"verb", "parcel.accept", {"accept the parcel", "aceptar el paquete"}},
    Value{"verb", "parcel.refuse", {"refuse the parcel", "rechazar el paquete"}},
    Value{"verb", "parcel.open", {"open the parcel", "abrir el paquete"}},
    Value{"verb", "item.register", {"register an item", "registrar un artículo"}},
    Value{"verb", "label.print", {"print the label", "imprimir la etiqueta"}},
    Value{"verb", "label.verify", {"confirm the label", "comprobar la etiqueta"}},
    Value{"verb", "photo.capture", {"take a photo", "tomar una foto"}},
    Value{"verb", "custody.offer", {"offer it", "ofrecerlo"}},
    Value{"verb", "custody.accept", {"take it over", "recibirlo"}},
    Value{"verb", "custody.decline", {"decline it", "no aceptarlo"}},
    Value{"verb", "custody.cancel", {"withdraw the offer", "retirar la oferta"}},
    Value{"camera", "picture file", {"picture file", "archivo de imagen"}},
    Value{"statement_language", "en", {"English", "inglés"}},
    Value{"statement_language", "es", {"Spanish", "español"}},
    Value{"match", "many", {"several", "varios"}},
    Value{"role", "destroy_before", {"before it was destroyed", "antes de destruirlo"}},
    Value{"role", "destroy_after", {"after it was destroyed", "después de destruirlo"}},
    Value{"role", "empty", {"empty box", "caja vacía"}},
    Value{"result", "conformant", {"as it should be", "conforme"}},
    Value{"result", "non_conformant", {"not as it should be", "no conforme"}},
    Value{"result", "intact", {"intact", "intacto"}},
    Value{"result", "tampered", {"tampered with", "manipulado"}},
    Value{"result", "found", {"found", "hallado"}},
    Value{"result", "missing", {"missing", "falta"}},
    Value{"result", "misplaced", {"in the wrong place", "fuera de lugar"}},
    Value{"condition", "conformant", {"as it should be", "conforme"}},
    Value{"condition", "non_conformant", {"not as it should be", "no conforme"}},
    Value{"condition", "damaged", {"damaged", "dañado"}},
    Value{"resolution", "found", {"found", "hallado"}},
    Value{"resolution", "missing", {"missing", "falta"}},
    Value{"resolution", "wrong", {"something else", "otra cosa"}},
    Value{"resolution", "extra", {"not expected", "no esperado"}},
    Value{"stands", "here", {"this station's", "la de esta estación"}},
    Value{"stands", "there", {"the other station's", "la de la otra estación"}},
    Value{"mode", "before", {"before the person's own grade", "antes de la calificación de la persona"}},
    Value{"mode", "after", {"after the person's own grade", "después de la calificación de la persona"}},
    Value{"outcome", "preserved", {"kept", "conservado"}},
    Value{"outcome", "gone", {"gone", "ya no existe"}},
    Value{"outcome", "refused", {"refused", "negado"}},
    Value{"reason", "did_not_occur", {"it did not happen", "no ocurrió"}},
    Value{"reason", "incorrect_data", {"its facts are wrong", "sus datos son incorrectos"}},
    Value{"reason", "blur", {"blurred", "borrosa"}},
    Value{"reason", "person_in_frame", {"a person is in it", "sale una persona"}},
    Value{"reason", "wrong_item", {"another item", "otro artículo"}},
    Value{"hold", "fraud", {"fraud", "fraude"}},
    Value{"hold", "legal", {"legal", "legal"}},
    Value{"hold", "recall", {"recall", "retiro del mercado"}},
    Value{"hold", "qa", {"quality", "calidad"}},
    Value{"hold", "discrepancy", {"discrepancy", "discrepancia"}},
    Value{"route", "restock", {"back to stock", "de vuelta a existencias"}},
    Value{"route", "destroy", {"destroy", "destruir"}},
    Value{"route", "recycle", {"recycle", "reciclar"}},
    Value{"route", "donate", {"give away", "donar"}},
    Value{"route", "vendor_return", {"back to the vendor", "de vuelta al proveedor"}},
    Value{"route", "customer_return", {"back to the customer", "de vuelta al cliente"}},
    Value{"route", "liquidate", {"sell off", "liquidar"}},
    Value{"zone_class", "standard", {"standard", "común"}},
    Value{"zone_class", "high_value", {"high value", "alto valor"}},
    Value{"zone_class", "restricted", {"restricted", "restringida"}},
    Value{"zone_class", "quarantine", {"quarantine", "cuarentena"}},
    Value{"to_role", "receiver", {"receiver", "receptor"}},
    Value{"to_role", "inspector", {"inspector", "inspector"}},
    Value{"to_role", "supervisor", {"supervisor", "supervisor"}},
    Value{"class", "bag", {"bag", "bolsa"}},
    Value{"class", "tote", {"tote", "contenedor"}},
    Value{"class", "tape", {"tape", "cinta"}},
    Value{"kind", "wrong_item", {"wrong item", "artículo equivocado"}},
    Value{"kind", "missing", {"missing", "perdido"}},
    Value{"kind", "extra", {"not expected", "no esperado"}},
    Value{"kind", "seal", {"seal", "sello"}},
    Value{"kind", "count", {"count", "conteo"}},
    Value{"kind", "custody", {"custody", "custodia"}},
    Value{"kind", "damage", {"damage", "daño"}},
    Value{"kind", "two_hands", {"two stations took it", "dos estaciones lo recibieron"}},
    Value{"kind", "two_stations", {"two stations scanned it", "dos estaciones lo escanearon"}},
    Value{"kind", "unknown_parcel", {"parcel without a brand", "paquete sin marca"}},
    Value{"rule", "held", {"held too long", "retenido demasiado tiempo"}},
    Value{"rule", "dwell", {"lies too long", "lleva demasiado tiempo"}},
    Value{"rule", "unopened", {"not opened yet", "sin abrir"}},
    Value{"rule", "unaccepted", {"offered, nobody took it", "ofrecido y no recibido"}},
    Value{"rule", "discrepancy", {"discrepancy without an end", "discrepancia sin resolver"}},
    Value{"rule", "clip", {"no answer about the video", "sin respuesta sobre el video"}},
    Value{"process", "arrived", {"arrived", "llegó"}},
    Value{"process", "accepted", {"accepted", "aceptado"}},
    Value{"process", "opened", {"opened", "abierto"}},
    Value{"process", "reconciled", {"contents checked", "contenido revisado"}},
    Value{"process", "registered", {"registered", "registrado"}},
    Value{"process", "labelled", {"labelled", "etiquetado"}},
    Value{"process", "photographed", {"photographed", "fotografiado"}},
    Value{"process", "inspected", {"inspected", "inspeccionado"}},
    Value{"process", "graded", {"graded", "calificado"}},
    Value{"verb", "parcel.scan", {"scan the label", "escanear la etiqueta"}},
    Value{"verb", "parcel.assign", {"name its brand", "nombrar su marca"}},
    Value{"verb", "parcel.reconcile", {"check the contents", "revisar el contenido"}},
    Value{"verb", "parcel.close", {"close the parcel", "cerrar el paquete"}},
    Value{"verb", "label.replace", {"replace the label", "reemplazar la etiqueta"}},
    Value{"verb", "photo.reject", {"set a photo aside", "apartar una foto"}},
    Value{"verb", "photo.waive", {"leave a photo out", "omitir una foto"}},
    Value{"verb", "item.mismatch", {"say that it is something else", "decir que es otra cosa"}},
    Value{"verb", "item.inspect", {"inspect it", "inspeccionarlo"}},
    Value{"verb", "item.grade", {"grade it", "calificarlo"}},
    Value{"verb", "item.regrade", {"grade it again", "calificarlo de nuevo"}},
    Value{"verb", "item.remediate", {"work on it", "tratarlo"}},
    Value{"verb", "item.decide", {"decide where it goes", "decidir adónde va"}},
    Value{"verb", "item.approve", {"approve the decision", "aprobar la decisión"}},
    Value{"verb", "item.hold", {"put it on hold", "retenerlo"}},
    Value{"verb", "item.release", {"lift the hold", "levantar la retención"}},
    Value{"verb", "item.finalize", {"record its end", "registrar su final"}},
    Value{"verb", "item.hand_to_carrier", {"hand it to the carrier", "entregarlo al transportista"}},
    Value{"verb", "item.declare_missing", {"declare it missing", "declararlo perdido"}},
    Value{"verb", "item.found", {"take what was found", "recibir lo hallado"}},
    Value{"verb", "custody.witness", {"watch", "ser testigo"}},
    Value{"verb", "custody.force", {"take it over", "asumirlo"}},
    Value{"verb", "custody.release", {"let it go", "soltarlo"}},
    Value{"verb", "zone.enter", {"put it in a zone", "ponerlo en una zona"}},
    Value{"verb", "zone.leave", {"take it out of a zone", "sacarlo de una zona"}},
    Value{"verb", "seal.apply", {"seal it", "sellarlo"}},
    Value{"verb", "seal.verify", {"check the seal", "comprobar el sello"}},
    Value{"verb", "seal.break", {"break the seal", "romper el sello"}},
    Value{"verb", "container.add", {"put it in a tote", "ponerlo en un contenedor"}},
    Value{"verb", "container.remove", {"take it out of a tote", "sacarlo de un contenedor"}},
    Value{"verb", "discrepancy.open", {"open a discrepancy", "abrir una discrepancia"}},
    Value{"verb", "discrepancy.assign", {"assign a discrepancy", "asignar una discrepancia"}},
    Value{"verb", "discrepancy.resolve", {"resolve a discrepancy", "resolver una discrepancia"}},
    Value{"verb", "event.declare_error", {"declare an entry wrong", "declarar errónea una anotación"}},
    Value{"verb", "session.logout", {"sign out", "cerrar su sesión"}},
};

bool isTruth(std::string_view field)
{
    return std::ranges::any_of(chain::vocabulary(), [&](const chain::EventRule& rule) {
        return std::ranges::any_of(rule.fields, [&](const chain::FieldRule& one) {
            return one.name == field && one.kind == chain::FieldKind::Truth;
        });
    });
}

// The table's name for a field that means the same as another.
std::string_view alike(std::string_view field)
{
    if (field == "hold.#")
        return "hold";
    if (field == "line.#.resolution")
        return "resolution";
    return field == "proposed" ? "route" : field;
}

// "front,defect_1": each in words.
std::string listWords(std::string_view field, std::string_view values, Language language)
{
    std::string words;
    while (!values.empty()) {
        const auto one = values.substr(0, values.find(','));
        words += (words.empty() ? "" : ", ") + valueWords(field, std::string(one), language);
        values.remove_prefix(std::min(values.size(), one.size() + 1));
    }
    return words;
}

} // namespace

std::string valueWords(std::string_view field, const std::string& value, Language language)
{
    if (field == "roles")
        return listWords("role", value, language);
    const auto numberless = unnumbered(field);
    const auto name = alike(numberless);
    const bool yes = value == "true";
    if ((yes || value == "false") && isTruth(name))
        return language == Language::Spanish ? (yes ? "sí" : "no") : (yes ? "yes" : "no");
    const auto* known =
        std::ranges::find_if(values, [&](const Value& v) { return v.field == name && v.value == value; });
    if (known != values.end())
        return known->words[static_cast<std::size_t>(language)];
    const bool mayQuoteTheBench = name == "say" || name == "reason" || name == "why";
    return mayQuoteTheBench && language == Language::Spanish ? benchSaying(value).value_or(value) : value;
}

} // namespace custody::paper
