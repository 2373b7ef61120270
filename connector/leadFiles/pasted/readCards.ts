import { profilesIn } from "../../matching/canonicalProfileUrl.ts";
import { say } from "../../reasons/sentence.ts";
import type { LeadInput } from "../leadInput.ts";
import type { PastedPerson } from "./readPersonLine.ts";

/** A property of a card: `item1.TEL;TYPE=CELL:+47 …` is TEL, with the type `cell`. */
interface Property {
  name: string;
  /** By upper-case name, each value in lower case. Types without a name, as in version 2.1, are TYPE. */
  parameters: Map<string, string[]>;
  value: string;
}

const beginsCard = /^\s*BEGIN\s*:\s*VCARD\s*$/i;
const endsCard = /^\s*END\s*:\s*VCARD\s*$/i;

/** Whether a text has business cards (vCard). */
export const hasCards = (lines: readonly string[]): boolean => lines.some((line) => beginsCard.test(line));

/**
 * The people on business cards of vCard 2.1 (as Outlook and older phones write it), 3.0 (RFC 2426) and 4.0
 * (RFC 6350). No library that is kept up reads all three.
 */
export function* readCards(lines: readonly string[]): Generator<PastedPerson> {
  let begun: number | null = null;
  let depth = 0;
  let own: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (beginsCard.test(line)) {
      // A card may hold another one, that of an assistant, which is nobody's who was copied.
      if (depth === 0) [begun, own] = [index, []];
      depth += 1;
    } else if (endsCard.test(line) && depth > 0) {
      depth -= 1;
      if (depth === 0 && begun !== null) {
        yield personOf(own, begun + 1);
        begun = null;
      }
    } else if (depth === 1) own.push(line);
  }
  if (begun !== null) yield { line: begun + 1, text: firstTextOf(own), reason: say("pasted-card-open") };
}

function personOf(lines: string[], line: number): PastedPerson {
  const isOld = lines.some((each) => /^\s*VERSION\s*:\s*2/i.test(each));
  const properties = [...unfolded(lines, isOld)].flatMap((each) => propertyOf(each) ?? []);
  const input = inputOf(properties);
  const isNamed = Boolean(input.firstName ?? input.lastName ?? input.fullName);
  if (isNamed || input.email !== undefined || input.profileUrl !== undefined) return { line, input };
  return { line, text: firstTextOf(lines), reason: say("pasted-card-nameless") };
}

const firstTextOf = (lines: string[]): string =>
  lines.find((line) => line.trim() !== "" && !/^\s*(?:VERSION|PRODID)\s*:/i.test(line))?.trim() ?? "";

/**
 * Lines with what goes on in the next one: that begins with a space, which belongs to the text in version 2.1
 * alone. A quoted-printable text goes on behind a `=`.
 */
function* unfolded(lines: string[], isOld: boolean): Generator<string> {
  let held: string[] = [];
  let isQuotedPrintable = false;
  for (const line of lines) {
    const before = held.at(-1);
    if (before !== undefined && isQuotedPrintable && before.endsWith("=")) {
      held.splice(-1, 1, before.slice(0, -1), line);
    } else if (before !== undefined && /^[ \t]/.test(line)) held.push(isOld ? line : line.slice(1));
    else {
      if (before !== undefined) yield held.join("");
      held = [line];
      isQuotedPrintable = /^[^:]*;\s?(?:ENCODING\s?=\s?)?QUOTED-PRINTABLE\s?[;:]/i.test(line);
    }
  }
  if (held.length > 0) yield held.join("");
}

function propertyOf(line: string): Property | null {
  const colon = outsideQuotes(line, ":")[0];
  if (colon === undefined) return null;
  const [name = "", ...given] = splitOutsideQuotes(line.slice(0, colon), ";");
  const parameters = new Map<string, string[]>();
  for (const each of given) {
    const [key = "", text] = each.includes("=")
      ? [each.slice(0, each.indexOf("=")).trim().toUpperCase(), each.slice(each.indexOf("=") + 1)]
      : [bareKey(each), each];
    const values = text.split(",").map((value) => value.replaceAll('"', "").trim().toLowerCase());
    const known = parameters.get(key);
    if (known) known.push(...values);
    else parameters.set(key, values);
  }
  const encoding = parameters.get("ENCODING")?.[0];
  // A picture or a sound.
  if (encoding === "b" || encoding === "base64") return null;
  const raw = line.slice(colon + 1);
  const value = encoding === "quoted-printable" ? unquoted(raw, parameters.get("CHARSET")?.[0]) : raw;
  return { name: name.trim().replace(/^.*\./, "").toUpperCase(), parameters, value };
}

