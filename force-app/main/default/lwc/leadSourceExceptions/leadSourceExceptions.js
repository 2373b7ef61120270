import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_LeadSource_AddException";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import heading from "@salesforce/label/c.Crosswalk_LeadSource_Exceptions";
import leadList from "@salesforce/label/c.Crosswalk_LeadSource_LeadList";
import leadPage from "@salesforce/label/c.Crosswalk_LeadSource_LeadPage";
import remove from "@salesforce/label/c.Crosswalk_Remove";
import { BaseElement } from "c/baseElement";
import { formatLabel } from "c/textFormat";

/** Where contacts of a Lead Source of their own come from. Other keys are ids of lead lists. */
const origins = { leadPage, leadList };

/**
 * Lead Sources of single leads, of lead lists and of single lists, where they differ from all others'. Fires
 * `exceptionschange` with the parts of the setting that change ({changes}).
 */
export default class LeadSourceExceptions extends BaseElement {
  /** {leadPage, leadList, lists: {lead list id → Lead Source}} */
  @api mapping = {};
  /** The lead lists that the admin can see, [{id, name}]; others are shown by their id. */
  @api leadLists = [];
  /** The org's Lead Sources, [{value, label}]. */
  @api leadSources = [];
  @api disabled = false;

  labels = { add, choose, heading };
  none = "";

  /** At the row of that key. */
  @api
  focus(key) {
    const rows = [...this.template.querySelectorAll("[data-key]")];
    (rows.find(({ dataset }) => dataset.key === key) ?? rows[0])?.focus();
  }

  get values() {
    const { lists, ...others } = this.mapping;
    return { ...fromEntriesWhere(others, (key, value) => key in origins && value !== null), ...lists };
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get rows() {
    const { leadSources, names } = this;
    return Object.entries(this.values).map(([key, value]) => {
      const label = names[key] ?? key;
      const isActive = leadSources.some((option) => option.value === value);
      const options = isActive ? leadSources : [{ value, label: value }, ...leadSources];
      return { key, label, value, options, removeLabel: formatLabel(remove, label) };
    });
  }

  get others() {
    const { values } = this;
    return Object.entries(this.names)
      .filter(([key]) => !(key in values))
      .map(([value, label]) => ({ value, label }));
  }

  get canAdd() {
    return this.others.length > 0 && this.leadSources.length > 0;
  }

  /** By key. */
  get names() {
    return { ...origins, ...Object.fromEntries(this.leadLists.map(({ id, name }) => [id, name])) };
  }

  handleAdd(event) {
    this.change(event.detail.value, this.leadSources[0].value);
  }

  handleValue(event) {
    this.change(event.currentTarget.dataset.key, event.detail.value);
  }

  handleRemove(event) {
    this.change(event.currentTarget.dataset.remove, null);
  }

  change(key, value) {
    const changes = key in origins ? { [key]: value } : { lists: withList(this.mapping.lists, key, value) };
    this.fire("exceptionschange", { changes });
  }
}

function withList(lists, key, value) {
  return value === null ? fromEntriesWhere(lists, (other) => other !== key) : { ...lists, [key]: value };
}

function fromEntriesWhere(values, isKept) {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => isKept(key, value)));
}
