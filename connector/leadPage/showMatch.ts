import type { RequestContext } from "../context.ts";
import { fullName } from "../matching/names/fullName.ts";
import type { MatchLevel } from "../matching/person.ts";
import { showReasons, type Said, type Saying } from "../reasons/sentence.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";

/** A linked or suggested record of a lead, as the API shows it. */
export interface ShownMatch {
  /** Null for the record of a colleague's link that the caller may not see. */
  recordId: string | null;
  object: "Contact" | "Lead";
  name: string;
  title: string | null;
  company: string | null;
  accountId: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
  level: "linked" | MatchLevel;
  probability: number;
  reasons: string[];
  /** The reasons for translation. */
  said: Saying[];
  url: string | null;
}

/** Why a record is shown with a lead, and how likely it is the same person. */
export interface Why extends Pick<ShownMatch, "level" | "probability"> {
  reasons: Said[];
}

/** A record with the reasons for showing it. */
export function showMatch(
  ctx: RequestContext,
  record: CrmRecord,
  { level, probability, reasons }: Why,
): ShownMatch {
  const {
    id: recordId,
    object,
    title,
    company,
    accountId,
    email,
    phone,
    mobilePhone,
    city,
    country,
  } = record;
  return {
    recordId,
    object,
    name: fullName(record),
    title,
    company,
    accountId,
    email,
    phone: phone ?? mobilePhone,
    city,
    country,
    level,
    probability,
    ...showReasons(reasons),
    url: recordUrl(ctx.salesforce.instanceUrl, object, recordId),
  };
}
