import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

const root = join(import.meta.dirname, "../..");

export type Expression = { source: string; flags: string; file: string };

/** These run when they are imported; their expressions are literals. */
const entryPoints = /src\/(?:main|cli|bin|runtime)\.|-(?:worker|thread)\.ts$|\/static\//;

/** Every regular expression of the program, written or built when its module loads. */
export async function expressionsIn(folders: string): Promise<Expression[]> {
  const files = globSync(`${folders}/**/*.{ts,js}`, { cwd: root }).toSorted();
  const built = await recordBuilt(files.filter((file) => !entryPoints.test(file)));
  return [...files.flatMap(literalsIn), ...built];
}

function literalsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const { program } = parseSync(file, readFileSync(join(root, file), "utf8"));
  new Visitor({
    Literal(node) {
      if ("regex" in node) found.push({ source: node.regex.pattern, flags: node.regex.flags, file });
    },
  }).visit(program);
  return found;
}

/** Where an expression is built inside a function, unseen by the check above. */
export function builtWhileRunning(folders: string): string[] {
  const files = globSync(`${folders}/**/*.{ts,js}`, { cwd: root }).toSorted();
  return files.filter((file) => {
    let depth = 0;
    let isBuilt = false;
    const enter = () => void depth++;
    const leave = () => void depth--;
    const { program } = parseSync(file, readFileSync(join(root, file), "utf8"));
    new Visitor({
      ...{ FunctionDeclaration: enter, FunctionExpression: enter, ArrowFunctionExpression: enter },
      ...{ "FunctionDeclaration:exit": leave, "FunctionExpression:exit": leave },
      "ArrowFunctionExpression:exit": leave,
      NewExpression({ callee }) {
        if (depth > 0 && callee.type === "Identifier" && callee.name === "RegExp") isBuilt = true;
      },
    }).visit(program);
    return isBuilt;
  });
}

/** Imports the modules and records each `new RegExp` of theirs. */
async function recordBuilt(files: string[]): Promise<Expression[]> {
  const found: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, given, newTarget) {
      const expression: RegExp = Reflect.construct(target, given, newTarget);
      const { source, flags } = expression;
      const file = /\/((?:src|adapters)\/[^:]+\.ts)/.exec(callerOf())?.[1];
      if (file) found.push({ source, flags, file });
      return expression;
    },
  });
  try {
    for (const file of files) await import(join(root, file));
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/** The line of the stack that called `new RegExp`. */
const callerOf = (): string =>
  new Error().stack?.split("\n").find((line) => !line.includes("expressions-in") && line.includes(" at ")) ??
  "";
