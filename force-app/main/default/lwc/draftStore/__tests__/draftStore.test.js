import { forgetTyped, forgetUser, keepReview, keepTyped, readReview, readTyped } from "c/draftStore";

it("gives back what was typed, to the same user and for the same lead only", () => {
  keepTyped("005a", "lead", { values: { Title: "CTO" } });
  expect(readTyped("005a", "lead")).toEqual({ values: { Title: "CTO" } });
  expect(readTyped("005b", "lead")).toBeNull();
  forgetTyped("005a", "lead");
  expect(readTyped("005a", "lead")).toBeNull();
});

it("forgets all of one user's drafts, and nobody else's", () => {
  keepTyped("005a", "lead", { values: { Title: "CTO" } });
  keepReview("005a", "list", { leadIds: ["lead"], choices: {} });
  keepTyped("005b", "lead", { values: { Title: "CEO" } });
  forgetUser("005a");
  expect(readTyped("005a", "lead")).toBeNull();
  expect(readReview("005a", "list")).toBeNull();
  expect(readTyped("005b", "lead")).toEqual({ values: { Title: "CEO" } });
});
