/** @odoo-module **/

import { Component, useEffect, useRef } from "@odoo/owl";
import { hidePDFJSButtons } from "@web/core/utils/pdfjs";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { url } from "@web/core/utils/urls";

/** The document itself, beside the fields that a person fills from it, at any width of the window. */
export class DocumentPreview extends Component {
    static template = "tai_mailbox.DocumentPreview";
    static props = { ...standardWidgetProps };

    setup() {
        this.viewer = useRef("viewer");
        useEffect(
            (viewer) => viewer && hidePDFJSButtons(viewer, { hideRotation: true }),
            () => [this.viewer.el],
        );
    }

    get document() {
        return this.props.record.data;
    }

    /** The address changes with the bytes: a page that was turned is not shown as the browser kept it. */
    get source() {
        const route = this.document.preview === "image" ? "/web/image" : "/web/content";
        return url(`${route}/${this.document.shown_attachment_id.id}`, { unique: this.document.file_checksum });
    }

    get viewerSource() {
        const file = encodeURIComponent(this.source);
        return `/web/static/lib/pdfjs/web/viewer.html?file=${file}#pagemode=none&zoom=page-width`;
    }

    get downloadSource() {
        return url(`/web/content/${this.document.attachment_id.id}`, { download: true });
    }
}

registry.category("view_widgets").add("tai_document_preview", {
    component: DocumentPreview,
    fieldDependencies: [
        { name: "attachment_id", type: "many2one", relation: "ir.attachment" },
        { name: "shown_attachment_id", type: "many2one", relation: "ir.attachment" },
        { name: "file_checksum", type: "char" },
        { name: "preview", type: "char" },
        { name: "shown_text", type: "text" },
    ],
});
