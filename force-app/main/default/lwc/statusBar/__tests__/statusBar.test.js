import StatusBar from "c/statusBar";
import { find, findAll, record, render } from "lwc-test/render";

const counts = { leads: 100, linked: 10, likely: 0, possible: 5, new: 60, unknown: 25 };

it("shows the share of each status, and says the same in words", async () => {
  const element = await render("c-status-bar", StatusBar, { counts });
  const segments = findAll(element, ".bar span");
  expect(segments.map(({ className, style }) => [className, style.flexGrow])).toEqual([
    ["linked", "10"],
    ["possible", "5"],
    ["new", "60"],
    ["unknown", "25"],
  ]);
  expect(find(element, "[role=img]").getAttribute("aria-label")).toContain("Description");
  expect(findAll(element, "li").map(({ textContent }) => textContent)[0]).toContain("10");
  await expect(element).toBeAccessible();
});

it("filters by what is chosen in the legend, but for leads not compared", async () => {
  const element = await render("c-status-bar", StatusBar, { counts });
  const chosen = record(element, "filter");
  for (const button of findAll(element, "button")) {
    button.click();
  }
  expect(chosen).toEqual([{ status: "linked" }, { status: "possible" }, { status: "new" }]);
});
