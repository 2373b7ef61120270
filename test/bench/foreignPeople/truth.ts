import type { TwinKind } from "./neighbours/twins.ts";

/** Which contact a lead is. */
export interface LeadTruth {
  /** Null where nobody in the CRM is this person. */
  contactId: string | null;
  /** What makes the pair hard; of a lead that is not in the CRM, what makes it look as if it were. */
  classes: string[];
  /** Contacts that are like the lead and are somebody else. */
  twins: { contactId: string; kind: TwinKind }[];
}
