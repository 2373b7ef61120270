import { api, LightningElement } from "lwc";
import { context } from "practice/context";
import { app } from "practice/packagedApp";
import { urlFromPage } from "practice/router";
import { describeObject } from "practice/salesforce";

/** A tab of the package is shown to whoever has a permission set that shows it. */
function isShown({ kind, shownWith }) {
  const holds = (name) => context.customPermissions[name] === true;
  return kind !== "custom" || shownWith.some((names) => names.every(holds));
}

/** The app's launcher, name and tabs. The tab of the current page is marked. */
export default class AppNavigation extends LightningElement {
  @api page;
  appLabel = app.label;
  objectLabels = {};

  connectedCallback() {
    app.tabs.filter(({ kind }) => kind === "object").forEach(({ objectName }) => this.readLabel(objectName));
  }

  async readLabel(objectName) {
    try {
      const { labelPlural } = await describeObject(objectName);
      this.objectLabels = { ...this.objectLabels, [objectName]: labelPlural };
    } catch {
      // A user without access to the object has no tab for it.
    }
  }

  get tabs() {
    return app.tabs
      .filter(isShown)
      .map((tab) => this.toItem(tab))
      .filter(({ label }) => label)
      .map((item) => ({
        ...item,
        itemClass: `slds-context-bar__item${item.active ? " slds-is-active" : ""}`,
        current: item.active ? "page" : null,
      }));
  }

  toItem({ kind, name, label, objectName }) {
    const { type, attributes } = this.page;
    if (kind === "home") {
      const url = urlFromPage({ type: "standard__namedPage", attributes: { pageName: "home" } });
      return { label: "Home", url, active: type === "standard__namedPage" };
    }
    if (kind === "object") {
      return {
        label: this.objectLabels[objectName],
        url: urlFromPage({
          type: "standard__objectPage",
          attributes: { objectApiName: objectName, actionName: "list" },
        }),
        active: attributes.objectApiName === objectName,
      };
    }
    const url = urlFromPage({ type: "standard__navItemPage", attributes: { apiName: name } });
    return { label, url, active: attributes.apiName === name };
  }
}
