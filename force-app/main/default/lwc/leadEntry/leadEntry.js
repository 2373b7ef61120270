import { api } from "lwc";
import added from "@salesforce/label/c.Crosswalk_Role_Added";
import addLabel from "@salesforce/label/c.Crosswalk_Add_Submit";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import heading from "@salesforce/label/c.Crosswalk_Add";
import help from "@salesforce/label/c.Crosswalk_Add_Help";
import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import leaveOut from "@salesforce/label/c.Crosswalk_Add_LeaveOut";
import leftOut from "@salesforce/label/c.Crosswalk_Add_LeftOut";
import listLabel from "@salesforce/label/c.Crosswalk_Add_List";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import nameMissing from "@salesforce/label/c.Crosswalk_Add_NameMissing";
import newList from "@salesforce/label/c.Crosswalk_Add_NewList";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import shortcut from "@salesforce/label/c.Crosswalk_Lead_Shortcut";
import textLabel from "@salesforce/label/c.Crosswalk_Add_Text";
import { BaseElement } from "c/baseElement";
import { addLeads, isCancelled, problemOf, readPastedLeads } from "c/connectorClient";
import { keepAbove } from "c/focus";
import { isSubmitKey } from "c/submitKey";
import { schedule } from "c/timer";
import { formatCount, formatLabel, fullName, joinParts, listOf, nameValue } from "c/textFormat";

const PAUSE_MS = 300;
/** Of the connector, for one request. */
const LEADS_PER_REQUEST = 100;
/** What the connector calls the list of leads added by hand. */
const BY_HAND = "added-by-hand";

/**
 * Adds leads that the rep pastes or types: shows how the text is understood, with each field to be
 * corrected, before anything is kept. Fires `added` ({list, leadId}), with a lead where it is the only one,
 * and `cancel`.
 */
export default class LeadEntry extends BaseElement {
  /** The lists that the rep sees, of which leads can be added to the own ones. */
  @api lists = [];

  labels = { add: addLabel, cancel, heading, help, leaveOut, list: listLabel, loading, text: textLabel };
  addTitle = formatLabel(shortcut, addLabel, "Alt+Enter");
  text = "";
  /** As they are understood and corrected: {key, lead, isNameGuessed, isOpen}. */
  leads = [];
  problems = [];
  problem = null;
  listId = "";
  isReading = false;
  isSaving = false;
  /** One for each hundred of these leads, for as long as they are the same ones. */
  keys = [];

  disconnectedCallback() {
    this.cancelPause?.();
    this.reading?.abort();
  }

  renderedCallback() {
    if (!this.hasFocused) {
      this.hasFocused = true;
      this.template.querySelector("[data-text]").focus();
    }
    if (this.openedKey) {
      this.leadOf(this.openedKey)?.scrollIntoView?.({ block: "center" });
      this.openedKey = null;
    }
    if (this.nextFocus) {
      this.template.querySelector(this.nextFocus)?.focus();
      this.nextFocus = null;
    }
  }

  get hasLeads() {
    return this.leads.length > 0;
  }

  get hasProblems() {
    return this.problems.length > 0;
  }

  get only() {
    return this.leads.length === 1 ? this.leads[0] : null;
  }

  get areSeveral() {
    return this.leads.length > 1;
  }

  get rows() {
    return this.leads.map(toRow);
  }

  get foundHeading() {
    return countOf(this.leads);
  }

  get problemLines() {
    return this.problems.map(toLine);
  }

  get hasOtherLists() {
    return this.listOptions.length > 1;
  }

  /** The list of leads added by hand, which is made where it is not there yet, and the rep's others. */
  get listOptions() {
    const own = this.lists.filter(({ isOwner }) => isOwner);
    const byHand = own.find(({ format }) => format === BY_HAND);
    const others = own.filter((list) => list !== byHand);
    return [
      { label: byHand?.name ?? newList, value: "" },
      ...others.map(({ id, name }) => ({ label: name, value: id })),
    ];
  }

  get isBusy() {
    return this.isReading || this.isSaving;
  }

  get cannotAdd() {
    return this.isBusy || !this.hasLeads;
  }

  handleFocusIn(event) {
    keepAbove(this.template.querySelector(".actions"), event);
  }

  handleText(event) {
    this.text = event.detail.value;
    this.cancelPause?.();
    this.reading?.abort();
    this.isReading = this.text.trim() !== "";
    if (this.isReading) {
      this.cancelPause = schedule(() => this.read(), PAUSE_MS);
    } else {
      this.show([], []);
    }
  }

