import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";

/**
 * A link to a Salesforce record that opens it inside Lightning, and in a new tab when the browser is asked
 * to; its label alone where the record's id is not known, because the user may not see it.
 */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api recordId;
  @api objectApiName;
  @api label;

  url = "#";

  connectedCallback() {
    if (!this.recordId) {
      return;
    }
    this[NavigationMixin.GenerateUrl](this.pageReference).then((url) => {
      this.url = url;
    });
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
