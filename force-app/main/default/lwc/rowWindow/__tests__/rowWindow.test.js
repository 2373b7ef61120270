import { CHUNK_SIZE, RowWindow } from "c/rowWindow";
import { seeChunks } from "lwc-test/visibility";

const elementsOf = (count) =>
  Array.from({ length: count }, (_, chunk) => {
    const element = document.createElement("div");
    element.dataset.chunk = chunk;
    return element;
  });
const shown = (window, rows) =>
  window.chunks(rows).flatMap(({ number, isShown }) => (isShown ? [number] : []));

it("shows the start, then the chunks near the screen, and keeps the heights of the others", () => {
  const onChange = jest.fn();
  const window = new RowWindow(onChange);
  const elements = elementsOf(250);
  window.watch(elements);
  expect(shown(window, 10_000)).toEqual([0, 1]);
  seeChunks(elements, [0], 2_000);
  seeChunks(elements, [100, 101], 2_400);
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(shown(window, 10_000)).toEqual([0, 99, 100, 101, 102]);
  window.pin(200 * CHUNK_SIZE + 3);
  expect(shown(window, 10_000)).toEqual([99, 100, 101, 102, 200]);
  expect(window.chunks(10_000)[0].style).toBe("block-size: 2400px");
});

it("has a last chunk of what is left, and none for no rows", () => {
  const window = new RowWindow(() => {});
  expect(window.chunks(0)).toEqual([]);
  expect(window.chunks(CHUNK_SIZE + 1).at(-1)).toMatchObject({ from: CHUNK_SIZE, to: CHUNK_SIZE + 1 });
});
