import { api, LightningElement } from "lwc";
import { get, quote } from "practice/salesforce";

const found = [
  { objectName: "Account", fields: ["Name", "Phone", "Industry", "OwnerId"] },
  { objectName: "Contact", fields: ["Name", "AccountId", "Title", "Email", "Phone"] },
  { objectName: "Opportunity", fields: ["Name", "AccountId", "StageName", "CloseDate"] },
];
const recordsMax = 20;

/** The results of the search in the header, by object. */
export default class SearchPage extends LightningElement {
  lists = null;
  message = null;
  current = "";

  @api
  get term() {
    return this.current;
  }
  set term(term) {
    this.current = term;
    this.search();
  }

  async search() {
    this.message = null;
    try {
      const parameters = new URLSearchParams({ q: this.current, overallLimit: recordsMax });
      found.forEach(({ objectName }) => parameters.append("sobject", objectName));
      const { searchRecords } = await get(`/parameterizedSearch?${parameters}`);
      this.lists = found
        .map((list) => ({ ...list, ids: idsOf(searchRecords, list.objectName) }))
        .filter(({ ids }) => ids.length > 0)
        .map((list) => ({ ...list, condition: `Id IN (${list.ids.map(quote).join(", ")}) ORDER BY Name` }));
      this.message = this.lists.length === 0 ? `No results for "${this.current}".` : null;
    } catch (error) {
      this.lists = [];
      this.message = error.message;
    }
  }

  get heading() {
    return `Search results for "${this.current}"`;
  }
}

function idsOf(records, objectName) {
  return records.filter(({ attributes }) => attributes.type === objectName).map(({ Id }) => Id);
}
