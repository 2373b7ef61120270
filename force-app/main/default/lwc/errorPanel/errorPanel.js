import { api } from "lwc";
import error from "@salesforce/label/c.Crosswalk_Error";
import information from "@salesforce/label/c.Crosswalk_Information";
import nextStep from "@salesforce/label/c.Crosswalk_Text_NameNextStep";
import orgExpected from "@salesforce/label/c.Crosswalk_Error_OrgExpected";
import orgNamed from "@salesforce/label/c.Crosswalk_Error_OrgNamed";
import orgUsed from "@salesforce/label/c.Crosswalk_Error_OrgUsed";
import requestId from "@salesforce/label/c.Crosswalk_Error_RequestId";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { BaseElement } from "c/baseElement";
import { comesBack, isUnderWay } from "c/problemKinds";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { schedule } from "c/timer";
import { apart, beginningOf, formatLabel, nameValue, sentencesOf } from "c/textFormat";

/** After so long, what comes back by itself is asked for again. */
const RETRY_MS = 10_000;
const BOX = "slds-box slds-box_x-small slds-theme_default box";

/**
 * A problem: what went wrong, and the next step. Fires `retry`, `fieldselect` ({field}) when
 * a field's message is pressed, `announce` ({text, until}), and `problemshown` ({problem, canHide, isSeen,
 * retry, until}): where somebody sets its `isSaid`, the same is said elsewhere, and this shows nothing.
 * Further buttons go in the slot.
 */
export default class ErrorPanel extends BaseElement {
  @api problem;
  /** Whether it has a button that tries again. */
  @api canRetry = false;
  /** The same, and whether it fires `retry` by itself, where that may help: what is read, and takes no focus. */
  @api asksAgain = false;
  /** Labels of fields by API name, for messages in the form's words. */
  @api fieldLabels = {};

  labels = { nextStep: beginningOf(nextStep), orgExpected, orgUsed, tryAgain };
  isSaid = false;

  renderedCallback() {
    if (this.problem !== this.told) {
      this.told = this.problem;
      this.tell();
    }
  }

  disconnectedCallback() {
    this.cancelRetry?.();
    this.shown.abort();
  }

  get isShown() {
    return !this.isSaid;
  }

  get hasRetry() {
    return this.canRetry || this.asksAgain;
  }

  /** Under way, so that nothing went wrong. */
  get isInformation() {
    return isUnderWay(this.problem);
  }

  get boxClass() {
    return this.isInformation ? `${BOX} information` : BOX;
  }

  get icon() {
    return this.isInformation
      ? { name: "utility:info", variant: null, text: information }
      : { name: "utility:error", variant: "error", text: error };
  }

  get title() {
    return titleOf(this.problem);
  }

  /** What happened, unless the messages of the form's fields say just that. */
  get detail() {
    const detail = detailOf(this.problem);
    const messages = (this.problem.fields ?? [])
      .filter(({ field }) => field in this.fieldLabels)
      .map(({ message }) => message);
    return detail === sentencesOf(...messages) ? null : detail;
  }

  get action() {
    return actionOf(this.problem);
  }

  /** What a rep can mend needs no support. */
  get hasSource() {
    return Boolean(this.problem.requestId) && this.problem.whose !== "rep";
  }

  get requestId() {
    return apart(formatLabel(requestId, this.problem.requestId), this.problem.requestId);
  }

  get hasOrgs() {
    return Boolean(this.problem.orgUsed && this.problem.orgExpected) && !namesBoth(this.problem, this.detail);
  }

  get orgUsed() {
    return nameOrg(this.problem.orgUsed);
  }

  get orgExpected() {
    return nameOrg(this.problem.orgExpected);
  }

  get hasFields() {
    return this.fieldErrors.length > 0;
  }

  /** Messages of the form's fields, and those that the detail does not contain already. */
  get fieldErrors() {
    const { detail } = this;
    const fields = this.problem.fields ?? [];
    return fields
      .filter(({ field, message }) => field in this.fieldLabels || message !== detail)
      .map(({ field, message }, index) => {
        const label = this.fieldLabels[field] ?? field;
        const text = label && !message.includes(label) ? nameValue(label, message) : message;
        return { key: `${index}-${field}`, field, text };
      });
  }

  /** Has a screen reader say it, until it is over; once, however often it is asked for again. */
  tell() {
    const { problem } = this;
    this.cancelRetry?.();
    const canHide = this.asksAgain && comesBack(problem);
    if (canHide) {
      this.cancelRetry = schedule(() => this.handleRetry(), RETRY_MS);
    }
    const text = nameValue(this.title, sentencesOf(this.detail, this.action));
    if (text === this.saidText) {
      return;
    }
    this.shown?.abort();
    this.shown = new AbortController();
    const until = this.shown.signal;
    const isSeen = () => this.template.host.checkVisibility?.() ?? true;
    const shown = { problem, canHide, isSeen, retry: () => this.handleRetry(), until };
    this.fireUp("problemshown", shown);
    this.isSaid = Boolean(shown.isSaid);
    this.saidText = this.isSaid ? null : text;
    if (!this.isSaid) {
      this.fireUp("announce", { text, until });
    }
  }

  handleRetry() {
    this.fire("retry");
  }

  handleField(event) {
    this.fire("fieldselect", { field: event.currentTarget.dataset.field });
  }
}

/** Whether a detail tells both orgs apart by their names. */
function namesBoth({ orgUsed: used, orgExpected: expected }, detail) {
  const names = [used.name, expected.name];
  return used.name !== expected.name && names.every((name) => name && detail?.includes(name));
}

function nameOrg({ id, name }) {
  return name ? formatLabel(orgNamed, name, id) : id;
}
