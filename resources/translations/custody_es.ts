<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Waiting for a badge</source>
        <translation>Esperando una credencial</translation>
    </message>
    <message>
        <source>Waiting for a scan</source>
        <translation>Esperando un escaneo</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Más…</translation>
    </message>
    <message>
        <source>or scan: ACCEPT · NEXT · HELP</source>
        <translation>o escanee: ACCEPT · NEXT · HELP</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>ZONES</source>
        <translation>ZONAS</translation>
    </message>
    <message>
        <source>No zone is defined</source>
        <translation>No hay zonas definidas</translation>
    </message>
    <message>
        <source>WAITING FOR APPROVAL</source>
        <translation>ESPERAN APROBACIÓN</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nada espera</translation>
    </message>
    <message>
        <source>OVERDUE</source>
        <translation>ATRASADO</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>Nada está atrasado</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>Camera off</source>
        <translation>Apagar cámara</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Encender cámara</translation>
    </message>
</context>
<context>
    <name>CurrentCard</name>
    <message>
        <source>Nothing on the bench</source>
        <translation>No hay nada en la mesa</translation>
    </message>
</context>
<context>
    <name>CustodianChip</name>
    <message>
        <source>held by nobody</source>
        <translation>nadie lo tiene</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Test</source>
        <translation>Probar</translation>
    </message>
</context>
<context>
    <name>FlashBar</name>
    <message>
        <source>the same scan again</source>
        <translation>el mismo escaneo otra vez</translation>
    </message>
</context>
<context>
    <name>HandOffPage</name>
    <message>
        <source>OFFERS</source>
        <translation>ENTREGA</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>ofrecido</translation>
    </message>
    <message>
        <source>ACCEPTS</source>
        <translation>RECIBE</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>Sin artículos</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Nothing has happened to it here yet</source>
        <translation>Aquí todavía no le ha pasado nada</translation>
    </message>
</context>
<context>
    <name>HoldQueue</name>
    <message>
        <source>I HOLD</source>
        <translation>TENGO A CARGO</translation>
    </message>
    <message>
        <source>Nothing in your hands</source>
        <translation>No tiene nada a su cargo</translation>
    </message>
    <message>
        <source>TODAY</source>
        <translation>HOY</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>No label printed yet</source>
        <translation>Aún no hay etiqueta impresa</translation>
    </message>
    <message>
        <source>print</source>
        <translation>imprimir</translation>
    </message>
    <message>
        <source>stick on and scan</source>
        <translation>pegar y escanear</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>entregar</translation>
    </message>
</context>
<context>
    <name>LaneLine</name>
    <message>
        <source>receipted</source>
        <translation>con acuse</translation>
    </message>
    <message>
        <source>oldest waiting</source>
        <translation>más antiguo</translation>
    </message>
    <message>
        <source>last receipt</source>
        <translation>último acuse</translation>
    </message>
</context>
<context>
    <name>MoreBelow</name>
    <message>
        <source>More below: pull up</source>
        <translation>Hay más abajo: deslice</translation>
    </message>
</context>
<context>
    <name>MorePanel</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>This bench</source>
        <translation>Esta mesa</translation>
    </message>
    <message>
        <source>Hand over all</source>
        <translation>Entregar todo</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Cambiar de persona</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>Fin de turno</translation>
    </message>
    <message>
        <source>Light screen</source>
        <translation>Pantalla clara</translation>
    </message>
    <message>
        <source>Dark screen</source>
        <translation>Pantalla oscura</translation>
    </message>
    <message>
        <source>Scan ACCEPT or NEXT to press the big button, BACK to go back, HELP for this sheet. A badge tapped at any time switches the person.</source>
        <translation>Escanee ACCEPT o NEXT para pulsar el botón grande, BACK para volver y HELP para ver esta hoja. Con otra credencial cambia de persona en cualquier momento.</translation>
    </message>
    <message>
        <source>Close this sheet</source>
        <translation>Cerrar esta hoja</translation>
    </message>
    <message>
        <source>Zones and approvals</source>
        <translation>Zonas y aprobaciones</translation>
    </message>
</context>
<context>
    <name>OverdueLine</name>
    <message>
        <source>late by</source>
        <translation>atraso</translation>
    </message>
</context>
<context>
    <name>ParcelPage</name>
    <message>
        <source>Pieces</source>
        <translation>Bultos</translation>
    </message>
    <message>
        <source>No tag on it? Tap what it is:</source>
        <translation>¿No trae etiqueta? Toque qué es:</translation>
    </message>
    <message>
        <source>No items registered yet</source>
        <translation>Aún no hay artículos registrados</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>No photo yet</source>
        <translation>Aún no hay fotos</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase one digit</source>
        <translation>Borrar una cifra</translation>
    </message>
</context>
<context>
    <name>RefusedPanel</name>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>no se cambió nada</translation>
    </message>
    <message>
        <source>rule %1 · nothing was changed</source>
        <translation>regla %1 · no se cambió nada</translation>
    </message>
    <message>
        <source>Supervisor wanted at %1</source>
        <translation>Se necesita un supervisor en %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Call supervisor</source>
        <translation>Llamar al supervisor</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>carrier label</source>
        <translation>etiqueta del transportista</translation>
    </message>
    <message>
        <source>item tag</source>
        <translation>etiqueta del artículo</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>credencial</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zona</translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message>
        <source>parcels today</source>
        <translation>paquetes hoy</translation>
    </message>
    <message>
        <source>exceptions</source>
        <translation>incidencias</translation>
    </message>
    <message>
        <source>unknown scans</source>
        <translation>códigos desconocidos</translation>
    </message>
    <message>
        <source>DEVICES</source>
        <translation>EQUIPOS</translation>
    </message>
    <message>
        <source>SENT AND RECEIPTED</source>
        <translation>ENVIADO Y CON ACUSE</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One fewer</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>receipt</source>
        <translation>con acuse</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>sin enviar todavía</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>nobody signed in</source>
        <translation>nadie ha entrado</translation>
    </message>
</context>
<context>
    <name>ZoneLine</name>
    <message>
        <source>items</source>
        <translation>artículos</translation>
    </message>
    <message>
        <source>the oldest lies</source>
        <translation>el más antiguo</translation>
    </message>
    <message>
        <source>nobody inside</source>
        <translation>nadie adentro</translation>
    </message>
    <message>
        <source>inside: %1</source>
        <translation>adentro: %1</translation>
    </message>
</context>
<context>
    <name>custody::ui::BenchViewModel</name>
    <message numerus="yes">
        <source>holds %n</source>
        <translation>
            <numerusform>tiene %n</numerusform>
            <numerusform>tiene %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>custody::ui::BoardViewModel</name>
    <message>
        <source>Does %1 go this way?</source>
        <translation>¿Va %1 por este camino?</translation>
    </message>
    <message>
        <source>What lies where</source>
        <translation>Qué hay y dónde</translation>
    </message>
    <message>
        <source>Choose a decision</source>
        <translation>Elija una decisión</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>grade %1, decided by %2</source>
        <translation>grado %1, decidió %2</translation>
    </message>
</context>
<context>
    <name>custody::ui::CameraViewModel</name>
    <message>
        <source>No camera here. Scan with the hand scanner.</source>
        <translation>Aquí no hay cámara. Use el lector de mano.</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>La cámara está apagada.</translation>
    </message>
    <message>
        <source>The camera starts…</source>
        <translation>La cámara se está encendiendo…</translation>
    </message>
    <message>
        <source>Only black. Is the lens covered?</source>
        <translation>Solo negro. ¿Está tapado el objetivo?</translation>
    </message>
    <message>
        <source>The picture stands still. Switch the camera off and on.</source>
        <translation>La imagen no cambia. Apague y encienda la cámara.</translation>
    </message>
    <message>
        <source>The camera is gone. Check its cable.</source>
        <translation>La cámara no responde. Revise el cable.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Más cerca</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>No la mueva</translation>
    </message>
    <message>
        <source>Glare: tilt the label</source>
        <translation>Reflejo: incline la etiqueta</translation>
    </message>
</context>
<context>
    <name>custody::ui::CardViewModel</name>
    <message numerus="yes">
        <source>%n parcels</source>
        <translation>
            <numerusform>%n paquete</numerusform>
            <numerusform>%n paquetes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exceptions</source>
        <translation>
            <numerusform>%n incidencia</numerusform>
            <numerusform>%n incidencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown scans</source>
        <translation>
            <numerusform>%n código desconocido</numerusform>
            <numerusform>%n códigos desconocidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>lane forked</source>
        <translation>registro bifurcado</translation>
    </message>
    <message>
        <source>%1 waiting, %2</source>
        <translation>%1 en espera, %2</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>nunca sincronizado</translation>
    </message>
    <message>
        <source>label not scanned back</source>
        <translation>etiqueta sin comprobar</translation>
    </message>
</context>
<context>
    <name>custody::ui::HandOffViewModel</name>
    <message>
        <source>Nothing is offered</source>
        <translation>No hay nada por entregar</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Declined: it stays with %1</source>
        <translation>No aceptado: se queda con %1</translation>
    </message>
    <message>
        <source>Cancelled: it stays with %1</source>
        <translation>Cancelado: se queda con %1</translation>
    </message>
    <message>
        <source>Receiver: your PIN</source>
        <translation>Quien recibe: su PIN</translation>
    </message>
    <message>
        <source>Receiver: tap your badge</source>
        <translation>Quien recibe: acerque su credencial</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>I accept</source>
        <translation>Lo recibo</translation>
    </message>
    <message>
        <source>Cancel offer</source>
        <translation>Cancelar la entrega</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>recibido</translation>
    </message>
    <message>
        <source>nobody accepted</source>
        <translation>nadie lo recibió</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>comprobando…</translation>
    </message>
    <message>
        <source>badge read, PIN wanted</source>
        <translation>falta el PIN</translation>
    </message>
    <message>
        <source>whoever accepts</source>
        <translation>quien lo reciba</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>para %1</translation>
    </message>
    <message numerus="yes">
        <source>I have counted %n items and take them into my custody.</source>
        <translation>
            <numerusform>He contado %n artículo y lo recibo a mi cargo.</numerusform>
            <numerusform>He contado %n artículos y los recibo a mi cargo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
</context>
<context>
    <name>custody::ui::HistoryViewModel</name>
    <message>
        <source>%1 of %2 with receipt</source>
        <translation>%1 de %2 con acuse</translation>
    </message>
    <message>
        <source>Who held it, and what happened</source>
        <translation>Quién lo tuvo y qué pasó</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>custody::ui::ItemViewModel</name>
    <message>
        <source>Scan an item</source>
        <translation>Escanee un artículo</translation>
    </message>
    <message>
        <source>Print the label</source>
        <translation>Imprima la etiqueta</translation>
    </message>
    <message>
        <source>Scan the label you stuck on</source>
        <translation>Escanee la etiqueta que pegó</translation>
    </message>
    <message>
        <source>Waiting for the receiver</source>
        <translation>Esperando a quien recibe</translation>
    </message>
    <message>
        <source>Label in place</source>
        <translation>Etiqueta en su sitio</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>Imprimir etiqueta</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Entregar</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Imprimir otra vez</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Tomar foto</translation>
    </message>
    <message>
        <source>no label yet</source>
        <translation>todavía sin etiqueta</translation>
    </message>
    <message>
        <source>sent to the printer, not yet scanned back</source>
        <translation>enviada a la impresora, falta escanearla</translation>
    </message>
    <message>
        <source>scanned back: it is on the right item</source>
        <translation>comprobada: está en el artículo correcto</translation>
    </message>
    <message>
        <source>printed, not yet scanned back</source>
        <translation>impresa; falta escanearla</translation>
    </message>
</context>
<context>
    <name>custody::ui::ParcelViewModel</name>
    <message>
        <source>Intact</source>
        <translation>Intacto</translation>
    </message>
    <message>
        <source>Dented</source>
        <translation>Golpeado</translation>
    </message>
    <message>
        <source>Torn open</source>
        <translation>Roto</translation>
    </message>
    <message>
        <source>Wet</source>
        <translation>Mojado</translation>
    </message>
    <message>
        <source>No seal</source>
        <translation>Sin sello</translation>
    </message>
    <message>
        <source>Seal intact</source>
        <translation>Sello intacto</translation>
    </message>
    <message>
        <source>Seal broken</source>
        <translation>Sello roto</translation>
    </message>
    <message>
        <source>Clothing</source>
        <translation>Ropa</translation>
    </message>
    <message>
        <source>Shoes</source>
        <translation>Calzado</translation>
    </message>
    <message>
        <source>Bag, accessory</source>
        <translation>Bolso</translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation>Electrónica</translation>
    </message>
    <message>
        <source>How did it arrive?</source>
        <translation>¿Cómo llegó?</translation>
    </message>
    <message>
        <source>Photograph it, then open it</source>
        <translation>Tómele una foto y ábralo</translation>
    </message>
    <message>
        <source>Scan each item&apos;s tag</source>
        <translation>Escanee cada artículo</translation>
    </message>
    <message>
        <source>This parcel was refused</source>
        <translation>Este paquete fue rechazado</translation>
    </message>
    <message>
        <source>This parcel is closed</source>
        <translation>Este paquete está cerrado</translation>
    </message>
    <message>
        <source>Accept parcel</source>
        <translation>Recibir paquete</translation>
    </message>
    <message>
        <source>Open parcel</source>
        <translation>Abrir paquete</translation>
    </message>
    <message>
        <source>Register item</source>
        <translation>Registrar artículo</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Tomar foto</translation>
    </message>
    <message>
        <source>Addressed to %1, not here</source>
        <translation>Dirigido a %1, no aquí</translation>
    </message>
