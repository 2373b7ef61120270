import LeadGrid from "c/leadGrid";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { lead } from "lwc-test/samples";
import { seeChunks } from "lwc-test/visibility";

const leads = (count) =>
  Array.from({ length: count }, (_, index) => ({ ...lead, id: `lead-${index}`, firstName: `Ana ${index}` }));
const missing = (count) => Array.from({ length: count });
const show = (properties) =>
  render("c-lead-grid", LeadGrid, { label: "Connections", leads: leads(3), total: 3, ...properties });
const press = async (element, key, options = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
  find(element, '[role="grid"]').dispatchEvent(event);
  await settle();
  return event;
};
const rowsOf = (element) => findAll(element, '[role="row"]');

it("says how many rows there are and where each stands, and which are selected", async () => {
  const element = await show({ selected: new Set(["lead-1"]) });
  await expect(element).toBeAccessible();
  expect(find(element, '[role="grid"]').getAttribute("aria-rowcount")).toBe("3");
  expect(rowsOf(element).map((row) => row.getAttribute("aria-rowindex"))).toEqual(["1", "2", "3"]);
  expect(rowsOf(element).map((row) => row.getAttribute("aria-selected"))).toEqual(["false", "true", "false"]);
});

it("keeps few rows of ten thousand on the page, and asks for those that are missing where one looks", async () => {
  const element = await show({ leads: [...leads(200), ...missing(9_800)], total: 10_000 });
  expect(rowsOf(element).length).toBeLessThanOrEqual(160);
  const needed = record(element, "needrows");
  seeChunks(findAll(element, "[data-chunk]"), [200], 2_000);
  await settle();
  expect(rowsOf(element).length).toBeLessThanOrEqual(200);
  expect(needed[0].from).toBe(199 * 40);
});

it("has one stop for Tab, and arrows move it between rows and columns", async () => {
  const element = await show();
  const stops = () => [
    ...findAll(element, "[data-check]").filter((check) => check.getAttribute("tabindex") === "0"),
    ...findAll(element, "c-lead-row").filter((row) => row.tabStop === "0"),
  ];
  expect(stops().map(({ dataset }) => dataset.open)).toEqual(["0"]);
  expect((await press(element, "ArrowDown")).defaultPrevented).toBe(true);
  expect(stops().map(({ dataset }) => dataset.open)).toEqual(["1"]);
  await press(element, "ArrowLeft");
  expect(stops().map(({ dataset }) => dataset.check)).toEqual(["1"]);
  await press(element, "End");
  expect(stops().map(({ dataset }) => dataset.check)).toEqual(["2"]);
});

it("selects with Space, a range with Shift, and everything with Ctrl+A", async () => {
  const element = await show();
  const selected = record(element, "selectrows");
  const all = record(element, "selectall");
  await press(element, " ");
  await press(element, "ArrowDown", { shiftKey: true });
  await press(element, "a", { ctrlKey: true });
  expect(selected).toEqual([
    { index: 0, isRange: false, isSelected: true },
    { index: 1, isRange: true, isSelected: true },
  ]);
  expect(all).toHaveLength(1);
});

it("selects a range where a box is pressed with Shift held", async () => {
  const element = await show();
  const selected = record(element, "selectrows");
  const [, , check] = findAll(element, "[data-check]");
  check.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, shiftKey: true }));
  check.checked = true;
  check.dispatchEvent(new CustomEvent("change"));
  await settle();
  expect(selected).toEqual([{ index: 2, isRange: true, isSelected: true }]);
});

it("opens a lead, and has the focus on it when one comes back", async () => {
  const element = await show();
  const opened = record(element, "openlead");
  const [, row] = findAll(element, "c-lead-row");
  await fire(row, "openlead", { leadId: "lead-1" });
  expect(opened).toEqual([{ leadId: "lead-1" }]);
  element.focus("lead-1");
  expect(element.shadowRoot.activeElement).toBe(row);
});

it("has the focus on a lead far down, to which somebody has gone on from lead to lead", async () => {
  const element = await show({ leads: leads(1_000), total: 1_000 });
  element.focus("lead-700");
  await settle();
  expect(element.shadowRoot.activeElement?.dataset.open).toBe("700");
});

describe("a grid with room for columns", () => {
  const { ResizeObserver } = globalThis;
  let resize;
  beforeEach(() => {
    globalThis.ResizeObserver = class {
      constructor(onResize) {
        resize = async (width) => {
          onResize([{ contentRect: { width } }]);
          await settle();
        };
      }
      observe() {}
      disconnect() {}
    };
  });
  afterEach(() => {
    globalThis.ResizeObserver = ResizeObserver;
  });
  const crm = { status: "likely", recordId: "003000000000001AAA", object: "Contact" };
  const showWide = async () => {
    const element = await show({ leads: [{ ...lead, id: "lead-0", crm }, ...leads(3).slice(1)] });
    await resize(900);
    return element;
  };

  it("shows each value of a lead below its name, and the record that it is or may be", async () => {
    const element = await showWide();
    expect(findAll(element, '[role="columnheader"]')).toHaveLength(7);
    const cells = [...rowsOf(element)[1].querySelectorAll('[role="gridcell"]')];
    expect(cells.slice(1, 5).map(({ textContent }) => textContent.trim())).toEqual([
      "Ana Lindqvist",
      "Head of Procurement",
      "Northwind Energy",
      "Munich, Germany",
    ]);
    expect(find(element, "c-crm-badge").status).toBe("likely");
    expect(findAll(element, "c-record-link").map(({ recordId }) => recordId)).toEqual([crm.recordId]);
    await expect(element).toBeAccessible();
    const opened = record(element, "openlead");
    find(element, '[data-open="0"]').click();
    expect(opened).toEqual([{ leadId: "lead-0" }]);
  });

  it("has arrows get to the record, too, and only where there is one", async () => {
    const element = await showWide();
    element.focus("lead-0");
    await press(element, "ArrowRight");
    expect(find(element, '[data-record="0"]').tabStop).toBe("0");
    await press(element, "ArrowRight");
    expect(find(element, '[data-check="0"]').getAttribute("tabindex")).toBe("0");
    await press(element, "ArrowLeft");
    expect(find(element, '[data-record="0"]').tabStop).toBe("0");
    await press(element, "ArrowDown");
    expect(find(element, '[data-open="1"]').getAttribute("tabindex")).toBe("0");
  });
});
