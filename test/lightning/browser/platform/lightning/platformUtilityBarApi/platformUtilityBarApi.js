import { utilityBar } from "practice/utilities";

/** Wire adapter: the id of the utility that a component is shown in, and nothing elsewhere. */
export class EnclosingUtilityId {
  static contextSchema = { utilityId: "optional" };

  constructor(dataCallback) {
    this.dataCallback = dataCallback;
  }

  connect() {}

  disconnect() {}

  update(_config, context) {
    this.dataCallback(context?.utilityId);
  }
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

/** Changes label, icon, width and height of the panel. Sizes are in pixels. */
export async function updatePanel(utilityId, attributes) {
  return utilityBar().updateItem(utilityId, attributes);
}

/** Changes label, icon and highlighting of the button in the bar. */
export async function updateUtility(utilityId, attributes) {
  return utilityBar().updateItem(utilityId, attributes);
}
