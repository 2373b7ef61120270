import { contactDescribe } from "../../connector/form/contactDescribe.ts";
import type { ObjectDescribe } from "../../connector/salesforce/describeTypes.ts";
import { readComponent } from "../org/metadataApi.ts";
import { problem, warning, type Finding, type Look, type Tools } from "./check.ts";

/** Editions without Apex, and with the API as an add-on at most (Help, "Editions with API Access"). */
const editionsWithoutApex = /^(professional|group|team|base|contact manager|personal|essentials|starter)\b/i;

/** What matching filters by. */
const comparedFields: Record<string, string[]> = {
  Contact: ["FirstName", "LastName", "Email", "Title"],
  Lead: ["FirstName", "LastName", "Email", "Company"],
  Account: ["Name", "Website"],
};

/** A fact of an org that a field shows: its object and the field. */
const shownByFields = {
  personAccounts: ["account", "IsPersonAccount"],
  multiCurrency: ["opportunity", "CurrencyIsoCode"],
  stateAndCountryPicklists: ["contact", "MailingCountryCode"],
} as const;

interface Organization {
  Id: string;
  OrganizationType: string;
  IsSandbox: boolean;
}

/** What kind of org it is. */
export async function lookAtOrg({ ctx, org }: Tools): Promise<Look> {
  const { salesforce } = ctx;
  const offered = await org.read<{ version: string }[]>("/services/data");
  const apiVersionNewest = offered.at(-1)?.version ?? "none";
  if (!offered.some(({ version }) => version === org.apiVersion)) {
    const says = `The org does not offer API version ${org.apiVersion}`;
    const next = "Set SALESFORCE_API_VERSION to a version that it offers.";
    return { saw: `API up to ${apiVersionNewest}`, findings: [problem("API version", says, next)] };
  }
  const [row] = await salesforce.query<Organization>(
    "SELECT Id, OrganizationType, IsSandbox FROM Organization",
  );
  if (!row) throw new Error("The org shows no row of Organization.");
  const { OrganizationType: edition, IsSandbox: sandbox } = row;
  const described = await contactDescribe(ctx);
  const limit = salesforce.allowance?.limit ?? null;
  const encryptedFields = unfilterable([described.contact, described.account, described.salesforceLead]);
  const settings = await readComponent(org, "SecuritySettings", "Security").catch(() => undefined);
  const webSecurity = settings?.get("lockerServiceNext") ?? null;
  const findings: Finding[] = [];
  if (editionsWithoutApex.test(edition)) {
    const need = "Crosswalk needs Enterprise, Performance, Unlimited or Developer Edition.";
    findings.push(problem("no Apex", `${edition} has no Apex`, need));
  }
  if (encryptedFields.length > 0) {
    const next = "Setup, Encryption Policy: deterministic encryption lets queries filter by them.";
    findings.push(
      warning("encrypted fields", `Matching cannot filter by ${encryptedFields.join(", ")}`, next),
    );
  }
  if (webSecurity === "false") {
    const says = "Lightning Web Security is off, so that the panel cannot minimize itself";
    const next = "Setup, Session Settings, Use Lightning Web Security: turn it on in a sandbox first.";
    findings.push(warning("Lightning Locker", says, next));
  }
  const shown = Object.entries(shownByFields).map(
    ([fact, [object, field]]) =>
      [fact, described[object]?.fields.some(({ name }) => name === field) ?? null] as const,
  );
  return {
    saw: `${row.Id}, ${edition}, ${sandbox ? "a sandbox" : "no sandbox"}, API ${org.apiVersion} of ${apiVersionNewest}`,
    facts: {
      ...{ edition, sandbox, apiVersionNewest, encryptedFields, dailyApiLimit: limit && roughly(limit) },
      ...Object.fromEntries(shown),
      ...{ lightningWebSecurity: webSecurity && webSecurity === "true" },
    },
    findings,
  };
}

/** Fields that matching compares and no query may filter by: Shield encrypts them. */
function unfilterable(objects: (ObjectDescribe | null)[]): string[] {
  return objects.flatMap((object) =>
    (object?.fields ?? [])
      .filter(({ name, filterable }) => comparedFields[object?.name ?? ""]?.includes(name) && !filterable)
      .map(({ name }) => `${object?.name}.${name}`),
  );
}

/** Rounded to the first digit. */
function roughly(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return Math.round(count / unit) * unit;
}
