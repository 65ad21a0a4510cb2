// Made from schema/ by `npm run generate`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SiteRow } from '../src/contract/rows/Site.ts';
import type { RowPage, SourceAnswer as InventoryAnswer, CapacitySummaryRow, EstateFiguresRow, RowSummary } from '../src/inventory/InventoryView.ts';
import type { HostRow } from '../src/contract/rows/Host.ts';
import type { StoragePoolRow } from '../src/contract/rows/StoragePool.ts';
import type { VolumeRow } from '../src/contract/rows/Volume.ts';
import type { ShareRow } from '../src/contract/rows/Share.ts';
import type { SnapshotRow } from '../src/contract/rows/Snapshot.ts';
import type { SnapshotPolicyRow } from '../src/contract/rows/SnapshotPolicy.ts';
import type { QuotaRow } from '../src/contract/rows/Quota.ts';
import type { JobRow, JobProgressRow, JobStepRow } from '../src/contract/rows/Job.ts';
import type { JobTemplateRow } from '../src/contract/rows/JobTemplate.ts';
import type { AlertRow } from '../src/contract/rows/Alert.ts';
import type { CertificateRow } from '../src/contract/rows/Certificate.ts';
import type { DetailsRow, CapacityRow, ScheduleRow, RetentionRow } from '../src/contract/rows/shared.ts';
import type { ChangeOutcome, PlacementOf, HealthTally, WorkStateTally, SeverityTally, ProtocolTally, SourcePage, Capability as VendorCapability, CommandAvailability as Availability, EstateScope, VendorScope, JobNews, AlertNews, CollectionNews } from '../src/server/shapes.ts';
import type { Kind as KindName, Vendor as VendorWord } from '../src/contract/kinds.ts';
import type { Source as ConfiguredSource, BudgetStatus } from '../src/contract/source.ts';
import type { Problem as ContractProblem } from '../src/contract/problem.ts';
import type { NginxInstanceRow } from './Host.ts';
import type { OperationRecord, TransitionRecord } from '../src/operations/OperationRecord.ts';
import type { OperationPage, OperationEvent as OperationNews } from '../src/operations/Operations.ts';
import type { Context } from '../src/server/Context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Bytes, as a decimal string: values above 2^53 exist and must not be rounded. Input takes a string or an integer. */
  ByteCount: { input: bigint; output: bigint; }
  /** A count that may pass 2^31 (files, blocks, sequence numbers), as a decimal string. */
  Count64: { input: bigint; output: bigint; }
  /** A moment in UTC, RFC 3339 with `Z`, for example `2026-11-20T18:55:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A password, private key or other secret. Input only: never logged, recorded, digested in clear or returned. */
  Secret: { input: string; output: string; }
};

