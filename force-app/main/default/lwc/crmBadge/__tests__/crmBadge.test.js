import CrmBadge from "c/crmBadge";
import { find, render, settle } from "lwc-test/render";

it.each(["new", "linked", "likely", "possible", "unknown"])("has a text for %s", async (status) => {
  const element = await render("c-crm-badge", CrmBadge, { status });
  expect(find(element, "lightning-badge").label.toLowerCase()).toContain(status);
  await expect(element).toBeAccessible();
});

it("keeps the room of the longest text while the status is not known, so that nothing moves later", async () => {
  const element = await render("c-crm-badge", CrmBadge, { status: "pending", hasRoom: true });
  expect(find(element, "lightning-badge")).toBeNull();
  expect(find(element, ".room").dataset.longest).toContain("Possible");
  element.status = "new";
  await settle();
  expect(find(element, ".room lightning-badge").label).toContain("New");
  await expect(element).toBeAccessible();
});
