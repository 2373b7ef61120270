import Toast from "lightning/toast";
import { SHOW_TOAST_EVENT_NAME } from "lightning/showToastEvent";

/** The event that makes Lightning show a toast: title, message, messageData, variant and mode. */
export class ShowToastEvent extends CustomEvent {
  constructor({ title, message, messageData, variant = "info", mode = "dismissible" }) {
    super(SHOW_TOAST_EVENT_NAME, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { toast: Toast },
    });
    this.toastAttributes = { title, message, messageData, type: variant, mode };
  }
}
