import { api } from "lwc";
import clear from "@salesforce/label/c.Crosswalk_Typeahead_Clear";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import noResults from "@salesforce/label/c.Crosswalk_Typeahead_None";
import notChosen from "@salesforce/label/c.Crosswalk_Typeahead_NotChosen";
import results from "@salesforce/label/c.Crosswalk_Typeahead_Results";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber } from "c/textFormat";
import { matchParts } from "./matchParts";
import { placeList } from "./placeList";

const COMBOBOX = "slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click";
const LIST = "slds-dropdown slds-dropdown_length-with-icon-5 slds-dropdown_fluid";
const OPTION = "slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta";

/**
 * A combobox that suggests while one types, after the ARIA editable-combobox pattern. It shows what it is
 * given: `options` are [{id, label, detail?}], `value` is the chosen option or null. Fires `search` ({q}) on
 * typing and focus, `choose` ({id}), `clear`, `leave` ({q}) when the focus goes, and `announce` ({text,
 * until}) for how many there are.
 */
export default class Typeahead extends BaseElement {
  @api label;
  @api help;
  @api placeholder;
  @api error;
  @api isLoading = false;
  @api required = false;
  @api disabled = false;
  /** Whether words that are no option mean nothing. */
  @api mustChoose = false;

  labels = { clear, loading };
  text = "";
  isOpen = false;
  activeIndex = -1;
  place = { isUp: false };
  announced = "";
  _value = null;
  _options = [];

  @api
  get options() {
    return this._options;
  }
  set options(options) {
    // When the options change, the mark stays on the same option, or is removed.
    const marked = this._options[this.activeIndex]?.id;
    this._options = options ?? [];
    this.activeIndex = this._options.findIndex(({ id }) => id === marked);
  }

  @api
  get value() {
    return this._value;
  }
  set value(value) {
    const before = this._value;
    this._value = value ?? null;
    if (value) {
      this.text = value.label;
    } else if (before && this.text === before.label) {
      // It was taken away. Whatever else stands there, somebody is typing.
      this.text = "";
    }
  }

  /** The list opens where it has room: below it might be beyond the panel's edge. */
  renderedCallback() {
    const shown = this.showsList ? this.options.length + Number(this.isLoading) : 0;
    if (shown > 0 && shown !== this.lastShown) {
      const list = this.template.querySelector('[role="listbox"]');
      this.place = placeList(this.template.querySelector("input"), list);
    }
    this.lastShown = shown;
    this.sayWhileOpen(this.resultCount);
  }

  get elementClass() {
    return `slds-form-element${this.error ? " slds-has-error" : ""}`;
  }

  get comboboxClass() {
    return this.showsList ? `${COMBOBOX} slds-is-open` : COMBOBOX;
  }

  get listClass() {
    return this.place.isUp ? `${LIST} up` : LIST;
  }

  get listStyle() {
    return this.place.room ? `max-block-size: ${this.place.room}px` : null;
  }

  get showsList() {
    return this.isOpen && (this.options.length > 0 || this.isLoading);
  }

  get expanded() {
    return String(this.showsList);
  }

  get shownError() {
    return this.mustChoose && !this._value ? errorOfTyped(this.error, this.text) : this.error;
  }

  get invalid() {
    return String(Boolean(this.error));
  }

  get requiredText() {
    return String(this.required);
  }

  get describedBy() {
    return this.error ? "error" : null;
  }

  get canClear() {
    return Boolean(this.text) && !this.disabled;
  }

  get activeDomId() {
    return this.showsList && this.activeIndex >= 0 ? domIdOf(this.activeIndex) : null;
  }

  get rows() {
    const typed = this._value ? "" : this.text;
    return this.options.map((option, index) => ({
      ...option,
      domId: domIdOf(index),
      selected: String(index === this.activeIndex),
      optionClass: index === this.activeIndex ? `${OPTION} slds-has-focus` : OPTION,
      parts: matchParts(option.label, typed),
    }));
  }

  get resultCount() {
    return this.isOpen && !this.isLoading && this.text ? countText(this.options.length) : "";
  }

  handleInput(event) {
    this.text = event.target.value;
    if (this._value) {
      this._value = null;
      this.fire("clear");
    }
    this.openList();
  }

  handleFocus() {
    if (!this._value && !this.disabled && !this.isOpen) {
      this.openList();
    }
  }

  handleBlur() {
    this.isOpen = false;
    this.fire("leave", { q: this.text });
  }

  handleClear() {
    this.text = "";
    this._value = null;
    this.fire("clear");
    this.focus();
    this.openList();
  }

  /** Keeps the focus in the input while an option is pressed. */
  handleListMouseDown(event) {
    event.preventDefault();
  }

  handleChoose(event) {
    this.choose(event.currentTarget.dataset.id);
  }

  handleKey(event) {
    const last = this.options.length - 1;
    const moves = {
      ArrowDown: Math.min(this.activeIndex + 1, last),
      ArrowUp: Math.max(this.activeIndex - 1, 0),
    };
    if (event.key in moves && !this.disabled) {
      event.preventDefault();
      this.move(moves[event.key]);
    } else if (event.key === "Enter" && this.showsList && this.activeIndex >= 0) {
      event.preventDefault();
      this.choose(this.options[this.activeIndex].id);
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  move(index) {
    if (this.isOpen) {
      this.activeIndex = index;
      this.template
        .querySelector(`[data-id="${this.options[index]?.id}"]`)
        ?.scrollIntoView({ block: "nearest" });
    } else {
      this.openList();
    }
  }

  openList() {
    this.isOpen = true;
    this.activeIndex = -1;
    this.fire("search", { q: this.text });
  }

  /** For as long as the list is open; what was said since stays. */
  sayWhileOpen(text) {
    if (text === this.announced) {
      return;
    }
    this.announced = text;
    this.saying?.abort();
    if (text) {
      this.saying = new AbortController();
      const detail = { text, until: this.saying.signal };
      this.fireUp("announce", detail);
    }
  }

  choose(id) {
    this.isOpen = false;
    this.fire("choose", { id });
  }
}

function errorOfTyped(error, text) {
  return error && text.trim() ? notChosen : error;
}

function domIdOf(index) {
  return `option-${index}`;
}

function countText(count) {
  return count ? formatLabel(results, formatNumber(count)) : noResults;
}
