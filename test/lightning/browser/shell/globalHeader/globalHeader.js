import { LightningElement } from "lwc";
import { context } from "practice/context";
import { navigate } from "practice/router";

/** Search, links to what Setup would show of the practice org, and the user's menu with the page's themes. */
export default class GlobalHeader extends LightningElement {
  user = context.user;
  themes = context.themes;
  setupLinks = [
    { label: "Users and app of this org", href: `${context.orgUrl}/__practice/info` },
    { label: "API requests", href: `${context.orgUrl}/__practice/requests` },
  ];

  get profileLabel() {
    return `View profile: ${this.user.name}`;
  }

  handleSkip() {
    this.dispatchEvent(new CustomEvent("skip"));
  }

  handleSearch(event) {
    event.preventDefault();
    const term = this.refs.search.value.trim();
    if (term) {
      navigate({ type: "standard__search", state: { term } });
    }
  }

  handleMenu(event) {
    const { value } = event.detail;
    if (value === "log-out") {
      window.location.assign("/secur/logout.jsp");
      return;
    }
    if (this.themes.some(({ name }) => name === value)) {
      window.location.assign(`/theme/${value}`);
      return;
    }
    const attributes = { objectApiName: "User", recordId: this.user.id, actionName: "view" };
    navigate({ type: "standard__recordPage", attributes });
  }
}
