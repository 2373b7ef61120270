import { createHash } from "node:crypto";
import AdmZip from "adm-zip";
import { Hono } from "hono";
import type { ServerEnvironment } from "../call/restCall.ts";
import type { Org } from "../types.ts";
import { listStoredComponents, type StoredComponent } from "../components/componentStore.ts";

/**
 * GET /deployed of the control plane: all deployed files as a zip in metadata format, which the practice
 * Lightning page compiles. 204 where there are none, 304 where the caller has this version.
 */
export function deployedRoutes(org: Org): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  app.get("/deployed", (context) => {
    const components = listStoredComponents(org);
    if (components.length === 0) return context.body(null, 204);
    const tag = `"${versionOf(components)}"`;
    context.header("ETag", tag);
    if (context.req.header("If-None-Match") === tag) return context.body(null, 304);
    return context.body(new Uint8Array(zipOf(components)), 200, { "Content-Type": "application/zip" });
  });
  return app;
}

/** A version that changes whenever a component is added, changed or removed. */
function versionOf(components: readonly StoredComponent[]): string {
  const hash = createHash("sha256");
  for (const { files } of components) {
    for (const [path, content] of files) hash.update(`${path}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 20);
}

function zipOf(components: readonly StoredComponent[]): Buffer {
  const zip = new AdmZip();
  for (const { files } of components) {
    for (const [path, content] of files) zip.addFile(path, content);
  }
  return zip.toBuffer();
}
