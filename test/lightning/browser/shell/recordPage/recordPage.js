import { api, LightningElement } from "lwc";
import { app, constructors } from "practice/packagedApp";
import { onRecordsChange, quote, readRecords } from "practice/salesforce";
import { layouts } from "./layouts";

/** A record with its highlights, details and related lists. */
export default class RecordPage extends LightningElement {
  cells = null;
  message = null;
  id = null;
  object = null;

  @api
  get recordId() {
    return this.id;
  }
  set recordId(recordId) {
    this.id = recordId;
    this.startReading();
  }

  @api
  get objectName() {
    return this.object;
  }
  set objectName(objectName) {
    this.object = objectName;
    this.startReading();
  }

  connectedCallback() {
    this.unsubscribe = onRecordsChange(() => this.read());
  }

  disconnectedCallback() {
    this.unsubscribe();
  }

  get layout() {
    return layouts[this.object];
  }

  /** The two properties are set one after the other. A microtask later both are there. */
  startReading() {
    this.cells = null;
    this.message = null;
    Promise.resolve().then(() => this.read());
  }

  async read() {
    const { id, layout } = this;
    if (!layout) {
      this.message = "Records of this object are not shown here.";
      return;
    }
    try {
      const { rows } = await readRecords({
        objectName: this.object,
        fields: [
          ...new Set(["Name", ...layout.highlights, ...layout.sections.flatMap(({ fields }) => fields)]),
        ],
        condition: `Id = ${quote(id)}`,
      });
      if (id !== this.id) {
        return;
      }
      this.cells = rows[0] && new Map(rows[0].cells.map((cell) => [cell.name, cell]));
      this.message = rows[0]
        ? null
        : "The record you are looking for does not exist, or you do not have access to it.";
    } catch (error) {
      this.message = error.message;
    }
  }

  get isLoading() {
    return !this.cells && !this.message;
  }

  get name() {
    return this.cells.get("Name").text;
  }

  get stage() {
    return this.cells.get("StageName")?.value;
  }

  get icon() {
    return `standard:${this.object.toLowerCase()}`;
  }

  get highlights() {
    return this.pick(this.layout.highlights);
  }

  get sections() {
    return this.layout.sections.map(({ title, fields }) => ({ title, fields: this.pick(fields) }));
  }

  /** What the app's page for this object has of the package. A component learns whose page it is on. */
  get components() {
    const page = app.recordPages.find(({ objectName }) => objectName === this.object);
    return (page?.components ?? []).map((name) => ({ name, constructor: constructors[name] }));
  }

  get lists() {
    return this.layout.lists.map(({ parent, order, ...list }) => ({
      ...list,
      condition: `${parent} = ${quote(this.id)} ORDER BY ${order} LIMIT 50`,
    }));
  }

  pick(names) {
    return names.map((name) => this.cells.get(name)).filter(Boolean);
  }
}
