import ReviewGroup from "c/reviewGroup";
import { NO_CHOICES, changeCompany, resolveReview } from "c/reviewChoices";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { account, opportunity, review } from "lwc-test/samples";

/** The rep has turned opportunities on. */
const ON = { ...NO_CHOICES, opportunity: { ...NO_CHOICES.opportunity, isOn: true } };
const show = (index, properties = {}) => {
  const choices = properties.choices ?? ON;
  answerWith({});
  return render("c-review-group", ReviewGroup, {
    group: resolveReview({ ...review, ...properties.review }, choices)[index],
    chosen: choices.leads,
    forAll: choices.opportunity,
    fields: review.fields,
    roles: review.roles,
    opportunities: review.opportunities,
    newAccountUrl: review.newAccountUrl,
    ...properties,
  });
};

const noteOf = (element) => find(element, "c-disclosure").note;

it("says what opportunity its leads get, how many lack something, and its account where that is named otherwise", async () => {
  const element = await show(0);
  await expect(element).toBeAccessible();
  expect(noteOf(element)).toContain("Grid renewal");
  expect(noteOf(element)).toContain("NamedValue");
  expect(noteOf(element)).not.toContain("Northwind Energy");
  const choices = changeCompany(NO_CHOICES, "zzyzx", { account });
  expect(noteOf(await show(1, { choices }))).toContain("Northwind Energy");
  expect(find(element, "c-account-picker")).toBeNull();
  const toggled = record(element, "toggle");
  await fire(find(element, "c-disclosure"), "toggle");
  expect(toggled).toEqual([{ key: "northwindenergy" }]);
});

it("leads to a new account with the name filled in where nobody knows the company, and takes another one", async () => {
  const element = await show(1, { isOpen: true });
  await expect(element).toBeAccessible();
  expect(noteOf(element)).toContain("Review_ChooseAccount");
  const { href } = find(element, "[data-new-account]");
  const values = new URL(href).searchParams.get("defaultFieldValues");
  expect(values).toBe("Name=Zzyzx%20Laboratories");
  const changed = record(element, "companychange");
  await fire(find(element, "c-account-picker"), "accountselect", { account });
  expect(changed).toEqual([{ key: "zzyzx", account, choice: undefined }]);
  const choices = changeCompany(NO_CHOICES, "zzyzx", { account });
  expect(find(await show(1, { choices }), "[data-new-account]")).toBeNull();
});

it("takes an account that is likely meant with one click, and gives it back with another", async () => {
  const [, zzyzx] = review.groups;
  const groups = [{ ...zzyzx, proposals: [{ ...account, isExact: false }] }];
  const element = await show(0, { review: { groups } });
  await expect(element).toBeAccessible();
  expect(find(element, "c-account-picker")).toBeNull();
  expect(noteOf(element)).toContain("Review_ChooseAccount");
  const changed = record(element, "companychange");
  const button = find(element, "[data-proposal]");
  expect([button.textContent, button.getAttribute("aria-pressed")]).toEqual([
    "Northwind Energy\u00a0· Munich",
    "false",
  ]);
  button.click();
  expect(changed[0]).toMatchObject({ key: "zzyzx", account: { id: account.id } });
  const choices = changeCompany(NO_CHOICES, "zzyzx", { account });
  const chosen = await show(0, { review: { groups }, choices });
  const pressed = find(chosen, "[data-proposal]");
  expect(pressed.getAttribute("aria-pressed")).toBe("true");
  const back = record(chosen, "companychange");
  pressed.click();
  expect(back).toEqual([{ key: "zzyzx", account: null, choice: undefined }]);
});

it("opens to its account, its opportunity and its leads", async () => {
  const element = await show(0, { isOpen: true });
  await expect(element).toBeAccessible();
  expect(findAll(element, "c-review-lead").map((row) => row.lead.leadId)).toEqual(["lead-1", "lead-2"]);
  const changed = record(element, "companychange");
  await fire(find(element, "c-opportunity-picker"), "opportunityselect", {
    opportunityId: opportunity.id,
    role: "",
  });
  expect(changed).toEqual([{ key: "northwindenergy", choice: { opportunityId: opportunity.id } }]);
  const chosen = record(element, "leadchoice");
  await fire(find(element, "c-review-lead"), "leadchoice", { leadId: "lead-1", isLeftOut: true });
  expect(chosen).toEqual([{ leadId: "lead-1", isLeftOut: true }]);
  const off = await show(0, { isOpen: true, choices: NO_CHOICES });
  expect([find(off, "c-opportunity-picker"), find(off, "c-review-lead").hasOpportunities]).toEqual([
    null,
    false,
  ]);
});

it("names the opportunity for all, also where it is that of another account, and the account's only one", async () => {
  const account2 = { ...account, id: "001B" };
  const other = { isOn: true, account: account2, opportunityId: "006B", role: "Evaluator", isForAll: true };
  const element = await show(0, { isOpen: true, choices: { ...NO_CHOICES, opportunity: other } });
  expect(find(element, "c-opportunity-picker").opportunityId).toBe("");
  expect(find(element, "c-opportunity-picker").role).toBe("Evaluator");
  const named = { ...other, opportunityId: opportunity.id };
  const closed = await show(0, {
    choices: { ...NO_CHOICES, opportunity: named },
    opportunities: { "001B": [opportunity] },
  });
  expect(find(closed, "c-disclosure").note).toContain(opportunity.name);
  const only = await show(0, { isOpen: true });
  expect(find(only, "c-opportunity-picker").opportunityId).toBe(opportunity.id);
});

it("waits for opportunities that are asked for, and asks none twice", async () => {
  const element = await show(0, { isOpen: true, opportunities: { [account.id]: null } });
  expect(find(element, "c-opportunity-picker")).toBeNull();
  expect(find(element, "c-loading-rows")).not.toBeNull();
});

it("shows the country of leads without one, and takes another", async () => {
  const [northwind] = review.groups;
  const leads = northwind.leads.map((each) => ({ ...each, missing: ["MailingCountry"] }));
  const groups = [{ ...northwind, leads }];
  const element = await show(0, { isOpen: true, review: { groups } });
  await expect(element).toBeAccessible();
  const country = find(element, "[data-country]");
  expect(country.querySelector("c-contact-field").value).toBe("Germany");
  const changed = record(element, "companychange");
  await fire(country.querySelector("c-contact-field"), "fieldchange", {
    name: "MailingCountry",
    value: "Austria",
  });
  expect(changed).toEqual([{ key: "northwindenergy", values: { MailingCountry: "Austria" } }]);
  expect(find(await show(0, { isOpen: true }), "[data-country]")).toBeNull();
});
