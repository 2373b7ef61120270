import { LightningElement, api } from "lwc";
import fix from "@salesforce/label/c.Crosswalk_Batch_Fix";
import nextStep from "@salesforce/label/c.Crosswalk_Text_NameNextStep";
import openRecord from "@salesforce/label/c.Crosswalk_Batch_OpenRecord";
import requestId from "@salesforce/label/c.Crosswalk_Error_RequestId";
import removed from "@salesforce/label/c.Crosswalk_Batch_LeadRemoved";
import { rowStateOf } from "c/batchText";
import { isMendedInRow } from "c/problemKinds";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { beginningOf, formatDateTime, formatLabel, joinParts, nameValue } from "c/textFormat";

/**
 * One lead of a batch, its result, and the actions on it. Fires `retryrow` ({leadId, …the corrections}) and
 * `linkrow` ({leadId, recordId}).
 */
export default class BatchRow extends LightningElement {
  @api batchId;
  @api batchState;
  @api row;
  @api canMend = false;

  labels = { fix, nextStep: beginningOf(nextStep) };
  isMending = false;

  get name() {
    return this.row.name ?? removed;
  }

  get look() {
    return lookOf(this.row, this.batchState);
  }

  get error() {
    return this.row.state === "created" || isUndone(this.row) ? null : this.row.error;
  }

  /** The form shows the error itself. */
  get explains() {
    return Boolean(this.error) && !this.showsForm;
  }

  get title() {
    return titleOf(this.error);
  }

  get detail() {
    return detailOf(this.error);
  }

  get action() {
    return this.row.state === "failed" ? actionOf(this.error) : null;
  }

  /** When the row ended; and which request did it, where somebody may have to look for why. */
  get written() {
    return writtenOf(this.row, this.explains);
  }

  /** The created contact, or the existing record. */
  get record() {
    return recordOf(this.row);
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

  handleClose() {
    this.isMending = false;
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
    this.dispatchEvent(new CustomEvent("linkrow", { detail: { leadId: this.row.leadId, recordId } }));
  }

  retry(changes) {
    this.dispatchEvent(new CustomEvent("retryrow", { detail: { leadId: this.row.leadId, ...changes } }));
  }
}

/** In a batch that has ended by itself nothing waits: such a row is about to be read anew. */
function lookOf(row, batchState) {
  const isLate = row.state === "waiting" && batchState === "finished";
  return rowStateOf(isUndone(row) ? "undone" : row.state, isLate ? null : batchState);
}

/** Its lead is skipped, as if it had never been sent, and counted as removed. */
function isUndone({ state, error }) {
  return state === "skipped" && error?.reason === "undone";
}

function writtenOf({ state, updatedAt, requestId: id }, explains) {
  const hasEnded = !["waiting", "running"].includes(state) && updatedAt;
  return hasEnded ? joinParts(formatDateTime(updatedAt), explains && id && formatLabel(requestId, id)) : null;
}

function recordOf({ contactId, name, error }) {
  if (contactId) {
    return { id: contactId, object: "Contact", label: formatLabel(openRecord, name ?? contactId) };
  }
  return error?.recordId
    ? {
        id: error.recordId,
        object: error.object ?? "Contact",
        label: formatLabel(openRecord, name ?? error.recordId),
      }
    : null;
}
