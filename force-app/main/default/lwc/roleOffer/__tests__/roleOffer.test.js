import RoleOffer from "c/roleOffer";
import { answerWith, never, problem, Reply } from "lwc-test/connector";
import { find, pressEsc, record, render, settle } from "lwc-test/render";
import { buyingGroup } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}, {1}" }), { virtual: true });

const [, role] = buyingGroup.roles;
const [contact] = role.candidates.contacts;
const path = "POST /v1/leads/lead-2/roles";
const added = new Reply(201, { additionId: "a", opportunityContactRoleId: "00K", url: "https://x" });

const show = (properties) =>
  render("c-role-offer", RoleOffer, { contact, role, opportunity: buyingGroup.opportunity, ...properties });
async function click(element, selector) {
  find(element, selector).click();
  await settle();
}

it("asks before it gives the role, and can be canceled", async () => {
  const element = await show();
  expect(find(element, "[data-give]").getAttribute("aria-label")).toContain("Ola Testmann");
  await expect(element).toBeAccessible();
  await click(element, "[data-give]");
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-submit]"));
  expect(find(element, "[data-links-too]")).toBeNull();
  await expect(element).toBeAccessible();
  await click(element, "[data-cancel]");
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-give]"));
});

it("closes its question with Esc, and nothing around it", async () => {
  const element = await show();
  await click(element, "[data-give]");
  const key = await pressEsc(find(element, "[data-submit]"));
  expect(key.defaultPrevented).toBe(true);
  expect(find(element, "[data-question]")).toBeNull();
});

it("gives the role once, and tells it", async () => {
  const requests = answerWith({ [path]: added });
  const element = await show();
  const told = record(element, "roleadded");
  await click(element, "[data-give]");
  await click(element, "[data-submit]");
  expect(requests.map(({ body }) => body)).toEqual([
    { opportunityId: buyingGroup.opportunity.id, role: "Evaluator" },
  ]);
  expect(told).toHaveLength(1);
  expect(find(element, "[data-question]")).toBeNull();
});

it("links a lead that only likely is the contact, and says so before", async () => {
  const requests = answerWith({ [path]: added, "PUT /v1/leads/lead-2/link": {} });
  const element = await show({ contact: { ...contact, isLinked: false } });
  const linked = record(element, "leadchange");
  await click(element, "[data-give]");
  expect(find(element, "[data-links-too]")).not.toBeNull();
  await click(element, "[data-submit]");
  expect(requests.map(({ method }) => method)).toEqual(["PUT", "POST"]);
  expect(linked).toHaveLength(1);
});

it("says what was refused, and lets it be tried again", async () => {
  answerWith({ [path]: problem(409, "already-in-crm", { opportunityContactRoleId: "00K" }) });
  const element = await show();
  const told = record(element, "roleadded");
  await click(element, "[data-give]");
  await click(element, "[data-submit]");
  expect(find(element, "c-error-panel").problem.code).toBe("already-in-crm");
  expect(find(element, "[data-submit]").disabled).toBe(false);
  // The role was there already: what is shown here is out of date.
  expect(told).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("links no second time where the role is refused after it", async () => {
  answerWith({ [path]: problem(403, "insufficient-access"), "PUT /v1/leads/lead-2/link": {} });
  const element = await show({ contact: { ...contact, isLinked: false } });
  await click(element, "[data-give]");
  await click(element, "[data-submit]");
  expect(find(element, "[data-links-too]")).toBeNull();
  await expect(element).toBeAccessible();
  await click(element, "[data-cancel]");
  await click(element, "[data-give]");
  expect(find(element, "[data-links-too]")).toBeNull();
});

it("says nothing of a link that was refused itself", async () => {
  answerWith({ "PUT /v1/leads/lead-2/link": problem(403, "insufficient-access") });
  const element = await show({ contact: { ...contact, isLinked: false } });
  await click(element, "[data-give]");
  await click(element, "[data-submit]");
  expect(find(element, "[data-links-too]")).not.toBeNull();
});

it("is busy while Salesforce is asked", async () => {
  answerWith({ [path]: never });
  const element = await show();
  await click(element, "[data-give]");
  await click(element, "[data-submit]");
  expect(find(element, "[data-submit]").disabled).toBe(true);
  expect(find(element, "lightning-spinner")).not.toBeNull();
});