</context>
<context>
    <name>custody::ui::PhotoViewModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Scan what you want to photograph</source>
        <translation>Escanee lo que quiere fotografiar</translation>
    </message>
    <message>
        <source>All shots taken</source>
        <translation>Ya están todas las fotos</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Ahora: %1</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Tomar foto</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>custody::ui::ScanViewModel</name>
    <message>
        <source>Hand over all (%1)</source>
        <translation>Entregar todo (%1)</translation>
    </message>
    <message>
        <source>Scan anything</source>
        <translation>Escanee lo que sea</translation>
    </message>
    <message>
        <source>Into %1: scan each</source>
        <translation>En %1: escanee cada uno</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>custody::ui::SignInViewModel</name>
    <message>
        <source>Tap your badge</source>
        <translation>Acerque su credencial</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Su PIN</translation>
    </message>
    <message>
        <source>Your PIN, %1</source>
        <translation>Su PIN, %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>No soy yo</translation>
    </message>
    <message numerus="yes">
        <source>%n things are still held here</source>
        <translation>
            <numerusform>Aquí queda %n cosa a cargo de alguien</numerusform>
            <numerusform>Aquí quedan %n cosas a cargo de alguien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>custody::ui::StatusViewModel</name>
    <message>
        <source>How this bench is</source>
        <translation>Cómo está esta mesa</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>this station</source>
        <translation>esta estación</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>does not match the cloud: call a supervisor</source>
        <translation>no coincide con la nube: llame a un supervisor</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>en espera de envío</translation>
    </message>
    <message>
        <source>all receipted</source>
        <translation>todo con acuse</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>en recuento</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>lies too long</source>
        <translation>lleva demasiado tiempo</translation>
    </message>
    <message>
        <source>full</source>
        <translation>llena</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>controlador %1</translation>
    </message>
    <message>
        <source>firmware %1</source>
        <translation>firmware %1</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>puerto %1</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>serie %1</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>arrived</source>
        <translation>llegó</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>recibido</translation>
    </message>
    <message>
        <source>refused at the door</source>
        <translation>rechazado en la puerta</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>contents checked</source>
        <translation>contenido revisado</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registrado</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>etiquetado</translation>
    </message>
    <message>
        <source>photographed</source>
        <translation>fotografiado</translation>
    </message>
    <message>
        <source>inspected</source>
        <translation>revisado</translation>
    </message>
    <message>
        <source>graded</source>
        <translation>clasificado</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>aprobado</translation>
    </message>
    <message>
        <source>ready to leave</source>
        <translation>listo para salir</translation>
    </message>
    <message>
        <source>gone out</source>
        <translation>ya salió</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>esperado</translation>
    </message>
    <message>
        <source>not expected</source>
        <translation>no esperado</translation>
    </message>
    <message>
        <source>several matches</source>
        <translation>varias coincidencias</translation>
    </message>
    <message>
        <source>carrier label</source>
        <translation>etiqueta del transportista</translation>
    </message>
    <message>
        <source>opened parcel</source>
        <translation>paquete abierto</translation>
    </message>
    <message>
        <source>front</source>
        <translation>frente</translation>
    </message>
    <message>
        <source>back</source>
        <translation>espalda</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>número de serie</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>sello</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>defecto</translation>
    </message>
    <message>
        <source>second defect</source>
        <translation>segundo defecto</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>inspector</translation>
    </message>
    <message>
        <source>receiver</source>
        <translation>receptor</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>cámara</translation>
    </message>
    <message>
        <source>scanner</source>
        <translation>escáner</translation>
    </message>
    <message>
        <source>badge reader</source>
        <translation>lector</translation>
    </message>
    <message>
        <source>printer</source>
        <translation>impresora</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>báscula</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Carrier label scanned</source>
        <translation>Etiqueta del transportista escaneada</translation>
    </message>
    <message>
        <source>Parcel accepted</source>
        <translation>Paquete recibido</translation>
    </message>
    <message>
        <source>Parcel refused</source>
        <translation>Paquete rechazado</translation>
    </message>
    <message>
        <source>Scanned again</source>
        <translation>Escaneado otra vez</translation>
    </message>
    <message>
        <source>Parcel opened</source>
        <translation>Paquete abierto</translation>
    </message>
    <message>
        <source>Contents checked</source>
        <translation>Contenido revisado</translation>
    </message>
    <message>
        <source>Parcel closed</source>
        <translation>Paquete cerrado</translation>
    </message>
    <message>
        <source>Item registered</source>
        <translation>Artículo registrado</translation>
    </message>
    <message>
        <source>Label sent to printer</source>
        <translation>Etiqueta enviada a imprimir</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etiqueta impresa</translation>
    </message>
    <message>
        <source>Label not printed</source>
        <translation>Etiqueta no impresa</translation>
    </message>
    <message>
        <source>Label scanned back</source>
        <translation>Etiqueta comprobada</translation>
    </message>
    <message>
        <source>Label replaced</source>
        <translation>Etiqueta cambiada</translation>
    </message>
    <message>
        <source>Photo taken</source>
        <translation>Foto tomada</translation>
    </message>
    <message>
        <source>Photo set aside</source>
        <translation>Foto descartada</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Clasificado</translation>
    </message>
    <message>
        <source>Graded again</source>
        <translation>Clasificado de nuevo</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Hold lifted</source>
        <translation>Retención levantada</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Entrega ofrecida</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Offer cancelled</source>
        <translation>Entrega cancelada</translation>
    </message>
    <message>
        <source>Witnessed</source>
        <translation>Con testigo</translation>
    </message>
    <message>
        <source>Taken over by a supervisor</source>
        <translation>Asumido por un supervisor</translation>
    </message>
    <message>
        <source>Put in zone</source>
        <translation>Puesto en zona</translation>
    </message>
    <message>
        <source>Left the zone</source>
        <translation>Salió de la zona</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Entry declared wrong</source>
        <translation>Anotación declarada errónea</translation>
    </message>
    <message>
        <source>Not what was announced</source>
        <translation>No es lo anunciado</translation>
    </message>
    <message>
        <source>Photo left out</source>
        <translation>Foto omitida</translation>
    </message>
    <message>
        <source>Advice shown</source>
        <translation>Consejo mostrado</translation>
    </message>
    <message>
        <source>Cleaned or mended</source>
        <translation>Limpiado o arreglado</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decidido</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Marked for a look</source>
        <translation>Marcado para revisar</translation>
    </message>
    <message>
        <source>Photos asked for</source>
        <translation>Fotos pedidas</translation>
    </message>
    <message>
        <source>Back in stock</source>
        <translation>De vuelta en existencias</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destruido</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>Reciclado</translation>
    </message>
    <message>
        <source>Donated</source>
        <translation>Donado</translation>
    </message>
    <message>
        <source>Back to the vendor</source>
        <translation>De vuelta al proveedor</translation>
    </message>
    <message>
        <source>Back to the customer</source>
        <translation>De vuelta al cliente</translation>
    </message>
    <message>
        <source>Sold off</source>
        <translation>Liquidado</translation>
    </message>
    <message>
        <source>Handed to the carrier</source>
        <translation>Entregado al transportista</translation>
    </message>
    <message>
        <source>Offer lapsed</source>
        <translation>Oferta vencida</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Atrasado</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>Seal checked</source>
        <translation>Sello comprobado</translation>
    </message>
    <message>
        <source>Seal broken</source>
        <translation>Sello roto</translation>
    </message>
    <message>
        <source>Put in a tote</source>
        <translation>Puesto en contenedor</translation>
    </message>
    <message>
        <source>Taken out of a tote</source>
        <translation>Sacado del contenedor</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Discrepancy opened</source>
        <translation>Discrepancia abierta</translation>
    </message>
    <message>
        <source>Discrepancy given to somebody</source>
        <translation>Discrepancia asignada</translation>
    </message>
    <message>
        <source>Discrepancy resolved</source>
        <translation>Discrepancia resuelta</translation>
    </message>
    <message>
        <source>Declared missing</source>
        <translation>Declarado perdido</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Video asked for</source>
        <translation>Video pedido</translation>
    </message>
    <message>
        <source>Answer about the video</source>
        <translation>Respuesta sobre el video</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>high value</source>
        <translation>alto valor</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restringida</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>cuarentena</translation>
    </message>
    <message>
        <source>held too long</source>
        <translation>retenido demasiado tiempo</translation>
    </message>
    <message>
        <source>lies too long</source>
        <translation>lleva demasiado tiempo</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>sin abrir todavía</translation>
    </message>
    <message>
        <source>offered, nobody took it</source>
        <translation>ofrecido, nadie lo recibió</translation>
    </message>
    <message>
        <source>discrepancy without an end</source>
        <translation>discrepancia sin resolver</translation>
    </message>
    <message>
        <source>no answer about the video</source>
        <translation>sin respuesta sobre el video</translation>
    </message>
    <message>
        <source>back to stock</source>
        <translation>de vuelta a existencias</translation>
    </message>
    <message>
        <source>destroy</source>
        <translation>destruir</translation>
    </message>
    <message>
        <source>recycle</source>
        <translation>reciclar</translation>
    </message>
    <message>
        <source>give away</source>
        <translation>donar</translation>
    </message>
    <message>
        <source>back to the vendor</source>
        <translation>de vuelta al proveedor</translation>
    </message>
    <message>
        <source>back to the customer</source>
        <translation>de vuelta al cliente</translation>
    </message>
    <message>
        <source>sell off</source>
        <translation>liquidar</translation>
    </message>
    <message>
        <source>At another station</source>
        <translation>En otra estación</translation>
    </message>
    <message>
        <source>Came from another station</source>
        <translation>Vino de otra estación</translation>
    </message>
    <message>
        <source>not synced</source>
        <translation>sin sincronizar</translation>
    </message>
    <message>
        <source>goes on in its brand&apos;s lane</source>
        <translation>sigue en el carril de su marca</translation>
    </message>
    <message>
        <source>no role</source>
        <translation>sin rol</translation>
    </message>
    <message>
        <source>Scanned, no parcel&apos;s number</source>
        <translation>Escaneado, sin número de paquete</translation>
    </message>
    <message>
        <source>Got its brand</source>
        <translation>Recibió su marca</translation>
    </message>
    <message>
        <source>Goes on in its brand&apos;s lane</source>
        <translation>Sigue en el carril de su marca</translation>
    </message>
    <message>
        <source>missing, not found yet</source>
        <translation>falta, sin encontrar todavía</translation>
    </message>
