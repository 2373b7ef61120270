import type { Said } from "../../reasons/sentence.ts";
import type { LeadInput } from "../leadInput.ts";

/** What a text that somebody pasted says of a person. `line` is where that begins, from 1. */
export type PastedPerson =
  | {
      line: number;
      input: LeadInput;
      /** Whether the name was guessed from an address. */
      isNameGuessed?: boolean;
    }
  | { line: number; text: string; reason: Said };
