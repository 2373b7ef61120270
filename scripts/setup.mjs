// Prepares a fresh machine that has only Node ≥ 20 and npm, then runs the command given after it:
//   node scripts/setup.mjs [--browser] [--salesforce-cli] [--production] COMMAND [ARGUMENTS…]
// --salesforce-cli is for commands that run the Salesforce CLI, a third of all that there is to install.
// --production asks for no more than `npm ci --workspace connector` installs, so that a host's
// commands never change what it runs. Needs no dependency and no recent Node itself; does nothing that is
// already done.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { commandLine } from "./setup/commandLine.mjs";
import { lockWithFiles } from "./setup/lockWithFiles.mjs";
import { placesNeededBy } from "./setup/placesNeeded.mjs";
import { proxyEnvironment, unreadableProxy } from "./setup/proxyEnvironment.mjs";
import { usageOf } from "./setup/usageOf.mjs";

const projectFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const nodeFolder = path.join(projectFolder, ".node");
const nodeVersion = "24.21.0";
const isWindows = process.platform === "win32";

/** @param {string} version @returns {[number, number]} */
function majorAndMinor(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}

/** As the connector's package.json says; a Node that runs no TypeScript by itself is none. */
function machineNodeIsRecent() {
  const { engines } = JSON.parse(readFileSync(path.join(projectFolder, "connector/package.json"), "utf8"));
  const [major, minor] = majorAndMinor(process.versions.node);
  const [majorMin, minorMin] = majorAndMinor(engines.node.replace(">=", ""));
  return process.features.typescript && (major > majorMin || (major === majorMin && minor >= minorMin));
}

/** @param {string} step */
function say(step) {
  process.stderr.write(`crosswalk setup: ${step}\n`);
}

class SetupError extends Error {
  /** @param {string} problem @param {string} next */
  constructor(problem, next) {
    super(problem);
    this.next = next;
  }
}

/** @param {string} problem @param {string} next @returns {never} */
function stop(problem, next) {
  process.stderr.write(`crosswalk setup: ${problem}\n  Next: ${next}\n`);
  process.exit(1);
}

/**
 * Runs a command to its end, and tells whether it went well.
 * @param {string} command @param {string[]} args @param {Record<string, string | undefined>} env
 * @param {string} [cwd]
 * @returns {Promise<boolean>}
 */
async function run(command, args, env, cwd = projectFolder) {
  const { file, args: all, shell } = commandLine(command, args, process.execPath, process.platform);
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["ignore", "inherit", "inherit"];
  const child = spawn(file, all, { cwd, env, stdio, shell });
  // What runs on would change the project after this process has been told to end.
  const end = () => {
    child.kill("SIGTERM");
    // Another command that runs beside this one is ended by the same signal first.
    setImmediate(() => process.exit(1));
  };
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  const isDone = await new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("exit", (status) => resolve(status === 0));
  });
  process.off("SIGTERM", end);
  process.off("SIGHUP", end);
  return isDone;
}

function projectNodeBinary() {
  const name = isWindows ? "node.exe" : "node";
  const platform = isWindows ? "win" : process.platform;
  const homes = [
    path.join(nodeFolder, "node_modules", "node"),
    path.join(nodeFolder, "node_modules", `node-${platform}-${process.arch}`),
  ];
  return homes.map((home) => path.join(home, "bin", name)).find((binary) => existsSync(binary));
}

/** The folder of the Node that everything else runs on. */
async function ensureNode() {
  if (machineNodeIsRecent()) return path.dirname(process.execPath);
  const wanted = path.join(nodeFolder, `version-${nodeVersion}`);
  let binary = existsSync(wanted) ? projectNodeBinary() : undefined;
  if (binary) return path.dirname(binary);

  say(`this machine has Node ${process.versions.node}; putting Node ${nodeVersion} into .node/`);
  rmSync(nodeFolder, { recursive: true, force: true });
  mkdirSync(nodeFolder, { recursive: true });
  writeFileSync(path.join(nodeFolder, "package.json"), '{ "private": true }\n');
  const platform = isWindows ? "win" : process.platform;
  // The package `node` fetches the platform's own package from an install script; where scripts are off, that
  // one serves by itself.
  for (const name of ["node", `node-${platform}-${process.arch}`]) {
    await run(
      "npm",
      [
        "install",
        "--prefix",
        nodeFolder,
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        `${name}@${nodeVersion}`,
      ],
      { ...process.env, npm_config_ignore_scripts: "false" },
    );
    binary = projectNodeBinary();
    if (binary) break;
  }
  if (!binary) {
    throw new SetupError(
      `could not install Node ${nodeVersion} from the npm registry`,
      "check that npm reaches its registry (npm ping), or install Node 24 yourself and run the command again.",
    );
  }
  writeFileSync(wanted, "");
  return path.dirname(binary);
}

