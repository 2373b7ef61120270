import { utilityBar } from "practice/utilities";

/** Wire adapter for the id of the utility that a component is shown in; null elsewhere. */
export class EnclosingUtilityId {
  constructor(dataCallback, context) {
    this.dataCallback = dataCallback;
    this.context = context;
  }

  connect() {
    this.dataCallback(utilityBar().onlyItemId());
  }

  disconnect() {}

  update() {}
}

export async function getInfo(utilityId) {
  return utilityBar().describeItem(utilityId);
}

export async function open(utilityId) {
  return utilityBar().openItem(utilityId);
}

export async function minimize(utilityId) {
  return utilityBar().minimizeItem(utilityId);
}

/** Changes the panel: label, icon, width and height, in pixels. */
export async function updatePanel(utilityId, attributes) {
  return utilityBar().updateItem(utilityId, attributes);
}

/** Changes the button in the bar: label, icon and highlighted. */
export async function updateUtility(utilityId, attributes) {
  return utilityBar().updateItem(utilityId, attributes);
}
