import ErasePerson from "c/erasePerson";
import { download } from "c/fileDownload";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { erasureCertificate, personFound } from "lwc-test/samples";

jest.mock("c/fileDownload", () => ({ download: jest.fn() }));
jest.mock("@salesforce/label/c.Crosswalk_Erased_Count", () => ({ default: "Erased: {0}" }), {
  virtual: true,
});

const countPath = "GET /v1/erased-people";
const liftPath = "POST /v1/erased-people/lift";
const findPath = "POST /v1/erasures/find";
const erasePath = "POST /v1/erasures";
const exportPath = "POST /v1/erasures/export";
const nobody = { leads: [], texts: [], isCut: false };

/** The page with these answers, and the bodies of what it sent, by path. */
async function show(answers = {}) {
  const requests = answerWith({ [countPath]: { count: 2 }, [findPath]: personFound, ...answers });
  const element = await render("c-erase-person", ErasePerson);
  const sent = (path) =>
    requests.filter((request) => `${request.method} ${request.path}` === path).map(({ body }) => body);
  return { element, requests, sent };
}

const field = (element, name) => find(element, `[data-field="${name}"]`);
const type = (element, name, value) => fire(field(element, name), "change", { value });

async function press(element, ...selectors) {
  find(element, ...selectors).click();
  await settle();
}

async function findBy(element, name, value) {
  await type(element, name, value);
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
}

async function tick(element, leadId, checked) {
  await fire(find(element, "c-erasure-leads", `[data-lead="${leadId}"]`), "change", { checked });
}

async function confirm(element) {
  await press(element, "c-erasure-review", "[data-ask]");
  await press(element, "c-erasure-review", "[data-erase]");
}

