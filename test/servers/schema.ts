import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache/newsdesk-schemas");

/**
 * A check by a platform's official TypeScript types.
 * @param module where the type is exported, such as "@slack/types"
 * @returns a function that lists what is wrong with a payload
 */
export function checkAgainstType(module: string, typeName: string): (payload: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(keptSchema(module, typeName));
  return (payload) =>
    validate(payload) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Making a schema takes seconds, so it is kept until a dependency changes. */
function keptSchema(module: string, typeName: string): Schema {
  const lock = readFileSync(join(root, "package-lock.json"));
  const key = createHash("sha256").update(lock).update(`${module} ${typeName}`).digest("hex").slice(0, 32);
  const file = join(cache, `${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const schema = makeSchema(module, typeName);
  mkdirSync(cache, { recursive: true });
  // Renamed into place, because test files run side by side.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(schema));
  renameSync(`${file}.${process.pid}`, file);
  return schema;
}

const makeSchema = (module: string, typeName: string): Schema =>
  createGenerator({
    path: require.resolve(module).replace(/\.js$/, ".d.ts"),
    type: typeName,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema(typeName);
