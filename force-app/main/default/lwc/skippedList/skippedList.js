import { LightningElement, api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Review_Skipped";
import takeBack from "@salesforce/label/c.Crosswalk_Review_TakeBack";
import { ChunkWindow } from "c/chunkWindow";
import { joinParts, nameValue } from "c/textFormat";

/** Each with its matches is half a panel high, and takes as long to draw as many rows of a list. */
const LEADS_OF_CHUNK = 5;

/**
 * Leads that are in the CRM or likely are, each with what it is there and why.
 * Fires `takeback` ({leadId}), `reject` and `linkto` (both {leadId, recordId}).
 */
export default class SkippedList extends LightningElement {
  @api leads = [];

  labels = { heading, takeBack };
  shownVersion = 0;
  window = new ChunkWindow(() => {
    this.shownVersion += 1;
  }, LEADS_OF_CHUNK);

  disconnectedCallback() {
    this.window.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
  }

  get chunks() {
    return chunkLeads(this.leads, this.window.chunks(this.leads.length, this.shownVersion));
  }

  handleTakeBack(event) {
    this.fire("takeback", event, {});
  }

  handleLink(event) {
    this.fire("linkto", event, { recordId: event.detail.recordId });
  }

  handleReject(event) {
    this.fire("reject", event, { recordId: event.detail.recordId });
  }

  fire(type, { currentTarget }, detail) {
    const { leadId } = currentTarget.dataset;
    this.dispatchEvent(new CustomEvent(type, { detail: { leadId, ...detail } }));
  }
}

function chunkLeads(leads, chunks) {
  return chunks.map((chunk) => ({
    ...chunk,
    leads: chunk.isShown ? leads.slice(chunk.from, chunk.to).map(describe) : [],
  }));
}

function describe(lead) {
  const [match] = lead.matches;
  return {
    ...lead,
    work: joinParts(lead.title, lead.company),
    isLinked: lead.status === "linked",
    match,
    takeBackLabel: nameValue(takeBack, lead.name),
    why: match && joinParts(...match.reasons.map(({ text }) => text)),
  };
}
