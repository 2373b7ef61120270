import { componentModules } from "../build/componentModules.ts";
import { labelTexts, readLabels } from "../build/packageModules.ts";
import { changedModules, type ChangedModules } from "./changedModules.ts";
import { compileModule, main, type LiveModule } from "./compileModule.ts";
import { findMissing } from "./findMissing.ts";

/** What an open page is told. `change` counts what compiled, so that a page notices what it missed. */
export type LiveEvent =
  | { kind: "swap"; change: number; components: SwappedComponent[] }
  | { kind: "reload"; change: number }
  | { kind: "failed"; message: string };

interface SwappedComponent {
  name: string;
  /** Its script changed: it starts anew. Otherwise it keeps its state. */
  isScript: boolean;
}

export interface FollowedSources {
  /** The last change that compiled. */
  change(): number;
  /** The code of a module: `main`, `labels`, or a component such as `c/leadRow`. */
  codeOf(name: string): string | undefined;
  /** Compiles what changed, and tells the pages. `files`: paths in the package or of its translations. */
  changed(files: string[]): Promise<void>;
  /** Calls `tell` with what a page of this change has missed, and from then on. Returns what ends it. */
  subscribe(change: number, tell: (event: LiveEvent) => void): () => void;
}

/**
 * Follows the working tree of a package. Each component is compiled alone, so that a change takes no longer
 * than what changed. What does not compile is told, and what mends it brings all that changed meanwhile.
 * `platform`: the address of what `compilePlatform` compiles. `say` gets a line a change.
 */
export async function followSources(
  source: string,
  platform: string,
  say: (line: string) => void,
): Promise<FollowedSources> {
  const tells = new Set<(event: LiveEvent) => void>();
  let modules = new Map<string, LiveModule>();
  let labels = "";
  /** Files whose changes no page has seen. */
  let waiting: string[] = [];
  let failure: string | undefined;
  let change = 0;
  let last: Promise<void> = Promise.resolve();

  const everything = (): ChangedModules =>
    new Map([main, ...componentModules(source).map(({ name }) => name)].map((name) => [name, true]));
  const compile = async (changed: ChangedModules): Promise<LiveEvent> => {
    const before = modules;
    const components = new Map(componentModules(source).map((component) => [component.name, component]));
    const live = { source, platform, labels: readLabels(source) };
    const compiled = new Map([...before].filter(([name]) => name === main || components.has(name)));
    for (const name of changed.keys()) {
      const component = components.get(name);
      if (component || name === main) compiled.set(name, await compileModule(live, component));
    }
    const missing = findMissing(compiled, live.labels);
    if (missing.length > 0) throw new Error(`The Lightning page does not compile:\n${missing.join("\n")}`);
    modules = compiled;
    labels = labelTexts(live.labels, `${platform}/practice/context.js`);
    return [...changed.keys()].every(
      (name) => isSwappable(before.get(name)) && isSwappable(modules.get(name)),
    )
      ? {
          kind: "swap",
          change: change + 1,
          components: [...changed].map(([name, isScript]) => ({ name, isScript })),
        }
      : { kind: "reload", change: change + 1 };
  };
  const tell = (event: LiveEvent) => tells.forEach((each) => each(event));
  const take = async (changed: ChangedModules) => {
    const started = performance.now();
    try {
      const event = await compile(changed);
      failure = undefined;
      waiting = [];
      change += 1;
      tell(event);
      const what = changed.size > 3 ? `${changed.size} modules` : [...changed.keys()].join(", ");
      say(`Compiled ${what} in ${Math.round(performance.now() - started)} ms.`);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      tell({ kind: "failed", message: failure });
      say(failure);
    }
  };

  await take(everything());
  return {
    change: () => change,
    codeOf: (name) => (name === "labels" ? labels : modules.get(name)?.code),
    changed(files) {
      last = last.then(async () => {
        waiting = [...new Set([...waiting, ...files])];
        const changed = modules.size === 0 ? everything() : changedModules(source, waiting);
        if (changed.size > 0) await take(changed);
      });
      return last;
    },
    subscribe(known, each) {
      tells.add(each);
      if (failure !== undefined) each({ kind: "failed", message: failure });
      else if (known !== change) each({ kind: "reload", change });
      return () => tells.delete(each);
    },
  };
}

/** A component with a template and nothing else to import. Others hold on to what a script exports. */
function isSwappable(module: LiveModule | undefined): boolean {
  return module !== undefined && module.exports.toSorted().join() === "default,liveTemplate";
}
