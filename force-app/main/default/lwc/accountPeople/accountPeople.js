import { api } from "lwc";
import left from "@salesforce/label/c.Crosswalk_Changes_Left";
import missing from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import none from "@salesforce/label/c.Crosswalk_Page_None";
import present from "@salesforce/label/c.Crosswalk_Crm_Linked";
import { BaseElement } from "c/baseElement";
import { readAccountPeople } from "c/connectorClient";
import { LatestAnswer } from "c/latestAnswer";
import { formatNumber, listOf, nameValue } from "c/textFormat";

const KINDS = [
  { name: "missing", heading: missing },
  { name: "present", heading: present },
  { name: "left", heading: left },
];

/**
 * The people of the rep's lists who belong to an account: who is missing in the CRM, who is there, and who
 * has left. Fires `openlead` ({leadId, listId, preset?}); the preset is there for somebody to be added.
 */
export default class AccountPeople extends BaseElement {
  labels = { none };
  people = null;
  problem = null;
  _recordId = null;
  latest = new LatestAnswer();

  @api
  get recordId() {
    return this._recordId;
  }
  set recordId(recordId) {
    const isOther = recordId !== this._recordId;
    this._recordId = recordId;
    if (isOther) {
      this.people = null;
      this.load();
    }
  }

  /** Asks again; what is shown stays until then. Whether it says something else now. */
  @api
  refresh() {
    return this.load();
  }

  /** Whether this lead is shown here, and has the focus now. */
  @api
  focusLead(leadId) {
    return [...this.template.querySelectorAll("c-people-group")].some((group) => group.focusLead(leadId));
  }

  /** For a missing lead: what opens it, and the leads before and after it: {opened, neighbours}. */
  @api
  find(leadId) {
    return findMissing(this.people.missing, leadId, (person) => this.openedOf(person));
  }

  get isEmpty() {
    return this.people !== null && this.groups.length === 0;
  }

  get summary() {
    return summaryOf(this.groups);
  }

  get blocker() {
    return this.people?.blockers[0] ?? null;
  }

  get groups() {
    return groupsOf(this.people, this.blocker);
  }

  get accountId() {
    return this.people.account.id;
  }

  async load() {
    this.problem = null;
    const outcome = await this.latest.ask(() => readAccountPeople(this._recordId));
    if (outcome?.problem) {
      this.problem = outcome.problem;
    }
    if (!outcome?.answer) {
      return false;
    }
    const before = this.people && this.summary;
    this.people = outcome.answer;
    const hasChanged = before !== null && before !== this.summary;
    this.announce(hasChanged ? this.summary : "");
    return hasChanged;
  }

  handleOpenLead(event) {
    const { leadId, listId, account } = event.detail;
    const detail = { leadId, listId, preset: this.presetFor(account) };
    this.fire("openlead", detail);
  }

  openedOf({ lead, account }) {
    return { leadId: lead.id, listId: lead.lists[0]?.id, preset: this.presetFor(account) };
  }

  /** Where somebody works at one of the accounts below, the contact is that one's. */
  presetFor(account) {
    return this.blocker ? null : { account: account ?? this.people.account };
  }
}

function groupsOf(people, blocker) {
  return KINDS.map(({ name, heading }) => ({
    ...{ name, heading, people: people[name], count: people.counts[name] },
    canAdd: name === "missing" && !blocker,
  })).filter(({ count }) => count > 0);
}

function summaryOf(groups) {
  return listOf(groups.map(({ heading, count }) => nameValue(heading, formatNumber(count))));
}

function findMissing(people, leadId, openedOf) {
  const at = people.findIndex(({ lead }) => lead.id === leadId);
  if (at < 0) {
    return null;
  }
  const [previous, next] = [people[at - 1]?.lead ?? null, people[at + 1]?.lead ?? null];
  return { opened: openedOf(people[at]), neighbours: { previous, next, nextNew: next } };
}
