import type { AppError } from "../errors.ts";
import {
  contactNodes,
  madeBy,
  type CreatedIds,
  type NewContact,
  withDeletedAccount,
} from "./createOneContact.ts";
import { isSuccess, saysHalted, subrequestError, wasHalted } from "./composite.ts";
import { refusal } from "../reasons/refusal.ts";
import { type SubResponse, graphFailuresMax } from "./requests.ts";
import { withDuplicates, type DuplicateContext } from "./duplicates.ts";
import type { SalesforceSession } from "./session.ts";
import { translateErrors, type SalesforceErrorItem } from "./translateError.ts";

/** With this many graphs Salesforce tries all, however many fail. */
export const unhaltedGraphsMax = graphFailuresMax + 1;
/** Bytes of contacts in one request: far below Salesforce's 50 MB, and not much work for it. */
export const chunkBytesMax = 4_000_000;

/** `halted`: Salesforce stopped before this contact because too many others failed. Send it again. */
export type ManyOutcome = { ids: CreatedIds } | { error: AppError } | { halted: true };

interface GraphAnswer {
  graphs: {
    graphId: string;
    isSuccessful: boolean;
    graphResponse: { compositeResponse: SubResponse[] };
  }[];
}

interface CollectionResult {
  id?: string;
  success: boolean;
  errors: SalesforceErrorItem[];
}

/**
 * Creates contacts with their roles, each pair both or neither, up to 75 in one API call. Throws where the
 * whole request fails.
 */
export async function createInGraphs(
  session: SalesforceSession,
  contacts: NewContact[],
  externalIdField: string | undefined,
): Promise<ManyOutcome[]> {
  const base = `/services/data/v${session.apiVersion}`;
  const graphs = contacts.map((contact, index) => ({
    graphId: String(index),
    compositeRequest: contactNodes(contact, suffixOf(index)).map(({ path, httpHeaders: _none, ...node }) => ({
      ...node,
      url: base + path,
    })),
  }));
  const { body } = await session.request<GraphAnswer>("POST", "/composite/graph", { graphs });
  requireAnswers(body.graphs, contacts.length);
  const answers = new Map(body.graphs.map((answer) => [answer.graphId, answer]));
  const context = {
    instanceUrl: session.instanceUrl,
    externalIdField,
    isCutShort: body.graphs.filter(hasFailedItself).length > graphFailuresMax,
  };
  return contacts.map((contact, index) =>
    graphOutcome(answers.get(String(index)), contact, { ...context, suffix: suffixOf(index) }),
  );
}

const suffixOf = (index: number) => `_${index}`;

type Graph = GraphAnswer["graphs"][number];

function hasFailedItself({ isSuccessful, graphResponse }: Graph): boolean {
  return (
    !isSuccessful &&
    graphResponse.compositeResponse.some((response) => !isSuccess(response) && !saysHalted(response))
  );
}

function graphOutcome(
  answer: Graph | undefined,
  sent: NewContact,
  { isCutShort, suffix, ...context }: DuplicateContext & { isCutShort: boolean; suffix: string },
): ManyOutcome {
  const responses = answer?.graphResponse.compositeResponse ?? [];
  if (isCutShort && answer?.isSuccessful === false && responses.every(saysHalted)) return { halted: true };
  const made = madeBy(sent, responses, suffix);
  if (made) return answer?.isSuccessful ? made : { error: refusal("outcome-unknown") };
  const failure = responses.find((response) => !isSuccess(response) && !wasHalted(response));
  if (!failure) return { halted: true };
  const error = withDuplicates(subrequestError(failure), context);
  const isOfContact = responses.find(({ referenceId }) => referenceId === `contact${suffix}`) === failure;
  return { error: isOfContact ? withDeletedAccount(error, sent.values) : error };
}

/**
 * Creates contacts without roles, each on its own, up to 200 in one API call. `saveAnyway` holds for all.
 * Throws where the whole request fails.
 */
export async function createAsCollection(
  session: SalesforceSession,
  contacts: NewContact[],
  saveAnyway: boolean,
  externalIdField: string | undefined,
): Promise<ManyOutcome[]> {
  const records = contacts.map(({ values }) => ({ attributes: { type: "Contact" }, ...values }));
  const { body } = await session.request<CollectionResult[]>(
    "POST",
    "/composite/sobjects",
    { allOrNone: false, records },
    {
      headers: {
        "Sforce-Duplicate-Rule-Header": `allowSave=${saveAnyway}; includeRecordDetails=true; runAsCurrentUser=true`,
      },
    },
  );
  const context = { instanceUrl: session.instanceUrl, externalIdField, savesAnyway: saveAnyway };
  requireAnswers(body, contacts.length);
  return contacts.map(({ values }, index): ManyOutcome => {
    const { id, success, errors = [] } = body[index] ?? {};
    if (success && id) return { ids: { contactId: id, opportunityContactRoleId: null } };
    if (success !== false) return { error: refusal("outcome-unknown") };
    const error = withDuplicates(translateErrors(errors, 400), context);
    return { error: withDeletedAccount(error, values) };
  });
}

/** Throws unless there is an answer for every contact. The caller then treats all as lost. */
function requireAnswers(answers: unknown, count: number): void {
  if (Array.isArray(answers) && answers.length === count) return;
  throw new Error("Salesforce did not answer for every contact");
}
