import { api } from "lwc";
import left from "@salesforce/label/c.Crosswalk_Changes_Left";
import missing from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import none from "@salesforce/label/c.Crosswalk_Page_None";
import present from "@salesforce/label/c.Crosswalk_Crm_Linked";
import { readAccountPeople } from "c/connectorClient";
import { RecordPart } from "c/recordPart";
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
export default class AccountPeople extends RecordPart {
  labels = { none };
  answer = null;
  problem = null;

  /** Whether this lead is shown here, and has the focus now. */
  @api
  focusLead(leadId) {
    return [...this.template.querySelectorAll("c-people-group")].some((group) => group.focusLead(leadId));
  }

  /** For a missing lead: what opens it, and the leads before and after it: {opened, neighbours}. */
  @api
  find(leadId) {
    return findMissing(this.answer.missing, leadId, (person) => this.openedOf(person));
  }

  get isEmpty() {
    return this.answer !== null && this.groups.length === 0;
  }

  get summary() {
    return listOf(this.groups.map(({ heading, count }) => nameValue(heading, formatNumber(count))));
  }

  get blocker() {
    return this.answer?.blockers[0] ?? null;
  }

  get groups() {
    const { blocker } = this;
    return KINDS.map(({ name, heading }) => ({
      ...{ name, heading, people: this.answer[name], count: this.answer.counts[name] },
      canAdd: name === "missing" && !blocker,
    })).filter(({ count }) => count > 0);
  }

  get accountId() {
    return this.answer.account.id;
  }

  read(recordId) {
    return readAccountPeople(recordId);
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
    return this.blocker ? null : { account: account ?? this.answer.account };
  }
}

function findMissing(people, leadId, openedOf) {
  const at = people.findIndex(({ lead }) => lead.id === leadId);
  if (at < 0) {
    return null;
  }
  const [previous, next] = [people[at - 1]?.lead ?? null, people[at + 1]?.lead ?? null];
  return { opened: openedOf(people[at]), neighbours: { previous, next, nextNew: next } };
}
