import { api } from "lwc";
import compared from "@salesforce/label/c.Crosswalk_Changes_Compared";
import gone from "@salesforce/label/c.Crosswalk_Changes_Gone";
import heading from "@salesforce/label/c.Crosswalk_Changes_Heading";
import left from "@salesforce/label/c.Crosswalk_Changes_Left";
import newLeads from "@salesforce/label/c.Crosswalk_Changes_New";
import title from "@salesforce/label/c.Crosswalk_Changes_Title";
import withoutCrm from "@salesforce/label/c.Crosswalk_Changes_WithoutCrm";
import { BaseElement } from "c/baseElement";
import { listChanges, problemOf } from "c/connectorClient";
import { formatDate, formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";

const KINDS = [
  { name: "leftCompany", heading: left },
  { name: "newTitle", heading: title },
  { name: "new", heading: newLeads },
  { name: "gone", heading: gone },
];

/**
 * What changed in a rep's own list since the last one of the same leads: one line, and all of it where the
 * rep opens it. Only then Salesforce is asked. Nothing is seen where nothing changed. Fires `openlead`
 * ({leadId}).
 */
export default class ListChanges extends BaseElement {
  labels = { heading, withoutCrm };
  /** What is stored, and once it is open what Salesforce adds; null before it is known. */
  changes = null;
  isOpen = false;
  isComplete = false;
  problem = null;
  _leadList = null;

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    const isOther = list.id !== this._leadList?.id;
    this._leadList = list;
    if (isOther && this.isConnected) {
      this.begin();
    }
  }

  connectedCallback() {
    this.begin();
  }

  /** Where this lead is among those who changed, otherwise the line itself. */
  @api
  focus(leadId) {
    const groups = [...this.template.querySelectorAll("c-list-change-group")];
    if (!groups.some((group) => group.focusLead(leadId))) {
      this.template.querySelector("c-disclosure").focus();
    }
  }

  get isShown() {
    return Boolean(this.changes?.comparedWith) && kindsOf(this.changes).length > 0;
  }

  get note() {
    const { counts } = this.changes;
    return listOf(
      kindsOf(this.changes).map(({ name, heading: text }) => nameValue(text, formatNumber(counts[name]))),
    );
  }

  get comparedText() {
    const { name, createdAt } = this.changes.comparedWith;
    return formatLabel(compared, name, formatDate(createdAt));
  }

  /** It was asked for, and Salesforce did not answer. */
  get isWithoutCrm() {
    return this.isComplete && !this.changes.isComparedWithCrm;
  }

  get kinds() {
    return this.isComplete ? kindsOf(this.changes) : [];
  }

  begin() {
    Object.assign(this, { changes: null, isOpen: false, isComplete: false, problem: null });
    if (this._leadList.isOwner) {
      this.look();
    }
  }

  /** A line that cannot be had is not worth an error. */
  async look() {
    const { id } = this._leadList;
    try {
      const changes = await listChanges(id, { crm: "stored", limit: 1 });
      if (id === this._leadList.id && !this.isComplete) {
        this.changes = changes;
      }
    } catch {
      // The list itself says what is wrong.
    }
  }

  async complete() {
    const { id } = this._leadList;
    this.problem = null;
    try {
      const changes = await listChanges(id, {});
      if (id === this._leadList.id) {
        Object.assign(this, { changes, isComplete: true });
        this.announce(this.note);
      }
    } catch (error) {
      if (id === this._leadList.id) {
        this.problem = problemOf(error);
      }
    }
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
    if (this.isOpen && !this.isComplete) {
      this.complete();
    }
  }

  handleRetry() {
    this.complete();
    this.template.querySelector("c-disclosure").focus();
  }
}

/** In which ways somebody changed. Those who have left come with the answer itself. */
function kindsOf({ counts, items, nextCursor }) {
  return KINDS.filter(({ name }) => counts[name] > 0).map((kind) => ({
    ...kind,
    first: kind.name === "leftCompany" ? { items, nextCursor } : null,
  }));
}
