import LookupPicker from "c/lookupPicker";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";

const path = "GET /v1/lookups/Region__c";
const north = { id: "a00000000000001AAA", name: "North" };
const south = { id: "a00000000000002AAA", name: "South" };
const show = (properties) =>
  render("c-lookup-picker", LookupPicker, { label: "Region", objectApiName: "Region__c", ...properties });
const typeahead = (element) => find(element, "c-record-picker", "c-typeahead");

async function search(element, q) {
  jest.useFakeTimers();
  await fire(typeahead(element), "search", { q });
  jest.advanceTimersByTime(250);
  await settle();
  jest.useRealTimers();
}

it("offers the first records before anything is typed, asked for once", async () => {
  const requests = answerWith({ [path]: { items: [north, south] } });
  const element = await show();
  await search(element, "");
  await search(element, "");
  expect(typeahead(element).options).toEqual([
    { id: north.id, label: "North" },
    { id: south.id, label: "South" },
  ]);
  expect(requests).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("gives the record that is chosen among those found, and null once it is cleared", async () => {
  const requests = answerWith({ [path]: { items: [south] } });
  const element = await show();
  const selected = record(element, "recordselect");
  await search(element, "sou");
  await fire(typeahead(element), "choose", { id: south.id });
  await fire(typeahead(element), "clear");
  expect(requests.map(({ query }) => query.q)).toEqual(["sou"]);
  expect(selected).toEqual([{ record: south }, { record: null }]);
});
