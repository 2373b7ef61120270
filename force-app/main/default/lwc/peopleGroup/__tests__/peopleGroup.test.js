import PeopleGroup from "c/peopleGroup";
import { find, findAll, record, render } from "lwc-test/render";
import { accountPeople, account, personAt } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const show = (properties) =>
  render("c-people-group", PeopleGroup, {
    ...{ heading: "Not in CRM", people: [personAt], count: 1, accountId: account.id },
    ...properties,
  });
const texts = (element, selector) => findAll(element, selector).map(({ textContent }) => textContent);
it("shows a lead with title and status, and the way to add it", async () => {
  const element = await show({ canAdd: true });
  expect(texts(element, "h3")).toEqual(["Not in CRM: 1"]);
  expect(texts(element, "[data-work]")).toEqual(["Head of Procurement"]);
  expect(find(element, "c-crm-badge").status).toBe("new");
  expect(find(element, "[data-add]").getAttribute("aria-label")).toContain("Ana Lindqvist");
  await expect(element).toBeAccessible();
});

it("opens a lead with its list and account, by its name and to add it", async () => {
  const element = await show({ canAdd: true });
  const opened = record(element, "openlead");
  find(element, "[data-name]").click();
  find(element, "[data-add]").click();
  const detail = { leadId: "lead-1", listId: "list-1", account: personAt.account };
  expect(opened).toEqual([detail, detail]);
});

it("offers nobody to be added where that is refused", async () => {
  expect(find(await show({ canAdd: false }), "[data-add]")).toBeNull();
});

it("shows the contact in place of a badge, and why somebody has left", async () => {
  const element = await show({ people: accountPeople.left });
  expect(find(element, "c-record-link").label).toBe("c.Crosswalk_Column_Contact: Ina Testmann");
  expect(find(element, "c-crm-badge")).toBeNull();
  expect(find(element, "[data-left]")).not.toBeNull();
  await expect(element).toBeAccessible();
});
