import RoleAddition from "c/roleAddition";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, pressEsc, render, settle } from "lwc-test/render";
import { account, linkedRecord, opportunity } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Role_Added", () => ({ default: "{0} was added to {1}" }), {
  virtual: true,
});

const path = "POST /v1/leads/lead-1/roles";
const [, withoutRole] = linkedRecord.opportunities;
const done = { additionId: "one", opportunityContactRoleId: "00K1", url: "/" };

beforeEach(() => localStorage.clear());
afterEach(() => jest.useRealTimers());

async function open(record = linkedRecord) {
  const element = await render("c-role-addition", RoleAddition, { leadId: "lead-1", userId: "u1", record });
  find(element, "[data-open]").click();
  await settle();
  return element;
}

const picker = (element) => find(element, "c-opportunity-picker");
const submitButton = (element) => find(element, "button[type=submit]");
const submit = async (element) => {
  await fire(find(element, "form"), "submit");
  await settle();
};

it("chooses the only opportunity without a role of the contact, so that one click is left", async () => {
  const requests = answerWith({ [path]: done });
  const element = await open();
  expect(picker(element).opportunityId).toBe(withoutRole.id);
  expect(element.shadowRoot.activeElement).toBe(submitButton(element));
  await expect(element).toBeAccessible();
  const added = jest.fn();
  element.addEventListener("roleadded", added);
  await submit(element);
  expect(requests).toHaveLength(1);
  expect(requests[0].body).toEqual({ opportunityId: withoutRole.id, isPrimary: false });
  expect(requests[0].headers["Idempotency-Key"]).toMatch(/^[\da-f-]{36}$/);
  expect(added).toHaveBeenCalled();
  const link = find(element, "[data-added] c-record-link");
  expect([link.recordId, link.label]).toEqual([withoutRole.id, "Ana Lindqvist was added to Rollout"]);
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-added]"));
  expect(find(element, "form")).toBeNull();
  await expect(element).toBeAccessible();
});

it("goes on with the account where it has no open opportunity", async () => {
  const element = await open({ ...linkedRecord, opportunities: [] });
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-account-picker"));
});

it("lets the rep choose where there are several, with the role of last time", async () => {
  const several = {
    ...linkedRecord,
    opportunities: [withoutRole, { ...opportunity, id: "006X", roles: [] }],
  };
  const requests = answerWith({ [path]: done });
  let element = await open(several);
  expect(submitButton(element).disabled).toBe(true);
  await fire(picker(element), "opportunityselect", { opportunityId: "006X", role: "", isPrimary: false });
  await fire(picker(element), "opportunityselect", {
    opportunityId: "006X",
    role: "Influencer",
    isPrimary: true,
  });
  await submit(element);
  expect(requests[0].body).toEqual({ opportunityId: "006X", role: "Influencer", isPrimary: true });
  element = await open(several);
  await fire(picker(element), "opportunityselect", { opportunityId: "006X", role: "", isPrimary: false });
  expect(picker(element).role).toBe("Influencer");
  element = await open({ ...several, roleOptions: [] });
  await fire(picker(element), "opportunityselect", { opportunityId: "006X", role: "", isPrimary: false });
  expect(picker(element).role).toBe("");
});

it("offers the opportunities of another account", async () => {
  answerWith({ [`GET /v1/accounts/001X/opportunities`]: { items: [{ ...opportunity, id: "006Y" }] } });
  const element = await open();
  expect(picker(element).known).toEqual(linkedRecord.opportunities);
  expect(find(element, "c-account-picker").account).toEqual({ id: account.id, name: account.name });
  await fire(find(element, "c-account-picker"), "accountselect", { account: { id: "001X", name: "X" } });
  await settle();
  expect([picker(element).accountId, picker(element).opportunityId]).toEqual(["001X", "006Y"]);
});

it("sends once, however often it is asked to", async () => {
  const requests = answerWith({ [path]: never });
  const element = await open();
  await submit(element);
  await submit(element);
  expect(requests).toHaveLength(1);
  expect(picker(element).disabled).toBe(true);
});

it("says a refusal in its place, and the card is read again where the contact has a role there", async () => {
  const refused = problem(409, "already-in-crm", { opportunityContactRoleId: "00K1" });
  answerWith({ [path]: refused });
  const element = await open();
  const added = jest.fn();
  element.addEventListener("roleadded", added);
  await submit(element);
  expect(find(element, "c-error-panel").problem.code).toBe("already-in-crm");
  expect(added).toHaveBeenCalled();
  expect(find(element, "form")).not.toBeNull();
});

it("asks how a lost answer ended, and sends nothing meanwhile", async () => {
  jest.useFakeTimers();
  let status = { state: "unknown" };
  const requests = answerWith({
    [path]: problem(202, "outcome-unknown", { additionId: "one" }),
    "GET /v1/leads/lead-1/roles/one": () => status,
  });
  const element = await open();
  await submit(element);
  expect(find(element, "c-error-panel").problem.code).toBe("outcome-unknown");
  expect(submitButton(element).disabled).toBe(true);
  await jest.advanceTimersByTimeAsync(2_500);
  expect(find(element, "form")).not.toBeNull();
  status = { state: "created", opportunityContactRoleId: "00K1" };
  await jest.advanceTimersByTimeAsync(2_500);
  expect(find(element, "[data-added]")).not.toBeNull();
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});

it("closes with Esc, and the panel around it does not take the key, too", async () => {
  answerWith({ [path]: done });
  const element = await open();
  const event = await pressEsc(find(element, "form"));
  expect(event.defaultPrevented).toBe(true);
  expect(find(element, "form")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-open]"));
});