const bareKey = (text: string): string =>
  /^\s*(?:quoted-printable|base64|[78]bit)\s*$/i.test(text) ? "ENCODING" : "TYPE";

function outsideQuotes(text: string, sign: string): number[] {
  const found: number[] = [];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === sign && !isQuoted) found.push(at);
  }
  // A quote that is never closed quotes nothing.
  return isQuoted && found.length === 0 && text.includes(sign) ? [text.indexOf(sign)] : found;
}

function splitOutsideQuotes(text: string, sign: string): string[] {
  const ends = [...outsideQuotes(text, sign), text.length];
  return ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end));
}

/** A quoted-printable text (RFC 2045). Without a charset it is UTF-8, or Windows-1252 where it cannot be. */
function unquoted(text: string, charset = "utf-8"): string {
  const pieces = text.split(/(=[\da-f]{2})/i);
  const bytes = pieces.map((piece, index) =>
    index % 2 === 0 ? Buffer.from(piece) : Buffer.from(piece.slice(1), "hex"),
  );
  const whole = Buffer.concat(bytes);
  for (const label of [charset, "utf-8"]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(whole);
    } catch {
      // Not this one, or none that there is.
    }
  }
  return new TextDecoder("windows-1252").decode(whole);
}

function inputOf(properties: Property[]): LeadInput {
  const all = (name: string) => properties.filter((each) => each.name === name);
  const text = (name: string) => all(name).map(({ value }) => plain(value))[0];
  const [family = "", given = "", middle = ""] = partsOf(all("N")[0]?.value ?? "");
  const names = [given, middle].filter((part) => part !== "").join(" ");
  const fullName = text("FN");
  // The comma of a company is part of its name: no part of ORG has several values.
  const [company] = fieldsOf(all("ORG")[0]?.value ?? "").map((field) => plain(field).trim());
  const profiles = properties.flatMap(({ value }) => profilesIn(plain(value)));
  return present({
    ...(names !== "" && family !== "" ? { firstName: names, lastName: family } : {}),
    fullName: fullName ?? (names || family),
    title: text("TITLE") ?? text("ROLE"),
    company,
    location: placeOf(preferred(all("ADR"), ["work"])?.value),
    email: withoutScheme(preferred(all("EMAIL"), ["work", "internet"])?.value, /^mailto:/i),
    phone: withoutScheme(preferred(all("TEL").filter(isVoice), ["work", "cell"])?.value, /^tel:/i),
    profileUrl: profiles.find((url) => !url.includes("/sales/")),
    salesProfileUrl: profiles.find((url) => url.includes("/sales/")),
  });
}

function present(input: LeadInput): LeadInput {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined && value.trim() !== "");
  return Object.fromEntries(entries);
}

const typesOf = ({ parameters }: Property): string[] => parameters.get("TYPE") ?? [];
const isVoice = (property: Property): boolean =>
  !typesOf(property).some((type) => ["fax", "pager", "modem"].includes(type));

/** The one that its owner prefers, else the first of a wanted type, else the first. */
function preferred(properties: Property[], types: string[]): Property | undefined {
  const isPreferred = (each: Property) => each.parameters.has("PREF") || typesOf(each).includes("pref");
  return (
    properties.find(isPreferred) ??
    types
      .map((type) => properties.find((each) => typesOf(each).includes(type)))
      .find((each) => each !== undefined) ??
    properties[0]
  );
}

const withoutScheme = (value: string | undefined, scheme: RegExp): string | undefined =>
  value === undefined ? undefined : plain(value).trim().replace(scheme, "").split(";ext=")[0];

/** City, region and country of an address. */
function placeOf(address: string | undefined): string | undefined {
  const [, , , city, region, , country] = partsOf(address ?? "");
  return [city, region, country].filter((part) => part !== undefined && part !== "").join(", ");
}

/** The parts of a value of several, with a comma between several of one part. */
const partsOf = (value: string): string[] =>
  fieldsOf(value).map((part) => plain(part.replace(/(?<!\\),/g, " ")).trim());

const fieldsOf = (value: string): string[] => value.split(/(?<!\\);/);

/** A text without the signs that quote others in it. */
const plain = (value: string): string =>
  value.replace(/\\([nN,;:\\])/g, (_, sign: string) => (/n/i.test(sign) ? " " : sign));
