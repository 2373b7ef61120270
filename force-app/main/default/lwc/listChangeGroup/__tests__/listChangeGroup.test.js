import ListChangeGroup from "c/listChangeGroup";
import { answerWith } from "lwc-test/connector";
import { find, findAll, render, settle } from "lwc-test/render";
import { changed } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Changes_Becomes", () => ({ default: "{0} → {1}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Column_Contact", () => ({ default: "Contact" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameAccount", () => ({ default: "Account" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Text_NameOpportunity", () => ({ default: "Opportunity" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const path = "GET /v1/lead-lists/list-1/changes";
const show = (properties) =>
  render("c-list-change-group", ListChangeGroup, {
    ...{ listId: "list-1", kind: "leftCompany", heading: "Left the Company" },
    ...properties,
  });
const lines = (element) => findAll(element, "[data-line]").map(({ textContent }) => textContent);
const click = async (element, selector) => {
  find(element, selector).click();
  await settle();
};

it("shows old and new, the contact and its open opportunities", async () => {
  const element = await show({ first: { items: [changed], nextCursor: null } });
  await expect(element).toBeAccessible();
  expect(lines(element)).toEqual(["Northwind Energy → Contoso", "Buyer → Head of Supply"]);
  const links = findAll(element, "c-record-link").map(({ objectApiName, label }) => [objectApiName, label]);
  expect(links).toEqual([
    ["Contact", "Contact: Ina Testmann"],
    ["Opportunity", "Opportunity: Turbines"],
    ["Account", "Account: Contoso GmbH"],
  ]);
});

it("asks for its own leads, and for more of them", async () => {
  const page = (id, nextCursor) => ({ items: [{ ...changed, lead: { ...changed.lead, id } }], nextCursor });
  const requests = answerWith({
    [path]: ({ query }) => (query.cursor ? page("lead-2", null) : page("lead-1", "next")),
  });
  const element = await show({ kind: "newTitle" });
  expect(lines(element)).toEqual(["Buyer → Head of Supply", "Contoso"]);
  await click(element, "[data-more]");
  expect(findAll(element, "li").map(({ dataset }) => dataset.leadId)).toEqual(["lead-1", "lead-2"]);
  expect(find(element, "[data-more]")).toBeNull();
  expect(requests.map(({ query }) => query.cursor ?? "")).toEqual(["", "next"]);
  await expect(element).toBeAccessible();
});
