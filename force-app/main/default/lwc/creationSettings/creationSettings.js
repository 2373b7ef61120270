import { LightningElement, api } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import createContacts from "@salesforce/label/c.Crosswalk_Settings_CreateContacts";
import heading from "@salesforce/label/c.Crosswalk_Settings_Creation";
import inactive from "@salesforce/label/c.Crosswalk_Settings_Inactive";
import needsLeadSource from "@salesforce/label/c.Crosswalk_Settings_NeedsLeadSource";
import off from "@salesforce/label/c.Crosswalk_Off";
import on from "@salesforce/label/c.Crosswalk_On";
import save from "@salesforce/label/c.Crosswalk_Save";
import saved from "@salesforce/label/c.Crosswalk_Settings_Saved";
import saving from "@salesforce/label/c.Crosswalk_Settings_Saving";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { problemOf, readSettings, readSettingsOptions, saveSettings } from "c/connectorClient";
import { formatLabel } from "c/textFormat";
import { leadSourceChoices } from "./leadSourceChoices";

/** Turns the creation of contacts on and maps Lead Source, from the org's own picklist. */
export default class CreationSettings extends LightningElement {
  labels = { createContacts, heading, needsLeadSource, off, on, save, saving };
  settings = null;
  leadSources = [];
  problem = null;
  isSaving = false;
  isChanged = false;

  connectedCallback() {
    this.load();
  }

  @api
  refresh() {
    return this.load();
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

  get cannotSave() {
    return this.isSaving || !this.isChanged;
  }

  get choices() {
    return leadSourceChoices(this.settings.leadSource, this.leadSources).map((choice) => ({
      ...choice,
      warning: choice.isInactive ? formatLabel(inactive, choice.value) : null,
    }));
  }

  async load() {
    this.problem = null;
    try {
      const [settings, options] = await Promise.all([readSettings(), readSettingsOptions()]);
      this.settings = settings;
      this.leadSources = options.leadSources;
      this.isChanged = false;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  handleSwitch(event) {
    this.change({ createContacts: event.detail.checked });
  }

  handleLeadSource(event) {
    const { name } = event.currentTarget.dataset;
    this.change({ leadSource: { ...this.settings.leadSource, [name]: event.detail.value || null } });
  }

  change(changes) {
    this.settings = { ...this.settings, ...changes };
    this.isChanged = true;
  }

  async handleSave(event) {
    event.preventDefault();
    this.isSaving = true;
    this.problem = null;
    try {
      this.settings = await saveSettings(this.settings);
      this.isChanged = false;
      this.dispatchEvent(new ShowToastEvent({ variant: "success", title: saved }));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isSaving = false;
    }
  }

  handleRetry() {
    this.load();
  }
}
