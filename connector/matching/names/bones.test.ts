import { describe, expect, it } from "vitest";
import { bonesOf } from "./bones.ts";

describe("the bones of a name", () => {
  it.each([
    ["soliman", "sulaiman"],
    ["shchukin", "schukin"],
    ["tchaikovsky", "chaykovski"],
    ["cicek", "chichek"],
    ["hadzic", "hajic"],
    ["alexander", "aleksander"],
    ["matthew", "mateo"],
    ["philippa", "filipa"],
    ["abd el rahman", "abdelrahman"],
    ["ouie", "aya"],
  ])("are the same for %s and %s", (one, other) => {
    expect(bonesOf(one)).toBe(bonesOf(other));
  });

  it("have one letter for doubled ones and for those that come together", () => {
    expect(bonesOf("hannah")).toBe("n");
    expect(bonesOf("papa")).toBe("P");
  });
});
