// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { Component, onWillUnmount, onMounted, useState } from "@odoo/owl";
import { deserializeDateTime, toLocaleDateTimeString } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const BADGES = { quote: "text-bg-success", operations: "text-bg-info", other: "text-bg-secondary" };

/**
 * "Show what would happen": the mail of the last days, page by page, with what each mail
 * would become. The server makes and changes nothing for it, and keeps none of it.
 */
export class MailboxPreview extends Component {
    static template = "tai_mailbox.Preview";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ mails: [], read: 0, done: false, failure: "" });
        onMounted(() => this.readAll());
        onWillUnmount(() => (this.closed = true));
    }

    get params() {
        return this.props.action.params;
    }

    async readAll() {
        try {
            while (!this.closed && !this.state.done) {
                await this.readPage();
            }
        } catch (error) {
            this.state.done = true;
            this.state.failure = error.data?.message || error.message;
        }
    }

    async readPage() {
        const { mailbox_id, limit, at_once } = this.params;
        const page = await this.orm.call("tai.mailbox", "preview_page", [mailbox_id, this.state.read]);
        this.state.mails.push(...page);
        this.state.read += at_once;
        this.state.done = !page.length || this.state.read >= limit;
    }

    /** The dialog has taken the place of the modal that it was opened from. */
    async goBack() {
        this.action.doAction(await this.orm.call("res.users", "action_open_mailbox", [user.userId]));
    }

    get counts() {
        const counts = { quote: 0, operations: 0, other: 0 };
        for (const mail of this.state.mails) {
            counts[mail.category] += 1;
        }
        return counts;
    }

    get percentage() {
        return this.state.done ? 100 : Math.round((100 * this.state.read) / this.params.limit);
    }

    badge(mail) {
        return BADGES[mail.category];
    }

    received(mail) {
        return mail.received ? toLocaleDateTimeString(deserializeDateTime(mail.received)) : "";
    }
}

registry.category("actions").add("tai_mailbox_preview", MailboxPreview);
