import BatchFailure from "c/batchFailure";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { account, failureCause, field } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}, {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0} {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Batch_FirstLeads", () => ({ default: "First {0} of {1}" }), {
  virtual: true,
});

const show = (changes = {}) =>
  render("c-batch-failure", BatchFailure, { cause: { ...failureCause, ...changes } });
const type = (input, value) => fire(input, "fieldchange", { name: "Title", value });
const retry = (element) => find(element, "[data-retry]").click();

it("takes one value for all, and tries them again together", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(findAll(element, "c-contact-field")).toHaveLength(1);
  const retried = record(element, "retry");
  retry(element);
  await type(find(element, "[data-all] c-contact-field"), "Buyer of Plans");
  retry(element);
  expect(retried).toEqual([{ cause: "cause-1" }, { cause: "cause-1", contact: { Title: "Buyer of Plans" } }]);
});

it("takes a value for a single lead, beside that for all", async () => {
  const element = await show();
  find(element, "[data-each]").click();
  await Promise.resolve();
  await expect(element).toBeAccessible();
  const valuesOf = () => findAll(element, "[data-lead-id]").map(({ value }) => value);
  expect(valuesOf()).toEqual(["Planner 1", "Planner 2"]);
  await type(find(element, "[data-all] c-contact-field"), "Buyer of Plans");
  const [first] = findAll(element, "[data-lead-id]");
  await type(first, "Head of Planning");
  expect(valuesOf()).toEqual(["Head of Planning", "Buyer of Plans"]);
  const retried = record(element, "retry");
  retry(element);
  expect(retried).toEqual([
    {
      cause: "cause-1",
      contact: { Title: "Buyer of Plans" },
      rows: [{ leadId: "lead-1", contact: { Title: "Head of Planning" } }],
    },
  ]);
});

it("asks a lead that fails alone for its own value at once", async () => {
  const [row] = failureCause.rows;
  const element = await show({ count: 1, rows: [row] });
  expect(find(element, "[data-all]")).toBeNull();
  expect(find(element, "[data-each]")).toBeNull();
  expect(find(element, "c-contact-field").value).toBe("Planner 1");
  await expect(element).toBeAccessible();
});

it("asks for an account by its name", async () => {
  const rows = failureCause.rows.map((row) => ({ ...row, contact: {} }));
  const element = await show({ fields: [field("AccountId", { type: "lookup" })], rows });
  const retried = record(element, "retry");
  await fire(find(element, "c-account-picker"), "accountselect", { account });
  expect(find(element, "c-account-picker").account).toEqual(account);
  retry(element);
  expect(retried).toEqual([{ cause: "cause-1", contact: { AccountId: account.id } }]);
});

it("says at each change which leads get which value", async () => {
  const element = await show({ leadIds: ["lead-1", "lead-2", "lead-3"] });
  find(element, "[data-each]").click();
  await Promise.resolve();
  const corrected = record(element, "correct");
  const [first] = findAll(element, "[data-lead-id]");
  await type(first, "Head of Planning");
  await type(find(element, "[data-all] c-contact-field"), "Buyer");
  await type(first, "");
  expect(corrected).toEqual([
    { leadIds: ["lead-1"], values: { Title: "Head of Planning" } },
    { leadIds: ["lead-2", "lead-3"], values: { Title: "Buyer" } },
    { leadIds: ["lead-1"], values: { Title: "" } },
  ]);
});

it("sends what is shown: a lead's value that was cleared is empty, one for all leaves each its own", async () => {
  const element = await show({ leadIds: ["lead-1", "lead-2"] });
  find(element, "[data-each]").click();
  await Promise.resolve();
  const corrected = record(element, "correct");
  const [first, second] = findAll(element, "[data-lead-id]");
  const forAll = find(element, "[data-all] c-contact-field");
  await type(first, "");
  await type(forAll, "Buyer");
  await type(forAll, "");
  expect([first.value, second.value]).toEqual(["", "Planner 2"]);
  expect(corrected).toEqual([
    { leadIds: ["lead-1"], values: { Title: "" } },
    { leadIds: ["lead-2"], values: { Title: "Buyer" } },
    { leadIds: ["lead-2"], values: { Title: undefined } },
  ]);
  const retried = record(element, "retry");
  retry(element);
  expect(retried).toEqual([{ cause: "cause-1", rows: [{ leadId: "lead-1", contact: { Title: "" } }] }]);
});

it("says what happened and what to do where no field is at fault", async () => {
  const element = await show({
    fields: [],
    problem: {
      code: "quota-exceeded",
      title: "Used up",
      detail: "None left.",
      action: "Wait.",
      whose: "admin",
    },
  });
  await expect(element).toBeAccessible();
  expect(find(element, "c-contact-field")).toBeNull();
  expect(find(element, "[data-retry]")).not.toBeNull();
});

it("leaves duplicates to be decided lead by lead", async () => {
  const element = await show({
    fields: [],
    problem: { ...failureCause.problem, code: "duplicate-detected" },
  });
  expect(find(element, "[data-retry]")).toBeNull();
});

it("names all fields that are at fault, and what the org says of each", async () => {
  const messages = ["Say whose planner this is.", "Not this host."];
  const fields = [field("Title"), field("Email", { type: "email" })];
  const problem = {
    ...failureCause.problem,
    fields: fields.map(({ name }, index) => ({ field: name, message: messages[index] })),
  };
  const element = await show({ fields, problem });
  expect(find(element, "h4").textContent).toContain(fields.map(({ label }) => label).join(", "));
  expect(find(element, "h4 + p").textContent).toBe(messages.join(" "));
});

it("asks each lead for an email address of its own, and none for all", async () => {
  const rows = failureCause.rows.map((row) => ({ ...row, contact: {} }));
  const element = await show({ fields: [field("Email", { type: "email" })], rows });
  expect([find(element, "[data-all]"), find(element, "[data-each]")]).toEqual([null, null]);
  expect(findAll(element, "[data-lead-id]")).toHaveLength(rows.length);
  await expect(element).toBeAccessible();
});
