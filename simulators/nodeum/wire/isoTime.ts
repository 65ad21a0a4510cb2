// How does Nodeum write moments? ISO 8601; with milliseconds that are always zero, and without any in schedules (sheet §1).

/** `2018-11-21T10:47:53.000Z`: whole seconds, written with milliseconds, as everywhere but in schedules. */
export const isoTime = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString();

/** `2019-10-11T15:00:00Z`, as in schedules. */
export const scheduleTime = (ms: number): string => isoTime(ms).replace(".000Z", "Z");
