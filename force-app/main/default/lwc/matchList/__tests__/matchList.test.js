import MatchList from "c/matchList";
import { find, findAll, record, render } from "lwc-test/render";
import { lead, match } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0} : {1}" }), { virtual: true });

it("tells contacts from Salesforce Leads, with the reasons, and links to one", async () => {
  const salesforceLead = { ...match, recordId: "00Q000000000001AAA", object: "Lead", level: "possible" };
  const element = await render("c-match-list", MatchList, { matches: [match, salesforceLead] });
  const links = record(element, "link");
  expect(findAll(element, "lightning-icon").map(({ iconName }) => iconName)).toEqual([
    "standard:contact",
    "standard:lead",
  ]);
  expect(find(element, "c-match-comparison").match).toEqual(match);
  expect(findAll(element, "button").map((button) => button.getAttribute("aria-label"))).toContain(
    `c.Crosswalk_Match_Link : ${match.name}\u00a0· Buyer\u00a0· Northwind Energy\u00a0· c.Crosswalk_SalesforceLead\u00a0· ana@northwind.example\u00a0· Munich\u00a0· Germany`,
  );
  find(element, `button[data-id="${salesforceLead.recordId}"]`).click();
  expect(links).toEqual([{ recordId: salesforceLead.recordId, name: match.name }]);
  await expect(element).toBeAccessible();
});

it("names the buttons of people with one name apart, and the rejected one as its card does", async () => {
  const other = { ...match, recordId: "003000000000002AAA", title: "CTO" };
  const third = { ...match, recordId: "003000000000003AAA", email: "al@northwind.example" };
  const element = await render("c-match-list", MatchList, { matches: [match, other, third] });
  const rejections = record(element, "reject");
  const names = findAll(element, "button").map((button) => button.getAttribute("aria-label"));
  expect(new Set(names).size).toBe(6);
  find(element, `button[data-reject="${other.recordId}"]`).click();
  expect(rejections).toEqual([
    { recordId: other.recordId, name: "Ana Lindqvist\u00a0· CTO\u00a0· Northwind Energy" },
  ]);
});

it("says what Salesforce could not be searched by, also where nobody was found", async () => {
  const gaps = ["Contacts by LinkedIn.", "Leads by email."];
  const element = await render("c-match-list", MatchList, { matches: [], gaps });
  expect(findAll(element, "[data-gap]").map(({ textContent }) => textContent)).toEqual(gaps);
  await expect(element).toBeAccessible();
});

it("offers to link first what is likely the same person, in the words of the lead's badge", async () => {
  const certain = { ...match, level: "certain" };
  const other = { ...match, recordId: "003000000000002AAA" };
  const element = await render("c-match-list", MatchList, { matches: [certain, other], lead });
  expect(findAll(element, "[data-id]").map(({ className }) => className)).toEqual([
    "slds-button slds-button_brand",
    "slds-button slds-button_neutral",
  ]);
  expect(findAll(element, "c-crm-badge").map(({ status }) => status)).toEqual(["likely", "likely"]);
  expect(find(element, "c-match-comparison").lead).toEqual(lead);
});

it("asks first about what is only possible", async () => {
  const element = await render("c-match-list", MatchList, { matches: [{ ...match, level: "possible" }] });
  expect(find(element, "[data-id]").className).toBe("slds-button slds-button_neutral");
  expect(find(element, "h3").textContent).toContain("Match_Heading");
});

it("takes a rejection back", async () => {
  const rejected = { recordId: "003000000000009AAA", name: "Ana Lindqvist\u00a0· CTO" };
  const element = await render("c-match-list", MatchList, { matches: [], rejected });
  const taken = record(element, "takeback");
  element.focusRejected();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-take-back]"));
  find(element, "[data-take-back]").click();
  expect(taken).toEqual([rejected]);
  await expect(element).toBeAccessible();
});

it("shows whose record it is, when something last happened, and that the contact works elsewhere by now", async () => {
  const left = "No longer at Northwind Energy: works at Larkhall now";
  const gone = { ...match, recordId: "003000000000002AAA", owner: null, lastActivity: null, left };
  const element = await render("c-match-list", MatchList, { matches: [match, gone] });
  expect(findAll(element, "[data-about]").map(({ textContent }) => textContent)).toEqual([
    "c.Crosswalk_Record_Owner : Robin Keller\u00a0· c.Crosswalk_Record_LastActivity : May 1, 2024",
  ]);
  expect(findAll(element, "[data-left]").map(({ textContent }) => textContent)).toEqual([left]);
  await expect(element).toBeAccessible();
});
