import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Quota_AddOverride";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import heading from "@salesforce/label/c.Crosswalk_Quota_Overrides";
import permissionSet from "@salesforce/label/c.Crosswalk_Quota_PermissionSet";
import remove from "@salesforce/label/c.Crosswalk_Remove";
import fieldRange from "@salesforce/label/c.Crosswalk_Text_FieldRange";
import quotaName from "@salesforce/label/c.Crosswalk_Text_SettingMonthlyQuota";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { BaseElement } from "c/baseElement";
import { endMessage } from "c/fieldMessage";
import { formatLabel, formatNumber, nameValue } from "c/textFormat";

const QUOTA_MIN = 1;
const QUOTA_MAX = 1000;
const kinds = { user, permissionSet };

/** Quotas of single users and permission sets. Fires `overrideschange` ({overrides}) with all of them. */
export default class QuotaOverrides extends BaseElement {
  /** [{for: "user" | "permissionSet", name, monthlyQuota}], in the order in which they were added. */
  @api overrides = [];
  /** Users and permission sets to choose from, {users: [{id, name}], permissionSets: [{name, label}]}. */
  @api owners = { users: [], permissionSets: [] };
  /** What everybody else has, which a new line begins with. */
  @api monthlyQuota = QUOTA_MAX;
  @api disabled = false;

  labels = { add, choose, heading };
  min = QUOTA_MIN;
  max = QUOTA_MAX;
  none = "";

  get hasRows() {
    return this.overrides.length > 0;
  }

  get canAdd() {
    return this.others.length > 0;
  }

  get rows() {
    const range = formatLabel(fieldRange, quotaName, formatNumber(QUOTA_MIN), formatNumber(QUOTA_MAX));
    const labels = new Map(optionsOf(this.owners).map(({ value, label }) => [value, label]));
    return this.overrides.map((override, line) => {
      const key = keyOf(override.for, override.name);
      const label = labels.get(key) ?? nameValue(kinds[override.for], override.name);
      const removeLabel = formatLabel(remove, label);
      return { key, line, label, range, value: override.monthlyQuota, removeLabel };
    });
  }

  get others() {
    const taken = new Set(this.overrides.map((override) => keyOf(override.for, override.name)));
    return optionsOf(this.owners).filter(({ value }) => !taken.has(value));
  }

  /** At a line, or at the first one that is wrong. */
  @api
  focus(line) {
    const inputs = [...this.template.querySelectorAll("[data-line]")];
    const wrong = inputs.find((input) => !input.checkValidity());
    (inputs[line] ?? wrong ?? this.template.querySelector("[data-line], [data-add]"))?.focus();
  }

  /** Whether each line has a quota. Says beside a line what is wrong with it. */
  @api
  reportValidity() {
    return [...this.template.querySelectorAll("[data-line]")]
      .map((input) => input.reportValidity())
      .every(Boolean);
  }

  handleAdd(event) {
    const { owner } = this.others.find(({ value }) => value === event.detail.value);
    this.change([...this.overrides, { ...owner, monthlyQuota: this.monthlyQuota }]);
  }

  handleQuota(event) {
    const line = Number(event.currentTarget.dataset.line);
    const text = String(event.detail.value ?? "").trim();
    const monthlyQuota = text === "" ? null : Number(text);
    this.change(this.overrides.map((one, index) => (index === line ? { ...one, monthlyQuota } : one)));
    endMessage(event.currentTarget);
  }

  handleRemove(event) {
    const line = Number(event.currentTarget.dataset.remove);
    this.change(this.overrides.filter((_one, index) => index !== line));
  }

  change(overrides) {
    this.fire("overrideschange", { overrides });
  }
}

function optionsOf({ users, permissionSets }) {
  return [
    ...users.map(({ id, name }) => optionOf("user", id, name)),
    ...permissionSets.map(({ name, label }) => optionOf("permissionSet", name, label)),
  ];
}

function optionOf(kind, name, label) {
  return { value: keyOf(kind, name), label: nameValue(kinds[kind], label), owner: { for: kind, name } };
}

function keyOf(kind, name) {
  return `${kind}/${name}`;
}
