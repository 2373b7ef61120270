import type { Creation } from "../database/schema/contacts.ts";

/** Whether a creation still needs what was typed for it. */
export const keepsWords = ({ state, checkAt }: Pick<Creation, "state" | "checkAt">): boolean =>
  state !== "failed" || checkAt !== null;
