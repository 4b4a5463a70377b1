/** @odoo-module **/

import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { registry } from "@web/core/registry";
import { onWillUnmount, useEffect } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";

const LEAVES_THE_QUEUE = ["action_done", "action_set_aside"];

/** One document after the other: what is processed or set aside makes room for the next. */
export class DocumentFormController extends FormController {
    setup() {
        super.setup();
        const bus = useService("bus_service");
        const showSuggestions = ({ id }) => this.showSuggestions(id);
        bus.subscribe("tai_mailbox/document_read", showSuggestions);
        onWillUnmount(() => bus.unsubscribe("tai_mailbox/document_read", showSuggestions));
        useEffect(
            () => this.focusFirstField(),
            () => [this.model.root.resId],
        );
    }

    /** The text of a new document is read while a person looks at it; what they typed stays. */
    async showSuggestions(id) {
        const shown = this.model.root; // undefined until the first document is loaded
        if (shown?.resId === id && !(await shown.isDirty())) {
            await this.model.load({ resId: id });
        }
    }

    /** A person at the keyboard types at once; on a phone the keyboard would hide the document. */
    focusFirstField() {
        if (!this.env.isSmall) {
            this.rootRef.el.querySelector("[name='document_type'] input, [name='document_type'] select")?.focus();
        }
    }

    async afterExecuteActionButton(clickParams) {
        await super.afterExecuteActionButton(clickParams);
        const left = this.model.root.data.state !== "new"; // else the button failed, and says why
        if (left && LEAVES_THE_QUEUE.includes(clickParams.name)) {
            await this.openNext();
        }
    }

    /** The next of the list that the person came from; at its end, back to the queue. */
    async openNext() {
        const { resId, resIds } = this.model.root;
        const following = resIds.slice(resIds.indexOf(resId) + 1);
        const waiting = await this.orm.search("tai.document", [
            ["id", "in", following],
            ["state", "=", "new"],
        ]);
        const next = following.find((id) => waiting.includes(id));
        if (next) {
            return this.model.load({ resId: next });
        }
        return this.actionService.doAction("tai_mailbox.tai_document_action", {
            clearBreadcrumbs: true,
        });
    }
}

registry.category("views").add("tai_document_form", {
    ...formView,
    Controller: DocumentFormController,
});
