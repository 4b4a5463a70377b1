# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What bears a number by which people file a load, and how plainly it says that a figure is its number."""

from __future__ import annotations

from typing import NamedTuple

from .alternatives import any_of


class Name(NamedTuple):
    """The role of the number behind a name, and what makes a figure there its number.

    The word "number", "no." or a "#" always does; beside it any figure ("any"), a colon ("sign"), or
    the form of the number ("code").
    """

    role: str  # a role of `Load.references`, or "" for the number of somebody else's paper
    by: str


_PICKUPS = ("pickup", "pick up", "pick-up", "p/u", "pu")
_TICKETS = ",".join(
    f"{name} {of}" for name in (*_PICKUPS, "collection") for of in ("ticket", "authorization")
)
_OURS = ",".join(
    f"{whose} {name}"
    for whose in ("our", "my")
    for name in (
        "file",
        "job",
        "project",
        "case",
        "transfer",
        "order",
        "rfq",
        "contract",
        "ticket",
        "code",
        "ref",
        "reference",
    )
)
_NAMED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "po",
        "any",
        (
            "po,p o,p/o,p.o,p. o,pos,po's,p.o.s,p.o.'s,purchase order,purchase orders,purchase ord",
            "purchasing order,purch. order,orden de compra,ordenes de compra,oc,o.c,o/c,bon de commande",
        ),
    ),
    (
        "bol",
        "any",
        (
            "bol,bols,bol's,b/l,bl,b.o.l,b/o/l,b.l,bill of lading,bills of lading,mbol,hbol,hbl,mbl",
            "carta porte,conocimiento de embarque",
        ),
    ),
    ("pro", "sign code", ("pro,pros,pro's",)),
    ("pickup", "any", ("release,liberacion,pun,pick ticket", _TICKETS)),
    ("pickup", "code", _PICKUPS),
    ("pickup", "", ("pick,rel,loading,load out,load-out,loadout,collection,recoleccion,recogida",)),
    (
        "customer",
        "any",
        (
            "ref,refs,reference,references,referencia,referencias,ref cliente,ref. cliente",
            "referencia cliente,pedido,folio,n/ref,sales order,work order,truck order,transfer order",
            "freight order,service order,delivery order,shipping order,orden de venta,orden de trabajo",
            "requisition,customer order,cust order,cust ord,cust. ord,cust. order,client order,dealer order",
            "factory order,shop order",
            _OURS,
        ),
    ),
    ("customer", "sign code", ("job,wo,project,file,rma,sto,proyecto,transfer,w.o",)),
    ("customer", "sign", ("so,s.o,s/o",)),
    ("customer", "sign letters", ("order,orden",)),
    ("customer", "code", ("our",)),
    ("customer", "", ("case,ticket,req,commande",)),
    ("customer", "any", ("your ref,your reference,yr ref",)),
    ("", "any", ("quotation ref,quotation reference",)),
)
NAMES = {name: Name(role, by) for role, by, names in _NAMED for name in ",".join(names).split(",")}
ANY_NAME = any_of(NAMES)
