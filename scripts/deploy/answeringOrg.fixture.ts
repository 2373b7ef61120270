import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach } from "vitest";
import type { AppKeys, AppToProve } from "./proveApp.ts";

export type Answer = [status: number, text: string, location?: string];

/** What an org answers at its authorize address, by whether key and callback are the app's. */
export interface Answers {
  own: Answer;
  otherKey: Answer;
  otherCallback: Answer;
  /** At its token address; there the made-up code is refused where left out. */
  token?: Answer;
  /** At its token address to another secret; the client is refused where left out. */
  otherSecret?: Answer;
}

export const tokenRefusal = (error: string): Answer => [400, JSON.stringify({ error })];
export const loginPage: Answer = [200, '<form><input type="password" name="pw"></form>'];
export const unknownKey: Answer = [
  400,
  "error=invalid_client_id&error_description=client%20identifier%20invalid",
];
export const unknownCallback: Answer = [400, "error=redirect_uri_mismatch&error_description=no"];

/** Of an org that knows the app, and refuses others. */
export const goodAnswers: Answers = { own: loginPage, otherKey: unknownKey, otherCallback: unknownCallback };

const servers: Server[] = [];

/** For tests: the address of an org that answers so about an app until the test ends. */
export async function startAnsweringOrg(
  answers: Answers,
  app: AppKeys & Pick<AppToProve, "callbackUrl">,
): Promise<string> {
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://org");
    const sent = new URLSearchParams(await text(request));
    const answerOf = (): Answer => {
      if (pathname.endsWith("/token")) {
        const own = answers.token ?? tokenRefusal("invalid_grant");
        const isOther = sent.get("client_secret") !== app.secret;
        return isOther ? (answers.otherSecret ?? tokenRefusal("invalid_client")) : own;
      }
      if (searchParams.get("client_id") !== app.key) return answers.otherKey;
      return searchParams.get("redirect_uri") === app.callbackUrl ? answers.own : answers.otherCallback;
    };
    const [status, page, location] = answerOf();
    response.writeHead(status, location === undefined ? {} : { location }).end(page);
  };
  const server = createServer((request, response) => void reply(request, response)).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});
