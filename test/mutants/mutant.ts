/** What the product promises, as the mutants are sorted. */
export const promises = [
  "exactly once",
  "nothing saved",
  "undo",
  "quota",
  "both or neither",
  "idempotency",
  "refresh",
  "origin",
  "signature",
  "binding",
  "visibility of leads",
  "erasure",
  "bounds",
  "user text",
  "admins' rules",
  "what changed",
] as const;

type Kept = (typeof promises)[number];

/** Tests that must fail: those of a file whose names hold `name`. */
export interface NamedTest {
  file: string;
  name: string;
}

/** A small change that breaks a promise. */
export interface Mutant {
  /** Short and never used again for another. */
  id: string;
  promise: Kept;
  /** What then goes wrong, for somebody who does not know the code. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  /** Each must fail. */
  tests: readonly NamedTest[];
}

/** The mutants of one promise. */
export function mutantsOf(promise: Kept, mutants: readonly Omit<Mutant, "promise">[]): Mutant[] {
  return mutants.map((mutant) => ({ ...mutant, promise }));
}
