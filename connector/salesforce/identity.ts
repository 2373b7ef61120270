import { z } from "zod";
import { refusal } from "../reasons/refusal.ts";
import { type Trace, traceparentOf } from "../work/trace.ts";
import { toId18, toOrgId18 } from "./recordId.ts";
import { translateError } from "./translateError.ts";
import type { SalesforceSession } from "./session.ts";
import { BoundedTransport } from "./transport.ts";
import { readOr } from "./patience.ts";

/** The signed-in user, from Salesforce's identity service. Ids have 18 characters. */
export interface Identity {
  userId: string;
  orgId: string;
  username: string;
  displayName: string;
  isActive: boolean;
  timeZone: string | null;
  /** The user's custom permissions, by name. */
  customPermissions: ReadonlySet<string>;
}

const answerSchema = z.object({
  user_id: z.string(),
  organization_id: z.string(),
  username: z.string(),
  display_name: z.string().nullish(),
  active: z.boolean().nullish(),
  timezone: z.string().nullish(),
  custom_permissions: z.record(z.string(), z.unknown()).nullish(),
});

/** Organization id and user id of an identity URL, `https://…/id/{orgId}/{userId}`; null for any other. */
export function parseIdentityUrl(text: string): { orgId: string; userId: string } | null {
  const [, org = "", user = ""] =
    /\/id\/([A-Za-z0-9]+)\/([A-Za-z0-9]+)$/.exec(URL.parse(text)?.pathname ?? "") ?? [];
  const orgId = toOrgId18(org);
  const userId = toId18(user);
  return orgId && userId ? { orgId, userId } : null;
}

/**
 * Asks the org's instance (not the login host) whose token it is. Sends the token in a header, while
 * jsforce's identity() would put it into the URL.
 */
export async function readIdentity(
  tokens: { accessToken: string; instanceUrl: string; identityUrl: string },
  timeoutMs: number,
  trace: Trace,
): Promise<Identity> {
  const transport = new BoundedTransport(timeoutMs, undefined, { traceparent: traceparentOf(trace) });
  const url = new URL(new URL(tokens.identityUrl).pathname, tokens.instanceUrl).href;
  const request = {
    method: "GET" as const,
    url,
    headers: { Authorization: `Bearer ${tokens.accessToken}`, Accept: "application/json" },
  };
  let response: Awaited<ReturnType<BoundedTransport["httpRequest"]>>;
  try {
    response = await transport.httpRequest(request);
  } catch (error) {
    throw translateError(error, { isRead: true });
  }
  if (response.statusCode !== 200) {
    throw translateError(new Error("identity refused"), {
      isRead: true,
      status: response.statusCode,
      body: response.body,
    });
  }
  return checkIdentity(parseJson(response.body));
}

/** The same for a signed-in user, through their session. It does not count as an API call. */
export async function readOwnIdentity(
  salesforce: SalesforceSession,
  { orgId, userId }: { orgId: string; userId: string },
): Promise<Identity> {
  const url = `${salesforce.instanceUrl}/id/${orgId}/${userId}`;
  const { body } = await salesforce.request("GET", url, undefined, {
    headers: { accept: "application/json" },
  });
  return checkIdentity(body);
}

function checkIdentity(body: unknown): Identity {
  const answer = answerSchema.safeParse(body);
  const userId = answer.success ? toId18(answer.data.user_id) : null;
  const orgId = answer.success ? toOrgId18(answer.data.organization_id) : null;
  if (!answer.success || !userId || !orgId) {
    throw refusal("identity-unreadable", { status: 502 });
  }
  const { username, display_name, active, timezone, custom_permissions } = answer.data;
  return {
    userId,
    orgId,
    username,
    displayName: display_name ?? username,
    isActive: active !== false,
    timeZone: timezone ?? null,
    customPermissions: new Set(
      Object.entries(custom_permissions ?? {})
        .filter(([, held]) => held === true || held === "true")
        .map(([name]) => name),
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export interface Organization {
  name: string;
  isSandbox: boolean;
  /** As Salesforce names it, e.g. `Europe/Berlin`. */
  timeZone: string | null;
}

interface Answer {
  Name: string;
  IsSandbox: boolean;
  TimeZoneSidKey: string | null;
}

/**
 * The Organization record; null where it cannot be read now. One API call. Throws `api-disabled` where the
 * user has no API access.
 */
export async function readOrganization(
  salesforce: SalesforceSession,
  orgId: string,
): Promise<Organization | null> {
  const read = async (): Promise<Organization | null> => {
    const { body } = await salesforce.request<Answer>(
      "GET",
      `/sobjects/Organization/${orgId}?fields=Name,IsSandbox,TimeZoneSidKey`,
    );
    return { name: body.Name, isSandbox: body.IsSandbox, timeZone: body.TimeZoneSidKey };
  };
  return readOr(read, () => null);
}
