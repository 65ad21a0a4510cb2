// What does a started simulator look like from outside? Given back by every start function and by `startSimulators`.

/** A simulator that listens. */
export interface RunningSimulator {
  /** Folder name of the vendor, such as "qumulo". */
  vendor: string;
  /** Origin, such as "http://127.0.0.1:4105", without a slash at the end. */
  url: string;
  /** The port it listens on. */
  port: number;
  /** Ends all connections, also hanging ones, and frees the port. */
  close(): Promise<void>;
}
