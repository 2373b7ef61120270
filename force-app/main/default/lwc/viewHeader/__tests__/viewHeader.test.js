import ViewHeader from "c/viewHeader";
import { find, record, render } from "lwc-test/render";
import { quota } from "lwc-test/samples";

it("has a heading to focus and a way back", async () => {
  const element = await render("c-view-header", ViewHeader, { heading: "Leads", backLabel: "Back" });
  const backs = record(element, "back");
  find(element, "lightning-button-icon").click();
  expect(backs).toHaveLength(1);
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h2"));
  await expect(element).toBeAccessible();
});

it("has no way back where there is none", async () => {
  const element = await render("c-view-header", ViewHeader, { heading: "Leads" });
  expect(find(element, "lightning-button-icon")).toBeNull();
});

it("says beside the heading what is left of the quota, where it is given", async () => {
  const element = await render("c-view-header", ViewHeader, { heading: "Leads", quota });
  expect(find(element, "c-quota-left").quota).toEqual(quota);
  await expect(element).toBeAccessible();
});
