import { api, LightningElement } from "lwc";
import { quote } from "practice/salesforce";

const columns = {
  Account: ["Name", "Phone", "Website", "Industry", "BillingCity", "OwnerId"],
  Contact: ["Name", "AccountId", "Title", "Phone", "Email", "OwnerId"],
  Opportunity: ["Name", "AccountId", "StageName", "Amount", "CloseDate", "OwnerId"],
};
const rowsMax = 100;

/** An object's records by name, with a search in them. */
export default class ListPage extends LightningElement {
  term = "";
  current = null;

  @api
  get objectName() {
    return this.current;
  }
  set objectName(objectName) {
    this.current = objectName;
    this.term = "";
  }

  get list() {
    const filter = this.term ? `Name LIKE ${quote(`%${this.term}%`)}` : "Id != null";
    return {
      objectName: this.current,
      fields: columns[this.current] ?? ["Name", "CreatedDate", "OwnerId"],
      condition: `${filter} ORDER BY Name LIMIT ${rowsMax}`,
    };
  }

  handleSearch(event) {
    this.term = event.detail.value.trim();
  }
}
