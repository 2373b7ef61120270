import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { refusalAtAuthorize } from "./proveApp.ts";

let server: Server | undefined;
afterEach(() => server?.close());

interface Answer {
  status?: number;
  location?: string;
  body?: string;
}

/** The word for what an org's authorize address answers. */
async function wordFor({ status = 302, location, body = "" }: Answer): Promise<string | undefined> {
  server = createServer((_, response) => {
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const loginUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return refusalAtAuthorize({ loginUrl, key: "k", secret: "s", callbackUrl: "https://c.example/callback" });
}

const errorPage = "/setup/secur/RemoteAccessErrorPage.apexp";
const login = "/?ec=302&startURL=%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3Daa%253D";

describe("an org's answer to the app", () => {
  it.each<[string, Answer, string]>([
    [
      "a word that nobody knows, back at the app",
      { location: "https://c.example/callback?error=OAUTH_NEW_WORD" },
      "OAUTH_NEW_WORD",
    ],
    ["a word behind a hash", { location: "https://c.example/callback#error=server_error" }, "server_error"],
    [
      "a word within the login page's address",
      { location: `/?startURL=${encodeURIComponent(`${errorPage}?error=access_denied&x=1`)}` },
      "access_denied",
    ],
    ["its own error page", { location: `${errorPage}?error=invalid_app&x=1` }, "invalid_app"],
    ["its own error page without a word", { location: errorPage }, "RemoteAccessErrorPage"],
    [
      "a script that leads to its error page",
      { status: 200, body: `<script>window.location.replace('${errorPage}?error=a_word&x')</script>` },
      "a_word",
    ],
    [
      "a page with the word",
      { status: 200, body: "error=unsupported_thing&error_description=no%20such%20thing" },
      "unsupported_thing",
    ],
    [
      "a page that is no login page",
      { status: 200, body: "<h1>We can't authorize you</h1>" },
      "an error page",
    ],
    ["a word of single sign-on", { location: "/login?ErrorCode=No_Access&ErrorDescription=x" }, "No_Access"],
    [
      "the callback without a code",
      { location: "https://c.example/callback?state=1" },
      "no code at the callback",
    ],
    ["another page of the connector's", { location: "https://c.example/sorry" }, "no code at the callback"],
    ["an address of an error page that nobody knows", { location: "/_ui/OAuthError.jsp" }, "OAuthError"],
    [
      "an address by plain http elsewhere",
      { location: "http://proxy.example/blocked" },
      "a redirect by plain http",
    ],
    [
      "a page that leads nowhere that is told",
      { status: 200, body: "<h1>Sorry</h1><script>if (top.location == self.location) count();</script>" },
      "an error page",
    ],
    [
      "a script that leads back without a code",
      { status: 200, body: "<script>window.location = 'https:\\/\\/c.example\\/callback'</script>" },
      "no code at the callback",
    ],
    ["a page with a status", { status: 500, body: "<h1>Sorry</h1>" }, "status 500"],
  ])("is a refusal where it is %s", async (_, answer, word) => {
    expect(await wordFor(answer)).toBe(word);
  });

  it.each<[string, Answer]>([
    ["leads to the login page", { location: login }],
    ["leads there by a script", { status: 200, body: `<script>window.location.href='${login}'</script>` }],
    ["leads to an identity provider", { location: "https://idp.example/sso?SAMLRequest=a" }],
    ["leads on with a code", { location: "https://c.example/callback?code=abc" }],
    [
      "leads there by a header within the page",
      { status: 200, body: `<meta http-equiv="refresh" content="0; url=${login}">` },
    ],
    [
      "is a login page with a word in a script",
      { status: 200, body: "<script>var x = {a_b : c}</script><input id=pw type=password>" },
    ],
    [
      "is a login page with a word in an address",
      { status: 200, body: '<a href="/help?error=none">Help</a><input type="password" name="pw">' },
    ],
    [
      "is a login page that asks for the user's name first",
      { status: 200, body: '<form><input type="email" id="username" name="username"></form>' },
    ],
    ["is the login page", { status: 200, body: '<form><input type="password" name="pw"></form>' }],
  ])("is none where it %s", async (_, answer) => {
    expect(await wordFor(answer)).toBeUndefined();
  });
});
