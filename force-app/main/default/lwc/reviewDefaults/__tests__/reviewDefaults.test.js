import ReviewDefaults from "c/reviewDefaults";
import { NO_CHOICES, accountsOf, countLacked, resolveReview } from "c/reviewChoices";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { account, opportunity, proposal, review } from "lwc-test/samples";

const show = (choices = NO_CHOICES, changed = review, otherCount = 0) => {
  const groups = resolveReview(changed, choices);
  const [lacked, accounts] = [countLacked(groups), accountsOf(groups, 5)];
  return render("c-review-defaults", ReviewDefaults, {
    review: changed,
    choices,
    lacked,
    accounts,
    otherCount,
  });
};
const openOne = (element) => fire(find(element, "[data-one]"), "toggle");
const on = { ...NO_CHOICES.opportunity, isOn: true };
const complete = {
  ...review,
  groups: review.groups.map((group) => ({
    ...group,
    leads: group.leads.map((each) => ({ ...each, missing: [] })),
  })),
};

it("asks for the fields that some leads lack, and for no other", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(findAll(element, "c-contact-field").map(({ field }) => field.name)).toEqual(["Title"]);
  const changed = record(element, "defaultschange");
  await fire(find(element, "c-contact-field"), "fieldchange", { name: "Title", value: "Unknown" });
  expect(changed).toEqual([{ values: { Title: "Unknown" } }]);
});

it("offers no name or email address for all, as each person has their own", async () => {
  const email = { ...review.fields[0], name: "Email", type: "email" };
  const firstName = { ...review.fields[0], name: "FirstName" };
  const groups = review.groups.map((group) => ({
    ...group,
    leads: group.leads.map((each) => ({ ...each, missing: ["Email", "FirstName"] })),
  }));
  const element = await show(NO_CHOICES, { ...review, fields: [...review.fields, email, firstName], groups });
  expect(findAll(element, "c-contact-field")).toEqual([]);
});

it("keeps a field while one types in it", async () => {
  const element = await show({ ...NO_CHOICES, values: { Title: "U" } });
  expect(find(element, "c-contact-field").value).toBe("U");
});

it("adds to opportunities only where the rep turns it on", async () => {
  const element = await show(NO_CHOICES, complete);
  await expect(element).toBeAccessible();
  const seen = ["c-disclosure", "c-account-picker", "[data-role]"].map((part) => find(element, part));
  expect([...seen, find(element, "[data-also]").checked]).toEqual([null, null, null, false]);
  const changed = record(element, "defaultschange");
  find(element, "[data-also]").checked = true;
  await fire(find(element, "[data-also]"), "change");
  expect(changed).toEqual([{ opportunity: on }]);
  expect(find(await show({ ...NO_CHOICES, opportunity: on }), "[data-role]").value).toBe("");
});

it("takes one opportunity and one role for all, without asking for opportunities that are known", async () => {
  const requests = answerWith({});
  const choices = {
    ...NO_CHOICES,
    opportunity: { ...on, account, isForAll: true },
  };
  const element = await show(choices);
  const changed = record(element, "defaultschange");
  await openOne(element);
  await fire(find(element, "c-opportunity-picker"), "opportunityselect", {
    opportunityId: opportunity.id,
    role: "",
  });
  await fire(find(element, "[data-role]"), "change", { value: "Evaluator" });
  await fire(find(element, "c-account-picker"), "accountselect", { account: null });
  expect(changed.map((change) => change.opportunity)).toEqual([
    { ...on, account, opportunityId: opportunity.id },
    { ...on, account, role: "Evaluator", isForAll: true },
    on,
  ]);
  expect(requests).toEqual([]);
});

it("offers no opportunity while those of the account are asked for", async () => {
  const choices = { ...NO_CHOICES, opportunity: { ...on, account } };
  const asked = { ...review, opportunities: { [account.id]: null } };
  const pickerOf = async (element) => {
    await openOne(element);
    return find(element, "c-opportunity-picker");
  };
  expect(await pickerOf(await show(choices, asked))).toBeNull();
  expect(await pickerOf(await show(choices))).not.toBeNull();
});

it("gives the opportunity to leads of other companies by a tick that says how many they are", async () => {
  const shared = { ...on, account, opportunityId: opportunity.id };
  const choices = { ...NO_CHOICES, opportunity: shared };
  const element = await show(choices, review, 13);
  expect(find(element, "[data-others]")).toBeNull();
  await openOne(element);
  await expect(element).toBeAccessible();
  const box = find(element, "[data-others]");
  expect(box.checked).toBe(false);
  expect(box.label).toContain("Review_AlsoOthers");
  const changed = record(element, "defaultschange");
  box.checked = true;
  await fire(box, "change");
  expect(changed).toEqual([{ opportunity: { ...shared, isForAll: true } }]);
});

it("says that a country comes with the account, where that is still to be chosen", async () => {
  const lacking = (accountId) => ({
    ...complete,
    groups: complete.groups.map((group) => ({
      ...group,
      accountId,
      proposals: [{ ...proposal, country: null, countryCode: null }],
      leads: group.leads.map((each) => ({ ...each, missing: ["MailingCountry"] })),
    })),
  });
  const noteOf = async (changed) => find(await show(NO_CHOICES, changed), "[data-missing]").textContent;
  expect(await noteOf(lacking(null))).toBe("c.Crosswalk_Review_CountryOfAccount");
  expect(await noteOf(lacking(account.id))).toBe("c.Crosswalk_Review_MissingIn");
});
