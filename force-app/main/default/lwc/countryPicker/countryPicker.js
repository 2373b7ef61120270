import { api } from "lwc";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import { findCountries, knownCountry } from "./countries";
import { BaseElement } from "c/baseElement";

/**
 * A country's name, for orgs without State and Country picklists: any text, with the countries to choose
 * from in the user's language. What was typed becomes the country's name when the focus goes. Fires
 * `countrychange` ({value}).
 */
export default class CountryPicker extends BaseElement {
  @api label;
  @api help;
  @api error;
  @api required = false;
  @api disabled = false;
  @api value;

  labels = { choose };
  /** What is searched for; null while nothing is, when hundreds of options would be for nobody. */
  q = null;
  isTyped = false;

  get chosen() {
    return this.value ? toOption(this.value) : null;
  }

  get options() {
    return this.q === null ? [] : findCountries(this.q).map(toOption);
  }

  handleSearch(event) {
    this.q = event.detail.q;
    if (this.q !== (this.value ?? "")) {
      this.isTyped = true;
      this.change(this.q);
    }
  }

  handleChoose(event) {
    this.isTyped = false;
    this.change(event.detail.id);
  }

  handleClear() {
    this.change("");
  }

  handleLeave() {
    const known = this.isTyped ? knownCountry(this.value ?? "") : this.value;
    this.isTyped = false;
    this.q = null;
    if (known !== this.value) {
      this.change(known);
    }
  }

  change(value) {
    this.fire("countrychange", { value });
  }
}

function toOption(name) {
  return { id: name, label: name };
}
