import BuyingRole from "c/buyingRole";
import { find, findAll, record, render, settle } from "lwc-test/render";
import { account, buyingGroup } from "lwc-test/samples";

const [filled, empty] = buyingGroup.roles;
const show = (role, properties) =>
  render("c-buying-role", BuyingRole, {
    ...{ role, opportunity: buyingGroup.opportunity, canAdd: true, ...properties },
  });

it("shows who fills a role, and folds who else could", async () => {
  const element = await show(filled);
  const links = findAll(element, "c-record-link").map(({ recordId, label }) => [recordId, label]);
  expect(links[0]).toEqual(["003000000000001AAA", "Ina Testmann"]);
  expect(links[1][0]).toBeNull();
  expect(find(element, "lightning-badge")).not.toBeNull();
  expect(find(element, "[data-candidates]")).toBeNull();
  await expect(element).toBeAccessible();
  find(element, "[data-unfold]").click();
  await settle();
  expect(find(element, "[data-candidates]")).not.toBeNull();
  expect(find(element, "[data-unfold]").getAttribute("aria-expanded")).toBe("true");
});

it("proposes leads and contacts for an empty role", async () => {
  const element = await show(empty);
  expect(find(element, "[data-unfold]")).toBeNull();
  const opened = record(element, "openlead");
  find(element, "[data-add]").click();
  expect(opened).toEqual([
    { leadId: "lead-1", listId: "list-1", account: expect.objectContaining({ id: account.id }) },
  ]);
  const offer = find(element, "c-role-offer");
  expect(offer).toMatchObject({ contact: empty.candidates.contacts[0], role: empty });
  expect(element.focusLead("lead-1")).toBe(true);
  expect(element.focusLead("lead-9")).toBe(false);
  await expect(element).toBeAccessible();
});

it("offers nobody to be added where that is refused", async () => {
  const element = await show(empty, { canAdd: false });
  expect(find(element, "[data-add]")).toBeNull();
  expect(find(element, "c-role-offer")).toBeNull();
});
