const suffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * The 18-character form of a record id; null for a text that is no id. The last three characters encode which
 * of the fifteen are upper case, five for each.
 */
export function toId18(text: string): string | null {
  if (!/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(text)) return null;
  const id = text.slice(0, 15);
  let suffix = "";
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let bits = 0;
    for (let position = 0; position < 5; position += 1) {
      if (/[A-Z]/.test(id.charAt(chunk * 5 + position))) bits |= 1 << position;
    }
    suffix += suffixAlphabet.charAt(bits);
  }
  return id + suffix;
}

/** As toId18, for organization ids (prefix 00D) only. */
export function toOrgId18(text: string): string | null {
  return text.startsWith("00D") ? toId18(text) : null;
}

/** Key prefixes are the same in every org. */
const objectByPrefix: Record<string, "Contact" | "Lead" | undefined> = { "003": "Contact", "00Q": "Lead" };

/** The object of a record id by its prefix; null for other objects. */
export function crmObjectOf(recordId: string): "Contact" | "Lead" | null {
  return objectByPrefix[recordId.slice(0, 3)] ?? null;
}

/** The URL of a record in Lightning Experience. The instance redirects to the org's Lightning host. */
export function recordUrl(instanceUrl: string, object: string, id: string): string {
  return `${instanceUrl}/lightning/r/${object}/${id}/view`;
}

/** The URL of Salesforce's page for a new record of an object. */
export function newRecordUrl(instanceUrl: string, object: string): string {
  return `${instanceUrl}/lightning/o/${object}/new`;
}
