import { api } from "lwc";
import contact from "@salesforce/label/c.Crosswalk_Column_Contact";
import lastActivity from "@salesforce/label/c.Crosswalk_Record_LastActivity";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import opportunities from "@salesforce/label/c.Crosswalk_Record_Opportunities";
import owner from "@salesforce/label/c.Crosswalk_Record_Owner";
import salesforceLead from "@salesforce/label/c.Crosswalk_SalesforceLead";
import { BaseElement } from "c/baseElement";
import { problemOf, readRecord } from "c/connectorClient";
import { schedule } from "c/timer";
import { formatDay, joinParts, nameValue } from "c/textFormat";
import { opportunitiesOf, toShown } from "./shownOpportunity";

const SHOWN_AT_FIRST = 3;
const objects = {
  Contact: { label: contact, icon: "standard:contact" },
  Lead: { label: salesforceLead, icon: "standard:lead" },
};

/**
 * The record that a lead is linked to: its link at once, then what Salesforce says of it, and the open
 * opportunities of its account.
 */
export default class RecordCard extends BaseElement {
  @api leadId;
  @api object = "Contact";
  /** The record's name, or the lead's as long as it isn't known. */
  @api recordName;
  /** Only opportunities on which the contact has a role. */
  @api withRolesOnly = false;
  /** Whether the contact may be added to an opportunity here. */
  @api offersRole = false;
  @api userId;

  /** The record, where it needs not be asked for; null otherwise. */
  @api known = null;

  /** How long the user has to stay until Salesforce is asked. */
  @api pauseMs = 0;

  labels = { more, opportunities };
  record = null;
  problem = null;
  isLoading = false;
  showsAll = false;
  _recordId = null;

  /** Null for a record that the user may not see. */
  @api
  get recordId() {
    return this._recordId;
  }
  set recordId(recordId) {
    const isOther = recordId !== this._recordId;
    this._recordId = recordId;
    if (isOther) {
      this.loadLater();
    }
  }

  disconnectedCallback() {
    this.cancelPause?.();
  }

  @api
  refresh() {
    return this.load();
  }

  get name() {
    return this.record?.name ?? this.recordName;
  }

  get icon() {
    return objects[this.object].icon;
  }

  get objectLabel() {
    return objects[this.object].label;
  }

  get about() {
    return joinParts(
      this.record.owner && nameValue(owner, this.record.owner),
      this.record.lastActivity && nameValue(lastActivity, formatDay(this.record.lastActivity)),
    );
  }

  get allOpportunities() {
    return opportunitiesOf(this.record, this.withRolesOnly);
  }

  get canAddRole() {
    return this.offersRole && this.record.object === "Contact" && this.record.canAddRole;
  }

  get listsOpportunities() {
    return this.allOpportunities.length > 0;
  }

  get opportunities() {
    return this.allOpportunities.slice(0, this.showsAll ? undefined : SHOWN_AT_FIRST).map(toShown);
  }

  get hasMore() {
    return !this.showsAll && this.allOpportunities.length > SHOWN_AT_FIRST;
  }

  /** What else is set in the same rendering counts, too. */
  async loadLater() {
    await Promise.resolve();
    this.cancelPause?.();
    if (this.pauseMs && !this.known) {
      this.cancelPause = schedule(() => this.load(), this.pauseMs);
    } else {
      this.load();
    }
  }

  async load() {
    const recordId = this._recordId;
    this.record = this.known;
    this.problem = null;
    if (!recordId || this.known) {
      return;
    }
    this.isLoading = true;
    try {
      const { record } = await readRecord(this.leadId);
      if (recordId === this._recordId) {
        this.record = record;
        this.isLoading = false;
      }
    } catch (error) {
      if (recordId === this._recordId) {
        this.problem = problemOf(error);
        this.isLoading = false;
      }
    }
  }

  handleMore() {
    this.showsAll = true;
    // The button goes.
    this.focusPlace = "h4";
  }

  handleRetry() {
    this.load();
  }

  /** Shows the role with the opportunity. What is there stays until then, and where nothing comes. */
  async handleRoleAdded() {
    const recordId = this._recordId;
    try {
      const { record } = await readRecord(this.leadId);
      if (recordId === this._recordId && record) {
        this.record = record;
      }
    } catch {
      // The role is told in its place.
    }
  }
}
