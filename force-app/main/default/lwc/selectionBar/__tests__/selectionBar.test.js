import SelectionBar from "c/selectionBar";
import { find, record, render } from "lwc-test/render";

const show = (properties) => render("c-selection-bar", SelectionBar, properties);
const ids = (count) => new Set(Array.from({ length: count }, (_, index) => `lead-${index}`));

it("is not there while nothing is selected", async () => {
  const element = await show();
  expect(element.shadowRoot.textContent.trim()).toBe("");
});

it("says how many are selected, and what can be done with them", async () => {
  const element = await show({ selected: ids(3) });
  await expect(element).toBeAccessible();
  const events = ["review", "selectnone"].map((type) => record(element, type));
  find(element, "[data-review]").click();
  find(element, "[data-none]").click();
  element.goOn();
  expect(events.map(({ length }) => length)).toEqual([2, 1]);
  expect(find(element, "[data-review]").getAttribute("aria-keyshortcuts")).toBe("Alt+Enter");
});

it("says that a batch takes no more than ten thousand", async () => {
  const element = await show({ selected: ids(10_001) });
  expect(find(element, "[data-review]").disabled).toBe(true);
  const reviewed = record(element, "review");
  element.goOn();
  expect(reviewed).toEqual([]);
  expect(element.shadowRoot.textContent).toContain("Select_TooMany");
  await expect(element).toBeAccessible();
});
