import { pino, type DestinationStream, type Logger } from "pino";

/** Names under which a secret might come along in a logged object; what stands there is never written. */
const secretNames = [
  "accessToken",
  "refreshToken",
  "access_token",
  "refresh_token",
  "token",
  "authorization",
  "Authorization",
  "clientSecret",
  "client_secret",
  "codeVerifier",
  "code_verifier",
  "tokenKeys",
];

/** One JSON line an event, on standard output unless told otherwise. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = { level, redact: { paths, censor: "[secret]" }, base: { service: "crosswalk-connector" } };
  return destination ? pino(options, destination) : pino(options);
}
