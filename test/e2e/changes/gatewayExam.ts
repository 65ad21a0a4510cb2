// Does every change of a vendor go through the whole gateway? The exam's cases, asked for as mutations, followed as a subscription
// over server-sent events, and read back by a query; refused, and broken off before and after the effect.
import { createClient } from "graphql-sse";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Plan } from "../../../src/contract/changes/Change.ts";
import type { VendorCommand } from "../../../src/contract/commands.ts";
import { decodeGlobalId, decodeNodeId } from "../../../src/inventory/globalId.ts";
import type { ChangeCase } from "../../contract/changes/ChangeCase.ts";
import { planOf } from "../../contract/changes/carryOut.ts";
import type { ExamSubject } from "../../contract/examHarness.ts";
import { estateVendors, type VendorName } from "../../support/estateVendors.ts";
import { jumpingClock } from "../../support/jumpingClock.ts";
import type { FaultOrder } from "../../support/SimulatorControl.ts";
import { type Estate, startEstate } from "../../support/startEstate.ts";
import { graphqlInput } from "./graphqlInput.ts";

/** What is asked of an operation at every step. */
const OPERATION = `
  id state dryRun inferredOutcome targetId targetName
  plan { purpose endpoint values { name value } }
  calls { outcome status }
  transitions { sequence state reason }
  problems { code message field source { id } }`;

// biome-ignore lint/suspicious/noExplicitAny: GraphQL answers of any shape
type Told = any;

/** Vendors are given all the time they want: time is put forward in the tests. */
const patient = { connectMs: 600_000, headersMs: 600_000, bodyMs: 600_000, callMs: 600_000 };

