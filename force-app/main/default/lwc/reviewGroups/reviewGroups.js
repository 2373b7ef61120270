import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { RowWindow } from "c/rowWindow";

const GROUPS_OF_CHUNK = 12;

/**
 * Companies of a review, of which those near the screen are rendered. Fires `companychange` and `leadchoice`
 * of its groups.
 */
export default class ReviewGroups extends BaseElement {
  /** Groups as they stand, of reviewChoices. */
  @api groups = [];
  @api review;
  @api choices;

  openKeys = {};
  shownVersion = 0;
  window = new RowWindow(() => {
    this.shownVersion += 1;
  }, GROUPS_OF_CHUNK);

  disconnectedCallback() {
    this.window.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
  }

  get chunks() {
    const { groups, openKeys } = this;
    const chunks = this.window.chunks(this.groups.length, this.shownVersion);
    return chunks.map((chunk) => ({
      ...chunk,
      groups: chunk.isShown
        ? groups.slice(chunk.from, chunk.to).map((group) => ({
            key: group.key,
            group,
            isOpen: Boolean(openKeys[group.key]),
          }))
        : [],
    }));
  }

  handleToggle(event) {
    const { key } = event.detail;
    this.openKeys = { ...this.openKeys, [key]: !this.openKeys[key] };
  }
}
