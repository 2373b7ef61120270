import { api } from "lwc";
import startRoles from "@salesforce/label/c.Crosswalk_Review_StartRoles";
import back from "@salesforce/label/c.Crosswalk_Review_Back";
import companies from "@salesforce/label/c.Crosswalk_Review_Companies";
import goOn from "@salesforce/label/c.Crosswalk_Notice_Continue";
import incomplete from "@salesforce/label/c.Crosswalk_Review_Incomplete";
import linkedLabel from "@salesforce/label/c.Crosswalk_Crm_Linked";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import loading from "@salesforce/label/c.Crosswalk_Review_Loading";
import nothing from "@salesforce/label/c.Crosswalk_Review_Nothing";
import rehearseAgain from "@salesforce/label/c.Crosswalk_Rehearsal_Again";
import rehearse from "@salesforce/label/c.Crosswalk_Rehearsal_Begin";
import quotaLabel from "@salesforce/label/c.Crosswalk_Review_Quota";
import ready from "@salesforce/label/c.Crosswalk_Review_Ready";
import reviewLabel from "@salesforce/label/c.Crosswalk_Select_Review";
import saves from "@salesforce/label/c.Crosswalk_Rehearsal_Saves";
import skippedLabel from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import wouldFail from "@salesforce/label/c.Crosswalk_Rehearsal_WouldFail";
import progressLabel from "@salesforce/label/c.Crosswalk_Review_Progress";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import shortcut from "@salesforce/label/c.Crosswalk_Form_Shortcut";
import startLabel from "@salesforce/label/c.Crosswalk_Review_Start";
import unknownLabel from "@salesforce/label/c.Crosswalk_Review_Unknown";
import startFirst from "@salesforce/label/c.Crosswalk_Review_StartFirst";
import stop from "@salesforce/label/c.Crosswalk_Review_Stop";
import { BaseElement } from "c/baseElement";
import {
  createIdempotencyKey,
  isCancelled,
  linkLead,
  listOpportunities,
  problemOf,
  rejectMatch,
  reviewBatch,
  startBatch,
  startRehearsal,
} from "c/connectorClient";
import { wordsOf } from "c/jobText";
import { forgetReview, keepReview, readReview } from "c/draftStore";
import { keepAbove } from "c/focus";
import { isSubmitKey } from "c/submitKey";
import { keyed, withoutFields } from "c/problemText";
import {
  accountsOf,
  changeCompany,
  changeLead,
  correctLeads,
  countLacked,
  countOnly,
  countOthers,
  countReview,
  leaveOut,
  NO_CHOICES,
  resolveReview,
  resolveSkipped,
  toBatch,
} from "c/reviewChoices";
import { formatCount, formatLabel, formatNumber, nameValue } from "c/textFormat";
import { partsOf, withPart } from "./reviewParts";
import { linkedIn, withLink, withoutMatch, withoutTakenBack } from "./skippedChanges";

const SUGGESTED_MAX = 5;
const STATES = { ready, incomplete, skipped: skippedLabel, wouldFail };
const FILTERS = Object.keys(STATES);
/** The states of leads that a company is shown for. */
const LEAD_STATES = { ready: "ready", incomplete: "incomplete", skipped: "leftOut" };

/**
 * Many leads before they become contacts: grouped by company, with missing values, skipped leads and costs.
 * Keeps the choices until the batch has started. Fires `started` ({batchId}), `leadchange` ({lead}) and
 * `back`.
 */
export default class BatchReview extends BaseElement {
  @api leadList;
  @api userId;

  labels = {
    back,
    companies,
    goOn,
    loading,
    nothing,
    review: reviewLabel,
    saves,
    stop,
    unknown: unknownLabel,
  };
  filters = FILTERS;
  review = null;
  groups = [];
  skipped = [];
  counts = null;
  lacked = null;
  accounts = [];
  otherCount = 0;
  singleCount = 0;
  problem = null;
  startProblem = null;
  choices = NO_CHOICES;
  reviewedCount = 0;
  isReviewing = false;
  /** The state that alone is shown; none for all. */
  shown = "";
  shownKeys = null;
  isLinking = false;
  isUnknownOpen = false;
  isChecking = false;
  isStarting = false;
  rehearsalId = null;
  /** Whether something was chosen since it was rehearsed. */
  isRehearsalOld = false;
  /** The leads that were selected when it was rehearsed; null where that was elsewhere. */
  rehearsedIds = null;
  /** Whether the rehearsal was shown before the rep left the review. */
  isRehearsalKept = false;
  isRehearsing = false;
  /** How many would fail, as the rehearsal says. */
  wouldFail = 0;
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
    this.addEventListener("focusin", (event) => keepAbove(this.template.querySelector(".start"), event));
    const kept = readReview(this.userId, this.leadList.id);
    this._leadIds = this._leadIds ?? kept?.leadIds ?? [];
    // For other leads than those, nobody has turned opportunities on.
    const isOther = !haveSame(this._leadIds, kept?.leadIds ?? []);
    const reset = isOther ? { opportunity: NO_CHOICES.opportunity } : {};
    this.choices = { ...NO_CHOICES, ...kept?.choices, ...reset };
    this.showKept(kept?.rehearsal);
    this.addEventListener("keydown", (event) => this.handleKey(event));
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
  refresh() {
    return this.loadRest();
  }

