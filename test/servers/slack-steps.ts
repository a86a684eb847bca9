import type { Ack } from "./slack.ts";
import { type Answer, type Arguments, json, type Methods, refuse } from "./slack-answers.ts";
import type { OAuthServer } from "./slack-oauth.ts";
import type { createPayloads } from "./slack-payloads.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Workspace } from "./slack-workspace.ts";

type Outputs = Record<string, unknown>;
type Parameters = Record<string, { name: string; type: string; title: string; is_required: boolean }>;
type StepFunction = { title: string; input_parameters: Parameters; output_parameters: Parameters };
type Execution = { step: string; state: "running" | "done" | "failed"; outputs?: Outputs; error?: string };

/** https://docs.slack.dev/reference/types */
const isOf: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  "slack#/types/channel_id": (value) => /^[CG]\w+$/.test(String(value)),
  "slack#/types/user_context": (value) => typeof (value as { id?: unknown } | null)?.id === "string",
  "slack#/types/message_context": (value) => {
    const { channel_id, message_ts } = (value ?? {}) as Record<string, unknown>;
    return typeof channel_id === "string" && typeof message_ts === "string";
  },
};

/** What is wrong with the values of parameters. */
function faultsOf(values: Outputs, parameters: Parameters): string[] {
  const missing = Object.values(parameters).filter(
    (one) => one.is_required && values[one.name] === undefined,
  );
  return [
    ...missing.map(({ name }) => `${name} is missing`),
    ...Object.entries(values)
      .filter(([name, value]) => !isOf[parameters[name]?.type ?? ""]?.(value))
      .map(([name]) => `${name} does not fit`),
  ];
}

/** Workflows that run the app's steps. https://docs.slack.dev/workflows/workflow-steps */
export function createSteps(
  workspace: Workspace,
  payloads: ReturnType<typeof createPayloads>,
  oauth: OAuthServer,
  deliver: (envelope: Envelope) => Promise<Ack>,
) {
  const executions = new Map<string, Execution>();

  const functionNamed = (step: string): StepFunction => {
    const { manifest } = workspace;
    const known =
      "functions" in manifest ? (manifest.functions as Record<string, StepFunction>)[step] : undefined;
    const isOrgReady = manifest.settings.org_deploy_enabled && workspace.events.has("function_executed");
    if (!known || !isOrgReady) throw new Error(`the manifest has no step ${step}`);
    return known;
  };

  /** https://docs.slack.dev/reference/methods/functions.completeSuccess#errors and .../functions.completeError */
  function running({ function_execution_id: id = "" }: Arguments): Execution | Answer {
    const execution = executions.get(id);
    if (!execution) return refuse("function_execution_not_found");
    return execution.state === "running" ? execution : refuse("execution_not_in_running_state");
  }

  const methods: Methods = {
    "functions.completeSuccess": (args) => {
      const execution = running(args);
      if ("ok" in execution) return execution;
      const outputs = json<Outputs>(args.outputs) ?? {};
      const faults = faultsOf(outputs, functionNamed(execution.step).output_parameters);
      workspace.violations.push(...faults);
      if (faults.length > 0) return refuse("parameter_validation_failed", { errors: faults });
      Object.assign(execution, { state: "done", outputs });
      return { ok: true };
    },
    "functions.completeError": (args) => {
      const execution = running(args);
      if ("ok" in execution) return execution;
      if (!args.error) return refuse("invalid_arguments");
      Object.assign(execution, { state: "failed", error: args.error });
      return { ok: true };
    },
  };

  return {
    methods,
    executions,
    /** A workflow comes to a step; `person` is who started it. https://docs.slack.dev/reference/events/function_executed */
    async run(step: string, inputs: Outputs): Promise<Execution> {
      const { title, input_parameters, output_parameters } = functionNamed(step);
      const faults = faultsOf(inputs, input_parameters);
      if (faults.length > 0) throw new Error(`Workflow Builder does not publish this: ${faults.join(", ")}`);
      const id = workspace.id("Fx");
      const execution: Execution = { step, state: "running" };
      executions.set(id, execution);
      const about = {
        ...{ id: workspace.id("Fn"), callback_id: step, title, type: "app", app_id: workspace.app },
        ...{
          input_parameters: Object.values(input_parameters),
          output_parameters: Object.values(output_parameters),
        },
        ...{ date_created: 1_694_727_597, date_updated: 1_698_947_481, date_deleted: 0 },
      };
      const fields = {
        ...{ type: "function_executed", function: about, inputs, function_execution_id: id },
        workflow_execution_id: workspace.id("Wx"),
        // Good for this execution alone.
        bot_access_token: oauth.lasting(workspace.team),
        event_ts: workspace.timestamp(),
      };
      await deliver(payloads.event(fields));
      return execution;
    },
  };
}
