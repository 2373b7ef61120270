import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { quickEnvironment } from "./quickStart.ts";

interface StartedProcess {
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Resolves with the port that the process listens on. Never resolves where the process ends first. */
  listening: Promise<number>;
  ended: Promise<number | null>;
  output(): string;
  /** Waits until further output matches, and resolves with the match. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** The variables of a connector without a user. What it asks Salesforce by itself, nobody answers. */
export function environmentOfNobody(databaseFile: string): Record<string, string> {
  return {
    PORT: "0",
    PUBLIC_URL: "http://localhost:4002",
    DATABASE_FILE: databaseFile,
    PANEL_ORIGINS: "http://localhost:4000",
    TOKEN_KEYS: `test:${randomBytes(32).toString("base64")}`,
    SALESFORCE_LOGIN_URL: "http://localhost:1",
    SALESFORCE_CLIENT_ID: "a-consumer-key",
    SALESFORCE_CLIENT_SECRET: "a-consumer-secret",
    SALESFORCE_ORG_ID: "00D000000000001",
    SHUTDOWN_DRAIN_MS: "0",
  };
}

interface ProcessOptions {
  /** Arguments of the shell's `ulimit` for the process. */
  limits?: string;
  /** Options of node itself. */
  nodeOptions?: string[];
  /** What is run: the code, unless it is what `npm run build` made. */
  main?: string;
}

/** The connector, as a process of its own. */
export function startProcess(
  environment: Record<string, string>,
  { limits, nodeOptions = [], main = "connector/main.ts" }: ProcessOptions = {},
): StartedProcess {
  const [command, args] = [process.execPath, [...nodeOptions, main]];
  const options = { env: { ...quickEnvironment(), ...environment } };
  const child = limits
    ? spawn("sh", ["-c", `ulimit ${limits}; exec "$0" "$@"`, command, ...args], options)
    : spawn(command, args, options);
  let output = "";
  const heard = new EventEmitter();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    heard.emit("more");
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const says = (pattern: RegExp) => {
    const start = output.length;
    return new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const match = pattern.exec(output.slice(start));
        if (!match) return;
        heard.off("more", look);
        resolve(match);
      };
      heard.on("more", look);
    });
  };
  const listening = says(/"port":(\d+),"msg":"listening"/).then(([, port]) => Number(port));
  const ended = once(child, "close").then(([status]) => status as number | null);
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    listening,
    ended,
    output: () => output,
    says,
  };
}
