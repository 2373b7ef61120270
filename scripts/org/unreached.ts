import process from "node:process";
import { StepError } from "./stepError.ts";

/** A host was not reached: what answers nothing has refused nothing either. */
export class Unreached extends StepError {
  override readonly name = "Unreached";
  /** Whether no connection to the host was made at all; else one was lost. */
  readonly isNever: boolean;

  constructor(message: string, nextStep: string, isNever: boolean, options?: ErrorOptions) {
    super(message, nextStep, options);
    this.isNever = isNever;
  }
}

/** What Node's fetch says of a network's failure, before an answer and within one. */
const wordsOfFetch = ["fetch failed", "terminated"];

/**
 * What Node's fetch throws for a network's failure, with the host of `address`. Anything else stays as it
 * is.
 */
export function unreachedOr(error: unknown, address: string | URL): unknown {
  if (!(error instanceof TypeError) || !wordsOfFetch.includes(error.message)) return error;
  const { host } = new URL(address);
  const why = whyOf(error.cause);
  const isNever = neverReached.test(why) || certificate.test(why) || tunnel.test(why);
  const message = isNever ? `${host} cannot be reached` : `The connection to ${host} was lost`;
  return new Unreached(`${message} (${why})`, nextStepOf(host, why), isNever, { cause: error });
}

/** The next step where a text that the Salesforce CLI shows is of a network's failure. */
export function nextStepOfText(text: string, host: string): string | undefined {
  const code = (text.match(/\b[A-Z][A-Z_]{5,}\b/g) ?? []).find(isOfNetwork);
  // Behind a proxy that refuses it the CLI says no more than that.
  const words = code ?? (text.includes("fetch failed") ? "fetch failed" : undefined);
  return words === undefined ? undefined : nextStepOf(host, words);
}

const neverReached =
  /^(ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
/** Salesforce has codes that begin alike, such as UNABLE_TO_LOCK_ROW. */
const certificate = /^(CERT_|UNABLE_TO_(GET|DECODE|DECRYPT|VERIFY)_|ERR_TLS|ERR_SSL)|SELF_SIGNED|_CERT$/;
/** A proxy's refusal has no code of its own in Node. */
const tunnel = /HTTP Tunneling/i;

const isOfNetwork = (code: string) =>
  neverReached.test(code) || certificate.test(code) || code === "ECONNRESET";

/**
 * Node's fetch says why in the causes, of which one may be a list: each address of a name fails in its own
 * way.
 */
function whyOf(cause: unknown): string {
  const causes = causesOf(cause);
  const refusal = causes.map(({ message }) => message).find((words) => tunnel.test(words));
  const code = causes
    .map((each) => (each as { code?: unknown }).code)
    .find((each) => typeof each === "string");
  return refusal ?? code ?? causes[0]?.message ?? "no answer";
}

function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inList = error instanceof AggregateError ? causesOf(error.errors[0]) : [];
  return [error, ...inList, ...causesOf(error.cause)];
}

function nextStepOf(host: string, code: string): string {
  if (certificate.test(code)) {
    return (
      `Something on the way to ${host}, such as a company's proxy, shows a certificate that Node does not trust. ` +
      "Name the certificate of its authority, NODE_EXTRA_CA_CERTS=FILE.pem, or have Node trust what the system " +
      "trusts, NODE_OPTIONS=--use-system-ca. Then run this again."
    );
  }
  const { env, versions } = process;
  const proxy = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find((name) => env[name]);
  const look =
    proxy === undefined
      ? `Check that this machine reaches ${host}. Where it reaches the internet through a proxy alone, set HTTPS_PROXY to the proxy's address.`
      : !asksProxies(versions.node)
        ? `${proxy} names a proxy, which Node ${versions.node} does not ask: use Node 24, or 22.21 or later of Node 22, or check that this machine reaches ${host} without.`
        : env["NODE_USE_ENV_PROXY"] === "1"
          ? `This goes through the proxy that ${proxy} names: check that the proxy runs and lets this machine to ${host}, or name that host in NO_PROXY.`
          : `${proxy} names a proxy, which Node asks only with NODE_USE_ENV_PROXY=1: set it, or check that this machine reaches ${host} without.`;
  return `${look} Then run this again.`;
}

/** Whether a Node knows NODE_USE_ENV_PROXY: since 22.21 and 24.0. */
function asksProxies(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 21);
}
