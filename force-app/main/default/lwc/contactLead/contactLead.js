import { api } from "lwc";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import linkedTo from "@salesforce/label/c.Crosswalk_Lead_LinkedTo";
import none from "@salesforce/label/c.Crosswalk_Page_NoLead";
import othersLabel from "@salesforce/label/c.Crosswalk_Page_Others";
import { linkLead, problemOf, readContactLead } from "c/connectorClient";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { RecordPart } from "c/recordPart";
import { formatLabel, fullName, sentencesOf } from "c/textFormat";

/**
 * The lead behind a contact: linked to it, or likely it, with what differs; and other leads of its company.
 * Fires `openlead` ({leadId, listId}), and `leadchange` ({lead}) where the lead was linked.
 */
export default class ContactLead extends RecordPart {
  labels = { link, none };
  answer = null;
  problem = null;
  isBusy = false;

  /** Whether this lead is shown here, and has the focus now. */
  @api
  focusLead(leadId) {
    if (this.lead?.id === leadId) {
      this.template.querySelector("[data-name]").focus();
      return true;
    }
    return this.template.querySelector("c-people-group")?.focusLead(leadId) ?? false;
  }

  /** As other parts take it, with its status. */
  get lead() {
    const behind = this.answer?.lead;
    return behind ? { ...behind.lead, crm: behind.crm } : null;
  }

  get name() {
    return fullName(this.lead);
  }

  get canLink() {
    return !this.answer.isLinked;
  }

  get leftText() {
    return this.answer.match.left;
  }

  get hasOthers() {
    return this.answer.others.length > 0;
  }

  get othersHeading() {
    return formatLabel(othersLabel, this.answer.contact.account?.name);
  }

  get accountId() {
    return this.answer.contact.account?.id;
  }

  read(recordId) {
    return readContactLead(recordId);
  }

  /** The button goes, and what had the focus with it. */
  async handleLink() {
    this.isBusy = true;
    try {
      const lead = await linkLead(this.lead.id, this._recordId);
      const title = formatLabel(linkedTo, this.answer.contact.name);
      this.toast({ variant: "success", title });
      this.fire("leadchange", { lead });
      this.focusPlace = "[data-name]";
      await this.load();
    } catch (error) {
      const problem = problemOf(error);
      const message = sentencesOf(detailOf(problem), actionOf(problem));
      this.toast({ variant: "error", title: titleOf(problem), message });
    } finally {
      this.isBusy = false;
    }
  }

  handleOpen() {
    const { id: leadId, lists: own } = this.lead;
    this.openLead({ leadId, listId: own[0]?.id });
  }

  handleOpenLead(event) {
    const { leadId, listId } = event.detail;
    this.openLead({ leadId, listId });
  }

  openLead({ leadId, listId }) {
    this.fire("openlead", { leadId, listId, preset: null });
  }
}
