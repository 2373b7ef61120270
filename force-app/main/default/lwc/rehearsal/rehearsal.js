import { api } from "lwc";
import corrected from "@salesforce/label/c.Crosswalk_Rehearsal_Corrected";
import excludeAll from "@salesforce/label/c.Crosswalk_Rehearsal_ExcludeAll";
import made from "@salesforce/label/c.Crosswalk_Rehearsal_Made";
import old from "@salesforce/label/c.Crosswalk_Rehearsal_Old";
import { BaseElement } from "c/baseElement";
import { listRehearsalFailures } from "c/connectorClient";
import { isMissing } from "c/problemKinds";
import { formatLabel, formatNumber } from "c/textFormat";
import { leftOf, toShown, withChosen } from "./failures";

/**
 * What Salesforce would do with the leads of a review: how far it is, what would fail and of what, and what
 * nobody can foretell. Fires `foretold` ({wouldFail, isNew}), and `missing` where it was shown before and is
 * there no longer; for leads that would fail `exclude` ({leadIds, isLeftOut}) and `correct` ({leadIds,
 * values}) as c/batchFailure does, and `linkto` as c/foretoldMatches does.
 */
export default class Rehearsal extends BaseElement {
  /** Whether it may be of other leads or choices than those that are reviewed now. */
  @api isOld = false;
  /** Whether it was of other leads. */
  @api isOther = false;
  /** Whether what would fail is not to be shown. */
  @api hideFailures = false;
  /** Whether it was shown before, so that nothing of it is new. */
  @api isKept = false;
  /** The ids of the leads that aren't sent: by now they are excluded, or in the CRM. */
  @api leftOut = [];
  /** What the rep has chosen for each lead by its id: {values, account}, as c/reviewChoices has it. */
  @api chosen = {};
  /** The records that leads are linked to by now, by the lead's id. */
  @api linked = {};

  labels = { corrected, made, old };
  rehearsal = null;
  failures = [];
  _rehearsalId = null;

  @api
  get rehearsalId() {
    return this._rehearsalId;
  }
  set rehearsalId(rehearsalId) {
    this._rehearsalId = rehearsalId;
    this.rehearsal = null;
    this.failures = [];
    this.lastAsked = null;
  }

  get isNew() {
    return !this.isKept;
  }

  get hasMade() {
    return this.rehearsal.madeContacts.length > 0;
  }

  get hasFailures() {
    return this.failures.length > 0 && !this.hideFailures;
  }

  /** What would fail, and whether it is excluded: the button then takes it back. */
  get causes() {
    return toShown(withChosen(this.failures, this.chosen), this.leftOut, this.canDecide, this.linked);
  }

  get isFoundOut() {
    return this.rehearsal.state === "running" || this.rehearsal.state === "paused";
  }

  /** Nobody decides on what is still found out. */
  get canDecide() {
    return !this.isFoundOut;
  }

  /** Nobody would see what became of a lead that the review doesn't have. */
  get canLink() {
    return this.canDecide && !this.isOther;
  }

  /** The ids of those that would fail and are not excluded yet. */
  get left() {
    return leftOf(this.failures, this.leftOut);
  }

  get canExcludeAll() {
    return this.canDecide && this.hasFailures && this.failures.length > 1 && this.left.length > 0;
  }

  get excludeAllText() {
    return formatLabel(excludeAll, formatNumber(this.left.length));
  }

  handleRead(event) {
    const { job: rehearsal, before } = event.detail;
    this.rehearsal = rehearsal;
    if (rehearsal.counts.wouldFail !== (before?.counts.wouldFail ?? 0)) {
      this.readFailures();
    }
    // Also at the first reading, because a short one may have ended by then.
    if (rehearsal.state !== before?.state && rehearsal.state !== "running") {
      const isNew = Boolean(before) || this.isNew;
      this.fire("foretold", { wouldFail: rehearsal.counts.wouldFail, isNew });
    }
  }

  readFailures() {
    const asked = {};
    this.lastAsked = asked;
    return this.progress().attempt(async () => {
      const { items } = await listRehearsalFailures(this._rehearsalId);
      if (this.lastAsked === asked) {
        this.failures = items;
      }
    });
  }

  handleProblem(event) {
    if (this.isKept && isMissing(event.detail.problem)) {
      this.fire("missing");
    }
  }

  handleExclude(event) {
    const { cause: wanted } = event.currentTarget.dataset;
    const { leadIds, isExcluded } = this.causes.find(({ cause }) => cause === wanted);
    this.exclude(leadIds, !isExcluded);
  }

  async handleExcludeAll() {
    this.exclude(this.left, true);
    await Promise.resolve();
    // The button has gone.
    this.progress().keepFocus();
  }

  exclude(leadIds, isLeftOut) {
    this.fire("exclude", { leadIds, isLeftOut });
  }

  progress() {
    return this.template.querySelector("c-job-progress");
  }
}
