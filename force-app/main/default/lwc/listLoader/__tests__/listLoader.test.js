import { ListLoader } from "c/listLoader";

const first = { items: ["a"], nextCursor: "next" };
const second = { items: ["b"], nextCursor: null };

function loaderOf(readPage) {
  const states = [];
  const loader = new ListLoader(readPage, (state) => states.push(state));
  return { loader, states };
}

it("loads the first page and then the next behind it", async () => {
  const { loader, states } = loaderOf(async (cursor) => (cursor === "next" ? second : first));
  expect(loader.state).toMatchObject({ isLoading: true, isEmpty: false, hasItems: false });
  await loader.load();
  expect(loader.state).toMatchObject({ items: ["a"], nextCursor: "next", isLoading: false, hasItems: true });
  const more = loader.loadMore();
  expect(states.at(-1).isLoadingMore).toBe(true);
  await more;
  expect(loader.state).toMatchObject({ items: ["a", "b"], nextCursor: null, isLoadingMore: false });
});

it("says that a list has no items", async () => {
  const { loader } = loaderOf(async () => ({ items: [] }));
  await loader.load();
  expect(loader.state).toMatchObject({ isEmpty: true, hasItems: false, nextCursor: null });
});

it("keeps the items while they are loaded again, and removes them for a new list", async () => {
  const { loader, states } = loaderOf(async () => first);
  await loader.load();
  const again = loader.load();
  expect(states.at(-1)).toMatchObject({ items: ["a"], isLoading: false });
  await again;
  const another = loader.load({ isNew: true });
  expect(states.at(-1)).toMatchObject({ items: null, nextCursor: null, isLoading: true });
  await another;
  expect(loader.state.items).toEqual(["a"]);
});

it("keeps the items when a request fails, and tells the problem until the next answer", async () => {
  let answer = async () => first;
  const { loader, states } = loaderOf((cursor) => answer(cursor));
  await loader.load();
  answer = async () => {
    throw new Error("lost");
  };
  await loader.loadMore();
  expect(loader.state).toMatchObject({ items: ["a"], isLoadingMore: false });
  expect(loader.state.problem).not.toBeNull();
  answer = async () => second;
  const again = loader.load();
  expect(states.at(-1).problem).not.toBeNull();
  await again;
  expect(loader.state).toMatchObject({ items: ["b"], problem: null });
});
