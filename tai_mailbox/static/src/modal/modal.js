/** @odoo-module **/

import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { formView } from "@web/views/form/form_view";
import { FormController } from "@web/views/form/form_controller";
import { onWillUnmount, status } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";

/**
 * The modal "Edit Mailbox Connection": it shows a new state at once, also when it came
 * about in another tab, where the mailed link was opened or a provider's page answered.
 * What would end a connection is asked first, and nothing is saved but by a button.
 */
export class MailboxModalController extends FormController {
    setup() {
        super.setup();
        const bus = useService("bus_service");
        const reload = async ({ id }) => {
            const { root } = this.model;
            // The bus also tells what happened shortly before the modal was opened.
            if (status(this) !== "mounted" || id !== root.resId) {
                return;
            }
            // What a person has begun to enter is theirs: it is not taken away.
            if (!(await root.isDirty())) {
                await root.load();
            }
        };
        bus.subscribe("tai_mailbox/changed", reload);
        onWillUnmount(() => bus.unsubscribe("tai_mailbox/changed", reload));
    }

    async onWillSaveRecord(record, changes) {
        const question = record.resId && (await this.questionBefore(record, changes));
        this.refused = question && !(await this.ask(question)) ? question.keep : null;
        return this.refused ? false : super.onWillSaveRecord(record, changes);
    }

    questionBefore(record, changes) {
        return this.orm.call("tai.mailbox", "change_question", [record.resId, changes]);
    }

    ask({ keep, ...words }) {
        return new Promise((resolve) => {
            this.dialogService.add(
                ConfirmationDialog,
                { ...words, confirm: () => resolve(true), cancel: () => {} },
                { onClose: () => resolve(false) },
            );
        });
    }

    /** Whoever keeps the connection sees it as it stands; the other changes remain to be saved. */
    async beforeExecuteActionButton(clickParams) {
        if (clickParams.name === "action_disconnect") {
            await this.model.root.discard(); // that was asked already
        }
        const saved = await super.beforeExecuteActionButton(clickParams);
        if (this.refused) {
            await this.model.root.update(this.refused);
            this.refused = null;
        }
        return saved;
    }

    /** Leaving the page is no wish to save what was begun here. */
    async beforeUnload() {}
}

registry.category("views").add("tai_mailbox_modal", {
    ...formView,
    Controller: MailboxModalController,
});
