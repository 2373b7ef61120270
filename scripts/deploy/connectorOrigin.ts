import { StepError } from "../org/stepError.ts";

/** The origin of the connector's URL. Throws StepError where the panel could not call it. */
export function connectorOrigin(text: string): string {
  const url = URL.parse(text);
  const next = "Give --connector-url the connector's address, e.g. https://crosswalk.your-company.com";
  if (!url) throw new StepError(`--connector-url ${text} is not a web address.`, next);
  if (url.hostname.endsWith(".example.com")) {
    throw new StepError(`--connector-url ${text} is an example address, where nothing runs.`, next);
  }
  const isLocal = url.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  if (url.protocol !== "https:" && !isLocal) {
    throw new StepError(
      `--connector-url ${text} must begin with https:// (http:// only on localhost).`,
      next,
    );
  }
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    throw new StepError(`--connector-url ${text} must end after the host.`, next);
  }
  return url.origin;
}
