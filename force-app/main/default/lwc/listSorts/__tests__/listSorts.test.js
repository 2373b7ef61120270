import { keepSort, readSort } from "c/listSorts";

afterEach(() => localStorage.clear());

it("remembers the sort of a list for a user, and forgets it for the list's own order", () => {
  keepSort("005", "list-1", "name");
  keepSort("005", "list-2", "company");
  expect([readSort("005", "list-1"), readSort("005", "list-2")]).toEqual(["name", "company"]);
  expect(readSort("006", "list-1")).toBe("");
  keepSort("005", "list-1", "");
  expect(localStorage.getItem("crosswalk.sort.005")).toBe('[["list-2","company"]]');
});

it("forgets the lists that were sorted first, beyond a hundred", () => {
  for (let index = 0; index <= 100; index += 1) {
    keepSort("005", `list-${index}`, "name");
  }
  expect([readSort("005", "list-0"), readSort("005", "list-1")]).toEqual(["", "name"]);
});

it("has no sort where the storage holds nothing of use", () => {
  localStorage.setItem("crosswalk.sort.005", "{");
  expect(readSort("005", "list-1")).toBe("");
});
