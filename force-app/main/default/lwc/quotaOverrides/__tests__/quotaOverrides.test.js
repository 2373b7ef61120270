import QuotaOverrides from "c/quotaOverrides";
import { find, findAll, fire, record, render } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Quota_PermissionSet", () => ({ default: "Set" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Connection_User", () => ({ default: "User" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_FieldRange", () => ({ default: "{0}: {1} to {2}" }), {
  virtual: true,
});

const owners = {
  users: [{ id: "005A", name: "Rita Rep", username: "rita@practice.example" }],
  permissionSets: [{ name: "Senior_Sales", label: "Senior Sales" }],
};
const ofRita = { for: "user", name: "005A", monthlyQuota: 50 };
const ofGone = { for: "permissionSet", name: "Gone", monthlyQuota: 10 };
const show = (properties = {}) =>
  render("c-quota-overrides", QuotaOverrides, { owners, monthlyQuota: 300, ...properties });

it("shows a line for each quota, with the id where the owner is not known", async () => {
  const element = await show({ overrides: [ofRita, ofGone] });
  const shown = findAll(element, "[data-line]").map(({ label, value }) => [label, value]);
  expect(shown).toEqual([
    ["User: Rita Rep", 50],
    ["Set: Gone", 10],
  ]);
  await expect(element).toBeAccessible();
});

it("suggests users and permission sets without a line, and adds one with everybody's quota", async () => {
  const element = await show({ overrides: [ofRita] });
  const changes = record(element, "overrideschange");
  const add = find(element, "[data-add]");
  expect(add.options.map(({ label }) => label)).toEqual(["Set: Senior Sales"]);
  await fire(add, "change", { value: add.options[0].value });
  expect(changes).toEqual([
    { overrides: [ofRita, { for: "permissionSet", name: "Senior_Sales", monthlyQuota: 300 }] },
  ]);
});

it("changes and removes a line", async () => {
  const element = await show({ overrides: [ofRita, ofGone] });
  const changes = record(element, "overrideschange");
  await fire(findAll(element, "[data-line]")[1], "change", { value: "20" });
  await fire(findAll(element, "[data-line]")[0], "change", { value: "" });
  findAll(element, "[data-remove]")[0].click();
  expect(changes.map(({ overrides }) => overrides)).toEqual([
    [ofRita, { ...ofGone, monthlyQuota: 20 }],
    [{ ...ofRita, monthlyQuota: null }, ofGone],
    [ofGone],
  ]);
});
