import { isAllowedInstance } from "../../../connector/salesforce/isAllowedInstance.ts";
import { failed, passed, unknown, warned, type CheckStep } from "../check.ts";
import { describeObject, hasField } from "../describe.ts";
import { readComponent } from "../../org/metadataApi.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";

interface Organization {
  OrganizationType: string;
  IsSandbox: boolean;
}

/** Editions without Apex, and with the API as an add-on at most (Help, "Editions with API Access"). */
const editionsWithoutApex = /^(professional|group|team|base|contact manager|personal|essentials|starter)\b/i;

/** From this many contacts on, a query without an index takes seconds. */
const contactsMany = 300_000;
/** Below this share of the allowance, other clients of the org leave too little. */
const allowanceLeftMin = 0.2;

/** What matching filters by. */
const comparedFields: Record<string, string[]> = {
  Contact: ["FirstName", "LastName", "Email", "Phone", "MobilePhone", "Title", "MailingCity"],
  Lead: ["FirstName", "LastName", "Email", "Phone", "Company", "Title", "City"],
  Account: ["Name", "Website"],
};

const organization = async (org: OrgSession): Promise<Organization> => {
  const [row] = await org.query<Organization>("SELECT OrganizationType, IsSandbox FROM Organization");
  if (row === undefined) throw new Error("The org shows no row of Organization.");
  return row;
};

const onOff = (isOn: boolean) => (isOn ? "on" : "off");

/** A count rounded to its first digit: the size of an org, and nothing more exact. */
function roughly(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))));
  return Math.round(count / unit) * unit;
}

