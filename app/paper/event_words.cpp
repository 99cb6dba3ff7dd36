// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What events, fields and values are called on paper.

#include <algorithm>
#include <array>

#include "app/paper/phrases.h"

namespace custody::paper {
namespace {

constexpr std::array events{
    EventWords{"parcel.expected", {"Announced", "Anunciado"},
        {"The parcel was announced to the dock[, return number {rma}].",
            "El paquete se anunció al muelle[, número de devolución {rma}]."}},
    EventWords{"parcel.carrier_scanned", {"Arrived at the dock", "Llegó al muelle"},
        {"The carrier's label was scanned[: {carrier} {tracking}].",
            "Se escaneó la etiqueta del transportista[: {carrier} {tracking}]."}},
    EventWords{"parcel.duplicate_scan", {"Scanned again", "Escaneado otra vez"},
        {"The same label was scanned again[, {seconds_apart} seconds after the first time].",
            "Se escaneó otra vez la misma etiqueta[, {seconds_apart} segundos después de la primera]."}},
    EventWords{"parcel.accepted", {"Parcel accepted", "Paquete aceptado"},
        {"{who} took the parcel into custody.", "{who} recibió el paquete en custodia."}},
    EventWords{"parcel.refused", {"Parcel refused", "Paquete rechazado"},
        {"{who} refused the parcel at the door[: “{reason}”].",
            "{who} rechazó el paquete en la puerta[: “{reason}”]."}},
    EventWords{
        "parcel.opened", {"Parcel opened", "Paquete abierto"}, {"{who} opened it.", "{who} lo abrió."}},
    EventWords{"item.registered", {"Item registered", "Artículo registrado"},
        {"{who} took the item out of the parcel and gave it its number[, {lpn}].",
            "{who} sacó el artículo del paquete y le dio su número[, {lpn}]."}},
    EventWords{"label.print_requested", {"Label sent to the printer", "Etiqueta enviada a la impresora"},
        {"{who} asked for the item's label.", "{who} pidió la etiqueta del artículo."}},
    EventWords{"label.printed", {"Label printed", "Etiqueta impresa"},
        {"The printer said that it printed the label.", "La impresora dijo que imprimió la etiqueta."}},
    EventWords{"label.failed", {"Label not printed", "Etiqueta no impresa"},
        {"The printer did not print the label[: “{why}”].",
            "La impresora no imprimió la etiqueta[: “{why}”]."}},
    EventWords{"label.verified", {"Label scanned back", "Etiqueta comprobada"},
        {"{who} scanned the label on the item; it is the right one.",
            "{who} escaneó la etiqueta del artículo; es la correcta."}},
    EventWords{"photo.captured", {"Photo taken", "Foto tomada"},
        {"{who} took a photo[: {role}].", "{who} tomó una foto[: {role}]."}},
    EventWords{"item.inspected", {"Inspected", "Inspeccionado"},
        {"{who} inspected the item.", "{who} inspeccionó el artículo."}},
    EventWords{"item.graded", {"Condition graded", "Condición calificada"},
        {"{who} graded the condition[: {grade}][, on the scale {scale}][. Reason: “{reason}”].",
            "{who} calificó la condición[: {grade}][, en la escala {scale}][. Motivo: “{reason}”]."}},
    EventWords{"item.regraded", {"Condition graded again", "Condición calificada de nuevo"},
        {"{who} graded the condition again[: {grade}][, on the scale {scale}][. Reason: “{reason}”].",
            "{who} calificó de nuevo la condición[: {grade}][, en la escala {scale}][. Motivo: "
            "“{reason}”]."}},
    EventWords{"custody.offered", {"Offered", "Ofrecido"},
        {"{who} offered to hand it over[ to {to}][, for “{purpose}”].",
            "{who} ofreció entregarlo[ a {to}][, para “{purpose}”]."}},
    EventWords{"custody.accepted", {"Changed hands", "Cambió de manos"},
        {"{who} took it over[ from {from}][, proved by {method}].",
            "{who} lo recibió[ de {from}][, probado con {method}]."}},
    EventWords{"custody.declined", {"Declined", "No aceptado"},
        {"{who} declined to take it[: “{reason}”].", "{who} no quiso recibirlo[: “{reason}”]."}},
    EventWords{"custody.cancelled", {"Offer withdrawn", "Oferta retirada"},
        {"{who} withdrew the offer.", "{who} retiró la oferta."}},
    EventWords{"transition.denied", {"Attempt refused", "Intento rechazado"},
        {"The station refused an attempt by {who}[ to {verb}]. Nothing changed.",
            "La estación rechazó un intento de {who}[ de {verb}]. Nada cambió."}},
    EventWords{"legalhold.set", {"Put on legal hold", "Puesto en retención legal"},
        {"It may not be erased until the hold is lifted[. Reason: “{reason}”].",
            "No puede borrarse hasta que se levante la retención[. Motivo: “{reason}”]."}},
    EventWords{"legalhold.cleared", {"Legal hold lifted", "Retención legal levantada"},
        {"It may be erased again[. Reason: “{reason}”].", "Puede borrarse de nuevo[. Motivo: “{reason}”]."}},
    EventWords{"retention.applied", {"Erased", "Borrado"},
        {"The time to keep the details had passed. They were erased; the signed entries stay.",
            "Venció el plazo para guardar los datos. Se borraron; las anotaciones firmadas quedan."}},
};

constexpr EventWords erasure{"", {"Erased", "Borrado"},
    {"The details were erased for good. The signed entries stay.",
        "Los datos se borraron para siempre. Las anotaciones firmadas quedan."}};

struct Label {
    std::string_view field;
    const char* words[2];
};
constexpr std::array labels{
    Label{"carrier", {"Carrier", "Transportista"}},
    Label{"tracking", {"Tracking number", "Número de guía"}},
    Label{"rma", {"Return number", "Número de devolución"}},
    Label{"check", {"Check digit", "Dígito de control"}},
    Label{"match", {"Announced before", "Anunciado antes"}},
    Label{"pieces", {"Pieces", "Piezas"}},
    Label{"outer_condition", {"Outside", "Exterior"}},
    Label{"seal", {"Seal", "Sello"}},
    Label{"seal_found", {"Seal as found", "Sello encontrado"}},
    Label{"weight_g", {"Weight", "Peso"}},
    Label{"reason", {"Reason", "Motivo"}},
    Label{"lpn", {"Item number", "Número de artículo"}},
    Label{"sku", {"Product", "Producto"}},
    Label{"gtin", {"Product code", "Código de producto"}},
    Label{"category", {"Category", "Categoría"}},
    Label{"serial", {"Serial number", "Número de serie"}},
    Label{"identified_by", {"Identified by", "Identificado por"}},
    Label{"declared_value_minor", {"Declared value", "Valor declarado"}},
    Label{"currency", {"Currency", "Moneda"}},
    Label{"zone_class", {"Zone", "Zona"}},
    Label{"printer", {"Printer", "Impresora"}},
    Label{"why", {"Reason", "Motivo"}},
    Label{"scanned", {"Label read", "Etiqueta leída"}},
    Label{"role", {"Shows", "Muestra"}},
    Label{"grade", {"Grade", "Grado"}},
    Label{"scale", {"Scale", "Escala"}},
    Label{"purpose", {"Purpose", "Propósito"}},
    Label{"from", {"From", "De"}},
    Label{"to", {"To", "A"}},
    Label{"count", {"Items counted", "Artículos contados"}},
    Label{"method", {"Proved by", "Probado con"}},
    Label{"scope", {"Scope", "Alcance"}},
    Label{"basis", {"Basis", "Fundamento"}},
    Label{"events", {"Entries erased", "Anotaciones borradas"}},
    Label{"photos", {"Photos erased", "Fotos borradas"}},
    Label{"before", {"Recorded before", "Anotado antes de"}},
    Label{"rule", {"Rule", "Regla"}},
    Label{"verb", {"Attempt", "Intento"}},
    Label{"seconds_apart", {"Seconds after the first scan", "Segundos después del primer escaneo"}},
};

// For programs: hashes, ids, raw bytes, and what a sentence or the heading already says.
constexpr std::array<std::string_view, 19> forPrograms{"item", "subject", "tenant", "offer", "raw",
    "symbology", "format", "sha256", "mime", "bytes", "width", "height", "zpl_sha256", "reprint", "keys",
    "key_ids", "facts", "facts_root", "facts_list"};

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
};

} // namespace

const EventWords* eventWords(std::string_view type)
{
    const auto* known = std::ranges::find(events, type, &EventWords::type);
    if (known != events.end())
        return known;
    return type == "erase" || type.ends_with(".erased") ? &erasure : nullptr;
}

std::optional<std::string> fieldLabel(std::string_view field, Language language)
{
    if (std::ranges::find(forPrograms, field) != forPrograms.end())
        return std::nullopt;
    const auto* known = std::ranges::find(labels, field, &Label::field);
    return known == labels.end() ? std::string(field) : known->words[static_cast<std::size_t>(language)];
}

std::string valueWords(std::string_view field, const std::string& value, Language language)
{
    const auto* known =
        std::ranges::find_if(values, [&](const Value& v) { return v.field == field && v.value == value; });
    return known == values.end() ? value : known->words[static_cast<std::size_t>(language)];
}

} // namespace custody::paper
