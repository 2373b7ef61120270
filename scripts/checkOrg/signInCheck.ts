import { createHash, randomBytes } from "node:crypto";
import {
  authorizeFailure,
  authorizeUrl,
  exchangeCode,
  refreshTokens,
  revokeToken,
} from "../../connector/salesforce/oauth.ts";
import { continueTrace } from "../../connector/work/trace.ts";
import { whyNotOwn } from "./appCheck.ts";
import { problem, refusalOf, warning, type Look, type Tools } from "./check.ts";
import { contextWith } from "./openConnector.ts";
import { findingsOfUser } from "./rightsCheck.ts";

/** What this asks belongs to no request. */
const trace = continueTrace(undefined);

/**
 * One sign-in by a person through the app, as the connector signs people in, with its diagnosis as that
 * person. The tokens are kept in memory, and revoked at the end.
 */
export async function lookAtSignIn(tools: Tools): Promise<Look> {
  const notOwn = whyNotOwn(tools);
  if (notOwn) return { saw: "nobody asked", findings: [notOwn] };
  const { settings } = tools.ctx.salesforceApp;
  const verifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(verifier).digest("base64url");
  const state = randomBytes(16).toString("base64url");
  const arrivedAt = await tools.askForAddress(
    authorizeUrl(settings, { state, codeChallenge, prompt: "login" }),
  );
  const parameters = URL.parse(arrivedAt)?.searchParams;
  if (parameters?.get("state") !== state) {
    const next = "Copy the whole address that the browser shows after signing in, with code and state.";
    return { saw: "nobody", findings: [problem("state", "The address is not that of this sign-in", next)] };
  }
  const word = parameters.get("error");
  if (word !== null) throw authorizeFailure(settings, word, parameters.get("error_description") ?? "");
  const tokens = await exchangeCode(settings, trace, parameters.get("code") ?? "", verifier);
  const { accessToken, refreshToken, instanceUrl } = tokens;
  const live = [accessToken, ...(refreshToken === null ? [] : [refreshToken])];
  const renew = async (token: string): Promise<string> => {
    const renewed = (await refreshTokens(settings, trace, token, instanceUrl)).refreshToken ?? token;
    live.push(renewed);
    return renewed;
  };
  try {
    const ctx = await contextWith(tools.ctx, tokens);
    const findings = await findingsOfUser(ctx);
    const renewal = await lookAtRenewal(refreshToken, renew);
    return { ...renewal, saw: ctx.caller.username, findings: [...findings, ...renewal.findings] };
  } finally {
    for (const token of new Set(live.toReversed())) await revokeToken(settings, trace, token, instanceUrl);
  }
}

/** Whether refresh tokens rotate, and what a used one does to the newer one. */
async function lookAtRenewal(
  first: string | null,
  renew: (token: string) => Promise<string>,
): Promise<Omit<Look, "saw">> {
  if (first === null) {
    const next = "Add the scope refresh_token in the app's OAuth Settings.";
    return { findings: [problem("no refresh token", "The app gets no refresh token", next)] };
  }
  let newer = first;
  const refusal = await refusalOf(async () => (newer = await renew(first)));
  if (refusal) return { findings: [refusal] };
  const rotates = newer !== first;
  const usedIsRefused = (await refusalOf(() => renew(first))) !== undefined;
  const newerEndsToo = rotates && usedIsRefused && (await refusalOf(() => renew(newer))) !== undefined;
  const next = "Turn on Enable Refresh Token Rotation in the app's OAuth Settings.";
  const findings =
    rotates && usedIsRefused ? [] : [warning("no rotation", "A used refresh token goes on working", next)];
  return { facts: { rotates, usedIsRefused, newerEndsToo }, findings };
}
