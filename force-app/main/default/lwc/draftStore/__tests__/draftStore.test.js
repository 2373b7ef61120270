import { forgetTyped, keepTyped, readTyped } from "c/draftStore";

it("gives back what was typed, to the same user and for the same lead only", () => {
  keepTyped("005a", "lead", { values: { Title: "CTO" } });
  expect(readTyped("005a", "lead")).toEqual({ values: { Title: "CTO" } });
  expect(readTyped("005b", "lead")).toBeNull();
  forgetTyped("005a", "lead");
  expect(readTyped("005a", "lead")).toBeNull();
});
