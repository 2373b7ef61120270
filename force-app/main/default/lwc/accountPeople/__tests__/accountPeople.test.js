import AccountPeople from "c/accountPeople";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { account, accountPeople, personAt } from "lwc-test/samples";

const path = `GET /v1/accounts/${account.id}/people`;
const none = { ...accountPeople, missing: [], present: [], left: [], total: 0 };
const nobody = { ...none, counts: { missing: 0, present: 0, left: 0 } };

async function show(answer) {
  const requests = answerWith({ [path]: answer });
  const element = await render("c-account-people", AccountPeople, { recordId: account.id });
  return { element, requests };
}
const kinds = (element) => findAll(element, "c-people-group").map(({ dataset }) => dataset.kind);

it("shows who is missing, who is there and who has left", async () => {
  const { element } = await show(accountPeople);
  expect(kinds(element)).toEqual(["missing", "present", "left"]);
  expect(findAll(element, "c-people-group").map(({ canAdd }) => canAdd)).toEqual([true, false, false]);
  await expect(element).toBeAccessible();
});

it("opens a lead with the account that its contact is filled in with", async () => {
  const { element } = await show(accountPeople);
  const opened = record(element, "openlead");
  const detail = { leadId: "lead-1", listId: "list-1" };
  await fire(find(element, "c-people-group"), "openlead", { ...detail, account: personAt.account });
  await fire(find(element, "c-people-group"), "openlead", { ...detail, account: null });
  expect(opened).toEqual([
    { ...detail, preset: { account: personAt.account } },
    { ...detail, preset: { account: accountPeople.account } },
  ]);
});

it("says why nobody can be added, and offers it to nobody", async () => {
  const blocker = problem(422, "validation-failed").body;
  const { element } = await show({ ...accountPeople, blockers: [blocker] });
  const opened = record(element, "openlead");
  expect(find(element, "[data-blocker]").problem).toEqual(blocker);
  expect(find(element, "c-people-group").canAdd).toBe(false);
  await fire(find(element, "c-people-group"), "openlead", { leadId: "lead-1", listId: "list-1" });
  expect(opened[0].preset).toBeNull();
  await expect(element).toBeAccessible();
});

it("keeps what it shows while it asks again, and asks anew for another account", async () => {
  const { element, requests } = await show(accountPeople);
  globalThis.fetch.mockImplementation(never);
  element.refresh();
  await settle();
  expect(kinds(element)).toEqual(["missing", "present", "left"]);
  element.recordId = "001000000000009AAA";
  await settle();
  expect(kinds(element)).toEqual([]);
  expect(requests).toHaveLength(1);
});

it("shows what was asked for last, although an answer of before comes later", async () => {
  const { promise, resolve } = Promise.withResolvers();
  const answers = [nobody, promise, accountPeople];
  const { element } = await show(() => answers.shift());
  const late = element.refresh();
  await element.refresh();
  resolve(nobody);
  await late;
  await settle();
  expect(kinds(element)).toEqual(["missing", "present", "left"]);
});
