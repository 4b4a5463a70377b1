// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { onMounted } from "@odoo/owl";
import { patch } from "@web/core/utils/patch";
import { registry } from "@web/core/registry";

const composer = registry.category("views").get("mail_composer_form");

/** A composer that was opened with everything filled in but the text: it is the text that is written next. */
patch(composer.Controller.prototype, {
    setup() {
        super.setup();
        onMounted(() => {
            if (this.props.context.tai_to_customer) {
                this.rootRef.el.querySelector(".odoo-editor-editable")?.focus();
            }
        });
    },
});
