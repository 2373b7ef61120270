import type { Labels } from "../build/packageModules.ts";
import type { LiveModule } from "./compileModule.ts";

/** What modules take of each other that is not there, in words. Each is compiled without the others. */
export function findMissing(modules: Map<string, LiveModule>, { own }: Labels): string[] {
  return [...modules].flatMap(([name, { imports, labels }]) => [
    ...[...imports].flatMap(([from, bindings]) => {
      const exported = modules.get(from)?.exports;
      if (!exported) return [`${name} imports ${from}, which is not there.`];
      return bindings
        .filter((binding) => binding !== "*" && !exported.includes(binding))
        .map((binding) => `${name} imports ${binding} of ${from}, which does not export it.`);
    }),
    ...labels
      .filter((label) => !own.has(label))
      .map((label) => `${name} shows the label ${label}, which is not there.`),
  ]);
}
