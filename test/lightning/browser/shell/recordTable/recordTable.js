import { api, LightningElement } from "lwc";
import { onRecordsChange, readRecords } from "practice/salesforce";

/**
 * A table of records. `list`: {objectName, fields, condition}, where `condition` is what follows WHERE. It
 * reads the records again whenever some have changed, and then fires `read` with {label, count}: the object's
 * plural label, and for example "3" or "50+".
 */
export default class RecordTable extends LightningElement {
  @api caption;
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
        const count = `${table.rows.length}${table.hasMore ? "+" : ""}`;
        this.dispatchEvent(new CustomEvent("read", { detail: { label: table.label, count } }));
      }
    } catch (error) {
      this.table = null;
      this.message = error.message;
    }
  }

  get isLoading() {
    return !this.table && !this.message;
  }

  get hasRows() {
    return this.table?.rows.length > 0;
  }
}
