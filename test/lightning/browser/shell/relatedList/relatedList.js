import { api, LightningElement } from "lwc";
import { onRecordsChange, readRecords } from "practice/salesforce";

/**
 * A card with some records as a table. `list`: {title?, objectName, fields, condition}, where `condition` is what follows
 * WHERE. Reads again whenever records have changed.
 */
export default class RelatedList extends LightningElement {
  table = null;
  message = null;
  current = null;

  @api
  get list() {
    return this.current;
  }
  set list(list) {
    this.current = list;
    this.read();
  }

  connectedCallback() {
    this.unsubscribe = onRecordsChange(() => this.read());
  }

  disconnectedCallback() {
    this.unsubscribe();
  }

  async read() {
    const list = this.current;
    try {
      const table = await readRecords(list);
      if (list === this.current) {
        this.table = table;
        this.message = table.rows.length === 0 ? "No items to display." : null;
      }
    } catch (error) {
      this.table = null;
      this.message = error.message;
    }
  }

  get isLoading() {
    return !this.table && !this.message;
  }

  get icon() {
    return `standard:${(this.current.icon ?? this.current.objectName).toLowerCase()}`;
  }

  get heading() {
    const title = this.current.title ?? this.table?.label ?? "";
    return this.table ? `${title} (${this.table.rows.length}${this.table.hasMore ? "+" : ""})` : title;
  }

  get hasRows() {
    return this.table?.rows.length > 0;
  }
}
