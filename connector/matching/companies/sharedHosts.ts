import { parse } from "tldts";
import { comparedText } from "../comparedText.ts";
import { readWords } from "../data/readTable.ts";
import { evenUmlauts } from "../foldText.ts";

const tableOf = readWords("sharedHosts");
const [sharedHosts, mailProviders, sharedParts] = [tableOf("host"), tableOf("mail"), tableOf("part")];

const isShared = (domain: string, hostname: string): boolean =>
  sharedHosts.has(domain) ||
  mailProviders.has(labelOf(domain)) ||
  [...sharedParts].some(
    (part) => `${hostname}.`.startsWith(`${part}.`) || `.${hostname}`.endsWith(`.${part}`),
  );

/** Whether a web address is of a site where anybody may have pages. */
export const isOnSharedHost = (address: string | null): boolean =>
  parse(comparedText(address ?? "")).domain !== null && companyDomain(address) === null;

/** The registered domain of a web or e-mail address, unless anybody may have pages or a mailbox there. */
export function companyDomain(address: string | null): string | null {
  if (!address) return null;
  const { domain, hostname, isPrivate } = parse(
    comparedText(address.slice(address.lastIndexOf("@") + 1).trim()),
    { allowPrivateDomains: true },
  );
  if (domain === null || hostname === null || isPrivate === true) return null;
  return isShared(domain, hostname) ? null : domain;
}

const addressAlone = /^(?:https?:\/\/)?[\p{L}\d-]{2,63}(?:\.[\p{L}\d-]{1,63}){1,4}(?:\/\S*)?$/iu;

/** The domain that a company is called by, as Booking.com is. Null for a name with a dot: St.Gallen, E.ON. */
export function domainInName(name: string): string | null {
  const written = name.trim();
  if (!written.includes(".") || !addressAlone.test(written)) return null;
  return parse(written).isIcann === true ? companyDomain(written) : null;
}

/** What a domain is called, whatever country it is of: `acme` in acme.co.uk. */
export const labelOf = (domain: string): string => domain.split(".")[0] ?? "";

/** The label as one word, in the spelling that the parts of a company's name have. */
export const webNameOf = (domain: string): string => evenUmlauts(labelOf(domain).replace(/-/g, ""));
