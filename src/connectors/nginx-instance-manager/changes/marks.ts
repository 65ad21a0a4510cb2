// How does a version of a configuration tell which operation made it? By its `externalId`, which the vendor keeps (sheet §6.2), unless
// the caller needs that field for a version of his own.

const PREFIX = "storagegraph-";

/** What stands in `externalId`: at most 45 characters of the 150 that it takes. */
export const markOf = (operationId: string): string => `${PREFIX}${operationId}`;

/** Whether an `externalId` is the mark of some operation, and no version of the caller's. */
export const isMark = (externalId: string): boolean => externalId.startsWith(PREFIX);
