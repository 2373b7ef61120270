import { LightningElement, api } from "lwc";
import loading from "@salesforce/label/c.Crosswalk_Loading";

/** Placeholder rows in the shape of what is being loaded. */
export default class LoadingRows extends LightningElement {
  @api count = 3;

  labels = { loading };

  get rows() {
    return [...Array(Number(this.count)).keys()];
  }
}
