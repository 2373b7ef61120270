import { LightningElement } from "lwc";
import ToastContainer from "lightning/toastContainer";
import { currentPage, onPageChange } from "practice/router";

/** Lightning Experience: header, navigation, the page of the address, and the utility bar. */
export default class App extends LightningElement {
  page = currentPage();

  connectedCallback() {
    ToastContainer.instance();
    this.unsubscribe = onPageChange((page) => {
      this.page = page;
    });
  }

  disconnectedCallback() {
    this.unsubscribe();
  }

  get isHome() {
    return this.page.type === "standard__namedPage";
  }

  get isNew() {
    return this.isList && this.page.attributes.actionName === "new";
  }

  get isList() {
    return this.page.type === "standard__objectPage";
  }

  get isRecord() {
    return this.page.type === "standard__recordPage";
  }

  get isCustom() {
    return this.page.type === "standard__navItemPage";
  }

  get isSearch() {
    return this.page.type === "standard__search";
  }

  get searchTerm() {
    return this.page.state.term ?? "";
  }

  handleSkip() {
    this.refs.main.focus();
  }
}
