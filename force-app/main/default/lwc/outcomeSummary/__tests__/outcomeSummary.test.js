import OutcomeSummary from "c/outcomeSummary";
import { find, findAll, render } from "lwc-test/render";

const summary = [
  { state: "created", label: "Created", count: "290", icon: "utility:success", variant: "success" },
  { state: "failed", label: "Failed", count: "6", icon: "utility:error", variant: "error" },
];
const segments = [
  { state: "created", className: "segment created", style: "flex-grow: 290" },
  { state: "failed", className: "segment failed", style: "flex-grow: 6" },
];

it("shows each count, and a bar whose parts are as wide", async () => {
  const element = await render("c-outcome-summary", OutcomeSummary, {
    label: "Batch progress",
    share: 98,
    rest: 4,
    segments,
    summary,
  });
  const bar = find(element, "[role=progressbar]");
  expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-label")]).toEqual([
    "98",
    "Batch progress",
  ]);
  expect([...bar.children].map(({ style }) => style.flexGrow)).toEqual(["290", "6", "4"]);
  expect(findAll(element, "dd").map(({ textContent }) => textContent)).toEqual(["290", "6"]);
  await expect(element).toBeAccessible();
});
