import { isSubmitKey } from "c/submitKey";

const press = { key: "Enter", altKey: true };

it("goes on by Alt+Enter", () => {
  expect(isSubmitKey(new KeyboardEvent("keydown", press))).toBe(true);
});

it.each([
  { key: "a" },
  { altKey: false },
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
  { repeat: true },
  { isComposing: true },
])("does not where a key means something else: %j", (change) => {
  expect(isSubmitKey(new KeyboardEvent("keydown", { ...press, ...change }))).toBe(false);
});
