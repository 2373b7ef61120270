import * as compiler from "@lwc/compiler";
import * as templateCompiler from "@lwc/template-compiler";

/** A template node of LWC's compiler, with the properties used here. */
export interface TemplateNode {
  type: string;
  name?: string;
  children?: TemplateNode[];
  attributes?: { name: string }[];
  properties?: { attributeName: string }[];
  location?: { startLine: number };
  else?: TemplateNode;
}

interface Diagnostic {
  message: string;
  /** 0 and 1 are errors, 2 a warning. */
  level: number;
  location?: { line: number };
}

interface LwcCompiler {
  transformSync: (
    source: string,
    fileName: string,
    options: { namespace: string; name: string; apiVersion: number; scopedStyles?: boolean },
  ) => { code: string };
}

interface TemplateParser {
  parse: (source: string, config: object) => { root?: TemplateNode; warnings: Diagnostic[] };
}

// LWC's declarations import without file endings, which Node's module resolution refuses, so these types are
// ours.
export const { transformSync } = compiler as unknown as LwcCompiler;
export const { parse: parseTemplate } = templateCompiler as unknown as TemplateParser;
