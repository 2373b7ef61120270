import { api, LightningElement } from "lwc";

/** A card with a table of records. `list` as recordTable takes it, and optionally {title, icon}. */
export default class RelatedList extends LightningElement {
  @api list;
  contents = null;

  get icon() {
    return `standard:${(this.list.icon ?? this.list.objectName).toLowerCase()}`;
  }

  get heading() {
    const title = this.list.title ?? this.contents?.label ?? "";
    return this.contents ? `${title} (${this.contents.count})` : title;
  }

  handleRead(event) {
    this.contents = event.detail;
  }
}
