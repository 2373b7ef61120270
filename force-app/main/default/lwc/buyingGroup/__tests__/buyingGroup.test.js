import BuyingGroup from "c/buyingGroup";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { buyingGroup, opportunity, personAt } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Page_RolesFilled", () => ({ default: "Filled: {0} of {1}" }), {
  virtual: true,
});

const path = `GET /v1/opportunities/${opportunity.id}/buying-group`;

async function show(answer) {
  const requests = answerWith({ [path]: answer });
  const element = await render("c-buying-group", BuyingGroup, { recordId: opportunity.id });
  return { element, requests };
}
const roles = (element) => findAll(element, "c-buying-role");

it("shows each role of the org, and contacts without one", async () => {
  const { element } = await show(buyingGroup);
  expect(roles(element).map(({ role }) => role.value)).toEqual(["Decision Maker", "Evaluator", "-"]);
  expect(roles(element).every(({ canAdd }) => canAdd)).toBe(true);
  await expect(element).toBeAccessible();
});

it("opens a lead with account, opportunity and role", async () => {
  const { element } = await show(buyingGroup);
  const opened = record(element, "openlead");
  const [, evaluator] = roles(element);
  await fire(evaluator, "openlead", { leadId: "lead-1", listId: "list-1", account: personAt.account });
  expect(opened).toEqual([
    {
      ...{ leadId: "lead-1", listId: "list-1" },
      preset: { account: personAt.account, opportunityId: opportunity.id, role: "Evaluator" },
    },
  ]);
});

it("says why nobody can be added to a closed opportunity", async () => {
  const blocker = problem(422, "validation-failed").body;
  const { element } = await show({ ...buyingGroup, blockers: [blocker] });
  const opened = record(element, "openlead");
  expect(find(element, "[data-blocker]").problem).toEqual(blocker);
  expect(roles(element).some(({ canAdd }) => canAdd)).toBe(false);
  await fire(roles(element)[1], "openlead", { leadId: "lead-1", listId: "list-1", account: null });
  expect(opened[0].preset).toBeNull();
  await expect(element).toBeAccessible();
});

it("says that the org has no roles", async () => {
  const { element } = await show({ ...buyingGroup, roles: [], others: [] });
  expect(find(element, "c-empty-state")).not.toBeNull();
  expect(find(element, "[data-summary]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("asks anew once a role was added, and says what is filled then", async () => {
  const nobody = {
    ...buyingGroup,
    others: [],
    roles: buyingGroup.roles.map((role) => ({ ...role, filledBy: [] })),
  };
  const answers = [nobody, buyingGroup, buyingGroup];
  const { element, requests } = await show(() => answers.shift());
  const said = record(element, "announce");
  await fire(roles(element)[1], "roleadded");
  await settle();
  expect(requests).toHaveLength(2);
  expect(said).toHaveLength(1);
  expect(said[0].text).not.toBe("");
  await element.refresh();
  expect(said[1].text).toBe("");
  expect(element.focusLead("lead-9")).toBe(false);
});

it("gives the focus to a role that was filled, where what had it is there no more", async () => {
  const nobody = buyingGroup.roles.map((role) => ({ ...role, filledBy: [] }));
  const answers = [
    { ...buyingGroup, others: [], roles: nobody },
    { ...buyingGroup, others: [] },
  ];
  const { element } = await show(() => answers.shift());
  const [role] = roles(element);
  await fire(role, "roleadded");
  await settle();
  expect(element.shadowRoot.activeElement).toBe(role);
  expect(role.shadowRoot.activeElement.matches("[data-heading]")).toBe(true);
  const elsewhere = document.body.appendChild(document.createElement("button"));
  elsewhere.focus();
  await fire(role, "roleadded");
  await settle();
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});