export const orgStep: CheckStep = {
  name: "org",
  title: "What kind of org it is",
  checks: [
    {
      id: "org.answers",
      asks: "Does the API answer the CLI's user?",
      remedy:
        "Sign the CLI in again with npm run sf -- org login web, as a user with API Enabled and View Setup and Configuration.",
      look: async ({ org }) => {
        // fetch rejects where nothing answers.
        const answer = await org.send("/limits").catch(() => undefined);
        if (answer === undefined) return failed("nothing answers at the org's address");
        if (answer.status < 400) return passed("yes");
        const { code, message } = new OrgRefusal(answer.status, answer.body);
        return {
          ...failed(message, { refused: code }),
          ...(code === "API_DISABLED_FOR_ORG" && {
            remedy: "Turn on API Enabled in the user's profile; Professional Edition needs the API add-on.",
          }),
        };
      },
    },
    {
      id: "org.api-version",
      asks: "Does the org offer the API version that the connector uses?",
      remedy: "Set SALESFORCE_API_VERSION to a version that the org offers.",
      look: async ({ org }) => {
        const offered = await org.read<{ version: string }[]>("/services/data");
        const newest = offered.at(-1)?.version ?? "none";
        const facts = { apiVersionNewest: newest };
        return offered.some(({ version }) => version === org.apiVersion)
          ? passed(`${org.apiVersion}; the newest is ${newest}`, facts)
          : failed(`${org.apiVersion} is not offered; the newest is ${newest}`, facts);
      },
    },
    {
      id: "org.edition",
      asks: "Can Crosswalk work in this edition?",
      remedy: "Crosswalk needs Apex and the API: Enterprise, Performance, Unlimited or Developer Edition.",
      look: async ({ org }) => {
        const { OrganizationType: edition } = await organization(org);
        const facts = { edition };
        if (editionsWithoutApex.test(edition)) return failed(`${edition} has no Apex`, facts);
        return passed(edition, facts);
      },
    },
    {
      id: "org.kind",
      asks: "Is it a sandbox?",
      look: async ({ org }) => {
        const { IsSandbox: sandbox } = await organization(org);
        return passed(sandbox ? "a sandbox" : "no sandbox", { sandbox });
      },
    },
    {
      id: "org.my-domain",
      asks: "Will the connector take the org's address for Salesforce's?",
      remedy: "Turn on My Domain in Setup, and name the org's host in SALESFORCE_INSTANCE_HOSTS.",
      look: ({ org, environment }) => {
        const url = new URL(org.instanceUrl);
        const named = environment
          .get("SALESFORCE_INSTANCE_HOSTS")
          ?.split(",")
          .map((host) => host.trim());
        if (url.hostname.endsWith(".my.salesforce.com")) return passed("a My Domain", { myDomain: true });
        if (["localhost", "127.0.0.1"].includes(url.hostname)) {
          return unknown("the address is on this machine, so not Salesforce's own");
        }
        const isTaken = isAllowedInstance(
          org.instanceUrl,
          named ?? ["*.my.salesforce.com", "*.salesforce.com"],
        );
        const facts = { myDomain: false };
        return isTaken
          ? warned("an address of Salesforce's that is no My Domain", facts)
          : failed("an address that the connector refuses", facts);
      },
    },
    {
      id: "org.allowance",
      asks: "Are API requests left?",
      remedy:
        "See Setup, System Overview, API Requests: another client uses them up. A contact costs one or two requests.",
      look: async ({ org }) => {
        const limits = await org.read<Record<string, { Max: number; Remaining: number }>>("/limits");
        const { Max: max, Remaining: left } = limits["DailyApiRequests"] ?? { Max: 0, Remaining: 0 };
        const facts = { dailyApiLimit: roughly(max) };
        const saw = `${left} of ${max} left in 24 hours`;
        if (left === 0) return failed(saw, facts);
        return left < max * allowanceLeftMin ? warned(saw, facts) : passed(saw, facts);
      },
    },
    {
      id: "org.contacts",
      asks: "How many contacts are there?",
      remedy: "See step queries: each of their warnings takes seconds in an org of this size.",
      look: async ({ org }) => {
        const { sObjects } = await org.read<{ sObjects: { count: number }[] }>(
          "/limits/recordCount?sObjects=Contact",
        );
        const count = roughly(sObjects[0]?.count ?? 0);
        const facts = { contacts: count };
        return count >= contactsMany ? warned(`about ${count}`, facts) : passed(`about ${count}`, facts);
      },
    },
    {
      id: "org.person-accounts",
      asks: "Are there person accounts?",
      look: async ({ org }) => {
        const personAccounts = hasField(await describeObject(org, "Account"), "IsPersonAccount");
        return passed(onOff(personAccounts), { personAccounts });
      },
    },
    {
      id: "org.currencies",
      asks: "Are there several currencies?",
      look: async ({ org }) => {
        const multiCurrency = hasField(await describeObject(org, "Opportunity"), "CurrencyIsoCode");
        return passed(onOff(multiCurrency), { multiCurrency });
      },
    },
    {
      id: "org.country-picklists",
      asks: "Are State and Country picklists on?",
      look: async ({ org }) => {
        const isOn = hasField(await describeObject(org, "Contact"), "MailingCountryCode");
        return passed(onOff(isOn), { stateAndCountryPicklists: isOn });
      },
    },
    {
      id: "org.lead-source",
      asks: "Does Lead Source of Contact have a value to choose?",
      remedy:
        "Setup, Object Manager, Contact, Fields & Relationships, Lead Source: add a value, or activate one. Without, nobody can turn creation on.",
      look: async ({ org }) => {
        const { fields } = await describeObject(org, "Contact");
        const field = fields.find(({ name }) => name === "LeadSource");
        if (field === undefined) return unknown("the CLI's user does not see Contact.LeadSource");
        const active = (field.picklistValues ?? []).filter((value) => value.active);
        return active.length > 0 ? passed(`${active.length}`) : failed("none");
      },
    },
    {
      id: "org.encrypted-fields",
      asks: "Can matching filter by names, e-mail addresses and companies?",
      remedy:
        "Setup, Encryption Policy, encrypts these fields so that no query can filter by them. Deterministic encryption lets it; without, leads are compared by the other fields.",
      look: async ({ org }) => {
        const hidden: string[] = [];
        for (const [object, names] of Object.entries(comparedFields)) {
          const { fields } = await describeObject(org, object);
          const encrypted = fields.filter(
            ({ name, filterable }) => names.includes(name) && filterable === false,
          );
          hidden.push(...encrypted.map(({ name }) => `${object}.${name}`));
        }
        const facts = { encryptedFields: hidden };
        return hidden.length === 0
          ? passed("by all of them", facts)
          : warned(`not by ${hidden.join(", ")}`, facts);
      },
    },
    {
      id: "org.translations",
      asks: "Does the org take translations?",
      remedy: "Turn on Setup, Translation Language Settings, for a panel in other languages than English.",
      look: async ({ org }) => {
        const settings = await readComponent(org, "LanguageSettings", "Language");
        const value = settings?.get("enableTranslationWorkbench");
        if (value === undefined)
          return unknown("the org does not show its language settings; see step package");
        const facts = { translationWorkbench: value === "true" };
        return value === "true" ? passed("yes", facts) : warned("no, the panel speaks English", facts);
      },
    },
    {
      id: "org.lightning-web-security",
      asks: "Is Lightning Web Security on?",
      remedy:
        "Turn on Setup, Session Settings, Use Lightning Web Security for Lightning web components: the panel minimizes itself " +
        "by an API that needs it. Try your own components in a sandbox first.",
      look: async ({ org }) => {
        const settings = await readComponent(org, "SecuritySettings", "Security");
        const value = settings?.get("lockerServiceNext");
        if (value === undefined) return unknown("the org does not show its security settings");
        const isOn = value === "true";
        const facts = { lightningWebSecurity: isOn };
        return isOn ? passed("yes", facts) : warned("no, Lightning Locker", facts);
      },
    },
    {
      id: "org.api-access-control",
      asks: "Does API Access Control admit apps that users approve?",
      remedy: "With Setup, API Access Control, on, the app must be one that an admin approved: see step app.",
      look: async ({ org }) => {
        const settings = await readComponent(org, "ConnectedAppSettings", "ConnectedApp");
        const value = settings?.get("enableAdminApprovedAppsOnly");
        if (value === undefined) return unknown("the org does not show its settings of connected apps");
        const facts = { apiAccessControl: value === "true" };
        return value === "true"
          ? warned("no, only apps that an admin approved", facts)
          : passed("yes, it is off", facts);
      },
    },
  ],
};
