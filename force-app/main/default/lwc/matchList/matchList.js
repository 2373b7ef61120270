import { LightningElement, api } from "lwc";
import certain from "@salesforce/label/c.Crosswalk_Match_Certain";
import contact from "@salesforce/label/c.Crosswalk_Text_NameContact";
import heading from "@salesforce/label/c.Crosswalk_Match_Heading";
import likely from "@salesforce/label/c.Crosswalk_Text_NameStatusLikely";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import more from "@salesforce/label/c.Crosswalk_Match_More";
import none from "@salesforce/label/c.Crosswalk_Match_None";
import possible from "@salesforce/label/c.Crosswalk_Text_NameStatusPossible";
import reject from "@salesforce/label/c.Crosswalk_Match_Reject";
import salesforceLead from "@salesforce/label/c.Crosswalk_SalesforceLead";
import shown from "@salesforce/label/c.Crosswalk_Match_Shown";
import { reasonsOf, textOf } from "c/reasonText";
import { formatLabel, formatNumber, joinParts, nameValue, phoneApart } from "c/textFormat";

const levels = { linked, certain, likely, possible };
const objects = {
  Contact: { label: contact, icon: "standard:contact" },
  Lead: { label: salesforceLead, icon: "standard:lead" },
};

/** As many as anybody looks through at a glance. */
const PAGE_SIZE = 10;

/**
 * Contacts and Salesforce Leads that may be this lead, each with the reasons.
 * Fires `link` and `reject`, both {recordId, name}; a rejected record is named with what tells it apart.
 */
export default class MatchList extends LightningElement {
  @api matches = [];
  /** How many there are in Salesforce, where that is more than can be shown. */
  @api total = 0;
  /** What Salesforce could not be searched by, each {reason, said}. */
  @api gaps = [];
  @api disabled = false;

  labels = { heading, link, more, none, reject };
  count = PAGE_SIZE;

  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get hasNone() {
    return this.matches.length === 0;
  }

  get hasAny() {
    return this.matches.length > 0;
  }

  get hasMore() {
    return this.count < this.matches.length;
  }

  get gapTexts() {
    return this.gaps.map(gapText);
  }

  get isCut() {
    return this.total > this.matches.length;
  }

  get shown() {
    return formatLabel(shown, formatNumber(this.matches.length), formatNumber(this.total));
  }

  get rows() {
    return namedApart(this.matches.slice(0, this.count).map(toRow));
  }

  handleMore() {
    this.nextId = this.matches[this.count].recordId;
    this.count += PAGE_SIZE;
  }

  renderedCallback() {
    if (this.nextId) {
      // The button may be gone: go on where the reader was.
      this.template.querySelector(`[data-id="${this.nextId}"]`)?.focus();
      this.nextId = null;
    }
  }

  handleLink(event) {
    const { recordId, name } = this.rowOf(event.currentTarget.dataset.id);
    this.decide("link", recordId, name);
  }

  handleReject(event) {
    const { recordId, recordName } = this.rowOf(event.currentTarget.dataset.reject);
    this.decide("reject", recordId, recordName);
  }

  rowOf(id) {
    return this.rows.find(({ recordId }) => recordId === id);
  }

  decide(type, recordId, name) {
    this.dispatchEvent(new CustomEvent(type, { detail: { recordId, name } }));
  }
}

function toRow(match) {
  const reach = joinParts(match.email, match.phone, match.city, match.country);
  return {
    ...match,
    icon: objects[match.object].icon,
    objectLabel: objects[match.object].label,
    level: levels[match.level],
    work: joinParts(match.title, match.company),
    reach,
    reachParts: phoneApart(reach, match.phone),
    why: joinParts(...reasonsOf(match)),
  };
}

/** Rows whose buttons have names of their own: people of one name differ by work, or else by the rest. */
function namedApart(rows) {
  const shortNames = rows.map(({ name, work }) => joinParts(name, work));
  return rows.map((row, index) => {
    const isAlone = shortNames.filter((name) => name === shortNames[index]).length === 1;
    const recordName = isAlone ? shortNames[index] : joinParts(shortNames[index], row.objectLabel, row.reach);
    return {
      ...row,
      recordName,
      linkLabel: nameValue(link, recordName),
      rejectLabel: nameValue(reject, recordName),
    };
  });
}

function gapText({ reason, said }) {
  return textOf({ text: reason, ...said });
}
