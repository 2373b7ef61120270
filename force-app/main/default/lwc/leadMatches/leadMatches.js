import { api } from "lwc";
import linked from "@salesforce/label/c.Crosswalk_Lead_Linked";
import linkedTo from "@salesforce/label/c.Crosswalk_Lead_LinkedTo";
import rejected from "@salesforce/label/c.Crosswalk_Match_Rejected";
import unlink from "@salesforce/label/c.Crosswalk_Lead_Unlink";
import { BaseElement } from "c/baseElement";
import {
  linkLead,
  listMatches,
  problemOf,
  readLead,
  rejectMatch,
  unlinkLead,
  unrejectMatch,
} from "c/connectorClient";
import { takePrefetched } from "c/prefetch";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { formatLabel, fullName, sentencesOf } from "c/textFormat";

/**
 * Who a lead is in Salesforce: the record it is linked to, or those that may be the same person. Linking is
 * the connector's own note; nothing is written to Salesforce. Fires `leadchange` ({lead}).
 */
export default class LeadMatches extends BaseElement {
  @api userId;

  labels = { linked, unlink };
  matches = null;
  total = 0;
  gaps = [];
  problem = null;
  /** The record that was rejected last, {recordId, name}. */
  rejected = null;
  isBusy = false;
  _lead = null;

  @api
  get lead() {
    return this._lead;
  }
  set lead(lead) {
    const isOther = lead.id !== this._lead?.id;
    this._lead = lead;
    if (isOther) {
      this.rejected = null;
      this.problem = null;
      this.load();
    }
  }

  /** The linked record with its roles, too. */
  @api
  refresh() {
    return Promise.all([this.load(), this.template.querySelector("c-record-card")?.refresh()]);
  }

  /** Links the lead to a record, wherever it was found. */
  @api
  link(recordId, name) {
    return this.decide(async () => {
      await linkLead(this._lead.id, recordId);
      await this.readAgain();
      const title = formatLabel(linkedTo, name);
      this.toast({ variant: "success", title });
      await this.load();
    });
  }

  /** Links the lead to the first record, which is likely the same person. */
  @api
  linkFirst() {
    const [match] = this.matches ? this.suggestions : [];
    if (match && !this.isBusy) {
      this.link(match.recordId, match.name);
    }
  }

  get linkedMatch() {
    return this._lead.crm.status === "linked" ? linkOf(this._lead, this.matches ?? []) : null;
  }

  /** That the linked contact works elsewhere by now. */
  get leftText() {
    return this.linkedMatch?.left;
  }

  get suggestions() {
    return this.matches.filter(isSuggestion);
  }

  get suggestionsTotal() {
    return this.total - (this.matches.length - this.suggestions.length);
  }

  get showsSuggestions() {
    return Boolean(this.matches) && this.linkedMatch?.object !== "Contact" && hasWords(this);
  }

  async load() {
    const { id } = this._lead;
    try {
      const answer = await takePrefetched("matches", { leadId: id }, () => listMatches(id));
      const { items, total, gaps = [] } = answer;
      if (id === this._lead.id) {
        this.matches = items;
        this.total = total;
        this.gaps = gaps;
        this.problem = null;
        await this.tellKnown();
      }
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  handleLink(event) {
    return this.link(event.detail.recordId, event.detail.name);
  }

  handleUnlink() {
    return this.decide(async () => {
      await unlinkLead(this._lead.id);
      await this.readAgain();
      await this.load();
    });
  }

  handleReject(event) {
    const { recordId, name } = event.detail;
    return this.decide(async () => {
      await rejectMatch(this._lead.id, recordId);
      this.matches = this.matches.filter((match) => match.recordId !== recordId);
      this.total -= 1;
      this.rejected = { recordId, name };
      await this.tellStatus();
      this.list().focusRejected();
      this.announce(formatLabel(rejected, name));
    });
  }

  handleTakeBack(event) {
    const { recordId } = event.detail;
    return this.decide(async () => {
      await unrejectMatch(this._lead.id, recordId);
      await Promise.all([this.tellStatus(), this.load()]);
      this.rejected = null;
      this.list()?.focus();
    });
  }

  handleRetry() {
    this.load();
  }

  /** Salesforce could not be asked when the lead was read. */
  tellKnown() {
    return this._lead.crm.status === "unknown" ? this.tellStatus() : null;
  }

  /** Brings the badge up to date. The rejection holds also where that fails. */
  async tellStatus() {
    try {
      await this.readAgain();
    } catch {
      // The next reading of the lead tells it.
    }
  }

  async readAgain() {
    this._lead = await readLead(this._lead.id);
    this.fire("leadchange", { lead: this._lead });
  }

  list() {
    return this.template.querySelector("c-match-list");
  }

  async decide(work) {
    this.isBusy = true;
    try {
      await work();
    } catch (error) {
      this.toast(errorToast(problemOf(error)));
    } finally {
      this.isBusy = false;
    }
  }
}

/** Where nobody was found, nothing is said. */
function hasWords(page) {
  return page.gaps.length > 0 || page.rejected !== null || page.suggestions.length > 0;
}

function errorToast(problem) {
  return {
    variant: "error",
    title: titleOf(problem),
    message: sentencesOf(detailOf(problem), actionOf(problem)),
  };
}

function isSuggestion({ level }) {
  return level !== "linked";
}

/** The record that a lead is linked to: what the lead itself says of it, until its matches are there. */
function linkOf(lead, matches) {
  const { recordId, object } = lead.crm;
  const match = matches.find(({ level }) => level === "linked");
  return match ?? { recordId, object: object ?? "Contact", name: fullName(lead) };
}
