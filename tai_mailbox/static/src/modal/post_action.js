/** @odoo-module **/

import { RadioField, radioField } from "@web/views/fields/radio/radio_field";
import { registry } from "@web/core/registry";

/**
 * What happens to a mail after processing: Front knows no marking as read, and only Front has tags.
 */
export class PostActionField extends RadioField {
    get items() {
        const unknown = this.props.record.data.provider === "front" ? "read" : "tag";
        return super.items.filter(([value]) => value !== unknown);
    }
}

registry.category("fields").add("tai_post_action", {
    ...radioField,
    component: PostActionField,
    additionalClasses: ["o_field_radio"], // styled as what it is
});
