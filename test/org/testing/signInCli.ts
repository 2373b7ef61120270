import type { Sf } from "./openSf.ts";

/** A practice org, and the app to sign in through. */
interface SignInTarget {
  url: string;
  clientId: string;
  clientSecret: string;
}

/** Signs the CLI in to a practice org as one of its users, under an alias. */
export async function signInCli(sf: Sf, org: SignInTarget, username: string, alias: string): Promise<void> {
  await sf.json(
    ["org", "login", "access-token", "--instance-url", org.url, "--alias", alias, "--no-prompt"],
    {
      env: { SF_ACCESS_TOKEN: await accessTokenOf(org, username) },
    },
  );
}

/** A session of the user, from the username-password flow. */
export async function accessTokenOf(org: SignInTarget, username: string): Promise<string> {
  const answer = await fetch(`${org.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: org.clientId,
      client_secret: org.clientSecret,
      username,
      password: "practice",
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
