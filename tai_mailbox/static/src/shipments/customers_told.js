// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const LONG_ENOUGH = 10_000; // milliseconds, to read names and press the button

/** After "Message customers" or a reply: what became of the messages, and the way to their shipments. */
async function tellCustomersTold({ services }, { params }) {
    const { message_ids, failures_only } = params;
    const told = await services.orm.call("tai.shipment", "told_customers", [message_ids, failures_only]);
    if (told) {
        show(services, told);
    }
    return { type: "ir.actions.act_window_close" };
}

function show({ action: actions, notification }, { action, message, ...options }) {
    const showShipments = {
        name: _t("Show the shipments"),
        onClick: () => {
            close();
            actions.doAction(action);
        },
    };
    const buttons = action ? [showShipments] : [];
    const close = notification.add(message, { ...options, autocloseDelay: LONG_ENOUGH, buttons });
}

registry.category("actions").add("tai_mailbox_customers_told", tellCustomersTold);
