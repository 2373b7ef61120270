import LeadSourceExceptions from "c/leadSourceExceptions";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";

const leadLists = [
  { id: "l1", name: "Fair" },
  { id: "l2", name: "Webinar" },
];
const leadSources = [{ value: "Web", label: "Web" }];
const show = (mapping, properties) =>
  render("c-lead-source-exceptions", LeadSourceExceptions, {
    leadLists,
    leadSources,
    mapping,
    ...properties,
  });
const row = (element, key) => find(element, `[data-key="${key}"]`);

it("adds what has no Lead Source of its own yet", async () => {
  const element = await show({ leadPage: "Web", leadList: null, lists: { l1: "Web" } });
  const changes = record(element, "exceptionschange");
  expect(find(element, "[data-add]").options.map(({ value }) => value)).toEqual(["leadList", "l2"]);
  await fire(find(element, "[data-add]"), "change", { value: "l2" });
  await fire(find(element, "[data-add]"), "change", { value: "leadList" });
  expect(changes).toEqual([
    { changes: { lists: { l1: "Web", l2: "Web" } } },
    { changes: { leadList: "Web" } },
  ]);
  await expect(element).toBeAccessible();
});

it("changes and removes one, and leaves the others", async () => {
  const element = await show({ leadPage: "Web", lists: { l1: "Web", l2: "Web" } });
  const changes = record(element, "exceptionschange");
  await fire(row(element, "l2"), "change", { value: "Other" });
  find(element, '[data-remove="l1"]').click();
  find(element, '[data-remove="leadPage"]').click();
  await settle();
  expect(changes).toEqual([
    { changes: { lists: { l1: "Web", l2: "Other" } } },
    { changes: { lists: { l2: "Web" } } },
    { changes: { leadPage: null } },
  ]);
});

it("keeps a list that the admin cannot see, and a value that the org has deactivated", async () => {
  const element = await show({ lists: { hidden: "Gone" } });
  expect(row(element, "hidden").label).toBe("hidden");
  expect(row(element, "hidden").options[0].value).toBe("Gone");
});

it("has the focus at the one that a Save was refused for", async () => {
  const element = await show({ leadPage: "Web", leadList: "Web" });
  const [first, second] = findAll(element, "[data-key]").map((place) => jest.spyOn(place, "focus"));
  element.focus("leadList");
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
});
