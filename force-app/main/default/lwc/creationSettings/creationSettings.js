import { LightningElement, api, wire } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import discard from "@salesforce/label/c.Crosswalk_Settings_Discard";
import heading from "@salesforce/label/c.Crosswalk_Settings_Creation";
import needsLeadSource from "@salesforce/label/c.Crosswalk_Settings_NeedsLeadSource";
import off from "@salesforce/label/c.Crosswalk_Off";
import on from "@salesforce/label/c.Crosswalk_On";
import save from "@salesforce/label/c.Crosswalk_Save";
import saved from "@salesforce/label/c.Crosswalk_Settings_Saved";
import saving from "@salesforce/label/c.Crosswalk_Settings_Saving";
import suggested from "@salesforce/label/c.Crosswalk_Settings_Suggested";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import unsaved from "@salesforce/label/c.Crosswalk_Settings_Unsaved";
import {
  listLeadLists,
  problemOf,
  readQuotaOwners,
  readSettings,
  readSettingsOptions,
  saveSettings,
} from "c/connectorClient";
import { keepUnsaved, readUnsaved } from "c/draftStore";
import { endMessage } from "c/fieldMessage";
import { leadSourceChoices } from "./leadSourceChoices";
import { fieldsOfType, placeOf } from "./settingFields";
import { askToStay, isNothing, withChanges } from "./unsavedChanges";

/**
 * Turns the creation of contacts on and maps Lead Source, from the org's own picklist; says how much of the
 * API allowance batches may use, how many contacts users may create and how long leads are kept. Fires
 * `settingschange` once saved.
 */
export default class CreationSettings extends LightningElement {
  /** Of the admin, whose unsaved changes are kept. */
  @api userId;

  labels = {
    discard,
    heading,
    needsLeadSource,
    off,
    on,
    save,
    saving,
    suggested,
    unsaved,
  };
  settings = null;
  form = [];
  leadSources = [];
  leadLists = [];
  quotaOwners = { users: [], permissionSets: [] };
  problem = null;
  /** What the admin has changed. Nothing else is saved: a colleague may have changed it meanwhile. */
  changes = {};
  /** What the package suggests, where no admin has decided anything yet. It is saved with the changes. */
  suggested = {};
  isSaving = false;
  hasEnded = false;

  connectedCallback() {
    this.setChanges(readUnsaved(this.userId));
    this.load();
  }

  disconnectedCallback() {
    window.removeEventListener("beforeunload", askToStay);
  }

  renderedCallback() {
    if (this.hasEnded) {
      // The button is disabled while saving and once saved, or gone with the changes: that loses the focus.
      this.hasEnded = false;
      this.focusAfter();
    }
  }

  /** The first field that a Save was refused for; where there is none, what says so. */
  focusAfter() {
    const places = (this.problem?.fields ?? []).map(({ field }) => placeOf(field));
    const place = places.find((one) => this.template.querySelector(one.selector));
    if (place) {
      this.template.querySelector(place.selector).focus(place.part);
    } else {
      this.template.querySelector(this.problem ? "c-error-panel" : "[data-focus]").focus();
    }
  }

  @api
  refresh() {
    return this.load();
  }

  /** What the package suggests where no admin has decided anything yet. */
  @wire(getSettings)
  receiveSuggestions({ data }) {
    if (data) {
      this.suggestions = data;
      this.suggest();
    }
  }

  get isLoading() {
    return !this.settings && !this.problem;
  }

  get retryLabel() {
    return this.settings ? null : tryAgain;
  }

  get needsLeadSource() {
    return !this.settings.leadSource.default;
  }

  get isUnsaved() {
    return !isNothing(this.changes);
  }

  get isSuggested() {
    return !isNothing(this.suggested);
  }

  get cannotSave() {
    return this.isSaving || !(this.isUnsaved || this.isSuggested);
  }

  get namedLists() {
    return this.settings.leadSource.lists ?? {};
  }

  get quotaOverrides() {
    return this.settings.quotaOverrides ?? [];
  }

  get toggles() {
    return fieldsOfType("toggle", this.form, this.settings);
  }

  get numbers() {
    return fieldsOfType("number", this.form, this.settings);
  }

  get choices() {
    return leadSourceChoices(this.settings.leadSource, this.leadSources);
  }

  async load() {
    this.problem = null;
    try {
      const [settings, options, lists, owners] = await Promise.all([
        readSettings(),
        readSettingsOptions(),
        listLeadLists(),
        readQuotaOwners(),
      ]);
      // What the admin has changed stays, whatever a colleague has saved meanwhile.
      this.settings = withChanges(settings, this.changes);
      this.leadLists = lists.items;
      this.quotaOwners = owners;
      this.form = options.form;
      this.leadSources = options.leadSources;
      this.suggest();
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** Fills in the package's suggestions for the admin to save or change; nothing is decided by them alone. */
  suggest() {
    const { suggestedLeadSource: value, suggestedCreateContacts } = this.suggestions ?? {};
    const isActive = this.leadSources.some((option) => option.value === value);
    if (this.settings?.decidedAt === null && isActive) {
      this.suggested = { createContacts: suggestedCreateContacts, leadSource: { default: value } };
      this.settings = withChanges(withChanges(this.settings, this.suggested), this.changes);
    }
  }

  handleSwitch(event) {
    this.change({ [event.currentTarget.dataset.switch]: event.detail.checked });
  }

  handleLeadSource(event) {
    const { name } = event.currentTarget.dataset;
    this.change({ leadSource: { [name]: event.detail.value || null } });
  }

  handleLists(event) {
    this.change({ leadSource: { lists: event.detail.lists } });
  }

  handleOverrides(event) {
    this.change({ quotaOverrides: event.detail.overrides });
  }

  handleNumber(event) {
    const { number } = event.currentTarget.dataset;
    const text = String(event.detail.value ?? "").trim();
    this.change({ [number]: text === "" ? null : Number(text) });
    endMessage(event.currentTarget);
  }

  change(changes) {
    this.settings = withChanges(this.settings, changes);
    this.setChanges(withChanges(this.changes, changes));
  }

  /** Keeps them, and lets the browser ask before the page goes as long as there are any. */
  setChanges(changes) {
    const wasUnsaved = this.isUnsaved;
    this.changes = changes;
    if (this.isUnsaved !== wasUnsaved) {
      this.announce(this.isUnsaved ? unsaved : "");
    }
    keepUnsaved(this.userId, changes);
    window.removeEventListener("beforeunload", askToStay);
    if (this.isUnsaved) {
      window.addEventListener("beforeunload", askToStay);
    }
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }

  handleDiscard() {
    this.setChanges({});
    this.hasEnded = true;
    this.load();
  }

  async handleSave(event) {
    event.preventDefault();
    const inputs = [...this.template.querySelectorAll("[data-number], c-quota-overrides")];
    const wrong = inputs.filter((input) => !input.reportValidity());
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    this.isSaving = true;
    this.problem = null;
    try {
      this.settings = await saveSettings(withChanges(this.suggested, this.changes));
      this.setChanges({});
      this.suggested = {};
      this.dispatchEvent(new ShowToastEvent({ variant: "success", title: saved }));
      this.dispatchEvent(new CustomEvent("settingschange"));
      this.readForm();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isSaving = false;
      this.hasEnded = true;
    }
  }

  /** The help of a field may say what the saved value will do. */
  async readForm() {
    try {
      this.form = (await readSettingsOptions()).form;
    } catch {
      // It is saved all the same, and the fields stay as they were.
    }
  }

  handleRetry() {
    this.load();
  }
}
