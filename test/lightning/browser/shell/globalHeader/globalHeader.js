import { LightningElement } from "lwc";
import { context } from "practice/context";
import { navigate } from "practice/router";

/** Search, and the menu of the user who is signed in to the page. */
export default class GlobalHeader extends LightningElement {
  user = context.user;

  get initials() {
    return this.user.name
      .split(" ")
      .map((word) => word[0])
      .slice(0, 2)
      .join("");
  }

  get profileLabel() {
    return `View profile: ${this.user.name}`;
  }

  handleSearch(event) {
    event.preventDefault();
    const term = this.refs.search.value.trim();
    if (term) {
      navigate({ type: "standard__search", state: { term } });
    }
  }

  handleMenu(event) {
    if (event.detail.value === "log-out") {
      window.location.assign("/secur/logout.jsp");
    }
  }
}