/**
 * A folder with a lock of its own. `workspace`: where no more is wanted than one workspace needs.
 * @typedef {{ folder: string, holds: string, workspace?: string }} Modules
 */

/** @type {Modules} */
const salesforceCli = {
  folder: path.join(projectFolder, "config/salesforce-cli"),
  holds: "the Salesforce CLI",
};

/**
 * Whether node_modules holds what package-lock.json says, read from the record that npm keeps of its last
 * install.
 * @param {Modules} modules
 */
function modulesAreCurrent({ folder, workspace }) {
  const recordFile = path.join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(recordFile)) return false;
  /** @type {Record<string, import("./setup/placesNeeded.mjs").LockEntry>} */
  const wanted = JSON.parse(readFileSync(path.join(folder, "package-lock.json"), "utf8")).packages;
  /** @type {Record<string, import("./setup/placesNeeded.mjs").LockEntry>} */
  const present = JSON.parse(readFileSync(recordFile, "utf8")).packages;
  const places = workspace === undefined ? Object.keys(wanted) : [...placesNeededBy(wanted, workspace)];
  return places.every((place) => {
    const entry = wanted[place];
    if (place === "" || entry?.optional || entry?.peer) return true;
    return present[place] !== undefined && present[place].version === entry?.version;
  });
}

/** @param {Modules} modules */
async function ensureModules(modules) {
  // npm takes this file for the lock where there is one. Git doesn't have it.
  const shrinkwrapFile = path.join(modules.folder, "npm-shrinkwrap.json");
  // An install that was interrupted has left it.
  rmSync(shrinkwrapFile, { force: true });
  if (modulesAreCurrent(modules)) return;
  say(`installing ${modules.holds} (npm ci)`);
  const lock = JSON.parse(readFileSync(path.join(modules.folder, "package-lock.json"), "utf8"));
  writeFileSync(shrinkwrapFile, JSON.stringify(lockWithFiles(lock)));
  let isDone = await installModules(modules);
  rmSync(shrinkwrapFile, { force: true });
  // A registry may keep its files elsewhere.
  if (!isDone) isDone = await installModules(modules);
  if (isDone) return;
  throw new SetupError(
    "npm ci failed (its own message is above)",
    "check that npm reaches its registry (npm ping), then run again.",
  );
}

/** @param {Modules} modules */
function installModules({ folder, workspace }) {
  // No dependency needs its install script: native parts come prebuilt inside their packages. Leaving scripts
  // out spares a machine without a compiler the attempt to build them.
  const always = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const production = workspace === undefined ? [] : [`--workspace=${workspace}`];
  return run("npm", [...always, ...production], process.env, folder);
}

/** @param {Record<string, string | undefined>} env */
async function ensureHooks(env) {
  if (!existsSync(path.join(projectFolder, ".git")) || process.env.CI) return;
  if (existsSync(path.join(projectFolder, ".husky", "_", "husky.sh"))) return;
  await run("npx", ["--no-install", "husky"], env);
}

/** Debian's Chromium for tests alone, in which a page takes a fifth less of the processor. */
const withoutWindows = "chromium-headless-shell";

function installedBrowser() {
  const names = [withoutWindows, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).concat("/usr/bin");
  return [
    process.env.CHROMIUM_PATH,
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ].find((candidate) => candidate && existsSync(candidate));
}

/** A Chromium of the system's, where there is none and this may install one. It needs nothing of npm's. */
async function installBrowser() {
  if (installedBrowser() || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const apt = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  say("installing Chromium (apt-get install)");
  await run("apt-get", ["update", "-qq"], apt);
  for (const name of [withoutWindows, "chromium"]) {
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], apt);
    if (installedBrowser()) return;
  }
}

/**
 * Path of a Chromium, or nothing where Playwright has its own. @param {Record<string, string | undefined>}
 * env
 */
async function ensureBrowser(env) {
  const browser = installedBrowser();
  if (browser) return browser;
  say("installing Playwright's Chromium");
  if (!(await run("npx", ["--no-install", "playwright", "install", "chromium"], env))) {
    stop(
      "found no Chromium and could not install one",
      "install Chromium, or set CHROMIUM_PATH to one, and run again.",
    );
  }
  return undefined;
}

