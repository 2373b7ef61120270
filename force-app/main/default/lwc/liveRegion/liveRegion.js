import { LightningElement, api } from "lwc";

/**
 * The one place of a page that a screen reader reads out by itself. What is on the page fires `announce`
 * ({text, until, yields}), and the page hands that on to `say`.
 */
export default class LiveRegion extends LightningElement {
  /** One at most. Each is an element of its own, so that the same words are read out again. */
  said = [];
  count = 0;

  /**
   * Says a text. No text removes what was said before, which is true no longer. `until` is a signal that
   * removes the text again; one that `yields` is not said over another.
   */
  @api
  say({ text, until = null, yields = false }) {
    if (until?.aborted || (yields && this.said.length > 0)) {
      return;
    }
    this.count += 1;
    const key = this.count;
    this.said = text ? [{ key, text }] : [];
    until?.addEventListener("abort", () => this.remove(key));
  }

  remove(key) {
    if (key === this.count) {
      this.said = [];
    }
  }
}
