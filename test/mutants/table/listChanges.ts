import { mutantsOf } from "../mutant.ts";

const names = "connector/matching/changes/hasLeft.test.ts";
const lists = "test/connector/listChanges.test.ts";

export const listChangesMutants = mutantsOf("what changed", [
  {
    id: "C01",
    breaks: "Who stayed at a company whose name is in another language now is told as gone.",
    file: "connector/matching/changes/hasLeft.ts",
    from: "sayTheSame(one.core, other.core) || ",
    to: "",
    tests: [{ file: names, name: "is no other one" }],
  },
  {
    id: "C02",
    breaks: "Who stayed at a company that was renamed is told as gone.",
    file: "connector/matching/changes/hasLeft.ts",
    from: " || areOfOneHouse(one, other)) return false;",
    to: ") return false;",
    tests: [{ file: names, name: "is no other one" }],
  },
  {
    id: "C03",
    breaks: "Who went from one bank to another is not told, as both are called so.",
    file: "connector/matching/changes/hasLeft.ts",
    from: "return !isAll && shared.every(isCommonWord);",
    to: "return isAll && shared.every(isCommonWord);",
    tests: [{ file: names, name: "somebody who was at" }],
  },
  {
    id: "C04",
    breaks: "A company that got another name has lost everybody.",
    file: "connector/leads/changes/findChanges.ts",
    from: "(kept.has(before) ? [] : most)",
    to: "(kept.has(before) ? most : [])",
    tests: [{ file: lists, name: "takes a company that all went to for the new name of theirs" }],
  },
  {
    id: "C07",
    breaks: "A part of an older list tells all others of it as gone.",
    file: "connector/leads/changes/findChanges.ts",
    from: "gone: cameAgain ? before.filter((id) => !nowIds.has(id)) : [],",
    to: "gone: before.filter((id) => !nowIds.has(id)),",
    tests: [{ file: lists, name: "tells no leads gone that most of the older list misses" }],
  },
]);
