import CountryPicker from "c/countryPicker";
import { find, fire, render } from "lwc-test/render";

/** A picker whose value its holder sets, as the form does. */
async function show(properties) {
  const element = await render("c-country-picker", CountryPicker, { label: "Country", ...properties });
  element.addEventListener("countrychange", ({ detail }) => {
    element.value = detail.value;
  });
  return element;
}
const typeahead = (element) => find(element, "c-typeahead");
const names = (element) => typeahead(element).options.map(({ label }) => label);

async function type(element, q) {
  await fire(typeahead(element), "search", { q });
}

async function leave(element) {
  await fire(typeahead(element), "leave", {});
  return element.value;
}

it("offers all countries in the user's language, then those that begin as was typed", async () => {
  const element = await show();
  expect(names(element)).toEqual([]);
  await type(element, "");
  expect(names(element)).toHaveLength(250);
  expect(names(element)[0]).toBe("Afghanistan");
  await type(element, "germ");
  expect(names(element)).toEqual(["Germany"]);
  await type(element, "zeal");
  expect(names(element)).toEqual(["New Zealand"]);
  await expect(element).toBeAccessible();
});

it("is the country that was chosen", async () => {
  const element = await show();
  await fire(typeahead(element), "choose", { id: "Germany" });
  expect(typeahead(element).value).toEqual({ id: "Germany", label: "Germany" });
  await fire(typeahead(element), "clear");
  expect(element.value).toBe("");
});

it.each([
  ["Germ", "Germany"],
  ["germany ", "Germany"],
  ["DE", "Germany"],
  ["cote d’ivoire", "Côte d’Ivoire"],
  ["Atlantis", "Atlantis"],
  ["NI", "Nicaragua"],
  ["Nig", "Nig"],
  ["", ""],
])("makes of %j, once the focus is elsewhere, %j", async (typed, country) => {
  const element = await show();
  await type(element, typed);
  expect(await leave(element)).toBe(country || undefined);
});
