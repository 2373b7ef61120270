import type { Identity } from "./identifyAccount.ts";
import type { ComparedName } from "./namesOfCompany.ts";

/** An account and the parts of its name, to be ranked for many leads. */
export interface PreparedAccount<Account> {
  account: Account;
  /** Empty where it has none. */
  id: string;
  parentId: string;
  names: ComparedName[];
  /** The names with what marks it as a test, for leads whose company is called so. */
  markedNames: ComparedName[] | null;
  domains: string[];
  country: string | null;
  /** Its last activity, in days since 1970; 0 where there is none. */
  activeOn: number;
}

/** An account that may be the lead's, and all that decides its place. */
export interface Contender<Account> {
  prepared: PreparedAccount<Account>;
  identity: Identity;
  isTest: boolean;
  sharesDomain: boolean;
  /** Both have a domain, and they are called otherwise. */
  otherDomain: boolean;
  isVerbatim: boolean;
}
