/** @odoo-module **/

import { formView } from "@web/views/form/form_view";
import { FormController } from "@web/views/form/form_controller";
import { onWillUnmount, status } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";

/**
 * The modal "Edit Mailbox Connection": it shows a new state at once, also when it came
 * about in another tab, where the mailed link was opened or a provider's page answered.
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
}

registry.category("views").add("tai_mailbox_modal", {
    ...formView,
    Controller: MailboxModalController,
});
