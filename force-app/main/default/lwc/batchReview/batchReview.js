import { LightningElement, api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_Review_ShowAll";
import allDone from "@salesforce/label/c.Crosswalk_Review_AllDone";
import back from "@salesforce/label/c.Crosswalk_Review_Back";
import companies from "@salesforce/label/c.Crosswalk_Review_Companies";
import headingLabel from "@salesforce/label/c.Crosswalk_Review_Heading";
import headingOne from "@salesforce/label/c.Crosswalk_Review_HeadingOne";
import incomplete from "@salesforce/label/c.Crosswalk_Review_ShowIncomplete";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import loading from "@salesforce/label/c.Crosswalk_Review_Loading";
import nothing from "@salesforce/label/c.Crosswalk_Review_Nothing";
import nothingText from "@salesforce/label/c.Crosswalk_Review_NothingText";
import skippedLabel from "@salesforce/label/c.Crosswalk_Review_Skipped";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import show from "@salesforce/label/c.Crosswalk_Review_Show";
import startLabel from "@salesforce/label/c.Crosswalk_Review_Start";
import unknownLabel from "@salesforce/label/c.Crosswalk_Review_Unknown";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import {
  createIdempotencyKey,
  linkLead,
  listOpportunities,
  problemOf,
  rejectMatch,
  reviewBatch,
  startBatch,
} from "c/connectorClient";
import { forgetReview, keepReview, readReview } from "c/draftStore";
import { keyed } from "c/problemText";
import {
  NO_CHOICES,
  accountsOf,
  changeCompany,
  changeLead,
  countLacked,
  countOthers,
  countReview,
  cutToQuota,
  resolveSkipped,
  resolveReview,
  toBatch,
} from "c/reviewChoices";
import { withLabels } from "c/reasonText";
import { formatCount, formatLabel, formatNumber, nameValue } from "c/textFormat";
import { withLink, withoutMatch } from "./skippedChanges";

const SUGGESTED_MAX = 5;

/**
 * Many leads before they become contacts: grouped by company, with missing values, skipped leads and costs.
 * Keeps the choices until the batch has started. Fires `started` ({batchId}), `leadchange` ({lead}) and
 * `back`.
 */
export default class BatchReview extends LightningElement {
  @api leadList;
  @api userId;

  labels = {
    allDone,
    back,
    companies,
    loading,
    nothing,
    nothingText,
    skipped: skippedLabel,
    show,
    tryAgain,
    unknown: unknownLabel,
  };
  showOptions = [
    { label: all, value: "all" },
    { label: incomplete, value: "incomplete" },
  ];
  review = null;
  groups = [];
  skipped = [];
  counts = null;
  lacked = null;
  accounts = [];
  otherCount = 0;
  problem = null;
  startProblem = null;
  choices = NO_CHOICES;
  shown = "all";
  shownKeys = null;
  isSkippedOpen = false;
  isUnknownOpen = false;
  isChecking = false;
  isStarting = false;
  _leadIds = [];

  /** The leads to review; null for those of the started review. */
  @api
  get leadIds() {
    return this._leadIds;
  }
  set leadIds(leadIds) {
    this._leadIds = leadIds;
  }

  connectedCallback() {
    const kept = readReview(this.userId, this.leadList.id);
    this.choices = { ...NO_CHOICES, ...kept?.choices };
    this._leadIds = this._leadIds ?? kept?.leadIds ?? [];
    this.load();
  }

  disconnectedCallback() {
    this.loading?.abort();
  }

  renderedCallback() {
    if (this.startProblem && !this.startProblemShown) {
      this.template.querySelector("[data-start-problem]").focus();
    }
    this.startProblemShown = Boolean(this.startProblem);
  }

  @api
  focus() {
    this.template.querySelector("c-view-header").focus();
  }

  @api
  refresh() {
    return this.load();
  }

  get heading() {
    return formatCount(this._leadIds.length, headingOne, headingLabel);
  }

  get isLoading() {
    return !this.review && !this.problem;
  }

  get blockers() {
    return keyed(this.review.blockers);
  }

  get hasSkipped() {
    return this.skipped.length > 0;
  }

  get hasGroups() {
    return this.groups.length > 0;
  }

  get companies() {
    return onlyThose(this.groups, this.shownKeys, isKnown);
  }

  get unknown() {
    return onlyThose(this.groups, this.shownKeys, isUnknown);
  }

  get hasUnknown() {
    return this.unknown.length > 0;
  }

  get unknownNote() {
    return formatCount(countWithoutAccount(this.unknown), oneLead, leadsLabel);
  }

  get hasNoneShown() {
    return this.companies.length === 0 && !this.hasUnknown;
  }

  get skippedNote() {
    return formatNumber(this.skipped.length);
  }

  get startText() {
    return formatLabel(startLabel, formatNumber(this.counts.ready));
  }

  get cannotStart() {
    return this.isStarting || !this.review.canCreate || this.counts.ready === 0;
  }

  async load() {
    this.loading?.abort();
    const loadingNow = new AbortController();
    this.loading = loadingNow;
    this.problem = null;
    this.keep();
    try {
      const review = await reviewBatch(
        { listId: this.leadList.id, leadIds: this._leadIds },
        loadingNow.signal,
      );
      if (loadingNow === this.loading) {
        this.show({ ...review, fields: withLabels(review.fields) }, this.choices);
      }
    } catch (error) {
      if (loadingNow === this.loading) {
        this.problem = problemOf(error);
      }
    }
  }

  keep() {
    keepReview(this.userId, this.leadList.id, { leadIds: this._leadIds, choices: this.choices });
  }

  choose(choices) {
    this.startKey = null;
    this.show(this.review, choices);
    this.keep();
  }

  /** Computes the state of the review once, instead of at each rendering. */
  show(review, choices) {
    this.review = review;
    this.choices = choices;
    this.groups = resolveReview(review, choices);
    this.skipped = resolveSkipped(review, choices);
    this.counts = countReview(this.groups, this.skipped);
    this.lacked = countLacked(this.groups);
    this.accounts = accountsOf(this.groups, SUGGESTED_MAX);
    this.otherCount = countOthers(this.groups, choices);
  }

  /** Asks for the open opportunities of an account that was chosen, so that its only one is preselected. */
  async askOpportunities(account) {
    if (!account || this.review.opportunities[account.id] !== undefined) {
      return;
    }
    this.know(account.id, null);
    try {
      const { items } = await listOpportunities(account.id);
      this.know(account.id, items);
    } catch {
      // The picker asks itself, and says what went wrong.
      this.know(account.id, undefined);
    }
  }

  know(accountId, opportunities) {
    const known = { ...this.review.opportunities, [accountId]: opportunities };
    this.show({ ...this.review, opportunities: known }, this.choices);
  }

  handleDefaults(event) {
    this.choose({ ...this.choices, ...event.detail });
  }

  handleCompany(event) {
    const { key, ...change } = event.detail;
    this.choose(changeCompany(this.choices, key, change));
    this.askOpportunities(change.account);
  }

  handleLead(event) {
    const { leadId, ...change } = event.detail;
    this.choose(changeLead(this.choices, leadId, change));
    this.askOpportunities(change.account);
  }

  handleShow(event) {
    this.shown = event.detail.value;
    const isIncomplete = ({ leads }) => leads.some(({ state }) => state === "incomplete");
    this.shownKeys =
      this.shown === "all" ? null : new Set(this.groups.filter(isIncomplete).map(({ key }) => key));
  }

  handleToggleSkipped() {
    this.isSkippedOpen = !this.isSkippedOpen;
  }

  handleToggleUnknown() {
    this.isUnknownOpen = !this.isUnknownOpen;
  }

  /** Somebody may have made accounts meanwhile. */
  async handleCheckAgain() {
    this.isChecking = true;
    await this.load();
    this.isChecking = false;
    this.announce(nameValue(unknownLabel, this.unknownNote));
    await Promise.resolve();
    (this.template.querySelector("[data-unknown]") ?? this.template.querySelector("c-view-header")).focus();
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }

  handleCut() {
    this.choose(cutToQuota(this.groups, this.choices, this.review.quota.remaining));
  }

  handleTakeBack(event) {
    const { leadId } = event.detail;
    this.choose({ ...this.choices, takenBack: { ...this.choices.takenBack, [leadId]: true } });
    this.focusSkipped();
  }

  async handleReject(event) {
    const { leadId, recordId } = event.detail;
    await this.decide(async () => {
      await rejectMatch(leadId, recordId);
      this.show(withoutMatch(this.review, leadId, recordId), this.choices);
    });
  }

  async handleLink(event) {
    const { leadId, recordId } = event.detail;
    await this.decide(async () => {
      const lead = await linkLead(leadId, recordId);
      this.dispatchEvent(new CustomEvent("leadchange", { detail: { lead } }));
      this.show(withLink(this.review, leadId, recordId), this.choices);
    });
  }

  async decide(act) {
    this.startProblem = null;
    try {
      await act();
      this.focusSkipped();
    } catch (error) {
      this.startProblem = problemOf(error);
    }
  }

  focusSkipped() {
    (this.template.querySelector("[data-skipped]") ?? this.template.querySelector("c-view-header")).focus();
  }

  async handleStart() {
    this.isStarting = true;
    this.startProblem = null;
    this.startKey ??= createIdempotencyKey();
    try {
      const { id } = await startBatch(toBatch(this.leadList.id, this.groups, this.choices), this.startKey);
      forgetReview(this.userId, this.leadList.id);
      this.dispatchEvent(new CustomEvent("started", { detail: { batchId: id } }));
    } catch (error) {
      this.startProblem = problemOf(error);
    } finally {
      this.isStarting = false;
    }
  }

  handleRetry() {
    this.load();
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }
}

/** The groups to show; what was incomplete when one chose to see only that stays while one works on it. */
function onlyThose(groups, keys, isOfKind) {
  return groups.filter((group) => isOfKind(group) && (!keys || keys.has(group.key)));
}

/** Whether Salesforce had no account like the company, whatever the rep has chosen since. */
function isUnknown({ accountId, proposals }) {
  return accountId === null && proposals.length === 0;
}

function isKnown(group) {
  return !isUnknown(group);
}

function countWithoutAccount(groups) {
  return groups.reduce((sum, { leads }) => sum + leads.filter(isWithoutAccount).length, 0);
}

function isWithoutAccount({ account, state }) {
  return !account && state !== "leftOut";
}