it("says how many people stay out, names nobody, and asks for who is meant", async () => {
  const { element } = await show();
  expect(find(element, "[data-count]").textContent).toBe("Erased: 2");
  expect(find(element, "[data-find]").disabled).toBe(true);
  expect(find(element, "[data-lift]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("says why it can't be used, and tries again", async () => {
  const { element } = await show({ [countPath]: problem(403, "not-admin") });
  expect(find(element, "c-error-panel").problem).toMatchObject({ code: "not-admin" });
  expect(find(element, "form")).toBeNull();
  answerWith({ [countPath]: { count: 0 } });
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-error-panel")).toBeNull();
  expect(find(element, "form")).not.toBeNull();
});

it("finds by what is typed, and ticks who is meant but no candidate", async () => {
  const { element, requests, sent } = await show();
  await findBy(element, "email", " ana@northwind.example ");
  expect(sent(findPath)).toEqual([{ email: "ana@northwind.example" }]);
  expect(requests.at(-1).headers).toMatchObject({ "Content-Type": "application/json" });
  expect(find(element, "c-erasure-leads").picked).toEqual(["lead-1"]);
  expect(find(element, "c-erasure-leads", "h3")).toBe(
    element.shadowRoot.activeElement.shadowRoot.activeElement,
  );
  await expect(element).toBeAccessible();
});

it("asks for texts by what is ticked, and anew when that changes", async () => {
  const { element, sent } = await show();
  await findBy(element, "email", "ana@northwind.example");
  await tick(element, "lead-2", true);
  await press(element, "[data-continue]");
  expect(sent(findPath)[1]).toEqual({
    email: "ana@northwind.example",
    leadIds: ["lead-1", "lead-2"],
    otherLeadIds: [],
  });
  expect(find(element, "c-erasure-review").leads).toEqual(personFound.leads);
  expect(find(element, "[data-continue]")).toBeNull();
  await tick(element, "lead-1", false);
  expect(find(element, "c-erasure-review")).toBeNull();
  expect(find(element, "[data-continue]")).not.toBeNull();
});

it("shows no texts of others where nobody found is the person", async () => {
  const { element, sent } = await show();
  await findBy(element, "email", "ana@northwind.example");
  await tick(element, "lead-1", false);
  await press(element, "[data-continue]");
  expect(sent(findPath)).toHaveLength(1);
  expect(find(element, "c-erasure-review").review.texts).toEqual([]);
});

it("forgets what was found by other words", async () => {
  const { element } = await show();
  await findBy(element, "email", "ana@northwind.example");
  await press(element, "[data-continue]");
  await type(element, "email", "ina@northwind.example");
  expect(find(element, "c-erasure-leads")).toBeNull();
  expect(find(element, "c-erasure-review")).toBeNull();
});

it("erases what is ticked once that is confirmed, and shows the certificate", async () => {
  const { element, sent } = await show({ [erasePath]: erasureCertificate });
  const fired = record(element, "erasedchange");
  await findBy(element, "profileUrl", "linkedin.com/in/ana");
  await press(element, "[data-continue]");
  await fire(find(element, "c-erasure-review", "[data-blank]"), "change", { checked: true });
  await press(element, "c-erasure-review", "[data-ask]");
  expect(sent(erasePath)).toEqual([]);
  await press(element, "c-erasure-review", "[data-erase]");
  expect(sent(erasePath)).toEqual([
    { profileUrl: "linkedin.com/in/ana", leadIds: ["lead-1"], otherLeadIds: ["lead-2"], blanksTexts: true },
  ]);
  expect(find(element, "c-erasure-certificate").certificate).toEqual(erasureCertificate);
  expect(find(element, "c-erasure-leads")).toBeNull();
  expect(findAll(element, "[data-field]").map(({ value }) => value)).toEqual(["", "", "", ""]);
  expect(sent(countPath)).toHaveLength(2);
  expect(fired).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("keeps somebody out of imports of whom nothing is kept", async () => {
  const { element, sent } = await show({ [findPath]: nobody, [erasePath]: erasureCertificate });
  await type(element, "company", "Northwind");
  await findBy(element, "name", "Ana Lindqvist");
  await press(element, "[data-continue]");
  await confirm(element);
  expect(sent(findPath)).toHaveLength(1);
  expect(sent(erasePath)).toEqual([
    { name: "Ana Lindqvist", company: "Northwind", leadIds: [], otherLeadIds: [], blanksTexts: false },
  ]);
});

it("offers what is kept as a file that names nobody", async () => {
  const { element, sent } = await show({ [exportPath]: { leads: ["Ana"] } });
  await findBy(element, "email", "ana@northwind.example");
  await press(element, "[data-continue]");
  await press(element, "c-erasure-review", "[data-export]");
  expect(sent(exportPath)).toEqual([
    { email: "ana@northwind.example", leadIds: ["lead-1"], otherLeadIds: ["lead-2"] },
  ]);
  expect(download).toHaveBeenCalledWith(
    "c.Crosswalk_Erasure_ExportFile.json",
    '{\n  "leads": [\n    "Ana"\n  ]\n}',
  );
});

it("says at a field why it is refused, until that changes", async () => {
  const fields = [{ field: "company", message: "Enter a company." }];
  const { element } = await show({ [findPath]: problem(422, "request-invalid", { fields }) });
  const input = field(element, "company");
  input.setCustomValidity = jest.fn();
  input.focus = jest.fn();
  await findBy(element, "name", "Ana Lindqvist");
  expect(input.setCustomValidity).toHaveBeenLastCalledWith("Enter a company.");
  expect(input.focus).toHaveBeenCalledTimes(1);
  expect(find(element, "c-error-panel").problem).toMatchObject({ code: "request-invalid" });
  await fire(find(element, "c-error-panel"), "fieldselect", { field: "company" });
  expect(input.focus).toHaveBeenCalledTimes(2);
  await type(element, "company", "Northwind");
  expect(input.setCustomValidity).toHaveBeenLastCalledWith("");
});

it("keeps what is ticked where erasing fails", async () => {
  const { element } = await show({ [erasePath]: problem(503, "salesforce-unavailable") });
  await findBy(element, "email", "ana@northwind.example");
  await press(element, "[data-continue]");
  await confirm(element);
  expect(find(element, "c-error-panel").problem).toMatchObject({ code: "salesforce-unavailable" });
  expect(find(element, "c-erasure-leads").picked).toEqual(["lead-1"]);
  expect(find(element, "c-erasure-certificate")).toBeNull();
  await expect(element).toBeAccessible();
});

it("lets a person in again", async () => {
  const { element, sent, requests } = await show({ [liftPath]: { lifted: 1, count: 1 } });
  const fired = record(element, "erasedchange");
  const announced = record(element, "announce");
  await type(element, "email", " ana@northwind.example");
  await press(element, "[data-lift]");
  expect(sent(liftPath)).toEqual([{ email: "ana@northwind.example" }]);
  expect(requests.at(-1).headers).toMatchObject({ "Content-Type": "application/json" });
  expect(find(element, "[data-count]").textContent).toBe("Erased: 1");
  expect(announced).toEqual([{ text: "c.Crosswalk_Erased_Lifted" }]);
  expect(field(element, "email").value).toBe("");
  expect(fired).toHaveLength(1);
});

it("says that nobody on the list is the one, and keeps what was typed", async () => {
  const { element } = await show({ [liftPath]: { lifted: 0, count: 2 } });
  await type(element, "profileUrl", "linkedin.com/in/mira");
  await press(element, "[data-lift]");
  expect(find(element, "[data-message]").textContent).toBe("c.Crosswalk_Erased_NotFound");
  expect(field(element, "profileUrl").value).toBe("linkedin.com/in/mira");
});

it("keeps nothing of the person in the browser, in addresses or in the console", async () => {
  const logged = ["log", "info", "warn", "error", "debug"].map((level) => jest.spyOn(console, level));
  const { element, requests } = await show({ [exportPath]: {} });
  await findBy(element, "email", "ana@northwind.example");
  await press(element, "[data-continue]");
  await press(element, "c-erasure-review", "[data-export]");
  expect(requests.every(({ path, query }) => !`${path}${JSON.stringify(query)}`.includes("ana"))).toBe(true);
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.location.href])).not.toContain(
    "ana@",
  );
  logged.forEach((spy) => expect(spy).not.toHaveBeenCalled());
});
