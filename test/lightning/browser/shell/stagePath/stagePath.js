import { api, LightningElement } from "lwc";
import { describeObject } from "practice/salesforce";

/** The path at the top of an opportunity: all stages, the past ones ticked, the current one marked. */
export default class StagePath extends LightningElement {
  @api stage;
  values = [];

  async connectedCallback() {
    const { fields } = await describeObject("Opportunity");
    this.values = (fields.get("StageName")?.picklistValues ?? []).filter(({ active }) => active);
  }

  get stages() {
    const reached = this.values.findIndex(({ value }) => value === this.stage);
    return this.values.map(({ value, label }, index) => ({
      value,
      label,
      isBehind: index < reached,
      current: index === reached ? "step" : null,
      itemClass: `slds-path__item ${state(index, reached)}`,
    }));
  }
}

function state(index, reached) {
  if (index < reached) {
    return "slds-is-complete";
  }
  return index === reached ? "slds-is-current slds-is-active" : "slds-is-incomplete";
}
