import { api } from "lwc";
import fix from "@salesforce/label/c.Crosswalk_Batch_Fix";
import removed from "@salesforce/label/c.Crosswalk_Batch_LeadRemoved";
import { BaseElement } from "c/baseElement";
import { rowStateOf } from "c/jobText";
import { isMendedInRow } from "c/problemKinds";
import { detailOf, titleOf } from "c/problemText";
import { joinParts, nameValue } from "c/textFormat";

/**
 * One lead of a batch, its result, and the actions on it. Fires `retryrow` ({leadId, …the corrections}) and
 * `linkrow` ({leadId, recordId}).
 */
export default class BatchRow extends BaseElement {
  @api batchId;
  @api batchState;
  @api row;
  @api canMend = false;

  labels = { fix };
  isMending = false;

  get name() {
    return this.row.name ?? removed;
  }

  get look() {
    return rowStateOf(isUndone(this.row) ? "undone" : this.row.state, this.batchState);
  }

  get error() {
    return this.row.state === "created" || isUndone(this.row) ? null : this.row.error;
  }

  /** With what is wrong, or why nothing was done. */
  get about() {
    return joinParts(this.row.company, this.error && (detailOf(this.error) ?? titleOf(this.error)));
  }

  /** The created contact, or the existing record. */
  get record() {
    const { contactId, error } = this.row;
    return contactId
      ? { id: contactId, object: "Contact" }
      : { id: error?.recordId ?? null, object: error?.object ?? "Contact" };
  }

  /** Only this problem can be saved anyway. */
  get isDuplicate() {
    return this.offersHelp && this.error?.code === "duplicate-detected";
  }

  get offersHelp() {
    return this.canMend && this.row.state === "failed";
  }

  get canFix() {
    return this.offersHelp && isMendedInRow(this.error) && this.row.name !== null && !this.isMending;
  }

  get fixLabel() {
    return nameValue(fix, this.name);
  }

  get showsForm() {
    return this.isMending && this.offersHelp;
  }

  handleFix() {
    this.isMending = true;
  }

  async handleClose() {
    this.isMending = false;
    await Promise.resolve();
    this.template.querySelector("[data-fix]").focus();
  }

  handleSaveAnyway() {
    this.retry({ saveAnyway: true });
  }

  handleMended(event) {
    this.isMending = false;
    this.retry(event.detail);
  }

  handleLink(event) {
    const { recordId } = event.detail;
    this.fire("linkrow", { leadId: this.row.leadId, recordId });
  }

  retry(changes) {
    this.fire("retryrow", { leadId: this.row.leadId, ...changes });
  }
}

/** Its lead is skipped, as if it had never been sent, and counted as removed. */
function isUndone({ state, error }) {
  return state === "skipped" && error?.reason === "undone";
}
