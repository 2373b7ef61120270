import { keepSort, readSort } from "../keptSort";

afterEach(() => localStorage.clear());

it("remembers the sort of a list for a user, and forgets it for the list's own order", () => {
  keepSort("005", "list-1", "name");
  keepSort("005", "list-2", "company");
  expect([readSort("005", "list-1"), readSort("005", "list-2")]).toEqual(["name", "company"]);
  expect(readSort("006", "list-1")).toBe("");
  keepSort("005", "list-1", "");
  expect(localStorage.getItem("crosswalk.sort.005")).toBe('[["list-2","company"]]');
});
