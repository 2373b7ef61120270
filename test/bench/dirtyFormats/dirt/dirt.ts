import type { Random } from "../../foreignAccounts/random.ts";
import type { Draft, Sign } from "../draft.ts";

/** One habit that damages a row. */
export interface Dirt {
  name: string;
  /** Whose rows have it. Both where it is left out. */
  side?: Draft["side"];
  weight: number;
  /** What cannot be read any more. */
  hides?: readonly Sign[];
  /** False where it would change nothing. */
  fits?: (draft: Draft) => boolean;
  apply: (draft: Draft, random: Random) => Partial<Draft>;
}
