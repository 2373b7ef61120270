import { api } from "lwc";
import nextLabel from "@salesforce/label/c.Crosswalk_Lead_Next";
import previousLabel from "@salesforce/label/c.Crosswalk_Lead_Previous";
import shortcutLabel from "@salesforce/label/c.Crosswalk_Lead_Shortcut";
import { BaseElement } from "c/baseElement";
import { formatLabel, fullName, nameValue } from "c/textFormat";

/** The leads before and after the one that is shown. Fires `openlead` ({leadId}). */
export default class LeadSteps extends BaseElement {
  /** The lead before this one, or null. */
  @api previous;
  /** The lead after this one, or null. */
  @api next;

  get steps() {
    return [
      toStep("previous", this.previous, previousLabel, "Alt+ArrowUp", "Alt+↑", "utility:chevronup"),
      toStep("next", this.next, nextLabel, "Alt+ArrowDown", "Alt+↓", "utility:chevrondown"),
    ];
  }

  handleClick(event) {
    const leadId = event.currentTarget.dataset.id;
    this.fire("openlead", { leadId });
  }
}

function toStep(key, lead, label, shortcut, keys, icon) {
  const name = lead ? nameValue(label, fullName(lead)) : label;
  return {
    key,
    name,
    shortcut,
    icon,
    title: formatLabel(shortcutLabel, name, keys),
    isDisabled: !lead,
    leadId: lead?.id,
  };
}
