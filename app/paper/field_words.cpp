// SPDX-FileCopyrightText: Custody Station authors
// SPDX-License-Identifier: Apache-2.0
// What the fields of events are called on paper.

#include <algorithm>
#include <array>

#include "app/paper/phrases.h"

namespace custody::paper {
namespace {

struct Label {
    std::string_view field; // "parcel.accepted/scale": of this event alone
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
    Label{"rule", {"Rule", "Regla"}},
    Label{"verb", {"Attempt", "Intento"}},
    Label{"old_lpn", {"Old number", "Número anterior"}},
    Label{"void_lpn.#", {"Void number #", "Número anulado #"}},
    Label{"roles", {"Photos", "Fotos"}},
    Label{"result", {"Result", "Resultado"}},
    Label{"checklist", {"Checklist", "Lista de control"}},
    Label{"condition", {"Condition", "Condición"}},
    Label{"note", {"Note", "Nota"}},
    Label{"was", {"Grade before", "Grado anterior"}},
    Label{"service", {"Work", "Trabajo"}},
    Label{"success", {"Helped", "Sirvió"}},
    Label{"route", {"Where it goes", "Destino"}},
    Label{"proposed", {"The rule proposes", "La regla propone"}},
    Label{"approval_needed", {"Needs approval", "Necesita aprobación"}},
    Label{"hold", {"Hold", "Retención"}},
    Label{"legal_hold", {"On legal hold", "En retención legal"}},
    Label{"parcel_in_question", {"Its parcel is in question", "Su paquete está en duda"}},
    Label{"owner", {"Looks after it", "Se encarga"}},
    Label{"review_by", {"Look again by", "Revisar antes de"}},
    Label{"bin", {"Place", "Lugar"}},
    Label{"zone", {"Zone", "Zona"}},
    Label{"consignee", {"Goes to", "Va a"}},
    Label{"reference", {"Reference", "Referencia"}},
    Label{"manifest", {"Manifest", "Manifiesto"}},
    Label{"driver", {"Driver", "Conductor"}},
    Label{"expires_at", {"Offer lapses", "La oferta vence"}},
    Label{"to_role", {"To any", "A cualquier"}},
    Label{"to_zone", {"To the keeper of", "Al encargado de"}},
    Label{"to_station", {"To the station", "A la estación"}},
    Label{"other_station", {"Other station", "Otra estación"}},
    Label{"verdict", {"Reader's verdict", "Veredicto del lector"}},
    Label{"scanned_at", {"Arrived", "Llegó"}},
    Label{"accepted_at", {"Taken in", "Recibido"}},
    Label{"holder", {"Held by", "A cargo de"}},
    Label{"stands", {"Which answer stands", "Qué respuesta vale"}},
    Label{"process", {"How far the work was", "Avance del trabajo"}},
    Label{"taken_at", {"Taken there", "Recibido allá"}},
    Label{"container", {"Tote", "Contenedor"}},
    Label{"condition_same", {"Condition unchanged", "Condición sin cambio"}},
    Label{"condition_note", {"What changed", "Qué cambió"}},
    Label{"due_at", {"Was due", "Vencía"}},
    Label{"witness", {"Witness", "Testigo"}},
    Label{"saw", {"Saw", "Vio"}},
    Label{"say", {"What was said", "Lo que se dijo"}},
    Label{"kind", {"Kind", "Tipo"}},
    Label{"expected", {"Expected", "Esperado"}},
    Label{"found", {"Found", "Hallado"}},
    Label{"resolution", {"How it ended", "Cómo terminó"}},
    Label{"place", {"Place", "Lugar"}},
    Label{"last_custodian", {"Last holder", "Última persona a cargo"}},
    Label{"last_zone", {"Last zone", "Última zona"}},
    Label{"search", {"Where was looked", "Dónde se buscó"}},
    Label{"read", {"Number read", "Número leído"}},
    Label{"viewed", {"Looked at", "Mirado"}},
    Label{"number_agrees", {"Number agrees", "El número concuerda"}},
    Label{"tugged", {"Tugged", "Tirado"}},
    Label{"twisted", {"Twisted", "Girado"}},
    Label{"authorised", {"Authorised", "Autorizado"}},
    Label{"new_seal", {"New seal", "Sello nuevo"}},
    Label{"by", {"By", "Por"}},
    Label{"badged_in", {"Seen at the door", "Visto en la puerta"}},
    Label{"from_zone", {"From", "De"}},
    Label{"kept_until", {"Video kept until", "Video hasta"}},
    Label{"outcome", {"Outcome", "Resultado"}},
    Label{"certificate", {"Certificate", "Certificado"}},
    Label{"second", {"Second person", "Segunda persona"}},
    Label{"lines", {"Expected lines", "Líneas esperadas"}},
    Label{"missing", {"Missing", "Faltan"}},
    Label{"extra", {"Not expected", "No esperados"}},
    Label{"unresolved", {"Without an answer", "Sin respuesta"}},
    Label{"items", {"Items", "Artículos"}},
    Label{"pieces_expected", {"Pieces announced", "Piezas anunciadas"}},
    Label{"door", {"Dock door", "Puerta"}},
    Label{"suggested", {"Advice", "Consejo"}},
    Label{"seconds_apart", {"Seconds after the first scan", "Segundos después del primer escaneo"}},
    Label{"parcel.accepted/scale", {"Weighed on", "Báscula"}},
    Label{"retention.applied/before", {"Recorded before", "Anotado antes de"}},
    Label{"clip.requested/from", {"Video from", "Video desde"}},
    Label{"item.final.destroyed/method", {"How", "Cómo"}},
    Label{"counted", {"Counted by the taker", "Contado por quien recibió"}},
    Label{"statement_language", {"Accepted in", "Aceptado en"}},
    Label{"camera", {"Camera", "Cámara"}},
    Label{"camera.#", {"Camera #", "Cámara #"}},
    Label{"line", {"Answers line", "Responde a la línea"}},
    Label{"line.#.sku", {"Line #, product", "Línea #, producto"}},
    Label{"line.#.gtin", {"Line #, product code", "Línea #, código de producto"}},
    Label{"line.#.quantity", {"Line #, expected", "Línea #, esperados"}},
    Label{"line.#.found", {"Line #, found", "Línea #, hallados"}},
    Label{"line.#.resolution", {"Line #, answer", "Línea #, respuesta"}},
    Label{"item.#", {"Item #", "Artículo #"}},
    Label{"hold.#", {"Hold #", "Retención #"}},
    Label{"unaccounted", {"Nobody can say where it is", "Nadie sabe dónde está"}},
    Label{"holes", {"Times when nobody kept it", "Veces en que nadie lo tuvo"}},
    Label{"flaws", {"Breaks of its chain", "Fallas de su cadena"}},
    Label{"defect.#.code", {"Defect #", "Defecto #"}},
    Label{"defect.#.place", {"Defect #, where", "Defecto #, dónde"}},
    Label{"defect.#.severity", {"Defect #, how bad", "Defecto #, gravedad"}},
    Label{"question.#", {"Question #", "Pregunta #"}},
    Label{"answer.#", {"Answer #", "Respuesta #"}},
    Label{"duration_s", {"Seconds at the bench", "Segundos en la mesa"}},
    Label{"model", {"Model", "Modelo"}},
    Label{"confidence_pct", {"Its confidence in %", "Su confianza en %"}},
    Label{"mode", {"Shown", "Mostrado"}},
    Label{"agrees_with_model", {"Agrees with the advice", "Coincide con el consejo"}},
    Label{"approver", {"Approved by", "Aprobado por"}},
    Label{"receiver", {"Taken there by", "Llevado por"}},
    Label{"trigger", {"What asks for it", "Qué lo pide"}},
    Label{"queued", {"Waits for the next sync", "Espera la próxima sincronización"}},
    Label{"class", {"Kind of seal", "Clase de sello"}},
    Label{"until", {"Until", "Hasta"}},
    Label{"auditor", {"Counted by", "Contado por"}},
    Label{"lane", {"Lane", "Registro"}},
    Label{"escalated", {"A supervisor was told", "Se avisó a un supervisor"}},
};

// For programs: hashes, ids, raw bytes, and what a sentence or the heading already says.
constexpr std::array<std::string_view, 45> forPrograms{"item", "subject", "tenant", "offer", "raw",
    "symbology", "format", "sha256", "mime", "bytes", "width", "height", "zpl_sha256", "reprint", "keys",
    "key_ids", "facts", "facts_root", "facts_list", "discrepancy", "decision", "statement_sha256", "declares",
    "declared_type", "supersedes", "event", "clip", "audit", "grading", "proof", "scale_version", "return_of",
    "declared_at", "parcel", "language", "photo", "retake_of", "evidence", "before", "after",
    "defect.#.photo", "corrective.#", "raw.#", "symbology.#", "inputs_sha256"};

const Label* labelOf(std::string_view field)
{
    const auto* known = std::ranges::find(labels, field, &Label::field);
    return known == labels.end() ? nullptr : known;
}

} // namespace

std::string unnumbered(std::string_view field, std::string* number)
{
    std::string out;
    while (!field.empty()) {
        const auto part = field.substr(0, field.find('.'));
        const bool counts = !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
        if (counts && number)
            *number = part;
        out.append(out.empty() ? "" : ".").append(counts ? "#" : part);
        field.remove_prefix(std::min(field.size(), part.size() + 1));
    }
    return out;
}

std::optional<std::string> fieldLabel(std::string_view event, std::string_view field, Language language)
{
    std::string number;
    const auto name = unnumbered(field, &number);
    const auto* known = labelOf(std::string(event) + "/" + name);
    if (!known && std::ranges::find(forPrograms, name) != forPrograms.end())
        return std::nullopt;
    if (!known)
        known = labelOf(name);
    if (!known)
        return std::string(field);
    std::string words = known->words[static_cast<std::size_t>(language)];
    if (const auto gap = words.find('#'); gap != std::string::npos)
        words.replace(gap, 1, number);
    return words;
}

} // namespace custody::paper
