import { BaseElement } from "c/baseElement";

/**
 * What the panel, the component of a record's page and the admin's page do alike: each has a connection gate
 * and a live region, and the first two the undos that the rep has clicked (`undos`, by the creation's id).
 */
export class WholePage extends BaseElement {
  handleAnnounce(event) {
    this.say(event.detail);
  }

  /** No text removes what was said before, which is true no longer. */
  announce(text) {
    this.say({ text });
  }

  say(said) {
    this.template.querySelector("c-live-region").say(said);
  }

  handleUndo(event) {
    const { creation, lead } = event.detail;
    this.undoing().start(creation, lead);
  }

  handleUndoSent(event) {
    const { creation, lead } = event.detail;
    this.undoing().watch(creation, lead);
  }

  handleUndoChange(event) {
    this.undos = event.detail.undos;
  }

  handleUndone(event) {
    const { creationId, lead } = event.detail;
    if (this.template.querySelector("c-lead-page")?.showUndone(creationId, lead)) {
      event.preventDefault();
    }
  }

  undoing() {
    return this.template.querySelector("c-contact-undo");
  }

  gate() {
    return this.template.querySelector("c-connection-gate");
  }
}
