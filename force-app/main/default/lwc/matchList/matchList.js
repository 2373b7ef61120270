import { api } from "lwc";
import contact from "@salesforce/label/c.Crosswalk_Column_Contact";
import heading from "@salesforce/label/c.Crosswalk_Match_Heading";
import lastActivity from "@salesforce/label/c.Crosswalk_Record_LastActivity";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import owner from "@salesforce/label/c.Crosswalk_Record_Owner";
import reject from "@salesforce/label/c.Crosswalk_Match_Reject";
import rejectedLabel from "@salesforce/label/c.Crosswalk_Match_Rejected";
import salesforceLead from "@salesforce/label/c.Crosswalk_SalesforceLead";
import shown from "@salesforce/label/c.Crosswalk_Match_Shown";
import takeBack from "@salesforce/label/c.Crosswalk_Match_TakeBack";
import { BaseElement } from "c/baseElement";
import { apart, formatDay, formatLabel, formatNumber, joinParts, nameValue } from "c/textFormat";

const LIKELY = ["certain", "likely"];
const objects = {
  Contact: { label: contact, icon: "standard:contact" },
  Lead: { label: salesforceLead, icon: "standard:lead" },
};

/** As many as anybody looks through at a glance. */
const PAGE_SIZE = 10;

/**
 * Contacts and Salesforce Leads that may be this lead, each with what they have in common and where they
 * differ. Fires `link` and `reject`, both {recordId, name}; a rejected record is named with what tells it
 * apart. Fires `takeback` (the same) where it is to be suggested again.
 */
export default class MatchList extends BaseElement {
  @api matches = [];
  /** The lead, where differences are to be shown side by side. */
  @api lead = null;
  /** The record that the rep has rejected last, {recordId, name}, which may be taken back. */
  @api rejected = null;
  /** How many there are in Salesforce, where that is more than can be shown. */
  @api total = 0;
  /** What Salesforce could not be searched by, each as a sentence. */
  @api gaps = [];
  @api disabled = false;

  labels = { heading, link, more, reject, takeBack };
  count = PAGE_SIZE;

  @api
  focusRejected() {
    this.template.querySelector("[data-take-back]").focus();
  }

  get rejectedText() {
    return formatLabel(rejectedLabel, this.rejected.name);
  }

  get takeBackLabel() {
    return nameValue(takeBack, this.rejected.name);
  }

  get hasAny() {
    return this.matches.length > 0;
  }

  get hasMore() {
    return this.count < this.matches.length;
  }

  get isCut() {
    return this.total > this.matches.length;
  }

  get shown() {
    return formatLabel(shown, formatNumber(this.matches.length), formatNumber(this.total));
  }

  /** Rows whose buttons have names of their own: people of one name differ by work, or else by the rest. */
  get rows() {
    const rows = this.matches.slice(0, this.count).map(toRow);
    const shortNames = rows.map(({ name, work }) => joinParts(name, work));
    return rows.map((row, index) => {
      const isAlone = shortNames.filter((name) => name === shortNames[index]).length === 1;
      const recordName = isAlone
        ? shortNames[index]
        : joinParts(shortNames[index], row.objectLabel, row.reach);
      return {
        ...row,
        recordName,
        linkLabel: nameValue(link, recordName),
        rejectLabel: nameValue(reject, recordName),
      };
    });
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

  /** Not disabled, as it takes the focus while what it undoes is not over yet. */
  handleTakeBack() {
    if (!this.disabled) {
      this.decide("takeback", this.rejected.recordId, this.rejected.name);
    }
  }

  rowOf(id) {
    return this.rows.find(({ recordId }) => recordId === id);
  }

  decide(type, recordId, name) {
    this.fire(type, { recordId, name });
  }
}

/** To link the record that is most likely the same person is what a rep does first. */
function toRow(match, index) {
  const isFirst = index === 0 && LIKELY.includes(match.level);
  const reach = joinParts(match.email, match.phone, match.city, match.country);
  return {
    ...match,
    icon: objects[match.object].icon,
    objectLabel: objects[match.object].label,
    // The badge of the lead knows no difference between certain and likely, and says the same.
    status: LIKELY.includes(match.level) ? "likely" : match.level,
    work: joinParts(match.title, match.company),
    reach,
    reachParts: apart(reach, match.phone),
    about: joinParts(
      match.owner && nameValue(owner, match.owner),
      match.lastActivity && nameValue(lastActivity, formatDay(match.lastActivity)),
    ),
    match,
    linkClass: `slds-button slds-button_${isFirst ? "brand" : "neutral"}`,
  };
}
