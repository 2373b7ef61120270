import LeadListMenu from "c/leadListMenu";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

it("offers to share or to stop sharing, and passes on what is chosen", async () => {
  const element = await render("c-lead-list-menu", LeadListMenu, { leadList });
  const chosen = record(element, "choose");
  const labelOf = (value) =>
    findAll(element, "lightning-menu-item").find((item) => item.value === value).label;
  expect(labelOf("share")).toContain("_Share");
  await fire(find(element, "lightning-button-menu"), "select", { value: "share" });
  expect(chosen).toEqual([{ action: "share" }]);
  const shared = await render("c-lead-list-menu", LeadListMenu, { leadList: { ...leadList, shared: true } });
  expect(findAll(shared, "lightning-menu-item")[1].label).toContain("Unshare");
  await expect(element).toBeAccessible();
});
