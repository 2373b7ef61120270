import OutcomeSummary from "c/outcomeSummary";
import { find, findAll, fire, record, render } from "lwc-test/render";

const summary = [
  { state: "created", label: "Added", count: "290" },
  { state: "failed", label: "Failed", count: "6" },
  { state: "running", label: "In progress", count: "4" },
];
const show = (properties) =>
  render("c-outcome-summary", OutcomeSummary, { label: "In progress", summary, ...properties });

it("shows each count, and a bar while something is under way", async () => {
  const element = await show({ share: 98 });
  const bar = find(element, "[role=progressbar]");
  expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-label")]).toEqual(["98", "In progress"]);
  expect(findAll(element, ".count").map(({ textContent }) => textContent)).toEqual(["290", "6", "4"]);
  await expect(element).toBeAccessible();
  expect(find(await show({}), "[role=progressbar]")).toBeNull();
});

it("shows one state alone where that can be filtered by, and all of them when it is pressed again", async () => {
  const element = await show({ filters: ["created", "failed"], shown: "failed" });
  await expect(element).toBeAccessible();
  const filtered = record(element, "filter");
  const buttons = findAll(element, "button");
  expect(buttons.map((button) => button.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
  await fire(buttons[0], "click");
  await fire(buttons[1], "click");
  expect(filtered).toEqual([{ state: "created" }, { state: "" }]);
});
