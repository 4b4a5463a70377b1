/** @odoo-module **/

import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { session } from "@web/session";
import { user } from "@web/core/user";

/** Tells the owner of a mailbox that was refused, wherever they are, and leads straight to the remedy. */
export const reconnectService = {
    dependencies: ["action", "bus_service", "notification", "orm"],

    start(env, { action, bus_service: bus, notification, orm }) {
        async function reconnect(provider) {
            if (provider === "imap") {
                action.doAction(await orm.call("res.users", "action_open_mailbox", [user.userId]));
            } else {
                window.open("/mailbox/sign-in", "_blank");
            }
        }

        let close = () => {};

        function tell({ state, address, provider, reason }) {
            close();
            if (state !== "broken") {
                return;
            }
            close = notification.add(reason, {
                title: _t("Reconnect the mailbox %s", address),
                type: "danger",
                sticky: true,
                buttons: [
                    {
                        name: _t("Reconnect"),
                        primary: true,
                        onClick: () => {
                            close();
                            reconnect(provider);
                        },
                    },
                ],
            });
        }

        /** From the first connection on the user menu offers to edit it. */
        function rename() {
            Object.assign(session.tai_mailbox || {}, { connected: true });
        }

        bus.subscribe("tai_mailbox/changed", tell);
        bus.subscribe("tai_mailbox/changed", rename);
    },
};

registry.category("services").add("tai_mailbox.reconnect", reconnectService);
