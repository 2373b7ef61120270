import { Hono } from "hono";
import { checkReferenceIds } from "./checkReferenceIds.ts";
import { halted, runTogether } from "./runTogether.ts";
import { referencesIn } from "./references.ts";
import { graphSchema, shaped } from "./schemas.ts";
import { failed, type Subrequest, type SubrequestResult } from "./subrequest.ts";
import type { Dispatch, ResourceEnvironment } from "../call/restCall.ts";
import { readJson } from "../call/jsonBody.ts";
import { SalesforceError } from "../types.ts";

const graphsMax = 75;
const nodesMax = 500;
const depthMax = 15;
const kindsMax = 15;
/** Salesforce stops trying graphs after more failures than this. */
const failuresMax = 14;

interface Graph {
  graphId: string;
  compositeRequest: Subrequest[];
}

interface GraphResult {
  graphId: string;
  graphResponse: { compositeResponse: SubrequestResult[] };
  isSuccessful: boolean;
}

/** POST /composite/graph: graphs that commit or roll back each on its own. */
export function graphRoutes(dispatch: Dispatch): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().post("/", async (context) => {
    const { value } = await readJson(context.req.raw);
    const graphs = shaped(graphSchema, value).graphs as Graph[];
    checkLimits(graphs);
    checkResources(graphs);
    const results: GraphResult[] = [];
    let failures = 0;
    for (const graph of graphs) {
      if (failures > failuresMax) {
        results.push(haltedGraph(graph));
        continue;
      }
      const { succeeded, results: answers } = await runTogether(graph.compositeRequest, {
        dispatch,
        call: context.env.call,
        allOrNone: true,
      });
      if (!succeeded) failures++;
      results.push({
        graphId: graph.graphId,
        graphResponse: { compositeResponse: answers },
        isSuccessful: succeeded,
      });
    }
    return context.json({ graphs: results });
  });
}

const haltedGraph = ({ graphId, compositeRequest }: Graph): GraphResult => ({
  graphId,
  graphResponse: {
    compositeResponse: compositeRequest.map(({ referenceId }) => failed(referenceId, [halted()])),
  },
  isSuccessful: false,
});

function checkLimits(graphs: Graph[]): void {
  const nodes = graphs.flatMap((graph) => graph.compositeRequest);
  const kinds = new Set(nodes.map(kindOf));
  const exceeded =
    over("graphs", graphs.length, graphsMax) ??
    over("nodes", nodes.length, nodesMax) ??
    over("different nodes", kinds.size, kindsMax) ??
    over("levels", Math.max(0, ...graphs.map((graph) => depthOf(graph.compositeRequest))), depthMax);
  if (exceeded !== undefined) throw new SalesforceError(400, "LIMIT_EXCEEDED", exceeded);
  const ids = graphs.map((graph) => graph.graphId);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) {
    throw new SalesforceError(400, "DUPLICATE_VALUE", `Duplicate graphId ${repeated} found in request.`);
  }
  // Salesforce's examples differ across graphs, and nothing says that they may repeat.
  checkReferenceIds(nodes);
}

/** What a node may do: write, read or describe records of one object, each by itself. */
const nodePath = /^\/services\/data\/v[\d.]+\/sobjects\//;

/** A query is no node of a graph (REST API Developer Guide, Composite Graph, Supported Resources). */
function checkResources(graphs: Graph[]): void {
  const refused = graphs.flatMap((graph) => graph.compositeRequest).find(({ url }) => !nodePath.test(url));
  if (refused === undefined) return;
  throw new SalesforceError(400, "INVALID_INPUT", `The resource ${refused.url} is not supported in a graph.`);
}

const over = (what: string, count: number, max: number) =>
  count > max
    ? `The number of ${what} in the composite graph payload (${count}) exceeds the limit of ${max}.`
    : undefined;

/** Nodes are of one kind if method, version and object agree. */
function kindOf({ method, url }: Subrequest): string {
  const [, version = "", object = ""] = /\/services\/data\/([^/]+)\/(?:sobjects\/)?([^/?]+)/.exec(url) ?? [];
  return `${method.toUpperCase()} ${version} ${object}`;
}

/** The length of the longest chain of references. */
function depthOf(nodes: Subrequest[]): number {
  const depths = new Map<string, number>();
  for (const { referenceId, url, body } of nodes) {
    const above = referencesIn([decodeURI(url), body]).map((id) => depths.get(id) ?? 0);
    depths.set(referenceId, 1 + Math.max(0, ...above));
  }
  return Math.max(0, ...depths.values());
}
