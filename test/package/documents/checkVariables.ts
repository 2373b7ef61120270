import { globSync } from "node:fs";
import { variableNames } from "../../../connector/config.ts";
import { projectFolder } from "../../support/projectFolder.ts";
import { type Document, readFile } from "./document.ts";

/** What others read: Docker Compose, Node, its proxies, and the driver of Postgres. */
const others = [
  "COMPOSE_FILE",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "NODE_EXTRA_CA_CERTS",
  "NODE_OPTIONS",
  "NODE_USE_ENV_PROXY",
  "NODE_COMPILE_CACHE",
  "PGPASSWORD",
];

/** What tools and practice programs of the project read, and what the package's deployment is told. */
function readElsewhere(): string[] {
  const files = globSync(["*.ts", "{scripts,test}/**/*.{ts,mjs}", "sfdx-project.json"], {
    cwd: projectFolder,
    exclude: (name) => name === "node_modules" || name === "documents",
  });
  const reads =
    /(?:\benv\.|\benv\["|\bport\("|"replaceWithEnv": "|\bprocess\.env\.)([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)\b/g;
  const composed = readFile("config/container/compose.yaml").matchAll(/\$\{([A-Z_]+)[:}]/g);
  return [
    ...files.flatMap((file) => [...readFile(file).matchAll(reads)].map(([, name = ""]) => name)),
    ...[...composed].map(([, name = ""]) => name),
  ];
}

let known: Set<string> | undefined;

/** Variables of the environment: those of connector/config.ts, and what the project's tools read. */
export function checkVariables({ spans, commands, blocks }: Document): string[] {
  known ??= new Set([...variableNames, ...others, ...readElsewhere()]);
  const inCommands = commands.flat().map((word) => /^\$?\{?([A-Z][A-Z\d_]*)\}?(?:=|$)/.exec(word)?.[1] ?? "");
  const inBlocks = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) =>
      [...text.matchAll(/(?:^|\s)([A-Z][A-Z\d]*_[A-Z\d_]*)=/g)].map(([, name = ""]) => name),
    );
  const mentioned = [...spans.map((span) => span.replace(/=.*$/, "")), ...inCommands, ...inBlocks].filter(
    (name) => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name),
  );
  return [...new Set(mentioned)].filter((name) => known?.has(name) === false);
}
