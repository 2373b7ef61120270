import { describeObjects } from "../../../connector/salesforce/describe.ts";
import { suggestAccounts } from "../../../connector/salesforce/suggestAccounts.ts";
import { soqlList } from "../../../connector/salesforce/soql.ts";
import { failed, passed, unknown, warned, type Check, type CheckStep, type Verdict } from "../check.ts";
import { OrgRefusal, readByComposite, type OrgSession } from "../../org/orgSession.ts";
import { productSession } from "../productSession.ts";
import { sendQueries, type QueryKind } from "../sendQueries.ts";

interface Plan {
  leadingOperationType: string;
  relativeCost: number;
  sobjectCardinality: number;
  sobjectType: string;
  fields: string[];
  notes: { description: string; fields: string[] }[];
}

/** Salesforce ends a query after 120 s; the connector waits for 20 s, and a person for less. */
const slowMs = 5_000;
const tooSlowMs = 20_000;
/** Scanning so few rows takes no time that anybody notices, so that the optimizer does it at will. */
const scannedMax = 50_000;
/** As long as the longest query that the connector sends. */
const longestLength = 50_000;

/** Salesforce refuses addresses of more than 16,384 bytes. */
const addressMax = 12_000;

/** The cheapest plan, which is the one that Salesforce takes (REST API, Query: explain). */
async function planOf(org: OrgSession, soql: string): Promise<Plan | undefined> {
  const path = `/query?explain=${encodeURIComponent(soql)}`;
  const { plans } =
    path.length > addressMax
      ? await readByComposite<{ plans?: Plan[] }>(org, path)
      : await org.read<{ plans?: Plan[] }>(path);
  return plans?.toSorted((one, other) => one.relativeCost - other.relativeCost)[0];
}

const isCostly = ({ leadingOperationType, relativeCost, sobjectCardinality }: Plan) =>
  (leadingOperationType === "TableScan" || relativeCost > 1) && sobjectCardinality > scannedMax;

