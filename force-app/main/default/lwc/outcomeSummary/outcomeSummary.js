import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { wordsOf } from "c/jobText";

/**
 * How many leads are in which state, and a bar while something is under way; what stands in its slot comes
 * between the two. Fires `filter` ({state}) where a state is pressed that others can be hidden by, and with
 * no state where it is pressed again.
 */
export default class OutcomeSummary extends BaseElement {
  /** The name of both. */
  @api label;
  /** Percent that have ended. */
  @api share = 100;
  /** [{state, label, count}] */
  @api summary;
  /** The states that others can be hidden by. */
  @api filters = [];
  /** The one that is shown alone. */
  @api shown = "";

  get isUnderWay() {
    return this.share < 100;
  }

  get barText() {
    return wordsOf(this.summary);
  }

  get barStyle() {
    return `inline-size: ${this.share}%`;
  }

  get items() {
    const { summary, filters, shown } = this;
    return summary.map((item) => ({
      ...item,
      filters: filters.includes(item.state),
      pressed: String(item.state === shown),
    }));
  }

  handleClick(event) {
    const { state } = event.currentTarget.dataset;
    const detail = { state: state === this.shown ? "" : state };
    this.fire("filter", detail);
  }
}
