import { api } from "lwc";
import company from "@salesforce/label/c.Crosswalk_Column_Company";
import continueLabel from "@salesforce/label/c.Crosswalk_Notice_Continue";
import countLabel from "@salesforce/label/c.Crosswalk_Erased_Count";
import email from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import exportFile from "@salesforce/label/c.Crosswalk_Erasure_ExportFile";
import findLabel from "@salesforce/label/c.Crosswalk_Erasure_Find";
import heading from "@salesforce/label/c.Crosswalk_Erasure";
import help from "@salesforce/label/c.Crosswalk_Erasure_Help";
import lift from "@salesforce/label/c.Crosswalk_Erased_Lift";
import lifted from "@salesforce/label/c.Crosswalk_Erased_Lifted";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import nameLabel from "@salesforce/label/c.Crosswalk_Column_Name";
import notFound from "@salesforce/label/c.Crosswalk_Erased_NotFound";
import profile from "@salesforce/label/c.Crosswalk_Erasure_Profile";
import { BaseElement } from "c/baseElement";
import {
  erasePerson,
  exportPerson,
  findPerson,
  liftErasure,
  problemOf,
  readErasedPeople,
} from "c/connectorClient";
import { download } from "c/fileDownload";
import { formatLabel, formatNumber } from "c/textFormat";

/** What says who is meant, with the longest text that the connector takes. */
const FIELDS = [
  { name: "profileUrl", label: profile, length: 4_000 },
  { name: "email", label: email, length: 320 },
  { name: "name", label: nameLabel, length: 200 },
  { name: "company", label: company, length: 300 },
];

/**
 * Erases a person: finds their leads, which the admin ticks, shows what else names them, erases, and shows the
 * certificate. Also lets a person in again who was erased. Fires `erasedchange`. Nothing that is typed or
 * shown here is kept anywhere else.
 */
export default class ErasePerson extends BaseElement {
  labels = { continue: continueLabel, find: findLabel, heading, help, lift, loading };
  fieldLabels = Object.fromEntries(FIELDS.map(({ name, label }) => [name, label]));
  /** How many erased people stay out of imports. */
  count = null;
  typed = {};
  found = null;
  picked = [];
  /** What names the person elsewhere, for the leads that are ticked. */
  review = null;
  certificate = null;
  problem = null;
  message = null;
  isBusy = false;
  /** What gets the focus once a request has ended: fields and buttons are disabled meanwhile. */
  nextFocus = null;

  connectedCallback() {
    this.refresh();
  }

  renderedCallback() {
    if (this.nextFocus && !this.isBusy) {
      this.showMessages(this.problem?.fields);
      this.template.querySelector(this.nextFocus)?.focus();
      this.nextFocus = null;
    }
  }

  @api
  refresh() {
    return this.tryTo(
      async () => {
        this.count = (await readErasedPeople()).count;
      },
      { isBusy: "isReading" },
    );
  }

  get isLoading() {
    return this.count === null && !this.problem;
  }

  get isKnown() {
    return this.count !== null;
  }

  get isUnknown() {
    return !this.isKnown;
  }

  get text() {
    return formatLabel(countLabel, formatNumber(this.count));
  }

  get fields() {
    return FIELDS.map((field) => ({ ...field, value: this.typed[field.name] ?? "" }));
  }

  get cannotAsk() {
    return this.isBusy || isNothing(this.said);
  }

  get canContinue() {
    return Boolean(this.found) && !this.review;
  }

  get pickedLeads() {
    const { leads } = this.found;
    return leads.filter(({ leadId }) => this.picked.includes(leadId));
  }

  /** The fields that are not blank. */
  get said() {
    const trimmed = Object.entries(this.typed).map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(trimmed.filter(([, value]) => value !== ""));
  }

  get saidWithLeads() {
    return { ...this.said, leadIds: this.picked, otherLeadIds: othersOf(this.found, this.picked) };
  }

  /** What was found was found by other words. */
  handleChange(event) {
    this.typed = { ...this.typed, [event.currentTarget.dataset.field]: event.detail.value };
    this.found = null;
    this.review = null;
    this.say(null);
    this.showMessages();
  }

  handleFieldSelect(event) {
    this.template.querySelector(fieldSelector(event.detail))?.focus();
  }

  async handleFind(event) {
    event.preventDefault();
    if (this.cannotAsk) {
      return;
    }
    this.found = null;
    this.review = null;
    await this.attempt(async () => {
      this.found = await findPerson(this.said);
      this.picked = this.found.leads.filter(({ isMeant }) => isMeant).map(({ leadId }) => leadId);
      this.certificate = null;
      this.nextFocus = "c-erasure-leads";
    });
  }

  handlePick(event) {
    this.picked = event.detail.leadIds;
    this.review = null;
  }

  async handleContinue() {
    await this.attempt(async () => {
      this.review = await this.readReview();
      this.nextFocus = "c-erasure-review";
    });
  }

  /** Where leads were found and none of them is the person, texts that name those are not the person's. */
  async readReview() {
    if (this.picked.length > 0) {
      return findPerson(this.saidWithLeads);
    }
    return this.found.leads.length > 0 ? { texts: [], isCut: false } : this.found;
  }

  async handleExport() {
    await this.attempt(async () => {
      const kept = await exportPerson(this.saidWithLeads);
      download(`${exportFile}.json`, JSON.stringify(kept, null, 2));
      this.nextFocus = "c-erasure-review";
    });
  }

  async handleErase(event) {
    const { blanksTexts } = event.detail;
    await this.attempt(async () => {
      this.certificate = await erasePerson({ ...this.saidWithLeads, blanksTexts });
      this.forget();
      this.nextFocus = "c-erasure-certificate";
      this.refresh();
    });
  }

  async handleLift() {
    await this.attempt(async () => {
      const answer = await liftErasure(this.said);
      this.count = answer.count;
      this.say(answer.lifted > 0 ? lifted : notFound);
      this.nextFocus = "[data-field]";
      if (answer.lifted > 0) {
        this.forget();
      }
    });
  }

  /** The person's words go as soon as they are erased, or let in again. */
  forget() {
    this.typed = {};
    this.found = null;
    this.review = null;
    this.fire("erasedchange");
  }

  /** At each field what it was refused for. */
  showMessages(refused = []) {
    for (const input of this.template.querySelectorAll("[data-field]")) {
      const { message = "" } = refused.find(({ field }) => field === input.dataset.field) ?? {};
      input.setCustomValidity(message);
      input.reportValidity();
    }
  }

  say(message) {
    if (message !== this.message) {
      this.message = message;
      const detail = { text: message ?? "" };
      this.fireUp("announce", detail);
    }
  }

  async attempt(work) {
    this.isBusy = true;
    this.problem = null;
    this.say(null);
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
      const refused = this.problem.fields?.find(({ field }) => field in this.fieldLabels);
      this.nextFocus = refused ? fieldSelector(refused) : "c-error-panel";
    } finally {
      this.isBusy = false;
    }
  }
}

function isNothing(said) {
  return Object.keys(said).length === 0;
}

/** The leads that were shown and not ticked. */
function othersOf({ leads }, picked) {
  return leads.map(({ leadId }) => leadId).filter((leadId) => !picked.includes(leadId));
}

function fieldSelector({ field }) {
  return `[data-field="${field}"]`;
}