/** The fields that keep a query from an index, as the plan's notes or else its conditions name them. */
function unindexedFields(plan: Plan, soql: string): string[] {
  const noted = plan.notes.filter(({ description }) => /not .*index|unindexed/i.test(description));
  if (noted.length > 0) return [...new Set(noted.flatMap(({ fields }) => fields))];
  const where = /\bWHERE ([\s\S]*)/.exec(soql)?.[1] ?? "";
  const filtered = [...where.matchAll(/([\w.]+) (?:=|!=|IN|LIKE|>=)(?=[ (])/g)].map(([, name = ""]) => name);
  return [...new Set(filtered)];
}

async function judgeKind(org: OrgSession, kind: QueryKind): Promise<Verdict> {
  const queries = (await sendQueries(org)).get(kind) ?? [];
  if (queries.length === 0)
    return unknown(
      "the connector had nothing to ask: the org has no such record, or hides it from the CLI's user",
    );
  const refused = queries.find(({ refusal }) => refusal !== undefined);
  if (refused) return failed(`Salesforce answers ${refused.refusal}`, { refused: refused.refusal ?? "" });
  const longestMs = Math.max(...queries.map(({ ms }) => ms));
  const times = `${queries.length} queries, the longest request took ${longestMs} ms`;
  const plans: { plan: Plan; soql: string }[] = [];
  let whyUnknown = "the org explains no queries";
  for (const { soql } of queries) {
    try {
      const plan = await planOf(org, soql);
      if (plan) plans.push({ plan, soql });
    } catch (error) {
      if (!(error instanceof OrgRefusal)) throw error;
      whyUnknown = `the org explains no queries: ${error.message}`;
    }
  }
  const costly = plans.filter(({ plan }) => isCostly(plan));
  const facts = {
    longestMs,
    plans: plans.map(({ plan }) => `${plan.leadingOperationType} ${plan.relativeCost.toFixed(2)}`),
  };
  if (longestMs > tooSlowMs) return failed(times, facts);
  if (costly.length > 0) {
    const fields = [...new Set(costly.flatMap(({ plan, soql }) => unindexedFields(plan, soql)))];
    const [{ plan }] = costly as [(typeof costly)[0]];
    return {
      ...warned(
        `${plan.leadingOperationType} at relative cost ${plan.relativeCost.toFixed(2)}; ${times}`,
        facts,
      ),
      remedy:
        `Ask Salesforce Support for a custom index on ${fields.join(", ")} of ${plan.sobjectType}; ` +
        "a custom field gets one as External ID, too.",
    };
  }
  if (longestMs > slowMs) return warned(times, facts);
  return plans.length === 0 ? unknown(`${whyUnknown}; ${times}`, facts) : passed(times, facts);
}

function kindCheck(kind: QueryKind, asks: string): Check {
  return {
    id: `queries.${kind}`,
    asks,
    remedy: "Look at the query in Developer Console, Query Editor, Query Plan.",
    look: ({ org }) => judgeKind(org, kind),
  };
}

export const queriesStep: CheckStep = {
  name: "queries",
  title: "The connector's own queries, with their plans and times",
  checks: [
    kindCheck("contacts", "Are contacts like a lead found by an index?"),
    kindCheck("leads", "Are Salesforce Leads like a lead found by an index?"),
    kindCheck("accounts", "Are accounts found by an index?"),
    kindCheck("opportunities", "Are an account's open opportunities found by an index?"),
    kindCheck("lost-answers", "Is a contact found again whose answer was lost?"),
    {
      id: "queries.search",
      asks: "Does SOSL search names?",
      remedy: "Allow search for Contacts in Setup: names with accents are found by it alone.",
      look: async ({ org }) => {
        const sosl = `FIND {("Wilhelmina" AND "Crosswalkson")} IN NAME FIELDS RETURNING Contact(Id)`;
        const { status, body, ms } = await org.send(`/search?q=${encodeURIComponent(sosl)}`);
        return status < 400
          ? timed(ms)
          : warned(`Salesforce answers ${new OrgRefusal(status, body).message}`);
      },
    },
    {
      id: "queries.suggestions",
      asks: "Does Salesforce suggest accounts?",
      remedy: "Allow search for Accounts in Setup: without it reps cannot look for an account by name.",
      look: async ({ org }) => {
        const session = productSession(org, () => {});
        const { Account } = await describeObjects(session, ["Account"]);
        if (!Account) return unknown("the CLI's user sees no accounts");
        const { status, body } = await org.send("/search/suggestions?q=cros&sobject=Account&limit=1");
        if (status >= 400) return failed(`Salesforce answers ${new OrgRefusal(status, body).message}`);
        const begun = performance.now();
        await suggestAccounts(session, Account, "crosswalkson");
        return timed(performance.now() - begun);
      },
    },
    {
      id: "queries.longest",
      asks: "Does the org take the longest query that the connector sends?",
      remedy: "Report it with the JSON of this command: batches of many leads would fail.",
      look: async ({ org }) => {
        // By account, because names may be encrypted, and then no query may filter by them.
        const ids = Array.from(
          { length: longestLength / 18 },
          (_, index) => `001${String(index).padStart(12, "0")}`,
        );
        const soql = `SELECT Id FROM Contact WHERE AccountId IN ${soqlList(ids)}`;
        const begun = performance.now();
        try {
          await readByComposite(org, `/query?q=${encodeURIComponent(soql)}`);
        } catch (error) {
          if (!(error instanceof OrgRefusal)) throw error;
          return failed(`Salesforce answers ${error.message}`);
        }
        return timed(performance.now() - begun);
      },
    },
  ],
};

function timed(ms: number): Verdict {
  const rounded = Math.round(ms);
  return (rounded > slowMs ? warned : passed)(`${rounded} ms`, { ms: rounded });
}
