import { api } from "lwc";
import columnCompany from "@salesforce/label/c.Crosswalk_Column_Company";
import columnContact from "@salesforce/label/c.Crosswalk_Column_Contact";
import columnLead from "@salesforce/label/c.Crosswalk_Column_Lead";
import columnLocation from "@salesforce/label/c.Crosswalk_Column_Location";
import columnName from "@salesforce/label/c.Crosswalk_Column_Name";
import columnRecord from "@salesforce/label/c.Crosswalk_Match_InSalesforce";
import columnStatus from "@salesforce/label/c.Crosswalk_Column_Status";
import columnTitle from "@salesforce/label/c.Crosswalk_Column_Title";
import help from "@salesforce/label/c.Crosswalk_Select_Help";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import selectLabel from "@salesforce/label/c.Crosswalk_Select_One";
import selectAll from "@salesforce/label/c.Crosswalk_Select_All";
import { BaseElement } from "c/baseElement";
import { RowWindow } from "c/rowWindow";
import { formatLabel, formatNumber, fullName } from "c/textFormat";
import { isSelectAll, rowAfterKey } from "./gridKeys";

/** From this width in pixels on, a lead has a cell for each of its values. */
const WIDE = 720;
/** Where keys get to in a row. */
const STOPS = ["check", "open", "record"];
const COLUMNS = [
  { label: columnName, sort: "name" },
  { label: columnTitle },
  { label: columnCompany, sort: "company" },
  { label: columnLocation },
  { label: columnStatus, sort: "status" },
  { label: columnRecord },
];

/**
 * The leads of a list as a grid, after the ARIA pattern: one stop for Tab, arrows between rows and between
 * choosing and opening, and the record where there is room for columns. Only the rows near the screen are on
 * the page. `leads` may have holes, and some whose status is pending: it asks for both. Fires `openlead`
 * ({leadId}), `selectrows` ({index, isRange, isSelected}), `selectall`, and `needrows` ({from, to}).
 */
export default class LeadGrid extends BaseElement {
  @api label;
  /** Ids of the selected leads, a Set. */
  @api selected = new Set();
  @api total = 0;
  /** By which column the leads are sorted; "" in the list's own order. */
  @api sort = "";
  /** How many pixels above the rows are taken by what stays in sight there. */
  @api headStart = 0;

  labels = { help, loading };
  active = { index: 0, column: "open" };
  shownVersion = 0;
  isWide = false;
  window = new RowWindow(() => {
    this.shownVersion += 1;
  });
  _leads = [];

  @api
  get leads() {
    return this._leads;
  }
  set leads(leads) {
    this._leads = leads;
  }

  disconnectedCallback() {
    this.window.stop();
    this.resizing?.disconnect();
    this.resizing = null;
  }

  renderedCallback() {
    this.watchWidth();
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
    this.askForHoles();
    if (this.mustFocus) {
      this.mustFocus = false;
      this.focus();
    }
    if (this.mustShow !== undefined) {
      this.template.querySelector(`[data-row="${this.mustShow}"]`)?.scrollIntoView({ block: "start" });
      this.mustShow = undefined;
    }
  }

  /** Another list, or another search: back to its first row. */
  @api
  reset() {
    this.window.reset();
    this.active = { index: 0, column: "open" };
  }

  /** The first row that is seen below a height on the screen; null where none is, as in a closed panel. */
  @api
  firstBelow(height) {
    const rows = [...this.template.querySelectorAll("[data-row]")];
    const head = this.template.querySelector("[data-head]")?.getBoundingClientRect().bottom ?? height;
    const first = rows.find((row) => row.getBoundingClientRect().bottom > Math.max(head, height));
    const isSeen = first && first.getBoundingClientRect().height > 0;
    return isSeen ? Number(first.dataset.row) : null;
  }

  /** Scrolls to a row, which is the first one that is seen then. */
  @api
  show(index) {
    this.mustShow = Math.min(index, this.total - 1);
    this.window.lookAt(this.mustShow);
  }

  /** Moves the focus to the row of a lead, or to the one that last had it. */
  @api
  focus(leadId) {
    const index = leadId ? this._leads.findIndex((lead) => lead?.id === leadId) : -1;
    const target = index < 0 ? this.active.index : index;
    const { column } = this.active;
    const row = this.template.querySelector(`[data-${column}="${target}"]`);
    // A row far from the screen comes onto the page first.
    this.mustFocus = !row && target !== this.active.index;
    this.activate(target, column);
    row?.focus();
  }

  get chunks() {
    const chunks = this.window.chunks(this.total, this.shownVersion);
    return chunks.map((chunk) => ({
      ...chunk,
      rows: chunk.isShown ? rowsOf(chunk, this) : [],
    }));
  }

  get columns() {
    return COLUMNS.map(({ label, sort }) => ({
      ...{ label, sort },
      direction: sort && sort === this.sort ? "ascending" : null,
      icon: sort && sort === this.sort ? "utility:arrowup" : null,
    }));
  }

