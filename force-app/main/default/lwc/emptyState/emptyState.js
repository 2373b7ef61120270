import { LightningElement, api } from "lwc";

/** Says that there is nothing here and, in its slot, what to do about it. */
export default class EmptyState extends LightningElement {
  @api heading;
  @api text;
  @api iconName = "utility:info";
}
