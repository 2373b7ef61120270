import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  exportsOfPlatformModule,
  findPlatformModule,
  listImports,
  readTemplate,
  takesAttribute,
  transformSync,
} from "@crosswalk/practice-org";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceFiles } from "../support/sourceComponents.ts";

const apiVersion = 67;
const lwcFolder = path.join(projectFolder, "force-app/main/default/lwc");
const files = listSourceFiles(lwcFolder);
const read = (file: string): string => readFileSync(path.join(lwcFolder, file), "utf8");
const isOwn = (module: string): boolean => module.startsWith("c/") || module.startsWith(".");

describe.each(files.filter((file) => file.endsWith(".js")))("script %s", (file) => {
  const imports = listImports(read(file)).filter(({ module }) => !isOwn(module));

  it("imports only modules that the platform offers", () => {
    const refused = imports.flatMap(({ module, line }) => {
      const found = findPlatformModule(module, apiVersion);
      return found.known ? [] : [`${line}: ${module} ${found.reason}`];
    });

    expect(refused).toEqual([]);
  });

  it("takes from them only what they export", () => {
    const missing = imports
      .filter(({ module }) => module.startsWith("lightning/"))
      .flatMap(({ module, names, line }) =>
        names
          .filter((name) => exportsOfPlatformModule(module)?.includes(name) === false)
          .map((name) => `${line}: ${module} exports no ${name}`),
      );

    expect(missing).toEqual([]);
  });
});

describe.each(files.filter((file) => file.endsWith(".html")))("template %s", (file) => {
  const { tags, problems } = readTemplate(read(file));
  const baseTags = tags.filter(({ module }) => !isOwn(module));

  it("is one that LWC's compiler accepts", () => {
    expect(problems).toEqual([]);
  });

  it("uses only base components that the platform offers", () => {
    const refused = baseTags.flatMap(({ tag, module, line }) => {
      const found = findPlatformModule(module, apiVersion);
      return found.known ? [] : [`${line}: <${tag}> ${found.reason}`];
    });

    expect(refused).toEqual([]);
  });

  it("sets only attributes that they have", () => {
    const unknown = baseTags.flatMap(({ tag, module, attributes, line }) =>
      attributes
        .filter((attribute) => !takesAttribute(module, attribute))
        .map((attribute) => `${line}: <${tag}> has no attribute ${attribute}`),
    );

    expect(unknown).toEqual([]);
  });
});

describe.each(files.filter((file) => /\.(js|html|css)$/.test(file)))("%s", (file) => {
  it("compiles for API version 67", () => {
    const name = path.dirname(file);
    const options = { namespace: "c", name, apiVersion, scopedStyles: false };

    expect(() => transformSync(read(file), path.basename(file), options)).not.toThrow();
  });
});
