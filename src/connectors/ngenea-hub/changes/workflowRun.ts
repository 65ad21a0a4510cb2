// What is sent to run a workflow, and is it fit to be sent? Pure; the values of parameters are text in GraphQL and have types at
// the Hub (sheet §5, §9).
import type { Json } from "../../../contract/changes/Change.ts";
import type { RunJobTemplate } from "../../../contract/changes/inputs.ts";
import type { JobTemplateParameterRow, JobTemplateRow } from "../../../contract/rows/JobTemplate.ts";
import type { Refusals } from "../../../upstream/changes/refusals.ts";
import { hasControls } from "./checks.ts";

/** What a run of a workflow is. */
export interface WorkflowRun {
  /** Body of POST `/file/workflow/`. */
  readonly body: { readonly [name: string]: Json };
  /** What its job may show. */
  readonly sought: { readonly workflow: string; readonly site: string; readonly paths: readonly string[] };
}

/** Throws INVALID_INPUT. @param input of a run of a workflow. */
export function workflowRun(refuse: Refusals, input: RunJobTemplate): WorkflowRun {
  const { target, include, exclude } = input;
  const workflow = target.name;
  if (workflow === null) throw refuse.invalid("input.id", "the Hub tells no name of this workflow");
  if (input.site?.name == null) throw refuse.invalid("input.siteId", "say at which site the workflow shall run");
  if (input.paths === undefined || input.paths.length === 0)
    throw refuse.invalid("input.paths", "say on which paths the workflow shall run");
  const site = input.site.name;
  const paths = input.paths.map((path, at) => {
    if (!path.startsWith("/") || hasControls(path))
      throw refuse.invalid(`input.paths[${at}]`, "write an absolute path, for example /mmfs1/data/projects");
    return path;
  });
  const fields = fieldsOf(refuse, input.parameters ?? [], target);
  const body = {
    site,
    workflow,
    paths: paths.map((path) => ({ path })),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(include === undefined ? {} : { include: globs(refuse, include, "input.include") }),
    ...(exclude === undefined ? {} : { exclude: globs(refuse, exclude, "input.exclude") }),
  };
  return { body, sought: { workflow, site, paths } };
}

function globs(refuse: Refusals, given: readonly string[], field: string): string[] {
  return given.map((glob, at) => {
    if (glob === "" || hasControls(glob)) throw refuse.invalid(`${field}[${at}]`, "write a glob, for example *.mov");
    return glob;
  });
}

/** Values by name. Where the workflow's parameters are not told or not understood, they are passed on as they are. */
function fieldsOf(
  refuse: Refusals,
  given: NonNullable<RunJobTemplate["parameters"]>,
  { parameters }: JobTemplateRow,
): { readonly [name: string]: Json } {
  const values = new Map<string, Json>();
  for (const [at, { name, value }] of given.entries()) {
    const field = `input.parameters[${at}]`;
    if (values.has(name)) throw refuse.invalid(`${field}.name`, "name each parameter once");
    const known = parameters?.find((parameter) => parameter.name === name);
    if (parameters !== null && known === undefined) {
      const names = parameters.map((parameter) => parameter.name).join(", ");
      throw refuse.invalid(`${field}.name`, `the workflow has the parameters ${names}`);
    }
    values.set(name, known === undefined ? value : typed(refuse, { known, value, field: `${field}.value` }));
  }
  return Object.fromEntries(values);
}

/** A value in the type of its parameter: string, int, bool or choice (sheet §9); another type gets the text. */
function typed(
  refuse: Refusals,
  { known, value, field }: { readonly known: JobTemplateParameterRow; readonly value: string; readonly field: string },
): Json {
  const { valueType, choices } = known;
  if (choices !== null && choices.length > 0 && !choices.includes(value))
    throw refuse.invalid(field, `write one of ${choices.join(", ")}`);
  const type = valueType?.toLowerCase();
  if (type === "int") {
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isSafeInteger(number)) throw refuse.invalid(field, "write a whole number");
    return number;
  }
  if (type === "bool") {
    if (value !== "true" && value !== "false") throw refuse.invalid(field, "write true or false");
    return value === "true";
  }
  return value;
}
