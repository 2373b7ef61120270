import { RecordSearch } from "c/recordSearch";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A search whose answer comes when the test says so, whether it was aborted or not. */
function startSearch() {
  const states = [];
  let answer;
  const find = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const search = new RecordSearch(find, (state) => states.push(state));
  return {
    search,
    async answerWith(found) {
      answer(found);
      await Promise.resolve();
      await Promise.resolve();
    },
    last: () => states.at(-1),
  };
}

const nothing = { found: null, isSearching: false, problem: null };

describe("a search whose answer comes late", () => {
  it("shows nothing under a box that was emptied meanwhile", async () => {
    const { search, answerWith, last } = startSearch();
    search.type("nor");
    jest.runAllTimers();
    search.type("");

    await answerWith(["Northwind"]);

    expect(last()).toEqual(nothing);
  });

  it("shows nothing after it was stopped", async () => {
    const { search, answerWith, last } = startSearch();
    search.type("nor");
    jest.runAllTimers();
    search.stop();

    await answerWith(["Northwind"]);

    expect(last()).toEqual(nothing);
  });

  it("shows the answer where nobody has typed meanwhile", async () => {
    const { search, answerWith, last } = startSearch();
    search.type("nor");
    jest.runAllTimers();

    await answerWith(["Northwind"]);

    expect(last()).toEqual({ found: ["Northwind"], isSearching: false, problem: null });
  });
});
