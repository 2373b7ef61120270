import { refreshApex } from "@salesforce/apex";
import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import saveConnectorUrl from "@salesforce/apex/CrosswalkSettings.saveConnectorUrl";
import ConnectorAddress from "c/connectorAddress";
import { find, fire, render, settle } from "lwc-test/render";

const entered = "https://crosswalk.northwind.example";
const submit = async (element) => {
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
};

jest.mock(
  "@salesforce/apex/CrosswalkSettings.getSettings",
  () => {
    const { createApexTestWireAdapter } = require("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/apex", () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock("@salesforce/apex/CrosswalkSettings.saveConnectorUrl", () => ({ default: jest.fn() }), {
  virtual: true,
});

let element;

beforeEach(async () => {
  saveConnectorUrl.mockReset();
  element = await render("c-connector-address", ConnectorAddress);
});

it("shows the address in use, and is accessible", async () => {
  getSettings.emit({ connectorUrl: entered });
  await settle();
  expect(find(element, "lightning-input").value).toBe(entered);
  await expect(element).toBeAccessible();
});

it("saves the address that the admin enters, and reads the settings again", async () => {
  saveConnectorUrl.mockResolvedValue(null);
  await fire(find(element, "lightning-input"), "change", { value: entered });
  await submit(element);
  expect(saveConnectorUrl).toHaveBeenCalledWith({ url: entered });
  expect(refreshApex).toHaveBeenCalled();
  expect(find(element, "[data-problem]")).toBeNull();
});

it("says why an address cannot be used, and keeps it", async () => {
  saveConnectorUrl.mockRejectedValue({ body: { message: "Connector URL has no host." } });
  await fire(find(element, "lightning-input"), "change", { value: "https://" });
  await submit(element);
  expect(find(element, "[data-problem]").textContent).toBe("Connector URL has no host.");
  expect(find(element, "lightning-input").value).toBe("https://");
});
