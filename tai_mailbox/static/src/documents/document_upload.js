/** @odoo-module **/

import { FileUploader } from "@web/views/fields/file_handler";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { ListController } from "@web/views/list/list_controller";
import { _t } from "@web/core/l10n/translation";
import { checkFileSize } from "@web/core/utils/files";
import { getDataURLFromFile } from "@web/core/utils/urls";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { listView } from "@web/views/list/list_view";
import { registry } from "@web/core/registry";
import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { useService } from "@web/core/utils/hooks";

/** A queue that takes files by the button "Upload" or dropped onto it, several at once. */
const withUpload = (Controller) =>
    class extends Controller {
        static components = { ...Controller.components, FileUploader };

        setup() {
            super.setup();
            this.orm = useService("orm");
            this.notification = useService("notification");
            this.uploaded = 0;
            useDropzone(this.rootRef, (event) => this.onFilesDropped(event.dataTransfer.files));
        }

        async onFilesDropped(files) {
            for (const file of files) {
                if (checkFileSize(file.size, this.notification)) {
                    const address = await getDataURLFromFile(file);
                    await this.onFileUploaded({ name: file.name, data: address.split(",")[1] });
                }
            }
            return this.onUploadComplete();
        }

        async onFileUploaded({ name, data }) {
            await this.orm.call("tai.document", "create_from_upload", [[{ name, data: data || "" }]]);
            this.uploaded++;
        }

        async onUploadComplete() {
            if (this.uploaded) {
                const text = _t("Added to the queue: %s", this.uploaded);
                this.notification.add(text, { type: "success" });
            }
            this.uploaded = 0;
            await this.model.load();
        }
    };

registry.category("views").add("tai_document_list", {
    ...listView,
    Controller: withUpload(ListController),
    buttonTemplate: "tai_mailbox.DocumentListButtons",
});

registry.category("views").add("tai_document_kanban", {
    ...kanbanView,
    Controller: withUpload(KanbanController),
    buttonTemplate: "tai_mailbox.DocumentKanbanButtons",
});
