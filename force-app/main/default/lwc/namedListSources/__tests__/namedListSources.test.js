import NamedListSources from "c/namedListSources";
import { find, fire, record, render, settle } from "lwc-test/render";

const leadLists = [
  { id: "l1", name: "Fair" },
  { id: "l2", name: "Webinar" },
];
const leadSources = [{ value: "Web", label: "Web" }];
const show = (properties) =>
  render("c-named-list-sources", NamedListSources, { leadLists, leadSources, lists: {}, ...properties });

it("adds a list that has no Lead Source of its own yet", async () => {
  const element = await show({ lists: { l1: "Web" } });
  const changes = record(element, "listschange");
  expect(find(element, "[data-add]").options).toEqual([{ value: "l2", label: "Webinar" }]);
  await fire(find(element, "[data-add]"), "change", { value: "l2" });
  expect(changes).toEqual([{ lists: { l1: "Web", l2: "Web" } }]);
  await expect(element).toBeAccessible();
});

it("changes and removes one, and leaves the others", async () => {
  const element = await show({ lists: { l1: "Web", l2: "Web" } });
  const changes = record(element, "listschange");
  await fire(find(element, '[data-list="l2"]'), "change", { value: "Other" });
  find(element, '[data-remove="l1"]').click();
  await settle();
  expect(changes).toEqual([{ lists: { l1: "Web", l2: "Other" } }, { lists: { l2: "Web" } }]);
});

it("keeps a list that the admin cannot see, and a value that the org has deactivated", async () => {
  const element = await show({ lists: { hidden: "Gone" } });
  expect(find(element, '[data-list="hidden"]').label).toBe("hidden");
  expect(find(element, '[data-list="hidden"]').options[0].value).toBe("Gone");
});

it("says that there is no further list", async () => {
  const element = await show({ leadLists: [] });
  expect(element.shadowRoot.textContent).toContain("NoMoreLists");
  await expect(element).toBeAccessible();
});
