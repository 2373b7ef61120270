import Typeahead from "c/typeahead";
import { find, findAll, record, render, settle } from "lwc-test/render";

const options = [
  { id: "a", label: "Northwind Energy", detail: "Munich" },
  { id: "b", label: "Northern Lights" },
];
const show = (properties) => render("c-typeahead", Typeahead, { label: "Account", options, ...properties });
const inputOf = (element) => find(element, "input");

async function type(element, text) {
  inputOf(element).value = text;
  inputOf(element).dispatchEvent(new CustomEvent("input"));
  await settle();
}

async function press(element, key) {
  inputOf(element).dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  await settle();
}

it("is an accessible combobox, closed and open, with and without an error", async () => {
  const element = await show({ required: true });
  expect(inputOf(element).getAttribute("aria-expanded")).toBe("false");
  await expect(element).toBeAccessible();
  await type(element, "nor");
  expect(inputOf(element).getAttribute("aria-expanded")).toBe("true");
  await expect(element).toBeAccessible();
  element.error = "Complete this field.";
  await settle();
  expect(inputOf(element).getAttribute("aria-invalid")).toBe("true");
  await expect(element).toBeAccessible();
});

it("says of what was typed and not chosen that it has to be chosen, where only a record will do", async () => {
  const element = await show({ required: true, mustChoose: true, error: "Complete this field." });
  const shown = () => find(element, ".slds-form-element__help").textContent;
  expect(shown()).toBe("Complete this field.");
  await type(element, "nor");
  expect(shown()).toContain("Typeahead_NotChosen");
  await expect(element).toBeAccessible();
  await type(element, " ");
  expect(shown()).toBe("Complete this field.");
  element.mustChoose = false;
  await type(element, "nor");
  expect(shown()).toBe("Complete this field.");
});

it("asks for what is typed and marks where it matches", async () => {
  const element = await show();
  const searches = record(element, "search");
  await type(element, "nor en");
  expect(searches).toEqual([{ q: "nor en" }]);
  expect(findAll(element, "mark").map((mark) => mark.textContent)).toEqual(["Nor", "En", "Nor"]);
});

it("is worked with the keyboard alone", async () => {
  const element = await show();
  const chosen = record(element, "choose");
  await type(element, "nor");
  await press(element, "ArrowDown");
  await press(element, "ArrowDown");
  expect(inputOf(element).getAttribute("aria-activedescendant")).toBe(
    findAll(element, "[role=option]")[1].id,
  );
  await press(element, "ArrowUp");
  await press(element, "Enter");
  expect(chosen).toEqual([{ id: "a" }]);
  expect(inputOf(element).getAttribute("aria-expanded")).toBe("false");
});

it("closes on Escape and opens again on the down arrow", async () => {
  const element = await show();
  await type(element, "nor");
  await press(element, "Escape");
  expect(inputOf(element).getAttribute("aria-expanded")).toBe("false");
  await press(element, "ArrowDown");
  expect(inputOf(element).getAttribute("aria-expanded")).toBe("true");
});

it("takes a choice by pointer without losing the focus", async () => {
  const element = await show();
  const chosen = record(element, "choose");
  await type(element, "nor");
  const pressed = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
  findAll(element, "[role=option]")[1].dispatchEvent(pressed);
  expect(pressed.defaultPrevented).toBe(true);
  findAll(element, "[role=option]")[1].click();
  expect(chosen).toEqual([{ id: "b" }]);
});

it("drops the choice as soon as its text is changed", async () => {
  const element = await show({ value: { id: "a", label: "Northwind Energy" } });
  const cleared = record(element, "clear");
  expect(inputOf(element).value).toBe("Northwind Energy");
  await type(element, "Northwind E");
  expect(cleared).toHaveLength(1);
});

it("announces how many results there are, in the panel's one live region, and no longer once it is closed", async () => {
  const element = await show();
  const announced = record(element, "announce");
  await type(element, "nor");
  element.options = [];
  await settle();
  await press(element, "Escape");
  expect(announced.map(({ text }) => text)).toEqual([
    expect.stringContaining("Typeahead_Results"),
    expect.stringContaining("Typeahead_None"),
  ]);
  expect(announced.every(({ until }) => until.aborted)).toBe(true);
  expect(find(element, "[role=status], [aria-live]")).toBeNull();
});

describe("the list", () => {
  const rectangle = (top, bottom) => () => ({ top, bottom, height: bottom - top });

  async function open({ input: [top, bottom], height, edges: [first, last] }) {
    const element = await show();
    inputOf(element).getBoundingClientRect = rectangle(top, bottom);
    find(element, "[role=listbox]").getBoundingClientRect = rectangle(0, height);
    const panel = document.createElement("div");
    panel.style.overflowY = "auto";
    panel.getBoundingClientRect = rectangle(first, last);
    document.body.append(panel);
    panel.append(element);
    await type(element, "nor");
    return find(element, "[role=listbox]");
  }

  it("opens upward at the lower edge of what scrolls", async () => {
    const list = await open({ input: [400, 430], height: 200, edges: [0, 500] });
    expect(list.classList).toContain("up");
    expect(list.getAttribute("style")).toBeNull();
  });
});

it("shows nothing any more when its value is taken away, and keeps what somebody types", async () => {
  const element = await show({ value: { id: "a", label: "Northwind Energy" } });
  element.value = null;
  await settle();
  expect(inputOf(element).value).toBe("");
  await type(element, "nor");
  element.value = null;
  await settle();
  expect(inputOf(element).value).toBe("nor");
});

it("is cleared by a button of its own, and tells what was typed when the focus goes", async () => {
  const element = await show({ value: { id: "a", label: "Northwind Energy" } });
  const cleared = record(element, "clear");
  const left = record(element, "leave");
  find(element, "button").click();
  await settle();
  expect(cleared).toHaveLength(1);
  await type(element, "nor");
  inputOf(element).dispatchEvent(new CustomEvent("blur"));
  expect(left.at(-1)).toEqual({ q: "nor" });
});
