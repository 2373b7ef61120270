import { translateError } from "../../connector/salesforce/translateError.ts";
import type { SalesforceSession } from "../../connector/salesforce/session.ts";
import type { OrgSession } from "../org/orgSession.ts";

/** A query that the product sent. */
export interface SentQuery {
  soql: string;
  /** The time of its whole request, which it may have shared with others. */
  ms: number;
  /** What Salesforce answered where it refused the query. */
  refusal: string | undefined;
}

interface Composite {
  compositeRequest?: { method: string; url: string }[];
}

interface CompositeAnswer {
  compositeResponse?: { httpStatusCode: number; body: unknown }[];
}

/**
 * The connector's session in place of which its own functions ask the org, as the CLI's user. `onQuery` is
 * told of each query, on its own or within a composite request.
 */
export function productSession(org: OrgSession, onQuery: (query: SentQuery) => void): SalesforceSession {
  const request: SalesforceSession["request"] = async (method, path, body, options = {}) => {
    const answer = await org.send(path, {
      method,
      ...(body !== undefined && { body }),
      ...(options.headers && { headers: options.headers }),
    });
    for (const [url, status, answered] of subrequestsOf(path, body, answer)) {
      const soql = /\/query\/?\?q=([^&]*)/.exec(url)?.[1];
      if (soql === undefined) continue;
      const [first] = Array.isArray(answered) ? (answered as { errorCode?: string }[]) : [];
      const refusal = status < 400 ? undefined : (first?.errorCode ?? `status ${status}`);
      onQuery({ soql: decodeURIComponent(soql.replaceAll("+", " ")), ms: answer.ms, refusal });
    }
    if (answer.status >= 400) {
      throw translateError(new Error(`status ${answer.status}`), {
        isRead: true,
        status: answer.status,
        body: JSON.stringify(answer.body),
      });
    }
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      // The connector's functions know what they asked for.
      body: answer.body as never,
    };
  };
  const session: SalesforceSession = {
    instanceUrl: org.instanceUrl,
    apiVersion: org.apiVersion,
    allowance: null,
    salesforceTime: null,
    waitingReads: [],
    request,
    query: async <T>(soql: string) => {
      const { body } = await request<{ records: T[] }>("GET", `/query?q=${encodeURIComponent(soql)}`);
      return body.records;
    },
    guarded: () => session,
  };
  return session;
}

function subrequestsOf(
  path: string,
  body: unknown,
  answer: { status: number; body: unknown },
): [url: string, status: number, body: unknown][] {
  if (path !== "/composite") return [[path, answer.status, answer.body]];
  const asked = (body as Composite).compositeRequest ?? [];
  const answered = (answer.body as CompositeAnswer).compositeResponse ?? [];
  return asked.map(({ url }, index) => [
    url,
    answered[index]?.httpStatusCode ?? answer.status,
    answered[index]?.body ?? answer.body,
  ]);
}
