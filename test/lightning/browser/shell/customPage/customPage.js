import { api, LightningElement } from "lwc";
import { app, constructors } from "practice/packagedApp";

/** A tab of the package: the components of its page, one below the other. */
export default class CustomPage extends LightningElement {
  @api tabName;

  get components() {
    const tab = app.tabs.find(({ name }) => name === this.tabName);
    return (tab?.components ?? []).map((name) => ({ name, constructor: constructors[name] }));
  }

  get isMissing() {
    return this.components.length === 0;
  }
}
