import { Hono } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { SalesforceError } from "../types.ts";
import { startDeployment } from "./deployQueue.ts";
import { deployValidated, readJob } from "./deployJobs.ts";
import type { DeployOptions, DeployResult } from "./deployTypes.ts";
import { refuseMetadata } from "./refuseMetadata.ts";
import { SoapFault } from "./soapXml.ts";

interface DeployRequest {
  deployOptions?: Partial<DeployOptions>;
  validatedDeployRequestId?: string;
}

/** /services/data/vXX.0/metadata/deployRequest: the Metadata API's deployments in REST. */
export function deployRequestRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.use(async (context, next) => {
    const { access, caller } = context.env.call;
    const refusal = refuseMetadata(access, caller);
    if (refusal) throw new SalesforceError(403, "INSUFFICIENT_ACCESS", refusal);
    await next();
  });
  app.post("/deployRequest", async (context) => {
    const { call } = context.env;
    if (context.req.header("content-type")?.startsWith("application/json")) {
      const { validatedDeployRequestId = "" } = await context.req.json<DeployRequest>();
      const result = asRefusal(() => deployValidated(call.service, call.caller, validatedDeployRequestId));
      return context.json({ validatedDeployRequestId, ...accepted(call, result) }, 201);
    }
    const form = await context.req.parseBody();
    const file = form["file"];
    if (!(file instanceof File)) {
      throw new SalesforceError(
        400,
        "INVALID_MULTIPART_REQUEST",
        "The part named file, which holds the zip, is missing",
      );
    }
    const options = await readOptions(form["entity_content"]);
    const result = startDeployment(call.service, call.caller, Buffer.from(await file.arrayBuffer()), options);
    return context.json(accepted(call, result), 201);
  });
  app.get("/deployRequest/:id", (context) => {
    const { org } = context.env.call;
    const result = asRefusal(() => readJob(org, "deploy", context.req.param("id")).result) as DeployResult;
    const { details, ...summary } = result;
    const isDetailed = context.req.query("includeDetails") === "true";
    return context.json({ id: result.id, deployResult: isDetailed ? { ...summary, details } : summary });
  });
  return app;
}

async function readOptions(part: unknown): Promise<DeployOptions> {
  const text = part instanceof File ? await part.text() : typeof part === "string" ? part : "{}";
  let request: DeployRequest;
  try {
    request = JSON.parse(text) as DeployRequest;
  } catch {
    throw new SalesforceError(400, "JSON_PARSER_ERROR", "The part named entity_content is no JSON");
  }
  const given = request.deployOptions ?? {};
  return {
    checkOnly: given.checkOnly === true,
    ignoreWarnings: given.ignoreWarnings === true,
    rollbackOnError: given.rollbackOnError !== false,
    testLevel: given.testLevel,
    runTests: given.runTests ?? [],
  };
}

function accepted({ version }: RestCall, { id }: DeployResult): Record<string, unknown> {
  const url = `/services/data/${version}/metadata/deployRequest/${id}`;
  return { id, url, deployOptions: {}, deployResult: { id, done: false, status: "Pending" } };
}

/** Turns a SOAP fault into a REST error. */
function asRefusal<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    throw new SalesforceError(400, error.code.replace(/^sf:/, ""), error.message);
  }
}
