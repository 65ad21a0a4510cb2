// What does each GraphQL type look like inside the gateway? The settings behind resolvers/types.generated.ts.
import { type GraphQLSchema, isObjectType, isUnionType } from "graphql";
import { KINDS } from "../src/contract/kinds.ts";

const rows = (name: string) => `../src/contract/rows/${name}`;
const view = (name: string) => `../src/inventory/InventoryView.ts#${name}`;
const operations = (name: string) => `../src/operations/${name}`;
const shape = (name: string) => `../src/server/shapes.ts#${name}`;

/** Types of the schema whose value inside is another than their fields say; what is left out is as the schema writes it. */
const mappers: Readonly<Record<string, string>> = {
  Kind: "../src/contract/kinds.ts#Kind as KindName",
  Vendor: "../src/contract/kinds.ts#Vendor as VendorWord",
  Source: "../src/contract/source.ts#Source as ConfiguredSource",
  Problem: "../src/contract/problem.ts#Problem as ContractProblem",
  Budget: "../src/contract/source.ts#BudgetStatus",
  Capacity: rows("shared.ts#CapacityRow"),
  Schedule: rows("shared.ts#ScheduleRow"),
  Retention: rows("shared.ts#RetentionRow"),
  VolumePlacement: shape("PlacementOf"),
  JobProgress: rows("Job.ts#JobProgressRow"),
  JobStep: rows("Job.ts#JobStepRow"),
  SourceAnswer: view("SourceAnswer as InventoryAnswer"),
  CapacitySummary: view("CapacitySummaryRow"),
  EstateFigures: view("EstateFiguresRow"),
  VolumeSummary: view("RowSummary"),
  StoragePoolSummary: view("RowSummary"),
  HostSummary: view("RowSummary"),
  ShareSummary: view("RowSummary"),
  JobSummary: view("RowSummary"),
  AlertSummary: view("RowSummary"),
  HealthCount: shape("HealthTally"),
  WorkStateCount: shape("WorkStateTally"),
  AlertSeverityCount: shape("SeverityTally"),
  ShareProtocolCount: shape("ProtocolTally"),
  SourceConnection: shape("SourcePage"),
  Capability: shape("Capability as VendorCapability"),
  CommandAvailability: shape("CommandAvailability as Availability"),
  Estate: shape("EstateScope"),
  VendorEstate: shape("VendorScope"),
  SourceEstate: "../src/contract/source.ts#Source as ConfiguredSource",
  SiteEstate: rows("Site.ts#SiteRow"),
  NginxInstance: "./Host.ts#NginxInstanceRow",
  Operation: operations("OperationRecord.ts#OperationRecord"),
  OperationTransition: operations("OperationRecord.ts#TransitionRecord"),
  OperationConnection: operations("Operations.ts#OperationPage"),
  OperationSummary: operations("Operations.ts#OperationPage"),
  OperationEvent: operations("Operations.ts#OperationEvent as OperationNews"),
  JobEvent: shape("JobNews"),
  AlertEvent: shape("AlertNews"),
  InventoryEvent: shape("CollectionNews"),
};

/** Settings of both plugins. */
export function codegenConfig(schema: GraphQLSchema): Record<string, unknown> {
  const kinds = KINDS.flatMap((kind) => [
    [kind, rows(`${kind}.ts#${kind}Row`)],
    [`${kind}Connection`, view(`RowPage<'${kind}'>`)],
  ]);
  const details = Object.values(schema.getTypeMap())
    .filter(isUnionType)
    .flatMap((union) => union.getTypes().map((member) => [member.name, rows("shared.ts#DetailsRow")]));
  const payloads = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type.name.endsWith("Payload"))
    .map(({ name }) => [name, shape("ChangeOutcome")]);
  return {
    contextType: "../src/server/Context.ts#Context",
    mappers: { ...Object.fromEntries([...kinds, ...details, ...payloads]), ...mappers },
    strictScalars: true,
    scalars: { ByteCount: "bigint", Count64: "bigint", DateTime: "string", Secret: "string" },
    enumsAsTypes: true,
    immutableTypes: true,
    useTypeImports: true,
    importExtension: ".ts",
    emitLegacyCommonJSImports: false,
  };
}
