import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Mapping_Add";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import heading from "@salesforce/label/c.Crosswalk_Mapping";
import remove from "@salesforce/label/c.Crosswalk_Remove";
import { BaseElement } from "c/baseElement";
import { formatLabel } from "c/textFormat";

/**
 * Which fields of Salesforce are filled in with what LinkedIn says, or with a fixed value. Fires
 * `mappingchange` ({mapping}) with all lines.
 */
export default class FieldMapping extends BaseElement {
  /** [{object, field, source, value}], in the order in which they were added. */
  @api mapping = [];
  /** {sources: [{value, label}], fields: [{value, label, sources}]} */
  @api choices = { sources: [], fields: [] };
  @api disabled = false;

  labels = { add, choose, heading };
  none = "";

  /** At a line. */
  @api
  focus(line) {
    this.template.querySelector(`[data-line="${line ?? 0}"], [data-add]`)?.focus();
  }

  get hasRows() {
    return this.mapping.length > 0;
  }

  get rows() {
    const sources = new Map(this.choices.sources.map(({ value, label }) => [value, label]));
    const taken = new Set(this.mapping.map(({ field }) => field));
    return this.mapping.map(({ field, source, value }, line) => {
      const label = sources.get(source) ?? source;
      return {
        ...{ key: `${line}/${source}`, line, label, field: field ?? "", value: value ?? "" },
        options: fieldsFor(source, field, { taken, fields: this.choices.fields }),
        hasValue: source === "constant",
        removeLabel: formatLabel(remove, label),
      };
    });
  }

  handleAdd(event) {
    const line = { object: "Contact", field: null, source: event.detail.value, value: null };
    this.change([...this.mapping, line]);
    // The same value can be added again.
    event.currentTarget.value = "";
  }

  handleField(event) {
    this.changeLine(event, { field: event.detail.value || null });
  }

  handleValue(event) {
    this.changeLine(event, { value: event.detail.value });
  }

  handleRemove(event) {
    const line = Number(event.currentTarget.dataset.remove);
    this.change(this.mapping.filter((_one, index) => index !== line));
  }

  changeLine({ currentTarget }, changes) {
    const line = Number(currentTarget.dataset.line);
    this.change(this.mapping.map((one, index) => (index === line ? { ...one, ...changes } : one)));
  }

  change(mapping) {
    this.fire("mappingchange", { mapping });
  }
}

/** Those that can hold the source and have no other line, and the line's own, whatever has become of it. */
function fieldsFor(source, own, { taken, fields }) {
  const fitting = fields.filter(
    ({ value, sources }) => value === own || (sources.includes(source) && !taken.has(value)),
  );
  const isKnown = own === null || fitting.some(({ value }) => value === own);
  return isKnown ? fitting : [{ value: own, label: own }, ...fitting];
}
