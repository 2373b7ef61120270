import { optionOrigin } from "./optionOrigin.ts";
import { StepError } from "../org/stepError.ts";

/** The origin of the connector's URL. Throws StepError where the panel could not call it. */
export function connectorOrigin(text: string): string {
  const next = "Give --connector-url the connector's address, e.g. https://crosswalk.your-company.com";
  if (URL.parse(text)?.hostname.endsWith(".example.com")) {
    throw new StepError(`--connector-url ${text} is an example address, where nothing runs.`, next);
  }
  return optionOrigin("--connector-url", text, next);
}
