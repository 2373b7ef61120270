import type { FamilyLevel } from "./compareFamily.ts";
import type { GivenLevel } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";

/** How one part of two names in two alphabets compares. */
export type ReadPart = "variant" | "unread" | "blank";

/** What compares the parts of two names, and turns a name round. */
export interface PartComparers<Name extends NormalizedName> {
  given(one: Name, other: Name): GivenLevel;
  family(one: Name, other: Name): FamilyLevel;
  givenAcross(one: Name, other: Name): ReadPart;
  familyAcross(one: Name, other: Name): ReadPart;
  turned(name: Name): Name;
}