/** What can be asked. */
export type Query = {
  readonly __typename?: 'Query';
  /** Any object by its id; null when there is none, or when the caller may not see it. */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by their ids, in the order asked; null in the place of one that there is not. A text that is no id of this
   * gateway is null too, with an INVALID_INPUT error of its own place, and spoils no other.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One configured connection by its key; null when there is none. */
  readonly source?: Maybe<Source>;
  /** The whole estate at a glance. */
  readonly estate: Estate;
  /** Configured connections. A freshness that is not met makes the gateway try the connection. */
  readonly sources: SourceConnection;
  /** Places that store or deliver. */
  readonly sites: SiteConnection;
  /** Machines. */
  readonly hosts: HostConnection;
  /** Space that volumes draw on. */
  readonly storagePools: StoragePoolConnection;
  /** Named spaces that hold files. */
  readonly volumes: VolumeConnection;
  /** Paths that clients reach by a protocol. */
  readonly shares: ShareConnection;
  /** Point-in-time copies. A recent window, unless the filter bounds it by volume or time. */
  readonly snapshots: SnapshotConnection;
  /** Rules that take snapshots. */
  readonly snapshotPolicies: SnapshotPolicyConnection;
  /** Limits on volumes and folders. */
  readonly quotas: QuotaConnection;
  /** Work that vendors run. A recent window, unless the filter bounds it by time; unfinished work of any age is in every window. */
  readonly jobs: JobConnection;
  /** Things that can be run again and again. */
  readonly jobTemplates: JobTemplateConnection;
  /** What needs attention. A recent window, unless the filter bounds it by time. */
  readonly alerts: AlertConnection;
  /** X.509 certificates. */
  readonly certificates: CertificateConnection;
  /** Changes that were asked for through this gateway. It follows those still running by itself, so that they need no freshness. */
  readonly operations: OperationConnection;
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QuerySourceArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryEstateArgs = {
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QuerySourcesArgs = {
  filter?: InputMaybe<SourceFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QuerySitesArgs = {
  filter?: InputMaybe<SiteFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SiteOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryHostsArgs = {
  filter?: InputMaybe<HostFilter>;
  orderBy?: InputMaybe<ReadonlyArray<HostOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryStoragePoolsArgs = {
  filter?: InputMaybe<StoragePoolFilter>;
  orderBy?: InputMaybe<ReadonlyArray<StoragePoolOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryVolumesArgs = {
  filter?: InputMaybe<VolumeFilter>;
  orderBy?: InputMaybe<ReadonlyArray<VolumeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QuerySharesArgs = {
  filter?: InputMaybe<ShareFilter>;
  orderBy?: InputMaybe<ReadonlyArray<ShareOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QuerySnapshotsArgs = {
  filter?: InputMaybe<SnapshotFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SnapshotOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QuerySnapshotPoliciesArgs = {
  filter?: InputMaybe<SnapshotPolicyFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SnapshotPolicyOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryQuotasArgs = {
  filter?: InputMaybe<QuotaFilter>;
  orderBy?: InputMaybe<ReadonlyArray<QuotaOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryJobTemplatesArgs = {
  filter?: InputMaybe<JobTemplateFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobTemplateOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<ReadonlyArray<AlertOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryCertificatesArgs = {
  filter?: InputMaybe<CertificateFilter>;
  orderBy?: InputMaybe<ReadonlyArray<CertificateOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  freshness?: InputMaybe<FreshnessInput>;
};


/** What can be asked. */
export type QueryOperationsArgs = {
  filter?: InputMaybe<OperationFilter>;
  orderBy?: InputMaybe<ReadonlyArray<OperationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One configured connection to one vendor's management endpoint. */
export type Source = Node & {
  readonly __typename?: 'Source';
  /** The operator's configuration key, for example `nasuni-emea`; usable in filters and in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** Name for people, from the configuration; the id when none is set. */
  readonly displayName: Scalars['String']['output'];
  /** True when it is one of the built-in simulators, not a real system. */
  readonly demo: Scalars['Boolean']['output'];
  /** The product behind it. */
  readonly vendor: Vendor;
  /** Version of the vendor's product, last seen; null when the vendor does not say (Nodeum) or was never reached. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** Whether the gateway can use it: CRITICAL when nothing can be read, WARNING when part is stale or failing. */
  readonly health: Health;
  /** Last successful answer of the vendor; null when there was none since start. */
  readonly lastAnsweredAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong with it now; empty when nothing is. */
  readonly problems: ReadonlyArray<Problem>;
  /** Whether the vendor's TLS certificate is checked. False is a deliberate, loud exception in the configuration. */
  readonly tlsVerified: Scalars['Boolean']['output'];
  /** How the gateway logs in. */
  readonly authMethod: AuthMethod;
  /** Whether calls are let through. */
  readonly breakerState: BreakerState;
  /** Calls that the vendor allows, per class of call. */
  readonly budgets: ReadonlyArray<Budget>;
  /** The last read of each kind: the place to look for what is stale and why. */
  readonly collections: ReadonlyArray<SourceAnswer>;
  /** What this vendor can do through its API, kind by kind. */
  readonly capabilities: ReadonlyArray<Capability>;
  /** Its sites; null when they could not be read. */
  readonly sites?: Maybe<ReadonlyArray<Site>>;
};

/** How the gateway proves who it is. */
export type AuthMethod =
  /** User name and password on every call. */
  | 'BASIC'
  /** A long-lived token or key. */
  | 'STATIC_TOKEN'
  /** A login that yields a token with an end. */
  | 'LOGIN_TOKEN'
  /** OAuth2 client credentials. */
  | 'OAUTH2_CLIENT_CREDENTIALS'
  /** A JWT that is refreshed. */
  | 'JWT_REFRESH';

/** Whether calls to a source are let through. */
export type BreakerState =
  /** Normal. */
  | 'CLOSED'
  /** Calls fail at once, to spare a failing vendor. */
  | 'OPEN'
  /** One probe at a time. */
  | 'HALF_OPEN';

/** How many calls of one class a vendor allows, and how they are spent. */
export type Budget = {
  readonly __typename?: 'Budget';
  /** The class of call. */
  readonly callClass: CallClass;
  /** Calls per second that the gateway allows itself, all replicas together; 10 a minute is 0.1667. */
  readonly callsPerSecond: Scalars['Float']['output'];
  /** Calls waiting now on this replica. */
  readonly queued: Scalars['Int']['output'];
  /** Until when calls are held back because the vendor asked for it; null when they are not. */
  readonly pausedUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Classes of call that vendors limit apart. */
export type CallClass =
  /** Logins. */
  | 'LOGIN'
  /** Reads. */
  | 'READ'
  /** Writes. */
  | 'WRITE';

/** What one vendor can do with one kind. */
export type Capability = {
  readonly __typename?: 'Capability';
  /** The kind. */
  readonly kind: Kind;
  /** True when rows of this kind can be read. */
  readonly listable: Scalars['Boolean']['output'];
  /** Why it cannot be read, or what part of it is missing; null when all can be read. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Filter fields that the vendor applies itself, so that they save reading; every filter works in any case. */
  readonly vendorFilters: ReadonlyArray<Scalars['String']['output']>;
  /** Every command that concerns this kind, and whether the vendor has it. */
  readonly commands: ReadonlyArray<CommandAvailability>;
};

/** Whether a command may be sent, and if not, why. For a button: greyed out, with the reason as its hint. */
export type CommandAvailability = {
  readonly __typename?: 'CommandAvailability';
  /** The mutation. */
  readonly command: Command;
  /** True when it may be sent now. */
  readonly available: Scalars['Boolean']['output'];
  /** Why not: UNSUPPORTED_BY_VENDOR, FORBIDDEN, PRECONDITION_FAILED, CONFLICT or LEDGER_UNAVAILABLE; null when available. */
  readonly code?: Maybe<ErrorCode>;
  /** Why not, or under which condition, in a sentence; null when there is nothing to say. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** Every mutation, by name. */
export type Command =
  /** `createVolume` */
  | 'CREATE_VOLUME'
  /** `updateVolume` */
  | 'UPDATE_VOLUME'
  /** `deleteVolume` */
  | 'DELETE_VOLUME'
  /** `createShare` */
  | 'CREATE_SHARE'
  /** `updateShare` */
  | 'UPDATE_SHARE'
  /** `deleteShare` */
  | 'DELETE_SHARE'
  /** `createSnapshot` */
  | 'CREATE_SNAPSHOT'
  /** `updateSnapshot` */
  | 'UPDATE_SNAPSHOT'
  /** `deleteSnapshot` */
  | 'DELETE_SNAPSHOT'
  /** `lockSnapshot` */
  | 'LOCK_SNAPSHOT'
  /** `createSnapshotPolicy` */
  | 'CREATE_SNAPSHOT_POLICY'
  /** `updateSnapshotPolicy` */
  | 'UPDATE_SNAPSHOT_POLICY'
  /** `deleteSnapshotPolicy` */
  | 'DELETE_SNAPSHOT_POLICY'
  /** `setQuota` */
  | 'SET_QUOTA'
  /** `removeQuota` */
  | 'REMOVE_QUOTA'
  /** `runJobTemplate` */
  | 'RUN_JOB_TEMPLATE'
  /** `cancelJob` */
  | 'CANCEL_JOB'
  /** `pauseJob` */
  | 'PAUSE_JOB'
  /** `resumeJob` */
  | 'RESUME_JOB'
  /** `retryJob` */
  | 'RETRY_JOB'
  /** `saveConfiguration` */
  | 'SAVE_CONFIGURATION'
  /** `publishConfiguration` */
  | 'PUBLISH_CONFIGURATION'
  /** `startScan` */
  | 'START_SCAN'
  /** `uploadCertificate` */
  | 'UPLOAD_CERTIFICATE'
  /** `deleteCertificate` */
  | 'DELETE_CERTIFICATE'
  /** `refreshInventory` */
  | 'REFRESH_INVENTORY'
  /** `cancelOperation` */
  | 'CANCEL_OPERATION';

/** A page of sources. The gateway's own, so that it needs no provenance. */
export type SourceConnection = {
  readonly __typename?: 'SourceConnection';
  /** The sources of this page. */
  readonly nodes: ReadonlyArray<Source>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<SourceEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A source and its place in the list. */
export type SourceEdge = {
  readonly __typename?: 'SourceEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The source. */
  readonly node: Source;
};

/** Which sources to keep. All given fields must hold; in a list, any value will do. */
export type SourceFilter = {
  /** These configuration keys. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** Name. */
  readonly displayName?: InputMaybe<StringFilter>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
};

/** One sort key for sources. */
export type SourceOrder = {
  /** What to sort by. */
  readonly field: SourceOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What sources can be sorted by. */
export type SourceOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `vendor`, in the order of the enum */
  | 'VENDOR'
  /** `health`, best first when ascending */
  | 'HEALTH'
  /** `lastAnsweredAt` */
  | 'LAST_ANSWERED_AT';

/** Everything at a glance: counts, capacity and health, in all and split. Costs no vendor call of its own. */
export type Estate = {
  readonly __typename?: 'Estate';
  /** All of it. */
  readonly total: EstateFigures;
  /** By product; products without a source left out. */
  readonly byVendor: ReadonlyArray<VendorEstate>;
  /** By source. */
  readonly bySource: ReadonlyArray<SourceEstate>;
  /** By site, by name. Resources of no site are in the other splits only. */
  readonly bySite: ReadonlyArray<SiteEstate>;
  /** True when every source answered in full: the figures are then exact. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the figures come from, one row per source and kind. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** One product's part of the estate. */
export type VendorEstate = {
  readonly __typename?: 'VendorEstate';
  /** The product. */
  readonly vendor: Vendor;
  /** Its figures. */
  readonly figures: EstateFigures;
};

/** One source's part of the estate. */
export type SourceEstate = {
  readonly __typename?: 'SourceEstate';
  /** The source. */
  readonly source: Source;
  /** Its figures. */
  readonly figures: EstateFigures;
};

/** One site's part of the estate. */
export type SiteEstate = {
  readonly __typename?: 'SiteEstate';
  /** The site. */
  readonly site: Site;
  /** Its figures. A volume on several sites counts at each of them. */
  readonly figures: EstateFigures;
};

/** Figures of an estate or of a part. A count is null when no source in the part has that kind, or none of them could be read; never a false 0. */
export type EstateFigures = {
  readonly __typename?: 'EstateFigures';
  /** Worst health of sources, sites and hosts. */
  readonly health: Health;
  /** Sites. */
  readonly siteCount?: Maybe<Scalars['Int']['output']>;
  /** Hosts. */
  readonly hostCount?: Maybe<Scalars['Int']['output']>;
  /** Pools. */
  readonly storagePoolCount?: Maybe<Scalars['Int']['output']>;
  /** Volumes. */
  readonly volumeCount?: Maybe<Scalars['Int']['output']>;
  /** Shares. */
  readonly shareCount?: Maybe<Scalars['Int']['output']>;
  /** Certificates that are expired or in their last thirty days. */
  readonly expiringCertificateCount?: Maybe<Scalars['Int']['output']>;
  /** Capacity of pools, caches left out. */
  readonly poolCapacity: CapacitySummary;
  /** Limits and use of volumes, each counted once. */
  readonly volumeCapacity: CapacitySummary;
  /** Hosts per health; null when no host could be read. */
  readonly hostsByHealth?: Maybe<ReadonlyArray<HealthCount>>;
  /** Alerts that are active or have no end, per severity; null when no alert could be read. */
  readonly alertsBySeverity?: Maybe<ReadonlyArray<AlertSeverityCount>>;
  /** Recent jobs per state; null when no job could be read. */
  readonly jobsByState?: Maybe<ReadonlyArray<WorkStateCount>>;
};

/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type Site = Node & Resource & {
  readonly __typename?: 'Site';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** The vendor's name for it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What sort of place it is. */
  readonly siteType: SiteType;
  /** Where it stands in its life. OFFLINE for a Nasuni filer that has not reported for an hour. */
  readonly lifecycle: LifecycleState;
  /** Worst of what the vendor reports for it and its hosts. */
  readonly health: Health;
  /** Software version. Nasuni and Qumulo. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** IANA zone of its clock. Nasuni and Ngenea Hub. */
  readonly timezone?: Maybe<Scalars['String']['output']>;
  /** Sum of its storage pools, caches left out; null when it has none with figures. */
  readonly capacity?: Maybe<Capacity>;
  /** The site above: the deployment of an instance group. NGINX only. */
  readonly parent?: Maybe<Site>;
  /** Id of `parent`, also when the row itself is not in hand; null when there is none. */
  readonly parentId?: Maybe<Scalars['ID']['output']>;
  /** Sites below: instance groups of a deployment. Null when they could not be read. NGINX only; empty elsewhere. */
  readonly children?: Maybe<ReadonlyArray<Site>>;
  /** Its machines. */
  readonly hosts: HostConnection;
  /** Its pools; null when they could not be read. */
  readonly storagePools?: Maybe<ReadonlyArray<StoragePool>>;
  /** Volumes placed on it. */
  readonly volumes: VolumeConnection;
  /** Shares served or mounted by it. */
  readonly shares: ShareConnection;
  /** Work done at it, within the window of recent jobs. */
  readonly jobs: JobConnection;
  /** What needs attention at it. */
  readonly alerts: AlertConnection;
  /** Certificates used at it; null when they could not be read. */
  readonly certificates?: Maybe<ReadonlyArray<Certificate>>;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<SiteDetails>;
};


/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type SiteHostsArgs = {
  filter?: InputMaybe<HostFilter>;
  orderBy?: InputMaybe<ReadonlyArray<HostOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type SiteVolumesArgs = {
  filter?: InputMaybe<VolumeFilter>;
  orderBy?: InputMaybe<ReadonlyArray<VolumeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type SiteSharesArgs = {
  filter?: InputMaybe<ShareFilter>;
  orderBy?: InputMaybe<ReadonlyArray<ShareOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type SiteJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A place that stores or delivers: a Nasuni filer, the Nodeum server, a Hub site, a Qumulo cluster, an NGINX Instance Manager deployment or instance group. */
export type SiteAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<ReadonlyArray<AlertOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Sorts of place. */
export type SiteType =
  /** One caching appliance. Nasuni filer. */
  | 'EDGE_APPLIANCE'
  /** One server that moves data. Nodeum. */
  | 'SERVER'
  /** A storage cluster. Ngenea Hub site, Qumulo cluster. */
  | 'CLUSTER'
  /** A management deployment. NGINX Instance Manager. */
  | 'DEPLOYMENT'
  /** A named set of instances below a deployment. NGINX Instance Manager. */
  | 'INSTANCE_GROUP';

/** What only one vendor knows about a site. */
export type SiteDetails = NasuniFilerDetails | NgeneaHubSiteDetails | NginxInstanceGroupDetails | QumuloClusterDetails;

/** A Nasuni filer, seen as a site or as a host. */
export type NasuniFilerDetails = {
  readonly __typename?: 'NasuniFilerDetails';
  /** The filer's guid, which differs from its serial number. */
  readonly guid?: Maybe<Scalars['String']['output']>;
  /** Who manages it: `nmc`, `self`, `pending_nmc` or `pending_self`. Changes are refused unless `nmc`. */
  readonly managementState?: Maybe<Scalars['String']['output']>;
  /** Version that it could be updated to; null when up to date. */
  readonly availableVersion?: Maybe<Scalars['String']['output']>;
  /** Cache bytes that are not in the cloud yet. */
  readonly unsavedCacheBytes?: Maybe<Scalars['ByteCount']['output']>;
};

/** A Hub site. */
export type NgeneaHubSiteDetails = {
  readonly __typename?: 'NgeneaHubSiteDetails';
  /** Display label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Short code. */
  readonly shortcode?: Maybe<Scalars['String']['output']>;
  /** Bandwidth limit in bits per second. */
  readonly bandwidthBitsPerSecond?: Maybe<Scalars['Count64']['output']>;
  /** Directories known to the site. */
  readonly directoryCount?: Maybe<Scalars['Count64']['output']>;
  /** Files known to the site. */
  readonly fileCount?: Maybe<Scalars['Count64']['output']>;
  /** Files whose content is present. */
  readonly hydratedFileCount?: Maybe<Scalars['Count64']['output']>;
  /** Files whose content is elsewhere. */
  readonly stubbedFileCount?: Maybe<Scalars['Count64']['output']>;
};

/** An NGINX instance group: a target to publish one configuration to. */
export type NginxInstanceGroupDetails = {
  readonly __typename?: 'NginxInstanceGroupDetails';
  /** Description. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Its instances; null when they could not be read. */
  readonly instances?: Maybe<ReadonlyArray<NginxInstance>>;
  /** Last publication to it; null when none is known. */
  readonly lastDeployment?: Maybe<Job>;
};

/** A Qumulo cluster. */
export type QumuloClusterDetails = {
  readonly __typename?: 'QumuloClusterDetails';
  /** The cluster's uuid. */
  readonly clusterUuid?: Maybe<Scalars['String']['output']>;
  /** `LICENSE_STATE_NONE`, `LICENSE_STATE_ACTIVE` or `LICENSE_STATE_EXPIRED`. */
  readonly licenseState?: Maybe<Scalars['String']['output']>;
  /** Nodes that may still fail without loss. */
  readonly remainingNodeFailures?: Maybe<Scalars['Int']['output']>;
  /** Drives that may still fail without loss. */
  readonly remainingDriveFailures?: Maybe<Scalars['Int']['output']>;
  /** True when the restriper reports data at risk. */
  readonly dataAtRisk?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of sites. */
export type SiteConnection = ResourceConnection & {
  readonly __typename?: 'SiteConnection';
  /** The sites of this page. */
  readonly nodes: ReadonlyArray<Site>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<SiteEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A site and its place in the list. */
export type SiteEdge = {
  readonly __typename?: 'SiteEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The site. */
  readonly node: Site;
};

/** Which sites to keep. All given fields must hold; in a list, any value will do. */
export type SiteFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** These sorts. */
  readonly siteType?: InputMaybe<ReadonlyArray<SiteType>>;
  /** These lifecycle states. */
  readonly lifecycle?: InputMaybe<ReadonlyArray<LifecycleState>>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** Children of these sites. */
  readonly parent?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** One sort key for sites. */
export type SiteOrder = {
  /** What to sort by. */
  readonly field: SiteOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What sites can be sorted by. */
export type SiteOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `health`, best first when ascending */
  | 'HEALTH'
  /** `capacity.usedPercent` */
  | 'USED_PERCENT';

/** A machine: a Nasuni filer, a Hub worker node, a system with NGINX, a Qumulo node. */
export type Host = Node & Resource & {
  readonly __typename?: 'Host';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** The vendor's name for it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Network name; null when the vendor does not say. */
  readonly hostname?: Maybe<Scalars['String']['output']>;
  /** The site that it stands in. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** Where it stands in its life. OFFLINE when it no longer reports. */
  readonly lifecycle: LifecycleState;
  /** Worst of its parts, or of its last report. */
  readonly health: Health;
  /** Health by part (disk, memory, services and so on); null when the vendor does not split it. Nasuni and Qumulo. */
  readonly components?: Maybe<ReadonlyArray<HostComponent>>;
  /** Software version. Nasuni and NGINX (operating system release). */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** Hardware or platform model. Nasuni and Qumulo. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Serial number. Nasuni and Qumulo. */
  readonly serialNumber?: Maybe<Scalars['String']['output']>;
  /** Addresses; null when the vendor does not say. */
  readonly ipAddresses?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Processor cores. Nasuni only. */
  readonly cpuCores?: Maybe<Scalars['Int']['output']>;
  /** Memory. Nasuni only. */
  readonly memoryBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Seconds since start. Nasuni only. */
  readonly uptimeSeconds?: Maybe<Scalars['Count64']['output']>;
  /** Last report to its manager. Ngenea Hub and NGINX. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What needs attention on it. */
  readonly alerts: AlertConnection;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<HostDetails>;
};


/** A machine: a Nasuni filer, a Hub worker node, a system with NGINX, a Qumulo node. */
export type HostAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<ReadonlyArray<AlertOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One part of a host and how it is. */
export type HostComponent = {
  readonly __typename?: 'HostComponent';
  /** The vendor's name for the part, for example `memory`, `smb`, `disk 1.4`. */
  readonly name: Scalars['String']['output'];
  /** How it is. */
  readonly health: Health;
  /** The vendor's own word. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
};

/** What only one vendor knows about a host. */
export type HostDetails = NasuniFilerDetails | NginxSystemDetails | QumuloNodeDetails;

/** A system that runs NGINX. */
export type NginxSystemDetails = {
  readonly __typename?: 'NginxSystemDetails';
  /** Its NGINX instances; null when they could not be read. */
  readonly instances?: Maybe<ReadonlyArray<NginxInstance>>;
  /** Tags set on the NGINX Agent. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** One NGINX on one system: a target to publish a configuration to. Part of a Host, with an id of its own. */
export type NginxInstance = Node & {
  readonly __typename?: 'NginxInstance';
  /** Global id, for `publishConfiguration` and `uploadCertificate`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's key: system uid and instance uid, joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** What to show people. */
  readonly displayName: Scalars['String']['output'];
  /** The system that it runs on. */
  readonly host?: Maybe<Host>;
  /** The group that it belongs to, as a site; null when in none. */
  readonly group?: Maybe<Site>;
  /** AVAILABLE when online, OFFLINE when not. */
  readonly lifecycle: LifecycleState;
  /** NGINX version. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** True for NGINX Plus. */
  readonly plus?: Maybe<Scalars['Boolean']['output']>;
  /** Path of its main configuration file. */
  readonly configurationPath?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Last report to its manager. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Last publication to it; null when none is known. */
  readonly lastDeployment?: Maybe<Job>;
};

/** A Qumulo node. */
export type QumuloNodeDetails = {
  readonly __typename?: 'QumuloNodeDetails';
  /** Label on the chassis. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Hardware address. */
  readonly macAddress?: Maybe<Scalars['String']['output']>;
  /** Its drive slots; null when they could not be read. */
  readonly drives?: Maybe<ReadonlyArray<QumuloDrive>>;
};

/** A drive slot and what is in it. */
export type QumuloDrive = {
  readonly __typename?: 'QumuloDrive';
  /** Slot, for example `1.4`. */
  readonly slot: Scalars['String']['output'];
  /** How it is. */
  readonly health: Health;
  /** The vendor's own word, for example `healthy`, `missing`, `dead`. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** `SSD`, `HDD`; null when the slot is empty. */
  readonly driveType?: Maybe<Scalars['String']['output']>;
  /** Model. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Serial number. */
  readonly serialNumber?: Maybe<Scalars['String']['output']>;
  /** Usable size. */
  readonly capacityBytes?: Maybe<Scalars['ByteCount']['output']>;
};

/** A page of hosts. */
export type HostConnection = ResourceConnection & {
  readonly __typename?: 'HostConnection';
  /** The hosts of this page. */
  readonly nodes: ReadonlyArray<Host>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<HostEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All hosts that match, over all pages, summed up. */
  readonly summary: HostSummary;
};

/** A host and its place in the list. */
export type HostEdge = {
  readonly __typename?: 'HostEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The host. */
  readonly node: Host;
};

/** The filtered hosts, counted. */
export type HostSummary = {
  readonly __typename?: 'HostSummary';
  /** Hosts per health, healths without hosts left out. */
  readonly byHealth: ReadonlyArray<HealthCount>;
};

/** Which hosts to keep. All given fields must hold; in a list, any value will do. */
export type HostFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Hosts of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Network name. */
  readonly hostname?: InputMaybe<StringFilter>;
  /** These lifecycle states. */
  readonly lifecycle?: InputMaybe<ReadonlyArray<LifecycleState>>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
};

/** One sort key for hosts. */
export type HostOrder = {
  /** What to sort by. */
  readonly field: HostOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What hosts can be sorted by. */
export type HostOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `health`, best first when ascending */
  | 'HEALTH'
  /** `lastSeenAt` */
  | 'LAST_SEEN_AT';

/** Space that volumes draw on: a Nasuni filer's cache or cloud back end, a Nodeum pool, a Hub storage pool, a Qumulo file system. */
export type StoragePool = Node & Resource & {
  readonly __typename?: 'StoragePool';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** The vendor's name for it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Nodeum only. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What sort of pool it is. */
  readonly poolType: StoragePoolType;
  /** The site that holds it; null for a cloud back end, which belongs to none. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** Where it stands in its life. */
  readonly lifecycle: LifecycleState;
  /** How it is; OK as long as nothing is reported. */
  readonly health: Health;
  /** Size and use; null for a cloud back end, which has no size. */
  readonly capacity?: Maybe<Capacity>;
  /** Volumes that draw on it. */
  readonly volumes: VolumeConnection;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<StoragePoolDetails>;
};


/** Space that volumes draw on: a Nasuni filer's cache or cloud back end, a Nodeum pool, a Hub storage pool, a Qumulo file system. */
export type StoragePoolVolumesArgs = {
  filter?: InputMaybe<VolumeFilter>;
  orderBy?: InputMaybe<ReadonlyArray<VolumeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Sorts of pool. */
export type StoragePoolType =
  /** A cache in front of the real storage; left out of capacity sums. Nasuni filer. */
  | 'CACHE'
  /** A cloud bucket or account. Nasuni, Nodeum. */
  | 'CLOUD'
  /** Mounted shares of other systems. Nodeum. */
  | 'NAS'
  /** Tapes. Nodeum. */
  | 'TAPE'
  /** Disks of a file system. Ngenea Hub pool, Qumulo file system. */
  | 'FILE_SYSTEM'
  /** Not known. */
  | 'UNKNOWN';

/** What only one vendor knows about a pool. */
export type StoragePoolDetails = NasuniCloudBackendDetails | NgeneaHubPoolDetails | NodeumPoolDetails;

/** A Nasuni cloud credential, seen as the back end that it opens. */
export type NasuniCloudBackendDetails = {
  readonly __typename?: 'NasuniCloudBackendDetails';
  /** Key to give as `credentialId` when a volume is created. */
  readonly credentialId?: Maybe<Scalars['String']['output']>;
  /** Provider in the vendor's words, for example `Amazon S3`. */
  readonly cloudProvider?: Maybe<Scalars['String']['output']>;
  /** True when a volume uses it. */
  readonly inUse?: Maybe<Scalars['Boolean']['output']>;
};

/** A Hub storage pool. */
export type NgeneaHubPoolDetails = {
  readonly __typename?: 'NgeneaHubPoolDetails';
  /** Its file system. */
  readonly filesystem?: Maybe<Scalars['String']['output']>;
  /** True for the file system's default pool. */
  readonly isDefault?: Maybe<Scalars['Boolean']['output']>;
};

/** A Nodeum pool. */
export type NodeumPoolDetails = {
  readonly __typename?: 'NodeumPoolDetails';
  /** The vendor's type, for example `active_archive`. */
  readonly nativeType?: Maybe<Scalars['String']['output']>;
  /** Shares, buckets or tapes in it. */
  readonly memberCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of storage pools. */
export type StoragePoolConnection = ResourceConnection & {
  readonly __typename?: 'StoragePoolConnection';
  /** The storage pools of this page. */
  readonly nodes: ReadonlyArray<StoragePool>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<StoragePoolEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All storage pools that match, over all pages, summed up. */
  readonly summary: StoragePoolSummary;
};

/** A storage pool and its place in the list. */
export type StoragePoolEdge = {
  readonly __typename?: 'StoragePoolEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The storage pool. */
  readonly node: StoragePool;
};

/** The filtered pools, summed. */
export type StoragePoolSummary = {
  readonly __typename?: 'StoragePoolSummary';
  /** All but caches: what can be stored for good. */
  readonly capacity: CapacitySummary;
  /** Caches alone. */
  readonly cacheCapacity: CapacitySummary;
};

/** Which pools to keep. All given fields must hold; in a list, any value will do. */
export type StoragePoolFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Pools of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These sorts. */
  readonly poolType?: InputMaybe<ReadonlyArray<StoragePoolType>>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** `capacity.usedPercent` */
  readonly usedPercent?: InputMaybe<PercentFilter>;
  /** `capacity.freeBytes` */
  readonly freeBytes?: InputMaybe<ByteCountFilter>;
};

/** One sort key for storage pools. */
export type StoragePoolOrder = {
  /** What to sort by. */
  readonly field: StoragePoolOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What pools can be sorted by. */
export type StoragePoolOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `capacity.totalBytes` */
  | 'TOTAL_BYTES'
  /** `capacity.usedPercent` */
  | 'USED_PERCENT'
  /** `capacity.freeBytes` */
  | 'FREE_BYTES';

/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type Volume = Node & Resource & {
  readonly __typename?: 'Volume';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name for it; for a Qumulo directory, the last part of its path. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Nodeum only. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Where it stands in its life. */
  readonly lifecycle: LifecycleState;
  /** How it is. */
  readonly health: Health;
  /** Absolute path on its sites. Ngenea Hub and Qumulo; null elsewhere. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Limit and use. Use is null for Ngenea Hub until its figures are understood. */
  readonly capacity?: Maybe<Capacity>;
  /** Protocols that it was made for, whether or not a share exists. Nasuni only. */
  readonly protocols?: Maybe<ReadonlyArray<ShareProtocol>>;
  /** When it was made. Ngenea Hub only. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The volume that contains this one, so that sums do not count it twice. Qumulo only. */
  readonly parent?: Maybe<Volume>;
  /** Id of `parent`, also when the row itself is not in hand; null when there is none. */
  readonly parentId?: Maybe<Scalars['ID']['output']>;
  /** Where it is: one entry per site that holds or shows it. Null when that could not be read. */
  readonly placements?: Maybe<ReadonlyArray<VolumePlacement>>;
  /** Shares of it or of paths in it. */
  readonly shares: ShareConnection;
  /** Snapshots of it or of paths in it, within the window of recent snapshots. */
  readonly snapshots: SnapshotConnection;
  /** Policies that take its snapshots; null when they could not be read. */
  readonly snapshotPolicies?: Maybe<ReadonlyArray<SnapshotPolicy>>;
  /** Limits on it and on folders in it. */
  readonly quotas: QuotaConnection;
  /** Work on it, within the window of recent jobs. */
  readonly jobs: JobConnection;
  /** What needs attention on it. */
  readonly alerts: AlertConnection;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<VolumeDetails>;
};


/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type VolumeSharesArgs = {
  filter?: InputMaybe<ShareFilter>;
  orderBy?: InputMaybe<ReadonlyArray<ShareOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type VolumeSnapshotsArgs = {
  filter?: InputMaybe<SnapshotFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SnapshotOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type VolumeQuotasArgs = {
  filter?: InputMaybe<QuotaFilter>;
  orderBy?: InputMaybe<ReadonlyArray<QuotaOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type VolumeJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A named space that holds files: a Nasuni volume, a Nodeum container, a Hub space, a Qumulo directory with a quota (and the root of the file system). */
export type VolumeAlertsArgs = {
  filter?: InputMaybe<AlertFilter>;
  orderBy?: InputMaybe<ReadonlyArray<AlertOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One volume at one site. */
export type VolumePlacement = {
  readonly __typename?: 'VolumePlacement';
  /** The site; null when it is not readable. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** The pool that it draws on there; null when the vendor does not say. */
  readonly pool?: Maybe<StoragePool>;
  /** Id of `pool`, also when the row itself is not in hand; null when there is none. */
  readonly poolId?: Maybe<Scalars['ID']['output']>;
  /** What the site is to the volume. */
  readonly role: PlacementRole;
  /** False when the site should show the volume and does not. Nasuni only. */
  readonly connected?: Maybe<Scalars['Boolean']['output']>;
  /** Bytes that users see at this site. Nasuni only. */
  readonly usedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Bytes at this site that no snapshot holds yet. Nasuni only. */
  readonly unprotectedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** End of the last snapshot taken at this site. Nasuni only. */
  readonly lastSnapshotAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a site is to a volume. */
export type PlacementRole =
  /** It owns the volume, or is its only site. */
  | 'OWNER'
  /** It shows a volume owned elsewhere. Nasuni only. */
  | 'REMOTE'
  /** One of several equal sites. Ngenea Hub only. */
  | 'PEER'
  /** The vendor does not say. */
  | 'UNKNOWN';

/** What only one vendor knows about a volume. */
export type VolumeDetails = NasuniVolumeDetails | NgeneaHubSpaceDetails | NodeumContainerDetails | QumuloDirectoryDetails;

/** A Nasuni volume. */
export type NasuniVolumeDetails = {
  readonly __typename?: 'NasuniVolumeDetails';
  /** Permissions policy, for example `NTFSONLY710`. */
  readonly permissionsPolicy?: Maybe<Scalars['String']['output']>;
  /** True when names differ by case. */
  readonly caseSensitive?: Maybe<Scalars['Boolean']['output']>;
  /** True when data is deduplicated on the way to the cloud. */
  readonly deduplicated?: Maybe<Scalars['Boolean']['output']>;
  /** True when data is compressed on the way to the cloud. */
  readonly compressed?: Maybe<Scalars['Boolean']['output']>;
  /** How long snapshots are kept; set when the volume is created, not changeable. */
  readonly snapshotRetention?: Maybe<Retention>;
  /** Who authenticates users: `ads`, `ldapds` or `public`. */
  readonly authPolicy?: Maybe<Scalars['String']['output']>;
  /** Whether other filers may connect to it. */
  readonly remoteAccessEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** `readonly`, `readwrite` or `custom`; null when remote access is off. */
  readonly remoteAccessPermission?: Maybe<Scalars['String']['output']>;
  /** Bucket that holds the data; null when Nasuni provides it. */
  readonly bucket?: Maybe<Scalars['String']['output']>;
};

/** A Hub space. */
export type NgeneaHubSpaceDetails = {
  readonly __typename?: 'NgeneaHubSpaceDetails';
  /** True when it can neither be changed nor deleted. */
  readonly immutable?: Maybe<Scalars['Boolean']['output']>;
  /** True when every site has it. */
  readonly ready?: Maybe<Scalars['Boolean']['output']>;
  /** The vendor's permission mode; values are not published. */
  readonly permissionMode?: Maybe<Scalars['String']['output']>;
};

/** A Nodeum container. */
export type NodeumContainerDetails = {
  readonly __typename?: 'NodeumContainerDetails';
  /** Share of the limit that may lie on the cache, 0 to 100. */
  readonly quotaOnCachePercent?: Maybe<Scalars['Float']['output']>;
  /** Bytes that lie on the cache. */
  readonly cachedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Files in it. */
  readonly fileCount?: Maybe<Scalars['Count64']['output']>;
  /** Files that lie on the cache alone, not archived yet. */
  readonly cacheOnlyFileCount?: Maybe<Scalars['Count64']['output']>;
  /** What guests may do. */
  readonly guestAccess?: Maybe<AccessLevel>;
};

/** A Qumulo directory that has a quota, or the root of the file system. */
export type QumuloDirectoryDetails = {
  readonly __typename?: 'QumuloDirectoryDetails';
  /** True for the root of the file system. */
  readonly isRoot: Scalars['Boolean']['output'];
};

/** What somebody may do. */
export type AccessLevel =
  /** Nothing. */
  | 'NONE'
  /** Read. */
  | 'READ_ONLY'
  /** Read and write. */
  | 'READ_WRITE'
  /** Read, write and change permissions. */
  | 'FULL'
  /** The vendor says something finer than these words. */
  | 'UNKNOWN';

/** A page of volumes. */
export type VolumeConnection = ResourceConnection & {
  readonly __typename?: 'VolumeConnection';
  /** The volumes of this page. */
  readonly nodes: ReadonlyArray<Volume>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<VolumeEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All volumes that match, over all pages, summed up. */
  readonly summary: VolumeSummary;
};

/** A volume and its place in the list. */
export type VolumeEdge = {
  readonly __typename?: 'VolumeEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The volume. */
  readonly node: Volume;
};

/** The filtered volumes, summed. A volume inside another one that is also counted adds nothing to the sums. */
export type VolumeSummary = {
  readonly __typename?: 'VolumeSummary';
  /** Limits and use. */
  readonly capacity: CapacitySummary;
  /** Volumes per health, healths without volumes left out. */
  readonly byHealth: ReadonlyArray<HealthCount>;
};

/** Which volumes to keep. All given fields must hold; in a list, any value will do. */
export type VolumeFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Placed on any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Drawing on any of these pools. */
  readonly pool?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** `path` */
  readonly path?: InputMaybe<StringFilter>;
  /** These lifecycle states. */
  readonly lifecycle?: InputMaybe<ReadonlyArray<LifecycleState>>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** `capacity.usedPercent` */
  readonly usedPercent?: InputMaybe<PercentFilter>;
  /** `capacity.usedBytes` */
  readonly usedBytes?: InputMaybe<ByteCountFilter>;
  /** `capacity.totalBytes`; `isNull: true` finds volumes without a limit. */
  readonly totalBytes?: InputMaybe<ByteCountFilter>;
};

/** One sort key for volumes. */
export type VolumeOrder = {
  /** What to sort by. */
  readonly field: VolumeOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What volumes can be sorted by. */
export type VolumeOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `path` */
  | 'PATH'
  /** `capacity.totalBytes` */
  | 'TOTAL_BYTES'
  /** `capacity.usedBytes` */
  | 'USED_BYTES'
  /** `capacity.usedPercent` */
  | 'USED_PERCENT'
  /** `capacity.freeBytes` */
  | 'FREE_BYTES';

/** A new volume. Nasuni, Nodeum (record only: no file structure is made), Ngenea Hub, Qumulo (directory and quota). */
export type CreateVolumeInput = {
  /** Where to make it. */
  readonly sourceId: Scalars['ID']['input'];
  /** Its name. Qumulo: last part of the path when `path` is left out. */
  readonly name: Scalars['String']['input'];
  /** Absolute path. Needed for Ngenea Hub; for Qumulo, missing directories are made; refused elsewhere. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Nodeum only. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Limit. Needed for Qumulo, where it is what makes a directory a volume; left out elsewhere means unlimited. Nasuni takes whole gigabytes. */
  readonly limit?: InputMaybe<ByteSizeInput>;
  /** Sites. Nasuni: exactly one, the owner; Ngenea Hub: one or more; refused elsewhere. */
  readonly placements?: InputMaybe<ReadonlyArray<VolumePlacementInput>>;
  /** What only this vendor needs. Needed for Nasuni. */
  readonly details?: InputMaybe<CreateVolumeDetailsInput>;
};

/** A site for a volume. */
export type VolumePlacementInput = {
  /** The site. */
  readonly siteId: Scalars['ID']['input'];
  /** The pool there; the vendor's default when left out. Refused by every vendor: Ngenea Hub does not document how it is set, and Nasuni's is `details.nasuni.credentialId`. */
  readonly poolId?: InputMaybe<Scalars['ID']['input']>;
};

/** What only one vendor needs to make a volume. Must be of the source's vendor. */
export type CreateVolumeDetailsInput =
  /** For Nasuni. */
  { readonly nasuni: CreateNasuniVolumeInput; readonly nodeum?: never; readonly ngeneaHub?: never; }
  |  /** For Nodeum. */
  { readonly nasuni?: never; readonly nodeum: NodeumContainerInput; readonly ngeneaHub?: never; }
  |  /** For Ngenea Hub. */
  { readonly nasuni?: never; readonly nodeum?: never; readonly ngeneaHub: NgeneaHubSpaceInput; };

/** What Nasuni needs to make a volume. */
export type CreateNasuniVolumeInput = {
  /** Cloud credential: `credentialId` of a cloud pool. */
  readonly credentialId: Scalars['String']['input'];
  /** Protocols: NFS, SMB or FTP. */
  readonly protocols: ReadonlyArray<ShareProtocol>;
  /** Permissions policy, for example `NTFSONLY710`; left out for NFS alone. */
  readonly permissionsPolicy?: InputMaybe<Scalars['String']['input']>;
  /** Who authenticates users: `ads`, `ldapds` or `public`. */
  readonly authPolicy: Scalars['String']['input'];
  /** The key that encrypts it. */
  readonly encryptionKey: NasuniEncryptionKeyInput;
  /** True when names shall differ by case; needed for NFS. */
  readonly caseSensitive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Bucket region or location; the credential's default when left out. */
  readonly location?: InputMaybe<Scalars['String']['input']>;
  /** Storage class; the credential's default when left out. */
  readonly storageClass?: InputMaybe<Scalars['String']['input']>;
  /** How long snapshots are kept; cannot be changed later. Forever when left out. */
  readonly snapshotRetention?: InputMaybe<RetentionInput>;
  /** True to make a first share or export as well. */
  readonly createDefaultShare?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which key encrypts a Nasuni volume. */
export type NasuniEncryptionKeyInput =
  /** True: make a new key. */
  { readonly createNew: Scalars['Boolean']['input']; readonly existingName?: never; }
  |  /** Use this key, by name. */
  { readonly createNew?: never; readonly existingName: Scalars['String']['input']; };

/** What only Nodeum takes for a container. */
export type NodeumContainerInput = {
  /** Share of the limit that may lie on the cache: a whole number from 0 to 100. */
  readonly quotaOnCachePercent?: InputMaybe<Scalars['Float']['input']>;
  /** What guests may do: NONE, READ_ONLY or READ_WRITE. */
  readonly guestAccess?: InputMaybe<AccessLevel>;
};

/** What only Ngenea Hub takes for a space. */
export type NgeneaHubSpaceInput = {
  /** The vendor's permission mode; passed on as it is. */
  readonly permissionMode?: InputMaybe<Scalars['String']['input']>;
};

/** A change of a volume. What is left out stays as it is. */
export type UpdateVolumeInput = {
  /** The volume. */
  readonly id: Scalars['ID']['input'];
  /** New name. Nodeum, Ngenea Hub, Qumulo (renames the directory). */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Nodeum only. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** New limit. To lift it, use `removeQuota`. */
  readonly limit?: InputMaybe<ByteSizeInput>;
  /** All its sites from now on. Ngenea Hub only. */
  readonly placements?: InputMaybe<ReadonlyArray<VolumePlacementInput>>;
  /** What only this vendor can change. */
  readonly details?: InputMaybe<UpdateVolumeDetailsInput>;
};

/** What only one vendor can change. Must be of the volume's vendor. */
export type UpdateVolumeDetailsInput =
  /** For Nasuni: limit and remote access cannot be changed in one command. */
  { readonly nasuni: NasuniRemoteAccessInput; readonly nodeum?: never; readonly ngeneaHub?: never; }
  |  /** For Nodeum. */
  { readonly nasuni?: never; readonly nodeum: NodeumContainerInput; readonly ngeneaHub?: never; }
  |  /** For Ngenea Hub. */
  { readonly nasuni?: never; readonly nodeum?: never; readonly ngeneaHub: NgeneaHubSpaceInput; };

/** Whether other filers may connect to a Nasuni volume. */
export type NasuniRemoteAccessInput = {
  /** Whether any may. */
  readonly enabled: Scalars['Boolean']['input'];
  /** What all of them may do, READ_ONLY or READ_WRITE; left out when `sites` says it one by one. */
  readonly access?: InputMaybe<AccessLevel>;
  /** One by one. */
  readonly sites?: InputMaybe<ReadonlyArray<NasuniSiteAccessInput>>;
};

/** What one filer may do with a volume. */
export type NasuniSiteAccessInput = {
  /** The filer, as a site. */
  readonly siteId: Scalars['ID']['input'];
  /** NONE, READ_ONLY or READ_WRITE. */
  readonly access: AccessLevel;
};

/** Removal of a volume. Nodeum (record only), Ngenea Hub, Qumulo (tree delete: all files go). */
export type DeleteVolumeInput = {
  /** The volume. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the volume's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** Answer of createVolume, updateVolume and deleteVolume. */
export type VolumePayload = Payload & {
  readonly __typename?: 'VolumePayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The volume; after a deletion, as last known. */
  readonly volume?: Maybe<Volume>;
};

/** A path that clients reach by a protocol: an NFS export, SMB share, FTP directory or S3 bucket; or, on Nodeum, a share of another system that it mounts. */
export type Share = Node & Resource & {
  readonly __typename?: 'Share';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** Its name; null for an export without one. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The vendor's comment. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The protocol; the part of the same name is then filled. */
  readonly protocol: ShareProtocol;
  /** Who serves it. */
  readonly direction: ShareDirection;
  /** Path that clients ask for; null when it is the name. Qumulo exports only. */
  readonly exportPath?: Maybe<Scalars['String']['output']>;
  /** Path that is shared, on the file system or from the root of the volume, as the vendor counts. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Where it stands in its life. */
  readonly lifecycle: LifecycleState;
  /** The volume that `path` lies in; null when it lies in none. */
  readonly volume?: Maybe<Volume>;
  /** Id of `volume`, also when the row itself is not in hand; null when there is none. */
  readonly volumeId?: Maybe<Scalars['ID']['output']>;
  /** Sites that serve it, or that mount it; null when not readable. */
  readonly sites?: Maybe<ReadonlyArray<Site>>;
  /** True when no client may write. Null when the vendor does not say, or when it depends on the client. */
  readonly readOnly?: Maybe<Scalars['Boolean']['output']>;
  /** True when some rule admits every host. Null when the vendor does not say. */
  readonly openToAnyHost?: Maybe<Scalars['Boolean']['output']>;
  /** True when no login is needed, or every known user is admitted: NFS without Kerberos, SMB guests or everyone, anonymous S3. Null when the vendor does not say. */
  readonly openToAnyUser?: Maybe<Scalars['Boolean']['output']>;
  /** NFS settings; null for other protocols. */
  readonly nfs?: Maybe<NfsShareSettings>;
  /** SMB settings; null for other protocols. */
  readonly smb?: Maybe<SmbShareSettings>;
  /** S3 settings; null for other protocols. */
  readonly s3?: Maybe<S3ShareSettings>;
  /** FTP settings; null for other protocols. */
  readonly ftp?: Maybe<FtpShareSettings>;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<ShareDetails>;
};

/** Protocols. */
export type ShareProtocol =
  /** NFS, any version. */
  | 'NFS'
  /** SMB, also called CIFS or Samba. */
  | 'SMB'
  /** FTP or SFTP. Nasuni only, read only. */
  | 'FTP'
  /** S3. Qumulo only. */
  | 'S3'
  /** A protocol without a word here: see `nativeState` and `details`. */
  | 'UNKNOWN';

/** Who serves a share. */
export type ShareDirection =
  /** The source serves it. */
  | 'SERVED'
  /** The source mounts it from another system. Nodeum only. */
  | 'CONSUMED';

/** How an NFS export is set. */
export type NfsShareSettings = {
  readonly __typename?: 'NfsShareSettings';
  /** Who may mount, first match wins; null for a consumed share. */
  readonly rules?: Maybe<ReadonlyArray<NfsRule>>;
};

/** One rule of an NFS export. */
export type NfsRule = {
  readonly __typename?: 'NfsRule';
  /** Hosts, networks or wildcards; empty means every host. */
  readonly hosts: ReadonlyArray<Scalars['String']['output']>;
  /** True when these hosts may only read. */
  readonly readOnly?: Maybe<Scalars['Boolean']['output']>;
  /** Whose identity is replaced. */
  readonly squash?: Maybe<NfsSquash>;
  /** User id given instead; null when the vendor maps otherwise or does not say. */
  readonly anonymousUid?: Maybe<Scalars['Count64']['output']>;
  /** Group id given instead; null when the vendor maps otherwise or does not say. */
  readonly anonymousGid?: Maybe<Scalars['Count64']['output']>;
  /** Accepted security flavours. Nasuni and Qumulo. */
  readonly security?: Maybe<ReadonlyArray<NfsSecurity>>;
  /** True when clients must use a port below 1024. Ngenea Hub and Qumulo. */
  readonly privilegedPortRequired?: Maybe<Scalars['Boolean']['output']>;
  /** True when writes are acknowledged before they are on stable storage. Nasuni and Ngenea Hub. */
  readonly asyncWrites?: Maybe<Scalars['Boolean']['output']>;
  /** True when writes are gathered before they go to disk. Nasuni and Ngenea Hub. */
  readonly writeDelay?: Maybe<Scalars['Boolean']['output']>;
};

/** Whose identity an NFS rule replaces. */
export type NfsSquash =
  /** Nobody's. */
  | 'NONE'
  /** Root's. */
  | 'ROOT'
  /** Everybody's. */
  | 'ALL'
  /** The vendor says something else. */
  | 'UNKNOWN';

/** NFS security flavours. */
export type NfsSecurity =
  /** User ids, unchecked. */
  | 'SYS'
  /** Kerberos, authentication. */
  | 'KRB5'
  /** Kerberos, authentication and integrity. */
  | 'KRB5I'
  /** Kerberos, authentication, integrity and privacy. */
  | 'KRB5P'
  /** The vendor says something else. */
  | 'UNKNOWN';

/** How an SMB share is set. */
export type SmbShareSettings = {
  readonly __typename?: 'SmbShareSettings';
  /** True when it shows when browsing. Nasuni and Ngenea Hub. */
  readonly browseable?: Maybe<Scalars['Boolean']['output']>;
  /** True when guests may enter. Ngenea Hub. */
  readonly guestAllowed?: Maybe<Scalars['Boolean']['output']>;
  /** Encryption on the wire. Nasuni and Qumulo. */
  readonly encryption?: Maybe<SmbEncryption>;
  /** True when users see only what they may read. Nasuni and Qumulo. */
  readonly accessBasedEnumeration?: Maybe<Scalars['Boolean']['output']>;
  /** True when Windows shows previous versions. Nasuni only. */
  readonly previousVersions?: Maybe<Scalars['Boolean']['output']>;
  /** Hosts admitted; empty means every host. Null when not said. */
  readonly allowedHosts?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Hosts refused. Ngenea Hub and Qumulo. */
  readonly deniedHosts?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Who may do what; null when the vendor leaves it to the files. */
  readonly permissions?: Maybe<ReadonlyArray<SharePermission>>;
};

/** Encryption of SMB on the wire. */
export type SmbEncryption =
  /** Off, or left to the client. */
  | 'OFF'
  /** Used when the client can. */
  | 'DESIRED'
  /** Clients without it are refused. */
  | 'REQUIRED'
  /** The vendor says something else. */
  | 'UNKNOWN';

/** Who may do what with a share. */
export type SharePermission = {
  readonly __typename?: 'SharePermission';
  /** User or group, as the vendor writes it, for example `CORP\designers`. */
  readonly trustee: Scalars['String']['output'];
  /** What it is. */
  readonly trusteeType: TrusteeType;
  /** What it may do; NONE means expressly refused. */
  readonly access: AccessLevel;
};

/** What a trustee is. */
export type TrusteeType =
  /** One user. */
  | 'USER'
  /** A group. */
  | 'GROUP'
  /** Everybody. */
  | 'EVERYONE'
  /** The vendor does not say. */
  | 'UNKNOWN';

/** How an S3 bucket is set. */
export type S3ShareSettings = {
  readonly __typename?: 'S3ShareSettings';
  /** Versioning of objects. */
  readonly versioning?: Maybe<S3Versioning>;
  /** True when objects can be locked. */
  readonly objectLockEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Default retention of locked objects in days; null when there is none or it is set in years. */
  readonly defaultRetentionDays?: Maybe<Scalars['Int']['output']>;
  /** When it was made. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Versioning of objects in a bucket. */
export type S3Versioning =
  /** Never switched on. */
  | 'OFF'
  /** On. */
  | 'ENABLED'
  /** Was on; old versions remain. */
  | 'SUSPENDED'
  /** The vendor says something else. */
  | 'UNKNOWN';

/** How an FTP directory is set. */
export type FtpShareSettings = {
  readonly __typename?: 'FtpShareSettings';
  /** True when anonymous users may enter. */
  readonly anonymousAllowed?: Maybe<Scalars['Boolean']['output']>;
  /** What users see: `default`, `hide` or `invisible`. */
  readonly visibility?: Maybe<Scalars['String']['output']>;
  /** Hosts admitted; empty means every host. */
  readonly allowedHosts?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What only one vendor knows about a share. */
export type ShareDetails = NasuniShareDetails | NodeumNasShareDetails;

/** A Nasuni SMB share. */
export type NasuniShareDetails = {
  readonly __typename?: 'NasuniShareDetails';
  /** True when files are reachable by browser. */
  readonly browserAccess?: Maybe<Scalars['Boolean']['output']>;
  /** True when files are reachable by the mobile app. */
  readonly mobileAccess?: Maybe<Scalars['Boolean']['output']>;
  /** True when the snapshot directory shows. */
  readonly snapshotDirectories?: Maybe<Scalars['Boolean']['output']>;
  /** True when it leads each user to a home directory. */
  readonly homeDirectories?: Maybe<Scalars['Boolean']['output']>;
};

/** A share of another system that Nodeum mounts. */
export type NodeumNasShareDetails = {
  readonly __typename?: 'NodeumNasShareDetails';
  /** Host that serves it. */
  readonly serverHost?: Maybe<Scalars['String']['output']>;
  /** Protocol and version in Nodeum's words, for example `smb_v3`. */
  readonly nativeProtocol?: Maybe<Scalars['String']['output']>;
  /** Mount options. */
  readonly mountOptions?: Maybe<Scalars['String']['output']>;
  /** Files seen in it. */
  readonly fileCount?: Maybe<Scalars['Count64']['output']>;
  /** Bytes seen in it. */
  readonly usedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** The pool that it belongs to. */
  readonly pool?: Maybe<StoragePool>;
};

/** A page of shares. */
export type ShareConnection = ResourceConnection & {
  readonly __typename?: 'ShareConnection';
  /** The shares of this page. */
  readonly nodes: ReadonlyArray<Share>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<ShareEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All shares that match, over all pages, summed up. */
  readonly summary: ShareSummary;
};

/** A share and its place in the list. */
export type ShareEdge = {
  readonly __typename?: 'ShareEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The share. */
  readonly node: Share;
};

/** The filtered shares, counted. */
export type ShareSummary = {
  readonly __typename?: 'ShareSummary';
  /** Shares per protocol, protocols without shares left out. */
  readonly byProtocol: ReadonlyArray<ShareProtocolCount>;
};

/** Which shares to keep. All given fields must hold; in a list, any value will do. */
export type ShareFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Served or mounted by any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these volumes. */
  readonly volume?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** `path` */
  readonly path?: InputMaybe<StringFilter>;
  /** These protocols. */
  readonly protocol?: InputMaybe<ReadonlyArray<ShareProtocol>>;
  /** These directions. */
  readonly direction?: InputMaybe<ReadonlyArray<ShareDirection>>;
  /** These lifecycle states. */
  readonly lifecycle?: InputMaybe<ReadonlyArray<LifecycleState>>;
  /** `readOnly`; rows where it is null match neither. */
  readonly readOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** `openToAnyHost`; rows where it is null match neither. */
  readonly openToAnyHost?: InputMaybe<Scalars['Boolean']['input']>;
  /** `openToAnyUser`; rows where it is null match neither. */
  readonly openToAnyUser?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One sort key for shares. */
export type ShareOrder = {
  /** What to sort by. */
  readonly field: ShareOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What shares can be sorted by. */
export type ShareOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `path` */
  | 'PATH'
  /** `protocol`, in the order of the enum */
  | 'PROTOCOL';

/** A new share. Nasuni, Nodeum (mounts another system's share), Ngenea Hub, Qumulo. */
export type CreateShareInput = {
  /** The volume to share. Left out for Nodeum alone. */
  readonly volumeId?: InputMaybe<Scalars['ID']['input']>;
  /** The site to serve it. Needed for Nasuni when the volume is on several filers; for Nodeum, the server; left out elsewhere. */
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Path from the root of the volume, for example `/projects`; `/` shares it all. It must exist. Nodeum: path on the other system. */
  readonly path: Scalars['String']['input'];
  /** Name. Needed for SMB, S3 and mounts. Of an NFS export it is a label, which Qumulo refuses. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Comment. Nasuni; Qumulo, but for S3. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Protocol and its settings. */
  readonly protocol: ShareProtocolInput;
};

/** Protocol of a new share, with its settings. */
export type ShareProtocolInput =
  /** An NFS export. Nasuni, Ngenea Hub, Qumulo. */
  { readonly nfs: NfsShareInput; readonly smb?: never; readonly s3?: never; readonly mount?: never; }
  |  /** An SMB share. Nasuni, Ngenea Hub, Qumulo. */
  { readonly nfs?: never; readonly smb: SmbShareInput; readonly s3?: never; readonly mount?: never; }
  |  /** An S3 bucket. Qumulo. */
  { readonly nfs?: never; readonly smb?: never; readonly s3: S3ShareInput; readonly mount?: never; }
  |  /** A mount of another system's share. Nodeum. */
  { readonly nfs?: never; readonly smb?: never; readonly s3?: never; readonly mount: MountedShareInput; };

/** Settings of an NFS export. What is left out takes the vendor's default, or stays as it is in an update. */
export type NfsShareInput = {
  /** Path that clients ask for; the shared path when left out. Qumulo only. */
  readonly exportPath?: InputMaybe<Scalars['String']['input']>;
  /** Who may mount, first match wins; needed for a new export; in an update, replaces all rules. Nasuni takes the first rule as the export's own and the rest as host options. */
  readonly rules?: InputMaybe<ReadonlyArray<NfsRuleInput>>;
};

/** One rule of an NFS export. */
export type NfsRuleInput = {
  /** Hosts, networks or wildcards; an empty list admits every host, and must be written out. */
  readonly hosts: ReadonlyArray<Scalars['String']['input']>;
  /** True when these hosts may only read. */
  readonly readOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose identity is replaced: NONE, ROOT or ALL. */
  readonly squash?: InputMaybe<NfsSquash>;
  /** User id given instead. Ngenea Hub and Qumulo. */
  readonly anonymousUid?: InputMaybe<Scalars['Count64']['input']>;
  /** Group id given instead. Ngenea Hub and Qumulo. */
  readonly anonymousGid?: InputMaybe<Scalars['Count64']['input']>;
  /** Accepted security flavours. Nasuni: up to four; Qumulo: one. */
  readonly security?: InputMaybe<ReadonlyArray<NfsSecurity>>;
  /** True when clients must use a port below 1024. Ngenea Hub and Qumulo. */
  readonly privilegedPortRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** True to acknowledge writes before they are on stable storage. Nasuni and Ngenea Hub. */
  readonly asyncWrites?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Settings of an SMB share. What is left out takes the vendor's default, or stays as it is in an update. */
export type SmbShareInput = {
  /** True when nobody may write. Nasuni and Ngenea Hub. */
  readonly readOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when it shall show when browsing. Nasuni and Ngenea Hub. */
  readonly browseable?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when guests may enter. Ngenea Hub. */
  readonly guestAllowed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Encryption on the wire: OFF, DESIRED (Nasuni) or REQUIRED. Nasuni and Qumulo. */
  readonly encryption?: InputMaybe<SmbEncryption>;
  /** True when users shall see only what they may read. Nasuni and Qumulo. */
  readonly accessBasedEnumeration?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when Windows shall show previous versions. Nasuni. */
  readonly previousVersions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Hosts admitted; an empty list admits every host. */
  readonly allowedHosts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Hosts refused. Ngenea Hub and Qumulo. */
  readonly deniedHosts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who may do what; in an update, replaces all permissions. Needed for a new share of Qumulo; at Ngenea Hub all may do the same, or FULL. */
  readonly permissions?: InputMaybe<ReadonlyArray<SharePermissionInput>>;
};

/** Who may do what with a share. */
export type SharePermissionInput = {
  /** User or group, as the vendor writes it. */
  readonly trustee: Scalars['String']['input'];
  /** What it is: USER, GROUP or EVERYONE. */
  readonly trusteeType: TrusteeType;
  /** What it may do: NONE (Nasuni and Qumulo), READ_ONLY, READ_WRITE, or FULL (Qumulo; Ngenea Hub, for users and groups). */
  readonly access: AccessLevel;
};

/** Settings of an S3 bucket. */
export type S3ShareInput = {
  /** Versioning: ENABLED or SUSPENDED; set after creation, in a second call. */
  readonly versioning?: InputMaybe<S3Versioning>;
  /** True when objects can be locked; on creation only. */
  readonly objectLockEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Default retention of locked objects. */
  readonly defaultRetentionDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A share of another system for Nodeum to mount. */
export type MountedShareInput = {
  /** Name or number of the NAS in Nodeum; on creation only. */
  readonly nas?: InputMaybe<Scalars['String']['input']>;
  /** Mount options. */
  readonly mountOptions?: InputMaybe<Scalars['String']['input']>;
  /** User to log in as. */
  readonly username?: InputMaybe<Scalars['String']['input']>;
  /** That user's password. */
  readonly password?: InputMaybe<Scalars['Secret']['input']>;
};

/** A change of a share. What is left out stays as it is. */
export type UpdateShareInput = {
  /** The share. */
  readonly id: Scalars['ID']['input'];
  /** New name. Not for S3, nor for NFS exports of Qumulo. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** New path. Not for S3. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** New comment. Nasuni; Qumulo, but for S3. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** New settings, for the protocol that the share has. */
  readonly protocol?: InputMaybe<ShareProtocolInput>;
};

/** Removal of a share. Files stay, unless `deleteContents` is set. */
export type DeleteShareInput = {
  /** The share. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the share's `displayName`. */
  readonly confirm: Scalars['String']['input'];
  /** True to remove the directory behind an S3 bucket too; it must be empty. Qumulo buckets only. */
  readonly deleteContents?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of createShare, updateShare and deleteShare. */
export type SharePayload = Payload & {
  readonly __typename?: 'SharePayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The share; null while the vendor has not told its id; after a deletion, as last known. */
  readonly share?: Maybe<Share>;
};

/** A point-in-time copy: of data (Nasuni: the last one of each volume and filer; Qumulo: all), or of an NGINX configuration that was saved. */
export type Snapshot = Node & Resource & {
  readonly __typename?: 'Snapshot';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name for it; null when it has none. Nasuni has none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What it is a copy of. */
  readonly subject: SnapshotSubject;
  /** The volume copied; null for a configuration, or when the path lies in no volume. */
  readonly volume?: Maybe<Volume>;
  /** Id of `volume`, also when the row itself is not in hand; null when there is none. */
  readonly volumeId?: Maybe<Scalars['ID']['output']>;
  /** The path copied; null when it is the whole volume or a configuration. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** The site where it was taken. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** Where it stands in its life: CREATING while it is taken, DELETING while it is removed. */
  readonly lifecycle: LifecycleState;
  /** How far it has been taken, 0 to 100; null when done. Nasuni only. */
  readonly progressPercent?: Maybe<Scalars['Float']['output']>;
  /** The moment that it shows. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it will be removed; null when never, or when the vendor does not say. Qumulo only. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** True when nobody may remove it before `expiresAt`. Qumulo only. */
  readonly locked?: Maybe<Scalars['Boolean']['output']>;
  /** Key at the vendor that locks it; null when not locked. Qumulo only. */
  readonly lockKey?: Maybe<Scalars['String']['output']>;
  /** The policy that took it; null when taken by hand, or when the policy is gone. Qumulo only. */
  readonly policy?: Maybe<SnapshotPolicy>;
  /** Id of `policy`, also when the row itself is not in hand; null when there is none. */
  readonly policyId?: Maybe<Scalars['ID']['output']>;
  /** Bytes that would be free if it alone were removed; does not add up over snapshots. Qumulo only. */
  readonly uniqueBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<SnapshotDetails>;
};

/** What a snapshot is a copy of. */
export type SnapshotSubject =
  /** Files. */
  | 'DATA'
  /** A configuration. NGINX only. */
  | 'CONFIGURATION';

/** What only one vendor knows about a snapshot. */
export type SnapshotDetails = NasuniSnapshotDetails | NginxConfigurationDetails | QumuloSnapshotDetails;

/** A Nasuni volume's last snapshot at one filer. */
export type NasuniSnapshotDetails = {
  readonly __typename?: 'NasuniSnapshotDetails';
  /** Version number. */
  readonly snapshotVersion?: Maybe<Scalars['Count64']['output']>;
};

/** A saved NGINX configuration. */
export type NginxConfigurationDetails = {
  readonly __typename?: 'NginxConfigurationDetails';
  /** Version in the caller's own system, for example a commit; null when none was given. */
  readonly externalVersion?: Maybe<Scalars['String']['output']>;
  /** Last change of it. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Instance that it is meant for; null when for none or for a group. */
  readonly instance?: Maybe<NginxInstance>;
  /** Paths of its files. Contents are not shown: they may hold secrets. */
  readonly filePaths?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A Qumulo snapshot. */
export type QumuloSnapshotDetails = {
  readonly __typename?: 'QumuloSnapshotDetails';
  /** True when replication holds it, so that it can be neither changed nor removed. */
  readonly heldByReplication?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of snapshots. */
export type SnapshotConnection = ResourceConnection & {
  readonly __typename?: 'SnapshotConnection';
  /** The snapshots of this page. */
  readonly nodes: ReadonlyArray<Snapshot>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<SnapshotEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A snapshot and its place in the list. */
export type SnapshotEdge = {
  readonly __typename?: 'SnapshotEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The snapshot. */
  readonly node: Snapshot;
};

/** Which snapshots to keep. All given fields must hold; in a list, any value will do. `volume` and `createdAt` also bound what is read from the vendor. */
export type SnapshotFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Taken at any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these volumes. */
  readonly volume?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Taken by these policies. */
  readonly policy?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** `path` */
  readonly path?: InputMaybe<StringFilter>;
  /** These subjects. */
  readonly subject?: InputMaybe<ReadonlyArray<SnapshotSubject>>;
  /** These lifecycle states. */
  readonly lifecycle?: InputMaybe<ReadonlyArray<LifecycleState>>;
  /** `locked`; rows where it is null match neither. */
  readonly locked?: InputMaybe<Scalars['Boolean']['input']>;
  /** `createdAt` */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** `expiresAt` */
  readonly expiresAt?: InputMaybe<DateTimeFilter>;
};

/** One sort key for snapshots. */
export type SnapshotOrder = {
  /** What to sort by. */
  readonly field: SnapshotOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What snapshots can be sorted by. */
export type SnapshotOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `createdAt` */
  | 'CREATED_AT'
  /** `expiresAt` */
  | 'EXPIRES_AT'
  /** `uniqueBytes` */
  | 'UNIQUE_BYTES';

/** A new snapshot. Nasuni, Qumulo. For NGINX use `saveConfiguration`. */
export type CreateSnapshotInput = {
  /** The volume to copy. */
  readonly volumeId: Scalars['ID']['input'];
  /** The site to take it at. Nasuni only; the owner when left out. */
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Path in the volume; all of it when left out. Qumulo only. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Name. Qumulo puts its own number before it; refused by Nasuni. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** When it shall be removed; never when left out. Qumulo only. */
  readonly expiration?: InputMaybe<SnapshotExpirationInput>;
};

/** When a snapshot shall be removed. */
export type SnapshotExpirationInput =
  /** At this moment. */
  { readonly at: Scalars['DateTime']['input']; readonly afterSeconds?: never; readonly never?: never; }
  |  /** This many seconds from now. */
  { readonly at?: never; readonly afterSeconds: Scalars['Int']['input']; readonly never?: never; }
  |  /** True: never. */
  { readonly at?: never; readonly afterSeconds?: never; readonly never: Scalars['Boolean']['input']; };

/** A change of a snapshot. Qumulo only. */
export type UpdateSnapshotInput = {
  /** The snapshot. */
  readonly id: Scalars['ID']['input'];
  /** When it shall be removed. A locked snapshot can only be kept longer. */
  readonly expiration: SnapshotExpirationInput;
};

/** Removal of a snapshot or of a saved configuration. Qumulo, NGINX. */
export type DeleteSnapshotInput = {
  /** The snapshot. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the snapshot's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** A lock, so that nobody can remove a snapshot before it expires. Cannot be undone through this API. Qumulo only. */
export type LockSnapshotInput = {
  /** The snapshot; it must have an expiration. */
  readonly id: Scalars['ID']['input'];
  /** Id of the key at the vendor that could unlock it. */
  readonly lockKey: Scalars['String']['input'];
  /** Safety catch: repeat the snapshot's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** Answer of the snapshot commands and saveConfiguration. */
export type SnapshotPayload = Payload & {
  readonly __typename?: 'SnapshotPayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The snapshot; null while the vendor has not told its id; after a deletion, as last known. */
  readonly snapshot?: Maybe<Snapshot>;
};

/** A rule that takes snapshots by schedule and keeps them for a time. Nasuni (read only), Ngenea Hub (one per space), Qumulo. */
export type SnapshotPolicy = Node & Resource & {
  readonly __typename?: 'SnapshotPolicy';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name for it. Qumulo only. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** False when it takes no snapshots. Qumulo only. */
  readonly enabled?: Maybe<Scalars['Boolean']['output']>;
  /** The volume; null when its path lies in none. */
  readonly volume?: Maybe<Volume>;
  /** Id of `volume`, also when the row itself is not in hand; null when there is none. */
  readonly volumeId?: Maybe<Scalars['ID']['output']>;
  /** The path; null when it is the whole volume. Qumulo only. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Sites where it runs; null when not readable. */
  readonly sites?: Maybe<ReadonlyArray<Site>>;
  /** When it takes snapshots. */
  readonly schedule?: Maybe<Schedule>;
  /** How long it keeps them. */
  readonly retention?: Maybe<Retention>;
  /** Its snapshots, within the window of recent snapshots. Rows for Qumulo only. */
  readonly snapshots: SnapshotConnection;
  /** Key at the vendor that locks its snapshots; null when it does not lock them. Qumulo only. */
  readonly lockKey?: Maybe<Scalars['String']['output']>;
};


/** A rule that takes snapshots by schedule and keeps them for a time. Nasuni (read only), Ngenea Hub (one per space), Qumulo. */
export type SnapshotPolicySnapshotsArgs = {
  filter?: InputMaybe<SnapshotFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SnapshotOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of snapshot policies. */
export type SnapshotPolicyConnection = ResourceConnection & {
  readonly __typename?: 'SnapshotPolicyConnection';
  /** The snapshot policies of this page. */
  readonly nodes: ReadonlyArray<SnapshotPolicy>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<SnapshotPolicyEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A snapshot policy and its place in the list. */
export type SnapshotPolicyEdge = {
  readonly __typename?: 'SnapshotPolicyEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The snapshot policy. */
  readonly node: SnapshotPolicy;
};

/** Which policies to keep. All given fields must hold; in a list, any value will do. */
export type SnapshotPolicyFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Running at any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these volumes. */
  readonly volume?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** `enabled`; rows where it is null match neither. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One sort key for snapshot policies. */
export type SnapshotPolicyOrder = {
  /** What to sort by. */
  readonly field: SnapshotPolicyOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What policies can be sorted by. */
export type SnapshotPolicyOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME';

/** A new snapshot policy. Ngenea Hub (the volume must have none), Qumulo. */
export type CreateSnapshotPolicyInput = {
  /** The volume. */
  readonly volumeId: Scalars['ID']['input'];
  /** Path in the volume; all of it when left out. Qumulo only. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** Name. Needed for Qumulo; refused elsewhere. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** When to take snapshots. */
  readonly schedule: SnapshotScheduleInput;
  /** How long to keep them. */
  readonly retention: RetentionInput;
  /** False to make it without starting it. Qumulo only. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Key that shall lock its snapshots. Qumulo only. */
  readonly lockKey?: InputMaybe<Scalars['String']['input']>;
};

/** When to take snapshots. */
export type SnapshotScheduleInput =
  /** Once on one day a month. Qumulo. */
  { readonly monthly: MonthlyScheduleInput; readonly daily?: never; readonly interval?: never; readonly native?: never; }
  |  /** Once a day, on some or all weekdays. Qumulo. */
  { readonly monthly?: never; readonly daily: DailyScheduleInput; readonly interval?: never; readonly native?: never; }
  |  /** Again and again within a window. Qumulo. */
  { readonly monthly?: never; readonly daily?: never; readonly interval: IntervalScheduleInput; readonly native?: never; }
  |  /** The vendor's own words. Ngenea Hub. */
  { readonly monthly?: never; readonly daily?: never; readonly interval?: never; readonly native: NativeScheduleInput; };

/** Once on one day a month. */
export type MonthlyScheduleInput = {
  /** 1 to 27, or -1 for the last day. */
  readonly dayOfMonth: Scalars['Int']['input'];
  /** `HH:MM` */
  readonly time: Scalars['String']['input'];
  /** IANA zone. */
  readonly timezone: Scalars['String']['input'];
};

/** Once a day. */
export type DailyScheduleInput = {
  /** Every day when left out. */
  readonly daysOfWeek?: InputMaybe<ReadonlyArray<DayOfWeek>>;
  /** `HH:MM` */
  readonly time: Scalars['String']['input'];
  /** IANA zone. */
  readonly timezone: Scalars['String']['input'];
};

/** Again and again within a window. */
export type IntervalScheduleInput = {
  /** Minutes between runs: 1 to 99, or whole hours up to 99. */
  readonly everyMinutes: Scalars['Int']['input'];
  /** Every day when left out. */
  readonly daysOfWeek?: InputMaybe<ReadonlyArray<DayOfWeek>>;
  /** Start of the window, `HH:MM`. */
  readonly startTime?: InputMaybe<Scalars['String']['input']>;
  /** End of the window, `HH:MM`. */
  readonly endTime?: InputMaybe<Scalars['String']['input']>;
  /** IANA zone. */
  readonly timezone: Scalars['String']['input'];
};

/** A schedule in the vendor's own words; passed on as it is. */
export type NativeScheduleInput = {
  /** How often. */
  readonly frequency: Scalars['String']['input'];
  /** Time of day, when daily or rarer. */
  readonly time: Scalars['String']['input'];
};

/** A change of a snapshot policy. What is left out stays as it is. Ngenea Hub, Qumulo. */
export type UpdateSnapshotPolicyInput = {
  /** The policy. */
  readonly id: Scalars['ID']['input'];
  /** New name. Qumulo only. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** New schedule. */
  readonly schedule?: InputMaybe<SnapshotScheduleInput>;
  /** New retention, for snapshots taken from now on. */
  readonly retention?: InputMaybe<RetentionInput>;
  /** True to start it, false to stop it. Qumulo only. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Removal of a snapshot policy; its snapshots stay. Qumulo; Ngenea Hub does not document it. */
export type DeleteSnapshotPolicyInput = {
  /** The policy. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the policy's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** Answer of the snapshot policy commands. */
export type SnapshotPolicyPayload = Payload & {
  readonly __typename?: 'SnapshotPolicyPayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The policy; after a deletion, as last known. */
  readonly snapshotPolicy?: Maybe<SnapshotPolicy>;
};

/** A limit on a volume or on folders in it. No vendor here limits users or groups, or has soft limits. */
export type Quota = Node & Resource & {
  readonly __typename?: 'Quota';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** What it limits. */
  readonly scope: QuotaScope;
  /** The volume; null when it is not readable. */
  readonly volume?: Maybe<Volume>;
  /** Id of `volume`, also when the row itself is not in hand; null when there is none. */
  readonly volumeId?: Maybe<Scalars['ID']['output']>;
  /** Folder from the root of the volume; null when it limits the whole volume. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** Limit and use. Nasuni does not tell the use of a volume quota. */
  readonly capacity?: Maybe<Capacity>;
  /** Address that is told about it. Nasuni only. */
  readonly notifyEmail?: Maybe<Scalars['String']['output']>;
};

/** What a quota limits. */
export type QuotaScope =
  /** A whole volume. */
  | 'VOLUME'
  /** One folder with all below it. Nasuni, Qumulo. */
  | 'FOLDER'
  /** Every folder directly below one, each by itself. Nasuni only. */
  | 'EACH_CHILD'
  /** The vendor says something else. */
  | 'UNKNOWN';

/** A page of quotas. */
export type QuotaConnection = ResourceConnection & {
  readonly __typename?: 'QuotaConnection';
  /** The quotas of this page. */
  readonly nodes: ReadonlyArray<Quota>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<QuotaEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A quota and its place in the list. */
export type QuotaEdge = {
  readonly __typename?: 'QuotaEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The quota. */
  readonly node: Quota;
};

/** Which quotas to keep. All given fields must hold; in a list, any value will do. */
export type QuotaFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Of these volumes. */
  readonly volume?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** `path` */
  readonly path?: InputMaybe<StringFilter>;
  /** These scopes. */
  readonly scope?: InputMaybe<ReadonlyArray<QuotaScope>>;
  /** `capacity.usedPercent` */
  readonly usedPercent?: InputMaybe<PercentFilter>;
};

/** One sort key for quotas. */
export type QuotaOrder = {
  /** What to sort by. */
  readonly field: QuotaOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What quotas can be sorted by. */
export type QuotaOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `path` */
  | 'PATH'
  /** `capacity.totalBytes` */
  | 'TOTAL_BYTES'
  /** `capacity.usedPercent` */
  | 'USED_PERCENT';

/** A limit, set or changed: the quota of this volume, path and scope is found or made. */
export type SetQuotaInput = {
  /** The volume. */
  readonly volumeId: Scalars['ID']['input'];
  /** Folder from the root of the volume; the whole volume when left out. Nasuni, Qumulo. */
  readonly path?: InputMaybe<Scalars['String']['input']>;
  /** The limit. */
  readonly limit: ByteSizeInput;
  /** True to limit every folder directly below `path`, each by itself. Nasuni only. */
  readonly eachChild?: InputMaybe<Scalars['Boolean']['input']>;
  /** Address to tell. Nasuni folders only. */
  readonly notifyEmail?: InputMaybe<Scalars['String']['input']>;
};

/** Removal of a limit. On Qumulo, a directory without a quota is no longer listed as a volume; its files stay. */
export type RemoveQuotaInput = {
  /** The quota. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the quota's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** Answer of setQuota and removeQuota. */
export type QuotaPayload = Payload & {
  readonly __typename?: 'QuotaPayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quota; after a removal, as last known. */
  readonly quota?: Maybe<Quota>;
};

/** Work that a vendor runs: a Nasuni message or running snapshot, a Nodeum execution, a Hub job, an NGINX deployment or scan, a Qumulo tree delete, replication run, snapshot removal, restripe or upgrade. */
export type Job = Node & Resource & {
  readonly __typename?: 'Job';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name or description of it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What sort of work it is. */
  readonly jobType: JobType;
  /** The vendor's own word for the sort of work, for example a Hub workflow's name or a Nasuni message code. */
  readonly nativeType?: Maybe<Scalars['String']['output']>;
  /** How far it has come. */
  readonly state: WorkState;
  /** 0 to 100; null when the vendor does not say. May fall while a vendor is still counting. */
  readonly progressPercent?: Maybe<Scalars['Float']['output']>;
  /** What is done and what there is to do; null when the vendor does not count. */
  readonly progress?: Maybe<JobProgress>;
  /** When the vendor took it on. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it began. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null while it runs, and when the vendor does not say. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the vendor forgets it; null when it does not say. Nasuni only. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it says, or why it failed. Nodeum never says why. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Who asked for it, in the vendor's words. Nasuni and Ngenea Hub. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** The site where it runs; null when it runs at several. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** The volume that it works on; null when none or not known. */
  readonly volume?: Maybe<Volume>;
  /** Id of `volume`, also when the row itself is not in hand; null when there is none. */
  readonly volumeId?: Maybe<Scalars['ID']['output']>;
  /** What it is a run of; null when of nothing. */
  readonly template?: Maybe<JobTemplate>;
  /** Id of `template`, also when the row itself is not in hand; null when there is none. */
  readonly templateId?: Maybe<Scalars['ID']['output']>;
  /** Its parts: Hub tasks, targets of an NGINX deployment. Null when the vendor has none, or when it keeps them apart and the job was read as one of a list: ask for the job by id. */
  readonly steps?: Maybe<ReadonlyArray<JobStep>>;
  /** The operation of this gateway that started it; null when it was started elsewhere. */
  readonly operation?: Maybe<Operation>;
  /** Id of `operation`, also when the row itself is not in hand; null when there is none. */
  readonly operationId?: Maybe<Scalars['ID']['output']>;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<JobDetails>;
};


/** Work that a vendor runs: a Nasuni message or running snapshot, a Nodeum execution, a Hub job, an NGINX deployment or scan, a Qumulo tree delete, replication run, snapshot removal, restripe or upgrade. */
export type JobStepsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Sorts of work. */
export type JobType =
  /** A change of settings. Nasuni messages, Hub settings tasks. */
  | 'CONFIGURATION'
  /** A configuration sent to NGINX. */
  | 'DEPLOYMENT'
  /** Files copied. */
  | 'COPY'
  /** Files moved. */
  | 'MOVE'
  /** Files or directories removed. */
  | 'DELETE'
  /** Files put to colder storage. */
  | 'MIGRATE'
  /** Files fetched back from colder storage. */
  | 'RECALL'
  /** Two places brought to the same content; replication. */
  | 'SYNC'
  /** A backup. */
  | 'BACKUP'
  /** A snapshot taken. */
  | 'SNAPSHOT'
  /** A snapshot removed. */
  | 'SNAPSHOT_DELETION'
  /** Something searched or checked: files, a network. */
  | 'SCAN'
  /** Data spread anew over the drives. */
  | 'REBALANCE'
  /** Software replaced. */
  | 'UPGRADE'
  /** Upkeep: formatting, cache cleaning, tape handling. */
  | 'MAINTENANCE'
  /** The vendor says something else: see `nativeType`. */
  | 'UNKNOWN';

/** How much of the work is done. Totals may grow while a vendor is still counting. */
export type JobProgress = {
  readonly __typename?: 'JobProgress';
  /** Bytes done. */
  readonly processedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Bytes in all. */
  readonly totalBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Files done. */
  readonly processedFiles?: Maybe<Scalars['Count64']['output']>;
  /** Files in all. */
  readonly totalFiles?: Maybe<Scalars['Count64']['output']>;
  /** Speed now. Nodeum (unit assumed) and Qumulo. */
  readonly bytesPerSecond?: Maybe<Scalars['Count64']['output']>;
  /** The vendor's own guess of what is left. Nodeum (unit assumed) and Qumulo. */
  readonly remainingSeconds?: Maybe<Scalars['Count64']['output']>;
};

/** One part of a job. */
export type JobStep = {
  readonly __typename?: 'JobStep';
  /** Name of the task or target. */
  readonly name: Scalars['String']['output'];
  /** How far it has come. */
  readonly state: WorkState;
  /** The vendor's own word. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** The site where it runs; null when not known. */
  readonly site?: Maybe<Site>;
  /** When it began. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it says, or why it failed. */
  readonly message?: Maybe<Scalars['String']['output']>;
};

/** What only one vendor knows about a job. */
export type JobDetails = NgeneaHubJobDetails | NginxDeploymentDetails | NginxScanDetails | NodeumExecutionDetails | QumuloReplicationRunDetails;

/** A Hub job. */
export type NgeneaHubJobDetails = {
  readonly __typename?: 'NgeneaHubJobDetails';
  /** Queue that it runs on. */
  readonly queue?: Maybe<Scalars['String']['output']>;
};

/** A publication of an NGINX configuration. */
export type NginxDeploymentDetails = {
  readonly __typename?: 'NginxDeploymentDetails';
  /** Instance published to; null for a group. */
  readonly instance?: Maybe<NginxInstance>;
  /** Group published to; null for an instance. */
  readonly group?: Maybe<Site>;
};

/** A search of a network for NGINX servers. */
export type NginxScanDetails = {
  readonly __typename?: 'NginxScanDetails';
  /** Network searched. */
  readonly cidr?: Maybe<Scalars['String']['output']>;
  /** Addresses and ports tried. */
  readonly endpointsScanned?: Maybe<Scalars['Int']['output']>;
  /** Servers found. */
  readonly serversFound?: Maybe<Scalars['Int']['output']>;
  /** NGINX servers among them. */
  readonly nginxFound?: Maybe<Scalars['Int']['output']>;
};

/** A Nodeum execution. */
export type NodeumExecutionDetails = {
  readonly __typename?: 'NodeumExecutionDetails';
  /** Workflow type, for example `data_migration`. */
  readonly workflowType?: Maybe<Scalars['String']['output']>;
  /** Files fully finished, with metadata. */
  readonly finalizedFiles?: Maybe<Scalars['Count64']['output']>;
};

/** One run of a Qumulo replication. */
export type QumuloReplicationRunDetails = {
  readonly __typename?: 'QumuloReplicationRunDetails';
  /** The moment that the target shows. */
  readonly recoveryPoint?: Maybe<Scalars['DateTime']['output']>;
  /** Snapshots that wait to be replicated. */
  readonly queuedSnapshotCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of jobs. */
export type JobConnection = ResourceConnection & {
  readonly __typename?: 'JobConnection';
  /** The jobs of this page. */
  readonly nodes: ReadonlyArray<Job>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<JobEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All jobs that match, over all pages, summed up. */
  readonly summary: JobSummary;
};

/** A job and its place in the list. */
export type JobEdge = {
  readonly __typename?: 'JobEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The job. */
  readonly node: Job;
};

/** The filtered jobs, counted. */
export type JobSummary = {
  readonly __typename?: 'JobSummary';
  /** Jobs per state, states without jobs left out. */
  readonly byState: ReadonlyArray<WorkStateCount>;
};

/** Which jobs to keep. All given fields must hold; in a list, any value will do. `createdAt` and `finishedAt` also bound what is read from the vendor; without them a recent window is read, with unfinished work of any age. `state` alone does not widen it. */
export type JobFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Running at any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Working on these volumes. */
  readonly volume?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Runs of these templates. */
  readonly template?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These sorts. */
  readonly jobType?: InputMaybe<ReadonlyArray<JobType>>;
  /** These states. */
  readonly state?: InputMaybe<ReadonlyArray<WorkState>>;
  /** True: started by an operation of this gateway. False: started elsewhere. */
  readonly hasOperation?: InputMaybe<Scalars['Boolean']['input']>;
  /** `createdAt`, or `startedAt` where the vendor gives no other */
  readonly createdAt?: InputMaybe<DateTimeFilter>;
  /** `finishedAt` */
  readonly finishedAt?: InputMaybe<DateTimeFilter>;
};

/** One sort key for jobs. */
export type JobOrder = {
  /** What to sort by. */
  readonly field: JobOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What jobs can be sorted by. */
export type JobOrderField =
  /** `createdAt`, or `startedAt` where the vendor gives no other */
  | 'CREATED_AT'
  /** `startedAt` */
  | 'STARTED_AT'
  /** `finishedAt` */
  | 'FINISHED_AT'
  /** `state`, in the order of the enum */
  | 'STATE'
  /** `progressPercent` */
  | 'PROGRESS_PERCENT';

/** A stop of a job. Nodeum (stops the task), Ngenea Hub, Qumulo (tree delete, replication). */
export type CancelJobInput = {
  /** The job. */
  readonly id: Scalars['ID']['input'];
};

/** A halt of a job. Nodeum (halts the task), Ngenea Hub, Qumulo replication (switches it off). */
export type PauseJobInput = {
  /** The job. */
  readonly id: Scalars['ID']['input'];
};

/** Going on with a halted job. Nodeum, Ngenea Hub, Qumulo replication. */
export type ResumeJobInput = {
  /** The job. */
  readonly id: Scalars['ID']['input'];
};

/** Another try of an ended job. Nodeum (runs the task again), Ngenea Hub, Qumulo tree delete. */
export type RetryJobInput = {
  /** The job. */
  readonly id: Scalars['ID']['input'];
};

/** A search of a network for NGINX servers. NGINX only. */
export type StartScanInput = {
  /** Where to run it. */
  readonly sourceId: Scalars['ID']['input'];
  /** Network, for example `10.0.0.0/24`. */
  readonly cidr: Scalars['String']['input'];
  /** Ports, for example `80` and `443`. */
  readonly ports: ReadonlyArray<Scalars['Int']['input']>;
  /** True to try only hosts that answer a ping. */
  readonly pingFirst?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of the job commands, runJobTemplate, publishConfiguration and startScan. */
export type JobPayload = Payload & {
  readonly __typename?: 'JobPayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The job acted on or started; null while the vendor has not told its id. */
  readonly job?: Maybe<Job>;
};

/** Something that can be run again and again: a Nodeum task, a Hub workflow, policy or schedule, a Qumulo replication relationship. */
export type JobTemplate = Node & Resource & {
  readonly __typename?: 'JobTemplate';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name for it; Nodeum names are not unique. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The vendor's comment or label. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What sort of work a run is. */
  readonly jobType: JobType;
  /** The vendor's own word for what it is, for example `policy` or `data_migration`. */
  readonly nativeType?: Maybe<Scalars['String']['output']>;
  /** False when it does not run by itself. */
  readonly enabled?: Maybe<Scalars['Boolean']['output']>;
  /** How it is, after its last run and its connection. */
  readonly health: Health;
  /** When it runs by itself; null when only on request. */
  readonly schedule?: Maybe<Schedule>;
  /** The site that it belongs to; null when it can run at any. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** Paths that it works on; null when they are given with each run or are not readable. */
  readonly paths?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What a run can be given; null when nothing. Hub workflows only. */
  readonly parameters?: Maybe<ReadonlyArray<JobTemplateParameter>>;
  /** Its runs, within the window of recent jobs. */
  readonly jobs: JobConnection;
  /** What only this vendor knows; null when nothing. */
  readonly details?: Maybe<JobTemplateDetails>;
};


/** Something that can be run again and again: a Nodeum task, a Hub workflow, policy or schedule, a Qumulo replication relationship. */
export type JobTemplateJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Something that a run can be given. */
export type JobTemplateParameter = {
  readonly __typename?: 'JobTemplateParameter';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** `string`, `int`, `bool` or `choice`; null when the vendor does not say. */
  readonly valueType?: Maybe<Scalars['String']['output']>;
  /** Values to choose from; null when free. */
  readonly choices?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** What only one vendor knows about a template. */
export type JobTemplateDetails = NgeneaHubPolicyDetails | NodeumTaskDetails | QumuloReplicationDetails;

/** A Hub policy: files moved between pools by rule. */
export type NgeneaHubPolicyDetails = {
  readonly __typename?: 'NgeneaHubPolicyDetails';
  /** Volumes that it covers; null when they could not be read. */
  readonly volumes?: Maybe<ReadonlyArray<Volume>>;
  /** File system that it works on. */
  readonly filesystem?: Maybe<Scalars['String']['output']>;
  /** Threads that it uses. */
  readonly threads?: Maybe<Scalars['Int']['output']>;
};

/** A Nodeum task. */
export type NodeumTaskDetails = {
  readonly __typename?: 'NodeumTaskDetails';
  /** What is done, for example `copy`. */
  readonly workflowAction?: Maybe<Scalars['String']['output']>;
  /** What it reads, for example `primary_nas`. */
  readonly sourceType?: Maybe<Scalars['String']['output']>;
  /** What it writes, for example `secondary_cloud`. */
  readonly destinationType?: Maybe<Scalars['String']['output']>;
  /** Priority; bounds are not published. */
  readonly priority?: Maybe<Scalars['Int']['output']>;
  /** When a file exists: `rename`, `overwrite` or `ignore`. */
  readonly conflictResolution?: Maybe<Scalars['String']['output']>;
};

/** A Qumulo replication relationship. */
export type QumuloReplicationDetails = {
  readonly __typename?: 'QumuloReplicationDetails';
  /** True when this cluster is the source, false when it is the target. */
  readonly outgoing: Scalars['Boolean']['output'];
  /** Name of the other cluster, or address of the object store. */
  readonly peerName?: Maybe<Scalars['String']['output']>;
  /** Path or bucket on the other side. */
  readonly peerPath?: Maybe<Scalars['String']['output']>;
  /** `REPLICATION_CONTINUOUS` and so on; null for object stores. */
  readonly mode?: Maybe<Scalars['String']['output']>;
  /** The moment that the target shows; null before the first run. */
  readonly recoveryPoint?: Maybe<Scalars['DateTime']['output']>;
  /** Error of the last run; null when there was none. */
  readonly lastError?: Maybe<Scalars['String']['output']>;
};

/** A page of job templates. */
export type JobTemplateConnection = ResourceConnection & {
  readonly __typename?: 'JobTemplateConnection';
  /** The job templates of this page. */
  readonly nodes: ReadonlyArray<JobTemplate>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<JobTemplateEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A job template and its place in the list. */
export type JobTemplateEdge = {
  readonly __typename?: 'JobTemplateEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The job template. */
  readonly node: JobTemplate;
};

/** Which templates to keep. All given fields must hold; in a list, any value will do. */
export type JobTemplateFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These sorts. */
  readonly jobType?: InputMaybe<ReadonlyArray<JobType>>;
  /** `enabled`; rows where it is null match neither. */
  readonly enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
};

/** One sort key for job templates. */
export type JobTemplateOrder = {
  /** What to sort by. */
  readonly field: JobTemplateOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What templates can be sorted by. */
export type JobTemplateOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `schedule.nextRunAt` */
  | 'NEXT_RUN_AT';

/** A run of a template now. Nodeum, Ngenea Hub, Qumulo. */
export type RunJobTemplateInput = {
  /** The template. */
  readonly id: Scalars['ID']['input'];
  /** The site to run it at. Needed for Hub workflows; refused elsewhere. */
  readonly siteId?: InputMaybe<Scalars['ID']['input']>;
  /** Absolute paths to run it on. Needed for Hub workflows; refused elsewhere. */
  readonly paths?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Values for the template's parameters. Hub workflows only. */
  readonly parameters?: InputMaybe<ReadonlyArray<JobParameterInput>>;
  /** Globs to take. Hub workflows only. */
  readonly include?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Globs to leave out. Hub workflows only. */
  readonly exclude?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A value for one parameter of a run. */
export type JobParameterInput = {
  /** Name, as in `JobTemplate.parameters`. */
  readonly name: Scalars['String']['input'];
  /** Value, written as text. */
  readonly value: Scalars['String']['input'];
};

/** Something that needs attention: what a vendor reports (Nasuni notification, Hub alert, NGINX event), or what the gateway concludes from states. */
export type Alert = Node & Resource & {
  readonly __typename?: 'Alert';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** The vendor's name for the sort of alert; for a derived one, the gateway's. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** How serious it is. */
  readonly severity: AlertSeverity;
  /** What it says. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** When it arose, or was last seen to. */
  readonly raisedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True while the condition lasts. Null for notifications and events, which have no end. */
  readonly active?: Maybe<Scalars['Boolean']['output']>;
  /** True when somebody took note at the vendor. Nasuni only; cannot be set through the API. */
  readonly acknowledged?: Maybe<Scalars['Boolean']['output']>;
  /** True when muted at the vendor. Ngenea Hub only. */
  readonly suppressed?: Maybe<Scalars['Boolean']['output']>;
  /** True when the gateway concluded it from a state, because the vendor has no such alert. */
  readonly derived: Scalars['Boolean']['output'];
  /** What it is about; null when that is not known here. */
  readonly resource?: Maybe<Resource>;
  /** Id of `resource`, also when the row itself is not in hand; null when there is none. */
  readonly resourceId?: Maybe<Scalars['ID']['output']>;
  /** The site where it arose; null when it concerns all of the source. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
};

/** How serious an alert is. */
export type AlertSeverity =
  /** Service is lost or at risk. */
  | 'CRITICAL'
  /** Something failed. */
  | 'ERROR'
  /** Something may fail. */
  | 'WARNING'
  /** For information. */
  | 'INFO'
  /** The vendor says a word that is not known here. */
  | 'UNKNOWN';

/** A page of alerts. */
export type AlertConnection = ResourceConnection & {
  readonly __typename?: 'AlertConnection';
  /** The alerts of this page. */
  readonly nodes: ReadonlyArray<Alert>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
  /** All alerts that match, over all pages, summed up. */
  readonly summary: AlertSummary;
};

/** An alert and its place in the list. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The alert. */
  readonly node: Alert;
};

/** The filtered alerts, counted. */
export type AlertSummary = {
  readonly __typename?: 'AlertSummary';
  /** Alerts per severity, severities without alerts left out. */
  readonly bySeverity: ReadonlyArray<AlertSeverityCount>;
};

/** Which alerts to keep. All given fields must hold; in a list, any value will do. `raisedAt` also bounds what is read from the vendor. */
export type AlertFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Arisen at any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** About these resources. */
  readonly resource?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These severities. */
  readonly severity?: InputMaybe<ReadonlyArray<AlertSeverity>>;
  /** `active`; rows where it is null match neither. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** `acknowledged`; rows where it is null match neither. */
  readonly acknowledged?: InputMaybe<Scalars['Boolean']['input']>;
  /** `derived` */
  readonly derived?: InputMaybe<Scalars['Boolean']['input']>;
  /** `message` */
  readonly message?: InputMaybe<StringFilter>;
  /** `raisedAt` */
  readonly raisedAt?: InputMaybe<DateTimeFilter>;
};

/** One sort key for alerts. */
export type AlertOrder = {
  /** What to sort by. */
  readonly field: AlertOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What alerts can be sorted by. */
export type AlertOrderField =
  /** `raisedAt` */
  | 'RAISED_AT'
  /** `severity`, most serious first when ascending */
  | 'SEVERITY';

/** An X.509 certificate that a vendor holds. Private keys are never read. NGINX; Qumulo (CA certificate only: the cluster's own can be replaced, not read). */
export type Certificate = Node & Resource & {
  readonly __typename?: 'Certificate';
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
  /** Every command for this kind: whether it may be sent for this very object now, and if not, why. */
  readonly commands: ReadonlyArray<CommandAvailability>;
  /** The vendor's name for it. NGINX only. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What it is for. */
  readonly purpose: CertificatePurpose;
  /** Common name of the subject. */
  readonly commonName?: Maybe<Scalars['String']['output']>;
  /** Subject, as a distinguished name. */
  readonly subjectName?: Maybe<Scalars['String']['output']>;
  /** Issuer, as a distinguished name. */
  readonly issuerName?: Maybe<Scalars['String']['output']>;
  /** Other names that it is valid for. */
  readonly alternativeNames?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Serial number, in hexadecimal. */
  readonly serialNumber?: Maybe<Scalars['String']['output']>;
  /** Fingerprint, in hexadecimal. */
  readonly thumbprint?: Maybe<Scalars['String']['output']>;
  /** Hash that the fingerprint is made with, for example `SHA256`. */
  readonly thumbprintAlgorithm?: Maybe<Scalars['String']['output']>;
  /** Kind of key, for example `RSA (2048 bit)`. */
  readonly keyType?: Maybe<Scalars['String']['output']>;
  /** Start of validity. */
  readonly validFrom?: Maybe<Scalars['DateTime']['output']>;
  /** End of validity. */
  readonly validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** CRITICAL when expired, WARNING in its last thirty days. */
  readonly health: Health;
  /** The site that uses it; null when known by instance only. */
  readonly site?: Maybe<Site>;
  /** Id of `site`, also when the row itself is not in hand; null when there is none. */
  readonly siteId?: Maybe<Scalars['ID']['output']>;
  /** NGINX instances that use it; null when the vendor does not say. */
  readonly instances?: Maybe<ReadonlyArray<NginxInstance>>;
};

/** What a certificate is for. */
export type CertificatePurpose =
  /** A server shows it to clients. */
  | 'SERVER'
  /** Other certificates are checked against it. */
  | 'AUTHORITY'
  /** The vendor does not say. */
  | 'UNKNOWN';

/** A page of certificates. */
export type CertificateConnection = ResourceConnection & {
  readonly __typename?: 'CertificateConnection';
  /** The certificates of this page. */
  readonly nodes: ReadonlyArray<Certificate>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<CertificateEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** A certificate and its place in the list. */
export type CertificateEdge = {
  readonly __typename?: 'CertificateEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The certificate. */
  readonly node: Certificate;
};

/** Which certificates to keep. All given fields must hold; in a list, any value will do. */
export type CertificateFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These vendor keys. */
  readonly nativeId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these sources, by configuration key. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these products. */
  readonly vendor?: InputMaybe<ReadonlyArray<Vendor>>;
  /** `displayName` */
  readonly displayName?: InputMaybe<StringFilter>;
  /** Used at any of these sites. */
  readonly site?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Common name. */
  readonly commonName?: InputMaybe<StringFilter>;
  /** These healths. */
  readonly health?: InputMaybe<ReadonlyArray<Health>>;
  /** `validUntil` */
  readonly validUntil?: InputMaybe<DateTimeFilter>;
};

/** One sort key for certificates. */
export type CertificateOrder = {
  /** What to sort by. */
  readonly field: CertificateOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What certificates can be sorted by. */
export type CertificateOrderField =
  /** `displayName` */
  | 'DISPLAY_NAME'
  /** `validUntil` */
  | 'VALID_UNTIL';

/** A certificate to store, or to put in place of one of the same name. NGINX, Qumulo. */
export type UploadCertificateInput = {
  /** Where to store it. */
  readonly sourceId: Scalars['ID']['input'];
  /** Name. Needed for NGINX, where it is the key; left out for Qumulo, which has one per purpose. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** SERVER, or AUTHORITY (Qumulo; NGINX takes authorities as `issuers` of a certificate). */
  readonly purpose?: InputMaybe<CertificatePurpose>;
  /** The certificate itself. */
  readonly content: CertificateContentInput;
  /** NGINX instances that shall use it; replaces all. Left out: as it is. Empty: none. */
  readonly instanceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A certificate in one of two forms. */
export type CertificateContentInput =
  /** Text. NGINX, Qumulo. */
  { readonly pem: PemCertificateInput; readonly pkcs12?: never; }
  |  /** Binary, with the key inside. NGINX. */
  { readonly pem?: never; readonly pkcs12: Pkcs12CertificateInput; };

/** A certificate as PEM text. */
export type PemCertificateInput = {
  /** The certificate, with its chain where the vendor wants it. */
  readonly certificate: Scalars['String']['input'];
  /** The private key; left out for AUTHORITY. */
  readonly privateKey?: InputMaybe<Scalars['Secret']['input']>;
  /** Certificates of the issuers. NGINX only. */
  readonly issuers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A certificate as PKCS #12. */
export type Pkcs12CertificateInput = {
  /** The file, in base64. */
  readonly base64: Scalars['Secret']['input'];
  /** The password that opens it. */
  readonly password?: InputMaybe<Scalars['Secret']['input']>;
};

/** Removal of a certificate. NGINX, Qumulo (CA certificate). */
export type DeleteCertificateInput = {
  /** The certificate. */
  readonly id: Scalars['ID']['input'];
  /** Safety catch: repeat the certificate's `displayName`. */
  readonly confirm: Scalars['String']['input'];
};

/** Answer of uploadCertificate and deleteCertificate. */
export type CertificatePayload = Payload & {
  readonly __typename?: 'CertificatePayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** The certificate; null when the vendor does not let it be read; after a deletion, as last known. */
  readonly certificate?: Maybe<Certificate>;
};

/** One change that somebody asked for, from the asking to its end. Survives restarts. Kept by this gateway, not by a vendor. */
export type Operation = Node & {
  readonly __typename?: 'Operation';
  /** Id, usable in `node(id:)` and `operationUpdated`. */
  readonly id: Scalars['ID']['output'];
  /** What was asked. */
  readonly command: Command;
  /** How far it has come. */
  readonly state: WorkState;
  /** True when it only planned: nothing was sent. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** The sources that it concerns: one, except for refreshInventory. */
  readonly sources: ReadonlyArray<Source>;
  /** What it acts on; null until a new resource has an id, and after it is gone. */
  readonly target?: Maybe<Resource>;
  /** Id of what it acts on; null until a new resource has one. Stays after a deletion. */
  readonly targetId?: Maybe<Scalars['ID']['output']>;
  /** What people call the target, as it was when asked. */
  readonly targetName?: Maybe<Scalars['String']['output']>;
  /** Who asked. */
  readonly requestedBy: Scalars['String']['output'];
  /** When it was asked. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** When it ended; null before. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the gateway stops watching and calls it TIMED_OUT. */
  readonly deadlineAt: Scalars['DateTime']['output'];
  /** The caller's key, or the one that the gateway made. */
  readonly idempotencyKey: Scalars['String']['output'];
  /** 0 to 100, from its jobs; null when not known. */
  readonly progressPercent?: Maybe<Scalars['Float']['output']>;
  /** What was meant to be sent, in order. Secrets are left out. */
  readonly plan: ReadonlyArray<PlannedCall>;
  /** What was sent, in order. Empty for a dry run. */
  readonly calls: ReadonlyArray<VendorCall>;
  /** Every change of state, oldest first. */
  readonly transitions: ReadonlyArray<OperationTransition>;
  /** What the vendor runs because of it. */
  readonly jobs: JobConnection;
  /** What the target shows when the end itself was not seen; null unless LOST or TIMED_OUT. */
  readonly inferredOutcome?: Maybe<InferredOutcome>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
};


/** One change that somebody asked for, from the asking to its end. Survives restarts. Kept by this gateway, not by a vendor. */
export type OperationJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  orderBy?: InputMaybe<ReadonlyArray<JobOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One call that an operation means to make. */
export type PlannedCall = {
  readonly __typename?: 'PlannedCall';
  /** Place in the order, from 1. */
  readonly position: Scalars['Int']['output'];
  /** What it is for, in words, for example `Create the export`. */
  readonly purpose: Scalars['String']['output'];
  /** Method and path template, without host or keys, for example `POST /v2/nfs/exports/`. */
  readonly endpoint: Scalars['String']['output'];
  /** Values that it would send; secrets show as null. */
  readonly values: ReadonlyArray<PlannedValue>;
  /** True when the next call waits for a job of the vendor. */
  readonly waitsForJob: Scalars['Boolean']['output'];
};

/** One value of a planned call. */
export type PlannedValue = {
  readonly __typename?: 'PlannedValue';
  /** Name in the vendor's words, nested names joined by dots. */
  readonly name: Scalars['String']['output'];
  /** Value as text; null for a secret or for long content. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** One call that an operation made. */
export type VendorCall = {
  readonly __typename?: 'VendorCall';
  /** Place of the planned call that it carries out. */
  readonly position: Scalars['Int']['output'];
  /** When it was sent. */
  readonly sentAt: Scalars['DateTime']['output'];
  /** When the answer was complete; null when there was none. */
  readonly answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status; null when there was no answer. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** The vendor's request id; null when it gave none. */
  readonly vendorRequestId?: Maybe<Scalars['String']['output']>;
  /** What became of it. */
  readonly outcome: CallOutcome;
};

/** What became of a call. */
export type CallOutcome =
  /** The vendor took it. */
  | 'ACCEPTED'
  /** The vendor refused it. */
  | 'REFUSED'
  /** No usable answer: whether it took effect is being looked up. */
  | 'IN_DOUBT'
  /** No usable answer; the look-up shows that it took effect. */
  | 'FOUND_DONE'
  /** No usable answer; the look-up shows that it took no effect. */
  | 'FOUND_NOT_DONE';

/** One change of an operation's state. */
export type OperationTransition = {
  readonly __typename?: 'OperationTransition';
  /** Its number, from 1; the same as the event's. */
  readonly sequence: Scalars['Count64']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** State since then. */
  readonly state: WorkState;
  /** Why, in a sentence; null when it goes without saying. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** What a target shows about work whose end was not seen. */
export type InferredOutcome =
  /** The target is as asked. */
  | 'LOOKS_DONE'
  /** The target is as before. */
  | 'LOOKS_NOT_DONE'
  /** It cannot be told. */
  | 'UNDECIDED';

/** A page of operations. The gateway's own, so that it needs no provenance. */
export type OperationConnection = {
  readonly __typename?: 'OperationConnection';
  /** The operations of this page. */
  readonly nodes: ReadonlyArray<Operation>;
  /** The same with their cursors. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** All operations that match, over all pages, summed up. */
  readonly summary: OperationSummary;
};

/** An operation and its place in the list. */
export type OperationEdge = {
  readonly __typename?: 'OperationEdge';
  /** Place in the list; stays good when the list is refreshed. */
  readonly cursor: Scalars['String']['output'];
  /** The operation. */
  readonly node: Operation;
};

/** The filtered operations, counted. */
export type OperationSummary = {
  readonly __typename?: 'OperationSummary';
  /** Operations per state, states without operations left out. */
  readonly byState: ReadonlyArray<WorkStateCount>;
};

/** Which operations to keep. All given fields must hold; in a list, any value will do. */
export type OperationFilter = {
  /** These ids. */
  readonly id?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These sources. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These commands. */
  readonly command?: InputMaybe<ReadonlyArray<Command>>;
  /** These states. */
  readonly state?: InputMaybe<ReadonlyArray<WorkState>>;
  /** Acting on these resources. */
  readonly target?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Who asked. */
  readonly requestedBy?: InputMaybe<StringFilter>;
  /** When it was asked. */
  readonly requestedAt?: InputMaybe<DateTimeFilter>;
  /** These keys. */
  readonly idempotencyKey?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** True: dry runs only. False: real ones only. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One sort key for operations. */
export type OperationOrder = {
  /** What to sort by. */
  readonly field: OperationOrderField;
  /** Which way. */
  readonly direction?: InputMaybe<OrderDirection>;
};

/** What operations can be sorted by. */
export type OperationOrderField =
  /** `requestedAt` */
  | 'REQUESTED_AT'
  /** `finishedAt` */
  | 'FINISHED_AT'
  /** `state`, in the order of the enum */
  | 'STATE';

/** How a change is carried out. Not part of what the idempotency key covers. */
export type OperationOptionsInput = {
  /** Your own key for this change, 1 to 128 characters: asking again with the same key and input answers the same operation and sends nothing. Keys of different callers never meet. One is made when left out. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True to answer the plan and send nothing. */
  readonly dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Longest wait in milliseconds for the end before answering; the operation goes on regardless. 0 answers at once. */
  readonly waitMs?: InputMaybe<Scalars['Int']['input']>;
};

/** What every mutation answers. */
export type Payload = {
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A stop of an operation: calls not sent yet are dropped, and its jobs are cancelled where the vendor can. */
export type CancelOperationInput = {
  /** The operation. */
  readonly id: Scalars['ID']['input'];
};

/** Answer of cancelOperation. */
export type OperationPayload = Payload & {
  readonly __typename?: 'OperationPayload';
  /** The operation that was asked to stop; its transitions tell who asked. Null when it is not known. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A fresh read, now. What is left out means all. */
export type RefreshInventoryInput = {
  /** These sources. */
  readonly sourceIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** These kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<Kind>>;
  /** True to believe what the read does not find to be gone, also when that is most of the rows: for who knows that they were removed. False waits for a second read to agree. */
  readonly acceptRemovals?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of refreshInventory. */
export type RefreshInventoryPayload = Payload & {
  readonly __typename?: 'RefreshInventoryPayload';
  /** The change, to be followed; null when the input was refused before it was recorded. */
  readonly operation?: Maybe<Operation>;
  /** What went wrong; empty when nothing did. */
  readonly problems: ReadonlyArray<Problem>;
  /** Every collection that was asked for, as it stands after the wait. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/** Something that went wrong and that the caller may expect: in a payload, an operation or a source's answer. Never holds an upstream URL, header, body or secret. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** What kind of problem; a closed list. The same codes stand in `extensions.code` of GraphQL errors. */
  readonly code: ErrorCode;
  /** For people, in a sentence. */
  readonly message: Scalars['String']['output'];
  /** Path of the input field at fault, for example `input.limit.gib`; null when none is. */
  readonly field?: Maybe<Scalars['String']['output']>;
  /** The source concerned; null when none is. */
  readonly source?: Maybe<Source>;
  /** True when the same request may succeed later without a change. */
  readonly retryable: Scalars['Boolean']['output'];
  /** Milliseconds to wait before trying again; null when not known. */
  readonly retryAfterMs?: Maybe<Scalars['Int']['output']>;
  /** HTTP status that the vendor answered; null when it did not answer. */
  readonly vendorStatus?: Maybe<Scalars['Int']['output']>;
  /** The vendor's own error code or class, for example `throttled_error`; null when it gave none. */
  readonly vendorCode?: Maybe<Scalars['String']['output']>;
  /** The vendor's request id, to quote to its support; null when it gave none. */
  readonly vendorRequestId?: Maybe<Scalars['String']['output']>;
};

/** Every way in which a request can go wrong. */
export type ErrorCode =
  /** No connection to the vendor. */
  | 'UPSTREAM_UNREACHABLE'
  /** The vendor did not answer in time. */
  | 'UPSTREAM_TIMEOUT'
  /** The vendor answered with an error of its own. */
  | 'UPSTREAM_ERROR'
  /** The vendor asks to slow down, and the deadline does not allow waiting. */
  | 'UPSTREAM_RATE_LIMITED'
  /** The gateway's own login at the vendor failed. */
  | 'UPSTREAM_AUTH_FAILED'
  /** The gateway's account at the vendor may not do this. */
  | 'UPSTREAM_FORBIDDEN'
  /** The vendor's answer has the wrong shape. */
  | 'UPSTREAM_BAD_RESPONSE'
  /** The vendor's answer is larger than allowed. */
  | 'UPSTREAM_RESPONSE_TOO_LARGE'
  /** The source failed so often that it is being left alone for a while. */
  | 'CIRCUIT_OPEN'
  /** The source's budget is spent until after the deadline. */
  | 'BUDGET_EXHAUSTED'
  /** The request's own deadline passed. */
  | 'DEADLINE_EXCEEDED'
  /** No such object. */
  | 'NOT_FOUND'
  /** An object with this key exists already, and differs. */
  | 'ALREADY_EXISTS'
  /** Another change to the same object is under way. */
  | 'CONFLICT'
  /** The object is not in a state that allows this. */
  | 'PRECONDITION_FAILED'
  /** Not enough space. */
  | 'INSUFFICIENT_CAPACITY'
  /** The input is wrong; `field` says where. */
  | 'INVALID_INPUT'
  /** This vendor cannot do this through its API. Refused before any vendor call. */
  | 'UNSUPPORTED_BY_VENDOR'
  /** The caller is not known. */
  | 'UNAUTHENTICATED'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The query is too costly. */
  | 'COST_LIMIT'
  /** The idempotency key was used before, with another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** Changes cannot be recorded durably at the moment, so none is taken. Refused before any vendor call. */
  | 'LEDGER_UNAVAILABLE'
  /** A fault in the gateway. */
  | 'INTERNAL';

/** Anything that can be fetched again by its id alone. */
export type Node = {
  /** Global id: opaque, stable, usable in `node(id:)`. The id of a Source is the operator's configuration key. */
  readonly id: Scalars['ID']['output'];
};

/** What all twelve kinds have in common. Non-null here means that the gateway itself knows it; what only a vendor knows is nullable. */
export type Resource = {
  /** Global id: opaque, stable, usable in `node(id:)`. */
  readonly id: Scalars['ID']['output'];
  /** The vendor's own key, unique within its source and kind; the parts of a composite key joined by `:`. */
  readonly nativeId: Scalars['String']['output'];
  /** The connection that it was read through. */
  readonly source: Source;
  /** What to show people: the vendor's name, else the path, else `nativeId`. */
  readonly displayName: Scalars['String']['output'];
  /** The vendor's own word for its state; null when it has none. */
  readonly nativeState?: Maybe<Scalars['String']['output']>;
  /** When the gateway read it from the vendor. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** True when it is older than its kind allows, or its last refresh failed. */
  readonly stale: Scalars['Boolean']['output'];
};

/** What every page of resources says about itself. One fragment on this interface shows provenance for any kind. */
export type ResourceConnection = {
  /** The rows of this page, whatever their kind. */
  readonly nodes: ReadonlyArray<Resource>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Rows that match, over all pages, of those in hand: exact when `complete`, else a lower bound. */
  readonly totalCount: Scalars['Int']['output'];
  /** True when every source that supports this kind was read to its end. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where the rows come from, how old they are, and which sources failed and why; one entry per source. */
  readonly sources: ReadonlyArray<SourceAnswer>;
};

/**
 * Where a page stands in the whole list. Who passes `endCursor` as `after` until `hasNextPage` is false gets every row that is there
 * all along and keeps its sort key exactly once, whatever else comes, goes or changes meanwhile. A row whose sort key changes
 * between two pages may come twice (it moved behind the cursor again) or not at all (it moved before it): page by a key that
 * stays, such as `displayName`, where each row must be met. A row that comes or goes meanwhile is met or not by its place.
 */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** True when rows follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when rows stand before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last row, to pass as `after`; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** How one source contributed to one answer. */
export type SourceAnswer = {
  readonly __typename?: 'SourceAnswer';
  /** The source asked. */
  readonly source: Source;
  /** The kind asked of it. */
  readonly kind: Kind;
  /** How its rows came to be in this answer, or why they are not. */
  readonly state: SourceAnswerState;
  /** When the rows served were read from the vendor; null when there are none. */
  readonly observedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True when the read behind these rows reached its end. False for a part, or for none. */
  readonly complete: Scalars['Boolean']['output'];
  /** How much of what the vendor holds such a read can bring. */
  readonly coverage: Coverage;
  /** Rows in hand from this source that the caller may see, before filtering; null when there is no read or no such kind. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** What went wrong; null when nothing did. */
  readonly error?: Maybe<Problem>;
  /** In a sentence: why the answer is not complete, which window was read, or why the kind is unsupported; null when LIVE or CACHED and complete. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** How a source's rows came to be in an answer. */
export type SourceAnswerState =
  /** Read from the vendor for this request. */
  | 'LIVE'
  /** Served from memory, within the age the caller accepts. */
  | 'CACHED'
  /** Older than the caller accepts: a refresh failed or is still running. */
  | 'STALE'
  /** Only what had arrived when the waiting time ended. */
  | 'PARTIAL'
  /** The last read would have removed too many rows; the rows before it are kept until a second read agrees. */
  | 'SUSPECT'
  /** No rows at all: the source could not be read and nothing is remembered. */
  | 'FAILED'
  /** The caller may not see this kind of this source. */
  | 'FORBIDDEN'
  /** The vendor does not have this kind, or not through its API; `reason` says which. */
  | 'UNSUPPORTED';

/** How much of what the vendor holds a complete read can bring. */
export type Coverage =
  /** Everything of this kind. */
  | 'ALL'
  /** Only what lies in the window of time that was read; `reason` names it. */
  | 'WINDOW'
  /** Only the latest of each: the vendor keeps no list of the others. */
  | 'LATEST_ONLY'
  /** Only what the gateway's account at the vendor may see. */
  | 'PERMITTED_PART'
  /** The vendor does not say. */
  | 'UNKNOWN';

/** How old an answer may be, and how long to wait for a better one. */
export type FreshnessInput = {
  /** Greatest acceptable age in seconds; 0 asks every source now. Left out: the kind's own policy. */
  readonly maxAgeSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Longest wait in milliseconds for sources that must be read; then STALE or PARTIAL is answered. Left out: the kind's own policy. */
  readonly waitMs?: InputMaybe<Scalars['Int']['input']>;
};

/** The unified kinds of resource. */
export type Kind =
  /** `Site` */
  | 'SITE'
  /** `Host` */
  | 'HOST'
  /** `StoragePool` */
  | 'STORAGE_POOL'
  /** `Volume` */
  | 'VOLUME'
  /** `Share` */
  | 'SHARE'
  /** `Snapshot` */
  | 'SNAPSHOT'
  /** `SnapshotPolicy` */
  | 'SNAPSHOT_POLICY'
  /** `Quota` */
  | 'QUOTA'
  /** `Job` */
  | 'JOB'
  /** `JobTemplate` */
  | 'JOB_TEMPLATE'
  /** `Alert` */
  | 'ALERT'
  /** `Certificate` */
  | 'CERTIFICATE';

/** The products that this gateway speaks to. */
export type Vendor =
  /** Nasuni Management Console. */
  | 'NASUNI'
  /** Nodeum. */
  | 'NODEUM'
  /** Ngenea Hub (PixStor). */
  | 'NGENEA_HUB'
  /** F5 NGINX Instance Manager. */
  | 'NGINX_INSTANCE_MANAGER'
  /** Qumulo Core. */
  | 'QUMULO';

/** Where a thing stands in its life. Work (jobs, operations) has a `WorkState` instead. */
export type LifecycleState =
  /** Being made; not usable yet. */
  | 'CREATING'
  /** Usable. */
  | 'AVAILABLE'
  /** Being changed. */
  | 'UPDATING'
  /** Usable, with less protection or speed than meant. */
  | 'DEGRADED'
  /** Being brought back from a copy. No vendor here reports it yet. */
  | 'RESTORING'
  /** Being moved. No vendor here reports it yet. */
  | 'MIGRATING'
  /** Being removed; may still be listed. */
  | 'DELETING'
  /** Gone; shown only as the target of an operation or in an event. */
  | 'DELETED'
  /** Not reachable or switched off. */
  | 'OFFLINE'
  /** The vendor reports a fault. */
  | 'ERROR'
  /** The vendor does not say, or says a word that is not known here: see `nativeState`. */
  | 'UNKNOWN';

/** How well a thing is, independent of its lifecycle. */
export type Health =
  /** Nothing to do. */
  | 'OK'
  /** Needs attention. */
  | 'WARNING'
  /** Needs attention now. */
  | 'CRITICAL'
  /** The vendor does not say, or it cannot be reached. */
  | 'UNKNOWN';

/** How far work has come: one vocabulary for jobs, their steps and operations. */
export type WorkState =
  /** Accepted, not begun. */
  | 'PENDING'
  /** Under way. */
  | 'RUNNING'
  /** Halted, can be resumed. */
  | 'PAUSED'
  /** Asked to stop, not stopped yet. */
  | 'CANCELLING'
  /** Ended well. Final. */
  | 'SUCCEEDED'
  /** Ended, part of it failed. Final. */
  | 'PARTIALLY_SUCCEEDED'
  /** Ended badly. Final. */
  | 'FAILED'
  /** Stopped on request. Final. */
  | 'CANCELLED'
  /** The gateway stopped watching at its deadline; the vendor may still be working. Operations only. Final. */
  | 'TIMED_OUT'
  /** The vendor no longer knows it and its end was never seen: not a failure. Final. */
  | 'LOST'
  /** The vendor says a word that is not known here: see `nativeState`. Jobs only. */
  | 'UNKNOWN';

/** How much fits and how much is in use. A number that the vendor does not give is null, never 0. */
export type Capacity = {
  readonly __typename?: 'Capacity';
  /** Bytes that may be stored: the size of a pool, the limit of a volume or quota. Null when unlimited or unknown; `unlimited` tells which. */
  readonly totalBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Bytes in use. */
  readonly usedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Bytes left below `totalBytes`; 0 when over the limit. */
  readonly freeBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** 100 × used / total, computed by the gateway; above 100 when over the limit; null when either is unknown. */
  readonly usedPercent?: Maybe<Scalars['Float']['output']>;
  /** The part of `usedBytes` held by snapshots. Qumulo file systems only. */
  readonly snapshotBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** True when the vendor sets no limit, false when it sets one, null when it does not say. */
  readonly unlimited?: Maybe<Scalars['Boolean']['output']>;
  /** What `usedBytes` counts; null when nothing is counted. */
  readonly basis?: Maybe<CapacityBasis>;
  /** True when the gateway computed total, used or free from other figures, or summed members. */
  readonly derived: Scalars['Boolean']['output'];
  /** What the gateway had to assume, in a sentence (for example a unit that the vendor leaves open); null when nothing. */
  readonly assumption?: Maybe<Scalars['String']['output']>;
};

/** What a used figure counts. */
export type CapacityBasis =
  /** File sizes as users see them. */
  | 'LOGICAL'
  /** Space taken on the medium, with metadata and protection as the vendor counts them. */
  | 'PHYSICAL'
  /** The vendor does not define it. */
  | 'UNKNOWN';

/** Capacity summed over many rows. Sums of logical and physical figures are approximate by nature; rows without a figure are counted, not guessed. */
export type CapacitySummary = {
  readonly __typename?: 'CapacitySummary';
  /** Sum of known totals; null when no row gives one. */
  readonly totalBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Sum of known used figures; null when no row gives one. */
  readonly usedBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** Sum of known free figures; null when no row gives one. */
  readonly freeBytes?: Maybe<Scalars['ByteCount']['output']>;
  /** 100 × used / total over the rows that give both; null when none does. */
  readonly usedPercent?: Maybe<Scalars['Float']['output']>;
  /** Rows without a total: unlimited or unknown. */
  readonly rowsWithoutTotal: Scalars['Int']['output'];
  /** Rows without a used figure. */
  readonly rowsWithoutUsed: Scalars['Int']['output'];
};

/** Rows per health. */
export type HealthCount = {
  readonly __typename?: 'HealthCount';
  /** The health counted. */
  readonly health: Health;
  /** How many rows have it. */
  readonly count: Scalars['Int']['output'];
};

/** Rows per work state. */
export type WorkStateCount = {
  readonly __typename?: 'WorkStateCount';
  /** The state counted. */
  readonly state: WorkState;
  /** How many rows have it. */
  readonly count: Scalars['Int']['output'];
};

/** Rows per severity. */
export type AlertSeverityCount = {
  readonly __typename?: 'AlertSeverityCount';
  /** The severity counted. */
  readonly severity: AlertSeverity;
  /** How many rows have it. */
  readonly count: Scalars['Int']['output'];
};

/** Rows per protocol. */
export type ShareProtocolCount = {
  readonly __typename?: 'ShareProtocolCount';
  /** The protocol counted. */
  readonly protocol: ShareProtocol;
  /** How many rows have it. */
  readonly count: Scalars['Int']['output'];
};

/** When something recurs. Filled as far as the vendor's form can be understood; `expression` is always verbatim. */
export type Schedule = {
  readonly __typename?: 'Schedule';
  /** In words, written by the gateway, for example `every 15 minutes from 08:00 to 18:00, MON-FRI, Europe/Paris`. */
  readonly description: Scalars['String']['output'];
  /** How `expression` is written. */
  readonly format: ScheduleFormat;
  /** The vendor's own text; null when the vendor has fields instead of text. */
  readonly expression?: Maybe<Scalars['String']['output']>;
  /** IANA zone that the times are in; null when the vendor does not say. */
  readonly timezone?: Maybe<Scalars['String']['output']>;
  /** Seconds between runs; null when not a fixed interval. */
  readonly intervalSeconds?: Maybe<Scalars['Int']['output']>;
  /** Days on which it runs; null when not by weekday. */
  readonly daysOfWeek?: Maybe<ReadonlyArray<DayOfWeek>>;
  /** Day of the month, 1 to 31, or -1 for the last; null when not monthly. */
  readonly dayOfMonth?: Maybe<Scalars['Int']['output']>;
  /** `HH:MM` of the run, or of the start of the window in which it repeats; null when not said. */
  readonly startTime?: Maybe<Scalars['String']['output']>;
  /** `HH:MM` of the end of the window; null when there is no window. */
  readonly endTime?: Maybe<Scalars['String']['output']>;
  /** Next run; null when the vendor does not say. Nodeum and Qumulo replication only. */
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** Runs that the vendor missed. Nodeum only. */
  readonly missedCount?: Maybe<Scalars['Int']['output']>;
};

/** How a schedule's expression is written. */
export type ScheduleFormat =
  /** Five cron fields: minute, hour, day of month, month, day of week. Ngenea Hub. */
  | 'CRON'
  /** iCalendar recurrence with its DTSTART line. Nodeum. */
  | 'RRULE'
  /** Fields, not text. Nasuni, Qumulo. */
  | 'FIELDS'
  /** A vendor word whose grammar is not published. Ngenea Hub snapshot schedules. */
  | 'NATIVE'
  /** Not understood. */
  | 'UNKNOWN';

/** Days, Monday first. */
export type DayOfWeek =
  /** Monday. */
  | 'MONDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Friday. */
  | 'FRIDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY';

/** How long something is kept. All null fields and `forever` false means: the vendor does not say. */
export type Retention = {
  readonly __typename?: 'Retention';
  /** True when nothing is ever removed. */
  readonly forever: Scalars['Boolean']['output'];
  /** Keep this many, newest first; null when not by count. Nasuni only. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Keep for this long; null when not by age or when months and years make it inexact. */
  readonly ageSeconds?: Maybe<Scalars['Count64']['output']>;
  /** The vendor's own text or its fields in words, for example `5days` or `1 year 6 months`; null when it has none. */
  readonly expression?: Maybe<Scalars['String']['output']>;
};

/** How long to keep something. Numbers from 1; Qumulo takes at most 99. */
export type RetentionInput =
  /** True: for ever. Nasuni and Qumulo. */
  { readonly forever: Scalars['Boolean']['input']; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many, newest first. Nasuni only. */
  { readonly forever?: never; readonly count: Scalars['Int']['input']; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many years. Nasuni only. */
  { readonly forever?: never; readonly count?: never; readonly years: Scalars['Int']['input']; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many months. Nasuni and Qumulo. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months: Scalars['Int']['input']; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many weeks. Nasuni (as seven days each) and Qumulo. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks: Scalars['Int']['input']; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many days. Nasuni and Qumulo. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days: Scalars['Int']['input']; readonly hours?: never; readonly minutes?: never; readonly native?: never; }
  |  /** This many hours. Qumulo only. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours: Scalars['Int']['input']; readonly minutes?: never; readonly native?: never; }
  |  /** This many minutes. Qumulo only. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes: Scalars['Int']['input']; readonly native?: never; }
  |  /** The vendor's own words, passed on as they are. Ngenea Hub. */
  { readonly forever?: never; readonly count?: never; readonly years?: never; readonly months?: never; readonly weeks?: never; readonly days?: never; readonly hours?: never; readonly minutes?: never; readonly native: Scalars['String']['input']; };

/** A size in the unit that people think in. Fractions are allowed and rounded down to whole bytes. */
export type ByteSizeInput =
  /** Bytes. */
  { readonly bytes: Scalars['ByteCount']['input']; readonly gib?: never; readonly tib?: never; }
  |  /** Gibibytes, 2^30 bytes. */
  { readonly bytes?: never; readonly gib: Scalars['Float']['input']; readonly tib?: never; }
  |  /** Tebibytes, 2^40 bytes. */
  { readonly bytes?: never; readonly gib?: never; readonly tib: Scalars['Float']['input']; };

/** Compare text. All given conditions must hold; comparison ignores case unless said otherwise. */
export type StringFilter = {
  /** Equal to any of these, ignoring case. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Contains this, ignoring case. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Starts with this; for paths, case counts. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  /** True: only rows where the vendor does not say. False: only rows where it does. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Compare bytes. All given conditions must hold; rows without the figure match only `isNull: true`. */
export type ByteCountFilter = {
  /** At least. */
  readonly gte?: InputMaybe<ByteSizeInput>;
  /** At most. */
  readonly lte?: InputMaybe<ByteSizeInput>;
  /** True: only rows without the figure. False: only rows with it. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Compare a percentage from 0 to 100 (or above). All given conditions must hold; rows without the figure match only `isNull: true`. */
export type PercentFilter = {
  /** At least. */
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  /** At most. */
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  /** True: only rows without the figure. False: only rows with it. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Compare moments. All given conditions must hold; rows without the moment match only `isNull: true`. */
export type DateTimeFilter = {
  /** At or after this moment. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this moment. */
  readonly before?: InputMaybe<Scalars['DateTime']['input']>;
  /** At or after this many seconds ago, by the gateway's clock. Negative values lie in the future. */
  readonly sinceSecondsAgo?: InputMaybe<Scalars['Int']['input']>;
  /** Before this many seconds ago. Negative values lie in the future: `-2592000` is thirty days from now. */
  readonly beforeSecondsAgo?: InputMaybe<Scalars['Int']['input']>;
  /** True: only rows without the moment. False: only rows with it. */
  readonly isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which way to sort. Rows without a value come last either way; ties are broken by id. */
export type OrderDirection =
  /** Smallest, oldest or A first. */
  | 'ASC'
  /** Largest, newest or Z first. */
  | 'DESC';

/** An NGINX configuration to save for later, as a Snapshot. NGINX only. */
export type SaveConfigurationInput = {
  /** Where to save it. */
  readonly sourceId: Scalars['ID']['input'];
  /** Saved configuration to replace; a new one is made when left out. */
  readonly replaceId?: InputMaybe<Scalars['ID']['input']>;
  /** Name. The vendor allows the same name twice; the gateway answers ALREADY_EXISTS instead. */
  readonly name: Scalars['String']['input'];
  /** Files. */
  readonly content: ConfigurationFilesInput;
  /** Instance or group that it is meant for. */
  readonly target?: InputMaybe<ConfigurationTargetInput>;
};

/** An NGINX configuration to put to work. NGINX only. */
export type PublishConfigurationInput = {
  /** Instance or group to publish to. */
  readonly target: ConfigurationTargetInput;
  /** What to publish. */
  readonly content: ConfigurationContentInput;
  /** True to have it checked before it is put to work. */
  readonly validate?: InputMaybe<Scalars['Boolean']['input']>;
  /** True to publish even if the target was changed by others in the meantime; false answers CONFLICT. */
  readonly ignoreConflict?: InputMaybe<Scalars['Boolean']['input']>;
  /** Safety catch: repeat the `displayName` of the instance or group. */
  readonly confirm: Scalars['String']['input'];
};

/** Where an NGINX configuration goes. */
export type ConfigurationTargetInput =
  /** One `NginxInstance`. */
  { readonly instanceId: Scalars['ID']['input']; readonly siteId?: never; }
  |  /** One instance group, which is a Site. */
  { readonly instanceId?: never; readonly siteId: Scalars['ID']['input']; };

/** What to publish. */
export type ConfigurationContentInput =
  /** A saved configuration, which is a Snapshot. */
  { readonly snapshotId: Scalars['ID']['input']; readonly files?: never; }
  |  /** Files, now. */
  { readonly snapshotId?: never; readonly files: ConfigurationFilesInput; };

/** The files of an NGINX configuration. */
export type ConfigurationFilesInput = {
  /** Directory that configuration files lie below. */
  readonly rootDirectory?: InputMaybe<Scalars['String']['input']>;
  /** Configuration files; all of them, since what is missing is removed. */
  readonly files: ReadonlyArray<ConfigurationFileInput>;
  /** Other files, by absolute path. */
  readonly auxiliaryFiles?: InputMaybe<ReadonlyArray<ConfigurationFileInput>>;
  /** Version in your own system, for example a commit; 1 to 150 characters. */
  readonly externalVersion?: InputMaybe<Scalars['String']['input']>;
};

/** One file. */
export type ConfigurationFileInput = {
  /** Absolute path. */
  readonly path: Scalars['String']['input'];
  /** What it holds. */
  readonly content: FileContentInput;
};

/** What a file holds. */
export type FileContentInput =
  /** Text, in UTF-8. */
  { readonly text: Scalars['String']['input']; readonly base64?: never; }
  |  /** Bytes, in base64. */
  { readonly text?: never; readonly base64: Scalars['String']['input']; };

/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Make a volume. */
  readonly createVolume: VolumePayload;
  /** Change a volume. */
  readonly updateVolume: VolumePayload;
  /** Remove a volume, on Qumulo with all its files. */
  readonly deleteVolume: VolumePayload;
  /** Share a path. */
  readonly createShare: SharePayload;
  /** Change a share. */
  readonly updateShare: SharePayload;
  /** Stop sharing a path. */
  readonly deleteShare: SharePayload;
  /** Take a snapshot. */
  readonly createSnapshot: SnapshotPayload;
  /** Change when a snapshot expires. */
  readonly updateSnapshot: SnapshotPayload;
  /** Remove a snapshot or a saved configuration. */
  readonly deleteSnapshot: SnapshotPayload;
  /** Lock a snapshot until it expires. */
  readonly lockSnapshot: SnapshotPayload;
  /** Take snapshots by schedule. */
  readonly createSnapshotPolicy: SnapshotPolicyPayload;
  /** Change a snapshot policy. */
  readonly updateSnapshotPolicy: SnapshotPolicyPayload;
  /** Remove a snapshot policy; its snapshots stay. */
  readonly deleteSnapshotPolicy: SnapshotPolicyPayload;
  /** Set or change a limit. */
  readonly setQuota: QuotaPayload;
  /** Lift a limit. */
  readonly removeQuota: QuotaPayload;
  /** Run a template now. */
  readonly runJobTemplate: JobPayload;
  /** Stop a job. */
  readonly cancelJob: JobPayload;
  /** Halt a job. */
  readonly pauseJob: JobPayload;
  /** Go on with a halted job. */
  readonly resumeJob: JobPayload;
  /** Try an ended job again. */
  readonly retryJob: JobPayload;
  /** Save an NGINX configuration for later. */
  readonly saveConfiguration: SnapshotPayload;
  /** Put an NGINX configuration to work. */
  readonly publishConfiguration: JobPayload;
  /** Search a network for NGINX servers. */
  readonly startScan: JobPayload;
  /** Store or replace a certificate. */
  readonly uploadCertificate: CertificatePayload;
  /** Remove a certificate. */
  readonly deleteCertificate: CertificatePayload;
  /** Read from the vendors now. Changes nothing at a vendor. */
  readonly refreshInventory: RefreshInventoryPayload;
  /** Stop an operation as far as that is possible. */
  readonly cancelOperation: OperationPayload;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCreateVolumeArgs = {
  input: CreateVolumeInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationUpdateVolumeArgs = {
  input: UpdateVolumeInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationDeleteVolumeArgs = {
  input: DeleteVolumeInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCreateShareArgs = {
  input: CreateShareInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationUpdateShareArgs = {
  input: UpdateShareInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationDeleteShareArgs = {
  input: DeleteShareInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCreateSnapshotArgs = {
  input: CreateSnapshotInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationUpdateSnapshotArgs = {
  input: UpdateSnapshotInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationDeleteSnapshotArgs = {
  input: DeleteSnapshotInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationLockSnapshotArgs = {
  input: LockSnapshotInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCreateSnapshotPolicyArgs = {
  input: CreateSnapshotPolicyInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationUpdateSnapshotPolicyArgs = {
  input: UpdateSnapshotPolicyInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationDeleteSnapshotPolicyArgs = {
  input: DeleteSnapshotPolicyInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationSetQuotaArgs = {
  input: SetQuotaInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationRemoveQuotaArgs = {
  input: RemoveQuotaInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationRunJobTemplateArgs = {
  input: RunJobTemplateInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCancelJobArgs = {
  input: CancelJobInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationPauseJobArgs = {
  input: PauseJobInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationResumeJobArgs = {
  input: ResumeJobInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationRetryJobArgs = {
  input: RetryJobInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationSaveConfigurationArgs = {
  input: SaveConfigurationInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationPublishConfigurationArgs = {
  input: PublishConfigurationInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationStartScanArgs = {
  input: StartScanInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationUploadCertificateArgs = {
  input: UploadCertificateInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationDeleteCertificateArgs = {
  input: DeleteCertificateInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationRefreshInventoryArgs = {
  input: RefreshInventoryInput;
  options?: InputMaybe<OperationOptionsInput>;
};


/** What can be changed. Every mutation is an Operation: recorded before anything is sent, never lost, never doubled. Expected failures are `problems` in the payload; GraphQL errors are faults. */
export type MutationCancelOperationArgs = {
  input: CancelOperationInput;
  options?: InputMaybe<OperationOptionsInput>;
};

/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** One operation, until it ends; the first event tells its state at once, the last one carries its final state. */
  readonly operationUpdated: OperationEvent;
  /** One job, until it ends or goes; the first event tells its state at once. The vendor is asked once, however many follow. What only a call for one job brings (progress and steps at Ngenea Hub) is null in events: ask `node(id:)`. */
  readonly jobUpdated: JobEvent;
  /** Every job that matches, as it appears, changes or goes. No first event: follow, then ask `jobs`. The jobs of every source that can match are read every few seconds while somebody follows them, once however many follow. */
  readonly jobsChanged: JobEvent;
  /** Every collection that was read with a different result, whoever made it be read: following alone makes no vendor call. No first event. */
  readonly inventoryChanged: InventoryEvent;
  /** Every alert that newly matches. No first event: follow, then ask `alerts`. */
  readonly alertRaised: AlertEvent;
};


/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type SubscriptionOperationUpdatedArgs = {
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Count64']['input']>;
};


/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type SubscriptionJobUpdatedArgs = {
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Count64']['input']>;
};


/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type SubscriptionJobsChangedArgs = {
  filter?: InputMaybe<JobFilter>;
  after?: InputMaybe<Scalars['Count64']['input']>;
};


/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type SubscriptionInventoryChangedArgs = {
  kinds?: InputMaybe<ReadonlyArray<Kind>>;
  sources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  after?: InputMaybe<Scalars['Count64']['input']>;
};


/** What can be followed. Over WebSocket (graphql-ws) at `/graphql` or server-sent events (graphql-sse) at `/graphql/stream`. Who reads slowly gets the latest event of each object, and misses those between. `after` resumes where a lost connection ended. */
export type SubscriptionAlertRaisedArgs = {
  filter?: InputMaybe<AlertFilter>;
  after?: InputMaybe<Scalars['Count64']['input']>;
};

/** What every event says about itself. */
export type StreamEvent = {
  /** Number of the event in its stream; rises, may skip. Those of operations are the same on every replica; those of other streams belong to one replica, and another one answers them with `gap`. */
  readonly sequence: Scalars['Count64']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** True when events before this one are lost, because they are no longer kept or were numbered by another replica: this one carries the latest state, but read lists again. */
  readonly gap: Scalars['Boolean']['output'];
};

/** A change of an operation. */
export type OperationEvent = StreamEvent & {
  readonly __typename?: 'OperationEvent';
  /** Number of the event in its stream; rises, may skip. */
  readonly sequence: Scalars['Count64']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** True when events before this one are lost, because they are no longer kept or were numbered by another replica: this one carries the latest state, but read lists again. */
  readonly gap: Scalars['Boolean']['output'];
  /** The operation as it is now. */
  readonly operation: Operation;
};

/** A change of a job. */
export type JobEvent = StreamEvent & {
  readonly __typename?: 'JobEvent';
  /** Number of the event in its stream; rises, may skip. */
  readonly sequence: Scalars['Count64']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** True when events before this one are lost, because they are no longer kept or were numbered by another replica: this one carries the latest state, but read lists again. */
  readonly gap: Scalars['Boolean']['output'];
  /** What happened to it. */
  readonly change: ChangeType;
  /** The job as it is now; when REMOVED, as last known. */
  readonly job: Job;
};

/** A collection that was read with a different result. */
export type InventoryEvent = StreamEvent & {
  readonly __typename?: 'InventoryEvent';
  /** Number of the event in its stream; rises, may skip. */
  readonly sequence: Scalars['Count64']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** True when events before this one are lost, because they are no longer kept or were numbered by another replica: this one carries the latest state, but read lists again. */
  readonly gap: Scalars['Boolean']['output'];
  /** The collection: its source, kind, state and age. */
  readonly collection: SourceAnswer;
  /** Rows that appeared. */
  readonly addedCount: Scalars['Int']['output'];
  /** Rows that changed. */
  readonly changedCount: Scalars['Int']['output'];
  /** Rows that went. */
  readonly removedCount: Scalars['Int']['output'];
  /** Ids of all of these rows; null when there are more than 1,000. */
  readonly ids?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
};

/** An alert that newly matches. */
export type AlertEvent = StreamEvent & {
  readonly __typename?: 'AlertEvent';
  /** Number of the event in its stream; rises, may skip. */
  readonly sequence: Scalars['Count64']['output'];
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** True when events before this one are lost, because they are no longer kept or were numbered by another replica: this one carries the latest state, but read lists again. */
  readonly gap: Scalars['Boolean']['output'];
  /** The alert. */
  readonly alert: Alert;
};

/** What happened to a row. */
export type ChangeType =
  /** It appeared, or matches now. */
  | 'ADDED'
  /** It changed; also the first event of `jobUpdated`, and one with `gap`. */
  | 'CHANGED'
  /** It went: the vendor has it no longer, or it matches no longer. */
  | 'REMOVED';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SiteDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  HostDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  StoragePoolDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  VolumeDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  ShareDetails:
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  SnapshotDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  JobDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
  JobTemplateDetails:
    | ( DetailsRow )
    | ( DetailsRow )
    | ( DetailsRow )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Payload:
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
    | ( ChangeOutcome )
  ;
  Node:
    | ( ConfiguredSource )
    | ( SiteRow )
    | ( HostRow )
    | ( NginxInstanceRow )
    | ( StoragePoolRow )
    | ( VolumeRow )
    | ( ShareRow )
    | ( SnapshotRow )
    | ( SnapshotPolicyRow )
    | ( QuotaRow )
    | ( JobRow )
    | ( JobTemplateRow )
    | ( AlertRow )
    | ( CertificateRow )
    | ( OperationRecord )
  ;
  Resource:
    | ( SiteRow )
    | ( HostRow )
    | ( StoragePoolRow )
    | ( VolumeRow )
    | ( ShareRow )
    | ( SnapshotRow )
    | ( SnapshotPolicyRow )
    | ( QuotaRow )
    | ( JobRow )
    | ( JobTemplateRow )
    | ( AlertRow )
    | ( CertificateRow )
  ;
  ResourceConnection:
    | ( RowPage<'Site'> )
    | ( RowPage<'Host'> )
    | ( RowPage<'StoragePool'> )
    | ( RowPage<'Volume'> )
    | ( RowPage<'Share'> )
    | ( RowPage<'Snapshot'> )
    | ( RowPage<'SnapshotPolicy'> )
    | ( RowPage<'Quota'> )
    | ( RowPage<'Job'> )
    | ( RowPage<'JobTemplate'> )
    | ( RowPage<'Alert'> )
    | ( RowPage<'Certificate'> )
  ;
  StreamEvent:
    | ( OperationNews )
    | ( JobNews )
    | ( CollectionNews )
    | ( AlertNews )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Source: ResolverTypeWrapper<ConfiguredSource>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AuthMethod: AuthMethod;
  BreakerState: BreakerState;
  Budget: ResolverTypeWrapper<BudgetStatus>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CallClass: CallClass;
  Capability: ResolverTypeWrapper<VendorCapability>;
  CommandAvailability: ResolverTypeWrapper<Availability>;
  Command: Command;
  SourceConnection: ResolverTypeWrapper<SourcePage>;
  SourceEdge: ResolverTypeWrapper<Omit<SourceEdge, 'node'> & { node: ResolversTypes['Source'] }>;
  SourceFilter: SourceFilter;
  SourceOrder: SourceOrder;
  SourceOrderField: SourceOrderField;
  Estate: ResolverTypeWrapper<EstateScope>;
  VendorEstate: ResolverTypeWrapper<VendorScope>;
  SourceEstate: ResolverTypeWrapper<ConfiguredSource>;
  SiteEstate: ResolverTypeWrapper<SiteRow>;
  EstateFigures: ResolverTypeWrapper<EstateFiguresRow>;
  Site: ResolverTypeWrapper<SiteRow>;
  SiteType: SiteType;
  SiteDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SiteDetails']>;
  NasuniFilerDetails: ResolverTypeWrapper<DetailsRow>;
  NgeneaHubSiteDetails: ResolverTypeWrapper<DetailsRow>;
  NginxInstanceGroupDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloClusterDetails: ResolverTypeWrapper<DetailsRow>;
  SiteConnection: ResolverTypeWrapper<RowPage<'Site'>>;
  SiteEdge: ResolverTypeWrapper<Omit<SiteEdge, 'node'> & { node: ResolversTypes['Site'] }>;
  SiteFilter: SiteFilter;
  SiteOrder: SiteOrder;
  SiteOrderField: SiteOrderField;
  Host: ResolverTypeWrapper<HostRow>;
  HostComponent: ResolverTypeWrapper<HostComponent>;
  HostDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HostDetails']>;
  NginxSystemDetails: ResolverTypeWrapper<DetailsRow>;
  NginxInstance: ResolverTypeWrapper<NginxInstanceRow>;
  QumuloNodeDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloDrive: ResolverTypeWrapper<QumuloDrive>;
  HostConnection: ResolverTypeWrapper<RowPage<'Host'>>;
  HostEdge: ResolverTypeWrapper<Omit<HostEdge, 'node'> & { node: ResolversTypes['Host'] }>;
  HostSummary: ResolverTypeWrapper<RowSummary>;
  HostFilter: HostFilter;
  HostOrder: HostOrder;
  HostOrderField: HostOrderField;
  StoragePool: ResolverTypeWrapper<StoragePoolRow>;
  StoragePoolType: StoragePoolType;
  StoragePoolDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StoragePoolDetails']>;
  NasuniCloudBackendDetails: ResolverTypeWrapper<DetailsRow>;
  NgeneaHubPoolDetails: ResolverTypeWrapper<DetailsRow>;
  NodeumPoolDetails: ResolverTypeWrapper<DetailsRow>;
  StoragePoolConnection: ResolverTypeWrapper<RowPage<'StoragePool'>>;
  StoragePoolEdge: ResolverTypeWrapper<Omit<StoragePoolEdge, 'node'> & { node: ResolversTypes['StoragePool'] }>;
  StoragePoolSummary: ResolverTypeWrapper<RowSummary>;
  StoragePoolFilter: StoragePoolFilter;
  StoragePoolOrder: StoragePoolOrder;
  StoragePoolOrderField: StoragePoolOrderField;
  Volume: ResolverTypeWrapper<VolumeRow>;
  VolumePlacement: ResolverTypeWrapper<PlacementOf>;
  PlacementRole: PlacementRole;
  VolumeDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VolumeDetails']>;
  NasuniVolumeDetails: ResolverTypeWrapper<DetailsRow>;
  NgeneaHubSpaceDetails: ResolverTypeWrapper<DetailsRow>;
  NodeumContainerDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloDirectoryDetails: ResolverTypeWrapper<DetailsRow>;
  AccessLevel: AccessLevel;
  VolumeConnection: ResolverTypeWrapper<RowPage<'Volume'>>;
  VolumeEdge: ResolverTypeWrapper<Omit<VolumeEdge, 'node'> & { node: ResolversTypes['Volume'] }>;
  VolumeSummary: ResolverTypeWrapper<RowSummary>;
  VolumeFilter: VolumeFilter;
  VolumeOrder: VolumeOrder;
  VolumeOrderField: VolumeOrderField;
  CreateVolumeInput: CreateVolumeInput;
  VolumePlacementInput: VolumePlacementInput;
  CreateVolumeDetailsInput: CreateVolumeDetailsInput;
  CreateNasuniVolumeInput: CreateNasuniVolumeInput;
  NasuniEncryptionKeyInput: NasuniEncryptionKeyInput;
  NodeumContainerInput: NodeumContainerInput;
  NgeneaHubSpaceInput: NgeneaHubSpaceInput;
  UpdateVolumeInput: UpdateVolumeInput;
  UpdateVolumeDetailsInput: UpdateVolumeDetailsInput;
  NasuniRemoteAccessInput: NasuniRemoteAccessInput;
  NasuniSiteAccessInput: NasuniSiteAccessInput;
  DeleteVolumeInput: DeleteVolumeInput;
  VolumePayload: ResolverTypeWrapper<ChangeOutcome>;
  Share: ResolverTypeWrapper<ShareRow>;
  ShareProtocol: ShareProtocol;
  ShareDirection: ShareDirection;
  NfsShareSettings: ResolverTypeWrapper<NfsShareSettings>;
  NfsRule: ResolverTypeWrapper<NfsRule>;
  NfsSquash: NfsSquash;
  NfsSecurity: NfsSecurity;
  SmbShareSettings: ResolverTypeWrapper<SmbShareSettings>;
  SmbEncryption: SmbEncryption;
  SharePermission: ResolverTypeWrapper<SharePermission>;
  TrusteeType: TrusteeType;
  S3ShareSettings: ResolverTypeWrapper<S3ShareSettings>;
  S3Versioning: S3Versioning;
  FtpShareSettings: ResolverTypeWrapper<FtpShareSettings>;
  ShareDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ShareDetails']>;
  NasuniShareDetails: ResolverTypeWrapper<DetailsRow>;
  NodeumNasShareDetails: ResolverTypeWrapper<DetailsRow>;
  ShareConnection: ResolverTypeWrapper<RowPage<'Share'>>;
  ShareEdge: ResolverTypeWrapper<Omit<ShareEdge, 'node'> & { node: ResolversTypes['Share'] }>;
  ShareSummary: ResolverTypeWrapper<RowSummary>;
  ShareFilter: ShareFilter;
  ShareOrder: ShareOrder;
  ShareOrderField: ShareOrderField;
  CreateShareInput: CreateShareInput;
  ShareProtocolInput: ShareProtocolInput;
  NfsShareInput: NfsShareInput;
  NfsRuleInput: NfsRuleInput;
  SmbShareInput: SmbShareInput;
  SharePermissionInput: SharePermissionInput;
  S3ShareInput: S3ShareInput;
  MountedShareInput: MountedShareInput;
  UpdateShareInput: UpdateShareInput;
  DeleteShareInput: DeleteShareInput;
  SharePayload: ResolverTypeWrapper<ChangeOutcome>;
  Snapshot: ResolverTypeWrapper<SnapshotRow>;
  SnapshotSubject: SnapshotSubject;
  SnapshotDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SnapshotDetails']>;
  NasuniSnapshotDetails: ResolverTypeWrapper<DetailsRow>;
  NginxConfigurationDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloSnapshotDetails: ResolverTypeWrapper<DetailsRow>;
  SnapshotConnection: ResolverTypeWrapper<RowPage<'Snapshot'>>;
  SnapshotEdge: ResolverTypeWrapper<Omit<SnapshotEdge, 'node'> & { node: ResolversTypes['Snapshot'] }>;
  SnapshotFilter: SnapshotFilter;
  SnapshotOrder: SnapshotOrder;
  SnapshotOrderField: SnapshotOrderField;
  CreateSnapshotInput: CreateSnapshotInput;
  SnapshotExpirationInput: SnapshotExpirationInput;
  UpdateSnapshotInput: UpdateSnapshotInput;
  DeleteSnapshotInput: DeleteSnapshotInput;
  LockSnapshotInput: LockSnapshotInput;
  SnapshotPayload: ResolverTypeWrapper<ChangeOutcome>;
  SnapshotPolicy: ResolverTypeWrapper<SnapshotPolicyRow>;
  SnapshotPolicyConnection: ResolverTypeWrapper<RowPage<'SnapshotPolicy'>>;
  SnapshotPolicyEdge: ResolverTypeWrapper<Omit<SnapshotPolicyEdge, 'node'> & { node: ResolversTypes['SnapshotPolicy'] }>;
  SnapshotPolicyFilter: SnapshotPolicyFilter;
  SnapshotPolicyOrder: SnapshotPolicyOrder;
  SnapshotPolicyOrderField: SnapshotPolicyOrderField;
  CreateSnapshotPolicyInput: CreateSnapshotPolicyInput;
  SnapshotScheduleInput: SnapshotScheduleInput;
  MonthlyScheduleInput: MonthlyScheduleInput;
  DailyScheduleInput: DailyScheduleInput;
  IntervalScheduleInput: IntervalScheduleInput;
  NativeScheduleInput: NativeScheduleInput;
  UpdateSnapshotPolicyInput: UpdateSnapshotPolicyInput;
  DeleteSnapshotPolicyInput: DeleteSnapshotPolicyInput;
  SnapshotPolicyPayload: ResolverTypeWrapper<ChangeOutcome>;
  Quota: ResolverTypeWrapper<QuotaRow>;
  QuotaScope: QuotaScope;
  QuotaConnection: ResolverTypeWrapper<RowPage<'Quota'>>;
  QuotaEdge: ResolverTypeWrapper<Omit<QuotaEdge, 'node'> & { node: ResolversTypes['Quota'] }>;
  QuotaFilter: QuotaFilter;
  QuotaOrder: QuotaOrder;
  QuotaOrderField: QuotaOrderField;
  SetQuotaInput: SetQuotaInput;
  RemoveQuotaInput: RemoveQuotaInput;
  QuotaPayload: ResolverTypeWrapper<ChangeOutcome>;
  Job: ResolverTypeWrapper<JobRow>;
  JobType: JobType;
  JobProgress: ResolverTypeWrapper<JobProgressRow>;
  JobStep: ResolverTypeWrapper<JobStepRow>;
  JobDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['JobDetails']>;
  NgeneaHubJobDetails: ResolverTypeWrapper<DetailsRow>;
  NginxDeploymentDetails: ResolverTypeWrapper<DetailsRow>;
  NginxScanDetails: ResolverTypeWrapper<DetailsRow>;
  NodeumExecutionDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloReplicationRunDetails: ResolverTypeWrapper<DetailsRow>;
  JobConnection: ResolverTypeWrapper<RowPage<'Job'>>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobSummary: ResolverTypeWrapper<RowSummary>;
  JobFilter: JobFilter;
  JobOrder: JobOrder;
  JobOrderField: JobOrderField;
  CancelJobInput: CancelJobInput;
  PauseJobInput: PauseJobInput;
  ResumeJobInput: ResumeJobInput;
  RetryJobInput: RetryJobInput;
  StartScanInput: StartScanInput;
  JobPayload: ResolverTypeWrapper<ChangeOutcome>;
  JobTemplate: ResolverTypeWrapper<JobTemplateRow>;
  JobTemplateParameter: ResolverTypeWrapper<JobTemplateParameter>;
  JobTemplateDetails: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['JobTemplateDetails']>;
  NgeneaHubPolicyDetails: ResolverTypeWrapper<DetailsRow>;
  NodeumTaskDetails: ResolverTypeWrapper<DetailsRow>;
  QumuloReplicationDetails: ResolverTypeWrapper<DetailsRow>;
  JobTemplateConnection: ResolverTypeWrapper<RowPage<'JobTemplate'>>;
  JobTemplateEdge: ResolverTypeWrapper<Omit<JobTemplateEdge, 'node'> & { node: ResolversTypes['JobTemplate'] }>;
  JobTemplateFilter: JobTemplateFilter;
  JobTemplateOrder: JobTemplateOrder;
  JobTemplateOrderField: JobTemplateOrderField;
  RunJobTemplateInput: RunJobTemplateInput;
  JobParameterInput: JobParameterInput;
  Alert: ResolverTypeWrapper<AlertRow>;
  AlertSeverity: AlertSeverity;
  AlertConnection: ResolverTypeWrapper<RowPage<'Alert'>>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertSummary: ResolverTypeWrapper<RowSummary>;
  AlertFilter: AlertFilter;
  AlertOrder: AlertOrder;
  AlertOrderField: AlertOrderField;
  Certificate: ResolverTypeWrapper<CertificateRow>;
  CertificatePurpose: CertificatePurpose;
  CertificateConnection: ResolverTypeWrapper<RowPage<'Certificate'>>;
  CertificateEdge: ResolverTypeWrapper<Omit<CertificateEdge, 'node'> & { node: ResolversTypes['Certificate'] }>;
  CertificateFilter: CertificateFilter;
  CertificateOrder: CertificateOrder;
  CertificateOrderField: CertificateOrderField;
  UploadCertificateInput: UploadCertificateInput;
  CertificateContentInput: CertificateContentInput;
  PemCertificateInput: PemCertificateInput;
  Pkcs12CertificateInput: Pkcs12CertificateInput;
  DeleteCertificateInput: DeleteCertificateInput;
  CertificatePayload: ResolverTypeWrapper<ChangeOutcome>;
  Operation: ResolverTypeWrapper<OperationRecord>;
  PlannedCall: ResolverTypeWrapper<PlannedCall>;
  PlannedValue: ResolverTypeWrapper<PlannedValue>;
  VendorCall: ResolverTypeWrapper<VendorCall>;
  CallOutcome: CallOutcome;
  OperationTransition: ResolverTypeWrapper<TransitionRecord>;
  InferredOutcome: InferredOutcome;
  OperationConnection: ResolverTypeWrapper<OperationPage>;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  OperationSummary: ResolverTypeWrapper<OperationPage>;
  OperationFilter: OperationFilter;
  OperationOrder: OperationOrder;
  OperationOrderField: OperationOrderField;
  OperationOptionsInput: OperationOptionsInput;
  Payload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Payload']>;
  CancelOperationInput: CancelOperationInput;
  OperationPayload: ResolverTypeWrapper<ChangeOutcome>;
  RefreshInventoryInput: RefreshInventoryInput;
  RefreshInventoryPayload: ResolverTypeWrapper<ChangeOutcome>;
  Problem: ResolverTypeWrapper<ContractProblem>;
  ErrorCode: ErrorCode;
  ByteCount: ResolverTypeWrapper<Scalars['ByteCount']['output']>;
  Count64: ResolverTypeWrapper<Scalars['Count64']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Secret: ResolverTypeWrapper<Scalars['Secret']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Resource: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Resource']>;
  ResourceConnection: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ResourceConnection']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  SourceAnswer: ResolverTypeWrapper<InventoryAnswer>;
  SourceAnswerState: SourceAnswerState;
  Coverage: Coverage;
  FreshnessInput: FreshnessInput;
  Kind: ResolverTypeWrapper<KindName>;
  Vendor: ResolverTypeWrapper<VendorWord>;
  LifecycleState: LifecycleState;
  Health: Health;
  WorkState: WorkState;
  Capacity: ResolverTypeWrapper<CapacityRow>;
  CapacityBasis: CapacityBasis;
  CapacitySummary: ResolverTypeWrapper<CapacitySummaryRow>;
  HealthCount: ResolverTypeWrapper<HealthTally>;
  WorkStateCount: ResolverTypeWrapper<WorkStateTally>;
  AlertSeverityCount: ResolverTypeWrapper<SeverityTally>;
  ShareProtocolCount: ResolverTypeWrapper<ProtocolTally>;
  Schedule: ResolverTypeWrapper<ScheduleRow>;
  ScheduleFormat: ScheduleFormat;
  DayOfWeek: DayOfWeek;
  Retention: ResolverTypeWrapper<RetentionRow>;
  RetentionInput: RetentionInput;
  ByteSizeInput: ByteSizeInput;
  StringFilter: StringFilter;
  ByteCountFilter: ByteCountFilter;
  PercentFilter: PercentFilter;
  DateTimeFilter: DateTimeFilter;
  OrderDirection: OrderDirection;
  SaveConfigurationInput: SaveConfigurationInput;
  PublishConfigurationInput: PublishConfigurationInput;
  ConfigurationTargetInput: ConfigurationTargetInput;
  ConfigurationContentInput: ConfigurationContentInput;
  ConfigurationFilesInput: ConfigurationFilesInput;
  ConfigurationFileInput: ConfigurationFileInput;
  FileContentInput: FileContentInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  StreamEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['StreamEvent']>;
  OperationEvent: ResolverTypeWrapper<OperationNews>;
  JobEvent: ResolverTypeWrapper<JobNews>;
  InventoryEvent: ResolverTypeWrapper<CollectionNews>;
  AlertEvent: ResolverTypeWrapper<AlertNews>;
  ChangeType: ChangeType;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Source: ConfiguredSource;
  Boolean: Scalars['Boolean']['output'];
  Budget: BudgetStatus;
  Float: Scalars['Float']['output'];
  Capability: VendorCapability;
  CommandAvailability: Availability;
  SourceConnection: SourcePage;
  SourceEdge: Omit<SourceEdge, 'node'> & { node: ResolversParentTypes['Source'] };
  SourceFilter: SourceFilter;
  SourceOrder: SourceOrder;
  Estate: EstateScope;
  VendorEstate: VendorScope;
  SourceEstate: ConfiguredSource;
  SiteEstate: SiteRow;
  EstateFigures: EstateFiguresRow;
  Site: SiteRow;
  SiteDetails: ResolversUnionTypes<ResolversParentTypes>['SiteDetails'];
  NasuniFilerDetails: DetailsRow;
  NgeneaHubSiteDetails: DetailsRow;
  NginxInstanceGroupDetails: DetailsRow;
  QumuloClusterDetails: DetailsRow;
  SiteConnection: RowPage<'Site'>;
  SiteEdge: Omit<SiteEdge, 'node'> & { node: ResolversParentTypes['Site'] };
  SiteFilter: SiteFilter;
  SiteOrder: SiteOrder;
  Host: HostRow;
  HostComponent: HostComponent;
  HostDetails: ResolversUnionTypes<ResolversParentTypes>['HostDetails'];
  NginxSystemDetails: DetailsRow;
  NginxInstance: NginxInstanceRow;
  QumuloNodeDetails: DetailsRow;
  QumuloDrive: QumuloDrive;
  HostConnection: RowPage<'Host'>;
  HostEdge: Omit<HostEdge, 'node'> & { node: ResolversParentTypes['Host'] };
  HostSummary: RowSummary;
  HostFilter: HostFilter;
  HostOrder: HostOrder;
  StoragePool: StoragePoolRow;
  StoragePoolDetails: ResolversUnionTypes<ResolversParentTypes>['StoragePoolDetails'];
  NasuniCloudBackendDetails: DetailsRow;
  NgeneaHubPoolDetails: DetailsRow;
  NodeumPoolDetails: DetailsRow;
  StoragePoolConnection: RowPage<'StoragePool'>;
  StoragePoolEdge: Omit<StoragePoolEdge, 'node'> & { node: ResolversParentTypes['StoragePool'] };
  StoragePoolSummary: RowSummary;
  StoragePoolFilter: StoragePoolFilter;
  StoragePoolOrder: StoragePoolOrder;
  Volume: VolumeRow;
  VolumePlacement: PlacementOf;
  VolumeDetails: ResolversUnionTypes<ResolversParentTypes>['VolumeDetails'];
  NasuniVolumeDetails: DetailsRow;
  NgeneaHubSpaceDetails: DetailsRow;
  NodeumContainerDetails: DetailsRow;
  QumuloDirectoryDetails: DetailsRow;
  VolumeConnection: RowPage<'Volume'>;
  VolumeEdge: Omit<VolumeEdge, 'node'> & { node: ResolversParentTypes['Volume'] };
  VolumeSummary: RowSummary;
  VolumeFilter: VolumeFilter;
  VolumeOrder: VolumeOrder;
  CreateVolumeInput: CreateVolumeInput;
  VolumePlacementInput: VolumePlacementInput;
  CreateVolumeDetailsInput: CreateVolumeDetailsInput;
  CreateNasuniVolumeInput: CreateNasuniVolumeInput;
  NasuniEncryptionKeyInput: NasuniEncryptionKeyInput;
  NodeumContainerInput: NodeumContainerInput;
  NgeneaHubSpaceInput: NgeneaHubSpaceInput;
  UpdateVolumeInput: UpdateVolumeInput;
  UpdateVolumeDetailsInput: UpdateVolumeDetailsInput;
  NasuniRemoteAccessInput: NasuniRemoteAccessInput;
  NasuniSiteAccessInput: NasuniSiteAccessInput;
  DeleteVolumeInput: DeleteVolumeInput;
  VolumePayload: ChangeOutcome;
  Share: ShareRow;
  NfsShareSettings: NfsShareSettings;
  NfsRule: NfsRule;
  SmbShareSettings: SmbShareSettings;
  SharePermission: SharePermission;
  S3ShareSettings: S3ShareSettings;
  FtpShareSettings: FtpShareSettings;
  ShareDetails: ResolversUnionTypes<ResolversParentTypes>['ShareDetails'];
  NasuniShareDetails: DetailsRow;
  NodeumNasShareDetails: DetailsRow;
  ShareConnection: RowPage<'Share'>;
  ShareEdge: Omit<ShareEdge, 'node'> & { node: ResolversParentTypes['Share'] };
  ShareSummary: RowSummary;
  ShareFilter: ShareFilter;
  ShareOrder: ShareOrder;
  CreateShareInput: CreateShareInput;
  ShareProtocolInput: ShareProtocolInput;
  NfsShareInput: NfsShareInput;
  NfsRuleInput: NfsRuleInput;
  SmbShareInput: SmbShareInput;
  SharePermissionInput: SharePermissionInput;
  S3ShareInput: S3ShareInput;
  MountedShareInput: MountedShareInput;
  UpdateShareInput: UpdateShareInput;
  DeleteShareInput: DeleteShareInput;
  SharePayload: ChangeOutcome;
  Snapshot: SnapshotRow;
  SnapshotDetails: ResolversUnionTypes<ResolversParentTypes>['SnapshotDetails'];
  NasuniSnapshotDetails: DetailsRow;
  NginxConfigurationDetails: DetailsRow;
  QumuloSnapshotDetails: DetailsRow;
  SnapshotConnection: RowPage<'Snapshot'>;
  SnapshotEdge: Omit<SnapshotEdge, 'node'> & { node: ResolversParentTypes['Snapshot'] };
  SnapshotFilter: SnapshotFilter;
  SnapshotOrder: SnapshotOrder;
  CreateSnapshotInput: CreateSnapshotInput;
  SnapshotExpirationInput: SnapshotExpirationInput;
  UpdateSnapshotInput: UpdateSnapshotInput;
  DeleteSnapshotInput: DeleteSnapshotInput;
  LockSnapshotInput: LockSnapshotInput;
  SnapshotPayload: ChangeOutcome;
  SnapshotPolicy: SnapshotPolicyRow;
  SnapshotPolicyConnection: RowPage<'SnapshotPolicy'>;
  SnapshotPolicyEdge: Omit<SnapshotPolicyEdge, 'node'> & { node: ResolversParentTypes['SnapshotPolicy'] };
  SnapshotPolicyFilter: SnapshotPolicyFilter;
  SnapshotPolicyOrder: SnapshotPolicyOrder;
  CreateSnapshotPolicyInput: CreateSnapshotPolicyInput;
  SnapshotScheduleInput: SnapshotScheduleInput;
  MonthlyScheduleInput: MonthlyScheduleInput;
  DailyScheduleInput: DailyScheduleInput;
  IntervalScheduleInput: IntervalScheduleInput;
  NativeScheduleInput: NativeScheduleInput;
  UpdateSnapshotPolicyInput: UpdateSnapshotPolicyInput;
  DeleteSnapshotPolicyInput: DeleteSnapshotPolicyInput;
  SnapshotPolicyPayload: ChangeOutcome;
  Quota: QuotaRow;
  QuotaConnection: RowPage<'Quota'>;
  QuotaEdge: Omit<QuotaEdge, 'node'> & { node: ResolversParentTypes['Quota'] };
  QuotaFilter: QuotaFilter;
  QuotaOrder: QuotaOrder;
  SetQuotaInput: SetQuotaInput;
  RemoveQuotaInput: RemoveQuotaInput;
  QuotaPayload: ChangeOutcome;
  Job: JobRow;
  JobProgress: JobProgressRow;
  JobStep: JobStepRow;
  JobDetails: ResolversUnionTypes<ResolversParentTypes>['JobDetails'];
  NgeneaHubJobDetails: DetailsRow;
  NginxDeploymentDetails: DetailsRow;
  NginxScanDetails: DetailsRow;
  NodeumExecutionDetails: DetailsRow;
  QumuloReplicationRunDetails: DetailsRow;
  JobConnection: RowPage<'Job'>;
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobSummary: RowSummary;
  JobFilter: JobFilter;
  JobOrder: JobOrder;
  CancelJobInput: CancelJobInput;
  PauseJobInput: PauseJobInput;
  ResumeJobInput: ResumeJobInput;
  RetryJobInput: RetryJobInput;
  StartScanInput: StartScanInput;
  JobPayload: ChangeOutcome;
  JobTemplate: JobTemplateRow;
  JobTemplateParameter: JobTemplateParameter;
  JobTemplateDetails: ResolversUnionTypes<ResolversParentTypes>['JobTemplateDetails'];
  NgeneaHubPolicyDetails: DetailsRow;
  NodeumTaskDetails: DetailsRow;
  QumuloReplicationDetails: DetailsRow;
  JobTemplateConnection: RowPage<'JobTemplate'>;
  JobTemplateEdge: Omit<JobTemplateEdge, 'node'> & { node: ResolversParentTypes['JobTemplate'] };
  JobTemplateFilter: JobTemplateFilter;
  JobTemplateOrder: JobTemplateOrder;
  RunJobTemplateInput: RunJobTemplateInput;
  JobParameterInput: JobParameterInput;
  Alert: AlertRow;
  AlertConnection: RowPage<'Alert'>;
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertSummary: RowSummary;
  AlertFilter: AlertFilter;
  AlertOrder: AlertOrder;
  Certificate: CertificateRow;
  CertificateConnection: RowPage<'Certificate'>;
  CertificateEdge: Omit<CertificateEdge, 'node'> & { node: ResolversParentTypes['Certificate'] };
  CertificateFilter: CertificateFilter;
  CertificateOrder: CertificateOrder;
  UploadCertificateInput: UploadCertificateInput;
  CertificateContentInput: CertificateContentInput;
  PemCertificateInput: PemCertificateInput;
  Pkcs12CertificateInput: Pkcs12CertificateInput;
  DeleteCertificateInput: DeleteCertificateInput;
  CertificatePayload: ChangeOutcome;
  Operation: OperationRecord;
  PlannedCall: PlannedCall;
  PlannedValue: PlannedValue;
  VendorCall: VendorCall;
  OperationTransition: TransitionRecord;
  OperationConnection: OperationPage;
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  OperationSummary: OperationPage;
  OperationFilter: OperationFilter;
  OperationOrder: OperationOrder;
  OperationOptionsInput: OperationOptionsInput;
  Payload: ResolversInterfaceTypes<ResolversParentTypes>['Payload'];
  CancelOperationInput: CancelOperationInput;
  OperationPayload: ChangeOutcome;
  RefreshInventoryInput: RefreshInventoryInput;
  RefreshInventoryPayload: ChangeOutcome;
  Problem: ContractProblem;
  ByteCount: Scalars['ByteCount']['output'];
  Count64: Scalars['Count64']['output'];
  DateTime: Scalars['DateTime']['output'];
  Secret: Scalars['Secret']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Resource: ResolversInterfaceTypes<ResolversParentTypes>['Resource'];
  ResourceConnection: ResolversInterfaceTypes<ResolversParentTypes>['ResourceConnection'];
  PageInfo: PageInfo;
  SourceAnswer: InventoryAnswer;
  FreshnessInput: FreshnessInput;
  Capacity: CapacityRow;
  CapacitySummary: CapacitySummaryRow;
  HealthCount: HealthTally;
  WorkStateCount: WorkStateTally;
  AlertSeverityCount: SeverityTally;
  ShareProtocolCount: ProtocolTally;
  Schedule: ScheduleRow;
  Retention: RetentionRow;
  RetentionInput: RetentionInput;
  ByteSizeInput: ByteSizeInput;
  StringFilter: StringFilter;
  ByteCountFilter: ByteCountFilter;
  PercentFilter: PercentFilter;
  DateTimeFilter: DateTimeFilter;
  SaveConfigurationInput: SaveConfigurationInput;
  PublishConfigurationInput: PublishConfigurationInput;
  ConfigurationTargetInput: ConfigurationTargetInput;
  ConfigurationContentInput: ConfigurationContentInput;
  ConfigurationFilesInput: ConfigurationFilesInput;
  ConfigurationFileInput: ConfigurationFileInput;
  FileContentInput: FileContentInput;
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  StreamEvent: ResolversInterfaceTypes<ResolversParentTypes>['StreamEvent'];
  OperationEvent: OperationNews;
  JobEvent: JobNews;
  InventoryEvent: CollectionNews;
  AlertEvent: AlertNews;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<QuerySourceArgs, 'id'>>;
  estate?: Resolver<ResolversTypes['Estate'], ParentType, ContextType, Partial<QueryEstateArgs>>;
  sources?: Resolver<ResolversTypes['SourceConnection'], ParentType, ContextType, Partial<QuerySourcesArgs>>;
  sites?: Resolver<ResolversTypes['SiteConnection'], ParentType, ContextType, Partial<QuerySitesArgs>>;
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, Partial<QueryHostsArgs>>;
  storagePools?: Resolver<ResolversTypes['StoragePoolConnection'], ParentType, ContextType, Partial<QueryStoragePoolsArgs>>;
  volumes?: Resolver<ResolversTypes['VolumeConnection'], ParentType, ContextType, Partial<QueryVolumesArgs>>;
  shares?: Resolver<ResolversTypes['ShareConnection'], ParentType, ContextType, Partial<QuerySharesArgs>>;
  snapshots?: Resolver<ResolversTypes['SnapshotConnection'], ParentType, ContextType, Partial<QuerySnapshotsArgs>>;
  snapshotPolicies?: Resolver<ResolversTypes['SnapshotPolicyConnection'], ParentType, ContextType, Partial<QuerySnapshotPoliciesArgs>>;
  quotas?: Resolver<ResolversTypes['QuotaConnection'], ParentType, ContextType, Partial<QueryQuotasArgs>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<QueryJobsArgs>>;
  jobTemplates?: Resolver<ResolversTypes['JobTemplateConnection'], ParentType, ContextType, Partial<QueryJobTemplatesArgs>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<QueryAlertsArgs>>;
  certificates?: Resolver<ResolversTypes['CertificateConnection'], ParentType, ContextType, Partial<QueryCertificatesArgs>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, Partial<QueryOperationsArgs>>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  demo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  lastAnsweredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  tlsVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  authMethod?: Resolver<ResolversTypes['AuthMethod'], ParentType, ContextType>;
  breakerState?: Resolver<ResolversTypes['BreakerState'], ParentType, ContextType>;
  budgets?: Resolver<ReadonlyArray<ResolversTypes['Budget']>, ParentType, ContextType>;
  collections?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['Capability']>, ParentType, ContextType>;
  sites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Site']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BudgetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  callClass?: Resolver<ResolversTypes['CallClass'], ParentType, ContextType>;
  callsPerSecond?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pausedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CapabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Capability'] = ResolversParentTypes['Capability']> = {
  kind?: Resolver<ResolversTypes['Kind'], ParentType, ContextType>;
  listable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorFilters?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
};

export type CommandAvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommandAvailability'] = ResolversParentTypes['CommandAvailability']> = {
  command?: Resolver<ResolversTypes['Command'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['ErrorCode']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceConnection'] = ResolversParentTypes['SourceConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceEdge'] = ResolversParentTypes['SourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
};

export type EstateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Estate'] = ResolversParentTypes['Estate']> = {
  total?: Resolver<ResolversTypes['EstateFigures'], ParentType, ContextType>;
  byVendor?: Resolver<ReadonlyArray<ResolversTypes['VendorEstate']>, ParentType, ContextType>;
  bySource?: Resolver<ReadonlyArray<ResolversTypes['SourceEstate']>, ParentType, ContextType>;
  bySite?: Resolver<ReadonlyArray<ResolversTypes['SiteEstate']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
};

export type VendorEstateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorEstate'] = ResolversParentTypes['VendorEstate']> = {
  vendor?: Resolver<ResolversTypes['Vendor'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['EstateFigures'], ParentType, ContextType>;
};

export type SourceEstateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceEstate'] = ResolversParentTypes['SourceEstate']> = {
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['EstateFigures'], ParentType, ContextType>;
};

export type SiteEstateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteEstate'] = ResolversParentTypes['SiteEstate']> = {
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['EstateFigures'], ParentType, ContextType>;
};

export type EstateFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstateFigures'] = ResolversParentTypes['EstateFigures']> = {
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  siteCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hostCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  storagePoolCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shareCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expiringCertificateCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  poolCapacity?: Resolver<ResolversTypes['CapacitySummary'], ParentType, ContextType>;
  volumeCapacity?: Resolver<ResolversTypes['CapacitySummary'], ParentType, ContextType>;
  hostsByHealth?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HealthCount']>>, ParentType, ContextType>;
  alertsBySeverity?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AlertSeverityCount']>>, ParentType, ContextType>;
  jobsByState?: Resolver<Maybe<ReadonlyArray<ResolversTypes['WorkStateCount']>>, ParentType, ContextType>;
};

export type SiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  siteType?: Resolver<ResolversTypes['SiteType'], ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timezone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Capacity']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  children?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Site']>>, ParentType, ContextType>;
  hosts?: Resolver<ResolversTypes['HostConnection'], ParentType, ContextType, Partial<SiteHostsArgs>>;
  storagePools?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StoragePool']>>, ParentType, ContextType>;
  volumes?: Resolver<ResolversTypes['VolumeConnection'], ParentType, ContextType, Partial<SiteVolumesArgs>>;
  shares?: Resolver<ResolversTypes['ShareConnection'], ParentType, ContextType, Partial<SiteSharesArgs>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<SiteJobsArgs>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<SiteAlertsArgs>>;
  certificates?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Certificate']>>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['SiteDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteDetails'] = ResolversParentTypes['SiteDetails']> = {
  __resolveType: TypeResolveFn<'NasuniFilerDetails' | 'NgeneaHubSiteDetails' | 'NginxInstanceGroupDetails' | 'QumuloClusterDetails', ParentType, ContextType>;
};

export type NasuniFilerDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NasuniFilerDetails'] = ResolversParentTypes['NasuniFilerDetails']> = {
  guid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  managementState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  availableVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unsavedCacheBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NgeneaHubSiteDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NgeneaHubSiteDetails'] = ResolversParentTypes['NgeneaHubSiteDetails']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shortcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bandwidthBitsPerSecond?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  directoryCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  fileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  hydratedFileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  stubbedFileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NginxInstanceGroupDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxInstanceGroupDetails'] = ResolversParentTypes['NginxInstanceGroupDetails']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NginxInstance']>>, ParentType, ContextType>;
  lastDeployment?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloClusterDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloClusterDetails'] = ResolversParentTypes['QumuloClusterDetails']> = {
  clusterUuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  licenseState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remainingNodeFailures?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remainingDriveFailures?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dataAtRisk?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteConnection'] = ResolversParentTypes['SiteConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SiteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SiteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteEdge'] = ResolversParentTypes['SiteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
};

export type HostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Host'] = ResolversParentTypes['Host']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hostname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  components?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HostComponent']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ipAddresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  cpuCores?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  memoryBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  uptimeSeconds?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<HostAlertsArgs>>;
  details?: Resolver<Maybe<ResolversTypes['HostDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HostComponentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostComponent'] = ResolversParentTypes['HostComponent']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HostDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostDetails'] = ResolversParentTypes['HostDetails']> = {
  __resolveType: TypeResolveFn<'NasuniFilerDetails' | 'NginxSystemDetails' | 'QumuloNodeDetails', ParentType, ContextType>;
};

export type NginxSystemDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxSystemDetails'] = ResolversParentTypes['NginxSystemDetails']> = {
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NginxInstance']>>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NginxInstanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxInstance'] = ResolversParentTypes['NginxInstance']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<Maybe<ResolversTypes['Host']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  plus?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  configurationPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastDeployment?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloNodeDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloNodeDetails'] = ResolversParentTypes['QumuloNodeDetails']> = {
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  macAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drives?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QumuloDrive']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloDriveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloDrive'] = ResolversParentTypes['QumuloDrive']> = {
  slot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  driveType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacityBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
};

export type HostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostConnection'] = ResolversParentTypes['HostConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Host']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['HostEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['HostSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostEdge'] = ResolversParentTypes['HostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Host'], ParentType, ContextType>;
};

export type HostSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HostSummary'] = ResolversParentTypes['HostSummary']> = {
  byHealth?: Resolver<ReadonlyArray<ResolversTypes['HealthCount']>, ParentType, ContextType>;
};

export type StoragePoolResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoragePool'] = ResolversParentTypes['StoragePool']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  poolType?: Resolver<ResolversTypes['StoragePoolType'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Capacity']>, ParentType, ContextType>;
  volumes?: Resolver<ResolversTypes['VolumeConnection'], ParentType, ContextType, Partial<StoragePoolVolumesArgs>>;
  details?: Resolver<Maybe<ResolversTypes['StoragePoolDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoragePoolDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoragePoolDetails'] = ResolversParentTypes['StoragePoolDetails']> = {
  __resolveType: TypeResolveFn<'NasuniCloudBackendDetails' | 'NgeneaHubPoolDetails' | 'NodeumPoolDetails', ParentType, ContextType>;
};

export type NasuniCloudBackendDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NasuniCloudBackendDetails'] = ResolversParentTypes['NasuniCloudBackendDetails']> = {
  credentialId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cloudProvider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inUse?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NgeneaHubPoolDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NgeneaHubPoolDetails'] = ResolversParentTypes['NgeneaHubPoolDetails']> = {
  filesystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isDefault?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeumPoolDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeumPoolDetails'] = ResolversParentTypes['NodeumPoolDetails']> = {
  nativeType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memberCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoragePoolConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoragePoolConnection'] = ResolversParentTypes['StoragePoolConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StoragePool']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['StoragePoolEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['StoragePoolSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StoragePoolEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoragePoolEdge'] = ResolversParentTypes['StoragePoolEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StoragePool'], ParentType, ContextType>;
};

export type StoragePoolSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoragePoolSummary'] = ResolversParentTypes['StoragePoolSummary']> = {
  capacity?: Resolver<ResolversTypes['CapacitySummary'], ParentType, ContextType>;
  cacheCapacity?: Resolver<ResolversTypes['CapacitySummary'], ParentType, ContextType>;
};

export type VolumeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Volume'] = ResolversParentTypes['Volume']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Capacity']>, ParentType, ContextType>;
  protocols?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ShareProtocol']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VolumePlacement']>>, ParentType, ContextType>;
  shares?: Resolver<ResolversTypes['ShareConnection'], ParentType, ContextType, Partial<VolumeSharesArgs>>;
  snapshots?: Resolver<ResolversTypes['SnapshotConnection'], ParentType, ContextType, Partial<VolumeSnapshotsArgs>>;
  snapshotPolicies?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SnapshotPolicy']>>, ParentType, ContextType>;
  quotas?: Resolver<ResolversTypes['QuotaConnection'], ParentType, ContextType, Partial<VolumeQuotasArgs>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<VolumeJobsArgs>>;
  alerts?: Resolver<ResolversTypes['AlertConnection'], ParentType, ContextType, Partial<VolumeAlertsArgs>>;
  details?: Resolver<Maybe<ResolversTypes['VolumeDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VolumePlacementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumePlacement'] = ResolversParentTypes['VolumePlacement']> = {
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pool?: Resolver<Maybe<ResolversTypes['StoragePool']>, ParentType, ContextType>;
  poolId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['PlacementRole'], ParentType, ContextType>;
  connected?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  unprotectedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  lastSnapshotAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type VolumeDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumeDetails'] = ResolversParentTypes['VolumeDetails']> = {
  __resolveType: TypeResolveFn<'NasuniVolumeDetails' | 'NgeneaHubSpaceDetails' | 'NodeumContainerDetails' | 'QumuloDirectoryDetails', ParentType, ContextType>;
};

export type NasuniVolumeDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NasuniVolumeDetails'] = ResolversParentTypes['NasuniVolumeDetails']> = {
  permissionsPolicy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caseSensitive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deduplicated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  compressed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  snapshotRetention?: Resolver<Maybe<ResolversTypes['Retention']>, ParentType, ContextType>;
  authPolicy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remoteAccessEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  remoteAccessPermission?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bucket?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NgeneaHubSpaceDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NgeneaHubSpaceDetails'] = ResolversParentTypes['NgeneaHubSpaceDetails']> = {
  immutable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ready?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  permissionMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeumContainerDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeumContainerDetails'] = ResolversParentTypes['NodeumContainerDetails']> = {
  quotaOnCachePercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  cachedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  fileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  cacheOnlyFileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  guestAccess?: Resolver<Maybe<ResolversTypes['AccessLevel']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloDirectoryDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloDirectoryDetails'] = ResolversParentTypes['QumuloDirectoryDetails']> = {
  isRoot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VolumeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumeConnection'] = ResolversParentTypes['VolumeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Volume']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['VolumeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['VolumeSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VolumeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumeEdge'] = ResolversParentTypes['VolumeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Volume'], ParentType, ContextType>;
};

export type VolumeSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumeSummary'] = ResolversParentTypes['VolumeSummary']> = {
  capacity?: Resolver<ResolversTypes['CapacitySummary'], ParentType, ContextType>;
  byHealth?: Resolver<ReadonlyArray<ResolversTypes['HealthCount']>, ParentType, ContextType>;
};

export type VolumePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VolumePayload'] = ResolversParentTypes['VolumePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Share'] = ResolversParentTypes['Share']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['ShareProtocol'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['ShareDirection'], ParentType, ContextType>;
  exportPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  volumeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Site']>>, ParentType, ContextType>;
  readOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  openToAnyHost?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  openToAnyUser?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  nfs?: Resolver<Maybe<ResolversTypes['NfsShareSettings']>, ParentType, ContextType>;
  smb?: Resolver<Maybe<ResolversTypes['SmbShareSettings']>, ParentType, ContextType>;
  s3?: Resolver<Maybe<ResolversTypes['S3ShareSettings']>, ParentType, ContextType>;
  ftp?: Resolver<Maybe<ResolversTypes['FtpShareSettings']>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['ShareDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NfsShareSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NfsShareSettings'] = ResolversParentTypes['NfsShareSettings']> = {
  rules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NfsRule']>>, ParentType, ContextType>;
};

export type NfsRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NfsRule'] = ResolversParentTypes['NfsRule']> = {
  hosts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  readOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  squash?: Resolver<Maybe<ResolversTypes['NfsSquash']>, ParentType, ContextType>;
  anonymousUid?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  anonymousGid?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  security?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NfsSecurity']>>, ParentType, ContextType>;
  privilegedPortRequired?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  asyncWrites?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  writeDelay?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type SmbShareSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmbShareSettings'] = ResolversParentTypes['SmbShareSettings']> = {
  browseable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  guestAllowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  encryption?: Resolver<Maybe<ResolversTypes['SmbEncryption']>, ParentType, ContextType>;
  accessBasedEnumeration?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  previousVersions?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allowedHosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  deniedHosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SharePermission']>>, ParentType, ContextType>;
};

export type SharePermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharePermission'] = ResolversParentTypes['SharePermission']> = {
  trustee?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trusteeType?: Resolver<ResolversTypes['TrusteeType'], ParentType, ContextType>;
  access?: Resolver<ResolversTypes['AccessLevel'], ParentType, ContextType>;
};

export type S3ShareSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['S3ShareSettings'] = ResolversParentTypes['S3ShareSettings']> = {
  versioning?: Resolver<Maybe<ResolversTypes['S3Versioning']>, ParentType, ContextType>;
  objectLockEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  defaultRetentionDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type FtpShareSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FtpShareSettings'] = ResolversParentTypes['FtpShareSettings']> = {
  anonymousAllowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  allowedHosts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ShareDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareDetails'] = ResolversParentTypes['ShareDetails']> = {
  __resolveType: TypeResolveFn<'NasuniShareDetails' | 'NodeumNasShareDetails', ParentType, ContextType>;
};

export type NasuniShareDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NasuniShareDetails'] = ResolversParentTypes['NasuniShareDetails']> = {
  browserAccess?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mobileAccess?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  snapshotDirectories?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  homeDirectories?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeumNasShareDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeumNasShareDetails'] = ResolversParentTypes['NodeumNasShareDetails']> = {
  serverHost?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nativeProtocol?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mountOptions?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileCount?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  usedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  pool?: Resolver<Maybe<ResolversTypes['StoragePool']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShareConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareConnection'] = ResolversParentTypes['ShareConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Share']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShareEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['ShareSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShareEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareEdge'] = ResolversParentTypes['ShareEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Share'], ParentType, ContextType>;
};

export type ShareSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareSummary'] = ResolversParentTypes['ShareSummary']> = {
  byProtocol?: Resolver<ReadonlyArray<ResolversTypes['ShareProtocolCount']>, ParentType, ContextType>;
};

export type SharePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SharePayload'] = ResolversParentTypes['SharePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Share']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Snapshot'] = ResolversParentTypes['Snapshot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['SnapshotSubject'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  volumeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lifecycle?: Resolver<ResolversTypes['LifecycleState'], ParentType, ContextType>;
  progressPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  locked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lockKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['SnapshotPolicy']>, ParentType, ContextType>;
  policyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  uniqueBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['SnapshotDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotDetails'] = ResolversParentTypes['SnapshotDetails']> = {
  __resolveType: TypeResolveFn<'NasuniSnapshotDetails' | 'NginxConfigurationDetails' | 'QumuloSnapshotDetails', ParentType, ContextType>;
};

export type NasuniSnapshotDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NasuniSnapshotDetails'] = ResolversParentTypes['NasuniSnapshotDetails']> = {
  snapshotVersion?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NginxConfigurationDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxConfigurationDetails'] = ResolversParentTypes['NginxConfigurationDetails']> = {
  externalVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  instance?: Resolver<Maybe<ResolversTypes['NginxInstance']>, ParentType, ContextType>;
  filePaths?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloSnapshotDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloSnapshotDetails'] = ResolversParentTypes['QumuloSnapshotDetails']> = {
  heldByReplication?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotConnection'] = ResolversParentTypes['SnapshotConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Snapshot']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SnapshotEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotEdge'] = ResolversParentTypes['SnapshotEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Snapshot'], ParentType, ContextType>;
};

export type SnapshotPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotPayload'] = ResolversParentTypes['SnapshotPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['Snapshot']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotPolicy'] = ResolversParentTypes['SnapshotPolicy']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  volumeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sites?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Site']>>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  retention?: Resolver<Maybe<ResolversTypes['Retention']>, ParentType, ContextType>;
  snapshots?: Resolver<ResolversTypes['SnapshotConnection'], ParentType, ContextType, Partial<SnapshotPolicySnapshotsArgs>>;
  lockKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotPolicyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotPolicyConnection'] = ResolversParentTypes['SnapshotPolicyConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SnapshotPolicy']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SnapshotPolicyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SnapshotPolicyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotPolicyEdge'] = ResolversParentTypes['SnapshotPolicyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SnapshotPolicy'], ParentType, ContextType>;
};

export type SnapshotPolicyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SnapshotPolicyPayload'] = ResolversParentTypes['SnapshotPolicyPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  snapshotPolicy?: Resolver<Maybe<ResolversTypes['SnapshotPolicy']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quota'] = ResolversParentTypes['Quota']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['QuotaScope'], ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  volumeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Capacity']>, ParentType, ContextType>;
  notifyEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotaConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotaConnection'] = ResolversParentTypes['QuotaConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Quota']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuotaEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotaEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotaEdge'] = ResolversParentTypes['QuotaEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quota'], ParentType, ContextType>;
};

export type QuotaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuotaPayload'] = ResolversParentTypes['QuotaPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['Quota']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobType?: Resolver<ResolversTypes['JobType'], ParentType, ContextType>;
  nativeType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
  progressPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['JobProgress']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  volume?: Resolver<Maybe<ResolversTypes['Volume']>, ParentType, ContextType>;
  volumeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['JobTemplate']>, ParentType, ContextType>;
  templateId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  steps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JobStep']>>, ParentType, ContextType, RequireFields<JobStepsArgs, 'first'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  operationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['JobDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobProgress'] = ResolversParentTypes['JobProgress']> = {
  processedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  totalBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  processedFiles?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  totalFiles?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  bytesPerSecond?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  remainingSeconds?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
};

export type JobStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobStep'] = ResolversParentTypes['JobStep']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JobDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobDetails'] = ResolversParentTypes['JobDetails']> = {
  __resolveType: TypeResolveFn<'NgeneaHubJobDetails' | 'NginxDeploymentDetails' | 'NginxScanDetails' | 'NodeumExecutionDetails' | 'QumuloReplicationRunDetails', ParentType, ContextType>;
};

export type NgeneaHubJobDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NgeneaHubJobDetails'] = ResolversParentTypes['NgeneaHubJobDetails']> = {
  queue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NginxDeploymentDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxDeploymentDetails'] = ResolversParentTypes['NginxDeploymentDetails']> = {
  instance?: Resolver<Maybe<ResolversTypes['NginxInstance']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NginxScanDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NginxScanDetails'] = ResolversParentTypes['NginxScanDetails']> = {
  cidr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endpointsScanned?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  serversFound?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nginxFound?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeumExecutionDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeumExecutionDetails'] = ResolversParentTypes['NodeumExecutionDetails']> = {
  workflowType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finalizedFiles?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloReplicationRunDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloReplicationRunDetails'] = ResolversParentTypes['QumuloReplicationRunDetails']> = {
  recoveryPoint?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  queuedSnapshotCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Job']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['JobSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobSummary'] = ResolversParentTypes['JobSummary']> = {
  byState?: Resolver<ReadonlyArray<ResolversTypes['WorkStateCount']>, ParentType, ContextType>;
};

export type JobPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobPayload'] = ResolversParentTypes['JobPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobTemplate'] = ResolversParentTypes['JobTemplate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobType?: Resolver<ResolversTypes['JobType'], ParentType, ContextType>;
  nativeType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  paths?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  parameters?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JobTemplateParameter']>>, ParentType, ContextType>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<JobTemplateJobsArgs>>;
  details?: Resolver<Maybe<ResolversTypes['JobTemplateDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobTemplateParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobTemplateParameter'] = ResolversParentTypes['JobTemplateParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  valueType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  choices?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type JobTemplateDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobTemplateDetails'] = ResolversParentTypes['JobTemplateDetails']> = {
  __resolveType: TypeResolveFn<'NgeneaHubPolicyDetails' | 'NodeumTaskDetails' | 'QumuloReplicationDetails', ParentType, ContextType>;
};

export type NgeneaHubPolicyDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NgeneaHubPolicyDetails'] = ResolversParentTypes['NgeneaHubPolicyDetails']> = {
  volumes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Volume']>>, ParentType, ContextType>;
  filesystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  threads?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeumTaskDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeumTaskDetails'] = ResolversParentTypes['NodeumTaskDetails']> = {
  workflowAction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  destinationType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  conflictResolution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QumuloReplicationDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QumuloReplicationDetails'] = ResolversParentTypes['QumuloReplicationDetails']> = {
  outgoing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  peerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  peerPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recoveryPoint?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobTemplateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobTemplateConnection'] = ResolversParentTypes['JobTemplateConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JobTemplate']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobTemplateEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobTemplateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobTemplateEdge'] = ResolversParentTypes['JobTemplateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JobTemplate'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  raisedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  acknowledged?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  suppressed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resource?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  resourceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['AlertSummary'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertSummary'] = ResolversParentTypes['AlertSummary']> = {
  bySeverity?: Resolver<ReadonlyArray<ResolversTypes['AlertSeverityCount']>, ParentType, ContextType>;
};

export type CertificateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Certificate'] = ResolversParentTypes['Certificate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nativeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nativeState?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  commands?: Resolver<ReadonlyArray<ResolversTypes['CommandAvailability']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['CertificatePurpose'], ParentType, ContextType>;
  commonName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subjectName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  alternativeNames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  thumbprintAlgorithm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keyType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Site']>, ParentType, ContextType>;
  siteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  instances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['NginxInstance']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CertificateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificateConnection'] = ResolversParentTypes['CertificateConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Certificate']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CertificateEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CertificateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificateEdge'] = ResolversParentTypes['CertificateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Certificate'], ParentType, ContextType>;
};

export type CertificatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CertificatePayload'] = ResolversParentTypes['CertificatePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  certificate?: Resolver<Maybe<ResolversTypes['Certificate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  command?: Resolver<ResolversTypes['Command'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  targetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  targetName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deadlineAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  progressPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  plan?: Resolver<ReadonlyArray<ResolversTypes['PlannedCall']>, ParentType, ContextType>;
  calls?: Resolver<ReadonlyArray<ResolversTypes['VendorCall']>, ParentType, ContextType>;
  transitions?: Resolver<ReadonlyArray<ResolversTypes['OperationTransition']>, ParentType, ContextType>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, Partial<OperationJobsArgs>>;
  inferredOutcome?: Resolver<Maybe<ResolversTypes['InferredOutcome']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlannedCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedCall'] = ResolversParentTypes['PlannedCall']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['PlannedValue']>, ParentType, ContextType>;
  waitsForJob?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PlannedValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedValue'] = ResolversParentTypes['PlannedValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VendorCallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VendorCall'] = ResolversParentTypes['VendorCall']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendorRequestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CallOutcome'], ParentType, ContextType>;
};

export type OperationTransitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationTransition'] = ResolversParentTypes['OperationTransition']> = {
  sequence?: Resolver<ResolversTypes['Count64'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['OperationSummary'], ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type OperationSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationSummary'] = ResolversParentTypes['OperationSummary']> = {
  byState?: Resolver<ReadonlyArray<ResolversTypes['WorkStateCount']>, ParentType, ContextType>;
};

export type PayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payload'] = ResolversParentTypes['Payload']> = {
  __resolveType: TypeResolveFn<'VolumePayload' | 'SharePayload' | 'SnapshotPayload' | 'SnapshotPolicyPayload' | 'QuotaPayload' | 'JobPayload' | 'CertificatePayload' | 'OperationPayload' | 'RefreshInventoryPayload', ParentType, ContextType>;
};

export type OperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationPayload'] = ResolversParentTypes['OperationPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshInventoryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshInventoryPayload'] = ResolversParentTypes['RefreshInventoryPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceAnswer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['Source']>, ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  retryAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendorStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vendorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorRequestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface ByteCountScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ByteCount'], any> {
  name: 'ByteCount';
}

export interface Count64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Count64'], any> {
  name: 'Count64';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface SecretScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Secret'], any> {
  name: 'Secret';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Source' | 'Site' | 'Host' | 'NginxInstance' | 'StoragePool' | 'Volume' | 'Share' | 'Snapshot' | 'SnapshotPolicy' | 'Quota' | 'Job' | 'JobTemplate' | 'Alert' | 'Certificate' | 'Operation', ParentType, ContextType>;
};

export type ResourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Resource'] = ResolversParentTypes['Resource']> = {
  __resolveType: TypeResolveFn<'Site' | 'Host' | 'StoragePool' | 'Volume' | 'Share' | 'Snapshot' | 'SnapshotPolicy' | 'Quota' | 'Job' | 'JobTemplate' | 'Alert' | 'Certificate', ParentType, ContextType>;
};

export type ResourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResourceConnection'] = ResolversParentTypes['ResourceConnection']> = {
  __resolveType: TypeResolveFn<'SiteConnection' | 'HostConnection' | 'StoragePoolConnection' | 'VolumeConnection' | 'ShareConnection' | 'SnapshotConnection' | 'SnapshotPolicyConnection' | 'QuotaConnection' | 'JobConnection' | 'JobTemplateConnection' | 'AlertConnection' | 'CertificateConnection', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SourceAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceAnswer'] = ResolversParentTypes['SourceAnswer']> = {
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['Kind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SourceAnswerState'], ParentType, ContextType>;
  observedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type KindResolvers = EnumResolverSignature<{ SITE?: any, HOST?: any, STORAGE_POOL?: any, VOLUME?: any, SHARE?: any, SNAPSHOT?: any, SNAPSHOT_POLICY?: any, QUOTA?: any, JOB?: any, JOB_TEMPLATE?: any, ALERT?: any, CERTIFICATE?: any }, ResolversTypes['Kind']>;

export type VendorResolvers = EnumResolverSignature<{ NASUNI?: any, NODEUM?: any, NGENEA_HUB?: any, NGINX_INSTANCE_MANAGER?: any, QUMULO?: any }, ResolversTypes['Vendor']>;

export type CapacityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Capacity'] = ResolversParentTypes['Capacity']> = {
  totalBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  usedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  freeBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  usedPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  snapshotBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  unlimited?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['CapacityBasis']>, ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  assumption?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CapacitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CapacitySummary'] = ResolversParentTypes['CapacitySummary']> = {
  totalBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  usedBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  freeBytes?: Resolver<Maybe<ResolversTypes['ByteCount']>, ParentType, ContextType>;
  usedPercent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rowsWithoutTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsWithoutUsed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HealthCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HealthCount'] = ResolversParentTypes['HealthCount']> = {
  health?: Resolver<ResolversTypes['Health'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkStateCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkStateCount'] = ResolversParentTypes['WorkStateCount']> = {
  state?: Resolver<ResolversTypes['WorkState'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AlertSeverityCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertSeverityCount'] = ResolversParentTypes['AlertSeverityCount']> = {
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShareProtocolCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareProtocolCount'] = ResolversParentTypes['ShareProtocolCount']> = {
  protocol?: Resolver<ResolversTypes['ShareProtocol'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ScheduleFormat'], ParentType, ContextType>;
  expression?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timezone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  intervalSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  daysOfWeek?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DayOfWeek']>>, ParentType, ContextType>;
  dayOfMonth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endTime?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  missedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RetentionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Retention'] = ResolversParentTypes['Retention']> = {
  forever?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageSeconds?: Resolver<Maybe<ResolversTypes['Count64']>, ParentType, ContextType>;
  expression?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createVolume?: Resolver<ResolversTypes['VolumePayload'], ParentType, ContextType, RequireFields<MutationCreateVolumeArgs, 'input'>>;
  updateVolume?: Resolver<ResolversTypes['VolumePayload'], ParentType, ContextType, RequireFields<MutationUpdateVolumeArgs, 'input'>>;
  deleteVolume?: Resolver<ResolversTypes['VolumePayload'], ParentType, ContextType, RequireFields<MutationDeleteVolumeArgs, 'input'>>;
  createShare?: Resolver<ResolversTypes['SharePayload'], ParentType, ContextType, RequireFields<MutationCreateShareArgs, 'input'>>;
  updateShare?: Resolver<ResolversTypes['SharePayload'], ParentType, ContextType, RequireFields<MutationUpdateShareArgs, 'input'>>;
  deleteShare?: Resolver<ResolversTypes['SharePayload'], ParentType, ContextType, RequireFields<MutationDeleteShareArgs, 'input'>>;
  createSnapshot?: Resolver<ResolversTypes['SnapshotPayload'], ParentType, ContextType, RequireFields<MutationCreateSnapshotArgs, 'input'>>;
  updateSnapshot?: Resolver<ResolversTypes['SnapshotPayload'], ParentType, ContextType, RequireFields<MutationUpdateSnapshotArgs, 'input'>>;
  deleteSnapshot?: Resolver<ResolversTypes['SnapshotPayload'], ParentType, ContextType, RequireFields<MutationDeleteSnapshotArgs, 'input'>>;
  lockSnapshot?: Resolver<ResolversTypes['SnapshotPayload'], ParentType, ContextType, RequireFields<MutationLockSnapshotArgs, 'input'>>;
  createSnapshotPolicy?: Resolver<ResolversTypes['SnapshotPolicyPayload'], ParentType, ContextType, RequireFields<MutationCreateSnapshotPolicyArgs, 'input'>>;
  updateSnapshotPolicy?: Resolver<ResolversTypes['SnapshotPolicyPayload'], ParentType, ContextType, RequireFields<MutationUpdateSnapshotPolicyArgs, 'input'>>;
  deleteSnapshotPolicy?: Resolver<ResolversTypes['SnapshotPolicyPayload'], ParentType, ContextType, RequireFields<MutationDeleteSnapshotPolicyArgs, 'input'>>;
  setQuota?: Resolver<ResolversTypes['QuotaPayload'], ParentType, ContextType, RequireFields<MutationSetQuotaArgs, 'input'>>;
  removeQuota?: Resolver<ResolversTypes['QuotaPayload'], ParentType, ContextType, RequireFields<MutationRemoveQuotaArgs, 'input'>>;
  runJobTemplate?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationRunJobTemplateArgs, 'input'>>;
  cancelJob?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationCancelJobArgs, 'input'>>;
  pauseJob?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationPauseJobArgs, 'input'>>;
  resumeJob?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationResumeJobArgs, 'input'>>;
  retryJob?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationRetryJobArgs, 'input'>>;
  saveConfiguration?: Resolver<ResolversTypes['SnapshotPayload'], ParentType, ContextType, RequireFields<MutationSaveConfigurationArgs, 'input'>>;
  publishConfiguration?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationPublishConfigurationArgs, 'input'>>;
  startScan?: Resolver<ResolversTypes['JobPayload'], ParentType, ContextType, RequireFields<MutationStartScanArgs, 'input'>>;
  uploadCertificate?: Resolver<ResolversTypes['CertificatePayload'], ParentType, ContextType, RequireFields<MutationUploadCertificateArgs, 'input'>>;
  deleteCertificate?: Resolver<ResolversTypes['CertificatePayload'], ParentType, ContextType, RequireFields<MutationDeleteCertificateArgs, 'input'>>;
  refreshInventory?: Resolver<ResolversTypes['RefreshInventoryPayload'], ParentType, ContextType, RequireFields<MutationRefreshInventoryArgs, 'input'>>;
  cancelOperation?: Resolver<ResolversTypes['OperationPayload'], ParentType, ContextType, RequireFields<MutationCancelOperationArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  operationUpdated?: SubscriptionResolver<ResolversTypes['OperationEvent'], "operationUpdated", ParentType, ContextType, RequireFields<SubscriptionOperationUpdatedArgs, 'id'>>;
  jobUpdated?: SubscriptionResolver<ResolversTypes['JobEvent'], "jobUpdated", ParentType, ContextType, RequireFields<SubscriptionJobUpdatedArgs, 'id'>>;
  jobsChanged?: SubscriptionResolver<ResolversTypes['JobEvent'], "jobsChanged", ParentType, ContextType, Partial<SubscriptionJobsChangedArgs>>;
  inventoryChanged?: SubscriptionResolver<ResolversTypes['InventoryEvent'], "inventoryChanged", ParentType, ContextType, Partial<SubscriptionInventoryChangedArgs>>;
  alertRaised?: SubscriptionResolver<ResolversTypes['AlertEvent'], "alertRaised", ParentType, ContextType, Partial<SubscriptionAlertRaisedArgs>>;
};

export type StreamEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamEvent'] = ResolversParentTypes['StreamEvent']> = {
  __resolveType: TypeResolveFn<'OperationEvent' | 'JobEvent' | 'InventoryEvent' | 'AlertEvent', ParentType, ContextType>;
};

export type OperationEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEvent'] = ResolversParentTypes['OperationEvent']> = {
  sequence?: Resolver<ResolversTypes['Count64'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEvent'] = ResolversParentTypes['JobEvent']> = {
  sequence?: Resolver<ResolversTypes['Count64'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeType'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InventoryEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InventoryEvent'] = ResolversParentTypes['InventoryEvent']> = {
  sequence?: Resolver<ResolversTypes['Count64'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  collection?: Resolver<ResolversTypes['SourceAnswer'], ParentType, ContextType>;
  addedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ids?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlertEvent'] = ResolversParentTypes['AlertEvent']> = {
  sequence?: Resolver<ResolversTypes['Count64'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  gap?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  alert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Budget?: BudgetResolvers<ContextType>;
  Capability?: CapabilityResolvers<ContextType>;
  CommandAvailability?: CommandAvailabilityResolvers<ContextType>;
  SourceConnection?: SourceConnectionResolvers<ContextType>;
  SourceEdge?: SourceEdgeResolvers<ContextType>;
  Estate?: EstateResolvers<ContextType>;
  VendorEstate?: VendorEstateResolvers<ContextType>;
  SourceEstate?: SourceEstateResolvers<ContextType>;
  SiteEstate?: SiteEstateResolvers<ContextType>;
  EstateFigures?: EstateFiguresResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  SiteDetails?: SiteDetailsResolvers<ContextType>;
  NasuniFilerDetails?: NasuniFilerDetailsResolvers<ContextType>;
  NgeneaHubSiteDetails?: NgeneaHubSiteDetailsResolvers<ContextType>;
  NginxInstanceGroupDetails?: NginxInstanceGroupDetailsResolvers<ContextType>;
  QumuloClusterDetails?: QumuloClusterDetailsResolvers<ContextType>;
  SiteConnection?: SiteConnectionResolvers<ContextType>;
  SiteEdge?: SiteEdgeResolvers<ContextType>;
  Host?: HostResolvers<ContextType>;
  HostComponent?: HostComponentResolvers<ContextType>;
  HostDetails?: HostDetailsResolvers<ContextType>;
  NginxSystemDetails?: NginxSystemDetailsResolvers<ContextType>;
  NginxInstance?: NginxInstanceResolvers<ContextType>;
  QumuloNodeDetails?: QumuloNodeDetailsResolvers<ContextType>;
  QumuloDrive?: QumuloDriveResolvers<ContextType>;
  HostConnection?: HostConnectionResolvers<ContextType>;
  HostEdge?: HostEdgeResolvers<ContextType>;
  HostSummary?: HostSummaryResolvers<ContextType>;
  StoragePool?: StoragePoolResolvers<ContextType>;
  StoragePoolDetails?: StoragePoolDetailsResolvers<ContextType>;
  NasuniCloudBackendDetails?: NasuniCloudBackendDetailsResolvers<ContextType>;
  NgeneaHubPoolDetails?: NgeneaHubPoolDetailsResolvers<ContextType>;
  NodeumPoolDetails?: NodeumPoolDetailsResolvers<ContextType>;
  StoragePoolConnection?: StoragePoolConnectionResolvers<ContextType>;
  StoragePoolEdge?: StoragePoolEdgeResolvers<ContextType>;
  StoragePoolSummary?: StoragePoolSummaryResolvers<ContextType>;
  Volume?: VolumeResolvers<ContextType>;
  VolumePlacement?: VolumePlacementResolvers<ContextType>;
  VolumeDetails?: VolumeDetailsResolvers<ContextType>;
  NasuniVolumeDetails?: NasuniVolumeDetailsResolvers<ContextType>;
  NgeneaHubSpaceDetails?: NgeneaHubSpaceDetailsResolvers<ContextType>;
  NodeumContainerDetails?: NodeumContainerDetailsResolvers<ContextType>;
  QumuloDirectoryDetails?: QumuloDirectoryDetailsResolvers<ContextType>;
  VolumeConnection?: VolumeConnectionResolvers<ContextType>;
  VolumeEdge?: VolumeEdgeResolvers<ContextType>;
  VolumeSummary?: VolumeSummaryResolvers<ContextType>;
  VolumePayload?: VolumePayloadResolvers<ContextType>;
  Share?: ShareResolvers<ContextType>;
  NfsShareSettings?: NfsShareSettingsResolvers<ContextType>;
  NfsRule?: NfsRuleResolvers<ContextType>;
  SmbShareSettings?: SmbShareSettingsResolvers<ContextType>;
  SharePermission?: SharePermissionResolvers<ContextType>;
  S3ShareSettings?: S3ShareSettingsResolvers<ContextType>;
  FtpShareSettings?: FtpShareSettingsResolvers<ContextType>;
  ShareDetails?: ShareDetailsResolvers<ContextType>;
  NasuniShareDetails?: NasuniShareDetailsResolvers<ContextType>;
  NodeumNasShareDetails?: NodeumNasShareDetailsResolvers<ContextType>;
  ShareConnection?: ShareConnectionResolvers<ContextType>;
  ShareEdge?: ShareEdgeResolvers<ContextType>;
  ShareSummary?: ShareSummaryResolvers<ContextType>;
  SharePayload?: SharePayloadResolvers<ContextType>;
  Snapshot?: SnapshotResolvers<ContextType>;
  SnapshotDetails?: SnapshotDetailsResolvers<ContextType>;
  NasuniSnapshotDetails?: NasuniSnapshotDetailsResolvers<ContextType>;
  NginxConfigurationDetails?: NginxConfigurationDetailsResolvers<ContextType>;
  QumuloSnapshotDetails?: QumuloSnapshotDetailsResolvers<ContextType>;
  SnapshotConnection?: SnapshotConnectionResolvers<ContextType>;
  SnapshotEdge?: SnapshotEdgeResolvers<ContextType>;
  SnapshotPayload?: SnapshotPayloadResolvers<ContextType>;
  SnapshotPolicy?: SnapshotPolicyResolvers<ContextType>;
  SnapshotPolicyConnection?: SnapshotPolicyConnectionResolvers<ContextType>;
  SnapshotPolicyEdge?: SnapshotPolicyEdgeResolvers<ContextType>;
  SnapshotPolicyPayload?: SnapshotPolicyPayloadResolvers<ContextType>;
  Quota?: QuotaResolvers<ContextType>;
  QuotaConnection?: QuotaConnectionResolvers<ContextType>;
  QuotaEdge?: QuotaEdgeResolvers<ContextType>;
  QuotaPayload?: QuotaPayloadResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobProgress?: JobProgressResolvers<ContextType>;
  JobStep?: JobStepResolvers<ContextType>;
  JobDetails?: JobDetailsResolvers<ContextType>;
  NgeneaHubJobDetails?: NgeneaHubJobDetailsResolvers<ContextType>;
  NginxDeploymentDetails?: NginxDeploymentDetailsResolvers<ContextType>;
  NginxScanDetails?: NginxScanDetailsResolvers<ContextType>;
  NodeumExecutionDetails?: NodeumExecutionDetailsResolvers<ContextType>;
  QumuloReplicationRunDetails?: QumuloReplicationRunDetailsResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobSummary?: JobSummaryResolvers<ContextType>;
  JobPayload?: JobPayloadResolvers<ContextType>;
  JobTemplate?: JobTemplateResolvers<ContextType>;
  JobTemplateParameter?: JobTemplateParameterResolvers<ContextType>;
  JobTemplateDetails?: JobTemplateDetailsResolvers<ContextType>;
  NgeneaHubPolicyDetails?: NgeneaHubPolicyDetailsResolvers<ContextType>;
  NodeumTaskDetails?: NodeumTaskDetailsResolvers<ContextType>;
  QumuloReplicationDetails?: QumuloReplicationDetailsResolvers<ContextType>;
  JobTemplateConnection?: JobTemplateConnectionResolvers<ContextType>;
  JobTemplateEdge?: JobTemplateEdgeResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertSummary?: AlertSummaryResolvers<ContextType>;
  Certificate?: CertificateResolvers<ContextType>;
  CertificateConnection?: CertificateConnectionResolvers<ContextType>;
  CertificateEdge?: CertificateEdgeResolvers<ContextType>;
  CertificatePayload?: CertificatePayloadResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  PlannedCall?: PlannedCallResolvers<ContextType>;
  PlannedValue?: PlannedValueResolvers<ContextType>;
  VendorCall?: VendorCallResolvers<ContextType>;
  OperationTransition?: OperationTransitionResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  OperationSummary?: OperationSummaryResolvers<ContextType>;
  Payload?: PayloadResolvers<ContextType>;
  OperationPayload?: OperationPayloadResolvers<ContextType>;
  RefreshInventoryPayload?: RefreshInventoryPayloadResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  ByteCount?: GraphQLScalarType;
  Count64?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Secret?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Resource?: ResourceResolvers<ContextType>;
  ResourceConnection?: ResourceConnectionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  SourceAnswer?: SourceAnswerResolvers<ContextType>;
  Kind?: KindResolvers;
  Vendor?: VendorResolvers;
  Capacity?: CapacityResolvers<ContextType>;
  CapacitySummary?: CapacitySummaryResolvers<ContextType>;
  HealthCount?: HealthCountResolvers<ContextType>;
  WorkStateCount?: WorkStateCountResolvers<ContextType>;
  AlertSeverityCount?: AlertSeverityCountResolvers<ContextType>;
  ShareProtocolCount?: ShareProtocolCountResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  Retention?: RetentionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  StreamEvent?: StreamEventResolvers<ContextType>;
  OperationEvent?: OperationEventResolvers<ContextType>;
  JobEvent?: JobEventResolvers<ContextType>;
  InventoryEvent?: InventoryEventResolvers<ContextType>;
  AlertEvent?: AlertEventResolvers<ContextType>;
};

