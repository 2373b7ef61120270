/** What tells which of several accounts a rep would choose. All ids are of one length. */
interface AccountFacts {
  id: string;
  parentId: string | null;
  ownerId: string | null;
  /** Whether it is in a sales territory of who looks for it, as far as somebody has asked. */
  inTerritory: boolean;
  type: string | null;
  /** Where the company is, as ISO 3166-1 alpha-2. */
  countryIso: string | null;
  city: string | null;
  /** A state or region, by its name or code. */
  state: string | null;
  /** YYYY-MM-DD. */
  lastActivity: string | null;
  /** How many; null where it is not known. */
  openOpportunities: number | null;
  isPerson: boolean;
}

/** An account to be ranked. What is not known of it may be left out. */
export interface AccountCandidate extends Partial<AccountFacts> {
  name: string;
  website: string | null;
}

/** The company of a lead, and who looks for its account. */
export interface SoughtAccount {
  company: string | null;
  /** Web or e-mail address, or the domain of it. */
  domain: string | null;
  /** Of the lead, as ISO 3166-1 alpha-2. */
  country: string | null;
  /** Of the lead as it is written, which tells the city and state. */
  location?: string | null;
  /** The user's id. */
  rep: string | null;
}