  get heading() {
    return nameValue(reviewLabel, formatCount(this._leadIds.length, oneLead, leadsLabel));
  }

  get isLoading() {
    return !this.review && !this.problem;
  }

  get blockers() {
    return keyed(this.review.blockers.map(withoutFields));
  }

  get quota() {
    return this.review?.quota ?? null;
  }

  get summary() {
    return summaryOf({ ...this.counts, wouldFail: this.wouldFail }, this.shown);
  }

  /** Where some have to wait for next month. */
  get quotaText() {
    return this.startMax > 0 && this.counts.ready > this.startMax
      ? formatLabel(quotaLabel, formatNumber(this.counts.ready), formatNumber(this.startMax))
      : null;
  }

  /** Where nobody can be added, there is nothing to fill in. */
  get hasChoices() {
    return this.groups.length > 0 && this.review.canCreate;
  }

  get showsSkipped() {
    return this.shown === "skipped" && this.skipped.length > 0;
  }

  get showsDefaults() {
    return this.hasChoices && (this.shown === "" || this.shown === "incomplete");
  }

  get showsCompanies() {
    return this.hasChoices && (this.companies.length > 0 || this.hasUnknown);
  }

  get hidesFailures() {
    return this.shown !== "wouldFail";
  }

  get hasNone() {
    return this.groups.length === 0;
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

  /** How far a review of many leads is; nothing once all are reviewed. */
  get isPartial() {
    return this.reviewedCount < this._leadIds.length;
  }

  get progressText() {
    const total = this._leadIds.length;
    return formatLabel(progressLabel, formatNumber(this.reviewedCount), formatNumber(total));
  }

  get share() {
    return (this.reviewedCount / this._leadIds.length) * 100;
  }

  get isRehearsalOther() {
    return this.rehearsedIds !== null && !haveSame(this.rehearsedIds, this._leadIds);
  }

  /** One of elsewhere is of nobody knows which leads and choices. */
  get isRehearsalOutdated() {
    return this.isRehearsalOld || this.isRehearsalOther || this.rehearsedIds === null;
  }

  /** What is left of the quota. */
  get startMax() {
    return this.review.quota.remaining;
  }

  /** The ids of the leads that aren't sent: the rep has excluded them, or linked them meanwhile. */
  get leftOut() {
    const excluded = this.groups.flatMap(({ leads }) => leads.filter(isExcluded));
    return [...excluded, ...this.skipped].map(({ leadId }) => leadId);
  }

  get linked() {
    return linkedIn(this.skipped);
  }

  /** No more than the limit allows. */
  get startText() {
    const { ready: count, withRole } = this.counts;
    const max = this.startMax;
    const some = formatNumber(Math.min(count, max));
    if (withRole > 0) {
      return formatLabel(startRoles, some, formatNumber(withRole));
    }
    return count > max && max > 0
      ? formatLabel(startFirst, some, formatNumber(count))
      : formatLabel(startLabel, formatNumber(count));
  }

  get startTitle() {
    return formatLabel(shortcut, this.startText);
  }

  get cannotStart() {
    return this.isStarting || this.isReviewing || !this.review.canCreate || this.counts.ready === 0;
  }

  get rehearseText() {
    return this.rehearsalId ? rehearseAgain : rehearse;
  }

  get cannotRehearse() {
    return this.cannotStart || this.isRehearsing;
  }

  /**
   * Reviews the leads in parts and shows each, from the beginning or from where it was stopped. A review that
   * is there stays until another one is complete.
   */
  async load({ goesOn = false } = {}) {
    this.loading?.abort();
    const current = new AbortController();
    this.loading = current;
    this.isReviewing = true;
    if (!this.review) {
      this.announce(loading);
    }
    this.keep();
    const [review, done] = goesOn ? [this.review, this.reviewedCount] : [null, 0];
    const showsParts = goesOn || !this.review;
    try {
      await this.reviewParts(partsOf(this._leadIds.slice(done)), { review, done, showsParts, current });
    } catch (error) {
      if (current === this.loading) {
        this.problem = isCancelled(error) ? null : problemOf(error);
      }
    } finally {
      this.isReviewing = this.isReviewing && current !== this.loading;
    }
  }

  async reviewParts([leadIds, ...others], { review, done, showsParts, current }) {
    const part = await reviewBatch({ listId: this.leadList.id, leadIds }, current.signal);
    if (current !== this.loading) {
      return;
    }
    this.problem = null;
    const joined = withPart(review, part);
    const count = done + leadIds.length;
    if (showsParts || others.length === 0) {
      this.reviewedCount = count;
      this.show(joined, this.choices);
    }
    if (others.length > 0) {
      await this.reviewParts(others, { review: joined, done: count, showsParts, current });
    } else {
      this.askOpportunities(this.choices.opportunity.account);
    }
  }

  /** Goes on with a review that is not complete, or makes it anew. */
  loadRest() {
    return this.load({ goesOn: Boolean(this.review) && this.isPartial });
  }

  keep() {
    const { choices, rehearsalId: id, isRehearsalOld: isOld, rehearsedIds } = this;
    const rehearsal = id && { id, isOld, leadIds: rehearsedIds };
    keepReview(this.userId, this.leadList.id, { leadIds: this._leadIds, choices, rehearsal });
  }

  choose(choices, isOld = this.rehearsalId !== null) {
    this.startKey = null;
    this.isRehearsalOld = isOld;
    this.show(this.review, choices);
    this.keep();
  }

  /** Computes the state of the review once, instead of at each rendering. */
  show(review, choices) {
    this.review = review;
    this.choices = choices;
    this.groups = resolveReview(review, choices);
    this.skipped = resolveSkipped(review, choices);
    this.counts = countReview(this.groups, this.skipped, this.startMax);
    this.lacked = countLacked(this.groups);
    this.accounts = accountsOf(this.groups, SUGGESTED_MAX);
    this.otherCount = countOthers(this.groups, choices);
    this.singleCount = countOnly(this.groups, review);
    this.tellCounts();
  }

  /** How many are ready, and how many not, is said whenever that has changed. */
  tellCounts() {
    const words = wordsOf(summaryOf(this.counts, ""));
    if (words !== this.told) {
      this.told = words;
      this.announce(words);
    }
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
    const before = this.choices.opportunity.account;
    this.choose({ ...this.choices, ...event.detail });
    const { account } = this.choices.opportunity;
    if (account?.id !== before?.id) {
      this.askOpportunities(account);
    }
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

  handleFilter(event) {
    this.showOnly(event.detail.state);
  }

  /** What was of that state then stays in sight while the rep works on it. */
  showOnly(shown) {
    this.shown = shown;
    const isOfState = ({ leads }) => leads.some(({ state }) => state === LEAD_STATES[shown]);
    this.shownKeys = shown ? new Set(this.groups.filter(isOfState).map(({ key }) => key)) : null;
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

  async handleStop() {
    this.loading.abort();
    this.isReviewing = false;
    this.announce(this.progressText);
    await Promise.resolve();
    this.template.querySelector("[data-go-on]")?.focus();
  }

  async handleGoOn() {
    const going = this.load({ goesOn: true });
    await Promise.resolve();
    this.template.querySelector("[data-stop]")?.focus();
    await going;
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
      this.focusSkipped();
    });
  }

  async handleLink(event) {
    const { links } = event.detail;
    this.isLinking = true;
    await this.decide(() => this.linkEach(links));
    this.isLinking = false;
    this.announce(nameValue(linkedLabel, formatNumber(Object.keys(this.linked).length)));
    this.focusSkipped();
  }

  /** One after the other: where one is refused, those before it are linked. */
  async linkEach([link, ...others]) {
    await this.link(link);
    this.show(withLink(this.review, link.leadId, link.recordId), this.choices);
    if (others.length > 0) {
      await this.linkEach(others);
    }
  }

  async link({ leadId, recordId }) {
    const lead = await linkLead(leadId, recordId);
    this.fire("leadchange", { lead });
  }

  /** What the rehearsal has said of the others still holds. */
  async handleLinkForetold(event) {
    const { leadId, recordId, match } = event.detail;
    await this.decide(async () => {
      await this.link({ leadId, recordId });
      this.review = withLink(this.review, leadId, recordId, match);
      this.choose(withoutTakenBack(this.choices, leadId), this.isRehearsalOld);
      this.announce(this.startText);
    });
  }

  async decide(act) {
    this.startProblem = null;
    try {
      await act();
    } catch (error) {
      this.startProblem = problemOf(error);
    }
  }

  async focusSkipped() {
    await Promise.resolve();
    const those = this.template.querySelector("c-skipped-list");
    (this.startProblem ? null : (those ?? this.template.querySelector("c-view-header")))?.focus();
  }

  handleKey(event) {
    if (this.review && isSubmitKey(event)) {
      event.preventDefault();
      if (!this.cannotStart) {
        this.handleStart();
      }
    }
  }

  async handleStart() {
    this.startKey ??= createIdempotencyKey();
    await this.tryTo(
      async () => {
        const { id } = await startBatch(
          toBatch(this.leadList.id, this.groups, this.choices, this.startMax),
          this.startKey,
        );
        this.keepOthers();
        this.fire("started", { batchId: id });
      },
      { isBusy: "isStarting", problem: "startProblem" },
    );
  }

  /** Those that were not sent, and not skipped, are the rep's next review. */
  keepOthers() {
    const { choices } = this;
    const sent = new Set(toBatch(this.leadList.id, this.groups, choices, this.startMax).leadIds);
    const isOther = ({ leadId, state }) => state !== "leftOut" && !sent.has(leadId);
    const leadIds = this.groups.flatMap(({ leads }) => leads.filter(isOther)).map(({ leadId }) => leadId);
    if (leadIds.length > 0) {
      keepReview(this.userId, this.leadList.id, { leadIds, choices });
    } else {
      forgetReview(this.userId, this.leadList.id);
    }
  }

  /** Asks Salesforce what it would say. */
  async handleRehearse() {
    this.isRehearsing = true;
    this.startProblem = null;
    try {
      const batch = toBatch(this.leadList.id, this.groups, this.choices, this.startMax);
      const { id } = await startRehearsal(batch, createIdempotencyKey());
      this.showRehearsal({ id, leadIds: this._leadIds });
    } catch (error) {
      this.startProblem = problemOf(error);
      this.showRunning(this.startProblem.rehearsalId);
    } finally {
      this.isRehearsing = false;
    }
  }

  /** Another rehearsal of the rep's goes on, of a tab that may be closed: they can stop it here. */
  showRunning(rehearsalId) {
    if (rehearsalId) {
      this.showRehearsal({ id: rehearsalId, leadIds: null });
    }
  }

  showRehearsal({ id, leadIds }) {
    this.rehearsalId = id;
    this.isRehearsalOld = false;
    this.rehearsedIds = leadIds;
    this.isRehearsalKept = false;
    this.forget();
    this.keep();
  }

  /** Nothing is known to fail. */
  forget() {
    this.wouldFail = 0;
    this.showOnly(this.shown === "wouldFail" ? "" : this.shown);
  }

  /** What would fail is what the rep sees next. */
  handleForetold(event) {
    this.wouldFail = event.detail.wouldFail;
    if (this.wouldFail > 0 && event.detail.isNew) {
      this.showOnly("wouldFail");
    }
  }

  /** That of the review which the rep left, also where other leads are selected by now. */
  showKept(rehearsal) {
    if (rehearsal) {
      const { id, isOld, leadIds } = rehearsal;
      Object.assign(this, { rehearsalId: id, isRehearsalOld: isOld, rehearsedIds: leadIds });
      this.isRehearsalKept = true;
    }
  }

  /**
   * What the rehearsal has said of the others still holds, unless the quota kept some from being rehearsed:
   * they take the place of those that are excluded.
   */
  handleExclude(event) {
    const { leadIds, isLeftOut } = event.detail;
    const isOld = this.isRehearsalOld || this.counts.ready > this.startMax;
    this.choose(leaveOut(this.choices, leadIds, isLeftOut), isOld);
    this.announce(this.startText);
  }

  /** Leads that would fail are corrected, and so are no longer excluded. */
  handleCorrect(event) {
    const { leadIds, values } = event.detail;
    const before = this.counts.skipped;
    this.choose(correctLeads(this.choices, leadIds, values));
    this.askOpportunities(values.account);
    if (this.counts.skipped !== before) {
      this.announce(this.startText);
    }
  }

  handleRehearsalMissing() {
    this.rehearsalId = null;
    this.forget();
    this.keep();
  }

  handleRetry() {
    this.loadRest();
  }
}

/** The states that leads are in, and the one that is shown. */
function summaryOf(counts, shown) {
  return FILTERS.filter((state) => counts[state] > 0 || state === shown).map((state) => ({
    state,
    label: STATES[state],
    count: formatNumber(counts[state]),
  }));
}

/** The groups to show. */
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

function isWithoutAccount(lead) {
  return !lead.account && !isExcluded(lead);
}

function isExcluded({ state }) {
  return state === "leftOut";
}

/** Whether the leads are the same, in whatever order they were selected. */
function haveSame(leadIds, others) {
  const those = new Set(others);
  return leadIds.length === those.size && leadIds.every((leadId) => those.has(leadId));
}
