import { StepError } from "../org/stepError.ts";

/**
 * The origin that an option gives. Throws StepError, with the next step, for what the connector would refuse
 * to start with.
 */
export function optionOrigin(option: string, text: string, nextStep: string): string {
  const url = URL.parse(text);
  if (!url) throw new StepError(`${option} ${text} is not a web address.`, nextStep);
  const isLocal = url.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  if (url.protocol !== "https:" && !isLocal) {
    throw new StepError(`${option} ${text} must begin with https:// (http:// only on localhost).`, nextStep);
  }
  if (`${url.origin}/` !== url.href) {
    throw new StepError(`${option} ${text} must end after the host.`, nextStep);
  }
  return url.origin;
}
