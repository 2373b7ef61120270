import { api } from "lwc";
import noRole from "@salesforce/label/c.Crosswalk_Page_WithoutRole";
import noRoles from "@salesforce/label/c.Crosswalk_Page_NoRoles";
import filledLabel from "@salesforce/label/c.Crosswalk_Page_RolesFilled";
import { readBuyingGroup } from "c/connectorClient";
import { RecordPart } from "c/recordPart";
import { formatLabel, formatNumber } from "c/textFormat";

const NO_CANDIDATES = { leads: [], contacts: [] };

/**
 * The buying group of an opportunity: each role of the org, who fills it, and whom of the rep's lists and of
 * the account's contacts it could be given to. Fires `openlead` ({leadId, listId, preset?}); the preset is
 * there for somebody to be added, with opportunity and role.
 */
export default class BuyingGroup extends RecordPart {
  labels = { noRoles };
  answer = null;
  problem = null;

  /** Whether this lead is proposed here, and has the focus now. */
  @api
  focusLead(leadId) {
    return [...this.template.querySelectorAll("c-buying-role")].some((role) => role.focusLead(leadId));
  }

  get blocker() {
    return this.answer?.blockers[0] ?? null;
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
    const { roles, others } = this.answer;
    return [...roles, ...rolesOfOthers(others)];
  }

  get summary() {
    const roles = this.answer.roles;
    const filled = roles.filter(({ filledBy }) => filledBy.length > 0).length;
    return formatLabel(filledLabel, formatNumber(filled), formatNumber(roles.length));
  }

  get opportunity() {
    return this.answer.opportunity;
  }

  read(recordId) {
    return readBuyingGroup(recordId);
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
    const { id: opportunityId, account: own } = this.answer.opportunity;
    const role = event.currentTarget.dataset.role;
    const preset = this.blocker ? null : { account: account ?? own, opportunityId, role };
    this.fire("openlead", { leadId, listId, preset });
  }
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
