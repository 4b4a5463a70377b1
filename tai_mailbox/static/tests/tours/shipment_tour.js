// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

registry.category("web_tour.tours").add("tai_shipment_tour", {
    url: "/odoo",
    steps: () => [
        ...stepUtils.goToAppSteps("tai_mailbox.menu_root"),
        {
            content: "The request that came by mail waits under Quote requested",
            trigger: ".o_kanban_group:contains('Quote requested') .o_kanban_record:contains('Reno, NV → Provo, UT')",
            run: "click",
        },
        {
            content: "Its source mail is one click away",
            trigger: ".o_notebook a[name=source]",
            run: "click",
        },
        {
            content: "The words that the weight was read from are marked",
            trigger: ".tai-source mark.tai-words-weight_lb:contains('41,500 lbs')",
        },
        {
            content: "Answer the customer",
            trigger: "button[name=action_reply_to_customer]",
            run: "click",
        },
        {
            content: "The composer is addressed to who asked",
            trigger: ".modal .o_field_tags:contains('Jo Buyer')",
        },
        {
            content: "One writes at once",
            trigger: ".modal .odoo-editor-editable:focus",
            run: "editor We can do 1,850 USD.",
        },
        {
            trigger: ".modal button.o_mail_send:enabled",
            run: "click",
        },
        {
            content: "What was sent lies on the shipment",
            trigger: "body:not(:has(.modal)) .o-mail-Message:contains('1,850 USD')",
        },
        {
            content: "The price is out: the shipment is quoted",
            trigger: ".o_statusbar_status button:contains('Quoted')",
            run: "click",
        },
        {
            trigger: ".o_statusbar_status button.o_arrow_button_current:contains('Quoted')",
        },
        {
            trigger: ".o_back_button, .breadcrumb-item a:contains('Shipments')",
            run: "click",
        },
        {
            trigger: ".o_kanban_group:contains('Quoted') .o_kanban_record:contains('Reno, NV → Provo, UT')",
        },
        {
            trigger: ".o_switch_view.o_list",
            run: "click",
        },
        {
            content: "Choose all shipments",
            trigger: ".o_list_view thead .o_list_record_selector input",
            run: "click",
        },
        {
            trigger: "button[name=action_message_customers]",
            run: "click",
        },
        {
            trigger: ".modal .odoo-editor-editable",
            run: "editor Closed on Thursday.",
        },
        {
            trigger: ".modal button.o_mail_send:enabled",
            run: "click",
        },
        {
            content: "How many went out, and to whom",
            trigger: "body:not(:has(.modal)) .o_notification:contains('Messages on their way: 2'):contains('Ann New')",
        },
        {
            trigger: ".o_notification_buttons button:contains('Show the shipments')",
            run: "click",
        },
        {
            trigger: ".o_breadcrumb:contains('Shipments written to')",
        },
    ],
});

registry.category("web_tour.tours").add("tai_shipment_new_tour", {
    url: "/odoo/shipments",
    steps: () => [
        {
            content: "An empty board says what to do next",
            trigger: ".o_nocontent_help:contains('No shipment here yet')",
        },
        {
            trigger: ".o_control_panel button:contains('New')",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=customer_email] input",
            run: "edit jo@acme.example",
        },
        {
            trigger: ".o_field_widget[name=origin_city] input",
            run: "edit Green Bay",
        },
        {
            trigger: ".o_field_widget[name=destination_city] input",
            run: "edit Atlanta && press Tab",
        },
        {
            content: "The title is the lane",
            trigger: ".o_field_widget[name=lane]:contains('Green Bay → Atlanta')",
        },
        {
            trigger: ".o_field_widget[name=has_temperature] input",
            run: "click",
        },
        {
            content: "Zero is a temperature",
            trigger: ".o_field_widget[name=temperature_f] input",
            run: "edit 0",
        },
        {
            trigger: ".o_notebook a[name=freight]",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=weight_lb] input",
            run: "edit 38200",
        },
        ...stepUtils.saveForm(),
        {
            content: "The shipment has its number",
            trigger: ".o_field_widget[name=name]:contains('SHP')",
        },
    ],
});
