/** @odoo-module **/

import { registry } from "@web/core/registry";

const opened = (name) => `.o_tai_document .o_field_widget[name=name] input:value("${name}")`;

/** Until the viewer of the pages holds it; `drawn` tells a page with text, or whatever else shall stand there. */
const pages = (name, drawn = ".textLayer span") => ({
    content: `The pages of ${name} are shown beside the fields`,
    trigger: `${opened(name)}`,
    async run() {
        const viewer = document.querySelector(".o_tai_document_preview iframe");
        const deadline = Date.now() + 10000;
        while (!viewer.contentDocument?.querySelector(drawn)) {
            if (Date.now() > deadline) {
                throw new Error(`No page of ${name} was drawn`);
            }
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
    },
});

/** One document after the other, by the keyboard, as a plain mailbox user. */
registry.category("web_tour.tours").add("tai_document_processor", {
    steps: () => [
        {
            content: "The oldest document stands first",
            trigger: ".o_data_row:first:contains(tour POD.pdf):contains(Proof of Delivery)",
        },
        {
            content: "Open it",
            trigger: ".o_data_row:first td[name=name]",
            run: "click",
        },
        pages("tour POD.pdf"),
        {
            content: "The suggestion says what it stands on",
            trigger: ".o_tai_document_clues .o_kanban_record:contains(Shipment):contains(in the text):contains(Sure)",
        },
        {
            content: "Take the suggestions with one key",
            trigger: "button[name=action_accept]",
            run: "press Alt+a",
        },
        {
            content: "They are in the fields now",
            trigger: ".o_field_widget[name=document_type] input:value(Proof of Delivery)",
        },
        {
            content: "Nothing is left to accept",
            trigger: ".o_form_statusbar:not(:has(button[name=action_accept]))",
        },
        {
            content: "Process it with another key",
            trigger: "button[name=action_done].btn-primary",
            run: "press Alt+v",
        },
        pages("tour bill.pdf"),
        {
            content: "The next one is not complete: it says what is missing",
            trigger: "button[name=action_done]",
            run: "click",
        },
        {
            trigger: ".modal:contains(choose its type) .btn-primary",
            run: "click",
        },
        {
            content: "Use a single suggestion",
            trigger: ".o_tai_document_clues .o_kanban_record:contains(BR-20931) button[name=action_use]",
            run: "click",
        },
        {
            trigger: ".o_field_widget[name=bill_number] input:value(BR-20931)",
        },
        {
            content: "Set it aside",
            trigger: "button[name=action_set_aside]",
            run: "press Alt+x",
        },
        pages("tour scan.pdf"),
        {
            content: "Take it apart",
            trigger: "button[name=action_split]",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=pages] input",
            run: "edit 1, 2 && press Tab",
        },
        {
            trigger: ".modal .o_field_widget[name=outcome]:contains(Makes 2 documents)",
        },
        {
            trigger: ".modal button[name=action_split]",
            run: "click",
        },
        {
            content: "Its parts wait in the queue",
            trigger: ".o_data_row:contains(tour scan, page 2.pdf)",
        },
        {
            content: "Back to the queue",
            trigger: ".o_breadcrumb a:contains(Documents), .breadcrumb-item a:contains(Documents)",
            run: "click",
        },
        {
            content: "What is done has left it",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(tour POD.pdf))) .o_data_row:contains(tour scan, page 1.pdf)",
        },
    ],
});

/** A scan of several pages, in the format of fax gateways, which no browser shows by itself. */
registry.category("web_tour.tours").add("tai_document_fax", {
    steps: () => [
        {
            content: "Open it",
            trigger: ".o_data_row:contains(tour fax.tif) td[name=name]",
            run: "click",
        },
        pages("tour fax.tif", ".page[data-page-number='1'] canvas"),
        pages("tour fax.tif", ".page[data-page-number='2']"),
        {
            content: "Take it apart",
            trigger: "button[name=action_split]",
            run: "click",
        },
        {
            trigger: ".modal .o_field_widget[name=outcome]:contains(Makes 2 documents)",
        },
        {
            trigger: ".modal button[name=action_split]",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(tour fax, page 2.pdf)",
        },
    ],
});

const nothingRan = {
    content: "No payload has left its mark",
    trigger: "body",
    run() {
        if (window.tai_marked) {
            throw new Error("A hostile file ran a script");
        }
    },
};

/** Files that a stranger made to run scripts in the reader's browser. */
registry.category("web_tour.tours").add("tai_document_hostile", {
    steps: () => [
        {
            content: "Open the page, which is shown as text",
            trigger: ".o_data_row:first td[name=name]:not(:contains(\u202e))",
            run: "click",
        },
        {
            trigger: ".o_tai_document_text:contains(<script>top.tai_marked=1</script>)",
        },
        nothingRan,
        {
            content: "The picture with a script is shown as text, too",
            trigger: ".o_pager_next",
            run: "click",
        },
        {
            trigger: ".o_tai_document_text:contains(onload)",
        },
        nothingRan,
        {
            trigger: ".o_pager_next",
            run: "click",
        },
        pages("img src=x onerror=top.tai_marked=1.pdf"),
        nothingRan,
    ],
});
