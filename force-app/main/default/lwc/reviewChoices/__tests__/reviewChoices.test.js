import {
  NO_CHOICES,
  changeCompany,
  changeLead,
  correctLeads,
  countLacked,
  countOnly,
  countOthers,
  countReview,
  resolveSkipped,
  resolveReview,
  toBatch,
} from "c/reviewChoices";
import { account, opportunity, review } from "lwc-test/samples";

const statesOf = (choices) =>
  Object.fromEntries(
    resolveReview(review, choices).flatMap(({ leads }) => leads.map(({ leadId, state }) => [leadId, state])),
  );
/** The rep has turned opportunities on. */
const ON = { ...NO_CHOICES, opportunity: { ...NO_CHOICES.opportunity, isOn: true } };
const ready = (choices) => toBatch("list-1", resolveReview(review, choices), choices);

it("calls leads with an account and nothing missing ready, and leaves out who is skipped", () => {
  expect(statesOf(NO_CHOICES)).toEqual({ "lead-1": "ready", "lead-2": "incomplete", "lead-4": "incomplete" });
  const groups = resolveReview(review, NO_CHOICES);
  expect(countReview(groups, resolveSkipped(review, NO_CHOICES))).toEqual({
    ready: 1,
    incomplete: 2,
    skipped: 2,
    withRole: 0,
  });
});

it("completes all leads, those of a company, or one lead", () => {
  const forAll = { ...NO_CHOICES, values: { Title: "Unknown" } };
  expect(statesOf(forAll)["lead-2"]).toBe("ready");
  expect(statesOf({ ...NO_CHOICES, values: { Title: " " } })["lead-2"]).toBe("incomplete");
  expect(statesOf(changeLead(NO_CHOICES, "lead-2", { values: { Title: "Clerk" } }))["lead-2"]).toBe("ready");
  expect(statesOf(changeCompany(NO_CHOICES, "zzyzx", { account }))["lead-4"]).toBe("ready");
  expect(statesOf(changeLead(NO_CHOICES, "lead-4", { account }))["lead-4"]).toBe("ready");
  expect(statesOf(changeCompany(NO_CHOICES, "northwindenergy", { account: null }))["lead-1"]).toBe(
    "incomplete",
  );
});

const otherAccount = { ...account, id: "001B", name: "Zzyzx Laboratories" };
const shared = (changes) => ({
  isOn: true,
  account,
  opportunityId: "006A",
  role: "",
  isForAll: false,
  ...changes,
});
const opportunitiesOf = (choices) =>
  Object.fromEntries(ready(choices).rows.map(({ leadId, opportunityId }) => [leadId, opportunityId]));

it("corrects leads with values and an account of their own, and includes them again", () => {
  const before = changeLead(NO_CHOICES, "lead-2", { values: { Title: "Clerk" }, isLeftOut: true });
  const values = { MailingCountry: "Iceland", AccountId: account.id, account };
  const choices = correctLeads(before, ["lead-2", "lead-4"], values);
  expect(choices.leads).toEqual({
    "lead-2": {
      ...{ values: { Title: "Clerk", MailingCountry: "Iceland" }, isLeftOut: false },
      ...{ account, choice: undefined },
    },
    "lead-4": { values: { MailingCountry: "Iceland" }, isLeftOut: false, account, choice: undefined },
  });
  // An account that was taken back leaves each its company's.
  expect(correctLeads(choices, ["lead-4"], { AccountId: null, account: null }).leads["lead-4"].account).toBe(
    undefined,
  );
});

it("sends none of what was cleared, and calls a lead incomplete without what is required", () => {
  const fields = [...review.fields, { ...review.fields[0], name: "Email", required: false }];
  const rowsOf = (choices) => {
    const groups = resolveReview({ ...review, fields }, choices);
    return toBatch("list-1", groups, choices).rows;
  };
  const cleared = correctLeads(NO_CHOICES, ["lead-1"], { Email: "" });
  expect(rowsOf(cleared)[0]).toMatchObject({ leadId: "lead-1", contact: { Email: "" } });
  const takenBack = correctLeads(cleared, ["lead-1"], { Email: undefined });
  expect([rowsOf(takenBack)[0].contact, takenBack.leads["lead-1"].values]).toEqual([undefined, {}]);
  const withoutTitle = { ...correctLeads(cleared, ["lead-1"], { Title: "" }), values: { Title: "Clerk" } };
  expect(statesOf(withoutTitle)["lead-1"]).toBe("incomplete");
  expect(resolveReview(review, withoutTitle)[0].leads[0].lacking).toEqual(["Title"]);
});

it("gives the leads of an account its only open opportunity, and the role for all", () => {
  const choices = {
    ...NO_CHOICES,
    opportunity: shared({ account: null, opportunityId: "", role: "Evaluator" }),
  };
  expect(ready(choices).rows[0]).toMatchObject({ opportunityId: opportunity.id, role: "Evaluator" });
  expect(resolveReview(review, choices)[0].opportunity.from).toBe("only");
  const two = { ...review, opportunities: { [account.id]: [opportunity, { ...opportunity, id: "006B" }] } };
  expect(toBatch("list-1", resolveReview(two, choices), choices).rows[0].opportunityId).toBeUndefined();
});

it("gives no opportunity that was chosen for a company, a lead or all while the rep has turned them off", () => {
  const choice = { opportunityId: opportunity.id, role: "Evaluator" };
  const chosen = changeLead(changeCompany(ON, "northwindenergy", { choice }), "lead-1", { choice });
  expect(ready(chosen).rows[0]).toMatchObject(choice);
  const off = { ...chosen, opportunity: shared({ isOn: false, role: "Evaluator", isForAll: true }) };
  expect(ready(off).rows).toEqual([{ leadId: "lead-1", accountId: account.id }]);
});

