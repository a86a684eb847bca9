import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { createGenerator } from "ts-json-schema-generator";

const require = createRequire(import.meta.url);

/**
 * A check made from a platform's official TypeScript types.
 * @param module where the type is exported, such as "@slack/types"
 * @returns a function from a payload to the list of what is wrong with it, empty if nothing is
 */
export function checkAgainstType(module: string, typeName: string): (payload: unknown) => string[] {
  const schema = createGenerator({
    path: require.resolve(module).replace(/\.js$/, ".d.ts"),
    type: typeName,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema(typeName);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (payload) =>
    validate(payload) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
