import { api } from "lwc";
import noRole from "@salesforce/label/c.Crosswalk_Page_WithoutRole";
import noRoles from "@salesforce/label/c.Crosswalk_Page_NoRoles";
import filledLabel from "@salesforce/label/c.Crosswalk_Page_RolesFilled";
import { BaseElement } from "c/baseElement";
import { readBuyingGroup } from "c/connectorClient";
import { LatestAnswer } from "c/latestAnswer";
import { formatLabel, formatNumber } from "c/textFormat";

const NO_CANDIDATES = { leads: [], contacts: [] };

/**
 * The buying group of an opportunity: each role of the org, who fills it, and whom of the rep's lists and of
 * the account's contacts it could be given to. Fires `openlead` ({leadId, listId, preset?}); the preset is
 * there for somebody to be added, with opportunity and role.
 */
export default class BuyingGroup extends BaseElement {
  labels = { noRoles };
  group = null;
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
      this.group = null;
      this.load();
    }
  }

  /** Asks again; what is shown stays until then. Whether it says something else now. */
  @api
  refresh() {
    return this.load();
  }

  /** Whether this lead is proposed here, and has the focus now. */
  @api
  focusLead(leadId) {
    return [...this.template.querySelectorAll("c-buying-role")].some((role) => role.focusLead(leadId));
  }

  get blocker() {
    return this.group?.blockers[0] ?? null;
  }

  get canAdd() {
    return !this.blocker;
  }

  get hasRoles() {
    return this.roles.length > 0;
  }

  /** Whoever may not see roles is told so, and not that there are none. */
  get hasNoRoles() {
    return !this.hasRoles && !this.blocker;
  }

  get roles() {
    return rolesIn(this.group);
  }

  get summary() {
    return summaryOf(this.group.roles);
  }

  get opportunity() {
    return this.group.opportunity;
  }

  async load() {
    this.problem = null;
    const outcome = await this.latest.ask(() => readBuyingGroup(this._recordId));
    if (outcome?.problem) {
      this.problem = outcome.problem;
    }
    if (!outcome?.answer) {
      return false;
    }
    const before = this.group && this.summary;
    this.group = outcome.answer;
    const hasChanged = before !== null && before !== this.summary;
    this.announce(hasChanged ? this.summary : "");
    return hasChanged;
  }

  /** Who was given the role is proposed no more, and what had the focus went with them. */
  async handleRoleAdded(event) {
    const { role } = event.currentTarget.dataset;
    await this.load();
    await Promise.resolve();
    if (document.activeElement === document.body) {
      [...this.template.querySelectorAll("c-buying-role")]
        .find(({ dataset }) => dataset.role === role)
        ?.focus();
    }
  }

  handleOpenLead(event) {
    const { leadId, listId, account } = event.detail;
    const { id: opportunityId, account: own } = this.group.opportunity;
    const role = event.currentTarget.dataset.role;
    const preset = this.blocker ? null : { account: account ?? own, opportunityId, role };
    this.fire("openlead", { leadId, listId, preset });
  }
}

function rolesIn({ roles, others }) {
  return [...roles, ...rolesOfOthers(others)];
}

function summaryOf(roles) {
  const filled = roles.filter(({ filledBy }) => filledBy.length > 0).length;
  return formatLabel(filledLabel, formatNumber(filled), formatNumber(roles.length));
}

/** Contacts without a role, and with roles that the org offers no more. */
function rolesOfOthers(others) {
  return [...new Set(others.map(({ role }) => role))].map((value) => ({
    value: value || "-",
    label: value || noRole,
    filledBy: others.filter(({ role }) => role === value),
    candidates: NO_CANDIDATES,
  }));
}
