import LoadingRows from "c/loadingRows";
import { findAll, record, render } from "lwc-test/render";

it("shows as many rows as asked for, and says that it loads", async () => {
  const element = await render("c-loading-rows", LoadingRows, { count: "4" });
  expect(findAll(element, "li")).toHaveLength(4);
  expect(element.shadowRoot.textContent).toContain("Loading");
  await expect(element).toBeAccessible();
});

it("has a screen reader say that it loads for as long as it does, unless something else was said", async () => {
  const announced = record(document.body, "announce");
  const element = await render("c-loading-rows", LoadingRows);
  expect(announced).toEqual([{ text: "c.Crosswalk_Loading", until: expect.any(AbortSignal), yields: true }]);
  expect(announced[0].until.aborted).toBe(false);
  element.remove();
  expect(announced[0].until.aborted).toBe(true);
});
