import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import SettingsForm from "c/settingsForm";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";

jest.mock(
  "@salesforce/apex/CrosswalkSettings.getSettings",
  () => {
    const { createApexTestWireAdapter } = require("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);
jest.mock("@salesforce/label/c.Crosswalk_Text_FieldRange", () => ({ default: "{0}: {1} to {2}" }), {
  virtual: true,
});

const settings = {
  createContacts: false,
  leadSource: { default: "Web" },
  allowanceCeilingPercent: 80,
  monthlyQuota: 500,
  quotaOverrides: [],
  fieldMapping: [{ object: "Contact", field: null, source: "profileUrl", value: null }],
  retentionDays: null,
  decidedAt: "2026-11-20T10:00:00Z",
};
const options = {
  leadSources: [{ value: "Web", label: "Web" }],
  roles: [],
  mapping: {
    sources: [{ value: "profileUrl", label: "Profile" }],
    fields: [{ value: "Url__c", label: "Url", sources: ["profileUrl"] }],
  },
  form: [
    {
      setting: "createContacts",
      label: "Create Contacts",
      help: null,
      input: { type: "toggle" },
    },
    {
      setting: "allowanceCeilingPercent",
      label: "API Limit",
      help: "Batches stop there.",
      input: { type: "number", min: 1, max: 100, required: true },
    },
    {
      setting: "retentionDays",
      label: "Retention",
      help: null,
      input: { type: "number", min: 1, max: 3650, required: false },
    },
  ],
};
const answers = {
  "GET /v1/lead-lists": { items: [{ id: "l1", name: "Fair" }], nextCursor: null },
  "GET /v1/settings": settings,
  "GET /v1/settings/options": options,
  "GET /v1/settings/quota-owners": { users: [{ id: "005A", name: "Rita Rep" }], permissionSets: [] },
  "PUT /v1/settings": stored,
};
/** What the connector answers: settings that are left out stay as they are. */
function stored({ body }) {
  return { ...settings, ...body, leadSource: { ...settings.leadSource, ...body.leadSource } };
}
const show = (userId = "005A", tab = "settings") => render("c-settings-form", SettingsForm, { userId, tab });
const source = (element) => find(element, "[data-lead-source]");
const exceptions = (element) => find(element, "c-lead-source-exceptions");

async function save(element) {
  // Base components are stubs here: what they check themselves is theirs.
  findAll(element, "[data-number], c-quota-overrides").forEach((input) => {
    input.reportValidity = () => true;
  });
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
}

const saved = (requests) => requests.findLast(({ method }) => method === "PUT")?.body;

afterEach(() => {
  [...document.body.children].forEach((element) => element.remove());
  sessionStorage.clear();
});

/** Whether the browser would ask before it closes or reloads the page. */
function asksToStay() {
  const event = new CustomEvent("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

it("saves what the admin has changed alone, so that what a colleague saved meanwhile stays", async () => {
  const requests = answerWith(answers);
  const element = await show();
  const toasts = record(element, "lightning__showtoast");
  await expect(element).toBeAccessible();
  await fire(find(element, "[data-switch]"), "change", { checked: true });
  await fire(source(element), "change", { value: "" });
  await save(element);
  expect(saved(requests)).toEqual({ createContacts: true, leadSource: { default: null } });
  expect(toasts).toHaveLength(1);
  expect([find(element, "[data-switch]").checked, source(element).value]).toEqual([true, ""]);
  await fire(find(element, '[data-number="retentionDays"]'), "change", { value: "30" });
  await save(element);
  expect(saved(requests)).toEqual({ retentionDays: 30 });
});

it("says after saving what the saved value will do", async () => {
  const text = "From tomorrow on, 3 leads are deleted.";
  let isSaved = false;
  const told = {
    ...options.form.find(({ setting }) => setting === "retentionDays"),
    help: text,
  };
  answerWith({
    ...answers,
    "GET /v1/settings/options": () => (isSaved ? { ...options, form: [told] } : options),
    "PUT /v1/settings": ({ body }) => {
      isSaved = true;
      return stored({ body });
    },
  });
  const element = await show();
  await fire(find(element, '[data-number="retentionDays"]'), "change", { value: "1" });
  await save(element);
  await settle();
  expect(find(element, '[data-number="retentionDays"]').fieldLevelHelp).toBe(text);
});

it("shows a setting that it does not know as the connector describes it", async () => {
  const added = {
    setting: "ofTomorrow",
    label: "Of Tomorrow",
    help: null,
    input: { type: "toggle" },
  };
  answerWith({
    ...answers,
    "GET /v1/settings": { ...settings, ofTomorrow: false },
    "GET /v1/settings/options": { ...options, form: [...options.form, added] },
  });
  const element = await show();
  const toggle = find(element, "[data-switch=ofTomorrow]");
  expect([toggle.label, toggle.checked]).toEqual(["Of Tomorrow", false]);
});

it("flags a Lead Source that the org has deactivated, and keeps it visible", async () => {
  answerWith({ ...answers, "GET /v1/settings": { ...settings, leadSource: { default: "Gone" } } });
  const element = await show();
  expect(source(element).options.map(({ value }) => value)).toEqual(["", "Gone", "Web"]);
  expect(element.shadowRoot.textContent).toContain("Settings_Inactive");
});

it("keeps the choices when they were not accepted", async () => {
  answerWith({ ...answers, "PUT /v1/settings": problem(409, "lead-source-missing") });
  const element = await show();
  await fire(find(element, "[data-switch]"), "change", { checked: true });
  await save(element);
  expect(find(element, "c-error-panel").problem.code).toBe("lead-source-missing");
  expect(find(element, "[data-switch]").checked).toBe(true);
  await expect(element).toBeAccessible();
});

describe("a refused Save", () => {
  const refusedFor = (...fields) =>
    problem(400, "request-invalid", { fields: fields.map((field) => ({ field, message: "No." })) });

  it.each([
    ["leadSource.default", "[data-lead-source]", "settings"],
    ["createContacts", '[data-switch="createContacts"]', "settings"],
    ["retentionDays", '[data-number="retentionDays"]', "settings"],
    ["quotaOverrides.0.name", "c-quota-overrides", "users"],
    ["leadSource.lists.l1", "c-lead-source-exceptions", "advanced"],
    ["fieldMapping.0.field", "c-field-mapping", "advanced"],
  ])("has the focus at the first field it is refused for: %s", async (field, place, tab) => {
    answerWith({ ...answers, "PUT /v1/settings": refusedFor("somethingElse", field, "retentionDays") });
    const element = await show("005A", tab);
    const focused = jest.spyOn(find(element, place), "focus");
    await save(element);
    expect(focused).toHaveBeenCalledTimes(1);
    expect(find(element, "c-error-panel")).not.toBeNull();
  });
});

it("fills in what the package suggests while nothing is decided, and saves nothing by itself", async () => {
  const undecided = { ...settings, decidedAt: null, leadSource: { default: null } };
  const requests = answerWith({ ...answers, "GET /v1/settings": undecided });
  const element = await show();
  getSettings.emit({ suggestedLeadSource: "Web", suggestedCreateContacts: true });
  await settle();
  expect(source(element).value).toBe("Web");
  expect(find(element, "[data-switch]").checked).toBe(true);
  expect(find(element, "[data-unsaved]")).not.toBeNull();
  expect(requests.map(({ method }) => method)).not.toContain("PUT");
});

it("saves a choice, and none as null", async () => {
  const [first] = options.form;
  const types = [
    { value: "", label: "Own" },
    { value: "012A", label: "Partner" },
  ];
  const choice = { ...first, setting: "contactRecordType", input: { type: "choice", options: types } };
  const requests = answerWith({ ...answers, "GET /v1/settings/options": { ...options, form: [choice] } });
  const element = await show();
  const field = find(element, '[data-choice="contactRecordType"]');
  expect(field.value).toBe("");
  await fire(field, "change", { value: "012A" });
  await save(element);
  expect(saved(requests)).toEqual({ contactRecordType: "012A" });
});

it("saves a field of the mapping", async () => {
  const requests = answerWith(answers);
  const element = await show("005A", "advanced");
  const [line] = settings.fieldMapping;
  const mapping = [{ ...line, field: "Url__c" }];
  await fire(find(element, "c-field-mapping"), "mappingchange", { mapping });
  await save(element);
  expect(saved(requests)).toEqual({ fieldMapping: mapping });
});

it("keeps leads for ever where no days are given", async () => {
  const requests = answerWith({ ...answers, "GET /v1/settings": { ...settings, retentionDays: 30 } });
  const element = await show();
  await fire(find(element, '[data-number="retentionDays"]'), "change", { value: "" });
  await save(element);
  expect(saved(requests).retentionDays).toBeNull();
});

it("maps a single list to a Lead Source of its own", async () => {
  const requests = answerWith(answers);
  const element = await show("005A", "advanced");
  await fire(exceptions(element), "exceptionschange", { changes: { lists: { l1: "Web" } } });
  await save(element);
  expect(saved(requests)).toEqual({ leadSource: { lists: { l1: "Web" } } });
});

it("saves limits of users and permission sets, and not while a line has none", async () => {
  const requests = answerWith(answers);
  const element = await show("005A", "users");
  const overrides = find(element, "c-quota-overrides");
  expect(overrides.monthlyQuota).toBe(500);
  expect(overrides.owners.users).toEqual([{ id: "005A", name: "Rita Rep" }]);
  const ofRita = { for: "user", name: "005A", monthlyQuota: 50 };
  await fire(overrides, "overrideschange", { overrides: [ofRita] });
  overrides.reportValidity = () => false;
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
  expect(requests.some(({ method }) => method === "PUT")).toBe(false);
  await save(element);
  expect(requests.find(({ method }) => method === "PUT").body.quotaOverrides).toEqual([ofRita]);
});

it("warns of unsaved changes until they are saved, and not before there are any", async () => {
  answerWith(answers);
  const element = await show();
  expect([asksToStay(), find(element, "[data-unsaved]")]).toEqual([false, null]);
  await fire(find(element, "[data-switch]"), "change", { checked: true });
  expect(asksToStay()).toBe(true);
  expect(find(element, "[data-unsaved]")).not.toBeNull();
  await expect(element).toBeAccessible();
  await save(element);
  expect([asksToStay(), find(element, "[data-unsaved]")]).toEqual([false, null]);
});

it("brings back what was not saved, for the same user and tab alone, and asks nobody once the page is left", async () => {
  const requests = answerWith(answers);
  const element = await show();
  await fire(source(element), "change", { value: "" });
  element.remove();
  expect(asksToStay()).toBe(false);
  for (const other of [await show("005B"), await show("005A", "users")]) {
    expect(find(other, "[data-unsaved]")).toBeNull();
  }
  const again = await show();
  expect([source(again).value, find(again, "[data-unsaved]")]).toEqual(["", expect.anything()]);
  await save(again);
  expect(saved(requests)).toEqual({ leadSource: { default: null } });
  const last = await show();
  expect(find(last, "[data-unsaved]")).toBeNull();
});

it.each([
  ["settings", ["/v1/settings", "/v1/settings/options"]],
  ["users", ["/v1/settings", "/v1/settings/quota-owners"]],
  ["advanced", ["/v1/settings", "/v1/settings/options", "/v1/lead-lists"]],
])("loads what the tab %s needs", async (tab, paths) => {
  const requests = answerWith(answers);
  await show("005A", tab);
  expect(requests.map(({ path }) => path).sort()).toEqual([...paths].sort());
});

it("keeps what was not saved when the settings are read anew, with what a colleague has changed", async () => {
  let read = settings;
  answerWith({ ...answers, "GET /v1/settings": () => read });
  const element = await show();
  await fire(find(element, '[data-number="retentionDays"]'), "change", { value: "30" });
  read = { ...settings, allowanceCeilingPercent: 50 };
  await element.refresh();
  await settle();
  const values = ["retentionDays", "allowanceCeilingPercent"].map(
    (name) => find(element, `[data-number="${name}"]`).value,
  );
  expect(values).toEqual([30, 50]);
  expect(find(element, "[data-unsaved]")).not.toBeNull();
});

it("discards what was not saved where the admin says so", async () => {
  answerWith(answers);
  const element = await show();
  await fire(source(element), "change", { value: "" });
  find(element, "[data-discard]").click();
  await settle();
  expect([source(element).value, find(element, "[data-unsaved]")]).toEqual(["Web", null]);
  expect(asksToStay()).toBe(false);
  expect(element.shadowRoot.activeElement).toBe(find(element, "button[type=submit]"));
  const again = await show();
  expect(source(again).value).toBe("Web");
});
