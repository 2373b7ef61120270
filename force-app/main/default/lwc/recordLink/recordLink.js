import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";

/**
 * A link to a Salesforce record that opens it inside Lightning, and in a new tab when the browser is asked
 * to; its label alone where the record's id is not known, because the user may not see it.
 */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api objectApiName;
  @api label;
  /** "0" where Tab stops at it, "-1" where only arrows get there. */
  @api tabStop = "0";

  @api
  focus() {
    this.template.querySelector("a").focus();
  }

  url = "#";
  _recordId = null;

  /** May become another one's, in a row that shows another lead. */
  @api
  get recordId() {
    return this._recordId;
  }
  set recordId(recordId) {
    this._recordId = recordId;
    if (this.isConnected) {
      this.findUrl();
    }
  }

  connectedCallback() {
    this.findUrl();
  }

  /** The object's name may come after the id. */
  async findUrl() {
    await Promise.resolve();
    const { recordId } = this;
    const url = recordId ? await this[NavigationMixin.GenerateUrl](this.pageReference) : "#";
    if (recordId === this.recordId) {
      this.url = url;
    }
  }

  get pageReference() {
    return {
      type: "standard__recordPage",
      attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: "view" },
    };
  }

  handleClick(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    this[NavigationMixin.Navigate](this.pageReference);
  }
}
