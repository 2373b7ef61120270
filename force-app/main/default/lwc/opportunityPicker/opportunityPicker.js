import { api } from "lwc";
import none from "@salesforce/label/c.Crosswalk_Opportunity_None";
import notChosen from "@salesforce/label/c.Crosswalk_Form_NotChosen";
import opportunity from "@salesforce/label/c.Crosswalk_Text_NameOpportunity";
import primary from "@salesforce/label/c.Crosswalk_Opportunity_Primary";
import roleLabel from "@salesforce/label/c.Crosswalk_Text_NameRole";
import { BaseElement } from "c/baseElement";
import { isCancelled, listOpportunities, problemOf } from "c/connectorClient";
import { aboutOpportunity, detailOf } from "./opportunityText";

/**
 * One of an account's open opportunities, the contact's role on it, and whether the role is the primary one.
 * Fires `opportunityselect` ({opportunityId, role, isPrimary}), and `opportunitiesload` ({opportunities})
 * once it has those of the account.
 */
export default class OpportunityPicker extends BaseElement {
  /** Active values of the role picklist, [{value, label}]. */
  @api roles = [];
  @api disabled = false;
  @api opportunityId = "";
  @api role = "";
  @api isPrimary = false;
  /** The account's open opportunities where they are known already; else they are asked for. */
  @api known;
  /** Only the opportunity is to be chosen. */
  @api hideRole = false;
  /** Of many contacts none is the primary one. */
  @api hidePrimary = false;
  /** What the choice is for, where nothing else says it. */
  @api heading = null;

  labels = { none, opportunity, primary, role: roleLabel };
  opportunities = null;
  problem = null;
  waitsForFocus = false;
  _accountId = null;

  @api
  get accountId() {
    return this._accountId;
  }
  set accountId(accountId) {
    if (accountId === this._accountId) {
      return;
    }
    this._accountId = accountId;
    this.load();
  }

  disconnectedCallback() {
    this.loading?.abort();
  }

  renderedCallback() {
    if (this.waitsForFocus) {
      this.focus();
    }
  }

  /** Once there are opportunities to choose from. */
  @api
  focus() {
    const list = this.template.querySelector("lightning-combobox");
    this.waitsForFocus = !list;
    list?.focus();
  }

  get hasNone() {
    return this.opportunities?.length === 0;
  }

  get hasSome() {
    return Boolean(this.opportunities?.length);
  }

  get options() {
    return [{ value: "", label: notChosen }, ...this.opportunities.map(toOption)];
  }

  get roleOptions() {
    return [{ value: "", label: notChosen }, ...this.roles];
  }

  get about() {
    return aboutOpportunity(this.opportunities, this.opportunityId);
  }

  get offersRole() {
    return Boolean(this.opportunityId) && !this.hideRole;
  }

  get offersPrimary() {
    return this.offersRole && !this.hidePrimary;
  }

  async load() {
    this.loading?.abort();
    this.opportunities = null;
    this.problem = null;
    const loading = new AbortController();
    this.loading = loading;
    // What is known of the account is set in the same rendering as the account itself.
    await Promise.resolve();
    if (!this._accountId || loading !== this.loading) {
      return;
    }
    if (this.known) {
      this.show(this.known);
      return;
    }
    try {
      const { items } = await listOpportunities(this._accountId, loading.signal);
      this.show(items);
    } catch (error) {
      if (!isCancelled(error)) {
        this.problem = problemOf(error);
      }
    }
  }

  show(opportunities) {
    this.opportunities = opportunities;
    this.fire("opportunitiesload", { opportunities });
  }

  handleOpportunity(event) {
    const opportunityId = event.detail.value;
    this.select(opportunityId ? { opportunityId } : { opportunityId, role: "", isPrimary: false });
  }

  handleRole(event) {
    this.select({ role: event.detail.value });
  }

  handlePrimary(event) {
    this.select({ isPrimary: event.detail.checked });
  }

  select(change) {
    const { opportunityId, role, isPrimary } = this;
    this.fire("opportunityselect", { opportunityId, role, isPrimary, ...change });
  }
}

function toOption(open) {
  return { value: open.id, label: open.name, description: detailOf(open) };
}
