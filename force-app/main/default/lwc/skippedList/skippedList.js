import { api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import linkAll from "@salesforce/label/c.Crosswalk_Review_LinkAll";
import takeBack from "@salesforce/label/c.Crosswalk_Review_TakeBack";
import { BaseElement } from "c/baseElement";
import { RowWindow } from "c/rowWindow";
import { formatLabel, formatNumber, joinParts, nameValue } from "c/textFormat";

const LEADS_OF_CHUNK = 15;
/** Between a lead and its record, in every language. */
const PAIR = "{0} ↔ {1}";

/**
 * Leads that are in the CRM or likely are, each with the record that it is there. Those that are picked are
 * linked together: each that has one record alone, until the rep decides otherwise. Fires `takeback`
 * ({leadId}), `reject` ({leadId, recordId}) and `linkto` ({links: [{leadId, recordId}]}).
 */
export default class SkippedList extends BaseElement {
  @api leads = [];
  @api isLinking = false;

  labels = { heading, takeBack };
  /** Whether the rep picked a lead, by its id. */
  picked = {};
  openIds = {};
  shownVersion = 0;
  window = new RowWindow(() => {
    this.shownVersion += 1;
  }, LEADS_OF_CHUNK);

  disconnectedCallback() {
    this.window.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
  }

  get chunks() {
    const { leads, picked, openIds } = this;
    const chunks = this.window.chunks(this.leads.length, this.shownVersion);
    return chunks.map((chunk) => ({
      ...chunk,
      leads: chunk.isShown
        ? leads.slice(chunk.from, chunk.to).map((lead) => describe(lead, picked, openIds))
        : [],
    }));
  }

  get links() {
    const { leads, picked } = this;
    return leads
      .filter((lead) => lead.status !== "linked" && isPicked(lead, picked))
      .map(({ leadId, matches }) => ({ leadId, recordId: matches[0].recordId }));
  }

  get linkLabel() {
    return formatLabel(linkAll, formatNumber(this.links.length));
  }

  @api
  focus() {
    this.template.querySelector("[data-link-all], [data-pick], [data-take-back], c-record-link")?.focus();
  }

  handlePick(event) {
    const { leadId } = event.currentTarget.dataset;
    this.picked = { ...this.picked, [leadId]: event.target.checked };
  }

  handleToggle(event) {
    const { leadId } = event.currentTarget.dataset;
    this.openIds = { ...this.openIds, [leadId]: !this.openIds[leadId] };
  }

  handleLinkAll() {
    this.fire("linkto", { links: this.links });
  }

  handleTakeBack(event) {
    this.tellOf(event, "takeback");
  }

  handleLink(event) {
    const { leadId } = event.currentTarget.dataset;
    const links = [{ leadId, recordId: event.detail.recordId }];
    this.fire("linkto", { links });
  }

  handleReject(event) {
    this.tellOf(event, "reject", { recordId: event.detail.recordId });
  }

  tellOf({ currentTarget }, type, detail) {
    const { leadId } = currentTarget.dataset;
    this.fire(type, { leadId, ...detail });
  }
}

function describe(lead, picked, openIds) {
  const [match] = lead.matches;
  const isLinked = lead.status === "linked";
  const isOpen = Boolean(openIds[lead.leadId]);
  return {
    ...lead,
    isLinked,
    isPicked: isPicked(lead, picked),
    isOpen,
    offersTakeBack: lead.canTakeBack && (isLinked || isOpen),
    match,
    recordText: match && pairOf(lead, match),
    linkLabel: nameValue(link, lead.name),
    takeBackLabel: nameValue(takeBack, lead.name),
  };
}

/** The record, and what of the lead it differs in. */
function pairOf(lead, match) {
  const [own, work] = [lead, match].map(({ title, company }) => joinParts(title, company));
  return formatLabel(PAIR, own === work ? "" : own, joinParts(match.name, work)).trim();
}

/** Of several records, the rep says which. */
function isPicked({ leadId, matches }, picked) {
  return picked[leadId] ?? matches.length === 1;
}
