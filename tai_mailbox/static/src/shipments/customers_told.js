// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const LONG_ENOUGH = 10_000; // milliseconds, to read names and press the button

/** After "Message customers": what became of the messages, and the way to their shipments. */
async function tellCustomersTold({ services }, { params }) {
    const told = await services.orm.call("tai.shipment", "told_customers", [params.message_ids]);
    const { action, message, ...options } = told;
    const show = {
        name: _t("Show the shipments"),
        onClick: () => {
            close();
            services.action.doAction(action);
        },
    };
    const close = services.notification.add(message, {
        ...options,
        autocloseDelay: LONG_ENOUGH,
        buttons: [show],
    });
    return { type: "ir.actions.act_window_close" };
}

registry.category("actions").add("tai_mailbox_customers_told", tellCustomersTold);