  get allLabel() {
    return formatLabel(selectAll, formatNumber(this.total));
  }

  get areAllSelected() {
    return this.selected.size >= this.total;
  }

  get headStyle() {
    return `inset-block-start: ${this.headStart}px`;
  }

  get gridClass() {
    return this.isWide ? "wide" : null;
  }

  watchWidth() {
    if (!this.resizing && globalThis.ResizeObserver) {
      this.resizing = new ResizeObserver(([{ contentRect }]) => this.fit(contentRect.width));
      this.resizing.observe(this.template.querySelector('[role="grid"]'));
    }
  }

  /** Rows are of another height then. A panel that is closed has no width, and stays as it was. */
  fit(width) {
    const isWide = width >= WIDE;
    if (width > 0 && isWide !== this.isWide) {
      this.isWide = isWide;
      this.window.forgetHeights();
      this.activate(this.active.index, this.active.column === "check" ? "check" : "open");
    }
  }

  askForHoles() {
    const shown = this.window.chunks(this.total).filter(({ isShown }) => isShown);
    const has = (isMissing) => (chunk) => this._leads.slice(chunk.from, chunk.to).some(isMissing);
    const hole = shown.find(has((lead) => !lead)) ?? shown.find(has(isPending));
    if (hole) {
      const { from, to } = hole;
      this.fire("needrows", { from, to });
    }
  }

  handleFocus(event) {
    const [column, index] = Object.entries(event.target.dataset).find(([name]) => STOPS.includes(name)) ?? [];
    if (column) {
      this.activate(Number(index), column);
    }
  }

  handleKey(event) {
    const { index, column } = this.active;
    const target = rowAfterKey(event.key, index, this.total);
    if (target !== null) {
      event.preventDefault();
      this.mustFocus = true;
      this.activate(target, this.stopsOf(target).includes(column) ? column : "open");
      if (event.shiftKey) {
        this.select(target, { isRange: true, isSelected: true });
      }
    } else if (event.key === " ") {
      event.preventDefault();
      this.select(index, { isRange: event.shiftKey, isSelected: !this.isSelected(index) });
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      this.mustFocus = true;
      this.activate(index, this.stopBeside(index, column, event.key === "ArrowRight" ? 1 : -1));
    } else if (isSelectAll(event)) {
      event.preventDefault();
      this.fire("selectall");
    }
  }

  /** A change event does not say whether Shift was held; the press before it does. */
  handleMouseDown(event) {
    this.isRange = event.shiftKey;
  }

  handleCheck(event) {
    const isRange = Boolean(this.isRange);
    this.isRange = false;
    this.select(Number(event.target.dataset.check), { isRange, isSelected: event.target.checked });
  }

  handleCheckAll(event) {
    this.fire(event.target.checked ? "selectall" : "selectnone");
  }

  /** A second click leads back to the list's own order. */
  handleSort(event) {
    const { sort } = event.currentTarget.dataset;
    this.fire("sort", { sort: sort === this.sort ? "" : sort });
  }

  handleName(event) {
    const leadId = event.currentTarget.dataset.id;
    this.fire("openlead", { leadId });
  }

  /** The next place in a row where keys get to, and after the last the first. */
  stopBeside(index, column, step) {
    const stops = this.stopsOf(index);
    return stops.at((stops.indexOf(column) + step) % stops.length);
  }

  stopsOf(index) {
    const hasRecord = this.isWide && Boolean(this._leads[index]?.crm.recordId);
    return hasRecord ? STOPS : STOPS.slice(0, 2);
  }

  isSelected(index) {
    return this.selected.has(this._leads[index]?.id);
  }

  activate(index, column) {
    this.window.pin(index);
    this.active = { index, column };
  }

  select(index, how) {
    this.fire("selectrows", { index, ...how });
  }
}

function isPending(lead) {
  return lead.crm.status === "pending";
}

function rowsOf({ from, to }, { leads, selected, active, isWide }) {
  return Array.from({ length: to - from }, (_, place) => {
    const index = from + place;
    const lead = leads[index] ?? null;
    const isSelected = Boolean(lead) && selected.has(lead.id);
    const stop = (column) => (active.index === index && active.column === column ? "0" : "-1");
    return {
      index,
      lead,
      isSelected,
      position: index + 1,
      selectedText: String(isSelected),
      rowClass: `slds-grid row${isSelected ? " selected" : ""}`,
      checkId: `check-${index}`,
      checkTab: stop("check"),
      openTab: stop("open"),
      recordTab: stop("record"),
      name: lead ? fullName(lead) : "",
      recordLabel: lead?.crm.object === "Lead" ? columnLead : columnContact,
      isWide: isWide && Boolean(lead),
      hasRecord: Boolean(lead?.crm.recordId),
      selectLabel: lead ? formatLabel(selectLabel, fullName(lead)) : "",
    };
  });
}
