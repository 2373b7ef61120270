import { expect, test } from "vitest";
import { longId, readId, recordId } from "./ids.ts";

test("an id of 15 characters is completed with Salesforce's own suffix", () => {
  expect(longId("001RM000003oLnn")).toBe("001RM000003oLnnYAE");
  expect(longId("003RM0000068xV6")).toBe("003RM0000068xV6YAI");
  expect(readId("012000000000000")).toBe("012000000000000AAA");
});

test("an id of 18 characters whose case was lost is put right by its suffix", () => {
  expect(readId("001rm000003olnnyae")).toBe("001RM000003oLnnYAE");
  expect(readId("001RM000003OLNNYAE")).toBe("001RM000003oLnnYAE");
});

test("what is no id is not taken for one", () => {
  for (const written of [
    "",
    "001",
    "001RM000003oLnnYA",
    "001RM000003oLnnYAZ9",
    "001RM000003o-nnYAE",
    15,
    null,
  ]) {
    expect(readId(written)).toBeUndefined();
  }
});

test("record ids differ by case alone never within 18 characters", () => {
  const ids = Array.from({ length: 5000 }, (_, i) => recordId("003", "Pr", i).toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
});
