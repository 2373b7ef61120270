import LoadingRows from "c/loadingRows";
import { find, findAll, render } from "lwc-test/render";

it("shows as many rows as asked for, and says once that it loads", async () => {
  const element = await render("c-loading-rows", LoadingRows, { count: "4" });
  expect(findAll(element, "li")).toHaveLength(4);
  expect(find(element, "[role=status]").textContent).toContain("Loading");
  await expect(element).toBeAccessible();
});
