import { api } from "lwc";
import contact from "@salesforce/label/c.Crosswalk_Column_Contact";
import foundLabel from "@salesforce/label/c.Crosswalk_Erasure_Found";
import lists from "@salesforce/label/c.Crosswalk_LeadLists";
import more from "@salesforce/label/c.Crosswalk_Erasure_More";
import newTab from "@salesforce/label/c.Crosswalk_NewTab";
import noLeads from "@salesforce/label/c.Crosswalk_Leads_None";
import none from "@salesforce/label/c.Crosswalk_Erasure_None";
import noneText from "@salesforce/label/c.Crosswalk_Erasure_NoneText";
import owner from "@salesforce/label/c.Crosswalk_Record_Owner";
import pick from "@salesforce/label/c.Crosswalk_Erasure_Pick";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import whyEmail from "@salesforce/label/c.Crosswalk_Erasure_WhyEmail";
import whyName from "@salesforce/label/c.Crosswalk_Erasure_WhyName";
import whyProfile from "@salesforce/label/c.Crosswalk_Erasure_WhyProfile";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber, joinParts, listOf, nameValue } from "c/textFormat";

/** Why a lead is listed, by what the connector found it. */
const WHY = { profile: whyProfile, email: whyEmail, name: whyName };

/** The leads that may be the person, to be ticked. Fires `pick` ({leadIds}). */
export default class ErasureLeads extends BaseElement {
  /** As the connector answers: {leads, texts, isCut}. */
  @api found;
  /** Ids of the leads that are ticked. */
  @api picked = [];
  @api disabled = false;

  labels = { contact, more, newTab, noneText, pick, profile };

  get hasLeads() {
    return this.found.leads.length > 0;
  }

  /** Without leads, a list's name may still name the person. */
  get heading() {
    const { leads, texts } = this.found;
    if (leads.length > 0) {
      return formatLabel(foundLabel, formatNumber(leads.length));
    }
    return texts.length > 0 ? noLeads : none;
  }

  get rows() {
    const { leads } = this.found;
    return leads.map((lead) => toRow(lead, this.picked));
  }

  handlePick(event) {
    const { lead } = event.currentTarget.dataset;
    const others = this.picked.filter((id) => id !== lead);
    const leadIds = event.detail.checked ? [...others, lead] : others;
    this.fire("pick", { leadIds });
  }
}

function toRow(lead, picked) {
  return {
    ...lead,
    isPicked: picked.includes(lead.leadId),
    work: joinParts(lead.title, lead.company, lead.location),
    kept: joinParts(
      nameValue(owner, lead.owner.name),
      lead.lists.length > 0 && nameValue(lists, listOf(lead.lists)),
    ),
    whyText: WHY[lead.why],
  };
}
