import { api } from "lwc";
import company from "@salesforce/label/c.Crosswalk_Column_Company";
import email from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import firstName from "@salesforce/label/c.Crosswalk_Text_NameFirstName";
import guessed from "@salesforce/label/c.Crosswalk_Add_Guessed";
import lastName from "@salesforce/label/c.Crosswalk_Sort_Name";
import location from "@salesforce/label/c.Crosswalk_Column_Location";
import nameMissing from "@salesforce/label/c.Crosswalk_Add_NameMissing";
import phone from "@salesforce/label/c.Crosswalk_Import_Phone";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import title from "@salesforce/label/c.Crosswalk_Column_Title";
import { BaseElement } from "c/baseElement";

/** In their order, with the longest text that the connector takes. */
const FIELDS = [
  { name: "firstName", label: firstName, length: 200 },
  { name: "lastName", label: lastName, length: 200, isRequired: true },
  { name: "company", label: company, length: 1_000 },
  { name: "title", label: title, length: 1_000 },
  { name: "location", label: location, length: 1_000 },
  { name: "email", label: email, length: 400 },
  { name: "phone", label: phone, length: 200 },
  { name: "profileUrl", label: profile, length: 2_000 },
];

/**
 * The fields of a lead that was pasted, to be corrected. Fires `leadchange` ({lead}), with the lead as the
 * connector takes it: what is blank is left out.
 */
export default class PastedLead extends BaseElement {
  @api lead;
  @api isNameGuessed = false;
  @api disabled = false;

  labels = { guessed, nameMissing };

  /** Says what is missing, at its field, which gets the focus. False where something is. */
  @api
  reportValidity() {
    const bad = [...this.template.querySelectorAll("lightning-input")].filter(
      (input) => !input.reportValidity(),
    );
    bad[0]?.focus();
    return bad.length === 0;
  }

  get fields() {
    return FIELDS.map((field) => ({ ...field, value: valueOf(this.lead, field.name) }));
  }

  handleChange(event) {
    const { name } = event.target.dataset;
    const value = event.detail.value.trim();
    const lead = withoutFormer(this.lead, name);
    if (value) {
      lead[name] = value;
    }
    this.fire("leadchange", { lead });
  }
}

/** A lead of Sales Navigator has its address there. */
function valueOf(lead, name) {
  return lead[name] ?? (name === "profileUrl" ? lead.salesProfileUrl : "") ?? "";
}

/** What belongs to a text that is another one now. */
const BELONGING = { profileUrl: ["salesProfileUrl"], company: ["companyDomain"] };

function withoutFormer(lead, name) {
  const former = [name, ...(BELONGING[name] ?? [])];
  return Object.fromEntries(Object.entries(lead).filter(([key]) => !former.includes(key)));
}
