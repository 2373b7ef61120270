import { api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import retry from "@salesforce/label/c.Crosswalk_TryAgain";
import { BaseElement } from "c/baseElement";
import { readBatchRowDraft } from "c/connectorClient";

/**
 * The contact form of a lead that failed in a batch, for fixing it in place. Fires `mended` with the
 * corrections, and `close`.
 */
export default class BatchRowFix extends BaseElement {
  @api batchId;
  @api row;

  labels = { cancel, retry };
  draft = null;
  typed = null;
  problem = null;

  connectedCallback() {
    this.load();
  }

  renderedCallback() {
    if (this.draft && !this.isShown) {
      this.isShown = true;
      const form = this.template.querySelector("c-contact-form");
      const [wrong] = this.row.error.fields ?? [];
      if (wrong) {
        form.focusField(wrong.field);
      } else {
        form.focus();
      }
    }
  }

  load() {
    return this.tryTo(async () => {
      const draft = await readBatchRowDraft(this.batchId, this.row.leadId);
      const { opportunityId, role } = draft;
      const choice = { opportunityId: opportunityId ?? "", role: role ?? "", isPrimary: false };
      this.typed = { values: draft.contact, records: {}, account: draft.account.selected, choice };
      this.draft = draft;
    });
  }

  handleTyped(event) {
    this.typed = event.detail;
  }

  handleSubmit(event) {
    const { contact, opportunityId, role } = event.detail;
    const { AccountId: accountId, ...values } = contact;
    const detail = { accountId, contact: values, opportunityId: opportunityId ?? null, role: role ?? null };
    this.fire("mended", detail);
  }

  handleClose() {
    this.fire("close");
  }
}
