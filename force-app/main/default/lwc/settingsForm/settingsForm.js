import { api, wire } from "lwc";
import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import discard from "@salesforce/label/c.Crosswalk_Settings_Discard";
import needsLeadSource from "@salesforce/label/c.Crosswalk_Settings_NeedsLeadSource";
import off from "@salesforce/label/c.Crosswalk_Off";
import on from "@salesforce/label/c.Crosswalk_On";
import save from "@salesforce/label/c.Crosswalk_Save";
import saved from "@salesforce/label/c.Crosswalk_Settings_Saved";
import unsaved from "@salesforce/label/c.Crosswalk_Settings_Unsaved";
import { BaseElement } from "c/baseElement";
import {
  listLeadLists,
  readQuotaOwners,
  readSettings,
  readSettingsOptions,
  saveSettings,
} from "c/connectorClient";
import { keepUnsaved, readUnsaved } from "c/draftStore";
import { endMessage } from "c/fieldMessage";
import { leadSourceChoice } from "./leadSourceChoice";
import { fieldsOfType, placeOf } from "./settingFields";
import { isNothing, withChanges } from "./unsavedChanges";

/** The settings of a tab of the admin page, which are saved together. Fires `settingschange` once saved. */
export default class SettingsForm extends BaseElement {
  /** Of the admin, whose unsaved changes are kept. */
  @api userId;
  /** `settings`; `users`: limits of their own; `advanced`: fields filled in, Lead Sources of their own. */
  @api tab = "settings";

  labels = {
    discard,
    needsLeadSource,
    off,
    on,
    save,
    unsaved,
  };
  settings = null;
  form = [];
  leadSources = [];
  leadLists = [];
  mappingChoices = { sources: [], fields: [] };
  quotaOwners = { users: [], permissionSets: [] };
  problem = null;
  /** What the admin has changed. Nothing else is saved: a colleague may have changed it meanwhile. */
  changes = {};
  /** What the package suggests, where no admin has decided anything yet. It is saved with the changes. */
  suggested = {};
  isSaving = false;

  /** Each form asks for itself: a colleague's listener would go with one that is shared. */
  askToStay = (event) => event.preventDefault();

  connectedCallback() {
    this.setChanges(readUnsaved(this.draft));
    this.load();
  }

  disconnectedCallback() {
    window.removeEventListener("beforeunload", this.askToStay);
  }

  /**
   * Fields are disabled while saving, and Discard goes with the changes: that loses the focus. It goes to the
   * first field that a Save was refused for; where there is none, to what says so.
   */
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

  get isUnknown() {
    return !this.settings;
  }

  get needsLeadSource() {
    return !this.settings.leadSource.default;
  }

  get isChanged() {
    return !isNothing(this.changes);
  }

  get isUnsaved() {
    return !isNothing(withChanges(this.suggested, this.changes));
  }

  get isOfSettings() {
    return this.tab === "settings";
  }

  get isOfUsers() {
    return this.tab === "users";
  }

  get draft() {
    return `${this.userId}.${this.tab}`;
  }

  get toggles() {
    return fieldsOfType("toggle", this.form, this.settings);
  }

  get selects() {
    return fieldsOfType("choice", this.form, this.settings).map((field) => ({
      ...field,
      value: field.value ?? "",
    }));
  }

  get numbers() {
    return fieldsOfType("number", this.form, this.settings);
  }

  get leadSource() {
    return leadSourceChoice(this.settings.leadSource.default, this.leadSources);
  }

  load() {
    return this.tryTo(async () => {
      const [settings] = await Promise.all([readSettings(), this.loadChoices()]);
      // What the admin has changed stays, whatever a colleague has saved meanwhile.
      this.settings = withChanges(settings, this.changes);
      this.suggest();
    });
  }

  /** What the fields of this tab can be. */
  async loadChoices() {
    if (this.isOfUsers) {
      this.quotaOwners = await readQuotaOwners();
      return;
    }
    const [options, lists] = await Promise.all([
      readSettingsOptions(),
      this.isOfSettings ? { items: [] } : listLeadLists(),
    ]);
    this.leadLists = lists.items;
    this.form = options.form;
    this.leadSources = options.leadSources;
    this.mappingChoices = options.mapping;
  }

  /** Fills in the package's suggestions for the admin to save or change; nothing is decided by them alone. */
  suggest() {
    const { suggestedLeadSource: value, suggestedCreateContacts } = this.suggestions ?? {};
    const isActive = this.leadSources.some((option) => option.value === value);
    if (this.isOfSettings && this.settings?.decidedAt === null && isActive) {
      this.suggested = { createContacts: suggestedCreateContacts, leadSource: { default: value } };
      this.settings = withChanges(withChanges(this.settings, this.suggested), this.changes);
    }
  }

  handleSwitch(event) {
    this.change({ [event.currentTarget.dataset.switch]: event.detail.checked });
  }

  handleLeadSource(event) {
    this.change({ leadSource: { default: event.detail.value || null } });
  }

  handleChoice(event) {
    this.change({ [event.currentTarget.dataset.choice]: event.detail.value || null });
  }

  handleExceptions(event) {
    this.change({ leadSource: event.detail.changes });
  }

  handleMapping(event) {
    this.change({ fieldMapping: event.detail.mapping });
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
    keepUnsaved(this.draft, changes);
    window.removeEventListener("beforeunload", this.askToStay);
    if (this.isChanged) {
      window.addEventListener("beforeunload", this.askToStay);
    }
  }

  async handleDiscard() {
    this.setChanges({});
    this.load();
    await Promise.resolve();
    this.focusAfter();
  }

  async handleSave(event) {
    event.preventDefault();
    if (this.isSaving) {
      return;
    }
    const inputs = [...this.template.querySelectorAll("[data-number], c-quota-overrides")];
    const wrong = inputs.filter((input) => !input.reportValidity());
    if (wrong.length > 0) {
      wrong[0].focus();
      return;
    }
    await this.tryTo(
      async () => {
        this.settings = await saveSettings(withChanges(this.suggested, this.changes));
        this.setChanges({});
        this.suggested = {};
        this.toast({ variant: "success", title: saved });
        this.fire("settingschange");
        if (this.isOfSettings) {
          this.readForm();
        }
      },
      { isBusy: "isSaving" },
    );
    this.focusAfter();
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