/** Registers the exam. @param cases those of the vendor's connector. */
export function gatewayExam(vendor: VendorName, cases: readonly ChangeCase[]): void {
  describe(`Changes of ${vendor} through the gateway`, () => {
    const clock = jumpingClock();
    let running: Estate | undefined;
    const estate = (): Estate => {
      if (running === undefined) throw new Error("The estate did not start.");
      return running;
    };
    const subject = (): ExamSubject => {
      const source = estate().gateway.sources.find(({ id }) => id === vendor);
      if (source === undefined) throw new Error(`There is no ${vendor}.`);
      return {
        connector: source.connector,
        control: estate().vendor(vendor),
        isLogin: ({ path }) => estateVendors[vendor].isLogin(path),
        monotonic: clock.monotonic,
        close: async () => {},
      };
    };
    beforeAll(async () => {
      const simulator = { clockMode: "frozen" as const };
      running = await startEstate({
        vendors: [vendor],
        volumes: 12,
        simulators: { [vendor]: simulator },
        source: { timeouts: patient },
        clock,
      });
    });
    beforeEach(async () => {
      await subject().control.heal();
      await subject().control.reset();
      // What is in hand is of the time before the reset.
      clock.pass(26 * 3_600_000);
    });
    afterAll(() => running?.close());

    /** Lets time pass for the vendor and the gateway until something has come. */
    const whileTimePasses = async <T>(coming: Promise<T>): Promise<T> => {
      let isThere = false;
      const settled = coming.finally(() => {
        isThere = true;
      });
      settled.catch(() => {});
      for (let turn = 0; !isThere && turn < 5_000; turn += 1) {
        await subject().control.advance(1_000);
        clock.pass(1_000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      if (!isThere) throw new Error("It did not come, however much time passed.");
      return settled;
    };

    /** What is asked for, as GraphQL says it, and the connector's own plan of it. */
    const inputOf = async (one: ChangeCase): Promise<{ readonly said: Told; readonly plan: Plan }> => {
      const input = await one.input(subject());
      const plan = await planOf(subject(), one.command, input);
      return { said: graphqlInput(one.command, input, one.confirm ?? null), plan };
    };

    /** Asks for the change, with `waitMs: 0`. */
    const submit = async (one: ChangeCase, input: Told, options: Record<string, unknown> = {}): Promise<Told> => {
      const field = fieldOf(one.command);
      const document = `mutation ($input: ${typeOf(one.command)}!, $options: OperationOptionsInput) {
        ${field}(input: $input, options: $options) { operation { ${OPERATION} } problems { code message field } }
      }`;
      const { data, errors } = await whileTimePasses(estate().ask(document, { input, options }));
      expect(errors).toBeUndefined();
      return data[field];
    };

    /** Follows an operation to its last event. */
    const follow = (id: string): Promise<Told> => {
      const client = createClient({ url: `${estate().url}/graphql/stream`, retryAttempts: 0 });
      const query = `subscription ($id: ID!) { operationUpdated(id: $id) { sequence operation { ${OPERATION} } } }`;
      return new Promise((resolve, reject) => {
        let last: Told = null;
        client.subscribe(
          { query, variables: { id } },
          {
            next: ({ data, errors }: Told) => {
              if (errors) reject(new Error(JSON.stringify(errors)));
              last = data?.operationUpdated.operation ?? last;
            },
            error: reject,
            complete: () => resolve(last),
          },
        );
      });
    };

    const followToEnd = async (id: string): Promise<Told> => {
      const last = await whileTimePasses(follow(id));
      const query = `query ($id: ID!) { node(id: $id) { ... on Operation { ${OPERATION} } } }`;
      const { data } = await estate().ask(query, { id });
      expect(data.node.state).toBe(last.state);
      return last;
    };

    const expectShown = async (one: ChangeCase, plan: Plan, operation: Told): Promise<void> => {
      const key = operation.targetId === null ? null : decodeGlobalId(operation.targetId);
      const target = key === null ? null : { kind: key.kind, nativeId: key.nativeId };
      await one.shows(subject(), { plan, sends: operation.calls, end: null, facts: plan.facts, target });
    };

    /** Spoils the next call of the plan's first method. */
    const spoil = async ({ sends }: Plan, fault: FaultOrder["fault"]): Promise<void> => {
      const method = sends[0]?.endpoint.split(" ")[0] ?? "";
      await subject().control.fault({ match: { method }, fault, times: 1 });
    };

    for (const one of cases)
      describe(`${one.command} of ${one.about}`, () => {
        it("is seen to its end through a subscription and a query", async () => {
          const { said, plan } = await inputOf(one);
          const { operation, problems } = await submit(one, said);
          expect(problems).toEqual([]);
          const last = await followToEnd(operation.id);
          expect(last).toMatchObject({ state: "SUCCEEDED", problems: [] });
          expect(last.calls.every(({ outcome }: Told) => outcome === "ACCEPTED")).toBe(true);
          await expectShown(one, plan, last);
        });

        it("is told by a dry run, which sends nothing, just as it is then sent", async () => {
          const { said } = await inputOf(one);
          await estate().forgetCalls();
          const dry = await submit(one, said, { dryRun: true });
          expect(dry.problems).toEqual([]);
          expect((await estate().calls())[vendor].filter((call) => !call.startsWith("GET "))).toEqual([]);
          const { operation } = await submit(one, said);
          expect(unmarked(operation)).toEqual(unmarked(dry.operation));
          const last = await followToEnd(operation.id);
          expect(last.calls).toHaveLength(last.plan.length);
        });

        it("ends FAILED with the vendor's refusal, which names source and action", async () => {
          const input = await one.input(subject());
          const plan = await planOf(subject(), one.command, input);
          await spoil(plan, { kind: "status", status: 400 });
          const { operation } = await submit(one, graphqlInput(one.command, input, one.confirm ?? null));
          const last = await followToEnd(operation.id);
          expect(last.state).toBe("FAILED");
          expect(last.problems[0]).toMatchObject({ source: { id: vendor } });
          await one.showsNothing(subject(), input);
        });

        for (const when of ["before", "after-effect"] as const)
          it(`comes to its true end, once, when the connection breaks ${when === "before" ? "before" : "after"} the effect`, async () => {
            const { said, plan } = await inputOf(one);
            await spoil(plan, { kind: "drop", when });
            const { operation } = await submit(one, said);
            const last = await followToEnd(operation.id);
            if (last.state === "LOST") {
              expect(last.inferredOutcome).toBe("UNDECIDED");
              expect(last.calls.filter(({ outcome }: Told) => outcome === "IN_DOUBT")).toHaveLength(1);
              return;
            }
            expect(last).toMatchObject({ state: "SUCCEEDED", problems: [] });
            await expectShown(one, plan, last);
          });
      });
  });
}

/** The plan without the operation's own mark. */
const unmarked = ({ id, plan }: Told): Told => {
  const mark = decodeNodeId(id)?.nativeId ?? "";
  return JSON.parse(JSON.stringify(plan).replaceAll(mark, "(the operation)"));
};

const fieldOf = (command: VendorCommand): string =>
  command.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const typeOf = (command: VendorCommand): string => {
  const field = fieldOf(command);
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
};
