import { inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import type { BatchRow } from "../database/schema/batches.ts";
import { creations, type ContactValues } from "../database/schema/contacts.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { leadFacts } from "./leadFacts.ts";
import { createPersonWords, textsIn } from "./personWords.ts";
import { nameOfTwo, type Name } from "./splitName.ts";

/** Whether a value names one of the leads that go. */
export interface NameCheck {
  /** Has a full name, an address or a profile in it. */
  isSurely(value: unknown): boolean;
  /**
   * Has a first or last name in it, which may be a word of the language, a phone number, which may be the
   * company's, or an address that the lead's row has in a column about somebody else, or a form in a text.
   */
  isMaybe(value: unknown): boolean;
}

/** By what the leads have, and by what was typed for them: `rows` are theirs, not yet cleared. */
export async function createNameCheck(
  handle: DatabaseHandle,
  leadIds: string[],
  rows: readonly Pick<BatchRow, "contact">[],
): Promise<NameCheck> {
  const named = await handle.select().from(leads).where(inArray(leads.id, leadIds)).all();
  const profiles = await handle
    .select()
    .from(leadProfiles)
    .where(inArray(leadProfiles.leadId, leadIds))
    .all();
  const tries = await handle
    .select({ contact: creations.contact })
    .from(creations)
    .where(inArray(creations.leadId, leadIds))
    .all();
  const typed = [...rows, ...tries].map(({ contact }) => contact ?? {});
  const facts = named.map((lead) => leadFacts(lead, [lead.profileUrl ?? []].flat()));
  const typedTexts = typed.flatMap(textsIn);
  const own: Named = {
    names: [...facts.flatMap(({ names }) => names), ...typed.flatMap(namesTyped)],
    emails: [...facts.flatMap(({ emails }) => emails), ...typed.flatMap(({ Email }) => addressesIn(Email))],
    profileUrls: [...profiles.map(({ url }) => url), ...facts.flatMap(({ profileUrls }) => profileUrls)],
  };
  const words = createPersonWords(own);
  const further = createPersonWords({
    names: [],
    emails: [...facts.flatMap(({ further }) => further.emails), ...typedTexts.flatMap(emailsIn)],
    profileUrls: [...facts.flatMap(({ further }) => further.profileUrls), ...typedTexts.flatMap(profilesIn)],
  });
  const single = new Set(
    named
      .flatMap((lead) => [lead.firstName, lead.lastName])
      .map(foldWhole)
      .filter((name) => name.length > 1),
  );
  const phones = [...named.map(({ phone }) => phone), ...typed.flatMap(phonesTyped)].flatMap(numbersIn);
  const isSurely = (value: unknown) => words.areIn(value);
  return {
    isSurely,
    isMaybe(value) {
      if (isSurely(value) || further.areIn(value)) return true;
      const written = ` ${foldWhole(String(value))} `;
      if ([...single].some((name) => written.includes(` ${name} `))) return true;
      return numbersIn(value).some((number) => phones.some((phone) => isSameNumber(number, phone)));
    },
  };
}

const addressesIn = (value: unknown): string[] => (typeof value === "string" ? emailsIn(value) : []);

type Named = Parameters<typeof createPersonWords>[0];

const namesTyped = ({ FirstName: first, LastName: last }: ContactValues): Name[] =>
  typeof first === "string" && typeof last === "string" ? [nameOfTwo(first, last)] : [];

const phonesTyped = (values: ContactValues): unknown[] =>
  Object.keys(values).flatMap((field) => (/phone|mobile|fax/i.test(field) ? [values[field]] : []));

/** The phone numbers in a text, as digits without the zeros in front. */
function numbersIn(value: unknown): string[] {
  if (typeof value !== "string") return [];
  return (value.match(/\d[\d\s()./-]*/g) ?? [])
    .map((written) => written.replace(/\D/g, "").replace(/^0+/, ""))
    .filter((digits) => digits.length >= digitsMin);
}
const digitsMin = 7;

/** One may have the country's code, or the town's, and the other not. */
const isSameNumber = (one: string, other: string): boolean => one.endsWith(other) || other.endsWith(one);
