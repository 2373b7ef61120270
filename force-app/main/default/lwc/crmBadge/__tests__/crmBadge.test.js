import CrmBadge from "c/crmBadge";
import { find, render } from "lwc-test/render";

it.each(["new", "linked", "likely", "possible", "unknown"])("has a text for %s", async (status) => {
  const element = await render("c-crm-badge", CrmBadge, { status });
  expect(find(element, "lightning-badge").label.toLowerCase()).toContain(status);
  await expect(element).toBeAccessible();
});
