import { currentPage, navigate, onPageChange, urlFromPage } from "practice/router";

const Navigate = Symbol("Navigate");
const GenerateUrl = Symbol("GenerateUrl");

/** What `lightning/navigation` gives to components. */
export function NavigationMixin(Base) {
  return class extends Base {
    [Navigate](pageReference, replace) {
      navigate(pageReference, replace);
    }

    [GenerateUrl](pageReference) {
      return Promise.resolve(urlFromPage(pageReference));
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire adapter for the page reference in the address bar. */
export class CurrentPageReference {
  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {
    this.unsubscribe = onPageChange(this.dataCallback);
    this.dataCallback(currentPage());
  }

  disconnect() {
    this.unsubscribe();
  }

  update() {}
}
