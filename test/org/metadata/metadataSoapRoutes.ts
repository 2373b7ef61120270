import { Hono } from "hono";
import { resolveToken } from "../oauth/authenticate.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { isServed } from "../call/versions.ts";
import type { Caller } from "../types.ts";
import { applyExternalClientApps } from "./apply/applyApp.ts";
import { startDeployment } from "./deployQueue.ts";
import { deployValidated, readJob } from "./deployJobs.ts";
import { refuseMetadata } from "./refuseMetadata.ts";
import { describeMetadata } from "./describeMetadata.ts";
import { listMetadata } from "./listMetadata.ts";
import { readMetadata } from "./readMetadata.ts";
import { retrieve } from "./retrieve.ts";
import { answerEnvelope, faultEnvelope, readEnvelope, SoapFault } from "./soapXml.ts";
import { childrenNamed, childText, XmlSyntaxError, type XmlElement } from "../components/xmlTree.ts";

type Operation = (service: PracticeService, caller: Caller, body: XmlElement, version: string) => unknown;

/** The operations of the Metadata API that needs.ts names. */
export const operations = new Map<string, Operation>([
  ["deploy", deployOperation],
  [
    "checkDeployStatus",
    ({ org }, _, body) => readJob(org, "deploy", childText(body, "asyncProcessId") ?? "").result,
  ],
  [
    "deployRecentValidation",
    (service, caller, body) => deployValidated(service, caller, childText(body, "validationId") ?? "").id,
  ],
  ["retrieve", retrieveOperation],
  ["checkRetrieveStatus", checkRetrieve],
  ["listMetadata", listOperation],
  ["describeMetadata", () => describeMetadata()],
  [
    "readMetadata",
    ({ org }, _, body) => {
      const names = childrenNamed(body, "fullNames").map(({ text }) => text);
      return readMetadata(org, childText(body, "type") ?? childText(body, "metadataType") ?? "", names);
    },
  ],
]);

/** POST /services/Soap/m/67.0: the Metadata API in SOAP, which the Salesforce CLI uses by default. */
export function metadataSoapRoutes(service: PracticeService): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  // A restarted org knows only its built-in apps, so deployed ones are registered again.
  service.org.whenSeeded(() => applyExternalClientApps(service.org));
  app.post("/services/Soap/m/:version", async (context) => {
    const answer = (body: string, status: 200 | 500): Response =>
      context.body(body, status, { "Content-Type": "text/xml;charset=UTF-8" });
    try {
      const version = context.req.param("version");
      const call = readEnvelope(await context.req.text());
      const caller = authenticate(service, call.sessionId);
      if (!isServed(`v${version}`))
        throw new SoapFault("sf:UNSUPPORTED_API_VERSION", `Invalid Api version: ${version}`);
      const operation = operations.get(call.operation);
      if (!operation)
        throw new SoapFault("soapenv:Client", `No operation available for request ${call.operation}`);
      return answer(answerEnvelope(call.operation, operation(service, caller, call.body, version)), 200);
    } catch (error) {
      if (error instanceof SoapFault) return answer(faultEnvelope(error), 500);
      if (error instanceof XmlSyntaxError) {
        return answer(faultEnvelope(new SoapFault("soapenv:Client", error.message)), 500);
      }
      throw error;
    }
  });
  return app;
}

function authenticate({ org, access }: PracticeService, sessionId: string | undefined): Caller {
  const caller = sessionId === undefined ? undefined : resolveToken(org, sessionId)?.caller;
  if (!caller) {
    throw new SoapFault(
      "sf:INVALID_SESSION_ID",
      "Invalid Session ID found in SessionHeader: Illegal Session",
    );
  }
  if (!access.systemPermission(caller, "ApiEnabled")) {
    throw new SoapFault("sf:API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner");
  }
  const refusal = refuseMetadata(access, caller);
  if (refusal) throw new SoapFault("sf:INSUFFICIENT_ACCESS", refusal);
  return caller;
}

function deployOperation(service: PracticeService, caller: Caller, body: XmlElement): unknown {
  const [options] = childrenNamed(body, "DeployOptions");
  const has = (name: string): boolean => options !== undefined && childText(options, name) === "true";
  const { id } = startDeployment(service, caller, Buffer.from(childText(body, "ZipFile") ?? "", "base64"), {
    checkOnly: has("checkOnly"),
    ignoreWarnings: has("ignoreWarnings"),
    rollbackOnError: has("rollbackOnError"),
    testLevel: options && childText(options, "testLevel"),
    runTests: options ? childrenNamed(options, "runTests").map(({ text }) => text) : [],
  });
  return { done: false, id, state: "Queued" };
}

function retrieveOperation(
  { org }: PracticeService,
  caller: Caller,
  body: XmlElement,
  version: string,
): unknown {
  const [request] = [...childrenNamed(body, "request"), ...childrenNamed(body, "retrieveRequest")];
  const types = request
    ? childrenNamed(request, "unpackaged").flatMap((entry) => childrenNamed(entry, "types"))
    : [];
  const members = types.map(
    (type) =>
      [childText(type, "name") ?? "", childrenNamed(type, "members").map(({ text }) => text)] as const,
  );
  const { id } = retrieve(org, caller, { version, members: new Map(members) });
  return { done: false, id, state: "Queued" };
}

function checkRetrieve({ org }: PracticeService, _: Caller, body: XmlElement): unknown {
  const job = readJob(org, "retrieve", childText(body, "asyncProcessId") ?? "");
  const zipFile = childText(body, "includeZip") === "false" ? undefined : job.zip?.toString("base64");
  return { ...(job.result as object), zipFile };
}

function listOperation({ org }: PracticeService, _: Caller, body: XmlElement): unknown {
  return childrenNamed(body, "queries").flatMap((query) => listMetadata(org, childText(query, "type") ?? ""));
}