</context>
<context>
    <name>say</name>
    <message>
        <source>Parcel scanned</source>
        <translation>Paquete escaneado</translation>
    </message>
    <message>
        <source>Parcel accepted</source>
        <translation>Paquete recibido</translation>
    </message>
    <message>
        <source>Parcel opened</source>
        <translation>Paquete abierto</translation>
    </message>
    <message>
        <source>Item registered</source>
        <translation>Artículo registrado</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Turno abierto</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Turno cerrado</translation>
    </message>
    <message>
        <source>check digit agrees</source>
        <translation>dígito de control correcto</translation>
    </message>
    <message>
        <source>no check digit</source>
        <translation>sin dígito de control</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>en orden</translation>
    </message>
    <message>
        <source>out of labels</source>
        <translation>sin etiquetas</translation>
    </message>
    <message>
        <source>Tap your badge first.</source>
        <translation>Pase primero su credencial.</translation>
    </message>
    <message>
        <source>No badge reader is connected.</source>
        <translation>No hay lector de credenciales conectado.</translation>
    </message>
    <message>
        <source>This badge is not known here. Ask a supervisor to enrol it.</source>
        <translation>Aquí no se conoce esta credencial. Pida a un supervisor que la registre.</translation>
    </message>
    <message>
        <source>This PIN is wrong. Try again.</source>
        <translation>El PIN no es correcto. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This badge is locked after five wrong PINs. Wait 15 minutes or call a supervisor.</source>
        <translation>Credencial bloqueada tras cinco PIN incorrectos. Espere 15 minutos o llame a un supervisor.</translation>
    </message>
    <message>
        <source>No parcel with this number is known here. Scan its carrier label.</source>
        <translation>Aquí no se conoce ningún paquete con este número. Escanee la etiqueta del transportista.</translation>
    </message>
    <message>
        <source>No item with this number is known here. Scan its label again.</source>
        <translation>Aquí no se conoce ningún artículo con este número. Escanee otra vez su etiqueta.</translation>
    </message>
    <message>
        <source>This brand is not enrolled at this station.</source>
        <translation>Esta marca no está registrada en esta estación.</translation>
    </message>
    <message>
        <source>There is no such hand-off. Start a new one.</source>
        <translation>Esa entrega no existe. Empiece una nueva.</translation>
    </message>
    <message>
        <source>No barcode was found in this picture. Move closer or scan it by hand.</source>
        <translation>No se ve ningún código en la imagen. Acérquese o escanéelo a mano.</translation>
    </message>
    <message>
        <source>This is not a carrier&apos;s parcel number.</source>
        <translation>Este no es un número de paquete de un transportista.</translation>
    </message>
    <message>
        <source>Several brands expect this number. Choose the brand.</source>
        <translation>Varias marcas esperan este número. Elija la marca.</translation>
    </message>
    <message>
        <source>No camera is connected.</source>
        <translation>No hay cámara conectada.</translation>
    </message>
    <message>
        <source>The camera sent no picture. Check its cable and try again.</source>
        <translation>La cámara no envió imagen. Revise el cable e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No label printer is connected.</source>
        <translation>No hay impresora de etiquetas conectada.</translation>
    </message>
    <message>
        <source>This label belongs to another item.</source>
        <translation>Esta etiqueta es de otro artículo.</translation>
    </message>
    <message>
        <source>Take it off and stick on the right label.</source>
        <translation>Quítela y pegue la etiqueta correcta.</translation>
    </message>
    <message>
        <source>This station does not know this command.</source>
        <translation>Esta estación no conoce esta orden.</translation>
    </message>
    <message>
        <source>Only the demo bench can set its clock.</source>
        <translation>Solo la mesa de demostración puede ajustar su reloj.</translation>
    </message>
    <message>
        <source>Parcel announced</source>
        <translation>Paquete anunciado</translation>
    </message>
    <message>
        <source>Scanned; nobody announced it</source>
        <translation>Escaneado; nadie lo anunció</translation>
    </message>
    <message>
        <source>Scanned again</source>
        <translation>Escaneado otra vez</translation>
    </message>
    <message>
        <source>Parcel refused</source>
        <translation>Paquete rechazado</translation>
    </message>
    <message>
        <source>Item found</source>
        <translation>Artículo encontrado</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>Etiqueta impresa</translation>
    </message>
    <message>
        <source>Label sent; scan it back</source>
        <translation>Etiqueta enviada; escanéela</translation>
    </message>
    <message>
        <source>Label is right</source>
        <translation>La etiqueta es correcta</translation>
    </message>
    <message>
        <source>Photo kept</source>
        <translation>Foto guardada</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Ofrecido</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Hand-off cancelled</source>
        <translation>Entrega cancelada</translation>
    </message>
    <message>
        <source>Scan a carrier label.</source>
        <translation>Escanee una etiqueta de transportista.</translation>
    </message>
    <message>
        <source>Look at the box, then accept it.</source>
        <translation>Mire la caja y recíbala.</translation>
    </message>
    <message>
        <source>Photograph the label, then open it.</source>
        <translation>Fotografíe la etiqueta y ábralo.</translation>
    </message>
    <message>
        <source>Register what is in it.</source>
        <translation>Registre lo que contiene.</translation>
    </message>
    <message>
        <source>Print its label.</source>
        <translation>Imprima su etiqueta.</translation>
    </message>
    <message>
        <source>Stick the label on and scan it.</source>
        <translation>Pegue la etiqueta y escanéela.</translation>
    </message>
    <message>
        <source>Photograph the item.</source>
        <translation>Fotografíe el artículo.</translation>
    </message>
    <message>
        <source>Hand it over, or go on.</source>
        <translation>Entréguelo o siga.</translation>
    </message>
    <message>
        <source>The receiver taps her badge.</source>
        <translation>Quien recibe pasa su credencial.</translation>
    </message>
    <message>
        <source>You do not hold this parcel.</source>
        <translation>Usted no tiene este paquete a su cargo.</translation>
    </message>
    <message>
        <source>Ask its holder to hand it over to you first.</source>
        <translation>Pida a quien lo tiene que se lo entregue primero.</translation>
    </message>
    <message>
        <source>You do not hold this item.</source>
        <translation>Usted no tiene este artículo a su cargo.</translation>
    </message>
    <message>
        <source>This item is already being handed over.</source>
        <translation>Este artículo ya está en una entrega.</translation>
    </message>
    <message>
        <source>This parcel is already being handed over.</source>
        <translation>Este paquete ya está en una entrega.</translation>
    </message>
    <message>
        <source>Finish or cancel that hand-off first.</source>
        <translation>Termine o cancele antes esa entrega.</translation>
    </message>
    <message>
        <source>You cannot accept what you offer yourself.</source>
        <translation>No puede recibir lo que usted mismo ofrece.</translation>
    </message>
    <message>
        <source>The other person must tap her own badge.</source>
        <translation>La otra persona debe pasar su propia credencial.</translation>
    </message>
    <message>
        <source>This hand-off is meant for somebody else.</source>
        <translation>Esta entrega es para otra persona.</translation>
    </message>
    <message>
        <source>Let the named person tap her badge, or cancel the offer.</source>
        <translation>Que pase su credencial la persona indicada, o cancele la entrega.</translation>
    </message>
    <message>
        <source>This hand-off is already closed.</source>
        <translation>Esta entrega ya está cerrada.</translation>
    </message>
    <message>
        <source>Start a new hand-off.</source>
        <translation>Empiece una entrega nueva.</translation>
    </message>
    <message>
        <source>The count does not match what is offered.</source>
        <translation>La cuenta no coincide con lo ofrecido.</translation>
    </message>
    <message>
        <source>Count again together; decline if it still differs.</source>
        <translation>Cuenten otra vez juntos; si no coincide, no lo reciba.</translation>
    </message>
    <message>
        <source>This item is no longer in the offerer&apos;s hands.</source>
        <translation>Este artículo ya no está en manos de quien lo ofrece.</translation>
    </message>
    <message>
        <source>This parcel is no longer in the offerer&apos;s hands.</source>
        <translation>Este paquete ya no está en manos de quien lo ofrece.</translation>
    </message>
    <message>
        <source>Cancel this hand-off and ask its holder.</source>
        <translation>Cancele esta entrega y pregunte a quien lo tiene.</translation>
    </message>
    <message>
        <source>Only the person who offers can cancel.</source>
        <translation>Solo quien ofrece puede cancelar.</translation>
    </message>
    <message>
        <source>Decline it instead.</source>
        <translation>Mejor no la acepte.</translation>
    </message>
    <message>
        <source>You cannot offer something to yourself.</source>
        <translation>No puede ofrecerse algo a sí mismo.</translation>
    </message>
    <message>
        <source>Choose the person who takes it.</source>
        <translation>Elija a la persona que lo recibe.</translation>
    </message>
    <message>
        <source>There is nothing to hand over.</source>
        <translation>No hay nada que entregar.</translation>
    </message>
    <message>
        <source>Scan the items you want to hand over.</source>
        <translation>Escanee los artículos que quiere entregar.</translation>
    </message>
    <message>
        <source>This parcel has not been scanned yet.</source>
        <translation>Este paquete aún no se ha escaneado.</translation>
    </message>
    <message>
        <source>Scan the carrier label first.</source>
        <translation>Escanee primero la etiqueta del transportista.</translation>
    </message>
    <message>
        <source>This parcel has already been accepted.</source>
        <translation>Este paquete ya se recibió.</translation>
    </message>
    <message>
        <source>Go on with the next step.</source>
        <translation>Siga con el paso siguiente.</translation>
    </message>
    <message>
        <source>This parcel was refused.</source>
        <translation>Este paquete se rechazó.</translation>
    </message>
    <message>
        <source>Give it back to the driver.</source>
        <translation>Devuélvalo al conductor.</translation>
    </message>
    <message>
        <source>This parcel has not been accepted yet.</source>
        <translation>Este paquete aún no se ha recibido.</translation>
    </message>
    <message>
        <source>Accept it before you go on.</source>
        <translation>Recíbalo antes de seguir.</translation>
    </message>
    <message>
        <source>This parcel is already open.</source>
        <translation>Este paquete ya está abierto.</translation>
    </message>
    <message>
        <source>This parcel has not been opened yet.</source>
        <translation>Este paquete aún no se ha abierto.</translation>
    </message>
    <message>
        <source>Open it before you register items.</source>
        <translation>Ábralo antes de registrar artículos.</translation>
    </message>
    <message>
        <source>This item has no label yet.</source>
        <translation>Este artículo aún no tiene etiqueta.</translation>
    </message>
    <message>
        <source>Print its label first.</source>
        <translation>Imprima primero su etiqueta.</translation>
    </message>
    <message>
        <source>no brand</source>
        <translation>sin marca</translation>
    </message>
    <message>
        <source>The printer is out of labels. Load a roll and print again.</source>
        <translation>La impresora no tiene etiquetas. Ponga un rollo nuevo y repita.</translation>
    </message>
    <message>
        <source>The printer does not answer. Check labels, head, power and cable, then print again.</source>
        <translation>El cabezal de la impresora está abierto. Ciérrelo y repita.</translation>
    </message>
    <message>
        <source>The printer reports a fault.</source>
        <translation>La impresora informa de un fallo.</translation>
    </message>
    <message>
        <source>The print head is open. Close it and print again.</source>
        <translation>El cabezal está abierto. Ciérrelo e imprima otra vez.</translation>
    </message>
    <message>
        <source>This number leads to another thing. Stop, and call a supervisor.</source>
        <translation>Este número lleva a otra cosa. Deténgase y llame a un supervisor.</translation>
    </message>
    <message>
        <source>This id already belongs to another command.</source>
        <translation>Este identificador ya pertenece a otra orden.</translation>
    </message>
    <message>
        <source>This is not a number that a label could carry.</source>
        <translation>Este no es un número que pueda llevar una etiqueta.</translation>
    </message>
    <message>
        <source>Several people have this name. Use the short number of the right one.</source>
        <translation>Varias personas se llaman así. Use el número corto de la correcta.</translation>
    </message>
    <message>
        <source>This parcel is already announced.</source>
        <translation>Este paquete ya está anunciado.</translation>
    </message>
    <message>
        <source>Nobody of this name works at this station.</source>
        <translation>Nadie con este nombre trabaja en esta estación.</translation>
    </message>
    <message>
        <source>The check digit of this number is wrong. Scan the label again.</source>
        <translation>El dígito de control de este número está mal. Escanee la etiqueta otra vez.</translation>
    </message>
    <message>
        <source>This is the address barcode of the label. Scan the other one.</source>
        <translation>Este es el código de la dirección. Escanee el otro de la etiqueta.</translation>
    </message>
    <message>
        <source>This is the barcode of goods, not of a parcel.</source>
        <translation>Este es el código de un artículo, no de un paquete.</translation>
    </message>
    <message>
        <source>This is the barcode of a container, not of a parcel.</source>
        <translation>Este es el código de un contenedor, no de un paquete.</translation>
    </message>
    <message>
        <source>This is a bag or return reference. Scan the carrier&apos;s barcode beside it.</source>
        <translation>Es una referencia de bolsa o devolución. Escanee el código del transportista que está al lado.</translation>
    </message>
    <message>
        <source>This code holds no number we can read. Scan the long barcode beside it.</source>
        <translation>Este código no contiene un número legible. Escanee el código largo que está al lado.</translation>
    </message>
    <message>
        <source>This picture is damaged or cut short. Take it again.</source>
        <translation>Esta foto está dañada o incompleta. Tómela otra vez.</translation>
    </message>
    <message>
        <source>This label was replaced and is void. Scan the item&apos;s new label.</source>
        <translation>Esta etiqueta fue reemplazada y ya no vale. Escanee la etiqueta nueva del artículo.</translation>
    </message>
    <message>
        <source>There is no such photo of this.</source>
        <translation>No hay tal foto de esto.</translation>
    </message>
    <message>
        <source>The announcement has no such line.</source>
        <translation>El aviso no tiene esa línea.</translation>
    </message>
    <message>
        <source>The items of this line are not all registered. Register them, or say missing.</source>
        <translation>No están registrados todos los artículos de esta línea. Regístrelos o diga que faltan.</translation>
    </message>
    <message>
        <source>There is no such entry at this station.</source>
        <translation>No hay tal anotación en esta estación.</translation>
    </message>
    <message>
        <source>The seal you read is not the seal on record.</source>
        <translation>El sello que leyó no es el sello registrado.</translation>
    </message>
    <message>
        <source>Do not take it. Decline, and open a discrepancy.</source>
        <translation>No lo reciba. Rechácelo y abra una discrepancia.</translation>
    </message>
    <message>
        <source>This zone is not known here. Ask a supervisor to define it.</source>
        <translation>Esta zona no se conoce aquí. Pida a un supervisor que la defina.</translation>
    </message>
    <message>
        <source>This item lies in no zone.</source>
        <translation>Este artículo no está en ninguna zona.</translation>
    </message>
    <message>
        <source>Only a supervisor may do this.</source>
        <translation>Solo un supervisor puede hacer esto.</translation>
    </message>
    <message>
        <source>There is no such count. Begin a new one.</source>
        <translation>No hay tal conteo. Empiece uno nuevo.</translation>
    </message>
    <message>
        <source>Sealing an item of high value needs a third person who watches.</source>
        <translation>Para sellar un artículo de alto valor debe mirar una tercera persona.</translation>
    </message>
    <message>
        <source>Ask a colleague to tap her badge as witness, then try again.</source>
        <translation>Pida a un colega que acerque su credencial como testigo y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Some of these seals were issued before.</source>
        <translation>Algunos de estos sellos ya se entregaron antes.</translation>
    </message>
    <message>
        <source>There is no such open discrepancy.</source>
        <translation>No hay tal discrepancia abierta.</translation>
    </message>
    <message>
        <source>No camera watches this place.</source>
        <translation>Ninguna cámara vigila este lugar.</translation>
    </message>
    <message>
        <source>What did not occur has no correction. Leave it out.</source>
        <translation>Lo que no ocurrió no tiene corrección. No la incluya.</translation>
    </message>
    <message>
        <source>You still hold items or parcels.</source>
        <translation>Todavía tiene artículos o paquetes a su cargo.</translation>
    </message>
    <message>
        <source>Hand them over or put them in a zone; or sign out again to leave them to your supervisor.</source>
        <translation>Entréguelos o póngalos en una zona; o salga otra vez para dejarlos a su supervisor.</translation>
    </message>
    <message>
        <source>Photo set aside</source>
        <translation>Foto descartada</translation>
    </message>
    <message>
        <source>Photo may be left out</source>
        <translation>La foto puede omitirse</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Clasificado</translation>
    </message>
    <message>
        <source>Graded again</source>
        <translation>Clasificado de nuevo</translation>
    </message>
    <message>
        <source>Noted; inspect it again</source>
        <translation>Anotado; inspecciónelo otra vez</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decidido</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Retenido</translation>
    </message>
    <message>
        <source>Hold lifted</source>
        <translation>Retención levantada</translation>
    </message>
    <message>
        <source>Done; it leaves the bench</source>
        <translation>Listo; sale del puesto</translation>
    </message>
    <message>
        <source>Handed to the carrier</source>
        <translation>Entregado al transportista</translation>
    </message>
    <message>
        <source>Contents checked</source>
        <translation>Contenido revisado</translation>
    </message>
    <message>
        <source>Some lines have no answer yet</source>
        <translation>Algunas líneas aún no tienen respuesta</translation>
    </message>
    <message>
        <source>Parcel closed</source>
        <translation>Paquete cerrado</translation>
    </message>
    <message>
        <source>New number; print its label</source>
        <translation>Número nuevo; imprima su etiqueta</translation>
    </message>
    <message>
        <source>Handed over in part</source>
        <translation>Entregado en parte</translation>
    </message>
    <message>
        <source>Witnessed</source>
        <translation>Con testigo</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Asumido</translation>
    </message>
    <message>
        <source>You are in</source>
        <translation>Está dentro</translation>
    </message>
    <message>
        <source>You are out</source>
        <translation>Está fuera</translation>
    </message>
    <message>
        <source>Out; nobody saw you go in</source>
        <translation>Fuera; nadie la vio entrar</translation>
    </message>
    <message>
        <source>Put in the zone</source>
        <translation>Puesto en la zona</translation>
    </message>
    <message>
        <source>Put in the zone; the door saw nobody</source>
        <translation>Puesto en la zona; la puerta no vio a nadie</translation>
    </message>
    <message>
        <source>Taken out of the zone</source>
        <translation>Sacado de la zona</translation>
    </message>
    <message>
        <source>Taken out; the door saw nobody</source>
        <translation>Sacado; la puerta no vio a nadie</translation>
    </message>
    <message>
        <source>Zone defined</source>
        <translation>Zona definida</translation>
    </message>
    <message>
        <source>Count begun</source>
        <translation>Conteo empezado</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Everything is there</source>
        <translation>Está todo</translation>
    </message>
    <message>
        <source>The count differs</source>
        <translation>El conteo no coincide</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <source>The seal is intact</source>
        <translation>El sello está intacto</translation>
    </message>
    <message>
        <source>The seal is not as it was</source>
        <translation>El sello no está como estaba</translation>
    </message>
    <message>
        <source>Seal cut</source>
        <translation>Sello cortado</translation>
    </message>
    <message>
        <source>Seals issued</source>
        <translation>Sellos entregados</translation>
    </message>
    <message>
        <source>Seal destroyed</source>
        <translation>Sello destruido</translation>
    </message>
    <message>
        <source>In the tote</source>
        <translation>En el contenedor</translation>
    </message>
    <message>
        <source>Out of the tote</source>
        <translation>Fuera del contenedor</translation>
    </message>
    <message>
        <source>Discrepancy open</source>
        <translation>Discrepancia abierta</translation>
    </message>
    <message>
        <source>Somebody looks after it</source>
        <translation>Alguien se encarga</translation>
    </message>
    <message>
        <source>Discrepancy resolved</source>
        <translation>Discrepancia resuelta</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Declared missing</source>
        <translation>Declarado perdido</translation>
    </message>
    <message>
        <source>Found; you hold it now</source>
        <translation>Encontrado; ahora está a su cargo</translation>
    </message>
    <message>
        <source>Not what was announced</source>
        <translation>No es lo anunciado</translation>
    </message>
    <message>
        <source>Declared wrong; both stay on record</source>
        <translation>Declarado erróneo; ambos quedan registrados</translation>
    </message>
    <message>
        <source>Take the photo again.</source>
        <translation>Tome la foto otra vez.</translation>
    </message>
    <message>
        <source>Inspect the item.</source>
        <translation>Inspeccione el artículo.</translation>
    </message>
    <message>
        <source>Grade the item.</source>
        <translation>Califique el artículo.</translation>
    </message>
    <message>
        <source>Decide where it goes.</source>
        <translation>Decida adónde va.</translation>
    </message>
    <message>
        <source>Another person must approve it.</source>
        <translation>Otra persona debe aprobarlo.</translation>
    </message>
    <message>
        <source>Record its end, or put it in its zone.</source>
        <translation>Anote su final o póngalo en su zona.</translation>
    </message>
    <message>
        <source>Say found, missing or wrong for each open line.</source>
        <translation>Diga encontrado, falta o equivocado en cada línea abierta.</translation>
    </message>
    <message>
        <source>Close the parcel when the box is empty.</source>
        <translation>Cierre el paquete cuando la caja esté vacía.</translation>
    </message>
    <message>
        <source>Scan the labels that lie here.</source>
        <translation>Escanee las etiquetas que hay aquí.</translation>
    </message>
    <message>
        <source>A supervisor must look at it.</source>
        <translation>Un supervisor debe verlo.</translation>
    </message>
    <message>
        <source>Search where it was last.</source>
        <translation>Busque donde estuvo por última vez.</translation>
    </message>
    <message>
        <source>Look it over, then go on.</source>
        <translation>Revíselo y siga.</translation>
    </message>
    <message>
        <source>This item lies in a zone.</source>
        <translation>Este artículo está en una zona.</translation>
    </message>
    <message>
        <source>Take it out of the zone first.</source>
        <translation>Sáquelo primero de la zona.</translation>
    </message>
    <message>
        <source>This item was declared missing.</source>
        <translation>Este artículo fue declarado perdido.</translation>
    </message>
    <message>
        <source>Record that it was found, then take it.</source>
        <translation>Anote que se encontró y luego recíbalo.</translation>
    </message>
    <message>
        <source>This hand-off has expired; the item stays with its holder.</source>
        <translation>Esta entrega venció; el artículo sigue con quien lo tenía.</translation>
    </message>
    <message>
        <source>This item is of high value: a third person must watch.</source>
        <translation>Este artículo es de alto valor: debe mirar una tercera persona.</translation>
    </message>
    <message>
        <source>The witness must be somebody else than the two who hand over.</source>
        <translation>El testigo debe ser otra persona, no quienes entregan y reciben.</translation>
    </message>
    <message>
        <source>Ask a third person.</source>
        <translation>Pídalo a una tercera persona.</translation>
    </message>
    <message>
        <source>This person may not be a witness here.</source>
        <translation>Esta persona no puede ser testigo aquí.</translation>
    </message>
    <message>
        <source>Ask somebody whose role may.</source>
        <translation>Pídalo a alguien cuyo puesto lo permita.</translation>
    </message>
    <message>
        <source>Only a supervisor can take over for an absent holder.</source>
        <translation>Solo un supervisor puede asumir por alguien ausente.</translation>
    </message>
    <message>
        <source>Call a supervisor.</source>
        <translation>Llame a un supervisor.</translation>
    </message>
    <message>
        <source>You hold this item already.</source>
        <translation>Ya tiene este artículo a su cargo.</translation>
    </message>
    <message>
        <source>You hold this parcel already.</source>
        <translation>Este paquete ya está a su cargo.</translation>
    </message>
    <message>
        <source>This item was destroyed; nothing more can happen to it.</source>
        <translation>Este artículo fue destruido; ya nada puede pasarle.</translation>
    </message>
    <message>
        <source>Declare an error if that is wrong.</source>
        <translation>Declare un error si no es así.</translation>
    </message>
    <message>
        <source>This item has left the house.</source>
        <translation>Este artículo ya salió de la casa.</translation>
    </message>
    <message>
        <source>This item is already declared missing.</source>
        <translation>Este artículo ya está declarado perdido.</translation>
    </message>
    <message>
        <source>Record that it was found when it turns up.</source>
        <translation>Anote que se encontró cuando aparezca.</translation>
    </message>
    <message>
        <source>This item is not missing.</source>
        <translation>Este artículo no está perdido.</translation>
    </message>
    <message>
        <source>This parcel is closed.</source>
        <translation>Este paquete está cerrado.</translation>
    </message>
    <message>
        <source>Declare an error if something was left in it.</source>
        <translation>Declare un error si algo quedó dentro.</translation>
    </message>
    <message>
        <source>The contents of this parcel were not checked yet.</source>
        <translation>El contenido de este paquete aún no se revisó.</translation>
    </message>
    <message>
        <source>Check them against what was expected first.</source>
        <translation>Compárelo primero con lo esperado.</translation>
    </message>
    <message>
        <source>The brand asks for photos of the box before it is opened.</source>
        <translation>La marca pide fotos de la caja antes de abrirla.</translation>
    </message>
    <message>
        <source>Take the missing photos first; they cannot be taken later.</source>
        <translation>Tome primero las fotos que faltan; después ya no se puede.</translation>
    </message>
    <message>
        <source>The brand asks for the seal before the box is opened.</source>
        <translation>La marca pide el sello antes de abrir la caja.</translation>
    </message>
    <message>
        <source>Read the seal and enter its number.</source>
        <translation>Lea el sello y escriba su número.</translation>
    </message>
    <message>
        <source>A line that was expected has no answer yet.</source>
        <translation>Una línea esperada aún no tiene respuesta.</translation>
    </message>
    <message>
        <source>Say whether its goods were found, wrong or missing.</source>
        <translation>Diga si se encontró, está equivocada o falta.</translation>
    </message>
    <message>
        <source>An open discrepancy has nobody who looks after it.</source>
        <translation>Una discrepancia abierta no tiene quien se encargue.</translation>
    </message>
    <message>
        <source>Assign it to somebody, or resolve it.</source>
        <translation>Asígnela a alguien o resuélvala.</translation>
    </message>
    <message>
        <source>The brand asks for a photo of the empty box.</source>
        <translation>La marca pide una foto de la caja vacía.</translation>
    </message>
    <message>
        <source>Photograph the empty box first.</source>
        <translation>Fotografíe primero la caja vacía.</translation>
    </message>
    <message>
        <source>The label of this item was not scanned back yet.</source>
        <translation>La etiqueta de este artículo aún no se comprobó.</translation>
    </message>
    <message>
        <source>Only a supervisor can let this be done.</source>
        <translation>Solo un supervisor puede permitir esto.</translation>
    </message>
    <message>
        <source>Call a supervisor to tap her badge.</source>
        <translation>Llame a un supervisor para que acerque su credencial.</translation>
    </message>
    <message>
        <source>Nobody can approve what she decided herself.</source>
        <translation>Nadie puede aprobar lo que decidió.</translation>
    </message>
    <message>
        <source>Ask another person to approve.</source>
        <translation>Pida a otra persona que apruebe.</translation>
    </message>
    <message>
        <source>Your role cannot approve this.</source>
        <translation>Su puesto no puede aprobar esto.</translation>
    </message>
    <message>
        <source>A photo the brand asks for is missing.</source>
        <translation>Falta una foto que la marca pide.</translation>
    </message>
    <message>
        <source>Take it, or ask a supervisor to let it be left out.</source>
        <translation>Tómela, o pida a un supervisor que permita omitirla.</translation>
    </message>
    <message>
        <source>This item has not been inspected yet.</source>
        <translation>Este artículo aún no se inspeccionó.</translation>
    </message>
    <message>
        <source>Inspect it first.</source>
        <translation>Inspecciónelo primero.</translation>
    </message>
    <message>
        <source>This item is graded already.</source>
        <translation>Este artículo ya está calificado.</translation>
    </message>
    <message>
        <source>Grade it again, with a reason.</source>
        <translation>Califíquelo de nuevo, con un motivo.</translation>
    </message>
    <message>
        <source>This item has not been graded yet.</source>
        <translation>Este artículo aún no se calificó.</translation>
    </message>
    <message>
        <source>Grade it first.</source>
        <translation>Califíquelo primero.</translation>
    </message>
    <message>
        <source>What happens to this item is already approved.</source>
        <translation>Lo que pasa con este artículo ya está aprobado.</translation>
    </message>
    <message>
        <source>Ask the approver to send it back first.</source>
        <translation>Pida primero a quien aprobó que lo devuelva.</translation>
    </message>
    <message>
        <source>A better grade, or one of high value, needs a second person.</source>
        <translation>Una calificación mejor, o de alto valor, necesita una segunda persona.</translation>
    </message>
    <message>
        <source>Ask a colleague to look and tap her badge.</source>
        <translation>Pida a un colega que mire y acerque su credencial.</translation>
    </message>
    <message>
        <source>The second person must be somebody else.</source>
        <translation>La segunda persona debe ser otra.</translation>
    </message>
    <message>
        <source>Ask a colleague.</source>
        <translation>Pídalo a un colega.</translation>
    </message>
    <message>
        <source>You go another way than the brand&apos;s rule proposes.</source>
        <translation>Va por otro camino que el que propone la regla de la marca.</translation>
    </message>
    <message>
        <source>Say why, then decide again.</source>
        <translation>Diga por qué y decida otra vez.</translation>
    </message>
    <message>
        <source>This item is on hold; it may not leave.</source>
        <translation>Este artículo está retenido; no puede salir.</translation>
    </message>
    <message>
        <source>Ask who put it on hold.</source>
        <translation>Pregunte a quien lo retuvo.</translation>
    </message>
    <message>
        <source>Nobody has decided where this item goes.</source>
        <translation>Nadie ha decidido adónde va este artículo.</translation>
    </message>
    <message>
        <source>Decide it first.</source>
        <translation>Decídalo primero.</translation>
    </message>
    <message>
        <source>There is no decision that waits for approval.</source>
        <translation>No hay decisión que espere aprobación.</translation>
    </message>
    <message>
        <source>Another person must approve this decision first.</source>
        <translation>Otra persona debe aprobar primero esta decisión.</translation>
    </message>
    <message>
        <source>Ask a supervisor to approve it.</source>
        <translation>Pida a un supervisor que la apruebe.</translation>
    </message>
    <message>
        <source>The decision says another end for this item.</source>
        <translation>La decisión dice otro final para este artículo.</translation>
    </message>
    <message>
        <source>Follow the decision, or decide again.</source>
        <translation>Siga la decisión o decida otra vez.</translation>
    </message>
    <message>
        <source>Destruction needs a second person who watches.</source>
        <translation>La destrucción necesita una segunda persona que mire.</translation>
    </message>
    <message>
        <source>Ask a colleague to tap her badge as witness.</source>
        <translation>Pida a un colega que acerque su credencial como testigo.</translation>
    </message>
    <message>
        <source>Destruction needs a photo before and a photo after.</source>
        <translation>La destrucción necesita una foto antes y otra después.</translation>
    </message>
    <message>
        <source>Take the photos destroy_before and destroy_after.</source>
        <translation>Tome las fotos destroy_before y destroy_after.</translation>
    </message>
    <message>
        <source>This hold is not on this item.</source>
        <translation>Este artículo no tiene esa retención.</translation>
    </message>
    <message>
        <source>Look at its holds again.</source>
        <translation>Mire otra vez sus retenciones.</translation>
    </message>
    <message>
        <source>Only a supervisor can lift a hold.</source>
        <translation>Solo un supervisor puede levantar una retención.</translation>
    </message>
    <message>
        <source>This item is not ready for a carrier.</source>
        <translation>Este artículo no está listo para un transportista.</translation>
    </message>
    <message>
        <source>Record its end first.</source>
        <translation>Anote primero su final.</translation>
    </message>
    <message>
        <source>Your role may not enter this zone.</source>
        <translation>Su puesto no puede entrar en esta zona.</translation>
    </message>
    <message>
        <source>Ask the keeper of the zone.</source>
        <translation>Pregunte al encargado de la zona.</translation>
    </message>
    <message>
        <source>This zone is full.</source>
        <translation>Esta zona está llena.</translation>
    </message>
    <message>
        <source>Choose another zone, or make room.</source>
        <translation>Elija otra zona o haga sitio.</translation>
    </message>
    <message>
        <source>An item of high value must lie in a high-value zone.</source>
        <translation>Un artículo de alto valor debe estar en una zona de alto valor.</translation>
    </message>
    <message>
        <source>Choose a high-value or restricted zone.</source>
        <translation>Elija una zona de alto valor o restringida.</translation>
    </message>
    <message>
        <source>This item does not lie in this zone.</source>
        <translation>Este artículo no está en esta zona.</translation>
    </message>
    <message>
        <source>Look where it is on record.</source>
        <translation>Mire dónde está registrado.</translation>
    </message>
    <message>
        <source>This zone has the two-person rule: a third person must watch.</source>
        <translation>Esta zona tiene la regla de dos personas: debe mirar otra persona.</translation>
    </message>
    <message>
        <source>Who keeps a zone cannot count it.</source>
        <translation>Quien cuida una zona no puede contarla.</translation>
    </message>
    <message>
        <source>Ask somebody else to count.</source>
        <translation>Pida a otra persona que cuente.</translation>
    </message>
    <message>
        <source>Somebody else began this count.</source>
        <translation>Otra persona empezó este conteo.</translation>
    </message>
    <message>
        <source>Let her go on, or begin a new one.</source>
        <translation>Deje que siga, o empiece uno nuevo.</translation>
    </message>
    <message>
        <source>This count is already closed.</source>
        <translation>Este conteo ya está cerrado.</translation>
    </message>
    <message>
        <source>Begin a new one.</source>
        <translation>Empiece uno nuevo.</translation>
    </message>
    <message>
        <source>This seal number was used before.</source>
        <translation>Este número de sello ya se usó.</translation>
    </message>
    <message>
        <source>Take a new seal, and tell a supervisor.</source>
        <translation>Tome un sello nuevo y avise a un supervisor.</translation>
    </message>
    <message>
        <source>This seal is not from our stock.</source>
        <translation>Este sello no es de nuestras existencias.</translation>
    </message>
    <message>
        <source>Take a seal that was issued here.</source>
        <translation>Tome un sello entregado aquí.</translation>
    </message>
    <message>
        <source>It is sealed already.</source>
        <translation>Ya está sellado.</translation>
    </message>
    <message>
        <source>Break that seal first.</source>
        <translation>Rompa primero ese sello.</translation>
    </message>
    <message>
        <source>It carries no seal.</source>
        <translation>No lleva sello.</translation>
    </message>
    <message>
        <source>Seal it first.</source>
        <translation>Séllelo primero.</translation>
    </message>
    <message>
        <source>This tote is sealed.</source>
        <translation>Este contenedor está sellado.</translation>
    </message>
    <message>
        <source>The seal of this tote is not as it was offered.</source>
        <translation>El sello de este contenedor no está como cuando se ofreció.</translation>
    </message>
    <message>
        <source>Decline it; look inside together, and offer it anew.</source>
        <translation>Rechácelo; miren juntos dentro y ofrézcalo de nuevo.</translation>
    </message>
    <message>
        <source>Break its seal first.</source>
        <translation>Rompa primero su sello.</translation>
    </message>
    <message>
        <source>This item already lies in a tote.</source>
        <translation>Este artículo ya está en un contenedor.</translation>
    </message>
    <message>
        <source>Take it out there first.</source>
        <translation>Sáquelo de allí primero.</translation>
    </message>
    <message>
        <source>This item does not lie in this tote.</source>
        <translation>Este artículo no está en este contenedor.</translation>
    </message>
    <message>
        <source>This number is cut short or misread. Scan the whole code.</source>
        <translation>Este número está cortado o mal leído. Escanea el código entero.</translation>
    </message>
    <message>
        <source>There are two labels on this parcel. Cover the old one and scan again.</source>
        <translation>Este paquete lleva dos etiquetas. Tapa la vieja y escanea otra vez.</translation>
    </message>
    <message>
        <source>This label is addressed elsewhere</source>
        <translation>Esta etiqueta va dirigida a otro lugar</translation>
    </message>
    <message>
        <source>Look for a newer label on the box.</source>
        <translation>Busca una etiqueta más nueva en la caja.</translation>
    </message>
    <message>
        <source>Pictures cannot be read here now. Scan or type the number by hand.</source>
        <translation>Ahora no se pueden leer imágenes aquí. Escanee o escriba el número a mano.</translation>
    </message>
    <message>
        <source>no good picture</source>
        <translation>sin buena imagen</translation>
    </message>
    <message>
        <source>Read the seal of the tote before you take it.</source>
        <translation>Lea el sello del contenedor antes de recibirlo.</translation>
    </message>
    <message>
        <source>Enter the number on the seal.</source>
        <translation>Escriba el número del sello.</translation>
    </message>
    <message>
        <source>This tote holds items of somebody else.</source>
        <translation>Este contenedor tiene artículos de otra persona.</translation>
    </message>
    <message>
        <source>Take another tote, or ask their holder first.</source>
        <translation>Tome otro contenedor o pregunte primero a quien los tiene.</translation>
    </message>
    <message>
        <source>Only its holder or a supervisor can declare this missing.</source>
        <translation>Solo quien lo tiene o un supervisor puede declararlo perdido.</translation>
    </message>
    <message>
        <source>Ask its holder, or call a supervisor.</source>
        <translation>Pregunte a quien lo tiene o llame a un supervisor.</translation>
    </message>
    <message>
        <source>The printer is out of ribbon. Load a ribbon and print again.</source>
        <translation>La impresora no tiene cinta. Ponga una cinta y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer is paused. Press its pause button and print again.</source>
        <translation>La impresora está en pausa. Pulse su botón de pausa y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer is jammed. Clear it and print again.</source>
        <translation>La impresora está atascada. Desatásquela y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer reports a fault. See its lamps or display, mend it and print again.</source>
        <translation>La impresora avisa de una avería. Mire sus luces o su pantalla, arréglela y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer is busy with other labels. Wait and print again.</source>
        <translation>La impresora está ocupada con otras etiquetas. Espere y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer holds half a label. Switch it off and on, throw that label away and print again.</source>
        <translation>La impresora tiene media etiqueta. Apáguela y enciéndala, tire esa etiqueta y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>The printer is unplugged. Plug it in and print again.</source>
        <translation>La impresora está desenchufada. Enchúfela y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>Tap your badge again.</source>
        <translation>Acerque otra vez su credencial.</translation>
    </message>
    <message>
        <source>The badge was not read. Tap it again.</source>
        <translation>La credencial no se leyó. Acérquela otra vez.</translation>
    </message>
    <message>
        <source>The code was not read. Scan it again.</source>
        <translation>El código no se leyó. Escanéelo otra vez.</translation>
    </message>
    <message>
        <source>This was declared wrong before.</source>
        <translation>Esto ya se declaró erróneo antes.</translation>
    </message>
    <message>
        <source>What is wrong cannot correct itself. Name the event that is right.</source>
        <translation>Lo que está mal no puede corregirse a sí mismo. Indique el evento correcto.</translation>
    </message>
    <message>
        <source>This is not a GTIN. Scan the code of the goods again.</source>
        <translation>Esto no es un GTIN. Escanee otra vez el código de la mercancía.</translation>
    </message>
    <message>
        <source>Nothing lies in this tote.</source>
        <translation>No hay nada en esta caja.</translation>
    </message>
    <message>
        <source>This picture is too large. Take a smaller one.</source>
        <translation>La foto es demasiado grande. Tome una más pequeña.</translation>
    </message>
    <message>
        <source>This station is too busy to read the picture. Try again.</source>
        <translation>La estación está muy ocupada para leer la foto. Intente de nuevo.</translation>
    </message>
    <message>
        <source>It was told to beep</source>
        <translation>Se le ordenó pitar</translation>
    </message>
    <message>
        <source>This device cannot be told to beep.</source>
        <translation>A este dispositivo no se le puede ordenar que pite.</translation>
    </message>
    <message>
        <source>Name another station, and there at most a role.</source>
        <translation>Nombre otra estación y, de ella, a lo sumo un puesto.</translation>
    </message>
    <message>
        <source>Only items go to another station. Open the parcel, and hand over what is in it.</source>
        <translation>A otra estación solo van artículos. Abra el paquete y entregue lo que contiene.</translation>
    </message>
    <message>
        <source>This record does not verify, or its station is not known here. Call a supervisor.</source>
        <translation>Este registro no se puede comprobar, o su estación no se conoce aquí. Llame a un supervisor.</translation>
    </message>
    <message>
        <source>This record ends with no offer. Ask for a newer one.</source>
        <translation>Este registro no termina en una oferta. Pida uno más nuevo.</translation>
    </message>
    <message>
        <source>These records tell of different hand-offs. Take one at a time.</source>
        <translation>Estos registros son de entregas distintas. Reciba una por vez.</translation>
    </message>
    <message>
        <source>This record does not tell that an offer of ours was taken.</source>
        <translation>Este registro no dice que se haya recibido una oferta nuestra.</translation>
    </message>
    <message>
        <source>You hold it now. The other station still has to be told.</source>
        <translation>Ahora lo tiene usted. Falta avisar a la otra estación.</translation>
    </message>
    <message>
        <source>Send this station&apos;s record back to the one that offered.</source>
        <translation>Envíe el registro de esta estación a la que ofreció.</translation>
    </message>
    <message>
        <source>The other station holds it now.</source>
        <translation>Ahora lo tiene la otra estación.</translation>
    </message>
    <message>
        <source>Two stations tell different stories of this item. A discrepancy was opened.</source>
        <translation>Dos estaciones cuentan cosas distintas de este artículo. Se abrió una discrepancia.</translation>
    </message>
    <message>
        <source>Ask who has it in her hands.</source>
        <translation>Pregunte quién lo tiene en sus manos.</translation>
    </message>
    <message>
        <source>Nobody has taken this yet, so there is no receipt of it.</source>
        <translation>Nadie lo ha recibido todavía; por eso no hay recibo.</translation>
    </message>
    <message>
        <source>The sentence on record is not the one that was accepted. Call a supervisor.</source>
        <translation>La frase anotada no es la que se aceptó. Llame a un supervisor.</translation>
    </message>
    <message>
        <source>Receipts cannot be written at this bench.</source>
        <translation>En esta mesa no se pueden hacer recibos.</translation>
    </message>
    <message>
        <source>The receipt is written, a copy for each side.</source>
        <translation>El recibo está hecho, una copia para cada parte.</translation>
    </message>
    <message>
        <source>Now scan what you put here.</source>
        <translation>Escanee ahora lo que deja aquí.</translation>
    </message>
    <message>
        <source>Putting away is done.</source>
        <translation>Terminó de guardar.</translation>
    </message>
    <message>
        <source>The advice is on record. You grade.</source>
        <translation>El consejo quedó anotado. Usted califica.</translation>
    </message>
    <message>
        <source>Marked for a person to look at.</source>
        <translation>Marcado para que una persona lo mire.</translation>
    </message>
    <message>
        <source>The brand is asked for photos.</source>
        <translation>Se piden fotos a la marca.</translation>
    </message>
    <message>
        <source>This item is at another station.</source>
        <translation>Este artículo está en otra estación.</translation>
    </message>
    <message>
        <source>Take it back with that station&apos;s record of the hand-off.</source>
        <translation>Recíbalo de vuelta con el registro de entrega de esa estación.</translation>
    </message>
    <message>
        <source>This hand-off is meant for another station.</source>
        <translation>Esta entrega es para otra estación.</translation>
    </message>
    <message>
        <source>It is taken there, or cancelled here.</source>
        <translation>Se recibe allá, o se cancela aquí.</translation>
    </message>
    <message>
        <source>This record does not offer it to this station.</source>
        <translation>Este registro no lo ofrece a esta estación.</translation>
    </message>
    <message>
        <source>Ask for a hand-off that names this station.</source>
        <translation>Pida una entrega que nombre esta estación.</translation>
    </message>
    <message>
        <source>This record tells that the offer was answered before.</source>
        <translation>Este registro es de una oferta que ya se respondió.</translation>
    </message>
    <message>
        <source>Send it back, and ask for a new hand-off.</source>
        <translation>Devuélvalo y pida una entrega nueva.</translation>
    </message>
    <message>
        <source>By this station&apos;s own record this item is here.</source>
        <translation>Según el registro de esta estación, el artículo está aquí.</translation>
    </message>
    <message>
        <source>Stop, and open a discrepancy.</source>
        <translation>Deténgase y abra una discrepancia.</translation>
    </message>
    <message>
        <source>Your grade differs from the advice that was shown.</source>
        <translation>Su grado es distinto del consejo que se mostró.</translation>
    </message>
    <message>
        <source>Say why, then grade again.</source>
        <translation>Diga por qué y califique otra vez.</translation>
    </message>
    <message>
        <source>The printer stopped after it had the whole label: one may be out. Throw it away, see to the printer and print again.</source>
        <translation>La impresora se detuvo cuando ya tenía la etiqueta completa: puede haber salido una. Tírela, revise la impresora e imprima de nuevo.</translation>
    </message>
    <message>
        <source>The printer was unplugged after it had the whole label: one may be out. Throw it away, plug the printer in and print again.</source>
        <translation>La impresora se desconectó cuando ya tenía la etiqueta completa: puede haber salido una. Tírela, conecte la impresora e imprima de nuevo.</translation>
    </message>
    <message>
        <source>There is no open request for this video.</source>
        <translation>No hay ninguna solicitud abierta de este video.</translation>
    </message>
    <message>
        <source>The photo of a defect must be one of this item.</source>
        <translation>La foto de un defecto debe ser de este artículo.</translation>
    </message>
    <message>
        <source>Something lies in this zone. Take it out before its class changes.</source>
        <translation>Hay algo en esta zona. Sáquelo antes de cambiar su clase.</translation>
    </message>
    <message>
        <source>Put it on the scale, then accept it.</source>
        <translation>Póngalo en la báscula y luego acéptelo.</translation>
    </message>
    <message>
        <source>The brand asks for the weight of the box.</source>
        <translation>La marca pide el peso de la caja.</translation>
    </message>
    <message>
        <source>The two photos of the destruction must be different ones, taken after the decision and in their order.</source>
        <translation>Las dos fotos de la destrucción deben ser distintas, tomadas después de la decisión y en su orden.</translation>
    </message>
    <message>
        <source>Take destroy_before now, destroy it, then take destroy_after.</source>
        <translation>Tome destroy_before ahora, destrúyalo y luego tome destroy_after.</translation>
    </message>
    <message>
        <source>A legal hold stands on it: it may not be destroyed.</source>
        <translation>Tiene una retención legal: no se puede destruir.</translation>
    </message>
    <message>
        <source>Ask who set the hold; nothing of it may be lost until it is lifted.</source>
        <translation>Pregunte quién puso la retención; nada se puede perder hasta que se levante.</translation>
    </message>
    <message>
        <source>It is not what was announced, and nobody has said what becomes of it.</source>
        <translation>No es lo que se anunció, y nadie ha dicho qué se hace con él.</translation>
    </message>
    <message>
        <source>Resolve that discrepancy first.</source>
        <translation>Resuelva primero esa discrepancia.</translation>
    </message>
    <message>
        <source>A carrier already drove away with this item.</source>
        <translation>Un transportista ya se llevó este artículo.</translation>
    </message>
    <message>
        <source>Only a supervisor destroys seals of the stock.</source>
        <translation>Solo un supervisor destruye precintos de las existencias.</translation>
    </message>
    <message>
        <source>The visitor is signed in</source>
        <translation>La visita está registrada</translation>
    </message>
    <message>
        <source>The visitor is signed out</source>
        <translation>La visita salió</translation>
    </message>
    <message>
        <source>The visitor is signed out and still has a badge</source>
        <translation>La visita salió y aún tiene una credencial</translation>
    </message>
    <message>
        <source>No such visitor is inside.</source>
        <translation>Esa visita no está dentro.</translation>
    </message>
    <message>
        <source>There is no such request.</source>
        <translation>No existe esa solicitud.</translation>
    </message>
    <message>
        <source>Asked to act as a supervisor</source>
        <translation>Pidió actuar como supervisor</translation>
    </message>
    <message>
        <source>She acts as a supervisor until the time is over</source>
        <translation>Actúa como supervisor hasta que acabe el tiempo</translation>
    </message>
    <message>
        <source>It was looked at</source>
        <translation>Se revisó</translation>
    </message>
    <message>
        <source>Another visitor has this badge.</source>
        <translation>Otra visita tiene esta credencial.</translation>
    </message>
    <message>
        <source>Give her another one, or sign the other visitor out.</source>
        <translation>Dele otra, o registre la salida de la otra visita.</translation>
    </message>
    <message>
        <source>Nobody can let herself act as a supervisor.</source>
        <translation>Nadie puede permitirse a sí mismo actuar como supervisor.</translation>
    </message>
    <message>
        <source>Ask a supervisor to tap her badge.</source>
        <translation>Pida a un supervisor que acerque su credencial.</translation>
    </message>
    <message>
        <source>This request was answered already.</source>
        <translation>Esta solicitud ya se respondió.</translation>
    </message>
    <message>
        <source>Make a new one.</source>
        <translation>Haga una nueva.</translation>
    </message>
    <message>
        <source>Nobody let this be done, so there is nothing to look at.</source>
        <translation>Nadie lo permitió, así que no hay nada que revisar.</translation>
    </message>
    <message>
        <source>Let it be.</source>
        <translation>Déjelo.</translation>
    </message>
    <message>
        <source>It is not over yet.</source>
        <translation>Aún no ha terminado.</translation>
    </message>
    <message>
        <source>Look at it when its minutes are over.</source>
        <translation>Revíselo cuando acaben sus minutos.</translation>
    </message>
    <message>
        <source>Who asked for it cannot be the one who looks at it.</source>
        <translation>Quien lo pidió no puede revisarlo.</translation>
    </message>
    <message>
        <source>Ask another supervisor.</source>
        <translation>Pregunte a otro supervisor.</translation>
    </message>
    <message>
        <source>not set up here</source>
        <translation>no previsto aquí</translation>
    </message>
    <message>
        <source>not plugged in</source>
        <translation>no enchufado</translation>
    </message>
    <message>
        <source>plugged in, not used yet</source>
        <translation>enchufado, aún sin usar</translation>
    </message>
    <message>
        <source>in use by another program</source>
        <translation>en uso por otro programa</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>sin permiso</translation>
    </message>
    <message>
        <source>no driver for it</source>
        <translation>sin controlador</translation>
    </message>
    <message>
        <source>has a fault</source>
        <translation>con un fallo</translation>
    </message>
    <message>
        <source>head open</source>
        <translation>cabezal abierto</translation>
    </message>
    <message>
        <source>out of ribbon</source>
        <translation>sin cinta</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>jammed</source>
        <translation>atascada</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupada</translation>
    </message>
    <message>
        <source>holds half a label</source>
        <translation>tiene media etiqueta</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>no responde</translation>
    </message>
    <message>
        <source>one label may be out</source>
        <translation>puede haber salido una etiqueta</translation>
    </message>
    <message>
        <source>Install /etc/udev/rules.d/70-custody-station.rules, put the user into the group plugdev, and plug the device in again.</source>
        <translation>Instale /etc/udev/rules.d/70-custody-station.rules, ponga al usuario en el grupo plugdev y vuelva a enchufar el aparato.</translation>
    </message>
    <message>
        <source>It is not in the catalogue of devices. Put the line below into /etc/udev/rules.d/70-custody-own.rules, run udevadm control --reload, and plug it in again.</source>
        <translation>No está en el catálogo de aparatos. Ponga la línea de abajo en /etc/udev/rules.d/70-custody-own.rules, ejecute udevadm control --reload y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>Another custody-station or custody-admin may use it: end that one.</source>
        <translation>Puede que lo use otro custody-station o custody-admin: ciérrelo.</translation>
    </message>
    <message>
        <source>ipp-usb or CUPS may use it: run systemctl disable --now ipp-usb and remove its queue from CUPS. Or another custody-station does: end that one.</source>
        <translation>Puede que la use ipp-usb o CUPS: ejecute systemctl disable --now ipp-usb y quite su cola de CUPS. O la usa otro custody-station: ciérrelo.</translation>
    </message>
    <message>
        <source>CUPS may be printing on it: remove its queue (lpstat -v names it, lpadmin -x removes it). Or another custody-station uses it: end that one.</source>
        <translation>Puede que CUPS imprima en ella: quite su cola (lpstat -v la nombra, lpadmin -x la quita). O la usa otro custody-station: ciérrelo.</translation>
    </message>
    <message>
        <source>pcscd uses smart-card readers: run systemctl mask --now pcscd.socket pcscd.service. Or another custody-station uses it: end that one.</source>
        <translation>pcscd usa los lectores de tarjetas: ejecute systemctl mask --now pcscd.socket pcscd.service. O lo usa otro custody-station: ciérrelo.</translation>
    </message>
    <message>
        <source>Name another device in the settings of this bench.</source>
        <translation>Nombre otro aparato en los ajustes de este puesto.</translation>
    </message>
    <message>
        <source>Plug it in, or name another one in the settings of this bench.</source>
        <translation>Enchúfelo, o nombre otro en los ajustes de este puesto.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again.</source>
        <translation>Desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>This machine shows no USB. Call a supervisor.</source>
        <translation>Este equipo no muestra USB. Llame a un supervisor.</translation>
    </message>
    <message>
        <source>Another program may use the camera: end that one.</source>
        <translation>Puede que otro programa use la cámara: ciérrelo.</translation>
    </message>
    <message>
        <source>Put the user of this station into the group video, and start the station again.</source>
        <translation>Ponga al usuario de esta estación en el grupo video y vuelva a iniciar la estación.</translation>
    </message>
    <message>
        <source>That is too heavy for the scale. Take it off.</source>
        <translation>Eso pesa demasiado para la báscula. Quítelo.</translation>
    </message>
    <message>
        <source>The scale shows less than nothing. Empty it and set it to zero.</source>
        <translation>La báscula muestra menos que nada. Vacíela y póngala a cero.</translation>
    </message>
    <message>
        <source>The scale must be set to zero. Empty it and press zero.</source>
        <translation>Hay que poner la báscula a cero. Vacíela y pulse cero.</translation>
    </message>
    <message>
        <source>The scale must be calibrated. Call a supervisor.</source>
        <translation>Hay que calibrar la báscula. Llame a un supervisor.</translation>
    </message>
    <message>
        <source>The scale does not come to rest. Let go and weigh again.</source>
        <translation>La báscula no se estabiliza. Suelte y pese otra vez.</translation>
    </message>
    <message>
        <source>The scale does not answer. Check power and cable.</source>
        <translation>La báscula no responde. Revise la corriente y el cable.</translation>
    </message>
    <message>
        <source>The camera sends only black. Is the lens covered?</source>
        <translation>La cámara solo envía negro. ¿Está tapado el objetivo?</translation>
    </message>
    <message>
        <source>The camera sends a picture that stands still. Switch it off and on.</source>
        <translation>La cámara envía una imagen parada. Apáguela y enciéndala.</translation>
    </message>
    <message>
        <source>The scale shows</source>
        <translation>La báscula muestra</translation>
    </message>
    <message>
        <source>No scale is connected.</source>
        <translation>No hay ninguna báscula conectada.</translation>
    </message>
    <message>
        <source>The card reader does not come to an end. Tap the card again.</source>
        <translation>El lector de tarjetas no termina. Acerque la tarjeta otra vez.</translation>
    </message>
    <message>
        <source>The card reader does not take what it is told.</source>
        <translation>El lector de tarjetas no acepta lo que se le dice.</translation>
    </message>
    <message>
        <source>The card reader answers something else than it was asked.</source>
        <translation>El lector de tarjetas responde otra cosa que lo preguntado.</translation>
    </message>
    <message>
        <source>The card reader answered in a way it should not.</source>
        <translation>El lector de tarjetas respondió como no debería.</translation>
    </message>
    <message>
        <source>The card reader does not say what it can do.</source>
        <translation>El lector de tarjetas no dice lo que sabe hacer.</translation>
    </message>
    <message>
        <source>The badge reader does not stop typing. Unplug it and plug it in again.</source>
        <translation>El lector de credenciales no deja de teclear. Desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>The badge reader answered in a way it should not.</source>
        <translation>El lector de credenciales respondió como no debería.</translation>
    </message>
    <message>
        <source>The scanner does not stop sending. Unplug it and plug it in again.</source>
        <translation>El escáner no deja de enviar. Desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>The device does not stop typing. Unplug it and plug it in again.</source>
        <translation>El aparato no deja de teclear. Desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>The serial device answered in a way it should not.</source>
        <translation>El aparato serie respondió como no debería.</translation>
    </message>
    <message>
        <source>The scale answered in a way it should not.</source>
        <translation>La báscula respondió como no debería.</translation>
    </message>
    <message>
        <source>The scale reports a fault.</source>
        <translation>La báscula avisa de un fallo.</translation>
    </message>
    <message>
        <source>The scale shows a unit that is unknown.</source>
        <translation>La báscula muestra una unidad desconocida.</translation>
    </message>
    <message>
        <source>The scale shows a weight that cannot be.</source>
        <translation>La báscula muestra un peso imposible.</translation>
    </message>
    <message>
        <source>The scale does not understand what it was asked.</source>
        <translation>La báscula no entiende lo que se le pregunta.</translation>
    </message>
    <message>
        <source>The device was unplugged.</source>
        <translation>El aparato se desenchufó.</translation>
    </message>
    <message>
        <source>The camera sends no more frames.</source>
        <translation>La cámara ya no envía imágenes.</translation>
    </message>
    <message>
        <source>This parcel lies in a zone.</source>
        <translation>Este paquete está en una zona.</translation>
    </message>
    <message>
        <source>This parcel was declared missing.</source>
        <translation>Este paquete se declaró perdido.</translation>
    </message>
    <message>
        <source>This parcel is already declared missing.</source>
        <translation>Este paquete ya se declaró perdido.</translation>
    </message>
    <message>
        <source>This parcel is not missing.</source>
        <translation>Este paquete no está perdido.</translation>
    </message>
    <message>
        <source>This parcel does not lie in this zone.</source>
        <translation>Este paquete no está en esta zona.</translation>
    </message>
    <message>
        <source>Only a supervisor by her own role gives and takes roles.</source>
        <translation>Solo un supervisor por su propio rol da y quita roles.</translation>
    </message>
    <message>
        <source>Nobody gives or takes a role of her own.</source>
        <translation>Nadie se da ni se quita un rol a sí mismo.</translation>
    </message>
    <message>
        <source>She has this role already.</source>
        <translation>Ya tiene este rol.</translation>
    </message>
    <message>
        <source>Leave it as it is.</source>
        <translation>Déjelo como está.</translation>
    </message>
    <message>
        <source>She does not have this role.</source>
        <translation>No tiene este rol.</translation>
    </message>
    <message>
        <source>Look at her role again.</source>
        <translation>Mire otra vez su rol.</translation>
    </message>
    <message>
        <source>You have no role here any more. Ask a supervisor.</source>
        <translation>Ya no tiene rol aquí. Pregunte a un supervisor.</translation>
    </message>
    <message>
        <source>Role given</source>
        <translation>Rol dado</translation>
    </message>
    <message>
        <source>Role taken back</source>
        <translation>Rol quitado</translation>
    </message>
    <message>
        <source>Noted who may do what</source>
        <translation>Anotado quién puede hacer qué</translation>
    </message>
    <message>
        <source>No record of another station is named by this discrepancy.</source>
        <translation>Esta discrepancia no nombra ningún registro de otra estación.</translation>
    </message>
    <message>
        <source>It has its brand now</source>
        <translation>Ya tiene su marca</translation>
    </message>
    <message>
        <source>Accept it; a supervisor finds its brand.</source>
        <translation>Acéptelo; un supervisor busca su marca.</translation>
    </message>
    <message>
        <source>No such hand-off brought this to you.</source>
        <translation>Ninguna entrega así le trajo esto.</translation>
    </message>
    <message>
        <source>Name the one that did, and offer it to who gave it to you.</source>
        <translation>Nombre la que lo trajo y ofrézcalo a quien se lo dio.</translation>
    </message>
    <message>
        <source>This discrepancy is open already.</source>
        <translation>Esta discrepancia ya está abierta.</translation>
    </message>
    <message>
        <source>Two stations took it: somebody must say whose record stands.</source>
        <translation>Dos estaciones lo recibieron: alguien debe decir qué registro vale.</translation>
    </message>
    <message>
        <source>Say here or there; both stay on record.</source>
        <translation>Diga aquí o allá; ambos quedan registrados.</translation>
    </message>
    <message>
        <source>Only a supervisor says which of two records stands.</source>
        <translation>Solo un supervisor dice cuál de dos registros vale.</translation>
    </message>
    <message>
        <source>Only a supervisor says whose a parcel is.</source>
        <translation>Solo un supervisor dice de quién es un paquete.</translation>
    </message>
    <message>
        <source>This parcel has a brand already.</source>
        <translation>Este paquete ya tiene marca.</translation>
    </message>
    <message>
        <source>Items of this parcel are registered already; they stay in their lane.</source>
        <translation>Ya se registraron artículos de este paquete; se quedan en su carril.</translation>
    </message>
    <message>
        <source>Leave it where it is, and resolve its discrepancy.</source>
        <translation>Déjelo donde está y resuelva su discrepancia.</translation>
    </message>
    <message>
        <source>This parcel goes on in the lane of its brand.</source>
        <translation>Este paquete sigue en el carril de su marca.</translation>
    </message>
    <message>
        <source>Scan it again, and work on it there.</source>
        <translation>Escanéelo otra vez y trabaje en él allí.</translation>
    </message>
    <message>
        <source>sends what cannot be read</source>
        <translation>envía lo que no se puede leer</translation>
    </message>
    <message>
        <source>Try another badge or code. If none is read, unplug it and plug it in again.</source>
        <translation>Pruebe con otra credencial u otro código. Si no se lee ninguno, desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>Name the serial number or the port of one in printer.source.</source>
        <translation>Indique en printer.source el número de serie o el puerto de una.</translation>
    </message>
    <message>
        <source>If it is a label printer, name its language in printer.language. If not, name another one in printer.source.</source>
        <translation>Si es una impresora de etiquetas, indique su lenguaje en printer.language. Si no, indique otra en printer.source.</translation>
    </message>
    <message>
        <source>Hold its Editor Lite button until the lamp goes out, and print again.</source>
        <translation>Mantenga pulsado su botón Editor Lite hasta que se apague la luz y vuelva a imprimir.</translation>
    </message>
    <message>
        <source>If it is the badge reader, name it by its USB ids in badge_reader.source.</source>
        <translation>Si es el lector de credenciales, indique sus números USB en badge_reader.source.</translation>
    </message>
    <message>
        <source>Several label printers are plugged in.</source>
        <translation>Hay varias impresoras de etiquetas enchufadas.</translation>
    </message>
    <message>
        <source>It names no language that this station writes.</source>
        <translation>No dice ningún lenguaje que esta estación escriba.</translation>
    </message>
    <message>
        <source>It shows itself as a disk.</source>
        <translation>Se presenta como un disco.</translation>
    </message>
    <message>
        <source>The device does not answer.</source>
        <translation>El dispositivo no responde.</translation>
    </message>
    <message>
        <source>The device refuses what it was asked.</source>
        <translation>El dispositivo rechaza lo que se le pidió.</translation>
    </message>
    <message>
        <source>The device was stopped.</source>
        <translation>El dispositivo se detuvo.</translation>
    </message>
    <message>
        <source>The device sent more than it was asked for.</source>
        <translation>El dispositivo envió más de lo que se le pidió.</translation>
    </message>
    <message>
        <source>The cable of the device has a fault.</source>
        <translation>El cable del dispositivo tiene una avería.</translation>
    </message>
    <message>
        <source>The card reader could not read: it was told to stop.</source>
        <translation>El lector de tarjetas no pudo leer: se le dijo que parara.</translation>
    </message>
    <message>
        <source>The card reader could not read: the card does not answer.</source>
        <translation>El lector de tarjetas no pudo leer: la tarjeta no responde.</translation>
    </message>
    <message>
        <source>The card reader could not read: the card was read with an error.</source>
        <translation>El lector de tarjetas no pudo leer: la tarjeta se leyó con un error.</translation>
    </message>
    <message>
        <source>The card reader could not read: the card sent too much.</source>
        <translation>El lector de tarjetas no pudo leer: la tarjeta envió demasiado.</translation>
    </message>
    <message>
        <source>The card reader could not read: the reader has a fault.</source>
        <translation>El lector de tarjetas no pudo leer: el lector tiene una avería.</translation>
    </message>
    <message>
        <source>The card reader could not read: this kind of card is unknown to it.</source>
        <translation>El lector de tarjetas no pudo leer: no conoce esta clase de tarjeta.</translation>
    </message>
    <message>
        <source>The card reader could not read: it is busy.</source>
        <translation>El lector de tarjetas no pudo leer: está ocupado.</translation>
    </message>
    <message>
        <source>The card reader could not read: it does not know the command.</source>
        <translation>El lector de tarjetas no pudo leer: no conoce la orden.</translation>
    </message>
    <message>
        <source>The card reader could not read: it refuses the command.</source>
        <translation>El lector de tarjetas no pudo leer: rechaza la orden.</translation>
    </message>
    <message>
        <source>The camera may not be used by this user.</source>
        <translation>Este usuario no puede usar la cámara.</translation>
    </message>
    <message>
        <source>The camera cannot be opened.</source>
        <translation>No se puede abrir la cámara.</translation>
    </message>
    <message>
        <source>The camera is in use by another program.</source>
        <translation>Otro programa está usando la cámara.</translation>
    </message>
    <message>
        <source>The camera failed.</source>
        <translation>La cámara falló.</translation>
    </message>
    <message>
        <source>The camera sends pixels of an unknown kind.</source>
        <translation>La cámara envía píxeles de una clase desconocida.</translation>
    </message>
    <message>
        <source>The film cannot be played.</source>
        <translation>No se puede reproducir la película.</translation>
    </message>
    <message>
        <source>The folder holds no picture any more.</source>
        <translation>La carpeta ya no contiene ninguna imagen.</translation>
    </message>
    <message>
        <source>Test label sent; look whether it came out</source>
        <translation>Etiqueta de prueba enviada; mire si salió</translation>
    </message>
    <message>
        <source>This record hides facts that this station must know. Ask for the whole of it.</source>
        <translation>Este registro oculta datos que esta estación debe conocer. Pídalo completo.</translation>
    </message>
    <message>
        <source>It ended here. Say that this station&apos;s record stands.</source>
        <translation>Terminó aquí. Indique que vale el registro de esta estación.</translation>
    </message>
    <message>
        <source>It came back since. Say that this station&apos;s record stands.</source>
        <translation>Ha vuelto desde entonces. Indique que vale el registro de esta estación.</translation>
    </message>
    <message>
        <source>This was on record before.</source>
        <translation>Esto ya constaba en el registro.</translation>
    </message>
    <message>
        <source>This text is too long. Say it in fewer words.</source>
        <translation>Este texto es demasiado largo. Dígalo con menos palabras.</translation>
    </message>
    <message>
        <source>Several parcels have this number. Scan it and choose the brand, or name one by its id.</source>
        <translation>Varios paquetes tienen este número. Escanéelo y elija la marca, o nombre uno por su identificador.</translation>
    </message>
    <message>
        <source>This parcel has an open discrepancy besides.</source>
        <translation>Este paquete tiene además una discrepancia abierta.</translation>
    </message>
    <message>
        <source>Resolve it first; it would stay behind.</source>
        <translation>Resuélvala primero; se quedaría atrás.</translation>
    </message>
    <message>
        <source>The device could not be used.</source>
        <translation>No se pudo usar el aparato.</translation>
    </message>
    <message>
        <source>Try it with a badge or a code.</source>
        <translation>Pruébelo con una credencial o un código.</translation>
    </message>
    <message>
        <source>The device is not plugged in.</source>
        <translation>El aparato no está enchufado.</translation>
    </message>
    <message>
        <source>The device is in use by another program.</source>
        <translation>Otro programa está usando el aparato.</translation>
    </message>
    <message>
        <source>This station may not open the device.</source>
        <translation>Esta estación no tiene permiso para abrir el aparato.</translation>
    </message>
    <message>
        <source>There is no driver for this device.</source>
        <translation>No hay controlador para este aparato.</translation>
    </message>
    <message>
        <source>The device has a fault.</source>
        <translation>El aparato tiene un fallo.</translation>
    </message>
    <message>
        <source>The label does not fit on what lies in the printer.</source>
        <translation>La etiqueta no cabe en lo que hay en la impresora.</translation>
    </message>
    <message>
        <source>Load the labels this bench is set up for, or call a supervisor.</source>
        <translation>Ponga las etiquetas previstas para este puesto, o llame a un supervisor.</translation>
    </message>
    <message>
        <source>&quot;mode&quot; is before or after: the person&apos;s own grade.</source>
        <translation>&quot;mode&quot; es before o after: la calificación de la persona.</translation>
    </message>
    <message>
        <source>&quot;confidence_pct&quot; lies between 0 and 100.</source>
        <translation>&quot;confidence_pct&quot; está entre 0 y 100.</translation>
    </message>
    <message>
        <source>&quot;inputs_sha256&quot; is 64 hexadecimal digits.</source>
        <translation>&quot;inputs_sha256&quot; son 64 cifras hexadecimales.</translation>
    </message>
    <message>
        <source>&quot;items&quot; holds between 1 and 500 labels.</source>
        <translation>&quot;items&quot; tiene entre 1 y 500 etiquetas.</translation>
    </message>
    <message>
        <source>&quot;scope&quot; is supervisor.</source>
        <translation>&quot;scope&quot; es supervisor.</translation>
    </message>
    <message>
        <source>&quot;minutes&quot; must be between 1 and 60.</source>
        <translation>&quot;minutes&quot; debe estar entre 1 y 60.</translation>
    </message>
    <message>
        <source>&quot;outcome&quot; is justified or abused.</source>
        <translation>&quot;outcome&quot; es justified o abused.</translation>
    </message>
    <message>
        <source>A command is at most 64 KiB long.</source>
        <translation>Una orden tiene como máximo 64 KiB.</translation>
    </message>
    <message>
        <source>A command is one JSON object on one line, such as {&quot;do&quot;:&quot;show&quot;}.</source>
        <translation>Una orden es un objeto JSON en una línea, como {&quot;do&quot;:&quot;show&quot;}.</translation>
    </message>
    <message>
        <source>&quot;result&quot; is conformant or non_conformant.</source>
        <translation>&quot;result&quot; es conformant o non_conformant.</translation>
    </message>
    <message>
        <source>&quot;duration_s&quot; lies between 0 and 86400.</source>
        <translation>&quot;duration_s&quot; está entre 0 y 86400.</translation>
    </message>
    <message>
        <source>&quot;condition&quot; is conformant, non_conformant or damaged.</source>
        <translation>&quot;condition&quot; es conformant, non_conformant o damaged.</translation>
    </message>
    <message>
        <source>A photo&apos;s role is one word.</source>
        <translation>El papel de una foto es una sola palabra.</translation>
    </message>
    <message>
        <source>&quot;roles&quot; names no photo.</source>
        <translation>&quot;roles&quot; no nombra ninguna foto.</translation>
    </message>
    <message>
        <source>A parcel has at most 200 expected lines.</source>
        <translation>Un paquete tiene como máximo 200 líneas anunciadas.</translation>
    </message>
    <message>
        <source>A line needs &quot;sku&quot; or &quot;gtin&quot;.</source>
        <translation>Una línea necesita &quot;sku&quot; o &quot;gtin&quot;.</translation>
    </message>
    <message>
        <source>&quot;quantity&quot; must be between 1 and 10000.</source>
        <translation>&quot;quantity&quot; debe estar entre 1 y 10000.</translation>
    </message>
    <message>
        <source>&quot;resolution&quot; of a line is found, missing or wrong.</source>
        <translation>&quot;resolution&quot; de una línea es found, missing o wrong.</translation>
    </message>
    <message>
        <source>&quot;expires_min&quot; must be between 1 and 44640.</source>
        <translation>&quot;expires_min&quot; debe estar entre 1 y 44640.</translation>
    </message>
    <message>
        <source>&quot;route&quot; is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate.</source>
        <translation>&quot;route&quot; es restock, destroy, recycle, donate, vendor_return, customer_return o liquidate.</translation>
    </message>
    <message>
        <source>&quot;hold&quot; is fraud, legal, recall, qa or discrepancy.</source>
        <translation>&quot;hold&quot; es fraud, legal, recall, qa o discrepancy.</translation>
    </message>
    <message>
        <source>&quot;kind&quot; is restock, destroy, recycle, donate, vendor_return, customer_return or liquidate.</source>
        <translation>&quot;kind&quot; es restock, destroy, recycle, donate, vendor_return, customer_return o liquidate.</translation>
    </message>
    <message>
        <source>&quot;outcome&quot; is preserved, gone or refused.</source>
        <translation>&quot;outcome&quot; es preserved, gone o refused.</translation>
    </message>
    <message>
        <source>&quot;stands&quot; settles two answers to one offer, and nothing else.</source>
        <translation>&quot;stands&quot; decide entre dos respuestas a una oferta, y nada más.</translation>
    </message>
    <message>
        <source>&quot;reason&quot; is did_not_occur or incorrect_data.</source>
        <translation>&quot;reason&quot; es did_not_occur o incorrect_data.</translation>
    </message>
    <message>
        <source>&quot;declared_value_minor&quot; cannot be negative.</source>
        <translation>&quot;declared_value_minor&quot; no puede ser negativo.</translation>
    </message>
    <message>
        <source>&quot;currency&quot; is three capital letters, such as USD.</source>
        <translation>&quot;currency&quot; son tres letras mayúsculas, como USD.</translation>
    </message>
    <message>
        <source>&quot;zone_class&quot; is standard, high_value or restricted.</source>
        <translation>&quot;zone_class&quot; es standard, high_value o restricted.</translation>
    </message>
    <message>
        <source>&quot;pieces&quot; must be between 1 and 1000.</source>
        <translation>&quot;pieces&quot; debe estar entre 1 y 1000.</translation>
    </message>
    <message>
        <source>&quot;weight_g&quot; must be between 0 and 1000000.</source>
        <translation>&quot;weight_g&quot; debe estar entre 0 y 1000000.</translation>
    </message>
    <message>
        <source>&quot;pieces_expected&quot; must be between 1 and 1000.</source>
        <translation>&quot;pieces_expected&quot; debe estar entre 1 y 1000.</translation>
    </message>
    <message>
        <source>&quot;stands&quot; is here or there.</source>
        <translation>&quot;stands&quot; es here o there.</translation>
    </message>
    <message>
        <source>&quot;evidence&quot; must name at least one file.</source>
        <translation>&quot;evidence&quot; debe nombrar al menos un archivo.</translation>
    </message>
    <message>
        <source>&quot;weight_g&quot; must be between 1 and 1000000.</source>
        <translation>&quot;weight_g&quot; debe estar entre 1 y 1000000.</translation>
    </message>
    <message>
        <source>A zone&apos;s name is at most 40 letters, without commas, and no role.</source>
        <translation>El nombre de una zona tiene como máximo 40 letras, sin comas, y no es ningún papel.</translation>
    </message>
    <message>
        <source>&quot;class&quot; is standard, high_value, restricted or quarantine.</source>
        <translation>&quot;class&quot; es standard, high_value, restricted o quarantine.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>Falta &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing: true or false.</source>
        <translation>Falta &quot;%1&quot;: true o false.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text.</source>
        <translation>&quot;%1&quot; debe ser un texto.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number.</source>
        <translation>&quot;%1&quot; debe ser un número entero.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of texts.</source>
        <translation>&quot;%1&quot; debe ser una lista de textos.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a list of words without commas.</source>
        <translation>&quot;%1&quot; es una lista de palabras sin comas.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list of objects.</source>
        <translation>&quot;%1&quot; debe ser una lista de objetos.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false.</source>
        <translation>&quot;%1&quot; debe ser true o false.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is out of range.</source>
        <translation>&quot;%1&quot; está fuera de los límites.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice. Name it once.</source>
        <translation>&quot;%1&quot; está nombrado dos veces. Nómbrelo una sola vez.</translation>
    </message>
    <message>
        <source>This brand grades on the scale &quot;%1&quot;.</source>
        <translation>Esta marca califica con la escala &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>This grade is none of this brand&apos;s scale. Its grades: &quot;%1&quot;.</source>
        <translation>Esta calificación no es de la escala de la marca. Las suyas: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There is no lane &quot;%1&quot; here.</source>
        <translation>Aquí no hay ningún carril &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>The lane &quot;%1&quot; is not a known neighbour&apos;s.</source>
        <translation>El carril &quot;%1&quot; no es de ninguna estación vecina conocida.</translation>
    </message>
    <message>
        <source>There is no test of a device &quot;%1&quot;.</source>
        <translation>No hay ninguna prueba del equipo &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>One person is not two who count.</source>
        <translation>Una sola persona no puede contar por dos.</translation>
    </message>
    <message>
        <source>Ask somebody else to count with you.</source>
        <translation>Pida a otra persona que cuente con usted.</translation>
    </message>
    <message>
        <source>Nobody can let herself do this.</source>
        <translation>Nadie puede autorizarse a sí mismo.</translation>
    </message>
    <message>
        <source>Call another supervisor to tap her badge.</source>
        <translation>Llame a otro supervisor para que acerque su credencial.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a character that cannot be read. Type it again.</source>
        <translation>&quot;%1&quot; contiene un carácter que no se puede leer. Escríbalo otra vez.</translation>
    </message>
    <message>
        <source>&quot;language&quot; is en or es.</source>
        <translation>&quot;language&quot; es en o es.</translation>
    </message>
    <message>
        <source>This item lies under a seal of its own.</source>
        <translation>Este artículo está bajo un sello propio.</translation>
    </message>
    <message>
        <source>This parcel lies under a seal of ours.</source>
        <translation>Este paquete está bajo un sello nuestro.</translation>
    </message>
    <message>
        <source>Read its number and enter it, or break that seal first.</source>
        <translation>Lea su número e introdúzcalo, o rompa antes ese sello.</translation>
    </message>
    <message>
        <source>Check the seal, and record what you read.</source>
        <translation>Compruebe el sello y anote lo que lee.</translation>
    </message>
    <message>
        <source>This parcel was sealed again.</source>
        <translation>Este paquete se volvió a sellar.</translation>
    </message>
    <message>
        <source>This tote is already being handed over.</source>
        <translation>Este contenedor ya está en una entrega.</translation>
    </message>
    <message>
        <source>Only who recorded this, or a supervisor, can declare it wrong.</source>
        <translation>Solo quien anotó esto, o un supervisor, puede declararlo erróneo.</translation>
    </message>
    <message>
        <source>Ask her to declare it, or call a supervisor.</source>
        <translation>Pida a esa persona que lo declare, o llame a un supervisor.</translation>
    </message>
    <message>
        <source>This offer still waits, so there is nothing to declare.</source>
        <translation>Esta oferta aún espera, así que no hay nada que declarar.</translation>
    </message>
    <message>
        <source>Cancel or decline it instead.</source>
        <translation>Cancélela o rechácela en su lugar.</translation>
    </message>
    <message>
        <source>What is missing is found when somebody has it.</source>
        <translation>Lo que falta se encuentra cuando alguien lo tiene.</translation>
    </message>
    <message>
        <source>Record that it was found, and where.</source>
        <translation>Anote que se encontró, y dónde.</translation>
    </message>
    <message>
        <source>Only a supervisor ends the search for what is missing.</source>
        <translation>Solo un supervisor da por terminada la búsqueda de lo que falta.</translation>
    </message>
    <message>
        <source>Record that it was found, or call a supervisor.</source>
        <translation>Anote que se encontró, o llame a un supervisor.</translation>
    </message>
    <message>
        <source>Nobody said why the search for this ends.</source>
        <translation>Nadie dijo por qué termina la búsqueda de esto.</translation>
    </message>
    <message>
        <source>Say why, then resolve it again.</source>
        <translation>Diga por qué y resuélvala otra vez.</translation>
    </message>
    <message>
        <source>Two stations say that they have this item.</source>
        <translation>Dos estaciones dicen que tienen este artículo.</translation>
    </message>
    <message>
        <source>Ask a supervisor to say whose record stands, then record its end.</source>
        <translation>Pida a un supervisor que diga qué registro vale, y anote después su final.</translation>
    </message>
    <message>
        <source>Two stations took in the parcel of this item.</source>
        <translation>Dos estaciones recibieron el paquete de este artículo.</translation>
    </message>
    <message>
        <source>Find out which of them has it, and resolve that discrepancy first.</source>
        <translation>Averigüe cuál de ellas lo tiene y resuelva primero esa discrepancia.</translation>
    </message>
    <message>
        <source>Who held this is in doubt.</source>
        <translation>Es dudoso quién tuvo esto.</translation>
    </message>
    <message>
        <source>Look into it, and resolve that discrepancy first.</source>
        <translation>Investíguelo y resuelva primero esa discrepancia.</translation>
    </message>
    <message>
        <source>A seal on this was not as it should be.</source>
        <translation>Un precinto de esto no estaba como debía.</translation>
    </message>
    <message>
        <source>Look at what it closed together, and resolve that discrepancy first.</source>
        <translation>Miren juntos lo que cerraba y resuelvan primero esa discrepancia.</translation>
    </message>
    <message>
        <source>Somebody still looks for this.</source>
        <translation>Alguien todavía busca esto.</translation>
    </message>
    <message>
        <source>Record that it was found, or ask a supervisor to resolve that discrepancy.</source>
        <translation>Anote que se encontró, o pida a un supervisor que resuelva esa discrepancia.</translation>
    </message>
    <message>
        <source>The scanner sends too much, and codes were dropped. Unplug it.</source>
        <translation>El escáner envía demasiado y se descartaron códigos. Desenchúfelo.</translation>
    </message>
    <message>
        <source>The device does not come to an end. Unplug it and plug it in again.</source>
        <translation>El dispositivo no termina. Desenchúfelo y vuelva a enchufarlo.</translation>
    </message>
    <message>
        <source>Several badge readers are plugged in.</source>
        <translation>Hay varios lectores de credenciales conectados.</translation>
    </message>
    <message>
        <source>Leave one plugged in, or name the port of one in badge_reader.source.</source>
        <translation>Deje uno conectado o indique en badge_reader.source el puerto de uno.</translation>
    </message>
    <message>
        <source>This parcel came again since, and is at hand as another.</source>
        <translation>Este paquete volvió después, y está aquí como otro.</translation>
    </message>
    <message>
        <source>Work on that one.</source>
        <translation>Trabaje con ese.</translation>
    </message>
    <message>
        <source>This gave somebody custody: a third person must watch.</source>
        <translation>Esto dio la custodia a alguien: debe mirar una tercera persona.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Mon</source>
        <translation>lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mié</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jue</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>vie</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sáb</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dom</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>registrado</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>for your information</source>
        <translation>para su información</translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
</context>
</TS>
