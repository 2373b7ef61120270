import FieldMapping from "c/fieldMapping";
import { find, fire, record, render, settle } from "lwc-test/render";

const choices = {
  sources: [
    { value: "profileUrl", label: "LinkedIn Profile Address" },
    { value: "constant", label: "Fixed Value" },
  ],
  fields: [
    { value: "Profile__c", label: "Profile", sources: ["profileUrl", "constant"] },
    { value: "Active__c", label: "Active", sources: ["constant"] },
  ],
};
const profile = { object: "Contact", field: null, source: "profileUrl", value: null };
const show = (mapping) => render("c-field-mapping", FieldMapping, { choices, mapping });
const names = ({ options }) => options.map(({ value }) => value);

it("offers each line the fields that can hold its value, and no other line's", async () => {
  const element = await show([profile, { ...profile, source: "constant" }]);
  expect(find(element, "[data-line]").label).toBe("LinkedIn Profile Address");
  expect(names(find(element, '[data-line="0"]'))).toEqual(["Profile__c"]);
  element.mapping = [
    { ...profile, field: "Profile__c" },
    { ...profile, source: "constant" },
  ];
  await settle();
  expect(names(find(element, '[data-line="1"]'))).toEqual(["Active__c"]);
  await expect(element).toBeAccessible();
});

it("adds, changes and removes a line, and leaves the others", async () => {
  const constant = { ...profile, source: "constant" };
  const element = await show([profile, constant]);
  const changes = record(element, "mappingchange");
  await fire(find(element, '[data-line="0"]'), "change", { value: "Profile__c" });
  await fire(find(element, "[data-value]"), "change", { value: "Gold" });
  await fire(find(element, "[data-add]"), "change", { value: "profileUrl" });
  find(element, '[data-remove="0"]').click();
  await settle();
  expect(changes.map(({ mapping }) => mapping)).toEqual([
    [{ ...profile, field: "Profile__c" }, constant],
    [profile, { ...constant, value: "Gold" }],
    [profile, constant, profile],
    [constant],
  ]);
});

it("keeps a field that the org has no more", async () => {
  const element = await show([{ ...profile, field: "Gone__c" }]);
  expect(names(find(element, "[data-line]"))[0]).toBe("Gone__c");
});
