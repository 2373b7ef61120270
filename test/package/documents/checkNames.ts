import { globSync } from "node:fs";
import { projectFolder } from "../../support/projectFolder.ts";
import { layers } from "../../../config/lint/layers.ts";
import { type Document, readFile } from "./document.ts";

/** Names of others: what nginx is told, and what Salesforce has and the practice org lacks. */
const foreign = new Set(["limit_conn", "FullName", "updateMetadata", "upsertMetadata"]);
/** Stands for the namespace of a managed package. */
const namespace = /^ns__/;

let known: Set<string> | undefined;

/** Every name in the project's code, tests left out: they keep old names in what they plant. */
function namesInCode(): Set<string> {
  const files = globSync(
    [
      "*.{json,ts,js,cjs}",
      "{config,connector,force-app,scripts,test}/**/*.{ts,mjs,js,json,cls,xml,html,service,example}",
    ],
    { cwd: projectFolder, exclude: (name) => ["node_modules", "documents", "generated"].includes(name) },
  );
  return new Set(files.flatMap((file) => `${readFile(file)} ${file}`.match(/[\w-]+|\w+/g) ?? []));
}

/**
 * Names of functions, components, settings, fields, codes and packages in backticks: each stands somewhere
 * in the code, too. Diagrams name rooms of the connector, separated by dots in the middle of the line.
 */
export function checkNames({ spans, blocks }: Document): string[] {
  known ??= namesInCode();
  const names = spans
    .filter((span) => /^@?[A-Za-z][\w-]*(?:\(.*\))?$/.test(span))
    .map((span) => span.replace(/\(.*$/, "").replace(/^@/, "").replace(namespace, ""))
    .filter((name) => /[a-z][A-Z]|\w-\w|_/.test(name) && !/^[A-Z\d_]+$/.test(name));
  const rooms = blocks
    .filter(({ language }) => language === "mermaid")
    .flatMap(({ text }) => [...text.matchAll(/\["([^"]+)"\]/g)].map(([, label = ""]) => label))
    .flatMap((label) => label.split("<br/>").filter((part) => part.includes(" · ")))
    .flatMap((part) => part.split(" · "));
  return [
    ...names.filter((name) => known?.has(name) === false && !foreign.has(name)),
    ...rooms.filter((room) => !layers.some((layer) => layer.room === room)),
  ];
}
