import { soqlList, soqlText } from "../../../connector/salesforce/soql.ts";
import type { FieldDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { failed, passed, unknown, warned, type CheckStep, type Fact, type Verdict } from "../check.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { ask } from "./ask.ts";
import type { Parent } from "./attachments.ts";
import { NotAskedNow, rehearseRemoval } from "./rehearseRemoval.ts";
import {
  leadFieldOf,
  madeIn,
  markerText,
  markOf,
  mayBeLeft,
  removeRecords,
  sendCreation,
  type Mark,
} from "./testRecords.ts";

const searchFor = `Search Salesforce for "${markerText}" and delete what is there.`;

/** The id of the step's last check. */
const takenAway = "write.taken-away";

/** What was written and is to be taken away, in the order of its coming. */
interface Written {
  mark: Mark;
  accountId: string;
  opportunityId: string | undefined;
  whyNoOpportunity: string | undefined;
  /** The package's external-id field. */
  leadField: string | undefined;
}

interface SubResponse {
  referenceId: string;
  httpStatusCode: number;
  body: unknown;
}

async function create(org: OrgSession, object: Parent, body: object): Promise<string> {
  const answer = await sendCreation(org, object, () =>
    org.send(`/sobjects/${object}`, { method: "POST", body }),
  );
  if (answer.status !== 201) throw new OrgRefusal(answer.status, answer.body);
  return (answer.body as { id: string }).id;
}

/** Nothing is written, as it could not be taken away again, or as an earlier run's is still there. */
class NotWritten extends Error {
  override readonly name = "NotWritten";
  readonly facts: Record<string, Fact>;

  constructor(why: string, facts: Record<string, Fact> = {}) {
    super(`nothing was written: ${why}`);
    this.facts = facts;
  }
}

/** So says the rehearsal, and the step's last check says why: once, as it may name many objects. */
class WouldStay extends NotWritten {}

/**
 * The account that all other test records belong to. Created once, whoever asks for it first. What a killed
 * run of this user left has the same leads, and goes before. Throws NotWritten where it cannot, and where
 * what is made could not be taken away again.
 */
const createAccount = (org: OrgSession) =>
  org.once("written account", async () => {
    const mark = await markOf(org);
    const { left, kept } = await removeRecords(org);
    earlier.set(org, kept);
    const stays = [...left, ...kept.values()];
    if (stays.length > 0) throw new NotWritten(`an earlier run's is still there: ${stays.join(", ")}`);
    await refuseWhatWouldStay(org);
    written.add(org);
    const id = await create(org, "Account", { Name: mark.name });
    madeIn(org).accounts.add(id);
    return id;
  });

/** Throws NotWritten where the org would not let what is made be taken away. */
async function refuseWhatWouldStay(org: OrgSession): Promise<void> {
  const obstacles = await rehearseRemoval(org).catch((error: unknown) => {
    if (!(error instanceof NotAskedNow)) throw error;
    throw new WouldStay(`what would hang on it could not be asked now. ${error.message}`);
  });
  if (obstacles.length === 0) return;
  const isCustom = ({ object }: { object: string }) => object.includes("__");
  throw new WouldStay(`it could not be taken away again. ${obstacles.map(({ why }) => why).join("; ")}`, {
    // In words, as a long name with a digit looks like an id. A custom object's name may tell whose org it
    // is.
    refusing: obstacles
      .filter((each) => !isCustom(each))
      .map(({ object, code }) => `${object.replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")}: ${code}`),
    refusingCustom: obstacles.filter(isCustom).length,
  });
}

/** Sessions in which something was written that is not taken away yet. */
const written = new WeakSet<OrgSession>();

/** Accounts of earlier runs that a session kept, with why: what told of them may be gone afterwards. */
const earlier = new WeakMap<OrgSession, Map<string, string>>();

/** The account and opportunity that the contact needs. An org's own rules may refuse a plain opportunity. */
function prepare(org: OrgSession): Promise<Written> {
  return org.once("written", async () => {
    const accountId = await createAccount(org);
    const mark = await markOf(org);
    const both = { mark, accountId, leadField: await leadFieldOf(org) };
    try {
      const opportunity = await org.read<{ fields: FieldDescribe[] }>("/sobjects/Opportunity/describe");
      const stages = opportunity.fields.find(({ name }) => name === "StageName")?.picklistValues ?? [];
      const opportunityId = await create(org, "Opportunity", {
        Name: mark.name,
        AccountId: accountId,
        StageName: stages.find(({ active }) => active)?.value ?? "Prospecting",
        CloseDate: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      });
      madeIn(org).opportunities.add(opportunityId);
      return { ...both, opportunityId, whyNoOpportunity: undefined };
    } catch (error) {
      if (!(error instanceof OrgRefusal)) throw error;
      return { ...both, opportunityId: undefined, whyNoOpportunity: error.message };
    }
  });
}

const contactOf = ({ accountId, leadField, mark }: Written, leadId: string) => ({
  LastName: mark.name,
  AccountId: accountId,
  ...(leadField !== undefined && { [leadField]: leadId }),
});

function noteContact(org: OrgSession, status: number, body: unknown): void {
  if (status === 201) madeIn(org).contacts.add((body as { id: string }).id);
}

/** A contact and its role in one request, both or neither, as the connector sends them. */
async function createBoth(org: OrgSession, contact: object, opportunityId: string): Promise<SubResponse[]> {
  const base = `/services/data/v${org.apiVersion}/sobjects`;
  const sent = {
    allOrNone: true,
    compositeRequest: [
      {
        method: "POST",
        url: `${base}/Contact`,
        referenceId: "contact",
        httpHeaders: {
          "Sforce-Duplicate-Rule-Header": "allowSave=true; includeRecordDetails=true; runAsCurrentUser=true",
        },
        body: contact,
      },
      {
        method: "POST",
        url: `${base}/OpportunityContactRole`,
        referenceId: "role",
        body: { ContactId: "@{contact.id}", OpportunityId: opportunityId },
      },
    ],
  };
  const { status, body } = await sendCreation(org, "Contact", () =>
    org.send("/composite", { method: "POST", body: sent }),
  );
  const { compositeResponse } = body as { compositeResponse?: SubResponse[] };
  if (compositeResponse === undefined) throw new OrgRefusal(status, body);
  const [first] = compositeResponse;
  if (first !== undefined) noteContact(org, first.httpStatusCode, first.body);
  return compositeResponse;
}

const ofAccounts = (object: string, accountIds: string[]) =>
  `SELECT Id FROM ${object} WHERE AccountId IN ${soqlList(accountIds)}`;

const count = async (org: OrgSession, soql: string) => (await ask(org, soql)).totalSize;

const wordsOf = (response: SubResponse | undefined) =>
  new OrgRefusal(response?.httpStatusCode ?? 0, response?.body).message;

/** What a check says of what was written; unknown where another run of this user came between. */
async function judge(org: OrgSession, look: (made: Written) => Promise<Verdict>): Promise<Verdict> {
  const made = await prepare(org).catch((error: unknown) => {
    if (error instanceof WouldStay) return undefined;
    throw error;
  });
  if (made === undefined) return unknown(`nothing was written: ${takenAway} says why`);
  const verdict = await look(made);
  const other = verdict.outcome === "pass" ? undefined : await whatCameBetween(org, made);
  return other === undefined ? verdict : unknown(other);
}

/** What another run of this user did, which takes what is there for a killed one's; undefined for nothing. */
async function whatCameBetween(org: OrgSession, made: Written): Promise<string | undefined> {
  const { accountId, opportunityId, leadField, mark } = made;
  const isThere = async (object: Parent, id: string) =>
    (await count(org, `SELECT Id FROM ${object} WHERE Id = ${soqlText(id)}`)) === 1;
  const isKept =
    (await isThere("Account", accountId)) &&
    (opportunityId === undefined || (await isThere("Opportunity", opportunityId)));
  if (!isKept) {
    return "what this run made was deleted meanwhile: by another run of your user, or by automation";
  }
  const { contacts, unanswered } = madeIn(org);
  // What this run made may be among them where no answer to that came.
  if (leadField === undefined || unanswered.length > 0) return undefined;
  const ofLeads = `WHERE ${leadField} IN ${soqlList(Object.values(mark.leadIds))}`;
  const { records } = await ask<{ Id: string; AccountId: string | null }>(
    org,
    `SELECT Id, AccountId FROM Contact ${ofLeads}`,
  );
  return records.every(({ Id, AccountId }) => contacts.has(Id) || AccountId === accountId)
    ? undefined
    : "another run of your user is writing at the same time";
}

export const writeStep: CheckStep = {
  name: "write",
  title: "One contact with a role, made and taken away",
  needs: "write",
  checks: [
    {
      id: "write.neither",
      asks: "Does a refused role take the contact back?",
      remedy: "Report it with the JSON of this command: contacts could be left without their role.",
      look: ({ org }) =>
        judge(org, async (made) => {
          const responses = await createBoth(
            org,
            contactOf(made, made.mark.leadIds.first),
            "006000000000000AAA",
          );
          const contacts = await count(org, ofAccounts("Contact", [made.accountId]));
          const [contact] = responses;
          const halted = wordsOf(contact);
          const facts = { statuses: responses.map(({ httpStatusCode }) => String(httpStatusCode)) };
          if (contacts > 0) return failed("the contact was left", facts);
          if ((contact?.httpStatusCode ?? 0) < 400) return failed("the role of nothing was taken", facts);
          return /rolled back/.test(halted)
            ? passed("neither was left", facts)
            : warned(`neither was left, for another reason: ${halted}`, facts);
        }),
    },
    {
      id: "write.both",
      asks: "Do a contact and its role come into being together?",
      remedy: "See what Salesforce answers: a rule, a flow or a required field of the org refuses it.",
      look: ({ org }) =>
        judge(org, async (made) => {
          if (made.opportunityId === undefined) {
            return unknown(`the org takes no plain opportunity: ${made.whyNoOpportunity ?? ""}`);
          }
          const responses = await createBoth(
            org,
            contactOf(made, made.mark.leadIds.first),
            made.opportunityId,
          );
          const refused = responses.find(({ httpStatusCode }) => httpStatusCode >= 400);
          if (refused) {
            const first = responses.find(
              (each) => each.httpStatusCode >= 400 && !/rolled back|PROCESSING_HALTED/.test(wordsOf(each)),
            );
            return failed(wordsOf(first ?? refused));
          }
          const roles = await count(
            org,
            `SELECT Id FROM OpportunityContactRole WHERE OpportunityId = ${soqlText(made.opportunityId)}`,
          );
          return roles === 1 ? passed("both are there") : failed("the role is not there");
        }),
    },
    {
      id: "write.same-lead-twice",
      asks: "Does the org refuse a second contact of one lead, in the words that the connector knows?",
      remedy:
        "Crosswalk Lead on Contact must be Unique and an External ID: deploy or install the package again.",
      look: ({ org }) =>
        judge(org, async (made) => {
          if (made.leadField === undefined) return failed("Contact has no field Crosswalk Lead");
          const statuses: number[] = [];
          let last: unknown;
          for (const name of ["first", "second"]) {
            const answer = await sendCreation(org, "Contact", () =>
              org.send("/sobjects/Contact", {
                method: "POST",
                body: { ...contactOf(made, made.mark.leadIds.other), FirstName: name },
                headers: { "Sforce-Duplicate-Rule-Header": "allowSave=true" },
              }),
            );
            noteContact(org, answer.status, answer.body);
            statuses.push(answer.status);
            last = answer.body;
          }
          const { code, message } = new OrgRefusal(statuses[1] ?? 0, last);
          if (statuses[0] !== 201) return unknown(`the org takes no plain contact: ${message}`);
          if (statuses[1] === 201) return failed("the org took both");
          const facts = { status: statuses[1] ?? 0, errorCode: code };
          const isKnown = /duplicate value found: \S+ duplicates value on record with id: \S+/.test(message);
          return code === "DUPLICATE_VALUE" && isKnown ? passed(code, facts) : warned(message, facts);
        }),
    },
    {
      id: takenAway,
      asks: "Is everything taken away again?",
      remedy: searchFor,
      look: ({ org }) => takeAway(org),
    },
  ],
  leave: async (org, settled) => {
    if (!written.has(org)) return undefined;
    // A request that is under way would write more after that.
    await settled.catch(() => {});
    if (!written.has(org)) return undefined;
    const { outcome, saw } = await takeAway(org);
    return outcome === "pass" ? "What was written is taken away again." : `${saw}\n${searchFor}`;
  },
};

/** Deletes all that this step made, also what an earlier run of this user had left. */
async function takeAway(org: OrgSession): Promise<Verdict> {
  const refused = await createAccount(org).then(
    () => undefined,
    (error: unknown) => error,
  );
  const { accounts, opportunities, contacts } = madeIn(org);
  const isOwn = ([id]: [string, string]) => [accounts, opportunities, contacts].some((each) => each.has(id));
  const { left, kept, isTold } = await removeSurely(org);
  const untold = await mayBeLeft(org);
  written.delete(org);
  const all = [...new Map([...(earlier.get(org) ?? []), ...kept])];
  const whyOf = ([, why]: [string, string]) => why;
  const words = [...left, ...all.filter(isOwn).map(whyOf)];
  const others = all.filter((each) => !isOwn(each)).map(whyOf);
  const facts = { left: words.length, kept: others.length };
  const said = [
    ...(words.length === 0 ? [] : [`left: ${words.join(", ")}`]),
    ...(untold === undefined ? [] : [`unknown, may be left: ${untold}`]),
    ...(others.length === 0 ? [] : [`kept: ${others.join(", ")}`]),
  ].join("; ");
  if (words.length > 0) return failed(said, facts);
  if (untold !== undefined) return { ...unknown(said, facts), remedy: searchFor };
  if (others.length > 0) return warned(said, facts);
  if (refused !== undefined && madeIn(org).since === undefined) return notWritten(refused, facts);
  return passed(
    `nothing of this run is left; ${isTold ? "nothing was found of earlier ones" : "the org does not tell of earlier ones"}`,
    facts,
  );
}

/** So often at most: of the hundred requests that it takes one may meet a fault that has passed. */
const removalsMax = 3;

async function removeSurely(org: OrgSession): ReturnType<typeof removeRecords> {
  for (let tries = 1; ; tries += 1) {
    const removed = await removeRecords(org);
    if (removed.left.length === 0 || tries === removalsMax) return removed;
  }
}

/** Says why nothing was written, with the facts of that. */
function notWritten(error: unknown, facts: Record<string, Fact>): Verdict {
  if (error instanceof NotWritten) return unknown(error.message, { ...facts, ...error.facts });
  return unknown(new NotWritten(error instanceof Error ? error.message : String(error)).message, facts);
}
