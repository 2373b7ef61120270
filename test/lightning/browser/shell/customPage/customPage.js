import { api, LightningElement } from "lwc";
import { app, constructors } from "practice/packagedApp";

/** A tab of the package: its name above the components of its page. */
export default class CustomPage extends LightningElement {
  @api tabName;

  get tab() {
    return app.tabs.find(({ name }) => name === this.tabName);
  }

  get title() {
    return this.tab?.label ?? "This page doesn't exist. Enter a valid URL and try again.";
  }

  get components() {
    return (this.tab?.components ?? []).map((name) => ({ name, constructor: constructors[name] }));
  }
}
