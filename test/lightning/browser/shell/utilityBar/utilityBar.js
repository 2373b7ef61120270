import { LightningElement } from "lwc";
import { keepPlace, openUtilities } from "practice/keptPlace";
import { app, constructors } from "practice/packagedApp";
import { registerUtilityBar } from "practice/utilities";

const narrowest = 300;
const stepOfKeys = 20;

/**
 * The bar with the utilities of the app at the bottom. An open utility is docked above its button, and its
 * size can be changed.
 */
export default class UtilityBar extends LightningElement {
  items = app.utilityItems.map((item, index) => ({
    ...item,
    id: `utility-${index}`,
    constructor: constructors[item.component],
    open: openUtilities.includes(item.component),
    started: openUtilities.includes(item.component),
  }));

  connectedCallback() {
    this.unregister = registerUtilityBar({
      describeItem: (id) => this.describe(id),
      openItem: (id) => this.change(id, { open: true, started: true }),
      minimizeItem: (id) => this.minimize(id),
      updateItem: (id, changes) => this.change(id, changes),
    });
    this.stopKeeping = keepPlace(() =>
      this.items.filter(({ open }) => open).map(({ component }) => component),
    );
  }

  disconnectedCallback() {
    this.unregister();
    this.stopKeeping();
  }

  get shownItems() {
    return this.items.map((item) => ({
      ...item,
      buttonClass: `slds-button slds-utility-bar__action${item.open ? " slds-is-active" : ""}`,
      panelClass: `slds-utility-panel slds-grid slds-grid_vertical ${item.open ? "slds-is-open" : "slds-hide"}`,
      panelStyle: `width: ${item.width}px; height: min(${item.height}px, calc(100vh - 8rem))`,
      minimizeLabel: `Minimize ${item.label}`,
      resizeLabel: `Width of ${item.label}`,
      expanded: String(item.open),
    }));
  }

  renderedCallback() {
    if (this.opened) {
      this.template.querySelector(`[role="dialog"][data-id="${this.opened}"]`).focus();
      this.opened = null;
    }
  }

  handleToggle(event) {
    const { id } = event.currentTarget.dataset;
    const { open } = this.items.find((item) => item.id === id);
    this.opened = open ? null : id;
    this.change(id, open ? { open: false } : { open: true, started: true });
  }

  handleMinimize(event) {
    this.minimize(event.currentTarget.dataset.id);
  }

  /** The focus goes back to what opened it, unless it is elsewhere on the page. */
  minimize(id) {
    const panel = this.template.querySelector(`[role="dialog"][data-id="${id}"]`);
    if (panel?.matches(":focus-within")) {
      this.template.querySelector(`.slds-utility-bar__action[data-id="${id}"]`).focus();
    }
    return this.change(id, { open: false });
  }

  handleResizeStart(event) {
    const { id } = event.currentTarget.dataset;
    const { width } = this.items.find((item) => item.id === id);
    this.resize = { id, from: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  handleResize(event) {
    if (this.resize) {
      const { id, from, width } = this.resize;
      this.setWidth(id, width + event.clientX - from);
    }
  }

  handleResizeEnd() {
    this.resize = null;
  }

  handleResizeKey(event) {
    const { id } = event.currentTarget.dataset;
    const { width } = this.items.find((item) => item.id === id);
    const widths = {
      ArrowLeft: width - stepOfKeys,
      ArrowRight: width + stepOfKeys,
      Home: narrowest,
      End: window.innerWidth,
    };
    if (event.key in widths) {
      event.preventDefault();
      this.setWidth(id, widths[event.key]);
    }
  }

  setWidth(id, width) {
    this.change(id, { width: Math.min(Math.max(width, narrowest), window.innerWidth) });
  }

  change(id, changes) {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...changes } : item));
    return true;
  }

  describe(id) {
    const { label, icon, open } = this.items.find((item) => item.id === id);
    return { id, utilityLabel: label, utilityIcon: icon, utilityVisible: open, panelLabel: label };
  }
}
