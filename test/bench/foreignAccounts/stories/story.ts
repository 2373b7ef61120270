import type { AccountBook } from "../accounts/accountBook.ts";
import type { FirmMaker } from "../firms/firmMaker.ts";
import type { LeadBook } from "../leads/leadBook.ts";
import type { Random } from "../random.ts";

export interface World {
  random: Random;
  maker: FirmMaker;
  accounts: AccountBook;
  leads: LeadBook;
}

/** Puts accounts into the CRM, leads into the list, or both. */
export type Story = (world: World) => void;
