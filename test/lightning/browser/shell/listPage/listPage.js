import { api, LightningElement } from "lwc";
import { navigate } from "practice/router";
import { quote } from "practice/salesforce";

const columns = {
  Account: ["Name", "Phone", "Website", "Industry", "BillingCity", "OwnerId"],
  Contact: ["Name", "AccountId", "Title", "Phone", "Email", "OwnerId"],
  Opportunity: ["Name", "AccountId", "StageName", "Amount", "CloseDate", "OwnerId"],
};
const rowsMax = 100;

/** The records of an object by name, with a search. */
export default class ListPage extends LightningElement {
  term = "";
  contents = null;
  list = null;
  current = null;

  @api
  get objectName() {
    return this.current;
  }
  set objectName(objectName) {
    this.current = objectName;
    this.contents = null;
    this.show("");
  }

  get icon() {
    return `standard:${this.current.toLowerCase()}`;
  }

  get label() {
    return this.contents?.label ?? "";
  }

  get heading() {
    return `All ${this.label}`;
  }

  get summary() {
    return this.contents ? `${this.contents.count} items • Sorted by Name` : "";
  }

  get canCreate() {
    return this.current === "Account";
  }

  handleNew() {
    const attributes = { objectApiName: this.current, actionName: "new" };
    navigate({ type: "standard__objectPage", attributes });
  }

  handleSearch(event) {
    this.show(event.detail.value.trim());
  }

  handleRead(event) {
    this.contents = event.detail;
  }

  show(term) {
    this.term = term;
    const filter = term ? `Name LIKE ${quote(`%${term}%`)}` : "Id != null";
    this.list = {
      objectName: this.current,
      fields: columns[this.current] ?? ["Name", "CreatedDate", "OwnerId"],
      condition: `${filter} ORDER BY Name LIMIT ${rowsMax}`,
    };
  }
}
