// Who writes down what becomes of shared state? Told once for every change, never for every operation; a log fits.

/** Writes down changes. Fields are flat and tell no address and no secret. */
export interface Scribe {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
