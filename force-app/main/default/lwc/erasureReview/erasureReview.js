import { api } from "lwc";
import blank from "@salesforce/label/c.Crosswalk_Erasure_Blank";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import consequences from "@salesforce/label/c.Crosswalk_Erasure_Consequences";
import erase from "@salesforce/label/c.Crosswalk_Erasure_Erase";
import exportLabel from "@salesforce/label/c.Crosswalk_Erasure_Export";
import inBatch from "@salesforce/label/c.Crosswalk_Erasure_InBatch";
import inContact from "@salesforce/label/c.Crosswalk_Column_Contact";
import inLead from "@salesforce/label/c.Crosswalk_Column_Lead";
import inList from "@salesforce/label/c.Crosswalk_Erasure_InList";
import inTest from "@salesforce/label/c.Crosswalk_Erasure_InTest";
import more from "@salesforce/label/c.Crosswalk_Erasure_More";
import question from "@salesforce/label/c.Crosswalk_Erasure_Question";
import scope from "@salesforce/label/c.Crosswalk_Erasure_Scope";
import texts from "@salesforce/label/c.Crosswalk_Erasure_Texts";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber, joinParts } from "c/textFormat";

/** Where a text stands, as the connector calls it. */
const PLACES = {
  list: inList,
  lead: inLead,
  batch: inBatch,
  batchRow: inBatch,
  rehearsal: inTest,
  rehearsalRow: inTest,
  creation: inContact,
};

/**
 * What erasing will do, what else names the person, and the confirmation. Fires `export`, and `erase`
 * ({blanksTexts}) once it is confirmed.
 */
export default class ErasureReview extends BaseElement {
  /** As the connector answers: {texts, isCut}. */
  @api review;
  /** The leads that are ticked. */
  @api leads = [];
  @api disabled = false;

  labels = { blank, cancel, consequences, erase, export: exportLabel, more, question, texts };
  blanksTexts = false;
  asks = false;

  get heading() {
    const users = new Set(this.leads.map(({ owner }) => owner.id));
    return formatLabel(scope, formatNumber(this.leads.length), formatNumber(users.size));
  }

  get hasLeads() {
    return this.leads.length > 0;
  }

  get hasTexts() {
    return this.review.texts.length > 0;
  }

  get canAsk() {
    return !this.asks;
  }

  get rows() {
    return this.review.texts.map(toRow);
  }

  handleBlank(event) {
    this.blanksTexts = event.detail.checked;
  }

  handleExport() {
    this.fire("export");
  }

  handleAsk() {
    this.asks = true;
    // The button that was pressed is gone: the focus goes to the harmless answer, and back.
    this.focusPlace = "[data-cancel]";
  }

  handleCancel() {
    this.asks = false;
    this.focusPlace = "[data-ask]";
  }

  handleErase() {
    const { blanksTexts } = this;
    this.fire("erase", { blanksTexts });
  }
}

function toRow({ where, field, text }, key) {
  return { key, place: joinParts(PLACES[where], field), text };
}
