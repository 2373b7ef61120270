import type { OrgDirectory, OrgEntry } from "../types.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { type Grant, issueAccessToken } from "./grants.ts";
import { identityUrl } from "./identityUrl.ts";
import { signIdToken } from "./idToken.ts";
import { signIdentity } from "./secrets.ts";

/** A grant that an access token is to be issued for. */
export interface Issued {
  entry: OrgEntry;
  client: OAuthClient;
  grant: Grant;
  refreshToken: string | undefined;
  /**
   * The claims of an id_token beside the user; absent where none is requested. `authenticatedAt` in
   * milliseconds since 1970.
   */
  idToken?: { nonce: string | null; authenticatedAt: number };
}

/**
 * Issues an access token and answers the members that Salesforce sends with it, in a body or a URL's
 * fragment.
 */
export async function tokenAnswer(directory: OrgDirectory, issued: Issued): Promise<Record<string, string>> {
  const { org } = issued.entry;
  const { accessToken, issuedAt } = issueAccessToken(org, issued.grant.grantId);
  const id = identityUrl(directory, org.id, issued.grant.userId);
  const body: Record<string, string> = { access_token: accessToken };
  if (issued.refreshToken) body["refresh_token"] = issued.refreshToken;
  body["signature"] = signIdentity(issued.client.clientSecret ?? "", id, String(issuedAt));
  body["scope"] = issued.grant.scope;
  if (issued.idToken && issued.grant.scope.split(" ").includes("openid")) {
    body["id_token"] = await signIdToken(directory, {
      subject: id,
      audience: issued.client.clientId,
      accessToken,
      issuedAt,
      ...issued.idToken,
    });
  }
  body["instance_url"] = org.instanceUrl;
  body["id"] = id;
  body["token_type"] = "Bearer";
  body["issued_at"] = String(issuedAt);
  return body;
}
