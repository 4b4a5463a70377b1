# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words that say which end of a lane the place behind them is, and how surely."""

from __future__ import annotations

from ..beginnings import Expression

# Words that say which end a place is. Strong ones are labels and verbs and reach over an
# address block; weak ones ("from", "to") only reach the place right behind them.
_ORIGIN = (
    r"(?:where[ ]from|from[ ]where)[ ]?[?:]|(?:where|source)(?=[ ]?:)|whse(?=[ ]?:)|pkup|pkp"
    r"|ld(?=[ ]in\b)|pol(?=[ ]?[:=])|pick(?:s|ing"
    r"|ed)?[ -]?ups?|pick(?:ing)?[ ](?:it|them|this)[ ]up|pickup|p/?u"
    r"|origin|orig|shippers?|ship(?:s|ping)?[ ]from"
    r"|load(?:s|ing)?[ ](?:(?:on[ ])?(?:[a-z]{3,6}day|tomorrow)[ ])?(?:in|at|out[ ]of"
    r"|point|from)|load(?:s|ing)?[ ]here|loading|collect(?:ion|ing)?"
    r"|recoger|recoge(?:mos|n)?|recolecc?i?o?n?(?:ar)?|recolectar|origen"
    r"|carga(?:r|mos|riamos|ria|n)?[ ](?:en)|carga[ ]en|cargando[ ]en|located[ ](?:in|at)"
    r"|(?:sitting|sits|lying|lies|parked|stored|standing|stands|stuck)(?:[ ][a-z']+){0,4}[ ](?:in|at)"
    r"|pick(?=[ ]?[:=])|o(?=[ ]?[:=])|o/|(?<!to )(?<!into )(?<!for )(?<!be at )(?<!it at )"
    r"(?<!them at )(?<!and at )(?<!back at )(?:our|my)[ ](?:plant|warehouse|facility|shop|yard|mill|dock"
    r"|dc|farm|factory|distribution[ ]center)(?:(?:[ ]is)?(?:[ ]located)?[ ](?:in|at|near|on)|[ ]is(?=[ ]*$))"
    r"|from(?=[ ]?:)|de(?=[ ]?:)|(?:1st|first)[ ]pick|departure(?=[ ]?:)|remitente|point[ ]of[ ]origin"
    r"|(?<!to )(?<!into )(?<!for )(?:the|a|their|his)[ ](?:factory|mill|foundry|quarry|nursery|orchard"
    r"|cooperage|manufacturer|supplier|seller|vendor)(?:'s)?(?:[ ][a-z]+)?[ ](?:in|at|near)"
    r"|(?:we|i)(?:'d|'ll|[ ]would|[ ]will|[ ]can)?[ ]load|(?<!left )here[ ](?:in|at)|aqui[ ]en"
    r"|(?:truck|driver|van|trailer|carrier)(?:[ ](?:would|will|can|could|should|has|needs|to))*"
    r"[ ](?:come|comes|drive|arrive)[ ]to(?:[ ]us)?(?:[ ](?:here[ ])?(?:in|at))?"
    r"|ship(?:ping)?[ ](?:point|pt)|ready[ ](?:in|at)|load(?=[ ]?[:\t])"
    r"|(?<!a )(?<!the )(?<!this )(?<!per )(?<!each )load(?=[ ]*$)|load[ -]?out(?:[ ](?:in|at))?"
    r"|(?:hook|grab|fetch|retrieve|recover)(?:s|ed|ing)?(?:[ ](?:it|them|up|the|trailer|freight|load)){0,3}"
    r"[ ](?:in|at|from)"
    r"|(?:vessel|ship|container|boat)(?:[ ][a-z]+){0,3}[ ](?:into|(?:arriv|land|discharg)[a-z]+[ ](?:in|at))"
    r"|(?:bought|purchased|buying|sourced)(?:[ ][a-z\d]+){0,6}[ ](?:off|from)(?:[ ][a-z]+){0,3}"
    r"[ ](?:in|at|near)|imported[ ](?:through|via|at|into)"
    r"|(?<!a la )(?<!a su )(?<!a mi )(?<!para la )(?:bodega|planta|rancho|empaque|fabrica|nave|almacen"
    r"|empacadora)(?:[ ](?:esta|queda|se[ ]encuentra|ubicada?o?))?[ ](?:en|de)"
    r"|available[ ](?:in|at)|send[ ](?:us[ ])?(?:a|one|your)[ ](?:truck|van|reefer|flatbed|driver|trailer)"
    r"[ ](?:[a-z0-9/]+[ ]){0,3}to"
)
_DESTINATION = (
    r"(?:where[ ]to|to[ ]where)[ ]?[?:]|(?:goes|going|target)(?=[ ]?:)"
    r"|finish(?:es|ing)?[ ](?:up[ ])?(?:in|at)|dlvr|dlvry|off(?=[ ](?:at"
    r"|in)\b)"
    r"|(?:must|(?:ha[sd]|have|needs?)[ ]to|should)[ ]be[ ](?:(?!an?\b|because)[a-z']+[ ]){0,4}?(?:in|at)"
    r"|(?:is|are|all|both)[ ]for[ ](?:the|our|my|their)(?:[ ][a-z]+){0,2}[ ](?:in|at|near)|consigned[ ]to"
    r"|(?:(?:second|2nd|third|3rd)[ ]and[ ])?last(?:[ ](?:stop|drop|one|is|at|in)|(?=[ :]*$))+"
    r"|(?:must|has[ ]to|have[ ]to|needs?[ ]to|to)[ ]reach|load-in(?:[ ](?:in|at))?"
    r"|to[ ]us(?:[ ](?:here[ ])?(?:in|at))?|discharge"
    r"|receiving|arrival(?=[ ]?:)|end(?:s|ing)?[ ]"
    r"(?:in|at)|pod(?=[ ]?[:=])|cons(?=[ ]?[:=]|[ ]zip)"
    r"|needs?[ ](?:it|them|this)[ ](?:in|at)"
    r"|(?<!at )(?<!inside )(?<!residential )(?<!liftgate )(?<!gate )deliver(?:s"
    r"|ed|ing|y|ies)?|destination|dest|consignees?|cnee|ship(?:s"
    r"|ping)?[ -]?to|receivers?|drop(?:s|ping)?(?:[ -]?off)?|del|unload(?:s|ing)?"
    r"|leaves?[ ](?:the[ ])?\d{1,3}(?:[ ][a-z]+)?[ ](?:in|at)|(?:come|comes|coming)[ ]off[ ](?:in|at)"
    r"|final|going[ ](?:in)?to|goes[ ]to|headed[ ]to|bound[ ]for"
    r"|entregar?(?:ndo)?|entrega(?:s|mos|n)?|destino|destinatario|descargar?(?:[ ]en)?"
    r"|dlvy?|d(?=[ ]?[:=])|d/|(?<!from )(?<!for )(?<!at )(?<!in )(?:our|my|the|a|their)[ ](?:customer|cust"
    r"|client|dealer|buyer|receiver|job[ ]?site|distributor)(?:'s)?(?:[ ][a-z]+){0,2}[ ](?:in|at|near)"
    r"|(?:(?<=[.!?] )|(?<=\n)|^)(?:customer|cust|client|dealer|buyer|receiver|store)"
    r"[ ](?:is[ ])?(?:in|at|near)"
    r"|(?:cliente|comprador|sucursal|tienda|cedis)(?:[ ](?:esta|queda|se[ ]encuentra))?[ ]en"
    r"|para[ ](?:el|un|mi|nuestro)[ ]cliente[ ]de|to(?:[ ](?:each|these"
    r"|both|all|the[ ]following|(?:(?:the|our|my|these|two|three|four|five|\d)[ ]){0,2}(?:stores?|sites?"
    r"|places|customers"
    r"|locations|destinations|cities|dcs|warehouses|branches|stops|drops|consignees)))?(?=[ ]?:)|a(?=[ ]?:)"
    r"|para(?=[ ]?:)|con[ ]destino[ ]a"
    r"|(?:deja|baja|suelta)(?:r|n|mos)?(?:[ ]\d+[ ][a-z]+)?[ ]en(?:[ ](?:el|la))?"
    r"|(?:el|la)[ ]ultim[oa](?:[ ](?:stop|parada|entrega|descarga))?(?=[ :]*(?:en )?$)"
)
_STOP = (
    r"(?:with|w/|plus|incl(?:uding|\.)?|via|also)[ ](?:an?|one|1)[ ](?:[a-z]+[ ]){0,2}(?:drop|delivery|stop"
    r"|pick[ -]?up)(?:[ -]?off)?|(?:extra|additional|intermediate|middle|interim|another|one|1)[ ](?:stop"
    r"|pick(?:[ -]?up)?|drop)(?:[ -]?off)?|(?:2nd|second|3rd|third|4th|fourth)[ ](?:stop|pick(?:[ -]?up)?)"
    r"|stop(?:[ -]?off)?s?(?:[ ]?#?[ ]?\d)?"
    r"|(?:first|1st|second|2nd|third|3rd|fourth|4th|next)[ ](?:store|branch|site|customer|dealer|school|club"
    r"|location|restaurant|receiver|consignee)(?:[ ](?:is|will[ ]be|in|at|goes[ ]to))*"
    r"|top(?:s|ping)?[ -]?(?:it[ ])?off(?:[ ][a-z]+){0,4}[ ](?:in|at)"
    r"|(?:primer[ao]?|segund[ao]|tercer[ao]?)[ ](?:stop|parada|entrega|descarga)"
    r"|parada[ ]?\d?|escala|so[ ]?#?\d(?![\d,.]|[ ]\d)|multi-?stop"
)
_NUMBERED = (
    r"(?P<numbered>(?:(?m:^)[pd](?=\d\b)|pick(?=[ ]?#?\d(?:[ ]?[:.)=-]|[ ]{2}))|pick[ -]?up|pickup|pu|p/u"
    r"|shipper|origin|load|recoleccion|delivery|drop|del|consignee|destination|receiver|dest|off|so|stop"
    r"|entrega)[ ]?(?:location[ ]?)?[#(]?[ ]?(?P<number>\d)(?![\d/.,-]|:\d|[ ]?(?:pallets|plts|skids|am|pm)))"
)
ORDINALS = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": 9,
}
_NTH_DROP = rf"(?P<nth>{'|'.join(ORDINALS)})[ ](?:(?:drop|delivery|unload)(?:[ -]?off)?|off(?=[ :]*$))"
_THEN = r"(?<=[.;] )(?P<then>then|next|after that|first is)(?=[ ,]*$)"
_WEAK_ORIGIN = (
    r"from|fob|f\.o\.b\.|ex[ ]?works?|exw|(?:ships|start(?:s|ing)?[ ](?:in|at)(?:[ ]our)?)(?=[ :]*$)|out[ ]of"
    r"|ex|leav(?:e|es|ing)|depart(?:s|ing)?|desde|de|saliendo[ ]de|sale[ ]de|salida|pick|fr|b/w|between|entre"
)
_WEAK_DESTINATION = (
    r"to|into|hasta|hacia|a|para|arriving|arrive|till"
    r"|(?:lbs?|pounds|pallets|plts|skids),?[ ]for(?=[ ]*$)"
    r"|(?<!,)\d{1,3}[ ](?:(?:pallets?|plts?|skids?|racks|crates|cartons|bins|totes|pcs|pieces)[ ])?for"
    r"(?=(?:[ ](?:our|my|the|their))?[ ]*$)"
)
MARKER = Expression(
    rf"(?<![a-z0-9])(?:{_NUMBERED}|{_NTH_DROP}|{_THEN}|(?P<stop>{_STOP})|(?P<origin>{_ORIGIN})"
    rf"|(?P<destination>{_DESTINATION})|(?P<weak_origin>{_WEAK_ORIGIN})"
    rf"|(?P<weak_destination>{_WEAK_DESTINATION}))(?![a-z])"
    r"|(?P<arrow>-{0,2}>{1,2})"
)
