import { Hono } from "hono";
import { answerFailure } from "../call/failure.ts";
import { countCall } from "../call/limitInfo.ts";
import { startCall } from "../call/startCall.ts";
import { newestVersion } from "../call/versions.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { classIds } from "../components/apexClasses.ts";
import { authenticate } from "../oauth/authenticate.ts";
import { type Caller, SalesforceError } from "../types.ts";
import { type ApexRestClass, apexRestClasses, apexUser } from "./apexRest.ts";

const root = "/services/apexrest";

/**
 * The REST resources of Apex classes (Apex Developer Guide, RestResource annotation). A packaged class has
 * the package's namespace in its address, and runs only for users whose profile or permission set gives them
 * the class.
 */
export function apexRestRoutes(service: PracticeService): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  const { org, access } = service;
  app.onError((error, context) => answerFailure(context, error));
  app.all(`${root}/*`, (context) => {
    const caller = authenticate(org, context.req.raw, access);
    context.set("call", startCall(service, { caller, version: `v${newestVersion}.0` }));
    countCall(service, caller);
    const found = findClass(service, new URL(context.req.url).pathname.slice(root.length));
    requireClassAccess(service, caller, found);
    const method = found.answers[context.req.method as "GET"];
    if (!method) {
      const allowed = Object.keys(found.answers).join(",");
      throw new SalesforceError(
        405,
        "METHOD_NOT_ALLOWED",
        `HTTP Method '${context.req.method}' not allowed. Allowed are ${allowed}`,
      );
    }
    return context.json(method(apexUser(access, caller, org.settings.packageNamespace)));
  });
  return app;
}

/** An address matches its class by exact case, with or without a slash at its end. */
function findClass({ org }: PracticeService, path: string): ApexRestClass {
  const { packageNamespace: namespace } = org.settings;
  const found = apexRestClasses.find(({ name, urlMapping }) => {
    const mapped = namespace === null ? urlMapping : `/${namespace}${urlMapping}`;
    return path.replace(/\/$/, "") === mapped && classIds(org, name).length > 0;
  });
  if (!found) throw new SalesforceError(404, "NOT_FOUND", "Could not find a match for URL");
  return found;
}

function requireClassAccess({ org, access }: PracticeService, caller: Caller, { name }: ApexRestClass): void {
  if (access.systemPermission(caller, "AuthorApex")) return;
  if (classIds(org, name).some((id) => access.setupEntities(caller).has(id))) return;
  throw new SalesforceError(403, "FORBIDDEN", `You do not have access to the Apex class named: ${name}`);
}
