import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { fullName, joinParts } from "c/textFormat";

/** One lead of a list. Fires `openlead` ({leadId}). */
export default class LeadRow extends BaseElement {
  @api lead;
  /** "0" where Tab stops at it, "-1" where only arrows get there. */
  @api tabStop = "0";

  get name() {
    return fullName(this.lead);
  }

  get work() {
    return joinParts(this.lead.title, this.lead.company);
  }

  handleOpen() {
    this.fire("openlead", { leadId: this.lead.id });
  }
}
