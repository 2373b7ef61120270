import { LightningElement } from "lwc";
import { context } from "practice/context";
import { onRecordsChange } from "practice/salesforce";

/** The home page: a greeting, the deals that close next, and the newest contacts. */
export default class HomePage extends LightningElement {
  greeting = `Welcome, ${context.user.name.split(" ")[0]}. Let's get selling!`;
  today = Date.now();
  lists = [
    {
      title: "Key Deals",
      objectName: "Opportunity",
      fields: ["Name", "AccountId", "StageName", "Amount", "CloseDate"],
      condition: "IsClosed = false ORDER BY CloseDate LIMIT 8",
    },
    {
      title: "Newest Contacts",
      objectName: "Contact",
      fields: ["Name", "AccountId", "Title", "CreatedDate"],
      condition: "Id != null ORDER BY CreatedDate DESC LIMIT 8",
    },
  ];

  connectedCallback() {
    this.unsubscribe = onRecordsChange(() => {
      this.lists = [...this.lists];
    });
  }

  disconnectedCallback() {
    this.unsubscribe();
  }
}
