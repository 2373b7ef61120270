import { api } from "lwc";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import { BaseElement } from "c/baseElement";

/**
 * Placeholder rows in the shape of what is being loaded. Fires `announce` ({text, until, yields}), for as
 * long as they are there.
 */
export default class LoadingRows extends BaseElement {
  @api count = 3;

  labels = { loading };

  connectedCallback() {
    this.shown = new AbortController();
    const detail = { text: loading, until: this.shown.signal, yields: true };
    this.fireUp("announce", detail);
  }

  disconnectedCallback() {
    this.shown?.abort();
  }

  get rows() {
    return [...Array(Number(this.count)).keys()];
  }
}
