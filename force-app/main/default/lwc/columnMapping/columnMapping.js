import { api } from "lwc";
import city from "@salesforce/label/c.Crosswalk_Map_City";
import company from "@salesforce/label/c.Crosswalk_Column_Company";
import companyDomain from "@salesforce/label/c.Crosswalk_Map_CompanyDomain";
import country from "@salesforce/label/c.Crosswalk_Map_Country";
import email from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import firstName from "@salesforce/label/c.Crosswalk_Text_NameFirstName";
import formerCompany from "@salesforce/label/c.Crosswalk_Map_FormerCompany";
import fullName from "@salesforce/label/c.Crosswalk_Map_FullName";
import heading from "@salesforce/label/c.Crosswalk_Map_Heading";
import lastName from "@salesforce/label/c.Crosswalk_Sort_Name";
import location from "@salesforce/label/c.Crosswalk_Column_Location";
import nameless from "@salesforce/label/c.Crosswalk_Map_Nameless";
import needed from "@salesforce/label/c.Crosswalk_Map_Needed";
import other from "@salesforce/label/c.Crosswalk_Map_Other";
import phone from "@salesforce/label/c.Crosswalk_Import_Phone";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import salesProfile from "@salesforce/label/c.Crosswalk_Map_SalesProfile";
import state from "@salesforce/label/c.Crosswalk_Map_State";
import title from "@salesforce/label/c.Crosswalk_Column_Title";
import yieldsTo from "@salesforce/label/c.Crosswalk_Map_YieldsTo";
import { BaseElement } from "c/baseElement";
import { schedule } from "c/timer";
import { formatLabel, formatNumber, listOf } from "c/textFormat";

/** What a column can be, as the connector calls it. */
const MEANINGS = {
  fullName,
  firstName,
  lastName,
  title,
  company,
  companyDomain,
  formerCompany,
  location,
  city,
  state,
  country,
  email,
  phone,
  profileUrl: profile,
  salesProfileUrl: salesProfile,
};
const NONE = "";
const OPTIONS = [
  { label: other, value: NONE },
  ...Object.entries(MEANINGS).map(([value, label]) => ({ label, value })),
];

/**
 * What each column of a lead file is, to be corrected. Open where the connector does not know the columns.
 * Fires `columnschange` ({columns}): what each is now, in their order, null for one that is not used.
 */
export default class ColumnMapping extends BaseElement {
  /**
   * As the connector's preview has them: [{name, meaning, yieldsTo, example}]; without `yieldsTo` where it is
   * not known yet.
   */
  @api columns = [];
  @api isUnknown = false;

  labels = { heading, needed };
  options = OPTIONS;
  isOpen = false;

  /** Once a name is known, the file's rows come above, and move what the rep chooses in out of sight. */
  renderedCallback() {
    this.tellSpare();
    if (this.wasUnknown && !this.isUnknown) {
      const { chosen } = this;
      this.chosen = null;
      // The rows are laid out by then.
      this.cancelScroll = schedule(() => chosen?.scrollIntoView({ block: "center" }), 0);
    }
    this.wasUnknown = this.isUnknown;
  }

  /** What was just chosen says so to who does not see the note below it. */
  tellSpare() {
    const note = this.changed === undefined ? null : noteOf(this.columns, this.columns[this.changed]);
    if (note) {
      this.changed = undefined;
      this.announce(note);
    }
  }

  disconnectedCallback() {
    this.cancelScroll?.();
  }

  get isShown() {
    return this.isUnknown || this.isOpen;
  }

  get rows() {
    return this.columns.map((column, index) => toRow(this.columns, column, index));
  }

  /** The columns that are used: nobody has to open it to see that all is well. */
  get summary() {
    return listOf([...new Set(this.columns.map(({ meaning }) => MEANINGS[meaning]))].filter(Boolean));
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleChange(event) {
    const chosen = event.detail.value === NONE ? null : event.detail.value;
    const index = Number(event.target.dataset.index);
    const columns = this.columns.map(({ meaning }, at) => (at === index ? chosen : meaning));
    this.isOpen = true;
    this.chosen = event.target;
    this.changed = index;
    this.fire("columnschange", { columns });
  }
}

function toRow(columns, column, index) {
  const { meaning, example } = column;
  return {
    key: index,
    label: nameOf(column, index),
    value: meaning ?? NONE,
    help: example || null,
    note: noteOf(columns, column),
  };
}

function nameOf({ name }, index) {
  return name || formatLabel(nameless, formatNumber(index + 1));
}

/** Which other columns are the same field, and come first. */
function noteOf(columns, { yieldsTo: before = [] }) {
  return before.length > 0
    ? formatLabel(yieldsTo, listOf(before.map((index) => nameOf(columns[index], index))))
    : null;
}