// Asked at once: once npm is gone, nothing tells which process it was.
const shell = process.ppid;
const npm = npmBehindShell();
const words = process.argv.slice(2);
const commandAt = words.findIndex((word) => !word.startsWith("--"));
const options = commandAt < 0 ? words : words.slice(0, commandAt);
const [command, ...args] = commandAt < 0 ? [] : words.slice(commandAt);
const forProduction = options.includes("--production");
const withBrowser = options.includes("--browser");
// A command's usage is the comment at its head, so that nothing is installed to read it.
const script = command === "node" ? args.find((word) => word.endsWith(".ts")) : undefined;
const usage =
  args.includes("--help") && script && usageOf(readFileSync(path.join(projectFolder, script), "utf8"));
if (usage) {
  console.log(usage);
  process.exit();
}
const [major] = majorAndMinor(process.versions.node);
if (major < 20) stop(`this machine has Node ${process.versions.node}`, "install Node 20 or later.");
const unreadable = unreadableProxy(process.env);
if (unreadable !== undefined) {
  stop(
    `${unreadable} is no address of a proxy`,
    "write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT with other signs than letters and digits of " +
      "user and password encoded, such as %23 for # and %5C for a backslash, and run the command again.",
  );
}

const nodeHome = await prepare();
const env = { ...process.env, PATH: `${nodeHome}${path.delimiter}${process.env.PATH ?? ""}` };
// Node compiles modules once for all processes: a connector, and the Salesforce CLI, which tests start often.
env.NODE_COMPILE_CACHE ??= path.join(projectFolder, ".cache", "compiled");
if (!forProduction) await ensureHooks(env);
if (withBrowser) {
  const browser = await ensureBrowser(env);
  if (browser) env.CHROMIUM_PATH = browser;
}
if (command) runToTheEnd(command, args, { ...env, ...proxyEnvironment(env) });

/** All at the same time; a fault of one is told when the others have ended, too. */
async function prepare() {
  const [home, modules, cli] = await Promise.allSettled([
    ensureNode(),
    ensureModules({
      folder: projectFolder,
      holds: "the dependencies",
      ...(forProduction && { workspace: "connector" }),
    }),
    options.includes("--salesforce-cli") ? ensureModules(salesforceCli) : undefined,
    withBrowser ? installBrowser() : undefined,
  ]);
  for (const { reason } of [home, modules, cli].filter((each) => each.status === "rejected")) {
    if (reason instanceof SetupError) stop(reason.message, reason.next);
    throw reason;
  }
  return home.status === "fulfilled" ? home.value : "";
}

/**
 * Runs the command, and ends it where this process is told to end, where its terminal closes, and where npm
 * or the shell between both is gone: npm tells that shell alone, which tells nobody.
 * @param {string} command @param {string[]} args @param {Record<string, string | undefined>} env
 */
function runToTheEnd(command, args, env) {
  const nodeBinary = path.join(nodeHome, isWindows ? "node.exe" : "node");
  const line = commandLine(command, args, nodeBinary, process.platform);
  // A script of ours sees by the channel that this process is gone, even where it was killed.
  const stdio = command === "node" ? ["inherit", "inherit", "inherit", "ipc"] : "inherit";
  const child = spawn(line.file, line.args, { cwd: projectFolder, env, stdio, shell: line.shell });
  const end = () => child.kill("SIGTERM");
  // Ctrl-C reaches the child by itself; staying until it has shut down keeps its last words above the prompt.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  if (process.env.npm_lifecycle_event !== undefined) whenNpmIsGone(end);
  child.on("error", (error) =>
    stop(`could not run ${command}: ${error.message}`, "check that the command exists."),
  );
  child.on("exit", (status) => process.exit(status ?? 1));
}

/**
 * No signal and no channel tells that npm or its shell is gone, so this looks: two calls of the system, twice
 * a second. Windows needs it not: it ends what runs in a console together.
 * @param {() => void} act
 */
function whenNpmIsGone(act) {
  const looking = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isThere(npm))) return;
    clearInterval(looking);
    act();
  }, 500);
  looking.unref();
}

/** @param {number} pid */
function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process is there, too.
    return Object(error).code === "EPERM";
  }
}

/**
 * The process that started the shell between npm and this one, which outlives an npm that is killed. Unknown
 * where `ps` does not tell, or where the shell has put this process in its own place.
 */
function npmBehindShell() {
  if (process.env.npm_lifecycle_event === undefined || isWindows) return undefined;
  const { stdout } = spawnSync("ps", ["-o", "ppid=,args=", "-p", String(shell)], { encoding: "utf8" });
  const [, pid] = /^\s*(\d+)\s+\S*sh -c /.exec(stdout ?? "") ?? [];
  return pid === undefined ? undefined : Number(pid);
}