  async read() {
    const reading = new AbortController();
    this.reading = reading;
    this.problem = null;
    try {
      const pasted = await readPastedLeads(this.text, reading.signal);
      if (reading === this.reading) {
        this.isReading = false;
        this.show(pasted.leads, pasted.problems);
      }
    } catch (error) {
      if (reading === this.reading && !isCancelled(error)) {
        this.isReading = false;
        this.problem = problemOf(error);
      }
    }
  }

  show(understood, problems) {
    this.leads = understood.map(({ lead, isNameGuessed }, index) => ({
      key: String(index),
      lead,
      isNameGuessed,
      isOpen: false,
    }));
    this.problems = problems;
    this.problem = null;
    this.keys = [];
    const lines = this.problemLines.map(({ text }) => text);
    this.announce(this.hasLeads ? this.foundHeading : listOf(lines.slice(0, 1)));
  }

  handleLead(event) {
    const { lead } = event.detail;
    this.change(event.target.dataset.lead, { lead });
  }

  handleToggle(event) {
    const key = event.target.dataset.row;
    const isOpen = !this.leads.find((row) => row.key === key).isOpen;
    this.change(key, { isOpen });
    this.openedKey = isOpen ? key : null;
  }

  handleLeaveOut(event) {
    const key = event.target.dataset.leaveOut;
    const at = this.leads.findIndex((row) => row.key === key);
    this.leads = this.leads.filter((row) => row.key !== key);
    this.keys = [];
    this.announce(this.foundHeading);
    const next = this.leads[Math.min(at, this.leads.length - 1)];
    this.nextFocus = this.only ? "c-pasted-lead" : `[data-row="${next.key}"]`;
  }

  handleList(event) {
    this.listId = event.detail.value;
  }

  handleCancel() {
    this.fire("cancel");
  }

  handleSubmit(event) {
    event.preventDefault();
    this.add();
  }

  handleKey(event) {
    if (isSubmitKey(event)) {
      event.preventDefault();
      this.add();
    }
  }

  async add() {
    if (this.cannotAdd || !this.haveNames()) {
      return;
    }
    this.isSaving = true;
    this.problem = null;
    try {
      const { list, results } = await this.send();
      this.tell(list, results);
      const ids = results.flatMap(({ id }) => id ?? []);
      const leadId = ids.length === 1 ? ids[0] : null;
      this.fire("added", { list, leadId });
    } catch (error) {
      this.problem = problemOf(error);
      this.nextFocus = "c-error-panel";
    } finally {
      this.isSaving = false;
    }
  }

  /** Opens the first one that has no name, and says so at its field. */
  haveNames() {
    const nameless = this.leads.find(({ lead }) => !lead.lastName && !lead.fullName);
    if (nameless) {
      this.change(nameless.key, { isOpen: true });
      this.askForName(nameless.key);
    }
    return !nameless;
  }

  async askForName(key) {
    await Promise.resolve();
    this.leadOf(key).reportValidity();
  }

  leadOf(key) {
    return this.template.querySelector(`c-pasted-lead[data-lead="${key}"]`);
  }

  async send() {
    let list = null;
    const results = [];
    for (let from = 0; from < this.leads.length; from += LEADS_PER_REQUEST) {
      const part = this.leads.slice(from, from + LEADS_PER_REQUEST);
      const key = (this.keys[from] ??= crypto.randomUUID());
      const listId = this.listId || list?.id;
      // One after the other: the first one makes the list, and each stands behind the one before.
      // eslint-disable-next-line no-await-in-loop
      const answer = await addLeads({ listId, key, leads: part.map(({ lead }) => lead) });
      list = answer.list;
      results.push(...answer.leads);
    }
    return { list, results };
  }

  tell(list, results) {
    const there = results.filter(({ id }) => id);
    const who = there.length === 1 ? nameOf(this.leads[results.indexOf(there[0])].lead) : null;
    const reasons = results.map(({ reason }) => reason).filter(Boolean);
    const toast = {
      title: formatLabel(added, who ?? countOf(there), list.name),
      ...(reasons.length > 0 && { message: formatLabel(leftOut, listOf([...new Set(reasons)])) }),
      variant: reasons.length > 0 ? "warning" : "success",
    };
    this.toast(toast);
  }

  change(key, changes) {
    this.leads = this.leads.map((row) => (row.key === key ? { ...row, ...changes } : row));
  }
}

function toRow(row) {
  const { company = "", title = "" } = row.lead;
  return { ...row, heading: nameOf(row.lead) || nameMissing, note: joinParts(company, title) };
}

/** A page as a whole has no line of its own. */
function toLine({ line, text, reason }) {
  return { key: line, text: text ? nameValue(text, reason) : reason };
}

function countOf(people) {
  return formatCount(people.length, oneLead, leads);
}

function nameOf(lead) {
  return lead.fullName ?? fullName({ firstName: lead.firstName ?? "", lastName: lead.lastName ?? "" });
}
