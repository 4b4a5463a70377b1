/** @odoo-module **/

import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { session } from "@web/session";
import { user } from "@web/core/user";

function mailboxItem(env) {
    const { may_connect, connected } = session.tai_mailbox || {};
    return {
        type: "item",
        id: "tai_mailbox",
        hide: !may_connect,
        description: connected ? _t("Edit Mailbox Configuration") : _t("Add Mailbox Configuration"),
        callback: async () => {
            const action = await env.services.orm.call("res.users", "action_open_mailbox", [user.userId]);
            env.services.action.doAction(action);
        },
        sequence: 55,
    };
}

registry.category("user_menuitems").add("tai_mailbox", mailboxItem);
