import { LightningElement, api } from "lwc";
import another from "@salesforce/label/c.Crosswalk_Result_Another";
import created from "@salesforce/label/c.Crosswalk_Result_Created";
import open from "@salesforce/label/c.Crosswalk_OpenInSalesforce";
import quotaLabel from "@salesforce/label/c.Crosswalk_Result_Quota";
import undo from "@salesforce/label/c.Crosswalk_Result_Undo";
import undoHelp from "@salesforce/label/c.Crosswalk_Result_UndoHelp";
import withRole from "@salesforce/label/c.Crosswalk_Result_WithRole";
import { problemOf, undoCreation } from "c/connectorClient";
import { isFinal } from "c/problemKinds";
import { schedule } from "c/schedule";
import { formatDateTime, formatLabel, formatNumber } from "c/textFormat";

/**
 * The created contact, and the next steps. Fires `another`, and `undone` ({quota}) after the rep undid it.
 */
export default class CreationResult extends LightningElement {
  /**
   * {creationId, contactId, opportunityContactRoleId?, name, quota?, undoUntil}: `undoUntil` is in
   * milliseconds by the browser's clock.
   */
  @api result;

  labels = { another, open, undo, withRole };
  problem = null;
  isUndoing = false;
  canUndo = false;
  problemIsNew = false;

  connectedCallback() {
    const leftMs = this.result.undoUntil - Date.now();
    this.canUndo = leftMs > 0;
    this.cancelOffer = schedule(() => {
      this.canUndo = false;
    }, leftMs);
  }

  renderedCallback() {
    if (this.problemIsNew) {
      this.problemIsNew = false;
      this.template.querySelector("c-error-panel").focus();
    }
  }

  disconnectedCallback() {
    this.cancelOffer();
  }

  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get heading() {
    return formatLabel(created, this.result.name);
  }

  get withRole() {
    return Boolean(this.result.opportunityContactRoleId);
  }

  get quota() {
    return this.result.quota ? quotaText(this.result.quota) : null;
  }

  get undoHelp() {
    return formatLabel(undoHelp, formatDateTime(this.result.undoUntil));
  }

  async handleUndo() {
    this.isUndoing = true;
    this.problem = null;
    try {
      const { quota } = await undoCreation(this.result.creationId);
      this.dispatchEvent(new CustomEvent("undone", { detail: { quota } }));
    } catch (error) {
      this.problem = problemOf(error);
      this.problemIsNew = true;
      this.canUndo = this.canUndo && !isFinal(this.problem);
    } finally {
      this.isUndoing = false;
    }
  }

  handleAnother() {
    this.dispatchEvent(new CustomEvent("another"));
  }
}

function quotaText({ remaining, limit }) {
  return formatLabel(quotaLabel, formatNumber(remaining), formatNumber(limit));
}
