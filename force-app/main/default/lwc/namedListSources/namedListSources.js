import { LightningElement, api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_LeadSource_AddList";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import heading from "@salesforce/label/c.Crosswalk_LeadSource_NamedLists";
import noMore from "@salesforce/label/c.Crosswalk_LeadSource_NoMoreLists";
import remove from "@salesforce/label/c.Crosswalk_LeadSource_RemoveList";
import { formatLabel } from "c/textFormat";

/** Lead Sources of single lead lists, by list id. Fires `listschange` ({lists}) with all of them. */
export default class NamedListSources extends LightningElement {
  /** Lead list id → Lead Source. */
  @api lists = {};
  /** The lead lists that the admin can see, [{id, name}]; others are shown by their id. */
  @api leadLists = [];
  /** The org's Lead Sources, [{value, label}]. */
  @api leadSources = [];
  @api disabled = false;

  labels = { add, choose, heading, noMore };
  none = "";

  /** At the list of that id. */
  @api
  focus(listId) {
    const lists = [...this.template.querySelectorAll("[data-list]")];
    (lists.find(({ dataset }) => dataset.list === listId) ?? lists[0])?.focus();
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get rows() {
    return toRows(this.lists, this.leadLists, this.leadSources);
  }

  get otherLists() {
    return withoutSource(this.leadLists, this.lists);
  }

  get canAdd() {
    return this.otherLists.length > 0 && this.leadSources.length > 0;
  }

  handleAdd(event) {
    this.change({ ...this.lists, [event.detail.value]: this.leadSources[0].value });
  }

  handleValue(event) {
    this.change({ ...this.lists, [event.currentTarget.dataset.list]: event.detail.value });
  }

  handleRemove(event) {
    const { remove: removed } = event.currentTarget.dataset;
    this.change(Object.fromEntries(Object.entries(this.lists).filter(([id]) => id !== removed)));
  }

  change(lists) {
    this.dispatchEvent(new CustomEvent("listschange", { detail: { lists } }));
  }
}

function toRows(lists, leadLists, leadSources) {
  return Object.entries(lists).map(([id, value]) => {
    const name = leadLists.find((list) => list.id === id)?.name ?? id;
    const isActive = leadSources.some((option) => option.value === value);
    const options = isActive ? leadSources : [{ value, label: value }, ...leadSources];
    return { id, name, value, options, removeLabel: formatLabel(remove, name) };
  });
}

function withoutSource(leadLists, lists) {
  return leadLists.filter(({ id }) => !(id in lists)).map(({ id, name }) => ({ value: id, label: name }));
}
