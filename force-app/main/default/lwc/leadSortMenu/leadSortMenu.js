import { api } from "lwc";
import company from "@salesforce/label/c.Crosswalk_Column_Company";
import heading from "@salesforce/label/c.Crosswalk_Sort";
import listOrder from "@salesforce/label/c.Crosswalk_Sort_List";
import name from "@salesforce/label/c.Crosswalk_Sort_Name";
import status from "@salesforce/label/c.Crosswalk_Column_Status";
import tooLong from "@salesforce/label/c.Crosswalk_Sort_TooLong";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber } from "c/textFormat";

/** The connector sorts no longer list. */
const SORTED_MAX = 10_000;
const SORTS = { "": listOrder, name, company, status };

/** By what a list is sorted. Fires `sort` ({sort}), which is empty for the list's own order. */
export default class LeadSortMenu extends BaseElement {
  /** How many leads the list has. */
  @api total = 0;
  @api sort = "";

  labels = { heading };

  get items() {
    const { sort, total } = this;
    return Object.entries(SORTS).map(([value, label]) => ({
      value,
      label,
      isChecked: value === sort,
      isDisabled: Boolean(value) && total > SORTED_MAX,
    }));
  }

  /** Why there is no choice. */
  get tooLong() {
    return this.total > SORTED_MAX ? formatLabel(tooLong, formatNumber(SORTED_MAX)) : null;
  }

  handleSelect(event) {
    this.fire("sort", { sort: event.detail.value });
  }
}