it("counts the roles among the leads that the quota allows, and who could go to an only opportunity", () => {
  const all = { ...ON, values: { Title: "Unknown" } };
  const groups = resolveReview(review, all);
  expect([1, 2].map((max) => countReview(groups, [], max).withRole)).toEqual([1, 2]);
  const off = { ...all, opportunity: NO_CHOICES.opportunity };
  expect(countOnly(resolveReview(review, off), review)).toBe(2);
});

it("gives leads of other companies an opportunity only where the rep says so", () => {
  const choices = changeCompany({ ...NO_CHOICES, opportunity: shared() }, "zzyzx", { account: otherAccount });
  expect(opportunitiesOf(choices)).toEqual({ "lead-1": "006A", "lead-4": undefined });
  expect(countOthers(resolveReview(review, choices), choices)).toBe(1);
  const forAll = { ...choices, opportunity: shared({ isForAll: true }) };
  expect(opportunitiesOf(forAll)).toEqual({ "lead-1": "006A", "lead-4": "006A" });
  expect(countOthers(resolveReview(review, forAll), forAll)).toBe(1);
  const chosen = changeCompany(forAll, "zzyzx", { choice: { opportunityId: "" } });
  expect(opportunitiesOf(chosen)["lead-4"]).toBeUndefined();
  expect(countOthers(resolveReview(review, chosen), chosen)).toBe(0);
});

describe("the country of a lead that has none", () => {
  const field = { ...review.fields[1], name: "MailingCountryCode" };
  const lackingIn = (changes) => ({
    ...review,
    groups: review.groups.map((group) => ({
      ...group,
      leads: group.leads.map((each) => ({ ...each, missing: ["MailingCountry"], ...changes })),
    })),
  });
  const contactOf = (changed, choices) =>
    toBatch("list-1", resolveReview(changed, choices), choices).rows[0]?.contact;
  const lacking = lackingIn({});

  it("is that of its account, unless the rep says otherwise for the company or the lead", () => {
    expect(contactOf(lacking, NO_CHOICES)).toEqual({ MailingCountry: "Germany" });
    expect(countLacked(resolveReview(lacking, NO_CHOICES))).toEqual([["MailingCountry", 1, 1]]);
    let choices = changeCompany(NO_CHOICES, "northwindenergy", { values: { MailingCountry: "Austria" } });
    expect(contactOf(lacking, choices)).toEqual({ MailingCountry: "Austria" });
    choices = changeLead(choices, "lead-1", { values: { MailingCountry: "France" } });
    expect(contactOf(lacking, choices)).toEqual({ MailingCountry: "France" });
  });

  it("is a code where the org has codes, and nothing where it does not have that country", () => {
    const offering = (options) => ({
      ...lackingIn({ missing: [field.name] }),
      fields: [{ ...field, type: "picklist", options }],
    });
    const byName = offering([{ value: "DE", label: "Germany" }]);
    expect(contactOf(byName, NO_CHOICES)).toEqual({ MailingCountryCode: "DE" });
    expect(contactOf(offering([{ value: "FR", label: "France" }]), NO_CHOICES)).toBeUndefined();
    const coded = changeCompany(NO_CHOICES, "northwindenergy", {
      account: { ...account, country: "Deutschland", countryCode: "DE" },
    });
    expect(contactOf(byName, coded)).toEqual({ MailingCountryCode: "DE" });
  });
});

it("sends the opportunity of the lead, else the company's, else that of all, each with its role", () => {
  let choices = { ...NO_CHOICES, opportunity: shared({ role: "Evaluator" }) };
  expect(ready(choices).rows[0]).toMatchObject({ opportunityId: "006A", role: "Evaluator" });
  choices = changeCompany(choices, "northwindenergy", { choice: { opportunityId: opportunity.id } });
  expect(ready(choices).rows[0]).toMatchObject({ opportunityId: opportunity.id, role: "Evaluator" });
  choices = changeLead(choices, "lead-1", { choice: { opportunityId: "006B", role: "" } });
  expect(ready(choices).rows[0]).toEqual({ leadId: "lead-1", accountId: account.id, opportunityId: "006B" });
  choices = changeLead(choices, "lead-1", { choice: { opportunityId: "" } });
  expect(ready(choices).rows[0]).toEqual({ leadId: "lead-1", accountId: account.id });
});

it("sends what was typed for a lead with it, and what holds for all once", () => {
  const forAll = { ...NO_CHOICES, values: { Title: "Unknown", MailingCountry: "" } };
  const choices = changeLead(forAll, "lead-2", { values: { MailingCountry: "Austria" } });
  expect(ready(choices)).toEqual({
    listId: "list-1",
    leadIds: ["lead-1", "lead-2"],
    defaults: { contact: { Title: "Unknown" } },
    rows: [
      { leadId: "lead-1", accountId: account.id },
      { leadId: "lead-2", accountId: account.id, contact: { MailingCountry: "Austria" } },
    ],
  });
});

it("takes a lead back that is only likely in the CRM", () => {
  const choices = { ...NO_CHOICES, takenBack: { "lead-3": true } };
  expect(statesOf(choices)["lead-3"]).toBe("ready");
  expect(resolveSkipped(review, choices).map(({ leadId }) => leadId)).toEqual(["lead-5"]);
});

it("sends no more leads than the quota has left, the first ones", () => {
  const all = changeCompany({ ...NO_CHOICES, values: { Title: "x" } }, "zzyzx", { account });
  const { leadIds, rows } = toBatch("list-1", resolveReview(review, all), all, 2);
  expect(leadIds).toEqual(["lead-1", "lead-2"]);
  expect(rows).toHaveLength(2);
});
