import { readTable, wordsOf } from "../data/readTable.ts";
import { fullForms } from "./nicknames.ts";
import { variantNames } from "./nameVariants.ts";

const commonNames = (part: "given" | "family" | "spelling"): string[] =>
  readTable("common-names").flatMap(([of, name = ""]) => (of === part ? [name] : []));

/** Given names so common that one or more of a hundred have them somewhere. Folded. */
export const commonGivenNames: ReadonlySet<string> = new Set(commonNames("given"));

/** Family names so common that two people who share one need not be one. Folded. */
export const commonFamilyNames: ReadonlySet<string> = new Set(commonNames("family"));

/** Folded names that are no misspelling of another. */
export const knownGivenNames: ReadonlySet<string> = new Set([
  ...fullForms,
  ...variantNames,
  ...commonGivenNames,
]);
export const knownFamilyNames: ReadonlySet<string> = new Set([
  ...commonFamilyNames,
  ...commonNames("spelling").flatMap(wordsOf),
]);
