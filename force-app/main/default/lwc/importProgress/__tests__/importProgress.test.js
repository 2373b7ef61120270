import ImportProgress from "c/importProgress";
import { find, record, render, settle } from "lwc-test/render";
import { runningImport } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Import_RowsRead", () => ({ default: "{0}%, {1}" }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const show = (properties) => render("c-import-progress", ImportProgress, properties);
const bar = (element) => find(element, '[role="progressbar"]');

it("says that something is under way before the connector tells how far", async () => {
  const element = await show({ running: null });
  expect(bar(element).hasAttribute("aria-valuenow")).toBe(false);
  expect(find(element, "[data-focus]").textContent).toContain("Import_File");
  expect(find(element, "[data-counts]").textContent).toContain("Import_Arriving");
  await expect(element).toBeAccessible();
});

it.each([
  ["is uploaded", { name: "", percentRead: null }, "Fair", "Import_Arriving"],
  ["waits for another one", { percentRead: null }, "Connections", "Import_Waiting"],
])("shows the name of a file that %s, and that it is", async (_what, changes, name, state) => {
  const element = await show({ running: runningImport(changes), fileName: "Fair" });
  expect(find(element, "[data-focus]").textContent).toBe(name);
  expect(find(element, "[data-counts]").textContent).toContain(state);
  await expect(element).toBeAccessible();
});

it("is a group with the list's name, as several may be shown", async () => {
  const element = await show({ running: runningImport() });
  expect(bar(element).getAttribute("aria-label")).toBe("Connections");
  const group = find(element, "[data-cancel-import]").closest("[role=group]");
  expect(group.getAttribute("aria-label")).toBe("Connections");
});

it("shows how much was read and the leads that are stored", async () => {
  const element = await show({ running: runningImport() });
  expect(bar(element).getAttribute("aria-valuenow")).toBe("40");
  expect(find(element, "[data-focus]").textContent).toBe("Connections");
  expect(find(element, "[data-counts]").textContent).toBe("40%, 390");
  await expect(element).toBeAccessible();
});

it("tells a screen reader each quarter, and nothing between", async () => {
  const element = await show({ running: null });
  const announced = record(element, "announce");
  for (const percentRead of [null, 10, 24, 25, 49, 80, 100]) {
    element.running = runningImport({ percentRead });
  }
  await settle();
  expect(announced.map(({ text }) => text)).toEqual(["Connections: 25%, 390", "Connections: 80%, 390"]);
});

it("fires the cancel once, and says that it is being canceled", async () => {
  const element = await show({ running: runningImport() });
  const canceled = record(element, "cancelimport");
  find(element, "[data-cancel-import]").click();
  element.isCanceling = true;
  await settle();
  expect(canceled).toHaveLength(1);
  expect(find(element, "[data-cancel-import]").disabled).toBe(true);
  expect(find(element, "[data-focus]").textContent).toContain("Import_Canceling");
  await expect(element).toBeAccessible();
});
